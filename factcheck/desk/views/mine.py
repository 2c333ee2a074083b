"""A person's own desk, and acknowledging what they are told there."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from factcheck.desk.asked import number_of
from factcheck.desk.gate import DeskRequest, SeeOther, desk
from factcheck.desk.screens.mine import Mine
from newsroom import notices


@require_safe
@desk
def mine(request: DeskRequest) -> HttpResponse:
    """What the reader looks after, writes, reviews and is told."""
    return render(request, "desk/mine.html", {"mine": Mine(request.user)})


@require_POST
@desk
def acknowledge(request: DeskRequest, pk: int) -> HttpResponse:
    """The reader has seen this notice. One that is not theirs stays as it is."""
    notices.acknowledge(by=request.user, notice=pk)
    return SeeOther(reverse("desk:mine") + "#told")


@require_POST
@desk
def acknowledge_all(request: DeskRequest) -> HttpResponse:
    """The reader has seen all that the page showed, and not what came since."""
    count = notices.acknowledge_all(by=request.user, up_to=number_of(request.POST, "up_to") or 0)
    messages.success(
        request, ngettext("One notice acknowledged.", "%(count)s notices acknowledged.", count) % {"count": count}
    )
    return SeeOther(reverse("desk:mine") + "#told")
