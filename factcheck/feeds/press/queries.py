"""The queries of the feeds, put into SQL once each: that takes Django longer than PostgreSQL takes to answer."""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import (
    BigIntegerField,
    Case,
    F,
    FilteredRelation,
    Func,
    OuterRef,
    Q,
    QuerySet,
    When,
)
from django.db.models.functions import JSONObject

from factcheck.feeds import published
from factcheck.feeds.cursor import Cursor
from factcheck.feeds.models import Edition, Printed
from factcheck.feeds.published import Facts
from factcheck.verdicts.models import Verdict
from factcheck.verdicts.models.verdict import VerdictQuerySet

AT_A_TIME = 200  # Rows that are fetched in one go where all are walked through.

# These stand in the queries that are put into SQL, and what is asked for takes their places.
_SINCE, _BEFORE = Cursor(datetime(1, 1, 2, tzinfo=UTC), -2), Cursor(datetime(1, 1, 3, tzinfo=UTC), -3)
_WRITING = "the writing"


class Standing(NamedTuple):
    """Since when a writing is in force (None when it is not), where the record's last change is, and of each shown
    check, the last change first, when it changed, in microseconds since 1970, and its number. These two are None when
    the last change is the one that was known.
    """

    begun_at: datetime | None
    newest: Cursor | None
    moments: list[int] | None
    numbers: list[int] | None


class Row(NamedTuple):
    """Of a shown check: its number, when it changed, its state, and the kept text. Where there is none, what it is made
    of, as JSON.
    """

    pk: int
    microseconds: int
    state: str
    text: str | None
    facts: str | None


def standing(
    form: str, writing: str, since: Cursor | None, before: Cursor | None, limit: int, known: Cursor | None = None
) -> Standing:
    """What is shown, from an index alone, in one row. What follows from the change that is `known` is not looked at."""
    query = _standing(since is not None, before is not None)
    return _stands(form, writing, known, *_limited(query, writing, since, before, limit))


def standing_of(form: str, writing: str, shown: VerdictQuerySet, limit: int) -> Standing:
    """The same of those that somebody looks for: `published.newest_first`, narrowed."""
    return _stands(form, writing, None, *_in_sql(shown.values_list(_MICROSECONDS, "pk")[:limit]))


def _stands(form: str, writing: str, known: Cursor | None, sql: str, parameters: Sequence[Any]) -> Standing:
    edition, verdict = Edition._meta.db_table, Verdict._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT (SELECT begun_at FROM {edition} WHERE form = %s AND writing = %s), changed_at, id, "  # noqa: S608  Names of tables.
            "CASE WHEN changed_at IS DISTINCT FROM %s OR id IS DISTINCT FROM %s THEN (SELECT "
            "jsonb_build_array(array_agg(at ORDER BY at DESC, pk DESC), array_agg(pk ORDER BY at DESC, pk DESC)) "
            f"FROM ({sql}) AS shown (at, pk)) END FROM (VALUES (1)) AS one LEFT JOIN (SELECT changed_at, id "
            f"FROM {verdict} WHERE changed_at IS NOT NULL ORDER BY changed_at DESC, id DESC LIMIT 1) AS newest ON true",
            [form, writing, known.changed_at if known else None, known.pk if known else None, *parameters],
        )
        begun_at, changed_at, pk, shown = cursor.fetchone()
    newest = Cursor(changed_at, pk) if changed_at else None
    if shown is None:
        return Standing(begun_at, newest, *((None, None) if newest else ([], [])))
    moments, numbers = json.loads(shown)
    return Standing(begun_at, newest, moments or [], numbers or [])


def printed(
    writing: str, since: Cursor | None, before: Cursor | None, limit: int | None
) -> Iterator[list[tuple[Any, ...]]]:
    """Each shown check, some at a time, with what a `Row` has. Without a limit they come from a cursor of the server,
    and the memory stays flat.
    """
    query = _printed(since is not None, before is not None)
    with connection.chunked_cursor() if limit is None else connection.cursor() as cursor:
        cursor.execute(*_limited(query, writing, since, before, limit))
        while rows := cursor.fetchmany(AT_A_TIME):
            yield rows


def printed_of(writing: str, shown: VerdictQuerySet, limit: int, *, state: str = "state") -> list[Row]:
    """The first so many of those that somebody looks for, each with its kept text. `state` names an annotation that
    stands for the state.
    """
    with connection.cursor() as cursor:
        cursor.execute(*_in_sql(_with_pieces(shown, writing, state)[:limit]))
        return [Row(*found) for found in cursor.fetchall()]


def oldest_first(names: Sequence[str], since: Cursor | None, limit: int) -> list[tuple[Facts, list[str]]]:
    """The shown checks that changed first after `since`, and in which of these writings each of them is kept."""
    kept = Printed.objects.filter(verdict=OuterRef("pk"), changed_at=OuterRef("changed_at"), writing__in=names)
    rows = published.newest_first(since=since).order_by("changed_at", "pk")
    found = rows.values_list(_FACTS, ArraySubquery(kept.values("writing")))[:limit]
    return [(Facts.read(facts), writings) for facts, writings in found]


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
# All that a check is made of, in one value: a row of many columns takes longer to read than its text.
_FACTS = JSONObject(**{name: F(name) for name in Facts.__dataclass_fields__})


@lru_cache
def _standing(is_since: bool, is_before: bool) -> _Query:
    return _in_sql(_shown(is_since, is_before).values_list(_MICROSECONDS, "pk"))


@lru_cache
def _printed(is_since: bool, is_before: bool) -> _Query:
    return _in_sql(_with_pieces(_shown(is_since, is_before), _WRITING))


def _with_pieces(shown: VerdictQuerySet, writing: str, state: str = "state") -> QuerySet[Verdict, Any]:
    kept = Q(printed__writing=writing, printed__changed_at=F("changed_at"))
    rows = shown.annotate(kept=FilteredRelation("printed", condition=kept))
    facts = Case(When(Q(kept__text__isnull=True), then=_FACTS))
    return rows.values_list("pk", _MICROSECONDS, state, "kept__text", facts)


def _shown(is_since: bool, is_before: bool) -> VerdictQuerySet:
    return published.newest_first(since=_SINCE if is_since else None, before=_BEFORE if is_before else None)


def _in_sql(query: QuerySet[Verdict, Any]) -> _Query:
    sql, parameters = query.query.sql_with_params()
    return sql, tuple(parameters)
