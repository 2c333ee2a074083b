"""Rules for Atom, with its pages and its tombstones."""

import re
from collections.abc import Iterator
from datetime import datetime

from factcheck.feeds.lint.faults import Fault, quoted
from factcheck.feeds.lint.rules.source import ATOM, ATOM_PAGES, DATES, TOMBSTONES, WILD, after
from factcheck.feeds.reader.converting import link_of
from factcheck.feeds.reader.documents import Document
from factcheck.feeds.reader.moments import Moment, moment_of
from factcheck.feeds.reader.syndication import ATOM as NAMESPACE
from factcheck.feeds.reader.syndication import Element, Syndicated

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
_MOMENT = "Write it as 2026-11-22T09:30:00Z."
HISTORY = "http://purl.org/syndication/history/1.0"
_TYPES = ("text", "html", "xhtml")


@after(ATOM)
def the_feed_has_its_three(document: Document, feed: Syndicated) -> Iterator[Fault]:
    """A feed has one id, title and updated, is in Atom's namespace, and names its author."""
    if feed.root.space != NAMESPACE:
        cure = f"Write xmlns=“{NAMESPACE}” on the feed."
        yield Fault("feed", "It is not in Atom's namespace.", cure, line=feed.root.line)
    yield from _three(feed.root, "feed")
    nameless = [place for entry, place in _entries(feed) if not entry.first("author")]
    if feed.root.first("author") is None and (nameless or not feed.entries):
        where = nameless[0] if nameless else "feed"
        yield Fault("feed.author", f"Neither the feed nor {where} names an author.", "Name the newsroom as its author.")
    for author in [*feed.root.all("author"), *(one for entry in feed.entries for one in entry.all("author"))]:
        if not author.said("name"):
            yield Fault("author.name", "It is missing.", "Name the author.", line=author.line)


@after(ATOM)
def each_entry_has_its_three(document: Document, feed: Syndicated) -> Iterator[Fault]:
    """An entry has one id, title and updated; without content it has an alternate link."""
    for entry, place in _entries(feed):
        yield from _three(entry, place)
        if entry.first("content") is None and not link_of(entry, "alternate"):
            wrong = "It has neither content nor an alternate link."
            yield Fault(place, wrong, "Link the check's page.", line=entry.line)
        for name in ("title", "summary", "content", "rights"):
            for one in entry.all(name):
                kind = one.attributes.get("type", "text")
                if kind not in _TYPES and "/" not in kind:
                    cure = "Write text, html or xhtml."
                    yield Fault(f"{place}.{name}", f"{quoted(kind)} is no type of text.", cure, line=one.line)
                elif kind == "text" and re.search(r"</?[a-z]+[^<>]*>|&(#\d+|[a-z]+);", one.words):
                    wrong, cure = "There is HTML in a plain text.", "Write plain text, or type=“html”."
                    yield Fault(f"{place}.{name}", wrong, cure, is_advice=True, line=one.line)


def _three(element: Element, place: str) -> Iterator[Fault]:
    for name in ("id", "title", "updated"):
        found = element.all(name, NAMESPACE) or element.all(name)
        if not found or (name != "title" and not found[0].words.strip()):
            cures = {"id": "Give the address that never changes.", "title": "Give it one.", "updated": _MOMENT}
            yield Fault(f"{place}.{name}", "It is missing.", cures[name], line=element.line)
        elif len(found) > 1:
            yield Fault(f"{place}.{name}", f"It is there {len(found)} times.", "Keep one.", line=found[1].line)
    said = element.said("id")
    if said and not _IRI.fullmatch(said):
        yield Fault(
            f"{place}.id", f"{quoted(said)} is no whole address.", "Use the check's address.", line=element.line
        )


@after(ATOM)
def each_entry_has_an_id_of_its_own(document: Document, feed: Syndicated) -> Iterator[Fault]:
    """No two entries have one id, unless they are versions of one entry with different updated."""
    seen: dict[tuple[str, str], str] = {}
    for entry, place in _entries(feed):
        key = (entry.said("id"), entry.said("updated"))
        if key[0] and key in seen:
            wrong = f"{seen[key]} has the same id and the same updated."
            yield Fault(f"{place}.id", wrong, "An id is never used again.", line=entry.line)
        seen.setdefault(key, place)


@after(ATOM, DATES)
def its_dates_have_a_zone(document: Document, feed: Syndicated) -> Iterator[Fault]:
    """Dates are RFC 3339; nothing is updated before it is published, and the feed is as new as its newest entry."""
    newest: tuple[datetime, str] | None = None
    for element, place in [(feed.root, "feed"), *_entries(feed)]:
        found: dict[str, Moment] = {}
        for name in ("updated", "published"):
            if words := element.said(name):
                found[name] = moment_of(words)
                if found[name].wrong or found[name].is_day:
                    wrong = f"{quoted(words)} is no RFC 3339 date."
                    yield Fault(f"{place}.{name}", wrong, _MOMENT, line=element.line)
        updated, published = found.get("updated", Moment("")), found.get("published", Moment(""))
        if updated.at and published.at and updated.at < published.at:
            wrong, cure = "It is before published.", "The last change is never before the publication."
            yield Fault(f"{place}.updated", wrong, cure, line=element.line)
        if element is not feed.root and updated.at and (newest is None or updated.at > newest[0]):
            newest = (updated.at, place)
    own = moment_of(feed.root.said("updated")).at
    if newest and own and own < newest[0]:
        cure = "Give the newest change: readers skip a feed that says it has none."
        yield Fault("feed.updated", f"It is before that of {newest[1]}.", cure, line=feed.root.line)


