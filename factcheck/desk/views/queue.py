from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from factcheck.desk.asked import number_of, words_of
from factcheck.desk.gate import DeskRequest, desk
from factcheck.desk.screens.queue import TABS, Queue, claims_after, newest_claim, readings_now


@require_safe
@desk
def queue(request: DeskRequest) -> HttpResponse:
    """The claims that wait, and what waits for the reader."""
    asked = request.GET
    state = asked.get("state", "")
    shown = Queue(
        request.user,
        state=state if state in TABS else "",
        words=words_of(asked),
        outlet=number_of(asked, "outlet"),
        number=asked.get("page", "1"),
    )
    return render(request, "desk/queue.html", {"queue": shown, "readings": readings_now(), "newest": newest_claim()})


@require_safe
@desk
def readings(request: DeskRequest) -> HttpResponse:
    """Fragment: the articles that are being read now, and how many claims came `after` the newest that is shown.

    The list itself is never changed under the reader's eyes: they are told, and a click shows it.
    """
    after = number_of(request.GET, "after") or 0
    told = {"readings": readings_now(), "newest": after, "fresh": claims_after(after), "is_polled": True}
    return render(request, "desk/_readings_told.html", told)
