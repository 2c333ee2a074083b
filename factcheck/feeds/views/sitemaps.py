"""Doors for search engines: which pages there are, when each changed, and which are news."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from factcheck.feeds import addresses, published
from factcheck.feeds.claimreview import stamp
from factcheck.feeds.conditional import answer
from factcheck.feeds.formats import telling
from factcheck.feeds.formats.markup import element
from factcheck.verdicts.models import Verdict

_MOST = 50_000  # What a sitemap may hold.
_NEWS = timedelta(days=2)  # What Google takes for news.
_XML = "application/xml; charset=utf-8"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS_SPACE = "http://www.google.com/schemas/sitemap-news/0.9"


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The list of sitemaps, each of which holds as many checks as one may, the oldest in the first."""
    count = Verdict.objects.shown().count()
    numbers = range(1, max(1, -(-count // _MOST)) + 1)
    maps = "".join(
        f"<sitemap>{element('loc', addresses.public('sitemap', str(number)))}</sitemap>" for number in numbers
    )
    return answer(request, f'{_HEAD}<sitemapindex xmlns="{_SPACE}">{maps}</sitemapindex>\n', content_type=_XML)


@require_safe
def sitemap(request: HttpRequest, number: int) -> HttpResponse:
    """The pages of up to 50,000 checks with the day of their last change; the first one names the other pages too."""
    begin = (number - 1) * _MOST
    rows = Verdict.objects.shown().order_by("first_published_at", "pk").values_list("slug", "changed_at")
    found = list(rows[begin : begin + _MOST]) if 0 <= begin < 2**31 else []
    if number != 1 and not found:
        return HttpResponse("There is no such sitemap.\n", status=404, content_type="text/plain; charset=utf-8")
    urls = [_url(addresses.public(name)) for name in ("checks", "corrections", "methods", "data") if number == 1]
    urls += [_url(addresses.public("check", slug), changed) for slug, changed in found]
    return answer(request, f'{_HEAD}<urlset xmlns="{_SPACE}">{"".join(urls)}</urlset>\n', content_type=_XML)


def _url(address: str, changed: datetime | None = None) -> str:
    when = element("lastmod", stamp(changed)) if changed else ""
    return f"<url>{element('loc', address)}{when}</url>\n"


@require_safe
def news(request: HttpRequest) -> HttpResponse:
    """The checks that were first published in the last two days."""
    since = datetime.now(UTC) - _NEWS
    rows = published.newest_first().published().filter(first_published_at__gte=since)[:1000]
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
    content = f"User-agent: *\nDisallow: /desk/\nDisallow: /admin/\n\nSitemap: {addresses.public('sitemaps')}\n"
    return answer(request, content, content_type="text/plain; charset=utf-8")
