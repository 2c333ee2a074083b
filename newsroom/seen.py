"""Forms that remember what their reader saw, so that two people who change one row do not undo each other.

Every field of an existing row carries a mark of the value that was shown. When the form comes back, a field whose
reader left it alone keeps whatever the row holds by now; a field that was changed here and by somebody else
meanwhile is not written but told, once: the marks are then those of the newer values, so that sending the form again
is a decision. The row has to be locked before the form is made (see `RecordAdmin.changeform_view`).

The marks are not signed: whoever forges one may overwrite the value knowingly as well. A form without marks, as a
script sends it, has read what the row holds now.
"""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.boundfield import BoundField
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from newsroom import ledger
from newsroom.models import Event
from newsroom.refusals import Conflict

OVERTAKEN = "overtaken"  # The code of the errors that tell of somebody else's change.


def mark(value: Any) -> str:
    """A short digest of a field's value, the same for what a row holds and for what a browser makes of it."""
    return hashlib.sha256(json.dumps(_comparable(value)).encode()).hexdigest()[:16]


def _comparable(value: Any) -> Any:
    match value:
        case None:
            return ""
        case str():  # Browsers send line ends as CRLF, and form fields strip the text.
            return value.replace("\r\n", "\n").replace("\r", "\n").strip()
        case bool() | int() | float():
            return value
        case datetime():  # The widgets show whole seconds.
            moment = value if timezone.is_naive(value) else value.astimezone(UTC)
            return moment.replace(microsecond=0).isoformat()
        case date() | time():
            return value.isoformat()
        case models.Model():
            return value.pk
        case models.QuerySet():
            return sorted(value.values_list("pk", flat=True))
        case list() | tuple():
            items = [_comparable(item) for item in value]
            return sorted(items) if any(isinstance(item, models.Model) for item in value) else items
    return str(value)


def in_words(value: Any) -> str:
    """A field's value as a sentence can quote it; nothing for an empty one."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case datetime():
            return f"{timezone.localtime(value):%Y-%m-%d %H:%M:%S}"
        case list() | tuple():
            return ", ".join(str(item) for item in value)
    return str(value)


class SeenField(BoundField):
    """A field of a form, with the mark of the value that its reader saw."""

    @property
    def mark_name(self) -> str:
        return f"seen-{self.html_name}"

    @property
    def seen(self) -> str | None:
        """The mark that came back with the form, if one did."""
        if not self.form.is_bound or self.field.disabled:
            return None
        mark_sent: str | None = self.form.data.get(self.mark_name)
        return mark_sent

    @property
    def is_marked(self) -> bool:
        instance = getattr(self.form, "instance", None)
        is_on_record = instance is not None and instance.pk is not None
        return is_on_record and self.name in self.form.initial and not self.field.disabled and not self.is_hidden

    def _has_changed(self) -> bool:
        """Whether the reader changed what they saw, which may be something else than what the row holds by now."""
        if self.seen is None:
            return bool(super()._has_changed())  # type: ignore[misc]  # Django's own step, which the stubs leave out.
        try:
            typed = self.field.clean(self.data)
        except ValidationError:
            return True
        return mark(typed) != self.seen

    def value(self) -> Any:
        """What stands in the field: what was typed, or what the row holds now where nothing was."""
        if self.is_marked and self.seen is not None and self.name not in self.form.changed_data:
            return self.field.prepare_value(self.initial)
        return super().value()

    def __str__(self) -> SafeString:
        shown = self._mark()
        if shown is None:
            return super().__str__()
        # Before the widget, because the admin's styles look at what follows a checkbox.
        hidden = format_html('<input type="hidden" name="{}" value="{}">', self.mark_name, shown)
        return hidden + self.as_widget()

    __html__ = __str__

    def _mark(self) -> str | None:
        """The mark to send along. What was not valid was not compared yet: its reader knows of no newer value."""
        is_told = not self.errors or self.form.has_error(self.name, OVERTAKEN)
        return mark(self.initial) if self.is_marked and (self.seen is None or is_told) else self.seen


class SeenForm(forms.ModelForm):
    """A form for a row that writes only what its reader changed, and says where somebody else was quicker."""

    bound_field_class = SeenField
    # Fields that the ledger keeps under another name than the form's.
    recorded_as: dict[str, str] = {}

    def last_change(self, name: str) -> Event | None:
        """The line of the ledger that tells who gave the field the value it has now."""
        key = self.recorded_as.get(name, name)
        return ledger.history(self.instance).filter(details__has_key=key).first()

    def overtaken(self) -> list[str]:
        """The fields that hold something else by now than what their reader saw."""
        return [
            name
            for name, field in self._seen_fields()
            if name in self.initial and field.seen != mark(self.initial[name])
        ]

    @property
    def is_overtaken(self) -> bool:
        return self.is_bound and any(self.has_error(name, OVERTAKEN) for name in self.fields)

    @property
    def is_touched(self) -> bool:
        """Whether the reader changed anything of what they saw."""
        return any(name in self.changed_data for name, _ in self._seen_fields())

    def clean(self) -> dict[str, Any] | None:
        super().clean()
        overtaken = self.overtaken()
        for name, _ in self._seen_fields():
            if name not in self.cleaned_data or name not in self.initial:
                continue
            if name not in self.changed_data:
                self.cleaned_data[name] = self._now(name)
            elif name in overtaken and mark(self.cleaned_data[name]) != mark(self.initial[name]):
                self.add_error(name, ValidationError(self._told(name), code=OVERTAKEN))
        return self.cleaned_data

    def _seen_fields(self) -> Iterable[tuple[str, SeenField]]:
        for name in self.fields:
            field = self[name]
            if isinstance(field, SeenField) and field.seen is not None:
                yield name, field

    def _now(self, name: str) -> Any:
        """What the row holds, as the form's field would give it: rows for relations."""
        if self.instance._meta.get_field(name).many_to_many:
            return self.initial[name]
        return getattr(self.instance, name)

    def _told(self, name: str) -> str:
        event = self.last_change(name)
        display = getattr(self.instance, f"get_{name}_display", None)
        with timezone.override(getattr(self.fields[name], "zone", timezone.get_current_timezone())):
            value = in_words(display() if display else self._now(name))
        sentence = (
            gettext(
                "%(who)s changed this to “%(value)s” while you were writing; what you typed is kept here, "
                "and saving again puts it in the place of theirs."
            )
            if value
            else gettext(
                "%(who)s emptied this while you were writing; what you typed is kept here, "
                "and saving again puts it in the place of theirs."
            )
        )
        return sentence % {"who": event.who if event else gettext("Somebody"), "value": value}


