"""Writing a verdict, on the page of its claim."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from factcheck.claims.models import Claim
from factcheck.desk.answers import Said
from factcheck.desk.forms.verdicts import Discard, Write
from factcheck.desk.gate import DeskRequest, desk
from factcheck.desk.undo_offers import say_done
from factcheck.desk.views.claims import on_claim
from factcheck.verdicts.models import State, Verdict
from factcheck.verdicts.services import writing
from newsroom.models import User
from newsroom.refusals import Conflict


@require_POST
@desk
def write(request: DeskRequest, pk: int) -> HttpResponse:
    """Keep what the author wrote; with the button “Submit”, hand it in as well."""
    is_handed_in = request.POST.get("act") == "submit"
    open_verdict = _open_verdict(pk)
    is_revision = open_verdict.is_correction if open_verdict else Verdict.objects.filter(claim=pk).exists()
    form = Write(request.POST, verdict=open_verdict, is_revision=is_revision)

    def keep(claim: Claim, said: Said) -> None:
        _is_the_one_read(claim, said.pop("verdict"))
        if is_handed_in and _is_handed_in_already(claim, said, by=request.user):
            return
        _keep(claim, said, by=request.user, submit=is_handed_in)
        messages.success(
            request,
            gettext("Submitted. Another person reads it now.") if is_handed_in else gettext("The draft is saved."),
        )

    return on_claim(request, pk, form, keep, now=lambda: _open_verdict(pk))


@transaction.atomic
def _keep(claim: Claim, said: Said, *, by: User, submit: bool) -> None:
    version = said.pop("version")
    verdict = writing.save(writing.begin(claim, by=by), by=by, version=version, **said)
    if submit:
        writing.submit(verdict, by=by, version=verdict.version)


def _is_handed_in_already(claim: Claim, said: Said, *, by: User) -> bool:
    """Whether this very form was sent before, by a second click: its words are in review."""
    verdict = _open_verdict(claim.pk)
    if verdict is None or verdict.state != State.IN_REVIEW or verdict.author_id != by.pk:
        return False
    return all(getattr(verdict, name) == value for name, value in said.items() if name != "version")


@require_POST
@desk
def discard(request: DeskRequest, pk: int) -> HttpResponse:
    """Give the draft up. A draft that is gone already is what was wanted."""

    def give_up(claim: Claim, said: Said) -> None:
        read, verdict = said.pop("verdict"), _open_verdict(claim.pk)
        if verdict:
            _is_the_one_read(claim, read)
            writing.discard(verdict, by=request.user, **said)
            say_done(request, gettext("The draft is discarded. The record keeps its words."), verdict)

    return on_claim(request, pk, Discard(request.POST), give_up, now=lambda: _open_verdict(pk))


def _is_the_one_read(claim: Claim, read: int | None) -> None:
    """Raise `Conflict` for words that were written over another draft than the one that is open."""
    verdict = _open_verdict(claim.pk)
    if read and verdict is None:
        raise Conflict(gettext("The draft you had open is gone: it was discarded or published since."), thing=claim)
    if read and verdict and verdict.pk != read:
        raise Conflict(gettext("The draft you had open was discarded, and another one is begun."), thing=claim)


def _open_verdict(claim: int) -> Verdict | None:
    return Verdict.objects.open().filter(claim=claim).select_related("rating__scale", "author").first()
