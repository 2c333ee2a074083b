"""Checks as they were printed: what each format writes of a check is made once, kept, and sent from there.

Whoever comes first prints: the sweep after a publication, or a reader who is quicker. What is printed is made of the
public record as one query saw it and of nothing that a reader brings, so both give the same bytes, and a row that is
there already is left as it is.
"""

import logging
from collections.abc import Iterator
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.db.models import Case, F, FilteredRelation, Q, QuerySet, When

from factcheck.feeds import published
from factcheck.feeds.models import Printed
from factcheck.feeds.proof import piece_of, writing
from factcheck.feeds.sheets import Format, Piece
from factcheck.verdicts.models import State, Verdict
from factcheck.verdicts.models.verdict import VerdictQuerySet

log = logging.getLogger(__name__)

AT_A_TIME = 200  # Rows that are fetched, or kept, in one go.
# What `published.of` reads of a verdict beside its record and its revisions, in the order of the model's fields.
_COLUMNS = ("id", "revision", "state", "reviewer_name", "first_published_at", "changed_at", "slug")


def pieces(form: Format, verdicts: VerdictQuerySet) -> Iterator[Piece]:
    """The pieces of `published.newest_first(…)`, in its order; a query without a limit is read from a cursor of the
    server, so that the memory stays flat.

    It is one query and so one moment of the record, whatever is published meanwhile. What it finds unprinted comes
    with its record in the same row; it is made here and kept.
    """
    name = writing(form)
    made: list[Piece] = []
    for piece, is_new in walked(form, verdicts):
        yield piece
        if is_new:
            made.append(piece)
        if len(made) == AT_A_TIME:
            _keep_if_possible(name, made)
            made = []
    _keep_if_possible(name, made)


def walked(form: Format, verdicts: VerdictQuerySet) -> Iterator[tuple[Piece, bool]]:
    """As `pieces`, each with whether it was made just now; nothing is kept."""
    rows = _rows(writing(form), verdicts)
    for text, record, revisions, *facts in rows if rows.query.is_sliced else rows.iterator(chunk_size=AT_A_TIME):
        if text is None:
            yield _made(form, [*facts, record], revisions), True
        else:
            yield Piece(facts[0], facts[5], facts[2] == State.RETRACTED, text), False


def _rows(name: str, verdicts: VerdictQuerySet) -> QuerySet[Verdict, tuple[Any, ...]]:
    """Each row: the kept text; where there is none, the record and the revisions to make it of; and the columns."""
    here = Q(printed__writing=name, printed__changed_at=F("changed_at"))
    unprinted = Q(kept__text__isnull=True)
    return verdicts.annotate(
        kept=FilteredRelation("printed", condition=here),
        its_record=Case(When(unprinted, then="record")),
        its_revisions=Case(When(unprinted, then="revisions")),
    ).values_list("kept__text", "its_record", "its_revisions", *_COLUMNS)


def _made(form: Format, facts: list[Any], revisions: list[dict[str, str]]) -> Piece:
    verdict = Verdict.from_db(connection.alias, [*_COLUMNS, "record"], facts)
    verdict.revisions = revisions  # type: ignore[attr-defined]
    return piece_of(form, published.of(verdict))


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
