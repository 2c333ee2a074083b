"""Pages of the record that stay in order while new checks come in."""

from collections.abc import Mapping
from dataclasses import dataclass

from factcheck.feeds.cursor import BadCursor, Cursor
from factcheck.feeds.published import Check, newest_first, of

READERS_PAGE = 20


@dataclass(frozen=True)
class Wanted:
    """What an address asks for: `?since=CURSOR&before=CURSOR&limit=NUMBER`, each of them optional."""

    since: Cursor | None
    before: Cursor | None
    limit: int


@dataclass(frozen=True)
class Page:
    checks: list[Check]
    next_before: Cursor | None


def wanted(query: Mapping[str, str], *, at_most: int) -> Wanted:
    """Read the query of an address. Raises `BadCursor`, with status 400, for what can't be meant."""
    return Wanted(
        since=Cursor.parse(query["since"]) if "since" in query else None,
        before=Cursor.parse(query["before"]) if "before" in query else None,
        limit=_limit(query.get("limit", str(at_most)), at_most),
    )


def _limit(text: str, at_most: int) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 6 and 1 <= int(text) <= at_most):
        raise BadCursor(f"“limit” is a whole number from 1 to {at_most}.")
    return int(text)


def page_of(wanted: Wanted) -> Page:
    """The checks that are wanted, newest change first, and where the next page begins if there is one."""
    rows = newest_first(since=wanted.since, before=wanted.before)[: wanted.limit + 1]
    checks = [of(row) for row in rows]
    more = len(checks) > wanted.limit
    checks = checks[: wanted.limit]
    return Page(checks, checks[-1].cursor if more else None)
