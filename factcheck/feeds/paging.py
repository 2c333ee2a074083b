"""Pages of the record that stay in order while new checks come in."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import QueryDict

from factcheck.feeds.cursor import BadCursor, Cursor
from factcheck.feeds.published import Check, newest_first, of
from factcheck.verdicts.models.verdict import VerdictQuerySet

READERS_PAGE = 20


@dataclass(frozen=True)
class Wanted:
    """What an address asks for: `?since=CURSOR&before=CURSOR&limit=NUMBER`, each of them optional.

    `limit` is how many checks the answer holds, None for all; `asked` the number in the address, if there is one.
    """

    since: Cursor | None
    before: Cursor | None
    limit: int | None
    asked: int | None = None


@dataclass(frozen=True)
class Page:
    checks: list[Check]
    next_before: Cursor | None


def wanted(query: QueryDict, *, at_most: int, page: int | None) -> Wanted:
    """Read the query of an address. Raises `BadCursor`, with status 400, for what can't be meant.

    `page` is the limit where the address names none. Parameters of other names are left alone: whatever somebody
    adds to an address for their own counting, the answer is the same.
    """
    since, before, limit = (_once(query, name) for name in ("since", "before", "limit"))
    asked = None if limit is None else _number(limit, at_most)
    return Wanted(
        since=None if since is None else Cursor.parse(since),
        before=None if before is None else Cursor.parse(before),
        limit=page if asked is None else asked,
        asked=asked,
    )


def _once(query: QueryDict, name: str) -> str | None:
    values = query.getlist(name)
    if len(values) > 1:
        raise BadCursor(f"“{name}” stands in the address {len(values)} times. Name it once, or leave it out.")
    return values[0] if values else None


def _number(text: str, at_most: int) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 6 and 1 <= int(text) <= at_most):
        raise BadCursor(f"“limit” is a whole number from 1 to {at_most}.")
    return int(text)


def page_of(wanted: Wanted, *, among: Callable[[VerdictQuerySet], VerdictQuerySet] = lambda all_of: all_of) -> Page:
    """The checks that are wanted, newest change first, and where the next page begins if there is one.

    `among` leaves out those that the reader does not look for.
    """
    limit = wanted.limit or READERS_PAGE
    # First which ones, from an index alone where one has it all; then what stands in them.
    ones = among(newest_first(since=wanted.since, before=wanted.before)).values("pk")[: limit + 1]
    checks = [of(row) for row in newest_first().filter(pk__in=ones)]
    more = len(checks) > limit
    checks = checks[:limit]
    return Page(checks, checks[-1].cursor if more else None)
