"""Compare-and-set: a row changes only if it is still what the person had read, and every change leaves a line."""

from collections.abc import Collection, Mapping
from typing import Any, TypeVar

from django.db import models, transaction
from django.db.models import F
from django.utils.translation import gettext

from newsroom import ledger
from newsroom.languages import within
from newsroom.models import Event, User
from newsroom.refusals import Conflict

Row = TypeVar("Row", bound=models.Model)


@transaction.atomic
def move(
    row: Row,
    verb: str,
    *,
    by: User,
    version: int,
    axis: str,
    before: Collection[str],
    to: str | None = None,
    why: str = "",
    old: Mapping[str, Any] | None = None,
    fields: Mapping[str, Any] | None = None,
) -> Row:
    """Write `fields` (and `to` on the column `axis`) to a row that counts its changes in `version`.

    The row has to be at `version` and in one of the states `before`; otherwise `Conflict` says who was first. The same
    form sent twice by the same person is no conflict: the second one finds its work done. `old` goes to the ledger.
    """
    model = type(row)
    changes = dict(fields or {}) | ({axis: to} if to is not None else {})
    changed = model._default_manager.filter(**{"pk": row.pk, "version": version, f"{axis}__in": list(before)}).update(
        version=F("version") + 1, **changes
    )
    now = model._default_manager.get(pk=row.pk)
    if changed:
        ledger.record(now, verb, by=by, before=getattr(row, axis), after=getattr(now, axis), why=why, **dict(old or {}))
        return now
    last = ledger.history(now).first()
    if now.version == version + 1 and _did_it_already(last, verb, by, why, now, changes):  # type: ignore[attr-defined]
        return now
    raise _conflict(now, last, version, axis)


def _did_it_already(
    last: Event | None, verb: str, by: User, why: str, now: models.Model, changes: Mapping[str, Any]
) -> bool:
    # The same act with another comment is another act: its words must not be taken for said and lost. An act that
    # writes no column here can't be told from another of its kind; its service looks whether its work is done.
    same = last is not None and (last.verb, last.by_id, last.why) == (verb, by.pk, why)
    return (
        same
        and bool(changes)
        and all(getattr(now, name) == value for name, value in changes.items() if not _is_a_moment(value))
    )


def _is_a_moment(value: Any) -> bool:
    return hasattr(value, "resolve_expression")  # The database's clock: never the same twice.


def _conflict(now: Any, last: Event | None, version: int, axis: str) -> Conflict:
    noun = now._meta.verbose_name
    if now.version == version:
        state = within(getattr(now, f"get_{axis}_display")())
        return Conflict(
            gettext("This %(noun)s is “%(state)s”: that can't be done with it now.") % {"noun": noun, "state": state},
            thing=now,
        )
    who = last.who if last else gettext("Somebody")
    who = who if last is None or last.by else who.capitalize()  # The machine has no name to keep as it is.
    return Conflict(
        gettext("%(who)s has changed this %(noun)s since you opened it. Look at it again, then decide.")
        % {"who": who, "noun": noun},
        thing=now,
    )
