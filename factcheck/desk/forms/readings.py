"""What a person puts right in what the engine read: at a claim's place, and in what it left out of a text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.db import models
from django.forms import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from factcheck.claims.models import Appearance
from factcheck.claims.services.corrections import MOST
from factcheck.desk.forms.act import Act, ClaimAct
from factcheck.desk.forms.fields import Line


@dataclass(frozen=True)
class Row:
    """The fields of one figure or one date; `is_spare` is the empty row for another one."""

    fields: list[BoundField]
    ticks: list[BoundField]
    is_spare: bool


class PutRight(ClaimAct):
    """Kinds, speaker, figures and dates of one place. What was left as it was read is sent as it was read."""

    name = "put_right"
    right = "claim.triage"
    purpose = _("Put right what was read")

    place = forms.IntegerField(
        widget=forms.HiddenInput,
        min_value=1,
        max_value=2**63 - 1,
        error_messages={"required": _("This form came without its place. Reload the page and send it again.")},
    )
    kinds = forms.MultipleChoiceField(
        label=_("Kinds"),
        choices=Appearance.Kind,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Choose from the kinds that are listed.")},
    )
    speaker = Line(
        label=_("Speaker"),
        noun=_("the speaker"),
        max_length=300,
        required=False,
        help_text=_("Empty when the article says it."),
    )
    is_certain = forms.BooleanField(label=_("This is the speaker: no longer inferred"), required=False)
    figures = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=MOST + 1)
    dates = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=MOST + 1)

    def __init__(self, *arguments: Any, place: Appearance, **options: Any) -> None:
        given = {"place": place.pk, "kinds": place.kinds, "speaker": place.speaker}
        options["initial"] = given | dict(options.get("initial") or {})
        super().__init__(*arguments, **options)
        self.of = place
        if not place.speaker_inferred:
            del self.fields["is_certain"]
        self._figures = self._rows("figures", place.quantities)
        self._dates = self._rows("dates", place.dates)
        for index, figure in enumerate(self._figures):
            self._add(f"figure_{index}", figure, ("text", "value", "unit", "currency"), ("approximate",))
        for index, day in enumerate(self._dates):
            self._add(f"date_{index}", day, ("text", "iso"), ())

    def _rows(self, name: str, kept: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
        """What stands there and a spare row; as many rows as the form had that came back."""
        rows = [*kept[:MOST], {}]
        count = self.data.get(name, "") if self.is_bound else ""
        if count.isascii() and count.isdecimal() and len(count) < 4:
            rows = [*rows, *({} for _ in range(MOST))][: min(int(count), MOST + 1)]
        self.initial[name] = len(rows)
        return rows

    def _add(self, row: str, kept: Mapping[str, Any], words: Sequence[str], ticks: Sequence[str]) -> None:
        for name in words:
            label, longest = WORDS[name]
            self.fields[f"{row}_{name}"] = Line(
                noun=label.lower(), label=label, max_length=longest, required=False, initial=_typed(kept.get(name))
            )
        for name in ticks:
            self.fields[f"{row}_{name}"] = forms.BooleanField(
                label=gettext("About"), required=False, initial=bool(kept.get(name))
            )
        if kept:
            self.fields[f"{row}_remove"] = forms.BooleanField(label=gettext("Remove"), required=False)

    @property
    def figure_rows(self) -> list[Row]:
        names, ticks = ("text", "value", "unit", "currency"), ("approximate", "remove")
        return [self._row(f"figure_{index}", names, ticks) for index in range(len(self._figures))]

    @property
    def date_rows(self) -> list[Row]:
        return [self._row(f"date_{index}", ("text", "iso"), ("remove",)) for index in range(len(self._dates))]

    def _row(self, row: str, names: Sequence[str], ticks: Sequence[str]) -> Row:
        there = [self[f"{row}_{name}"] for name in ticks if f"{row}_{name}" in self.fields]
        return Row([self[f"{row}_{name}"] for name in names], there, f"{row}_remove" not in self.fields)

    @staticmethod
    def version_of(row: models.Model) -> int:
        """What was read is the appearance's, and the version that guards it is its claim's."""
        assert isinstance(row, Appearance)
        return row.claim.version

    def clean(self) -> None:
        """A row with a value and no words would be left out, and what was typed in it lost."""
        said = self.cleaned_data
        lost = {
            "figure": gettext("Copy the words of the figure from the claim as they stand there."),
            "date": gettext("Copy the words of the date from the claim as they stand there."),
        }
        for noun, count in (("figure", len(self._figures)), ("date", len(self._dates))):
            for row in (f"{noun}_{index}_" for index in range(count)):
                is_lost = any(said.get(f"{row}{name}") for name in WORDS if name != "text")
                # A field that is wrong by itself is not among what was said, and has its own sentence.
                if is_lost and said.get(f"{row}text") == "" and not said.get(f"{row}remove"):
                    self.add_error(f"{row}text", lost[noun])

    def said(self) -> dict[str, Any]:
        said = self.cleaned_data
        # A speaker who was inferred stays inferred unless the person says more than that it was not touched.
        speaker = said["speaker"] if said["speaker"] != self.of.speaker or said.get("is_certain") else None
        return {
            "version": said["version"],
            "kinds": self._in_order(said["kinds"]),
            "speaker": speaker,
            "quantities": list(self._said("figure", len(self._figures))),
            "dates": list(self._said("date", len(self._dates))),
        }

    def _in_order(self, kinds: Sequence[str]) -> list[str]:
        """Those that the engine gave in its own order, the best first, then those that were added."""
        kept = [kind for kind in self.of.kinds if kind in kinds]
        return kept + [kind for kind in kinds if kind not in kept]

    def _said(self, sort: str, count: int) -> Iterator[dict[str, Any]]:
        for index in range(count):
            row = f"{sort}_{index}_"
            entry = {name.removeprefix(row): value for name, value in self.cleaned_data.items() if name.startswith(row)}
            if not entry.pop("remove", False):
                yield entry

    def beside(self, now: models.Model | None) -> list[tuple[str, str, str]]:
        said, place = self.said(), now if isinstance(now, Appearance) else None
        labels = dict(Appearance.Kind.choices)
        speaker = said["speaker"] if said["speaker"] is not None else self.of.speaker
        return [
            (gettext("Kinds"), _kinds(place.kinds if place else [], labels), _kinds(said["kinds"], labels)),
            (gettext("Speaker"), place.speaker if place else "", speaker),
            (gettext("Figures"), _lines(place.quantities if place else []), _lines(said["quantities"])),
            (gettext("Dates"), _lines(place.dates if place else []), _lines(said["dates"])),
        ]


WORDS = {
    "text": (_("Words"), 300),
    "value": (_("Value"), 400),
    "unit": (_("Unit"), 100),
    "currency": (_("Currency"), 20),
    "iso": (_("Date"), 40),
}


class Furniture(Act):
    """A stretch of a text that the engine left out, to be read after all or left out again: one button for each."""

    name = "furniture"
    right = "claim.triage"
    purpose = _("Read it after all")

    text = forms.IntegerField(
        widget=forms.HiddenInput,
        min_value=1,
        max_value=2**63 - 1,
        error_messages={"required": _("This form came without its text. Reload the page and send it again.")},
    )
    span = forms.RegexField(
        r"^(?:read|leave)-[0-9]{1,9}-[0-9]{1,9}$",
        widget=forms.HiddenInput,
        error_messages={
            "required": _("Press the button beside the words that are meant."),
            "invalid": _("This form came with a broken place. Reload the page and send it again."),
        },
    )

    def said(self) -> dict[str, Any]:
        """`wanted` says whether the span is to be read."""
        act, start, end = self.cleaned_data["span"].split("-")
        return {"wanted": act == "read", "start": int(start), "end": int(end)}


def _typed(value: Any) -> str:
    """A value as a person would type it: a number in digits, without the sign of a power."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value or "")
    digits = f"{Decimal(repr(value)):f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _kinds(kinds: Sequence[str], labels: Mapping[str, Any]) -> str:
    return ", ".join(str(labels.get(kind, kind)) for kind in kinds)


def _lines(entries: Sequence[Mapping[str, Any]]) -> str:
    """Each entry on a line: its words, and what it is read as."""
    lines = []
    for entry in entries:
        read = [_typed(entry.get(name)) for name in ("value", "unit", "currency", "iso")]
        about = [gettext("about")] * bool(entry.get("approximate"))
        if entry.get("text"):
            lines.append(f"{entry['text']}: {' '.join([*about, *filter(None, read)])}")
    return "\n".join(lines)
