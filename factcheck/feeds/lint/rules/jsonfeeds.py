"""Rules for JSON Feed 1.1, and for the ClaimReviews in one."""

import re
from collections.abc import Iterator
from typing import Any

from factcheck.feeds.lint.faults import Fault, quoted
from factcheck.feeds.lint.rules.source import DATES, JSON_FEED, LANGUAGES, WILD, after
from factcheck.feeds.reader.documents import Document
from factcheck.feeds.reader.moments import moment_of
from factcheck.feeds.reader.nodes import Node, at, filled, inner, is_empty, objects, text
from factcheck.feeds.reader.troubles import step
from factcheck.feeds.reader.webpage import folded

LARGE = 250_000  # Bytes that readers on telephones still take without complaint.
_EXTENSION = re.compile(r"_[A-Za-z][^.]*")
_FEED = frozenset(
    """version title home_page_url feed_url description user_comment next_url icon favicon author authors language
    expired hubs items""".split()
)
_ITEM = frozenset(
    """id url external_url title content_html content_text summary image banner_image date_published date_modified
    author authors tags language attachments""".split()
)
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", re.ASCII)
_MOMENT = "Write it as 2026-11-22T09:30:00Z."


@after(JSON_FEED)
def the_feed_says_what_it_is(document: Document, feed: Node) -> Iterator[Fault]:
    """version, title and items are there."""
    version = feed.value.get("version")
    if version == "https://jsonfeed.org/version/1":
        yield Fault(f"{feed.place}.version", "It is 1.0.", "Write https://jsonfeed.org/version/1.1.", is_advice=True)
    elif version != "https://jsonfeed.org/version/1.1":
        wrong = f"{quoted(version)} is no version of JSON Feed." if filled(version) else "It is missing."
        yield Fault(f"{feed.place}.version", wrong, "Write https://jsonfeed.org/version/1.1.")
    if not isinstance(feed.value.get("title"), str) or is_empty(feed.value.get("title")):
        yield Fault(f"{feed.place}.title", "It is missing.", "Name the feed.")
    if not isinstance(feed.value.get("items"), list):
        yield Fault(f"{feed.place}.items", "It is no list.", "Give a list of items, an empty one if there are none.")
    for name in ("home_page_url", "feed_url"):
        if is_empty(feed.value.get(name)):
            cure = "Give it: readers tell feeds apart by it."
            yield Fault(f"{feed.place}.{name}", "It is missing.", cure, is_advice=True)
        elif not _is_address(feed.value[name]):
            cure = "Write the whole address, beginning with https://."
            yield Fault(f"{feed.place}.{name}", f"{quoted(feed.value[name])} is no address.", cure)


@after(JSON_FEED)
def the_next_page_is_another(document: Document, feed: Node) -> Iterator[Fault]:
    """next_url is never the feed itself: a reader would go round and round."""
    following = feed.value.get("next_url")
    if is_empty(following):
        return
    if not _is_address(following):
        cure = "Write the whole address, or leave it out on the last page."
        yield Fault(f"{feed.place}.next_url", f"{quoted(following)} is no address.", cure)
    elif following in (feed.value.get("feed_url"), document.address):
        wrong = "It is the address of this page itself."
        yield Fault(f"{feed.place}.next_url", wrong, "Give the next page, or leave it out on the last one.")


@after(JSON_FEED)
def each_item_has_an_id_of_its_own(document: Document, feed: Node) -> Iterator[Fault]:
    """Each item has an id that is a text and no other item's; one without must be thrown away."""
    seen: dict[str, str] = {}
    for place, item in _items(feed):
        own = item.get("id")
        if is_empty(own):
            cure = "Use the check's address: readers have to throw away an item without an id."
            yield Fault(f"{place}.id", "It is missing.", cure)
        elif not isinstance(own, str):
            yield Fault(f"{place}.id", f"{quoted(own)} is no text.", "Write it as a text.")
        elif own in seen:
            yield Fault(f"{place}.id", f"The item at {seen[own]} has it too.", "An id is never used again.")
        seen.setdefault(str(own), place)


