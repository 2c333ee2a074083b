"""What author and reviewer say to each other about passages of a verdict, and what the reader has read of it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from factcheck.desk.answers import Said
from factcheck.desk.asked import number_of
from factcheck.desk.forms import verdicts as forms
from factcheck.desk.gate import DeskRequest, SeeOther, desk
from factcheck.desk.screens import since
from factcheck.desk.views.claims import address_of
from factcheck.desk.views.review import on_verdict, verdict_of
from factcheck.verdicts.models import Verdict
from factcheck.verdicts.services import remarks
from newsroom import looks
from newsroom.models import Comment


@require_POST
@desk
def remark(request: DeskRequest, pk: int) -> HttpResponse:
    """Comment on a passage of the verdict."""

    def say(verdict: Verdict, said: Said) -> None:
        said.pop("version")
        remarks.remark(verdict, by=request.user, **said)

    return on_verdict(request, pk, forms.Remark(request.POST), say, done=_("Commented."))


@require_POST
@desk
def settle(request: DeskRequest, pk: int, comment: int) -> HttpResponse:
    """Say that a remark is answered; back to where one writes or reads."""
    verdict = verdict_of(pk)
    found = get_object_or_404(Comment.objects.select_related("by"), pk=comment)
    remarks.settle(found, verdict=verdict, by=request.user, answer=request.POST.get("answer", ""))
    messages.success(request, _("Resolved."))
    at_claim = request.POST.get("back") == "claim"
    return SeeOther(address_of(verdict.claim) if at_claim else reverse("desk:verdict", args=[pk]))


@require_POST
@desk
def seen(request: DeskRequest, pk: int) -> HttpResponse:
    """The reader has read what changed."""
    verdict, number = verdict_of(pk), number_of(request.POST, "number")
    if number and number <= (since.newest(verdict) or 0):
        looks.seen(verdict, by=request.user, version=number)
    return SeeOther(reverse("desk:verdict", args=[pk]))
