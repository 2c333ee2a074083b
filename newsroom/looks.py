"""What a person has read of something that changes, so that they can be told what is new to them."""

from django.db import models

from newsroom import ledger
from newsroom.models import Look, User


def of(thing: models.Model, *, by: User) -> models.QuerySet[Look]:
    """The person's look at it, for a query that asks for more."""
    return Look.objects.filter(user=by, subject=ledger.subject_of(thing))


def last_seen(thing: models.Model, *, by: User) -> int | None:
    """Up to which version the person has read it; None if never."""
    return of(thing, by=by).values_list("version", flat=True).first()


def seen(thing: models.Model, *, by: User, version: int) -> None:
    """The person has read this version."""
    look = Look(user=by, subject=ledger.subject_of(thing), version=version)
    Look.objects.bulk_create(
        [look], update_conflicts=True, unique_fields=["user", "subject"], update_fields=["version"]
    )


def first_seen(thing: models.Model, *, by: User, version: int) -> None:
    """The person sees it, for the first time in this version if they never did before."""
    look = Look(user=by, subject=ledger.subject_of(thing), version=version)
    Look.objects.bulk_create([look], ignore_conflicts=True)
