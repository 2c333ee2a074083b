"""The Atom feed by months (RFC 5005, section 4): documents that keep their addresses, and lead from one to the next.

A check stands in the month of its last change. So nothing is ever added to a month that is over; a check that changes
later leaves it and stands in a later one. Who walks from the feed through the months comes by every check as it is now.
The month that is running has a document too, which does not call itself an archive yet. Months are those of UTC.
"""

from collections.abc import Generator, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from hashlib import sha256

from django.db.models import Subquery, Value
from django.db.models.functions import Coalesce

from factcheck.feeds import published
from factcheck.feeds.cursor import Cursor
from factcheck.feeds.formats import atom
from factcheck.feeds.paging import Wanted
from factcheck.feeds.press import editions, printing, queries
from factcheck.feeds.press.proof import writing
from factcheck.feeds.press.sheets import Piece
from factcheck.feeds.press.standing import Standing
from newsroom.refusals import NotHere

VERSION = 1  # Who changes what `formats.atom.archive` writes raises it.
_EVERYTHING = 2**31  # Checks of one month: all of them, however many there are.
_LAST = 2**62  # A number that no verdict has.


@dataclass(frozen=True)
class Month:
    begins: datetime

    @property
    def ends(self) -> datetime:
        return (self.begins + timedelta(days=32)).replace(day=1)

    @property
    def since(self) -> Cursor:
        """The place right before its first moment."""
        return Cursor(self.begins - timedelta(microseconds=1), _LAST)

    @property
    def before(self) -> Cursor:
        return Cursor(self.ends, 0)

    def following(self) -> "Month":
        return Month(self.ends)

    def preceding(self) -> "Month":
        return Month((self.begins - timedelta(days=1)).replace(day=1))

    @property
    def url(self) -> str:
        return atom.month_of(self.begins)


@dataclass(frozen=True)
class Archive:
    """A month as it stands: which checks it holds, as moments and numbers, and what there is beside it."""

    month: Month
    is_over: bool
    is_preceded: bool
    begun_at: datetime | None
    newest: Cursor | None
    held: tuple[tuple[int, int], ...]

    @cached_property
    def tag(self) -> str:
        """A digest of all that determines the bytes."""
        parts = (VERSION, writing(atom.FORMAT), self.begun_at, self.month, self.is_over, self.is_preceded, self.held)
        return sha256(repr(parts).encode()).hexdigest()[:32]

    @property
    def last_modified(self) -> None:
        """Not told: a month changes when it ends, without any change of the record."""
        return

    def head(self) -> atom.Head:
        """What the document says of itself."""
        month = self.month
        changed = Cursor.at(*self.held[0]).changed_at if self.held else month.begins
        return atom.Head(
            url=month.url, changed=changed, is_archive=self.is_over,
            earlier=month.preceding().url if self.is_preceded else "",
            later=month.following().url if self.is_over else "",
        )  # fmt: skip


def archive(year: int, number: int) -> Archive:
    """The month as it stands now: one query of an index. Raises `NotHere` for one in which nothing can be."""
    now = datetime.now(UTC)
    try:
        month = Month(datetime(year, number, 1, tzinfo=UTC))
        if month.begins > now:
            raise ValueError
        ends = month.ends
        month.preceding()
    except (ValueError, OverflowError):
        sentence = "There is no archive of this month. The feed /feeds/verdicts.atom leads to those there are."
        raise NotHere(sentence) from None
    # One check more than the month has, if there is any before it, tells that something precedes.
    earlier = published.newest_first(before=Cursor(month.begins, 0)).values("changed_at")[:1]
    shown = published.newest_first(before=month.before).filter(
        changed_at__gte=Coalesce(Subquery(earlier), Value(month.begins))
    )
    found = queries.standing_of(atom.FORMAT.name, writing(atom.FORMAT), shown, _EVERYTHING)
    held = list(zip(found.moments or [], found.numbers or [], strict=True))
    is_preceded = bool(held) and Cursor.at(*held[-1]).changed_at < month.begins
    if not held and ends <= now:
        raise NotHere("Nothing had been published by that month. The feed leads to those in which there was.")
    begun_at = found.begun_at or (editions.note(atom.FORMAT) if found.newest else None)
    return Archive(month, ends <= now, is_preceded, begun_at, found.newest, tuple(held[:-1] if is_preceded else held))


def drawn(archive: Archive) -> tuple[Archive, Iterable[Piece], Generator[Piece, None, None] | None]:
    """Its pieces, and how it stands if something changed meanwhile; the third value is what to close then, or when the
    reader is gone.
    """
    if not archive.held:
        return archive, (), None
    want = Wanted(since=archive.month.since, before=archive.month.before, limit=None)
    first = Cursor.at(*archive.held[0])
    _, sheet, rest = printing.drawn(Standing(atom.FORMAT, want, archive.newest, archive.begun_at, first=first))
    if rest is not None:  # What is sent may be newer than its tag then, and nobody is told that tag again.
        return archive, sheet.pieces, rest
    pieces = list(sheet.pieces)
    return replace(archive, held=tuple((piece.microseconds, piece.pk) for piece in pieces)), pieces, None
