"""What the bytes of an answer are determined by, found without making them: for an ETag, a date and a 304."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from django.db.models import F, Subquery

from factcheck.feeds import editions, published
from factcheck.feeds.cursor import Cursor
from factcheck.feeds.models import Edition
from factcheck.feeds.paging import Wanted
from factcheck.feeds.proof import writing
from factcheck.feeds.sheets import Format, Piece, Sheet


@dataclass(frozen=True)
class Standing:
    """An answer before its content: the places of its pieces, whether more follow, and since when.

    An answer with everything is told by its first piece alone: each change has a moment of its own, so nothing of the
    record can differ while its last change is the same.
    """

    form: Format
    wanted: Wanted
    places: tuple[Cursor, ...]
    has_more: bool
    newest: datetime | None
    begun_at: datetime | None

    @property
    def tag(self) -> str:
        """A digest of all that determines the bytes."""
        determining = (writing(self.form), self.begun_at, self.wanted, self.places, self.has_more)
        return sha256(repr(determining).encode()).hexdigest()[:32]

    @property
    def last_modified(self) -> datetime | None:
        """When the record or its writing changed last. Nothing is said while a writing is coming or leaving.

        While that second is not over another change may fall into it. A reader who was told this second would
        then not hear of that change until the next one, so the second before is named.
        """
        if self.newest is None or self.begun_at is None:
            return None
        moment = max(self.newest, self.begun_at)
        return moment - timedelta(seconds=1) if datetime.now(UTC) - moment < timedelta(seconds=2) else moment

    def sheet(self, pieces: Iterable[Piece]) -> Sheet:
        return Sheet(
            self.form, pieces, newest=self.places[0] if self.places else None, since=self.wanted.since,
            before=self.wanted.before, limit=self.wanted.asked, next_before=self.places[-1] if self.has_more else None,
        )  # fmt: skip

    def at(self, places: list[Cursor]) -> "Standing":
        """The same when the query for the content, a moment later, has seen these places and perhaps one more."""
        limit = self.wanted.limit
        return replace(self, places=tuple(places[:limit]), has_more=limit is not None and len(places) > limit)


def standing(form: Format, wanted: Wanted) -> Standing:
    """How an answer stands now, in one query of an index; in two when it holds nothing."""
    begun = Edition.objects.filter(pk=form.name, writing=writing(form)).values("begun_at")
    last = published.newest_changes().values("changed_at")[:1]
    seen = 1 if wanted.limit is None else wanted.limit + 1
    found = published.newest_first(since=wanted.since, before=wanted.before)
    columns = (F("changed_at"), F("pk"), Subquery(begun), Subquery(last))
    rows = list(found.values_list(*columns)[:seen])
    around = rows or list(published.newest_changes().values_list(*columns)[:1])
    begun_at, newest = around[0][2:] if around else (None, None)
    if newest and not begun_at:
        begun_at = editions.note(form)
    places = [Cursor(changed, pk) for changed, pk, _begun, _last in rows]
    return Standing(form, wanted, (), False, newest, begun_at).at(places)
