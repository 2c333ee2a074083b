"""What a page asks for when it is told, or finds out by itself, that something has changed."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import trigger_client_event

from articles.models import Article
from factcheck.claims.models import Claim
from factcheck.desk.asked import number_of, numbers_of
from factcheck.desk.gate import DeskRequest, desk
from factcheck.desk.live.reading import read
from factcheck.desk.screens.article import article_with_outlet, bench_for
from factcheck.desk.screens.card import Card
from factcheck.desk.screens.company import Company, eyes_on
from factcheck.desk.screens.filters import Filters
from factcheck.desk.screens.history import lines_since
from factcheck.desk.screens.queue import Queue
from newsroom import hints, presence
from newsroom.refusals import Refusal

ANEW = ("anew", 0, 0)  # More may have changed than can be told: fetch everything.


@require_safe
@desk
def unserved(request: DeskRequest, **page: Any) -> HttpResponse:
    """The address of a stream, asked of a process that serves pages only; the browser asks for hints instead."""
    return HttpResponse("Streams are served by factcheck.asgi.\n", status=503, content_type="text/plain")


@require_safe
@desk
def hints_since(request: DeskRequest, pk: int | None = None) -> HttpResponse:
    """What a stream would have told since the place that the browser names as its ETag; 304 when that is nothing."""
    if pk is not None:
        get_object_or_404(Article, pk=pk)
    place = request.headers.get("If-None-Match", "").strip('W/"')
    entries = hints.since(place) if hints.is_id(place) else None
    if entries == []:
        response = HttpResponse(status=304)
    elif entries is None:  # Redis is away, or the browser knows no place.
        response = JsonResponse({"hints": [ANEW]})
    else:
        told = [each.hint for each in read(entries) if pk is None or pk in each.articles]
        place = entries[-1].id
        response = JsonResponse({"hints": [(hint.about, hint.id, hint.v) for hint in told]})
    response["ETag"] = f'"{place}"'
    return response


@require_safe
@desk
def listed(request: DeskRequest, pk: int) -> HttpResponse:
    """Fragment: the list's lines of the claims that are asked for, its count, and how many claims came meanwhile."""
    number, newest = request.GET.get("version", ""), number_of(request.GET, "newest") or 0
    bench = bench_for(article_with_outlet(pk), reader=request.user, number=number, with_text=False)
    told = bench.lines_of(numbers_of(request.GET, "claims"), until=newest) | {"arrived": bench.arrived_after(newest)}
    return render(request, "desk/_listed_now.html", bench.as_context() | told)


@require_safe
@desk
def rows(request: DeskRequest) -> HttpResponse:
    """Fragment: what the queue's rows say of the claims that are asked for."""
    shown, changed = numbers_of(request.GET, "on"), numbers_of(request.GET, "claims")
    queue = Queue(request.user, only=frozenset(shown).intersection(changed or shown))
    return render(request, "desk/_rows_now.html", {"queue": queue})


@require_safe
@desk
def counts(request: DeskRequest) -> HttpResponse:
    """Fragment: how many claims each tab has now under the filters of the page that asks, which shows so many."""
    queue = Queue(request.user, Filters.asked(request.GET), is_counted_only=True)
    return render(request, "desk/_counts.html", {"queue": queue, "shown": number_of(request.GET, "shown")})


@require_safe
@desk
def eyes(request: DeskRequest) -> HttpResponse:
    """Fragment: who looks at the claims that are on the page."""
    return render(request, "desk/_eyes.html", {"eyes": eyes_on(numbers_of(request.GET, "on"), request.user)})


@require_safe
@desk
def overtaken(request: DeskRequest, pk: int) -> HttpResponse:
    """Fragment: what others did to the claim and its verdicts since the line that is the latest on the page."""
    claim = get_object_or_404(Claim, pk=pk)
    since, article = number_of(request.GET, "since") or 0, number_of(request.GET, "article")
    lines = lines_since(since, claim, *claim.verdicts.only("pk"), but_of=request.user)
    card, verdict = Card(claim, None, request.user, article), number_of(request.GET, "verdict")
    return render(request, "desk/_overtaken.html", {"lines": lines, "claim": claim, "card": card, "verdict": verdict})


@require_POST
@desk
def here(request: DeskRequest) -> HttpResponse:
    """Fragment: who else is here. Who asks is here too, in this tab, until they leave or say nothing for a minute."""
    article, claim = number_of(request.POST, "article") or 0, number_of(request.POST, "claim") or 0
    tab = request.POST.get("tab", "")
    if not (tab.isascii() and tab.replace("-", "").isalnum() and len(tab) <= 40):
        raise Refusal(_("A tab has a name of letters and digits."))
    if request.POST.get("leaves"):
        presence.leave(request.user, tab=tab)
        return HttpResponse(status=204)
    writes = bool(request.POST.get("writes"))
    news = presence.show(request.user, tab=tab, article=article, claim=claim, is_writing=writes)
    response = render(request, "desk/_here.html", {"company": Company.of(request.user, article, claim)})
    # This very answer shows who else is there: the hint of one's own step is not news to this tab.
    return trigger_client_event(response, "desk:has", {f"presence:{article}": news}) if news else response
