"""From how an answer stands to its sheet: a page of it, or everything as one stream."""

from collections.abc import Generator
from itertools import chain, islice

from django.conf import settings
from django.db import connection, transaction

from factcheck.feeds.paging import Wanted
from factcheck.feeds.press import printed
from factcheck.feeds.press.sheets import Format, Piece, Sheet
from factcheck.feeds.press.standing import Standing

# So many checks are sent in one piece though everything was asked for: a stream would hold more than it saves.
AT_ONCE = 200


def drawn(stands: Standing) -> tuple[Standing, Sheet, Generator[Piece, None, None] | None]:
    """The sheet of what is wanted, and how that stands: something may have been published since the reader was looked
    at. What is short is there. A longer sheet is walked through once, and the third value is what to close
    then, or when the reader is gone.
    """
    if stands.first is None:  # There was nothing a moment ago, and that is a true answer.
        return stands, stands.sheet([]), None
    want = stands.wanted
    limit = want.limit or AT_ONCE
    pieces = printed.page(stands.form, since=want.since, before=want.before, limit=limit + 1)
    if want.limit is None and len(pieces) > limit:
        return _everything(stands)
    stands = stands.holding([piece.microseconds for piece in pieces], [piece.pk for piece in pieces])
    return stands, stands.sheet(pieces[:limit]), None


def _everything(stands: Standing) -> tuple[Standing, Sheet, Generator[Piece, None, None] | None]:
    pieces = _one_moment(stands.form, stands.wanted)
    begun = list(islice(pieces, 1))
    stands = stands.holding([piece.microseconds for piece in begun], [piece.pk for piece in begun])
    return stands, stands.sheet(chain(begun, pieces)), pieces


def _one_moment(form: Format, want: Wanted) -> Generator[Piece, None, None]:
    with transaction.atomic():
        with connection.cursor() as cursor:
            # A reader who stops reading would hold this moment for ever.
            patience = f"{settings.READER_SECONDS * 1000:.0f}ms"
            cursor.execute("SELECT set_config('idle_in_transaction_session_timeout', %s, true)", [patience])
        yield from printed.pieces(form, since=want.since, before=want.before)
