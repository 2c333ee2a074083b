"""Rules for two states of one feed, the one before and the one now."""

from collections.abc import Iterator
from typing import Any

from factcheck.feeds.lint.faults import Fault
from factcheck.feeds.lint.rules.source import DATA_COMMONS, WILD, after
from factcheck.feeds.reader.converting import tombstones_of
from factcheck.feeds.reader.documents import Document
from factcheck.feeds.reader.moments import moment_of
from factcheck.feeds.reader.nodes import Node, filled, text


@after(WILD, DATA_COMMONS)
def nothing_changes_in_silence(before: Document, now: Document) -> Iterator[Fault]:
    """dateModified moves when a review changes, and only then; its datePublished never does."""
    known = {_key(review): review for review in before.reviews if _key(review)}
    for review in now.reviews:
        old = known.get(_key(review))
        if old is None:
            continue
        place = f"{review.place}.dateModified"
        was, is_ = (moment_of(text(one, "dateModified")).at for one in (old, review))
        has_changed = _without_dates(old.value) != _without_dates(review.value)
        if has_changed and (was is None or is_ is None or is_ <= was):
            cure = "Move dateModified with each change: readers ask for what is newer."
            yield Fault(place, "The review changed, and this did not move.", cure)
        elif was and is_ and is_ < was:
            yield Fault(place, "It went back.", "It only ever moves on.")
        elif was and is_ and is_ > was and not has_changed:
            cure = "Leave it where it is until the review changes: readers take all of it again."
            yield Fault(place, "It moved, and nothing changed.", cure)
        if text(old, "datePublished") and text(old, "datePublished") != text(review, "datePublished"):
            cure = "It is the day of the first publication, for ever."
            yield Fault(f"{review.place}.datePublished", "It is another one than before.", cure)


@after(DATA_COMMONS, WILD)
def nothing_vanishes(before: Document, now: Document) -> Iterator[Fault]:
    """What was in the feed is there, or has a tombstone; a tombstone stays."""
    there = {_key(review) for review in now.reviews}
    gone = {stone.key for stone in tombstones_of(now)}
    for review in before.reviews:
        key = _key(review)
        if key and key not in there and key not in gone:
            cure = "Keep it, or put a tombstone in its place: an item with an empty list and a dateDeleted."
            yield Fault(f"before, {review.place}", "The review is not there any more.", cure)
    for stone in tombstones_of(before):
        if stone.key and stone.key not in gone and stone.key not in there:
            cure = "Keep it for a year at least: who reads seldom has not seen it yet."
            yield Fault(f"before, {stone.place}", "The tombstone is not there any more.", cure)


def _key(review: Node) -> str:
    return text(review, "@id") or text(review, "url")


def _without_dates(review: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in review.items() if name != "dateModified" and filled(value)}
