"""Atom (RFC 4287), with tombstones (RFC 6721) for retracted checks, and pages and archives (RFC 5005)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from tempfile import SpooledTemporaryFile

from django.conf import settings
from django.templatetags.static import static

from factcheck.feeds import addresses
from factcheck.feeds.claimreview import newsroom, stamp
from factcheck.feeds.cursor import START
from factcheck.feeds.formats import telling
from factcheck.feeds.formats.markup import DECLARATION, element, section
from factcheck.feeds.press.sheets import Format, Piece, Sheet
from factcheck.feeds.published import Change, Check

ATOM = "http://www.w3.org/2005/Atom"
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
HISTORY = "http://purl.org/syndication/history/1.0"
_IN_MEMORY = 8_000_000  # Bytes of entries; those of a longer feed wait in a file.


def piece(check: Check) -> str:
    return deleted_entry(check, check.retraction) if check.retraction else _entry(check)


def document(sheet: Sheet) -> Iterator[str]:
    """The feed, whose own facts stand before its entries, as some readers ask for, and so do its tombstones."""
    yield DECLARATION
    yield f'<feed xmlns="{ATOM}" xmlns:at="{TOMBSTONES}" xml:lang="{settings.LANGUAGE_CODE}">\n'
    yield "".join(f"{line}\n" for line in _head(sheet))
    yield from _tombstones_first(sheet.pieces)
    yield "</feed>\n"


@dataclass(frozen=True)
class Head:
    """What the document of a month says of itself. `earlier` and `later` are the months beside it, empty without one;
    a month that is not over is no archive yet.
    """

    url: str
    changed: datetime
    is_archive: bool
    earlier: str
    later: str


def archive(head: Head, pieces: Iterable[Piece]) -> Iterator[str]:
    """The document of a month, of the same feed and with the same entries."""
    yield DECLARATION
    yield (f'<feed xmlns="{ATOM}" xmlns:at="{TOMBSTONES}" xmlns:fh="{HISTORY}" xml:lang="{settings.LANGUAGE_CODE}">\n')
    yield "".join(f"{line}\n" for line in _head_of_month(head))
    yield from _tombstones_first(pieces)
    yield "</feed>\n"


def month_of(moment: datetime) -> str:
    """The absolute address of the document of the month in which this moment is."""
    begins = moment.astimezone(UTC)
    return addresses.public("atom-archive", f"{begins.year:04}", f"{begins.month:02}")


def _head_of_month(head: Head) -> Iterator[str]:
    kind = FORMAT.content_type
    yield from _name(head.changed)
    if head.is_archive:
        yield element("fh:archive")
    yield element("link", rel="self", type=kind, href=head.url)
    yield element("link", rel="current", type=kind, href=FORMAT.url)
    if head.earlier:
        yield element("link", rel="prev-archive", type=kind, href=head.earlier)
    if head.later:
        yield element("link", rel="next-archive", type=kind, href=head.later)
    yield from _imprint()


def _tombstones_first(pieces: Iterable[Piece]) -> Iterator[str]:
    """The grammar of RFC 4287 has everything that is no entry before the entries. The pieces come once, mixed, and may
    be very many: entries wait until the last tombstone has come.
    """
    with SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8", newline="") as entries:
        for piece in pieces:
            if piece.is_tombstone:
                yield piece.text
            else:
                entries.write(piece.text)
        entries.seek(0)
        yield from iter(partial(entries.read, 1 << 16), "")


def deleted_entry(check: Check, retraction: Change) -> str:
    """The tombstone of a retracted check. It has no link: feedparser would take that for the feed's own."""
    return (
        f"<at:deleted-entry{_attributes(ref=check.url, when=stamp(retraction.at))}>"
        f"{element('at:comment', retraction.note, xml_lang=telling.language(check))}"
        "</at:deleted-entry>\n"
    )


def _attributes(**attributes: str) -> str:
    return element("_", **attributes)[2:-2]


def _name(changed: datetime) -> Iterator[str]:
    yield element("id", FORMAT.url)
    yield element("title", telling.feed_title())
    yield element("subtitle", telling.feed_description())
    yield element("updated", stamp(changed))
    # Some readers take the first link for the site's, whatever it says it is.
    yield element("link", rel="alternate", type="text/html", href=addresses.public("checks"))


def _head(sheet: Sheet) -> Iterator[str]:
    yield from _name((sheet.newest or sheet.since or START).changed_at)
    yield element("link", rel="self", type=sheet.form.content_type, href=sheet.url)
    yield element("link", rel="first", type=sheet.form.content_type, href=sheet.first_url)
    if sheet.next_url:
        yield element("link", rel="next", type=sheet.form.content_type, href=sheet.next_url)
    if sheet.next_before and not sheet.is_continued and not sheet.since:
        # What follows this page begins in the month of its last check, or before.
        month = month_of(sheet.next_before.changed_at)
        yield element("link", rel="prev-archive", type=sheet.form.content_type, href=month)
    for hub in settings.WEBSUB_HUBS:
        yield element("link", rel="hub", href=hub)
    yield from _imprint()


def _imprint() -> Iterator[str]:
    who = newsroom()
    yield f"<author>{element('name', who['name'])}{element('uri', who['url'])}</author>"
    yield element("icon", settings.SITE_URL + static("icon.svg"))
    if settings.FEED_LICENCE:
        yield element("link", rel="license", href=settings.FEED_LICENCE)
        yield element("rights", settings.FEED_LICENCE)
    yield element("generator", "factcheck")


def _entry(check: Check) -> str:
    language = telling.language(check)
    lines = [
        f"<entry{_attributes(xml_lang=language)}>",
        element("id", check.url),
        element("title", telling.title(check)),
        element("published", stamp(check.first_published)),
        element("updated", stamp(check.changed)),
        element("link", rel="alternate", type="text/html", hreflang=language, href=check.url),
        *(element("link", rel="related", title=title, href=url) for url, title in telling.checked_articles(check)),
        element("category", term=check.rating.label, scheme=telling.scale_of(check), label=check.rating.label),
        *(element("category", term=topic, label=topic) for topic in telling.tags(check)[1:]),
        element("summary", check.summary),
        section("content", telling.content(check), type="html"),
        "</entry>",
    ]
    return "\n".join(lines) + "\n"


FORMAT = Format(
    name="atom",
    file="verdicts.atom",
    content_type="application/atom+xml",
    version=5,
    piece=piece,
    document=document,
    page=40,
)
