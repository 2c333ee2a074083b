"""Telling people what concerns them: a notice for each person and line of the ledger, until it is acknowledged."""

from collections.abc import Iterable

from django.db import models
from django.db.models import QuerySet
from django.db.models.functions import Now

from newsroom import ledger
from newsroom.models import Event, Notice, User

Kind = Notice.Kind


def tell(event: Event, people: Iterable[User], kind: str) -> None:
    """Tell the people of the event. Nobody is told of what they did themselves, and nobody twice of the same event:
    who is told first for one reason is not told again for another.

    The caller's transaction holds both the event and its notices.
    """
    told = {person.pk for person in people if person.pk != event.by_id}
    rows = [Notice(to_id=pk, event=event, kind=kind) for pk in sorted(told)]
    Notice.objects.bulk_create(rows, ignore_conflicts=True)


def tell_of(thing: models.Model, verb: str, *, by: User, people: Iterable[User], kind: str) -> None:
    """Tell the people of the last line of the ledger that says that `by` did `verb` to the row."""
    people = list(people)
    event = ledger.history(thing).filter(verb=verb, by=by).first() if people else None
    if event is not None:
        tell(event, people, kind)


def take_back(event: Event) -> None:
    """The event was undone: nobody has to read of it any more who has not done so yet."""
    Notice.objects.filter(event=event, seen_at=None).delete()


def settle(thing: models.Model, kind: str) -> None:
    """Nothing is asked of anybody any more: what was told about the row with this kind counts as seen."""
    asked = Notice.objects.filter(seen_at=None, kind=kind, event__subject=ledger.subject_of(thing))
    asked.update(seen_at=Now())


def unseen(user: User) -> QuerySet[Notice]:
    """What the person has not acknowledged, the newest first, with the line of the ledger and who wrote it."""
    return Notice.objects.filter(to=user, seen_at=None).select_related("event__by")


def acknowledge(*, by: User, notice: int) -> None:
    """The person has seen one of their notices. Another person's is left alone, and so is one that they had seen."""
    Notice.objects.filter(pk=notice, to=by, seen_at=None).update(seen_at=Now())


def acknowledge_all(*, by: User, up_to: int) -> int:
    """The person has seen their notices up to this one, the newest that their page showed; how many those were."""
    return Notice.objects.filter(pk__lte=up_to, to=by, seen_at=None).update(seen_at=Now())
