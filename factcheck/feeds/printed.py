"""Checks as they were printed: what each format writes of a check is made once, kept, and sent from there.

Whoever comes first prints: the sweep after a publication, or a reader who is quicker. What is printed is made of the
public record as one query saw it and of nothing that a reader brings, so both give the same bytes, and a row that is
there already is left as it is.
"""

import json
import logging
from collections.abc import Iterable, Iterator

from django.db import DatabaseError, connection, transaction

from factcheck.feeds import published, queries
from factcheck.feeds.cursor import Cursor
from factcheck.feeds.models import Printed
from factcheck.feeds.proof import piece_of, writing
from factcheck.feeds.sheets import Format, Piece
from factcheck.verdicts.models import State, Verdict

log = logging.getLogger(__name__)

AT_A_TIME = 200  # Pieces that are kept in one go.


def pieces(
    form: Format, *, since: Cursor | None = None, before: Cursor | None = None, limit: int | None = None
) -> Iterator[Piece]:
    """The pieces of what is shown, the last change first: what changed after `since` and before `before`.

    It is one query and so one moment of the record, whatever is published meanwhile. What it finds unprinted comes
    with its record in the same row; it is made here and kept. Without a limit the memory stays flat.
    """
    return pieces_of(form, queries.printed(writing(form), since, before, limit))


def pieces_of(form: Format, rows: Iterable[queries.Row]) -> Iterator[Piece]:
    """The pieces of rows of `queries.printed`, in their order. Those that had none are made here and kept."""
    name = writing(form)
    made: list[Piece] = []
    for row in rows:
        piece, is_new = of_row(form, row)
        yield piece
        if is_new:
            made.append(piece)
        if len(made) == AT_A_TIME:
            _keep_if_possible(name, made)
            made = []
    _keep_if_possible(name, made)


def of_row(form: Format, row: queries.Row) -> tuple[Piece, bool]:
    """The piece of a row of `queries.printed`, and whether it was made just now."""
    if row.text is not None:
        return Piece(row.pk, row.microseconds, row.state == State.RETRACTED, row.text), False
    verdict = Verdict.from_db(connection.alias, queries.FACTS, row.facts)
    verdict.record = json.loads(verdict.record)  # type: ignore[arg-type]
    verdict.revisions = [json.loads(revision) for revision in row.revisions]  # type: ignore[attr-defined]
    return piece_of(form, published.of(verdict)), True


def keep(name: str, made: list[Piece]) -> None:
    """Keep pieces under the name of their writing; those that are there already stay as they are."""
    Printed.objects.bulk_create(
        [Printed(verdict_id=piece.pk, changed_at=piece.changed, writing=name, text=piece.text) for piece in made],
        batch_size=AT_A_TIME,
        ignore_conflicts=True,
    )


def _keep_if_possible(name: str, made: list[Piece]) -> None:
    """A database that takes nothing now, such as a copy for reading only, costs the reader nothing."""
    if not made:
        return
    try:
        with transaction.atomic():
            keep(name, made)
    except DatabaseError as error:
        log.warning("%s pieces of %s were sent and not kept: %s", len(made), name, error)
