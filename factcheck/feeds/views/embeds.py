"""Doors for other people's pages: a card that they may show, and oEmbed, by which their software finds it."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.views.decorators.http import require_http_methods, require_safe

from factcheck.feeds import addresses, published
from factcheck.feeds.conditional import answer
from factcheck.feeds.crossing import ONLY_READ, open_to_everybody, preflight, shown_anywhere
from factcheck.feeds.embedding import as_json
from factcheck.feeds.formats import telling
from factcheck.feeds.pictures import address
from factcheck.feeds.published import Check
from factcheck.feeds.views.pages import not_found, page_text
from newsroom.problems import problem
from newsroom.refusals import Refusal

WIDTH, HEIGHT, LEAST = 600, 300, 200  # Pixels.


@require_safe
@shown_anywhere
def card(request: HttpRequest, slug: str) -> HttpResponse:
    """One check in the size of a card, for any page to show; what it says is what the check says now."""
    verdict = published.newest_first().filter(slug=slug).first()
    if verdict is None:
        return not_found(request)
    found = published.of(verdict)
    text = page_text("feeds/card.html", {"check": found, "canonical": found.url}, request)
    return answer(request, text, content_type="text/html; charset=utf-8")


@require_http_methods(["GET", "HEAD", "OPTIONS"])
def oembed(request: HttpRequest) -> HttpResponse:
    """oEmbed 1.0 for the address of a check: `?url=…&maxwidth=…&maxheight=…&format=json`."""
    if request.method == "OPTIONS":
        return preflight(asked_with=ONLY_READ)
    if request.GET.get("format", "json") != "json":
        return _for_everybody(problem(Refusal("This address answers in JSON only: leave “format” out."), status=501))
    try:
        width, height = _size(request, "maxwidth", WIDTH), _size(request, "maxheight", HEIGHT)
    except Refusal as refusal:
        return _for_everybody(problem(refusal, status=400))
    verdict = published.newest_first().filter(slug=_slug_of(request.GET.get("url", ""))).first()
    if verdict is None:
        sentence = "No fact-check of this newsroom stands at that address. Give the address of its page as “url”."
        return _for_everybody(problem(Refusal(sentence), status=404))
    check = published.of(verdict)
    # The picture has one size, and is named to nobody who wants none that large.
    asks_for_less = {"maxwidth", "maxheight"} & request.GET.keys()
    thumbnail = {} if asks_for_less else _thumbnail(check)
    described = as_json(_described(check, width, height) | thumbnail)
    return _for_everybody(answer(request, described, content_type="application/json"))


def _thumbnail(check: Check) -> dict[str, object]:
    return {"thumbnail_url": address.of(check), "thumbnail_width": address.WIDTH, "thumbnail_height": address.HEIGHT}


def _described(check: Check, width: int, height: int) -> dict[str, object]:
    words = {"check": check, "url": addresses.public("card", check.slug), "width": width, "height": height}
    return {
        "type": "rich", "version": "1.0", "title": telling.title(check), "author_name": settings.NEWSROOM_NAME,
        "author_url": addresses.public("checks"), "provider_name": settings.NEWSROOM_NAME,
        "provider_url": settings.SITE_URL, "cache_age": 3600, "width": width, "height": height,
        "html": render_to_string("feeds/_frame.html", words).strip(),
    }  # fmt: skip


def _size(request: HttpRequest, name: str, ours: int) -> int:
    said = request.GET.get(name, str(ours))
    if not (said.isascii() and said.isdigit() and len(said) < 6 and int(said) >= LEAST):
        raise Refusal(f"“{name}” is a whole number of pixels from {LEAST} on.")
    return min(int(said), ours)


def _slug_of(url: str) -> str:
    """The check whose page has this address; empty when it is no address of ours."""
    if not addresses.is_ours(url):
        return ""
    try:
        found = resolve(urlsplit(url).path)
    except Resolver404:
        return ""
    return str(found.kwargs.get("slug", "")) if found.view_name in ("feeds:check", "feeds:card") else ""


def _for_everybody(response: HttpResponse) -> HttpResponse:
    if response.status_code >= 400:
        response["Cache-Control"] = "no-store"
    return open_to_everybody(response)
