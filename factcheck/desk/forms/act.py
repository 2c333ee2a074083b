"""What every form of the desk has: the version that was read, and room for a refusal."""

from typing import Any, ClassVar

from django import forms
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext

from newsroom.refusals import Refusal


class Act(forms.Form):
    """A form for one act. Its cleaned fields are the keywords of the service it is for."""

    name: ClassVar[str] = "act"
    right: ClassVar[str] = ""  # The right without which nobody is told what the form lacks.
    purpose: ClassVar[str | Promise] = ""  # What the person wanted, for the page that shows two texts side by side.
    hidden_and_typed: ClassVar[tuple[str, ...]] = ()  # Hidden fields that belong to what was typed.
    kept_as: ClassVar[dict[str, str]] = {}  # Field -> attribute of the row, where the names differ.

    def __init__(self, *arguments: Any, **options: Any) -> None:
        # Several forms of one page have a field of the same name; their ids have to differ.
        super().__init__(*arguments, **{"auto_id": f"{self.name}-%s"} | options)
        self.refusal: Refusal | None = None
        self.kept: Any = None  # Where its words are kept until they are sent: `screens.keeping.Keeping`.

    @property
    def is_open(self) -> bool:
        """Whether there are words of its reader in it, so that it may not be folded away."""
        return self.is_bound or bool(self.kept and (self.kept.draft or self.kept.earlier))

    def refuse(self, refusal: Refusal) -> None:
        """Show a service's refusal beside what was typed."""
        self.refusal = refusal
        self.add_error(None, refusal.sentence)

    @staticmethod
    def version_of(row: models.Model) -> int:
        """The version that a form for `row`, the row whose words it changes, has to carry."""
        return int(row.version)  # type: ignore[attr-defined]

    def read_of(self, row: models.Model | None) -> dict[str, Any]:
        """The hidden fields that say what a person has read, for one who has read `row` as it is now."""
        return {"version": self.version_of(row)} if row else {}

    def beside(self, now: models.Model | None) -> list[tuple[str, str, str]] | None:
        """Label, what stands there now and what was typed, for a form whose fields are not columns of the row."""
        return None

    def said(self) -> dict[str, Any]:
        """The keywords for the service."""
        return {name: value for name, value in self.cleaned_data.items() if name != "article"}


def version_field() -> forms.IntegerField:
    return forms.IntegerField(
        widget=forms.HiddenInput,
        min_value=1,
        max_value=2**31 - 1,
        error_messages={
            "required": gettext(
                "This form came without the version it was made for. Reload the page and send it again."
            ),
            "invalid": gettext("This form came with a broken version. Reload the page and send it again."),
        },
    )


class ClaimAct(Act):
    """An act on a claim, from the page of one of its articles."""

    version = version_field()
    article = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=2**63 - 1)


class VerdictAct(Act):
    """An act on a verdict."""

    version = version_field()


def choices_with_nothing(choices: type[models.TextChoices], nothing: str | Promise) -> list[tuple[str, str | Promise]]:
    return [("", nothing), *choices.choices]
