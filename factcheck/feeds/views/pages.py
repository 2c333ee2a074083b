"""Doors for the public: pages for people. Nobody signs in here."""

from typing import Any

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from factcheck.feeds import addresses, checked_articles, finding, policies, published
from factcheck.feeds.claimreview import claim_review, media_review
from factcheck.feeds.conditional import answer
from factcheck.feeds.embedding import as_json
from factcheck.feeds.formats import telling
from factcheck.feeds.letters import rhythm
from factcheck.feeds.paging import READERS_PAGE, page_of, wanted
from factcheck.feeds.pictures import address
from factcheck.verdicts.models import RatingScale, State, Verdict

_HTML = "text/html; charset=utf-8"
CHANGED = Q(revision__gt=1) | Q(state=State.RETRACTED)


@require_safe
def checks(request: HttpRequest) -> HttpResponse:
    """All checks that are looked for, the last change first."""
    sought = finding.sought(request.GET)
    want = wanted(request.GET, at_most=READERS_PAGE, page=READERS_PAGE)
    page = page_of(want, among=lambda verdicts: finding.narrowed(verdicts, sought))
    is_first_page = want.before is None
    words = {
        "checks": page.checks, "older": page.next_before, "is_first_page": is_first_page, "sought": sought,
        "canonical": addresses.public("checks") if is_first_page and not sought else "",
        "choices": finding.choices(), "by_mail": rhythm.offered(),
    }  # fmt: skip
    return answer(request, page_text("feeds/checks.html", words, request), content_type=_HTML)


@require_safe
def check(request: HttpRequest, slug: str) -> HttpResponse:
    """One check. A retracted one stays, with a notice and without markup."""
    verdict = published.newest_first().filter(slug=slug).first()
    if verdict is None:
        return not_found(request)
    found = published.of(verdict)
    # `as_json` leaves no character that could end the script element it stands in.
    reviews = [] if found.retraction else [review for review in (claim_review(found), media_review(found)) if review]
    words = {
        "check": found, "canonical": found.url, "embed": addresses.public("oembed"),
        "picture": address.of(found), "picture_words": address.words(found),
        "markup": [mark_safe(as_json(review)) for review in reviews],  # noqa: S308
    }  # fmt: skip
    return answer(request, page_text("feeds/check.html", words, request), content_type=_HTML)


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """What was corrected, retracted and published again, the last change first."""
    want = wanted(request.GET, at_most=READERS_PAGE, page=READERS_PAGE)
    page = page_of(want, among=lambda verdicts: verdicts.filter(CHANGED))
    words = {
        "checks": page.checks, "older": page.next_before, "is_first_page": want.before is None,
        "canonical": addresses.public("corrections") if want.before is None else "",
    }  # fmt: skip
    return answer(request, page_text("feeds/corrections.html", words, request), content_type=_HTML)


@require_safe
def methods(request: HttpRequest) -> HttpResponse:
    """How this newsroom checks: its policies, and its scales with what each label means."""
    used = Verdict.objects.published().values("rating__scale")
    scales = RatingScale.objects.filter(is_active=True) | RatingScale.objects.filter(pk__in=used)
    scales = scales.distinct().prefetch_related("ratings").order_by("-is_active", "name", "-version")
    words = {
        "policies": policies.in_order(), "scales": [(scale, telling.anchor(str(scale))) for scale in scales],
        "canonical": addresses.public("methods"),
    }  # fmt: skip
    return answer(request, page_text("feeds/methods.html", words, request), content_type=_HTML)


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """What programs may read, and where."""
    words = {"canonical": addresses.public("data"), "embed": addresses.public("oembed")}
    return answer(request, page_text("feeds/data.html", words, request), content_type=_HTML)


@require_safe
def article(request: HttpRequest, pk: int) -> HttpResponse:
    """The passages of one article that were checked, in the order of its text, each with its verdict."""
    found = checked_articles.checked(pk)
    if found is None:
        return not_found(request)
    words = {"checked": found, "canonical": addresses.public("article", str(pk))}
    return answer(request, page_text("feeds/article.html", words, request), content_type=_HTML)


def not_found(request: HttpRequest) -> HttpResponse:
    return HttpResponse(page_text("feeds/not_found.html", {}, request), status=404)


def page_text(template: str, words: dict[str, Any], request: HttpRequest) -> str:
    return render_to_string(template, {**words, "licence": settings.FEED_LICENCE, "bylines": settings.BYLINES}, request)
