"""Two claims that say the same."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from factcheck.claims.models import Claim
from factcheck.claims.services import triage
from factcheck.desk.answers import Said
from factcheck.desk.asked import words_of
from factcheck.desk.forms.claims import Merge
from factcheck.desk.gate import DeskRequest, desk
from factcheck.desk.views.claims import on_claim

MOST = 20


@require_safe
@desk
def merge(request: DeskRequest, pk: int) -> HttpResponse:
    """Look for the claim that says the same."""
    return render(request, "desk/merge.html", _found(request, pk))


@require_safe
@desk
def merge_found(request: DeskRequest, pk: int) -> HttpResponse:
    """Fragment: the claims that hold the words."""
    return render(request, "desk/_merge_found.html", _found(request, pk))


@require_POST
@desk
def merge_into(request: DeskRequest, pk: int) -> HttpResponse:
    """Merge the claim into the chosen one."""

    def join(claim: Claim, said: Said) -> Claim:
        return triage.merge(claim, by=request.user, **said)

    done = gettext("Merged. The other claim has its places now.")
    return on_claim(request, pk, Merge(request.POST), join, done=done, decides=True)


def _found(request: DeskRequest, pk: int) -> dict[str, object]:
    claim = get_object_or_404(Claim, pk=pk)
    words = words_of(request.GET)
    others = Claim.objects.current().exclude(pk=pk).matching(words).with_standing().order_by("-pk")[:MOST]
    return {"claim": claim, "words": words, "others": others, "most": MOST}
