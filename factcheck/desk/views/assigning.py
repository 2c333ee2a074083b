"""Who looks after a claim, and until when."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from factcheck.claims.services import assigning
from factcheck.desk.forms.queue import Assign, Plan
from factcheck.desk.gate import DeskRequest, desk
from factcheck.desk.views.claims import on_claim


@require_POST
@desk
def assign(request: DeskRequest, pk: int) -> HttpResponse:
    """Give the claim to somebody; the button “To me” names the reader."""
    return on_claim(
        request,
        pk,
        Assign(request.POST),
        lambda claim, said: assigning.assign(claim, by=request.user, **said),
        done=_("Assigned."),
    )


@require_POST
@desk
def plan(request: DeskRequest, pk: int) -> HttpResponse:
    """Set when the claim is due, how it presses and what it is about."""
    return on_claim(
        request,
        pk,
        Plan(request.POST),
        lambda claim, said: assigning.plan(claim, by=request.user, **said),
        done=_("Planned."),
    )
