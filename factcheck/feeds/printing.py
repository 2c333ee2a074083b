"""From how an answer stands to its sheet: a page of it, or everything as one stream."""

from collections.abc import Generator
from itertools import chain

from django.db import connection, transaction

from factcheck.feeds import printed
from factcheck.feeds.sheets import Format, Piece, Sheet
from factcheck.feeds.standing import Standing

# A reader who stops reading holds a thread and a moment of the database; after so long they lose both.
_PATIENCE = "60s"


def page(stands: Standing) -> tuple[Standing, Sheet]:
    """The page, in one query, and how it stands: something may have been published since the reader was looked at."""
    want = stands.wanted
    if want.limit is None or stands.first is None:  # There was nothing a moment ago, and that is a true answer.
        return stands, stands.sheet([])
    pieces = list(printed.pieces(stands.form, since=want.since, before=want.before, limit=want.limit + 1))
    stands = stands.holding([piece.microseconds for piece in pieces], [piece.pk for piece in pieces])
    return stands, stands.sheet(pieces[: want.limit])


def everything(stands: Standing) -> tuple[Standing, Sheet, Generator[Piece, None, None]]:
    """All that is wanted, to be walked through once; how it stands, told by its first piece; and what to close."""
    pieces = _one_moment(stands.form, stands)
    first = next(pieces, None)
    stands = stands.holding([first.microseconds] if first else [], [first.pk] if first else [])
    return stands, stands.sheet(chain([first] if first else [], pieces)), pieces


def _one_moment(form: Format, stands: Standing) -> Generator[Piece, None, None]:
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('idle_in_transaction_session_timeout', %s, true)", [_PATIENCE])
        want = stands.wanted
        yield from printed.pieces(form, since=want.since, before=want.before)
