"""From how an answer stands to its sheet: a page of it, or everything as one stream."""

from collections.abc import Generator
from itertools import chain, islice

from django.db import connection, transaction

from factcheck.feeds import printed
from factcheck.feeds.sheets import Format, Piece, Sheet
from factcheck.feeds.standing import Standing

# A reader who stops reading holds a thread and a moment of the database; after so long they lose both.
_PATIENCE = "60s"
# So many checks are sent in one piece though everything was asked for: a stream would hold more than it saves.
_AT_ONCE = 200


def drawn(stands: Standing) -> tuple[Standing, Sheet, Generator[Piece, None, None] | None]:
    """The sheet of what is wanted, and how that stands: something may have been published since the reader was looked
    at. What is short is there. A longer sheet is walked through once, and the third value is what to close
    then, or when the reader is gone.
    """
    if stands.first is None:  # There was nothing a moment ago, and that is a true answer.
        return stands, stands.sheet([]), None
    return _everything(stands) if stands.wanted.limit is None else (*_page(stands, stands.wanted.limit), None)


def _page(stands: Standing, limit: int) -> tuple[Standing, Sheet]:
    want = stands.wanted
    pieces = list(printed.pieces(stands.form, since=want.since, before=want.before, limit=limit + 1))
    stands = stands.holding([piece.microseconds for piece in pieces], [piece.pk for piece in pieces])
    return stands, stands.sheet(pieces[:limit])


def _everything(stands: Standing) -> tuple[Standing, Sheet, Generator[Piece, None, None] | None]:
    pieces = _one_moment(stands.form, stands)
    begun = list(islice(pieces, _AT_ONCE + 1))
    first = begun[:1]
    stands = stands.holding([piece.microseconds for piece in first], [piece.pk for piece in first])
    if len(begun) <= _AT_ONCE:
        return stands, stands.sheet(begun), None
    return stands, stands.sheet(chain(begun, pieces)), pieces


def _one_moment(form: Format, stands: Standing) -> Generator[Piece, None, None]:
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('idle_in_transaction_session_timeout', %s, true)", [_PATIENCE])
        want = stands.wanted
        yield from printed.pieces(form, since=want.since, before=want.before)
