"""Two texts side by side: what stands in the database now, and what a person typed over an older one."""

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django import forms
from django.db.models import Model
from django.http import QueryDict

from factcheck.claims.models import Appearance
from factcheck.desk.forms.act import Act
from factcheck.desk.screens.keeping import Keeping
from factcheck.desk.screens.word_diff import Piece, word_diff
from newsroom import drafts, ledger
from newsroom.models import Event
from newsroom.refusals import Conflict


@dataclass(frozen=True)
class Pair:
    """One field: its label, what it holds now (`theirs`), and what was typed (`mine`)."""

    label: str
    theirs: str
    mine: str

    @property
    def differ(self) -> bool:
        return self.theirs != self.mine

    @cached_property
    def pieces(self) -> list[Piece]:
        return word_diff(self.theirs, self.mine)

    @property
    def theirs_marked(self) -> list[Piece]:
        return [piece for piece in self.pieces if piece.sort != "come"]

    @property
    def mine_marked(self) -> list[Piece]:
        return [piece for piece in self.pieces if piece.sort != "gone"]


@dataclass(frozen=True)
class Comparison:
    """What the page for a conflict shows. `again` are the fields that send the typed words on top of the new ones;
    of these, `merged` are shown to be edited and `beside_merged` go along. `last` says who was first, and when.
    """

    conflict: Conflict
    purpose: str
    pairs: list[Pair]
    again: list[tuple[str, str]]
    may_go_again: bool
    last: Event | None = None
    form: Act | None = None
    merged: list[forms.BoundField] = field(default_factory=list)
    drafts: list[str] = field(default_factory=list)
    discards: str = ""  # The address that gives up what was typed.

    @property
    def beside_merged(self) -> list[tuple[str, str]]:
        shown = {bound.html_name for bound in self.merged}
        return [(name, value) for name, value in self.again if name not in shown]


def compare(conflict: Conflict, form: Act, now: Model | None, *, instead: str = "") -> Comparison:
    """Sets `form`'s words beside those of `now`, the row as it is. Without a row there is nothing to send again.

    `instead` is the address of the page without what was typed.
    """
    read = {name: str(value) for name, value in form.read_of(now).items()}
    pairs = _pairs(form, now)
    sent = drafts.sent(_sent(form, "draft"))
    if sent and "version" in read:  # What is typed into the merged text is over the newer version.
        form.kept = Keeping(sent[0].subject, sent[0].form, int(read["version"]), instead)
    return Comparison(
        conflict,
        str(form.purpose),
        pairs,
        [*_typed(form, without=read), *read.items()],
        # Only what is newer can be written over; a state that forbids the act would forbid it again.
        may_go_again=any((form.data.get(name) or "") != value for name, value in read.items()),
        last=_last_change(now),
        form=form,
        merged=_to_merge(form, pairs),
        drafts=_sent(form, "draft"),
        discards=Keeping(*sent[0], instead).discards if sent else "",
    )


def _last_change(now: Model | None) -> Event | None:
    """The ledger's last line about the row; words at a place of a claim are told of the claim."""
    row = getattr(now, "claim", now) if isinstance(now, Appearance) else now
    return ledger.history(row).first() if row else None


def _to_merge(form: Act, pairs: list[Pair]) -> list[forms.BoundField]:
    """The fields in which the two differ, under names of their own: the form itself may stand on the same page."""
    form.auto_id = f"merged-{form.name}-%s"
    labels = {pair.label for pair in pairs if pair.differ}
    if form.beside(None) is None:
        return [bound for bound in form.visible_fields() if str(bound.label) in labels]
    return [bound for bound in form.visible_fields() if bound.name in form.changed_data]


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
