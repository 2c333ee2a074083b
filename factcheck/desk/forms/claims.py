from dataclasses import dataclass

from django import forms
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from factcheck.claims.models import Appearance, Claim
from factcheck.desk.forms.act import Act, ClaimAct, choices_with_nothing
from factcheck.desk.forms.fields import Day, Line, Prose


class Accept(ClaimAct):
    name = "accept"
    right = "claim.triage"
    purpose = _("Accept the claim")


class Reconsider(ClaimAct):
    name = "reconsider"
    right = "claim.triage"
    purpose = _("Make the claim undecided again")


class PutOff(ClaimAct):
    name = "put_off"
    right = "claim.triage"
    purpose = _("Defer the claim")


class NotAClaim(ClaimAct):
    name = "not_a_claim"
    right = "claim.curate"
    purpose = _("Dismiss the claim")


class Dismiss(ClaimAct):
    name = "dismiss"
    right = "claim.curate"
    purpose = _("Dismiss the claim")
    kept_as = {"reason": "dismissed_because", "note": "dismissed_note"}

    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=choices_with_nothing(Claim.Reason, _("Choose a reason…")),
        error_messages={
            "required": _("Choose a reason for dismissing the claim."),
            "invalid_choice": _("Choose one of the reasons."),
        },
    )
    note = Line(label=_("Note"), noun=_("the note"), max_length=2000, required=False)


class Correct(ClaimAct):
    name = "correct"
    right = "claim.triage"
    purpose = _("Correct the claim")

    statement = Prose(
        label=_("Statement"),
        noun=_("the statement"),
        max_length=5000,
        help_text=_("One sentence that can be checked by itself."),
    )
    claimant = Line(
        label=_("Claimant"), noun=_("the claimant"), max_length=300, required=False, help_text=_("Who says so.")
    )
    claimed_on = Day(label=_("Said on"), required=False)


@dataclass(frozen=True, slots=True)
class Step:
    """A button that moves the words: the step's name, what it does, what is printed on it, and the key with Shift."""

    name: str
    words: Promise
    label: Promise
    key: str = ""

    @property
    def mirrored(self) -> str:
        """The key in a text that runs from right to left."""
        return {"ArrowLeft": "ArrowRight", "ArrowRight": "ArrowLeft"}.get(self.key, self.key)


class Passage(Act):
    """Words of a text. The offsets count code points and say which of several places is meant, as do up to 32 code
    points before and behind the words.
    """

    hidden_and_typed = ("start", "end", "prefix", "suffix")
    steps = (
        Step("previous-sentence", _("Take the sentence before"), _("Previous sentence")),
        Step("next-sentence", _("Take the sentence behind"), _("Next sentence")),
        Step("begin-earlier", _("Begin one word earlier"), _("Begin ← word"), "ArrowUp"),
        Step("begin-later", _("Begin one word later"), _("Begin word →"), "ArrowDown"),
        Step("end-earlier", _("End one word earlier"), _("End ← word"), "ArrowLeft"),
        Step("end-later", _("End one word later"), _("End word →"), "ArrowRight"),
    )

    exact = forms.CharField(
        label=_("Words of the text"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("Select them in the text, or paste them here exactly as they stand there."),
        error_messages={"required": _("Select the words of the claim in the text, or paste them here.")},
    )
    start = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1)
    end = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1)
    prefix = forms.CharField(  # type: ignore[assignment]  # The class of forms has one of its own, which no field touches.
        widget=forms.HiddenInput, required=False, max_length=32, strip=False
    )
    suffix = forms.CharField(widget=forms.HiddenInput, required=False, max_length=32, strip=False)

    def hidden_fields(self) -> list[forms.BoundField]:
        """Those that stand by themselves; where the words stand is replaced together with them."""
        return [field for field in super().hidden_fields() if field.name not in self.hidden_and_typed]


class AddClaim(Passage):
    name = "add-claim"
    right = "claim.triage"
    purpose = _("Add a claim")

    text = forms.IntegerField(
        widget=forms.HiddenInput,
        min_value=1,
        max_value=2**63 - 1,
        error_messages={"required": _("This form came without its text. Reload the page and send it again.")},
    )
    statement = Prose(
        label=_("Statement"),
        noun=_("the statement"),
        rows=2,
        max_length=5000,
        required=False,
        help_text=_("When the words alone do not say enough."),
    )
    claimant = Line(
        label=_("Claimant"), noun=_("the claimant"), max_length=300, required=False, help_text=_("Who says so.")
    )


class AdjustSpan(ClaimAct, Passage):
    name = "span"
    right = "claim.triage"
    purpose = _("Move the claim to other words")

    place = forms.IntegerField(
        widget=forms.HiddenInput,
        min_value=1,
        max_value=2**63 - 1,
        error_messages={"required": _("This form came without its place. Reload the page and send it again.")},
    )

    @staticmethod
    def version_of(row: models.Model) -> int:
        """The words are the appearance's, and the version that guards them is its claim's."""
        assert isinstance(row, Appearance)
        return row.claim.version


class Merge(ClaimAct):
    name = "merge"
    right = "claim.curate"
    purpose = _("Merge the claim into another")

    into = forms.ModelChoiceField(
        queryset=Claim.objects.current(),
        widget=forms.HiddenInput,
        error_messages={
            "required": _("Choose the claim that says the same."),
            "invalid_choice": _("Choose another claim that is not itself merged."),
        },
    )
