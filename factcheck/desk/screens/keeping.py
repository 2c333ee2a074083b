"""What the reader typed and has not sent: it stands in the form again, or is offered where the subject has changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import Model
from django.http import QueryDict
from django.urls import reverse

from factcheck.desk.forms.act import Act
from factcheck.desk.screens.word_diff import Piece, word_diff
from newsroom import drafts
from newsroom.models import Draft, User


@dataclass(frozen=True)
class Change:
    """One field that was typed into: its label, and what is there and what was typed, word by word."""

    label: str
    pieces: list[Piece]


@dataclass(frozen=True)
class Keeping:
    """Where one form's words are kept. `draft` stands in the form; `earlier` was typed over another version."""

    subject: str
    form: str
    version: int
    back: str
    tab: str = ""  # Where the words over this version were typed last.
    draft: Draft | None = None
    earlier: Draft | None = None
    changes: tuple[Change, ...] = ()

    @property
    def key(self) -> str:
        return drafts.key_of(self.subject, self.form, self.version)

    @property
    def address(self) -> str:
        return reverse("desk:keep_draft", args=[self.subject, self.form, self.version])

    @property
    def discards(self) -> str:
        return self._act("discard_draft", self.version)

    @property
    def discards_earlier(self) -> str:
        return self._act("discard_draft", self.earlier.version if self.earlier else 0)

    @property
    def takes_up(self) -> str:
        return self._act("take_up_draft", self.earlier.version if self.earlier else 0)

    def _act(self, name: str, version: int) -> str:
        query = urlencode({"back": self.back, "to": self.version})
        return f"{reverse(f'desk:{name}', args=[self.subject, self.form, version])}?{query}"


class Typed:
    """The reader's drafts on what a page shows: one query, whatever the number of its forms."""

    def __init__(self, reader: User, subjects: Iterable[str], known: Iterable[Draft] | None = None) -> None:
        """`known` are the drafts, where another query has brought them."""
        self.reader, self.subjects, self.known = reader, tuple(subjects), known

    @cached_property
    def drafts(self) -> list[Draft]:
        return list(drafts.of(self.reader, self.subjects) if self.known is None else self.known)

    def of(self, subject: str, form: str) -> list[Draft]:
        return [draft for draft in self.drafts if (draft.subject, draft.form) == (subject, form)]

    def keep(self, form: Act, subject: str, *, version: int, back: str, name: str = "") -> Act:
        """Let `form` be kept, and put into it what was kept. A form that came back has its own words already."""
        name = name or form.name
        found = self.of(subject, name)
        draft = next((draft for draft in found if draft.version == version), None)
        earlier = next((draft for draft in found if draft.version != version), None)
        changes = changes_of(form, earlier) if earlier and not form.is_bound else ()
        tab = drafts.tab_of(draft.fields) if draft else ""
        if draft and not form.is_bound:
            draft = draft if changes_of(form, draft) else None
            put_in(form, draft)
        form.kept = Keeping(subject, name, version, back, tab, draft, earlier if changes else None, changes)
        return form


def put_in(form: Act, draft: Draft | None) -> None:
    """Let the form begin with what was typed."""
    if draft:
        sent = _as_sent(draft)
        for name, field in form.fields.items():
            if _is_typed(form, name):
                form.initial[name] = field.widget.value_from_datadict(sent, {}, form.add_prefix(name))


def changes_of(form: Act, draft: Draft) -> tuple[Change, ...]:
    """The fields in which the draft says something else than the form would without it."""
    sent, changes = _as_sent(draft), []
    for name, field in form.fields.items():
        if field.widget.is_hidden:
            continue
        # Not of the bound field, which would keep the answer for when it is drawn.
        now = _plain(form.get_initial_for_field(field, name), field)
        typed = _plain(field.widget.value_from_datadict(sent, {}, form.add_prefix(name)), field)
        if now != typed:
            changes.append(Change(str(form[name].label), word_diff(now, typed)))
    return tuple(changes)


def _as_sent(draft: Draft) -> QueryDict:
    sent = QueryDict(mutable=True)
    for name, values in draft.fields.items():
        sent.setlist(name, list(values))
    return sent


def _is_typed(form: Act, name: str) -> bool:
    return not form.fields[name].widget.is_hidden or name in form.hidden_and_typed


def _plain(value: Any, field: forms.Field) -> str:
    """A value as a person reads it, with the labels of what can be chosen."""
    if isinstance(value, list | tuple):
        return ", ".join(sorted(_plain(item, field) for item in value))
    if value is None or value is False:
        return ""
    if value is True:
        return "✓"
    value = value.pk if isinstance(value, Model) else value
    text = value.isoformat() if isinstance(value, date) else str(value)
    if isinstance(field, forms.ChoiceField) and text:
        choices: Iterable[Any] = field.choices  # type: ignore[assignment]  # Pairs, by the time that a form has it.
        text = next((str(label) for key, label in choices if str(key) == text), text)
    return text.replace("\r\n", "\n").strip()
