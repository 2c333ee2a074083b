"""The append-only ledger: one line for every move, in the move's own transaction.

Whoever looks at a row that has a new line gets a hint after commit: here and nowhere else, so that no act is left out.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import models
from django.db.models import CharField, Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Concat

from newsroom import hints
from newsroom.models import Event, User

_program: ContextVar[str] = ContextVar("program", default="")


@contextmanager
def by_hand() -> Iterator[None]:
    """What people do themselves: a program that is named inside is forgotten at the end."""
    before = _program.set("")
    try:
        yield
    finally:
        _program.reset(before)


def through(program: str) -> None:
    """From here on a program acts for the person: every line names both. Holds to the end of `by_hand`."""
    _program.set(program)


def _detailed(details: Mapping[str, Any]) -> dict[str, Any]:
    program = _program.get()
    return {**details, "through": program} if program else dict(details)


def subject_of(thing: models.Model) -> str:
    """How the ledger names a row: `verdict:12`."""
    return f"{thing._meta.model_name}:{thing.pk}"


def record(
    thing: models.Model,
    verb: str,
    *,
    by: User | None,
    before: str = "",
    after: str = "",
    why: str = "",
    **details: Any,
) -> Event:
    """Write one event. `by=None` is the machine. `details` is JSON: what a reader needs to understand or undo it."""
    return _told(
        Event.objects.create(
            by=by,
            verb=verb,
            subject=subject_of(thing),
            before=before,
            after=after,
            why=why,
            details=_detailed(details),
        )
    )


def write(subject: str, verb: str, *, by: User | None, why: str = "", **details: Any) -> Event:
    """Write one event about what is no row of its own, such as several rows at once, or is at hand by name only."""
    return _told(Event.objects.create(by=by, verb=verb, subject=subject, why=why, details=_detailed(details)))


def _told(event: Event) -> Event:
    hints.tell([event.subject], event.verb, event=event.pk)
    return event


def record_each(
    things: Iterable[tuple[models.Model, Mapping[str, Any]]],
    verb: str,
    *,
    by: User | None,
    before: str = "",
    after: str = "",
) -> None:
    """Write one event for each of the rows, with its own details, in one go however many there are."""
    lines = [
        Event(by=by, verb=verb, subject=subject_of(thing), before=before, after=after, details=_detailed(details))
        for thing, details in things
    ]
    Event.objects.bulk_create(lines)
    hints.tell((line.subject for line in lines), verb)


def touched_by_people(things: Collection[models.Model]) -> set[str]:
    """Those of the rows that a person did something to, as the ledger names them."""
    lines = Event.objects.filter(subject__in=[subject_of(thing) for thing in things], by__isnull=False)
    return set(lines.order_by().values_list("subject", flat=True))


def history(*things: models.Model) -> QuerySet[Event]:
    """The events of these rows, newest first, with the person of each."""
    return Event.objects.filter(subject__in=[subject_of(thing) for thing in things]).select_related("by")


def has_done(verb: str, *, by: User, noun: str, key: str) -> Exists:
    """For a query: whether this person has a line with `verb` about the `noun` whose number is in the column `key`."""
    subject = Concat(Value(f"{noun}:"), Cast(OuterRef(key), CharField()))
    return Exists(Event.objects.order_by().filter(subject=subject, verb=verb, by=by))
