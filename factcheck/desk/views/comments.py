"""Comments: said on a claim's page, settled and opened again wherever they stand."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from factcheck.claims.models import Claim
from factcheck.desk.asked import number_of
from factcheck.desk.forms.comments import Say
from factcheck.desk.gate import DeskRequest, SeeOther, desk
from factcheck.desk.parts import go_on
from factcheck.desk.views.claims import address_of, on_claim
from factcheck.verdicts.services import talking
from newsroom import comments
from newsroom.models import Comment


@require_POST
@desk
def comment(request: DeskRequest, pk: int) -> HttpResponse:
    """Say something about the claim."""
    return on_claim(
        request, pk, Say(request.POST), lambda claim, said: talking.comment_on_claim(claim, by=request.user, **said)
    )


@require_POST
@desk
def resolve(request: DeskRequest, pk: int) -> HttpResponse:
    return _settle(request, pk, comments.resolve)


@require_POST
@desk
def reopen(request: DeskRequest, pk: int) -> HttpResponse:
    return _settle(request, pk, comments.reopen)


def _settle(request: DeskRequest, pk: int, act: Callable[..., Comment]) -> HttpResponse:
    found = act(get_object_or_404(Comment, pk=pk), by=request.user)
    noun, _, key = found.subject.partition(":")
    if noun == "verdict":
        return SeeOther(f"{reverse('desk:verdict', args=[key])}#comment-{found.pk}")
    claim = get_object_or_404(Claim.objects.select_related("merged_into"), pk=key)
    stands = claim.merged_into or claim
    page = address_of(stands, number_of(request.POST, "article"))
    return go_on(request, f"{page}#comment-{found.pk}", changed={stands.pk})
