"""Rules for RSS 2.0."""

from collections.abc import Iterator
from email.utils import parsedate_to_datetime

from factcheck.feeds.lint.faults import Fault, quoted
from factcheck.feeds.lint.rules.source import RSS, after
from factcheck.feeds.reader.documents import Document
from factcheck.feeds.reader.syndication import Element, Syndicated


@after(RSS)
def the_channel_has_its_three(document: Document, feed: Syndicated) -> Iterator[Fault]:
    """The feed is RSS 2.0, and its channel has a title, a link and a description."""
    if feed.root.name == "rss" and feed.root.attributes.get("version") != "2.0":
        wrong = f"{quoted(feed.root.attributes.get('version', ''))} is no version that is read."
        yield Fault("rss@version", wrong, "Write 2.0.", line=feed.root.line)
    for name in ("title", "link", "description"):
        found = [one for one in feed.top.all(name) if not one.space]
        if not found or not found[0].words.strip():
            yield Fault(f"channel.{name}", "It is missing.", "Every reader asks for it.", line=feed.top.line)


@after(RSS)
def each_item_can_be_told_apart(document: Document, feed: Syndicated) -> Iterator[Fault]:
    """An item has a title or a description, and a guid that is no other item's and, unless it says so, an address."""
    seen: dict[str, str] = {}
    for number, item in enumerate(feed.entries, start=1):
        place = f"item[{number}]"
        if not item.said("title") and not item.said("description"):
            yield Fault(place, "It has neither title nor description.", "Give one of them.", line=item.line)
        guid = item.first("guid")
        own = guid.words.strip() if guid else ""
        if not own or guid is None:
            cure = "Use the check's address: without it readers show each change as a new item."
            yield Fault(f"{place}.guid", "It is missing.", cure, line=item.line)
        elif own in seen:
            yield Fault(f"{place}.guid", f"{seen[own]} has it too.", "A guid is never used again.", line=guid.line)
        elif guid.attributes.get("isPermaLink", "true") != "false" and not own.startswith(("http://", "https://")):
            cure = "Use the check's address, or say isPermaLink=“false”."
            yield Fault(f"{place}.guid", f"{quoted(own)} is no address.", cure, line=guid.line)
        seen.setdefault(own, place)
        yield from _of_its_link(item, place)


def _of_its_link(item: Element, place: str) -> Iterator[Fault]:
    links = [one for one in item.all("link") if not one.space]
    if not links:
        yield Fault(f"{place}.link", "It is missing.", "Link the check's page.", is_advice=True, line=item.line)
    elif not links[0].words.strip().startswith(("http://", "https://")):
        cure = "Write the whole address, beginning with https://."
        yield Fault(f"{place}.link", f"{quoted(links[0].words.strip())} is no whole address.", cure, line=links[0].line)


@after(RSS)
def its_dates_are_as_in_e_mail(document: Document, feed: Syndicated) -> Iterator[Fault]:
    """pubDate and lastBuildDate are written as in e-mail, with a time zone."""
    wanted = [(feed.top, "channel"), *((item, f"item[{n}]") for n, item in enumerate(feed.entries, start=1))]
    for element, place in wanted:
        for name in ("pubDate", "lastBuildDate"):
            words = element.said(name)
            if words and not _is_a_date(words):
                cure = "Write it as Sun, 22 Nov 2026 09:30:00 +0000."
                yield Fault(f"{place}.{name}", f"{quoted(words)} is no RFC 822 date.", cure, line=element.line)


def _is_a_date(words: str) -> bool:
    try:
        return parsedate_to_datetime(words).tzinfo is not None or words.endswith("-0000")
    except (ValueError, TypeError, OverflowError):
        return False
