"""Taking back what one decided about a verdict, as far as its moves and the rule of four eyes allow."""

from collections.abc import Callable, Collection
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.claims.models import Claim
from factcheck.claims.services import triage
from factcheck.sources.models import Source
from factcheck.verdicts.models import Citation, Rating, State, Verdict
from factcheck.verdicts.services import releasing
from factcheck.verdicts.services.writing import WORDS
from newsroom import ledger, rights, undone
from newsroom.languages import within
from newsroom.models import Event, User
from newsroom.moves import move
from newsroom.refusals import Conflict, Refusal

Inverse = Callable[[Verdict, Event, User], Verdict]

# What readers have seen, or a colleague was given, is answered by another act, not by an undo.
INSTEAD = {
    "published": gettext_lazy("What is published can't be undone: retract it, or publish a correction."),
    "retracted": gettext_lazy("A retraction can't be undone: publish a new verdict on the claim."),
    "submitted": gettext_lazy("It is with a reviewer now, who can send it back to you."),
}


def touches(event: Event) -> Collection[str]:
    """What a line about a verdict changed."""
    match event.verb:
        case "cited" | "citation dropped":
            return {f"citation of {event.details['source']}: {event.details['passage'][:500]}"}
        case "written":
            return {"words"}
        case "commented" | "comment resolved" | "comment reopened":
            return ()
    return undone.EVERYTHING


def touched_by_moves(event: Event) -> Collection[str]:
    """As far as the state is concerned: a verdict whose author has gone on writing is no longer what was decided on."""
    return touches(event) and undone.EVERYTHING


@transaction.atomic
def undo(event: Event, *, by: User) -> Verdict:
    """Take back the act that this line of the ledger tells of; the verdict as it then is.

    The line is the version, as in `factcheck.claims.services.undoing`.
    """
    undone.permit(event, by=by)
    if event.verb not in INVERSES:
        raise Refusal(str(INSTEAD.get(event.verb, _("This can't be undone: decide anew on the page of the verdict."))))
    key = int(event.subject.partition(":")[2])
    if event.verb == "discarded":
        return _bring_back(event, by=by)
    verdict = Verdict.objects.select_for_update(of=("self",)).select_related("claim").filter(pk=key).first()
    if verdict is None:
        raise Conflict(_("The draft was discarded since, so this can't be undone any more."))
    if undone.is_taken_back(event):
        return verdict
    scope = touches if event.verb == "citation dropped" else touched_by_moves
    undone.require_untouched(event, scope, by=by, thing=verdict.claim)
    return INVERSES[event.verb](verdict, event, by)


def _review(verdict: Verdict, event: Event, by: User) -> Verdict:
    """The verdict waits for review again. An approval that was taken back has to be given again."""
    rights.require(by, "verdict.review", verdict)
    return move(
        verdict, undone.verb_for(event), by=by, version=verdict.version, axis="state", before={event.after},
        to=State.IN_REVIEW, old={"undid": event.pk},
        fields={"reviewer": None, "reviewer_name": "", "approved_at": None},
    )  # fmt: skip


def _cite_again(verdict: Verdict, event: Event, by: User) -> Verdict:
    rights.require(by, "verdict.write", verdict)
    if not verdict.is_editable:
        state = within(verdict.get_state_display())
        raise Conflict(_("This verdict is “%s”: it can't be changed.") % state, thing=verdict.claim)
    source = Source.objects.get(pk=int(event.details["source"].partition(":")[2])).current
    _cite(verdict, event.details | {"source": source.pk}, by.pk)
    ledger.record(verdict, undone.verb_for(event), by=by, undid=event.pk, source=ledger.subject_of(source))
    return verdict


def _cite(verdict: Verdict, said: dict[str, Any], added_by: int) -> None:
    passage = {name: said[name] for name in ("stance", "passage", "locator")}
    source = Source.objects.get(pk=said["source"]).current
    Citation.objects.get_or_create(verdict=verdict, source=source, **passage, defaults={"added_by_id": added_by})


def _bring_back(event: Event, *, by: User) -> Verdict:
    """The discarded draft with its words and citations, under its own number, as its author's draft."""
    key, was = int(event.subject.partition(":")[2]), event.details
    if "author" not in was:
        raise Refusal(_("This draft was discarded before drafts could come back; the record keeps its words."))
    claim = Claim.objects.select_for_update().get(pk=int(was["claim"].partition(":")[2]))
    author = User.objects.get(pk=was["author"])
    rights.require(by, "verdict.discard", Verdict(author=author, claim=claim))
    if undone.is_taken_back(event):
        if there := Verdict.objects.filter(pk=key).first():
            return there  # A second click.
        raise Conflict(_("The draft came back already, and was discarded again."), thing=claim)
    begun_since = Conflict(
        _("Another verdict on this claim was begun since, so the draft stays in the record."), thing=claim
    )
    others = Verdict.objects.filter(claim=claim)
    if others.open().exists() or others.filter(revision__gte=was["revision"]).exists():
        raise begun_since
    # Drafts that were discarded before a word's column was there have none.
    words = {name: was[name] for name in WORDS if name != "rating" and was.get(name) is not None}
    try:
        with transaction.atomic():
            verdict = Verdict.objects.create(
                pk=key, claim=claim, author=author, revision=was["revision"], slug=was["slug"],
                rating=Rating.objects.filter(pk=was["rating_key"]).first(), version=was["version"] + 1, **words,
            )  # fmt: skip
    except IntegrityError:
        raise begun_since from None
    for citation in was["citations"]:
        _cite(verdict, citation, citation["added_by"])
    triage.begin_checking(claim, by=by)
    ledger.record(verdict, undone.verb_for(event), by=by, after=State.DRAFT, undid=event.pk, claim=was["claim"])
    return verdict


def _recall(verdict: Verdict, event: Event, by: User) -> Verdict:
    releasing.recall(verdict, by=by)
    return verdict


INVERSES: dict[str, Inverse] = {
    "citation dropped": _cite_again,
    "discarded": lambda verdict, event, by: verdict,  # Its row is gone: see `_bring_back`.
    "changes requested": _review,
    "approved": _review,
    "release asked": _recall,
}