@after(ATOM, WILD)
def links_are_in_order(document: Document, feed: Syndicated) -> Iterator[Fault]:
    """The feed links to itself, every link is whole, and alternate stands before all others."""
    for element, place in [(feed.root, "feed"), *_entries(feed)]:
        links = element.all("link")
        relations = [link.attributes.get("rel", "alternate") for link in links]
        for link in links:
            href = link.attributes.get("href", "").strip()
            if not href:
                yield Fault(f"{place}.link", "It has no href.", "Give its address, or leave it out.", line=link.line)
            elif not href.startswith(("http://", "https://", "mailto:")):
                cure = "Write the whole address, beginning with https://."
                yield Fault(f"{place}.link", f"{quoted(href)} is no whole address.", cure, line=link.line)
        if "alternate" in relations and relations.index("alternate") > 0:
            wrong = f"rel=“{relations[0]}” stands before rel=“alternate”, and one reader takes the first link."
            yield Fault(f"{place}.link", wrong, "Put alternate first.", line=links[0].line)
        same = [
            (link.attributes.get("type"), link.attributes.get("hreflang"))
            for link, relation in zip(links, relations, strict=True)
            if relation == "alternate"
        ]
        if len(same) != len(set(same)):
            wrong = "There are two alternate links of one type and language."
            yield Fault(f"{place}.link", wrong, "Keep one.", line=links[0].line)
    if not link_of(feed.root, "self"):
        cure = "Link the feed's own address: readers know it again by that."
        yield Fault("feed.link", "There is no rel=“self”.", cure, is_advice=True, line=feed.root.line)


@after(ATOM_PAGES)
def pages_lead_on(document: Document, feed: Syndicated) -> Iterator[Fault]:
    """next, previous, first and last are there once each, and next is not the page itself."""
    links = feed.root.all("link")
    here = {link_of(feed.root, "self"), document.address} - {""}
    for rel in ("next", "previous", "first", "last", "prev-archive", "next-archive", "current"):
        found = [link for link in links if link.attributes.get("rel") == rel]
        if len(found) > 1:
            yield Fault("feed.link", f"rel=“{rel}” is there {len(found)} times.", "Keep one.", line=found[1].line)
        if found and rel in ("next", "previous", "prev-archive") and found[0].attributes.get("href") in here:
            wrong = f"rel=“{rel}” is the address of this page itself."
            yield Fault("feed.link", wrong, "Give the other page, or leave it out.", line=found[0].line)


@after(ATOM_PAGES)
def archives_lead_back(document: Document, feed: Syndicated) -> Iterator[Fault]:
    """An archive links the current feed, is another document than that, and does not call itself complete."""
    marked = feed.root.first("archive", HISTORY)
    if marked is None:
        stray = next((one for one in feed.root.children if one.name == "archive" and one.space != HISTORY), None)
        if stray is not None:
            wrong, cure = "It is not in the namespace of feed history.", f"Write xmlns:fh=“{HISTORY}”."
            yield Fault("feed.archive", wrong, cure, line=stray.line)
        return
    if not link_of(feed.root, "current"):
        cure = "Link the feed that goes on: who has only this finds nothing new."
        yield Fault("feed.link", "The archive has no rel=“current”.", cure, line=marked.line)
    elif link_of(feed.root, "current") == link_of(feed.root, "self"):
        wrong, cure = (
            "The archive says that it is the current feed.",
            "Link the feed that goes on, or leave fh:archive out.",
        )
        yield Fault("feed.link", wrong, cure, line=marked.line)
    if feed.root.first("complete", HISTORY) is not None:
        wrong, cure = "It says that it is complete and an archive.", "Keep one of fh:complete and fh:archive."
        yield Fault("feed.archive", wrong, cure, line=marked.line)


@after(TOMBSTONES)
def tombstones_name_what_is_gone(document: Document, feed: Syndicated) -> Iterator[Fault]:
    """A deleted-entry has ref and when, is a child of the feed, and what it names is no entry."""
    there = {entry.said("id"): (entry, place) for entry, place in _entries(feed)}
    for number, one in enumerate(feed.tombstones, start=1):
        place = f"at:deleted-entry[{number}]"
        ref = one.attributes.get("ref", "").strip()
        if not _IRI.fullmatch(ref):
            yield Fault(f"{place}@ref", "It does not say which entry is gone.", "Give the id it had.", line=one.line)
        when = moment_of(one.attributes.get("when", ""))
        if when.wrong or when.is_day or when.at is None:
            yield Fault(f"{place}@when", "It does not say when the entry went.", _MOMENT, line=one.line)
        if ref in there:
            held, where = there[ref]
            updated = moment_of(held.said("updated")).at
            if when.at is None or updated is None or updated <= when.at:
                wrong = f"The same entry is there as {where}."
                yield Fault(place, wrong, "Keep what happened last: the entry or its tombstone.", line=one.line)
    for one in feed.misplaced:
        wrong = "The deleted-entry is no child of the feed."
        yield Fault("at:deleted-entry", wrong, "Put it beside the entries.", line=one.line)
    for one in feed.root.children:
        if one.name == "deleted-entry" and one not in feed.tombstones:
            wrong = "It is not in the namespace of tombstones."
            cure = "Write xmlns:at=“http://purl.org/atompub/tombstones/1.0”."
            yield Fault("deleted-entry", wrong, cure, line=one.line)


@after(ATOM)
def categories_have_terms(document: Document, feed: Syndicated) -> Iterator[Fault]:
    """A category has a term: readers sort by it."""
    for entry, place in _entries(feed):
        for category in entry.all("category"):
            if not category.attributes.get("term"):
                cure = "Give it: readers sort by it."
                yield Fault(f"{place}.category@term", "It is missing.", cure, line=category.line)


def _entries(feed: Syndicated) -> list[tuple[Element, str]]:
    return [(entry, f"entry[{number}]") for number, entry in enumerate(feed.entries, start=1)]
