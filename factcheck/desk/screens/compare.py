"""Two texts side by side: what stands in the database now, and what a person typed over an older one."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Model
from django.http import QueryDict

from factcheck.desk.forms.act import Act
from newsroom.refusals import Conflict


@dataclass(frozen=True, slots=True)
class Pair:
    """One field: its label, what it holds now (`theirs`), and what was typed (`mine`)."""

    label: str
    theirs: str
    mine: str

    @property
    def differ(self) -> bool:
        return self.theirs != self.mine


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the page for a conflict shows. `again` are the fields that send the typed words on top of the new ones."""

    conflict: Conflict
    purpose: str
    pairs: list[Pair]
    again: list[tuple[str, str]]
    may_go_again: bool


def compare(conflict: Conflict, form: Act, now: Model | None) -> Comparison:
    """Sets `form`'s words beside those of `now`, the row as it is. Without a row there is nothing to send again."""
    read = {name: str(value) for name, value in form.read_of(now).items()}
    return Comparison(
        conflict,
        form.purpose,
        _pairs(form, now),
        [*_typed(form, without=read), *read.items()],
        # Only what is newer can be written over; a state that forbids the act would forbid it again.
        may_go_again=any((form.data.get(name) or "") != value for name, value in read.items()),
    )


def _pairs(form: Act, now: Model | None) -> list[Pair]:
    beside = form.beside(now)
    if beside is not None:
        return [Pair(*each) for each in beside]
    return [_pair(form, bound, now) for bound in form.visible_fields()]


def _pair(form: Act, bound: forms.BoundField, now: Model | None) -> Pair:
    name = form.kept_as.get(bound.name, bound.name)
    theirs = getattr(now, f"get_{name}_display", None)
    theirs_now = theirs() if theirs else getattr(now, name, "")
    return Pair(str(bound.label), _words(theirs_now), _words(_shown(bound, form.cleaned_data.get(bound.name))))


def _shown(bound: forms.BoundField, value: Any) -> Any:
    choices = getattr(bound.field, "choices", None)
    if isinstance(bound.field, forms.ModelChoiceField) or not choices:
        return value
    return dict(choices).get(value, value)


def _typed(form: Act, *, without: Collection[str]) -> list[tuple[str, str]]:
    return [
        (name, value)
        for name in [*form.fields, "act"]  # The button that was pressed counts as well.
        if name not in without
        for value in _sent(form, name)
        if value
    ]


def _sent(form: Act, name: str) -> list[str]:
    """Every value that came under the name: of several boxes more than one may be ticked."""
    if isinstance(form.data, QueryDict):
        return [value for value in form.data.getlist(name) if isinstance(value, str)]
    return [value] if isinstance(value := form.data.get(name), str) else []


def _words(value: Any) -> str:
    return "" if value is None else str(value).replace("\r\n", "\n")
