"""Doors for the public: pages for people and the ClaimReview feed for machines. Nobody signs in here."""

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from factcheck.feeds import addresses, datafeed, published
from factcheck.feeds.claimreview import claim_review
from factcheck.feeds.conditional import answer
from factcheck.feeds.cursor import BadCursor
from factcheck.feeds.embedding import as_json
from factcheck.feeds.paging import FEED_PAGE, READERS_PAGE, Page, Wanted, page_of, wanted
from factcheck.verdicts.models import Verdict
from newsroom.problems import problem

_HTML = "text/html; charset=utf-8"


@require_safe
def checks(request: HttpRequest) -> HttpResponse:
    """All checks, the last change first."""
    page = page_of(wanted(request.GET, at_most=READERS_PAGE))
    words = {
        "checks": page.checks,
        "older": page.next_before,
        "is_first_page": "before" not in request.GET,
        "canonical": addresses.public("checks") if "before" not in request.GET else "",
    }
    return answer(request, _page("feeds/checks.html", words, request), content_type=_HTML)


@require_safe
def check(request: HttpRequest, slug: str) -> HttpResponse:
    """One check. A retracted one stays, with a notice and without markup."""
    verdict = published.newest_first().filter(slug=slug).first()
    if verdict is None:
        return HttpResponse(_page("feeds/not_found.html", {}, request), status=404)
    found = published.of(verdict)
    # `as_json` leaves no character that could end the script element it stands in.
    markup = None if found.retraction else mark_safe(as_json(claim_review(found)))  # noqa: S308
    words = {"check": found, "canonical": found.url, "markup": markup}
    return answer(request, _page("feeds/check.html", words, request), content_type=_HTML)


def _page(template: str, words: dict[str, Any], request: HttpRequest) -> str:
    return render_to_string(template, {**words, "licence": settings.FEED_LICENCE}, request)


@require_safe
def claimreview(request: HttpRequest) -> HttpResponse:
    """The DataFeed: everything, or what changed `since` a cursor, in pages joined by a `Link` to the next."""
    try:
        want = wanted(request.GET, at_most=FEED_PAGE)
    except BadCursor as refusal:
        return _for_everybody(problem(refusal))
    last_modified = _last_modified()
    page = page_of(want)
    content = "".join(datafeed.pieces(page.checks, since=want.since, is_continued=want.before is not None))
    return _for_everybody(
        answer(
            request, content, content_type="application/ld+json", last_modified=last_modified,
            headers=_link_to_next(want, page),
        )
    )  # fmt: skip


def _for_everybody(response: HttpResponse) -> HttpResponse:
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "ETag, Link"
    return response


def _link_to_next(want: Wanted, page: Page) -> dict[str, str]:
    if page.next_before is None:
        return {}
    query = {"since": want.since, "before": page.next_before, "limit": want.limit}
    text = urlencode({name: str(value) for name, value in query.items() if value})
    return {"Link": f'<{addresses.public("claimreview")}?{text}>; rel="next"'}


def _last_modified() -> datetime | None:
    """When any check changed last, in whole seconds; asked before the page is, so that it is never too late.

    While that second is not over another change may fall into it. A reader who was told this second would
    then not hear of that change until the next one, so the second before is named.
    """
    last = Verdict.objects.filter(changed_at__isnull=False).order_by("-changed_at").values_list("changed_at", flat=True)
    newest = last.first()
    if newest and datetime.now(UTC) - newest < timedelta(seconds=2):
        return newest - timedelta(seconds=1)
    return newest
