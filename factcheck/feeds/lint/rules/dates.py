"""Rules for dates: one format, a time zone, no zeros, and in an order that can be."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from factcheck.feeds.lint.faults import Fault, quoted
from factcheck.feeds.lint.rules.source import DATES, GOOGLE, SCHEMA, WILD, after
from factcheck.feeds.reader.moments import moment_of
from factcheck.feeds.reader.nodes import Node, at, each, filled

_NAMES = re.compile(r"date[A-Z]\w*|sdDatePublished|expires|[a-z]+Date")


def _cure() -> str:
    return _("Write it as 2026-11-22T09:30:00Z.")


@after(SCHEMA, DATES)
def dates_can_be_read(review: Node) -> Iterator[Fault]:
    """Every date is written as ISO 8601 with a time zone, or as a day; none is a zero."""
    for name, value, place in review.leaves:
        if not _NAMES.fullmatch(name) or not filled(value):
            continue
        found = moment_of(str(value))
        if isinstance(value, str) and not found.wrong:
            continue
        said = {"value": quoted(str(value).strip())}
        if found.at is None and re.match(r"\s*(0|19)\d", str(value)):
            yield Fault(place, _("%(value)s is a zero.") % said, _("Leave an unknown date out."))
        else:
            yield Fault(place, _("%(value)s is no ISO 8601 date with a time zone.") % said, _cure())


@after(WILD)
def the_review_is_dated_to_the_second(review: Node) -> Iterator[Fault]:
    """A review has datePublished and dateModified, to the second."""
    for name in ("datePublished", "dateModified"):
        place = f"{review.place}.{name}"
        if not filled(review.value.get(name)):
            wrong = _("It is missing. Every reader needs it.")
            if name == "dateModified":
                wrong = _("It is missing. Incremental readers can't see a change.")
            yield Fault(place, wrong, _cure())
        for value, where in each(review.value.get(name), place):
            found = moment_of(str(value))
            if found.is_day:
                yield Fault(where, _("It has a day only, and no time zone."), _cure())


@after(GOOGLE, WILD)
def dates_are_in_order(review: Node) -> Iterator[Fault]:
    """A claim is made before its check and not in that very second; publication comes before changes and expiry."""
    published = _first(review, "datePublished")
    modified = _first(review, "dateModified")
    claimed = _first(review, "itemReviewed", "datePublished")
    expires = _first(review, "expires")
    # A date without a time may lie a day off, seen from another time zone.
    slack = timedelta(days=1)
    if published and modified and modified < published - (slack if _is_day(review, "dateModified") else timedelta()):
        wrong, cure = _("It is before datePublished."), _("The last change is never before the publication.")
        yield Fault(f"{review.place}.dateModified", wrong, cure)
    if published and claimed and claimed > published + slack:
        cure = _("Give the day the claim was first made.")
        yield Fault(f"{review.place}.itemReviewed.datePublished", _("The claim is later than its check."), cure)
    if published and claimed == published and not _is_day(review, "datePublished"):
        wrong = _("It is the very second of the check's publication.")
        cure = _("Give the day the claim was made, or leave it out.")
        yield Fault(f"{review.place}.itemReviewed.datePublished", wrong, cure)
    if published and expires and expires < published - slack:
        cure = _("Give the day after which it may no longer hold, or leave it out.")
        yield Fault(f"{review.place}.expires", _("It is before datePublished."), cure)


def _first(review: Node, *path: str) -> datetime | None:
    return next((found.at for value, _place in at(review, *path) if (found := moment_of(str(value))).at), None)


def _is_day(review: Node, *path: str) -> bool:
    return any(moment_of(str(value)).is_day for value, _place in at(review, *path))
