"""Curated rows change through here: only what differs is written, and the ledger keeps what was there."""

from collections.abc import Collection
from typing import Any, TypeVar

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext

from newsroom import ledger
from newsroom.models import Event, User
from newsroom.refusals import Refusal

Row = TypeVar("Row", bound=models.Model)


@transaction.atomic
def change(row: Row, *, by: User, verb: str = "changed", **fields: Any) -> Row:
    """Write those of `fields` that differ from what the row holds now, and return it as it then is.

    The old values go to the event's details. Nothing different leaves no event. Raises `Refusal` when the
    database refuses the new values, as it does for an address that another row has.
    """
    model = type(row)
    now = model._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
    different = {name: value for name, value in fields.items() if getattr(now, name) != value}
    if not different:
        return now
    old = {name: plain(getattr(now, name)) for name in different}
    try:
        with transaction.atomic():
            model._default_manager.filter(pk=row.pk).update(**different)
    except IntegrityError:
        names = ", ".join(str(model._meta.get_field(name).verbose_name) for name in different)  # type: ignore[union-attr]
        raise Refusal(
            gettext("Another %(verbose_name)s has this already (%(names)s). Nothing was changed.")
            % {"verbose_name": model._meta.verbose_name, "names": names}
        ) from None
    ledger.record(now, verb, by=by, **old)
    return model._default_manager.get(pk=row.pk)


def permit(fields: Collection[str], columns: Collection[str]) -> None:
    """Raise `ValueError` for a field that the calling service does not let anybody change."""
    if unknown := set(fields) - set(columns):
        raise ValueError(f"{', '.join(sorted(unknown))}: not for this service to change")


def plain(value: Any) -> Any:
    """A field's value as JSON can keep it: rows as the ledger names them, moments and the like as text."""
    if isinstance(value, models.Model):
        return ledger.subject_of(value)
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def added(row: Row, *, by: User) -> Event:
    """The ledger's line for a row that a curator added."""
    return ledger.record(row, "added", by=by)
