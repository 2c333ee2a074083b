"""What an article's page gets for a form that is sent in place: the region that waits, and what else of it has changed.

Without a script a form is answered with the way on (303), and the browser fetches the whole page with its whole text.
The script names the region that it waits for and gets that one, and beside it the lines of the list, the ticks of the
map, the counts and the messages that have changed.
"""

from collections.abc import Collection
from urllib.parse import urlsplit

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import resolve, reverse
from django_htmx.http import HttpResponseClientRedirect, push_url, trigger_client_event

from factcheck.desk.asked import number_of
from factcheck.desk.forms.act import Act
from factcheck.desk.gate import DeskRequest, SeeOther
from factcheck.desk.screens.article import Bench, bench_with

REGIONS = ("review", "evidence", "comments")  # Of an article's page; every claim has comments of its own.
WRONG = 422  # What is wrong with a form stands in it; of everything else the page tells.


def go_on(request: DeskRequest, address: str, *, changed: Collection[int], whole: bool = False) -> HttpResponse:
    """On to `address` after these claims have `changed`: 303, or the parts of the article's page that shows it already.

    A region of this page can't show a claim of another article, nor that the text is marked otherwise (`whole`): there
    the browser has to go.
    """
    region, article = _region(request), number_of(request.POST, "article")
    if not region or not article:
        return SeeOther(address)
    page = urlsplit(address).path
    claim = resolve(page).kwargs.get("claim")
    if whole or claim is None or not page.startswith(reverse("desk:article", args=[article])):
        return HttpResponseClientRedirect(address)
    bench = bench_with(claim, article, reader=request.user, with_text=False)
    if bench is None:
        return HttpResponseClientRedirect(address)
    is_open = urlsplit(request.htmx.current_url_abs_path or "").path == page
    return push_url(_parts(request, bench, region, changed), False if is_open else address)


def come_back(request: DeskRequest, claim: int, form: Act, status: int) -> HttpResponse | None:
    """The region that waits, with the form in it as typed; None where the whole page is wanted."""
    region, article = _region(request), number_of(request.POST, "article")
    if not region or not article or status != WRONG:
        return None
    bench = bench_with(claim, article, reader=request.user, bound={form.name: form}, with_text=False)
    return _parts(request, bench, region, (), status) if bench else None


def _region(request: DeskRequest) -> str:
    """Which of the regions waits for the answer, if one does."""
    target = (request.htmx.target or "").partition("-")[0]
    return target if target in REGIONS else ""


def _parts(
    request: DeskRequest, bench: Bench, region: str, changed: Collection[int], status: int = 200
) -> HttpResponse:
    lines = bench.lines_of(changed) if changed else {}
    parts = {"region": region, "is_done": status != WRONG, "is_step": True}
    response = render(request, "desk/_parts.html", bench.as_context() | lines | parts, status=status)
    has = {f"claim:{place.claim.pk}": place.claim.version for place in lines.get("changed", ())}
    if bench.card and bench.card.claim.pk in changed:
        has |= bench.card.versions
    return trigger_client_event(response, "desk:has", has)
