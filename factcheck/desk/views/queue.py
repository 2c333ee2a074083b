from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from factcheck.claims.services import batches
from factcheck.desk.asked import number_of
from factcheck.desk.forms.act import Act
from factcheck.desk.forms.queue import ticked_in
from factcheck.desk.gate import DeskRequest, desk
from factcheck.desk.screens.moments import this_moment
from factcheck.desk.screens.queue import Done, Queue, claims_since, readings_now


@require_safe
@desk
def queue(request: DeskRequest) -> HttpResponse:
    """The claims that wait, and what waits for the reader."""
    return show(request, request.GET)


def show(request: DeskRequest, asked: QueryDict, *, form: Act | None = None, status: int = 200) -> HttpResponse:
    """The queue that `asked` asks for, with the form that came back."""
    told: dict[str, object] = {"queue": Queue.asked(request.user, asked), "readings": readings_now()}
    told |= {"since": this_moment(), "form": form, "returned": {form.name: form} if form else {}}
    told["ticked"] = ticked_in(form) if form else set()
    if name := asked.get("done", ""):
        batch = batches.batch_of(name, by=request.user)
        told["done"] = Done.of(batch) if batch else None
    return render(request, "desk/queue.html", told, status=status)


@require_safe
@desk
def readings(request: DeskRequest) -> HttpResponse:
    """Fragment: the articles that are being read now, and how many claims came `since` the page was made.

    The list itself is never changed under the reader's eyes: they are told, and a click shows it.
    """
    since = number_of(request.GET, "since") or this_moment()
    told = {"readings": readings_now(), "since": since, "fresh": claims_since(since), "is_polled": True}
    return render(request, "desk/_readings_told.html", told)
