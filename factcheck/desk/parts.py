"""What an article's page gets for a form that is sent in place: the region that waits, and what else of it has changed.

Without a script a form is answered with the way on (303), and the browser fetches the whole page with its whole text.
The script names the region that it waits for and gets that one, and beside it the lines of the list, the ticks of the
map, the counts and the messages that have changed; of the text the paragraphs that are marked otherwise.
"""

from collections.abc import Collection
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse
from django_htmx.http import HttpResponseClientRedirect, push_url, trigger_client_event

from factcheck.desk.asked import number_of
from factcheck.desk.forms.act import Act
from factcheck.desk.gate import DeskRequest, SeeOther
from factcheck.desk.marked import Shown, marked_since
from factcheck.desk.screens.article import Bench, bench_with

REGIONS = ("review", "evidence", "comments")  # Of an article's page; every claim has comments of its own.
WRONG = 422  # What is wrong with a form stands in it; of everything else the page tells.


def go_on(request: DeskRequest, address: str, *, changed: Collection[int], before: Shown | None = None) -> HttpResponse:
    """On to `address` after these claims have `changed`: 303, or the parts of the article's page that shows it already.

    An act that may mark other words of the text says how it was marked `before`. A region of this page can't show a
    claim of another article, nor marks of a text that is not the one on the page: there the browser has to go.
    """
    region, article = _region(request), number_of(request.POST, "article")
    if not region or not article:
        return SeeOther(address)
    page = urlsplit(address).path
    claim = resolve(page).kwargs.get("claim")
    if claim is None or not page.startswith(reverse("desk:article", args=[article])):
        return HttpResponseClientRedirect(address)
    bench = bench_with(claim, article, reader=request.user, with_text=before is not None)
    if bench is None or (before and before.version != bench.version.pk):
        return HttpResponseClientRedirect(address)
    response = _parts(request, bench, region, changed, before=before)
    return push_url(response, False if _path_open(request) == page else address)


def come_back(request: DeskRequest, claim: int | None, form: Act, status: int) -> HttpResponse | None:
    """The region that waits, with the form in it as typed; None where the whole page is wanted."""
    region, article = _region(request), number_of(request.POST, "article")
    if not region or not article or not claim or status != WRONG:
        return None
    bench = bench_with(claim, article, reader=request.user, bound={form.name: form}, with_text=False)
    return _parts(request, bench, region, (), status) if bench else None


def _region(request: DeskRequest) -> str:
    """Which of the regions waits for the answer, if one does."""
    target = (request.htmx.target or "").partition("-")[0]
    return target if target in REGIONS else ""


def claim_open(request: DeskRequest) -> int | None:
    """The claim whose card is on the page that sends the form."""
    with suppress(Resolver404):
        return resolve(_path_open(request)).kwargs.get("claim")
    return None


def _path_open(request: DeskRequest) -> str:
    return urlsplit(request.htmx.current_url_abs_path or "").path


def _parts(
    request: DeskRequest,
    bench: Bench,
    region: str,
    changed: Collection[int],
    status: int = 200,
    before: Shown | None = None,
) -> HttpResponse:
    marked = marked_since(before, bench, changed) if before else None
    changed = marked.claims if marked else changed
    lines = bench.lines_of(changed) if changed else {}
    parts: dict[str, Any] = {"region": region, "is_done": status != WRONG, "marked": marked}
    # The list of the page is kept and some lines of it are changed, unless claims of it stand in another order.
    parts["keeps_list"] = not (marked and marked.is_otherwise_listed)
    response = render(request, "desk/_parts.html", bench.as_context() | lines | parts, status=status)
    has = {f"claim:{place.claim.pk}": place.claim.version for place in lines.get("changed", ())}
    if bench.card and bench.card.claim.pk in changed:
        has |= bench.card.versions
    return trigger_client_event(response, "desk:has", has)
