"""Taking a decision back, right after it or later from the list of one's own."""

from django.contrib import messages
from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from factcheck.claims.models import Claim
from factcheck.desk.asked import number_of
from factcheck.desk.gate import DeskRequest, desk
from factcheck.desk.marked import shown_now
from factcheck.desk.parts import go_on
from factcheck.desk.screens import decisions
from factcheck.desk.views.claims import address_of
from factcheck.verdicts.models import Verdict
from newsroom.models import Event
from newsroom.refusals import Refusal

MARKS_WORDS = {"merged", "span adjusted", "reading corrected"}  # To take these back marks the text otherwise.


@require_POST
@desk
def undo(request: DeskRequest, event: int) -> HttpResponse:
    """Take back what the line of the ledger tells of. What can't be taken back is said on the page one comes from."""
    line, article = get_object_or_404(Event, pk=event), number_of(request.POST, "article")
    before = shown_now(request) if line.verb in MARKS_WORDS else None
    try:
        row = decisions.undo(line, by=request.user)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return go_on(request, _back(request) or reverse("desk:recent"), changed=())
    messages.success(request, _("Undone: it is as it was before."))
    changed = {row.claim_id if isinstance(row, Verdict) else row.pk}
    return go_on(request, _back(request) or _address(row, article), changed=changed, before=before)


@require_safe
@desk
def recent(request: DeskRequest) -> HttpResponse:
    """The reader's latest decisions, each with its undo."""
    return render(request, "desk/recent.html", _recent(request) | {"here": request.path})


@require_safe
@desk
def recent_list(request: DeskRequest) -> HttpResponse:
    """Fragment: the same list, for the drawer of any page."""
    told = _recent(request) | {"in_article": number_of(request.GET, "article")}
    return render(request, "desk/_recent_drawer.html", told)


def _recent(request: DeskRequest) -> dict[str, object]:
    """The reader's latest decisions, and the one among them that the key for undoing takes back."""
    latest = decisions.recent(request.user)
    return {"decisions": latest, "latest": next((one for one in latest if one.can_be_undone), None)}


def _back(request: DeskRequest) -> str:
    """The page that the form asks to come back to, if it is one of ours."""
    address = request.POST.get("back", "")
    return address if address.startswith("/") and url_has_allowed_host_and_scheme(address, None) else ""


def _address(row: Model, article: int | None) -> str:
    if isinstance(row, Verdict):
        return address_of(row.claim, article) if row.is_editable else reverse("desk:verdict", args=[row.pk])
    assert isinstance(row, Claim)
    return address_of(row, article)
