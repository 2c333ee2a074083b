"""Rules for dates: one format, a time zone, no zeros, and in an order that can be."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from factcheck.feeds.lint.faults import Fault, quoted
from factcheck.feeds.lint.reading import Node
from factcheck.feeds.lint.values import at, each, filled, leaves

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)")
_NAMES = re.compile(r"date[A-Z]\w*|sdDatePublished|expires|uploadDate")
_CURE = "Write it as 2026-11-22T09:30:00Z."


def dates_can_be_read(review: Node) -> Iterator[Fault]:
    for name, value, place in leaves(review.value, review.place):
        if not _NAMES.fullmatch(name) or not filled(value):
            continue
        text = str(value)
        if re.match(r"0000|0001|1970-01-01|1900-01-01", text):
            yield Fault(place, f"{quoted(text)} is a zero.", "Leave an unknown date out.")
        elif moment_of(text) is None:
            yield Fault(place, f"{quoted(text)} is no ISO 8601 date with a time zone.", _CURE)


def the_review_is_dated_to_the_second(review: Node) -> Iterator[Fault]:
    for name in ("datePublished", "dateModified"):
        place = f"{review.place}.{name}"
        if not filled(review.value.get(name)):
            why = "Incremental readers can't see a change." if name == "dateModified" else "Every reader needs it."
            yield Fault(place, f"It is missing. {why}", _CURE)
        for value, where in each(review.value.get(name), place):
            if _DAY.fullmatch(str(value)):
                yield Fault(where, "It has a day only, and no time zone.", _CURE)


def dates_are_in_order(review: Node) -> Iterator[Fault]:
    published = _first(review, "datePublished")
    modified = _first(review, "dateModified")
    claimed = _first(review, "itemReviewed", "datePublished")
    # A date without a time may lie a day off, seen from another time zone.
    slack = timedelta(days=1)
    if published and modified and modified < published:
        place = f"{review.place}.dateModified"
        yield Fault(place, "It is before datePublished.", "The last change is never before the publication.")
    if published and claimed and claimed > published + slack:
        place = f"{review.place}.itemReviewed.datePublished"
        yield Fault(place, "The claim is later than its check.", "Give the day the claim was first made.")


def moment_of(text: str) -> datetime | None:
    """The moment a date means, the first one of a day, month or year; None if it can't be read."""
    try:
        if _DAY.fullmatch(text):
            return datetime.combine(date.fromisoformat((text + "-01-01")[:10]), time(), UTC)
        return datetime.fromisoformat(text) if _MOMENT.fullmatch(text) else None
    except ValueError:
        return None


def _first(review: Node, *path: str) -> datetime | None:
    return next((moment for value, _ in at(review, *path) if (moment := moment_of(str(value)))), None)