def _seen(rows: Iterable[Any]) -> list[SeenForm]:
    return [row for row in rows if isinstance(row, SeenForm)]


class SeenRows(forms.BaseInlineFormSet):
    """The rows below a record. Their forms are `SeenForm`s; what somebody else added or dropped meanwhile stays so."""

    model: type[models.Model]

    def last_change(self, pk: int) -> Event | None:
        """The line of the ledger that tells who changed or dropped the row last."""
        raise NotImplementedError

    @property
    def is_overtaken(self) -> bool:
        return any(form.is_overtaken for form in _seen(self.forms)) or any(
            error.code == OVERTAKEN for error in self.non_form_errors().as_data()
        )

    def get_queryset(self) -> Any:
        """The rows; for a form that was sent, in the order in which it had them, since the page pairs them so."""
        rows = super().get_queryset()
        if not self.is_bound:
            return rows
        by_pk = {str(row.pk): row for row in rows}
        return [by_pk.get(self._pk_sent(n)) or self.model() for n in range(self._rows_sent())]

    def _rows_sent(self) -> int:
        return min(self.initial_form_count(), self.total_form_count())

    def _pk_sent(self, n: int) -> str:
        return str(self.data.get(f"{self.add_prefix(n)}-{self.model._meta.pk.name}", ""))

    def _is_gone(self, form: Any) -> bool:
        return form in self.initial_forms and form.instance.pk is None and any(True for _ in form._seen_fields())

    def _should_delete_form(self, form: Any) -> bool:
        """A row that somebody else dropped and that its reader left alone is nothing to write any more."""
        return bool(super()._should_delete_form(form)) or (self._is_gone(form) and not form.is_touched)  # type: ignore[misc]

    def clean(self) -> None:
        """Raises `Conflict` for words typed into a row that is gone: there is no row that could take them."""
        dropping = []
        for n, form in enumerate(_seen(self.initial_forms)):
            if self._is_gone(form) and not self._should_delete_form(form):
                who = self._who(self._pk_sent(n))
                raise Conflict(
                    gettext(
                        "%(who)s dropped a row that you changed while you were writing, so nothing was saved. "
                        "Open the page again, and add the row anew if it is still needed."
                    )
                    % {"who": who}
                )
            if self.can_delete and self._should_delete_form(form) and form.overtaken() and form.instance.pk:
                who = self._who(form.instance.pk)
                dropping.append(
                    gettext("%(who)s changed “%(row)s” while you were reading; saving again drops it.")
                    % {"who": who, "row": form.instance}
                )
        if dropping:
            raise ValidationError([ValidationError(sentence, code=OVERTAKEN) for sentence in dropping])
        super().clean()

    def _who(self, pk: Any) -> str:
        event = self.last_change(int(pk)) if str(pk).isdecimal() else None
        return event.who if event else gettext("Somebody")
