"""What the bytes of an answer are determined by, found without making them: for an ETag, a date and a 304."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from hashlib import sha256

from factcheck.feeds.cursor import Cursor
from factcheck.feeds.paging import Wanted
from factcheck.feeds.press import editions, queries
from factcheck.feeds.press.proof import writing
from factcheck.feeds.press.sheets import Format, Piece, Sheet
from factcheck.feeds.remembered import Remembered
from factcheck.verdicts.models.verdict import VerdictQuerySet


@dataclass(frozen=True)
class Standing:
    """An answer before its content: what it holds, whether more follows, and since when it is so.

    `content` is a digest of which checks it holds in which state. An answer with everything is told by its first check
    alone: each change has a moment of its own, so nothing of the record can differ while its last change is the same.
    """

    form: Format
    wanted: Wanted
    newest: Cursor | None
    begun_at: datetime | None
    content: str = ""
    numbers: tuple[int, ...] = ()  # Of the checks that it holds.
    first: Cursor | None = None
    last: Cursor | None = None  # None when nothing follows.

    @cached_property
    def tag(self) -> str:
        """A digest of all that determines the bytes."""
        asked = (self.wanted.since, self.wanted.before, self.wanted.asked)
        determining = (writing(self.form), self.begun_at, *map(str, asked), self.content, self.last is None)
        return sha256(repr(determining).encode()).hexdigest()[:32]

    @property
    def last_modified(self) -> datetime | None:
        """When the record or its writing changed last. Nothing is said while a writing is coming or leaving.

        While that second is not over another change may fall into it. A reader who was told this second would
        then not hear of that change until the next one, so the second before is named.
        """
        if self.newest is None or self.begun_at is None:
            return None
        moment = max(self.newest.changed_at, self.begun_at)
        return moment - timedelta(seconds=1) if datetime.now(UTC) - moment < timedelta(seconds=2) else moment

    def sheet(self, pieces: Iterable[Piece]) -> Sheet:
        return Sheet(
            self.form, pieces, newest=self.first, since=self.wanted.since, before=self.wanted.before,
            limit=self.wanted.asked, next_before=self.last,
        )  # fmt: skip

    def holding(self, moments: Sequence[int], numbers: Sequence[int]) -> "Standing":
        """The same with these checks, of which one more than is wanted says that more follows."""
        limit = self.wanted.limit or 1
        is_followed = self.wanted.limit is not None and len(numbers) > limit
        moments, numbers = list(moments[:limit]), list(numbers[:limit])
        return replace(
            self,
            content=sha256(repr((moments, numbers)).encode()).hexdigest(),
            numbers=tuple(numbers),
            first=Cursor.at(moments[0], numbers[0]) if numbers else None,
            last=Cursor.at(moments[-1], numbers[-1]) if is_followed else None,
        )


# How answers stood when they were last asked for here. Anybody may ask for anything, so not all of it is kept.
STANDINGS: Remembered[Standing] = Remembered(500)


def standing(form: Format, wanted: Wanted) -> Standing:
    """How an answer stands now: one query of an index, and hardly that while nothing has been published since this was
    asked here the last time.
    """
    name = writing(form)
    seen = 1 if wanted.limit is None else wanted.limit + 1
    before = STANDINGS.get((name, wanted))
    found = queries.standing(form.name, name, wanted.since, wanted.before, seen, before.newest if before else None)
    begun_at = found.begun_at or (editions.note(form) if found.newest else None)
    if before and found.moments is None:
        return replace(before, begun_at=begun_at)
    stands = Standing(form, wanted, found.newest, begun_at).holding(found.moments or [], found.numbers or [])
    STANDINGS.keep((name, wanted), stands)
    return stands


def standing_of(form: Format, wanted: Wanted, shown: VerdictQuerySet) -> Standing:
    """The same of those that somebody looks for: `published.newest_first`, narrowed."""
    found = queries.standing_of(form.name, writing(form), shown, (wanted.limit or 0) + 1)
    begun_at = found.begun_at or (editions.note(form) if found.newest else None)
    return Standing(form, wanted, found.newest, begun_at).holding(found.moments or [], found.numbers or [])
