from typing import Any

from django import forms
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from factcheck.desk.forms.act import ClaimAct, VerdictAct, choices_with_nothing
from factcheck.desk.forms.fields import Day, LanguageTag, Line, Moment, Prose, WebAddress
from factcheck.verdicts.models import MediaCategory, Rating, Verdict
from factcheck.verdicts.services.remarks import PARTS
from factcheck.verdicts.services.writing import WORDS, Incomplete
from newsroom.refusals import Refusal


def read_verdict(row: models.Model | None) -> dict[str, Any]:
    """The hidden fields of a form for this draft, or for one that is not begun: the first version of each is 1."""
    return {"version": row.version, "verdict": row.pk} if isinstance(row, Verdict) else {"version": 1, "verdict": ""}


class DraftAct(ClaimAct):
    """An act on the draft that a person had before them: another one may have been begun since, at the same version."""

    verdict = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=2**63 - 1)


class Write(DraftAct):
    """A verdict's words. `is_revision` asks for the public note on what the claim's earlier verdicts had wrong."""

    name = "verdict"
    right = "verdict.start"
    purpose = _("Write the verdict")

    rating = forms.ModelChoiceField(
        label=_("Rating"),
        queryset=Rating.objects.none(),
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": _("Choose one of the ratings.")},
    )
    summary = Prose(
        label=_("Summary"),
        noun=_("the summary"),
        max_length=2000,
        required=False,
        help_text=_("One or two sentences: what is true of the claim, and why."),
    )
    explanation = Prose(
        label=_("Explanation"),
        noun=_("the explanation"),
        rows=9,
        max_length=50_000,
        required=False,
        help_text=_("The whole reasoning, in Markdown."),
    )
    unknowns = Prose(
        noun=_("what is not known"),
        max_length=20_000,
        label=_("What is not known"),
        required=False,
        help_text=_("What could not be checked, or is still open."),
    )
    correction_note = Prose(
        noun=_("the note"),
        rows=2,
        max_length=5000,
        label=_("Public note on the correction"),
        required=False,
        help_text=_("Readers see it: what this revision corrects."),
    )

    short_claim = Line(
        noun=_("the short claim"),
        max_length=75,
        label=_("The claim in a line"),
        required=False,
        help_text=_("At most 75 characters, for lists and feeds, without the rating. Empty: the whole statement."),
    )
    language = LanguageTag(
        label=_("Language of the verdict"), required=False, help_text=_("Such as en or pt-BR. Empty: the newsroom's.")
    )
    expires_on = Day(
        label=_("Holds until"), required=False, help_text=_("After this day things may have changed; readers are told.")
    )
    media_category = forms.ChoiceField(
        label=_("What the picture, film or sound is"),
        required=False,
        choices=choices_with_nothing(MediaCategory, _("The claim is not about one")),
        error_messages={"invalid_choice": _("Choose one of the kinds.")},
    )
    media_url = WebAddress(
        label=_("Where the original stands"), required=False, help_text=_("Its address, if you have found it.")
    )
    media_context = Line(
        noun=_("what the original shows"),
        label=_("What the original shows"),
        max_length=1000,
        required=False,
        help_text=_("Where, when and by whom it was made."),
    )
    beside_words = ("short_claim", "language", "expires_on", "media_category", "media_url", "media_context")

    def __init__(
        self, *arguments: Any, verdict: Verdict | None = None, is_revision: bool = False, **options: Any
    ) -> None:
        super().__init__(*arguments, **options)
        offered = Q(scale__is_active=True) | Q(pk=verdict.rating_id if verdict else None)
        self.fields["rating"].queryset = Rating.objects.filter(offered).select_related("scale")  # type: ignore[attr-defined]
        if not is_revision:
            del self.fields["correction_note"]

    @property
    def for_feeds(self) -> list[forms.BoundField]:
        """The fields that most verdicts leave empty, folded away until one is filled."""
        return [self[name] for name in self.beside_words]

    @property
    def has_feed_words(self) -> bool:
        return any(field.value() or field.errors for field in self.for_feeds)

    @classmethod
    def of(cls, verdict: Verdict | None, *, article: int | None, is_revision: bool) -> "Write":
        """The form for this draft, or for one that is not begun yet."""
        words = {name: getattr(verdict, name) for name in WORDS} if verdict else {}
        return cls(
            initial=words | read_verdict(verdict) | {"article": article},
            verdict=verdict,
            is_revision=is_revision,
        )

    def refuse(self, refusal: Refusal) -> None:
        """What the verdict lacks is told at the field where it is lacking, all at once; a source above the fields."""
        missing = refusal.missing if isinstance(refusal, Incomplete) else {}
        if not missing:
            super().refuse(refusal)
        self.refusal = refusal
        for part, sentence in missing.items():
            self.add_error(part if part in self.fields else None, sentence)

    def read_of(self, row: models.Model | None) -> dict[str, Any]:
        return read_verdict(row)  # What was typed over a draft that is gone can begin the next one.


