"""The queries of the feeds, put into SQL once each: that takes Django longer than PostgreSQL takes to answer."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import BigIntegerField, Case, F, FilteredRelation, Func, Q, QuerySet, When

from factcheck.feeds import published
from factcheck.feeds.cursor import Cursor
from factcheck.feeds.models import Edition
from factcheck.verdicts.models import Verdict
from factcheck.verdicts.models.verdict import VerdictQuerySet

AT_A_TIME = 200  # Rows that are fetched in one go where all are walked through.
# What `published.of` reads of a verdict beside its revisions, in the order of the model's fields.
FACTS = ("id", "revision", "state", "reviewer_name", "first_published_at", "changed_at", "slug", "record")

# These stand in the queries that are put into SQL, and what is asked for takes their places.
_SINCE, _BEFORE = Cursor(datetime(1, 1, 2, tzinfo=UTC), -2), Cursor(datetime(1, 1, 3, tzinfo=UTC), -3)
_WRITING = "the writing"


class Standing(NamedTuple):
    """Since when a writing is in force (None when it is not), when the record changed last, and of each shown check,
    the last change first, when it changed, in microseconds since 1970, and its number.
    """

    begun_at: datetime | None
    newest: datetime | None
    moments: list[int]
    numbers: list[int]


class Row(NamedTuple):
    """Of a shown check: its number, when it changed, its state, and the kept text. Where there is none, the facts and
    the revisions to make it of, as JSON where they are.
    """

    pk: int
    microseconds: int
    state: str
    text: str | None
    revisions: list[str]
    facts: tuple[Any, ...]


def standing(form: str, writing: str, since: Cursor | None, before: Cursor | None, limit: int) -> Standing:
    """What is shown, from an index alone, in one row."""
    query = _standing(since is not None, before is not None)
    return _stands(form, writing, *_limited(query, writing, since, before, limit))


def standing_of(form: str, writing: str, shown: VerdictQuerySet, limit: int) -> Standing:
    """The same of those that somebody looks for: `published.newest_first`, narrowed."""
    return _stands(form, writing, *_in_sql(shown.values_list(_MICROSECONDS, "pk")[:limit]))


def _stands(form: str, writing: str, sql: str, parameters: Sequence[Any]) -> Standing:
    edition, verdict = Edition._meta.db_table, Verdict._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT (SELECT begun_at FROM {edition} WHERE form = %s AND writing = %s), "  # noqa: S608  Names of tables.
            f"(SELECT max(changed_at) FROM {verdict}), "
            "array_agg(at ORDER BY at DESC, pk DESC), array_agg(pk ORDER BY at DESC, pk DESC) "
            f"FROM ({sql}) AS shown (at, pk)",
            [form, writing, *parameters],
        )
        begun_at, newest, moments, numbers = cursor.fetchone()
    return Standing(begun_at, newest, moments or [], numbers or [])


def printed(
    writing: str, since: Cursor | None, before: Cursor | None, limit: int | None, *, oldest_first: bool = False
) -> Iterator[Row]:
    """Each shown check. Without a limit the rows come from a cursor of the server, and the memory stays flat."""
    query = _printed(since is not None, before is not None, oldest_first)
    with connection.chunked_cursor() if limit is None else connection.cursor() as cursor:
        cursor.execute(*_limited(query, writing, since, before, limit))
        while rows := cursor.fetchmany(AT_A_TIME):
            yield from map(_row, rows)


def printed_of(writing: str, shown: VerdictQuerySet, limit: int, *, state: str = "state") -> list[Row]:
    """The first so many of those that somebody looks for, each with its kept text. `state` names an annotation that
    stands for the state.
    """
    with connection.cursor() as cursor:
        cursor.execute(*_in_sql(_with_pieces(shown, writing, state)[:limit]))
        return [_row(found) for found in cursor.fetchall()]


def _row(found: Sequence[Any]) -> Row:
    pk, microseconds, state, text, revisions, *facts = found
    return Row(pk, microseconds, state, text, revisions, tuple(facts))


_Query = tuple[str, tuple[Any, ...]]


def _limited(
    query: _Query, writing: str, since: Cursor | None, before: Cursor | None, limit: int | None
) -> tuple[str, list[Any]]:
    """A query and its parameters as they are asked for."""
    sql, parameters = query
    asked: dict[Any, Any] = {_WRITING: writing}
    if since:
        asked |= {_SINCE.changed_at: since.changed_at, _SINCE.pk: since.pk}
    if before:
        asked |= {_BEFORE.changed_at: before.changed_at, _BEFORE.pk: before.pk}
    given = [asked.get(parameter, parameter) for parameter in parameters]
    return (sql, given) if limit is None else (f"{sql} LIMIT %s", [*given, limit])


# A number, because reading a moment with its zone takes ten times as long.
_MICROSECONDS = Func(
    F("changed_at"),
    template="(extract(epoch FROM %(expressions)s) * 1000000)::bigint",
    output_field=BigIntegerField(),
)


@lru_cache
def _standing(is_since: bool, is_before: bool) -> _Query:
    return _in_sql(_shown(is_since, is_before).values_list(_MICROSECONDS, "pk"))


@lru_cache
def _printed(is_since: bool, is_before: bool, oldest_first: bool) -> _Query:
    rows = _shown(is_since, is_before)
    return _in_sql(_with_pieces(rows.order_by("changed_at", "pk") if oldest_first else rows, _WRITING))


def _with_pieces(shown: VerdictQuerySet, writing: str, state: str = "state") -> QuerySet[Verdict, Any]:
    kept = Q(printed__writing=writing, printed__changed_at=F("changed_at"))
    is_missing = Q(kept__text__isnull=True)
    rows = shown.annotate(kept=FilteredRelation("printed", condition=kept))
    facts = [Case(When(is_missing, then=name)) for name in ("revisions", *FACTS)]
    return rows.values_list("pk", _MICROSECONDS, state, "kept__text", *facts)


def _shown(is_since: bool, is_before: bool) -> VerdictQuerySet:
    return published.newest_first(since=_SINCE if is_since else None, before=_BEFORE if is_before else None)


def _in_sql(query: QuerySet[Verdict, Any]) -> _Query:
    sql, parameters = query.query.sql_with_params()
    return sql, tuple(parameters)