@after(JSON_FEED)
def each_item_has_content(document: Document, feed: Node) -> Iterator[Fault]:
    """Each item has content_html or content_text, and its addresses are whole."""
    for place, item in _items(feed):
        if is_empty(item.get("content_html")) and is_empty(item.get("content_text")):
            cure = "Give one of the two: it is what a reader shows."
            yield Fault(f"{place}.content_html", "Neither content_html nor content_text is there.", cure)
        for name in ("url", "external_url", "image", "banner_image"):
            if filled(item.get(name)) and not _is_address(item[name]):
                cure = "Write the whole address, beginning with https://."
                yield Fault(f"{place}.{name}", f"{quoted(item[name])} is no address.", cure)
        for number, one in enumerate(item.get("attachments") or []):
            if not isinstance(one, dict) or is_empty(one.get("url")) or is_empty(one.get("mime_type")):
                wrong = "An attachment needs url and mime_type."
                yield Fault(f"{place}.attachments[{number}]", wrong, "Give both, or leave it out.")
        if filled(item.get("tags")) and not _are_texts(item["tags"]):
            yield Fault(f"{place}.tags", "It is no list of texts.", "Give a list of texts.")


@after(JSON_FEED, DATES)
def item_dates_have_a_zone(document: Document, feed: Node) -> Iterator[Fault]:
    """Dates are RFC 3339 with a time zone, and an item does not change before it is published."""
    for place, item in _items(feed):
        moments = {}
        for name in ("date_published", "date_modified"):
            if is_empty(item.get(name)):
                continue
            found = moment_of(str(item[name]))
            if found.wrong or found.is_day:
                yield Fault(f"{place}.{name}", f"{quoted(item[name])} is no RFC 3339 date.", _MOMENT)
            elif found.at:
                moments[name] = found.at
        if len(moments) == 2 and moments["date_modified"] < moments["date_published"]:
            cure = "The last change is never before the publication."
            yield Fault(f"{place}.date_modified", "It is before date_published.", cure)


@after(JSON_FEED)
def extensions_are_named_like_extensions(document: Document, feed: Node) -> Iterator[Fault]:
    """A key is known, or begins with “_” and a letter, has no “.”, holds an object, and says what it is about."""
    yield from _unknown_keys(feed.value, feed.place, _FEED)
    for place, item in _items(feed):
        yield from _unknown_keys(item, place, _ITEM)


def _unknown_keys(value: dict[str, Any], place: str, known: frozenset[str]) -> Iterator[Fault]:
    for name, one in value.items():
        where = step(place, name)
        if name in known:
            continue
        if not _EXTENSION.fullmatch(name):
            cure = "Take a key of JSON Feed, or begin it with “_” and a letter, without a dot."
            yield Fault(where, "JSON Feed has no such key.", cure)
        elif not isinstance(one, dict):
            yield Fault(where, "An extension holds an object.", "Put its values into an object.")


@after(JSON_FEED)
def extensions_say_what_they_are_about(document: Document, feed: Node) -> Iterator[Fault]:
    """An extension says in “about”, once in the feed, what it is or where that can be read."""
    missing: dict[str, str] = {}
    told: set[str] = set()
    for node in [feed, *objects(feed, "items")]:
        for name, one in node.value.items():
            if name.startswith("_") and isinstance(one, dict):
                if filled(one.get("about")):
                    told.add(name)
                missing.setdefault(name, step(node.place, name))
    for name, where in missing.items():
        if name not in told:
            cure = "Give “about”: what the extension holds, or the address of its description."
            yield Fault(f"{where}.about", "It is missing.", cure, is_advice=True)


@after(JSON_FEED, LANGUAGES)
def who_and_in_which_language(document: Document, feed: Node) -> Iterator[Fault]:
    """authors are objects that say who; author is there for older readers, too; language is a tag."""
    for node in [feed, *objects(feed, "items")]:
        authors = node.value.get("authors")
        for number, author in enumerate(authors if isinstance(authors, list) else []):
            if not isinstance(author, dict) or all(is_empty(author.get(one)) for one in ("name", "url", "avatar")):
                wrong = "An author has a name, a url or an avatar."
                yield Fault(f"{node.place}.authors[{number}]", wrong, "Give one of them, or leave it out.")
        language = node.value.get("language")
        if filled(language) and not (isinstance(language, str) and _TAG.fullmatch(language)):
            wrong = f"{quoted(language)} is no language tag."
            yield Fault(f"{node.place}.language", wrong, "Use a BCP 47 tag, such as en or pt-BR.")
    if is_empty(feed.value.get("language")):
        cure = "Name the language by its BCP 47 tag, such as en or pt-BR."
        yield Fault(f"{feed.place}.language", "It is missing.", cure, is_advice=True)
    if is_empty(feed.value.get("authors")) != is_empty(feed.value.get("author")):
        name = "author" if filled(feed.value.get("authors")) else "authors"
        cure = "Give both: readers of 1.0 look for “author”, those of 1.1 for “authors”."
        yield Fault(f"{feed.place}.{name}", "It is missing.", cure, is_advice=True)
    for number, hub in enumerate(feed.value.get("hubs") or []):
        if not isinstance(hub, dict) or is_empty(hub.get("type")) or is_empty(hub.get("url")):
            yield Fault(f"{feed.place}.hubs[{number}]", "A hub has type and url.", "Give both, such as type WebSub.")


