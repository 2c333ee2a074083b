from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from factcheck.desk.asked import number_of, words_of
from factcheck.desk.gate import DeskRequest, desk
from factcheck.desk.screens.queue import TABS, Queue, claims_since, readings_now, this_moment


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
    return render(request, "desk/queue.html", {"queue": shown, "readings": readings_now(), "since": this_moment()})


@require_safe
@desk
def readings(request: DeskRequest) -> HttpResponse:
    """Fragment: the articles that are being read now, and how many claims came `since` the page was made.

    The list itself is never changed under the reader's eyes: they are told, and a click shows it.
    """
    since = number_of(request.GET, "since") or this_moment()
    told = {"readings": readings_now(), "since": since, "fresh": claims_since(since), "is_polled": True}
    return render(request, "desk/_readings_told.html", told)
