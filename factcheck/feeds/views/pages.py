"""Doors for the public: pages for people. Nobody signs in here."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from factcheck.feeds import addresses, published
from factcheck.feeds.claimreview import claim_review, media_review
from factcheck.feeds.conditional import answer
from factcheck.feeds.embedding import as_json
from factcheck.feeds.paging import READERS_PAGE, page_of, wanted

_HTML = "text/html; charset=utf-8"


@require_safe
def checks(request: HttpRequest) -> HttpResponse:
    """All checks, the last change first."""
    page = page_of(wanted(request.GET, at_most=READERS_PAGE, page=READERS_PAGE))
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
    reviews = [] if found.retraction else [review for review in (claim_review(found), media_review(found)) if review]
    words = {
        "check": found,
        "canonical": found.url,
        "markup": [mark_safe(as_json(review)) for review in reviews],  # noqa: S308
    }
    return answer(request, _page("feeds/check.html", words, request), content_type=_HTML)


def _page(template: str, words: dict[str, Any], request: HttpRequest) -> str:
    return render_to_string(template, {**words, "licence": settings.FEED_LICENCE}, request)