class Discard(DraftAct):
    name = "discard"
    purpose = _("Discard the draft")

    verdict = forms.IntegerField(
        widget=forms.HiddenInput,
        min_value=1,
        max_value=2**63 - 1,
        error_messages={"required": _("This form came without its draft. Reload the page and send it again.")},
    )

    def read_of(self, row: models.Model | None) -> dict[str, Any]:
        """A draft that this person has not seen is not offered to them for giving up."""
        seen = isinstance(row, Verdict) and row.pk == self.cleaned_data.get("verdict")
        return read_verdict(row) if seen else {}


class Approve(VerdictAct):
    name = "approve"
    right = "verdict.review"
    purpose = _("Approve the verdict")

    comment = Line(noun=_("the comment"), label=_("Comment with the approval"), max_length=5000, required=False)


class RequestChanges(VerdictAct):
    name = "changes"
    right = "verdict.review"
    purpose = _("Ask for changes")

    comment = Prose(
        noun=_("the comment"),
        label=_("What should change"),
        max_length=5000,
        error_messages={"required": _("Say what should change: the author sees your comment.")},
        help_text=_("The author sees it."),
    )


class Remark(VerdictAct):
    name = "remark"
    right = "comment.write"
    purpose = _("Comment on a passage")

    part = forms.ChoiceField(label=_("About"), required=False, choices=[("", _("the whole verdict")), *PARTS.items()])
    passage = Prose(
        noun=_("the passage"), rows=2, max_length=5000, required=False, label=_("Words it is about"),
        help_text=_("Select them in the verdict before you open this, or copy them from it."),
    )  # fmt: skip
    words = Prose(
        noun=_("the comment"), max_length=5000, label=_("Comment"),
        error_messages={"required": _("Write the comment before you send it.")},
    )  # fmt: skip
    key = forms.UUIDField(widget=forms.HiddenInput)


class Publish(VerdictAct):
    name = "publish"
    right = "verdict.publish"
    purpose = _("Publish the verdict")


class PublishLater(VerdictAct):
    name = "publish-later"
    right = "verdict.publish"
    purpose = _("Publish the verdict at a time")

    at = Moment(
        label=_("Goes out on"),
        error_messages={
            "required": _("Choose the moment at which it goes out."),
            "invalid": _("Write the moment as in 2025-05-04 14:30."),
        },
    )


class Recall(VerdictAct):
    name = "recall"
    right = "verdict.publish"
    purpose = _("Recall the verdict")


class BeginCorrection(VerdictAct):
    name = "begin-correction"
    right = "verdict.correct"
    purpose = _("Begin a correction")


class Retract(VerdictAct):
    name = "retract"
    right = "verdict.retract"
    purpose = _("Retract the verdict")
    kept_as = {"note": "retraction_note"}

    note = Prose(
        noun=_("the note"),
        max_length=5000,
        label=_("Public note"),
        error_messages={"required": _("Say in public why the verdict is retracted.")},
        help_text=_("Readers see it on the page, which stays."),
    )
