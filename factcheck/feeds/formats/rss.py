"""RSS 2.0, for readers that know nothing newer. Corrections move `dcterms:modified`; tombstones are those of Atom."""

from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape

from django.conf import settings

from factcheck.feeds import addresses
from factcheck.feeds.claimreview import newsroom, stamp
from factcheck.feeds.formats import atom, telling
from factcheck.feeds.formats.markup import DECLARATION, element, section
from factcheck.feeds.press.sheets import Format, Sheet
from factcheck.feeds.published import Check

_SPACES = {
    "atom": atom.ATOM,
    "at": atom.TOMBSTONES,
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
}


def piece(check: Check) -> str:
    return atom.deleted_entry(check, check.retraction) if check.retraction else _item(check)


def document(sheet: Sheet) -> Iterator[str]:
    yield DECLARATION
    spaces = "".join(f' xmlns:{prefix}="{space}"' for prefix, space in _SPACES.items())
    yield f'<rss version="2.0"{spaces}>\n<channel>\n'
    yield "".join(f"{line}\n" for line in _head(sheet))
    for piece in sheet.pieces:
        yield piece.text
    yield "</channel>\n</rss>\n"


def _head(sheet: Sheet) -> Iterator[str]:
    yield element("title", telling.feed_title())
    yield element("link", addresses.public("checks"))
    yield element("description", telling.feed_description())
    yield element("language", settings.LANGUAGE_CODE)
    if settings.FEED_LICENCE:
        yield element("copyright", settings.FEED_LICENCE)
    if sheet.newest:
        yield element("lastBuildDate", _day(sheet.newest.changed_at))
    yield element("generator", "factcheck")
    yield element("docs", "https://www.rssboard.org/rss-specification")
    yield element("atom:link", rel="self", type=sheet.form.content_type, href=sheet.url)
    if sheet.next_url:
        yield element("atom:link", rel="next", type=sheet.form.content_type, href=sheet.next_url)
    for hub in settings.WEBSUB_HUBS:
        yield element("atom:link", rel="hub", href=hub)


def _item(check: Check) -> str:
    lines = [
        "<item>",
        element("title", telling.title(check)),
        element("link", check.url),
        element("guid", check.url, isPermaLink="true"),
        element("pubDate", _day(check.first_published)),
        element("dcterms:modified", stamp(check.changed)),
        element("dc:creator", newsroom()["name"]),
        # Without a domain: readers in use hand on an object instead of the word where there is one.
        *(element("category", tag) for tag in telling.tags(check)),
        # Readers take a description for HTML: words that look like it are escaped once more.
        element("description", escape(check.summary, quote=False)),
        section("content:encoded", telling.content(check)),
        "</item>",
    ]
    return "\n".join(lines) + "\n"


def _day(moment: datetime) -> str:
    """A moment as RFC 822 writes it."""
    return format_datetime(moment.astimezone(UTC), usegmt=True)


FORMAT = Format(
    name="rss",
    file="verdicts.rss",
    content_type="application/rss+xml",
    version=3,
    piece=piece,
    document=document,
    page=40,
)
