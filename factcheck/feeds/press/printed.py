"""Checks as they were printed: what each format writes of a check is made once, kept, and sent from there.

Whoever comes first prints: the sweep after a publication, or a reader who is quicker. What is printed is made of the
public record as one query saw it and of nothing that a reader brings, so both give the same bytes, and a row that is
there already is left as it is.
"""

import json
import logging
from collections.abc import Generator, Iterable, Sequence
from itertools import chain
from typing import Any

from django.db import DatabaseError, connection, transaction
from psycopg import Cursor as Statement

from factcheck.feeds import published
from factcheck.feeds.cursor import Cursor
from factcheck.feeds.models import Printed
from factcheck.feeds.press import queries
from factcheck.feeds.press.proof import piece_of, writing
from factcheck.feeds.press.sheets import Format, Piece
from factcheck.feeds.published import Facts
from factcheck.verdicts.models import State

log = logging.getLogger(__name__)


def page(form: Format, *, since: Cursor | None = None, before: Cursor | None = None, limit: int) -> list[Piece]:
    """The pieces of what is shown, the last change first: what changed after `since` and before `before`.

    It is one query and so one moment of the record, whatever is published meanwhile. What it finds unprinted comes
    with its record in the same row; it is made here, and kept when all is read.
    """
    return pieces_of(form, chain.from_iterable(queries.printed(writing(form), since, before, limit)))


def pieces_of(form: Format, rows: Iterable[Sequence[Any]]) -> list[Piece]:
    """The pieces of rows such as `queries.printed` has, in their order. Those that had none are made here and kept."""
    made: list[Piece] = []
    found = list(_pieces(form, rows, made))
    if made:
        _keep_if_possible(writing(form), made)
    return found


def pieces(form: Format, *, since: Cursor | None = None, before: Cursor | None = None) -> Generator[Piece, None, None]:
    """The same as `page` of all there is, without a limit and with a flat memory.

    What is unprinted is made here and not kept. It would be kept in the transaction that the reader holds open for as
    long as they take, and whoever prints the same checks would have to wait for them.
    """
    return _pieces(form, chain.from_iterable(queries.printed(writing(form), since, before, None)), None)


def _pieces(form: Format, rows: Iterable[Sequence[Any]], made: list[Piece] | None) -> Generator[Piece, None, None]:
    for pk, microseconds, state, text, facts in rows:
        if text is not None:
            yield Piece(pk, microseconds, state == State.RETRACTED, text)
            continue
        piece = piece_of(form, published.of(Facts.read(json.loads(facts))))
        if made is not None:
            made.append(piece)
        yield piece


def keep(made: Iterable[tuple[str, Piece]]) -> None:
    """Keep pieces, each under the name of its writing; those that are there already stay as they are.

    In one statement, and in one order: two who keep the same pieces wait for each other and not in a circle. The texts
    travel as they are, without being quoted for SQL.
    """
    rows = sorted((piece.pk, name, piece.changed, piece.text) for name, piece in made)
    if not rows:
        return
    numbers, names, moments, texts = (list(column) for column in zip(*rows, strict=True))
    with connection.wrap_database_errors, Statement(connection.connection) as statement:
        statement.execute(
            f"INSERT INTO {Printed._meta.db_table} (verdict_id, writing, changed_at, text) "  # noqa: S608  Name of a table.
            "SELECT * FROM unnest(%b::bigint[], %b::varchar[], %b::timestamptz[], %b::text[]) ON CONFLICT DO NOTHING",
            [numbers, names, moments, texts],
        )


def _keep_if_possible(name: str, made: list[Piece]) -> None:
    """A database that takes nothing now, such as a copy for reading only, costs the reader nothing."""
    try:
        with transaction.atomic():
            keep((name, piece) for piece in made)
    except DatabaseError as error:
        log.warning("%s pieces of %s were sent and not kept: %s", len(made), name, error)
