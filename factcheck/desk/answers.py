"""What a form gets for an answer: on to the page it changed, or the same page with a sentence and every word kept."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import render

from factcheck.desk.forms.act import Act
from factcheck.desk.gate import DeskRequest, SeeOther
from factcheck.desk.screens.compare import compare
from newsroom import drafts, rights
from newsroom.refusals import Conflict, Forbidden, Refusal

Said = dict[str, Any]


def answer(
    request: DeskRequest,
    form: Act,
    *,
    act: Callable[[Said], str],
    again: Callable[[int], HttpResponse],
    now: Callable[[], Model | None],
    instead: str,
    then: Callable[[str], HttpResponse] = SeeOther,
) -> HttpResponse:
    """Do `act` with what the form says, and go to the address that it returns (303, unless `then` knows better).

    A refusal shows the page `again` (it takes the status) with the form as typed; a conflict shows the row as it is
    `now` beside what was typed, with `instead` as the address of who takes theirs. A missing right is raised.
    """
    if form.right:
        rights.require(request.user, form.right)
    if not form.is_valid():
        return _stays(again(422))
    try:
        address = act(form.said())
    except Forbidden:
        raise
    except Conflict as conflict:
        return _stays(_both_texts(request, conflict, form, now(), instead))
    except Refusal as refusal:
        form.refuse(refusal)
        return _stays(again(refusal.status))
    drafts.discard_sent(by=request.user, keys=request.POST.getlist("draft"))
    return then(address)


def _both_texts(request: DeskRequest, conflict: Conflict, form: Act, now: Model | None, instead: str) -> HttpResponse:
    context = {"comparison": compare(conflict, form, now, instead=instead), "instead": instead}
    return render(request, "desk/conflict.html", context, status=409)


def _stays(response: HttpResponse) -> HttpResponse:
    """The address of a form is no page: the browser keeps the one it has."""
    response["HX-Push-Url"] = "false"
    return response
