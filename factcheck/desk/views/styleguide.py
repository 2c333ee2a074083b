"""The desk's components, for those who keep it in order."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from factcheck.desk.gate import DeskRequest, desk
from factcheck.desk.screens.styleguide import Guide
from newsroom import rights


@require_safe
@desk
def styleguide(request: DeskRequest) -> HttpResponse:
    """Every component in every state."""
    rights.require(request.user, "record.read")
    return render(request, "desk/styleguide.html", {"guide": Guide(), "article": {"language": "en"}})
