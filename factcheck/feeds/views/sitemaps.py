"""Doors for search engines: which pages there are, when each changed, and which are news."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from factcheck.feeds import addresses, published
from factcheck.feeds.claimreview import stamp
from factcheck.feeds.conditional import Content, Reader, answer
from factcheck.feeds.formats import telling
from factcheck.feeds.formats.markup import element
from factcheck.feeds.press import editions
from factcheck.verdicts.models import Verdict

_MOST = 50_000  # What a sitemap may hold.
_NEWS = timedelta(days=2)  # What Google takes for news.
_WRITING = 1  # Counts the ways in which sitemaps have been written.
_XML = "application/xml; charset=utf-8"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS_SPACE = "http://www.google.com/schemas/sitemap-news/0.9"


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The list of sitemaps, each of which holds as many checks as one may, the oldest in the first."""
    return _as_of_now(request, "index", _index) or _none()


@require_safe
def sitemap(request: HttpRequest, number: int) -> HttpResponse:
    """The pages of up to 50,000 checks with the day of their last change; the first one names the other pages too."""
    return _as_of_now(request, str(number), lambda: _sitemap(number)) or _none()


def _none() -> HttpResponse:
    return HttpResponse("There is no such sitemap.\n", status=404, content_type="text/plain; charset=utf-8")


@dataclass(frozen=True)
class _Of:
    """What the bytes of a map are determined by: the last change of the record, and where its pages are."""

    tag: str
    last_modified: None = None


def _as_of_now(request: HttpRequest, name: str, write: Callable[[], str]) -> HttpResponse | None:
    """A map, which is written when neither the reader nor this process has it; None when there is none.

    Publications stand in one line: while the last change is the same, nothing of the record differs, so the change
    names the bytes. What is written while another change comes in is written again.
    """
    reader, content, newest = Reader(request), "", editions.newest_change()
    for _ in range(3):
        determining = (_WRITING, name, _MOST, str(newest), addresses.of_check(""))
        it = _Of(sha256(repr(determining).encode()).hexdigest()[:32])
        if response := reader.has(it) or reader.gets_again(it, content_type=_XML):
            return response
        content, written_at = write(), newest
        if not content:
            return None
        if (newest := editions.newest_change()) == written_at:
            return reader.gets(it, content, content_type=_XML)
    return reader.gets(Content(content), content, content_type=_XML)


def _index() -> str:
    count = Verdict.objects.shown().count()
    numbers = range(1, max(1, -(-count // _MOST)) + 1)
    maps = "".join(
        f"<sitemap>{element('loc', addresses.public('sitemap', str(number)))}</sitemap>" for number in numbers
    )
    return f'{_HEAD}<sitemapindex xmlns="{_SPACE}">{maps}</sitemapindex>\n'


def _sitemap(number: int) -> str:
    """The map with this number; empty when there is none."""
    begin = (number - 1) * _MOST
    rows = Verdict.objects.shown().order_by("first_published_at", "pk").values_list("slug", "changed_at")
    found = list(rows[begin : begin + _MOST]) if 0 <= begin < 2**31 else []
    if number != 1 and not found:
        return ""
    urls = [_url(addresses.public(name)) for name in ("checks", "corrections", "methods", "data") if number == 1]
    # The database gives moments in UTC.
    urls += [_url(addresses.of_check(slug), f"{changed.isoformat()[:19]}Z") for slug, changed in found if changed]
    return f'{_HEAD}<urlset xmlns="{_SPACE}">{"".join(urls)}</urlset>\n'


def _url(address: str, changed: str = "") -> str:
    """One page. Addresses of ours have no character that XML could stumble over, so none is looked for."""
    when = f"<lastmod>{changed}</lastmod>" if changed else ""
    return f"<url><loc>{address}</loc>{when}</url>\n"


@require_safe
def news(request: HttpRequest) -> HttpResponse:
    """The checks that were first published in the last two days."""
    since = datetime.now(UTC) - _NEWS
    rows = published.newest_first(standing_only=True)
    rows = rows.filter(first_published_at__gte=since, changed_at__gte=since)[:1000]
    urls = "".join(_news_url(published.of(row)) for row in rows)
    content = f'{_HEAD}<urlset xmlns="{_SPACE}" xmlns:news="{_NEWS_SPACE}">{urls}</urlset>\n'
    return answer(request, content, content_type=_XML)


def _news_url(check: published.Check) -> str:
    name = element("news:name", settings.NEWSROOM_NAME)
    language = element("news:language", telling.language(check).partition("-")[0])
    date = element("news:publication_date", stamp(check.first_published))
    title = element("news:title", " ".join(check.headline.split()))
    publication = f"<news:publication>{name}{language}</news:publication>"
    return f"<url>{element('loc', check.url)}<news:news>{publication}{date}{title}</news:news></url>\n"


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What may be read by machines: all that is public, and nothing of the desk."""
    maps = "".join(f"Sitemap: {addresses.public(name)}\n" for name in ("sitemaps", "news"))
    content = f"User-agent: *\nDisallow: /desk/\nDisallow: /admin/\n\n{maps}"
    return answer(request, content, content_type="text/plain; charset=utf-8")
