"""The append-only ledger: one line for every move, in the move's own transaction."""

from typing import Any

from django.db import models
from django.db.models import QuerySet

from newsroom.models import Event, User


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
    return Event.objects.create(
        by=by, verb=verb, subject=subject_of(thing), before=before, after=after, why=why, details=details
    )


def history(*things: models.Model) -> QuerySet[Event]:
    """The events of these rows, newest first, with the person of each."""
    return Event.objects.filter(subject__in=[subject_of(thing) for thing in things]).select_related("by")