@after(JSON_FEED)
def the_feed_is_not_too_large(document: Document, feed: Node) -> Iterator[Fault]:
    """A page of a feed has at most 250 KB."""
    if document.size > LARGE:
        wrong = f"It has {document.size // 1000} KB."
        yield Fault(feed.place, wrong, "Stay under 250 KB, and give the rest on the next page.", is_advice=True)


@after(WILD)
def an_item_says_what_its_review_says(document: Document, feed: Node) -> Iterator[Fault]:
    """Readers drop extensions, so label and claim stand in the title and the label among the tags, too."""
    for item in objects(feed, "items"):
        for review in _reviews_in(item):
            title, label = folded(text(item, "title")), text(review, "reviewRating", "alternateName")
            for words, what in ((label, "the label"), (text(review, "claimReviewed"), "the claim")):
                if words and folded(words) not in title:
                    wrong = f"The title leaves out {what}: {quoted(words)}."
                    cure = "Write “Label: claim”: most readers show nothing but the title."
                    yield Fault(f"{item.place}.title", wrong, cure, is_advice=True)
            tags = [folded(one) for one, _place in at(item, "tags") if isinstance(one, str)]
            if label and folded(label) not in tags:
                cure = "Put the label among the tags: readers sort by them."
                yield Fault(f"{item.place}.tags", f"{quoted(label)} is not among them.", cure, is_advice=True)
            keys = {text(review, "@id"), text(review, "url")} - {""}
            if keys and text(item, "id") not in keys:
                cure = "Use the check's address as the id in every format."
                yield Fault(f"{item.place}.id", "The review in it has another @id and url.", cure, is_advice=True)


def _reviews_in(item: Node) -> Iterator[Node]:
    for name, value in item.value.items():
        if name.startswith("_"):
            yield from (one for one in inner(value, step(item.place, name)) if one.value.get("@type") == "ClaimReview")


@after(WILD)
def what_is_deleted_is_no_item(document: Document, feed: Node) -> Iterator[Fault]:
    """JSON Feed has no tombstones; in an extension's “deleted” each has an id and a date, and is no item."""
    there = {text(item, "id"): item.place for item in objects(feed, "items")}
    for name, value in feed.value.items():
        if not (name.startswith("_") and isinstance(value, dict) and isinstance(value.get("deleted"), list)):
            continue
        for number, one in enumerate(value["deleted"]):
            where = f"{step(feed.place, name)}.deleted[{number}]"
            told = one if isinstance(one, dict) else {}
            key = next((str(told[key]) for key in ("id", "@id", "url", "ref") if filled(told.get(key))), "")
            if not key:
                yield Fault(where, "It does not say which check is gone.", "Give the id that the item had.")
            elif key in there:
                yield Fault(where, f"The same check is an item at {there[key]}.", "Keep what happened last.")
            dates = [str(value) for key, value in told.items() if "date" in key.lower() or key in ("when", "at")]
            if not any(not moment_of(date).wrong and not moment_of(date).is_day for date in dates):
                yield Fault(where, "It does not say when the check went.", _MOMENT)


def _items(feed: Node) -> Iterator[tuple[str, dict[str, Any]]]:
    items = feed.value.get("items")
    for number, item in enumerate(items if isinstance(items, list) else []):
        if isinstance(item, dict):
            yield f"{feed.place}.items[{number}]", item


def _is_address(value: Any) -> bool:
    return isinstance(value, str) and value.startswith(("http://", "https://")) and not re.search(r"\s", value)


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)
