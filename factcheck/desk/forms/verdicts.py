from typing import Any

from django import forms
from django.db.models import Q

from factcheck.desk.forms.act import ClaimAct, VerdictAct
from factcheck.desk.forms.fields import Line, Prose
from factcheck.verdicts.models import Rating, Verdict
from factcheck.verdicts.services.writing import WORDS


class Write(ClaimAct):
    """A verdict's words. The first version of a verdict is 1, so a form for one that is not begun yet says 1."""

    name = "verdict"
    purpose = "Write the verdict"

    rating = forms.ModelChoiceField(
        queryset=Rating.objects.none(),
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": "Choose one of the ratings."},
    )
    summary = Prose(
        noun="the summary",
        max_length=2000,
        required=False,
        help_text="One or two sentences: what is true of the claim, and why.",
    )
    explanation = Prose(
        noun="the explanation",
        rows=9,
        max_length=100_000,
        required=False,
        help_text="The whole reasoning, in Markdown.",
    )
    unknowns = Prose(
        noun="what is not known",
        max_length=20_000,
        label="What is not known",
        required=False,
        help_text="What could not be checked, or is still open.",
    )
    correction_note = Prose(
        noun="the note",
        rows=2,
        max_length=5000,
        label="Public note on the correction",
        required=False,
        help_text="Readers see it: what this revision corrects.",
    )

    def __init__(self, *arguments: Any, verdict: Verdict | None = None, **options: Any) -> None:
        super().__init__(*arguments, **options)
        offered = Q(scale__is_active=True) | Q(pk=verdict.rating_id if verdict else None)
        self.fields["rating"].queryset = Rating.objects.filter(offered).select_related("scale")  # type: ignore[attr-defined]
        if verdict is None or not verdict.is_correction:
            del self.fields["correction_note"]

    @classmethod
    def of(cls, verdict: Verdict | None, *, article: int | None) -> "Write":
        """The form for this draft, or for one that is not begun yet."""
        words = {name: getattr(verdict, name) for name in WORDS} if verdict else {}
        return cls(
            initial=words | {"version": verdict.version if verdict else 1, "article": article},
            verdict=verdict,
        )


class Discard(ClaimAct):
    name = "discard"
    purpose = "Discard the draft"


class Approve(VerdictAct):
    name = "approve"
    purpose = "Approve the verdict"

    comment = Line(noun="the comment", label="Comment with the approval", max_length=5000, required=False)


class RequestChanges(VerdictAct):
    name = "changes"
    purpose = "Ask for changes"

    comment = Prose(
        noun="the comment",
        label="What should change",
        max_length=5000,
        error_messages={"required": "Say what should change: the author sees your comment."},
        help_text="The author sees it.",
    )


class Publish(VerdictAct):
    name = "publish"
    purpose = "Publish the verdict"


class BeginCorrection(VerdictAct):
    name = "begin-correction"
    purpose = "Begin a correction"


class Retract(VerdictAct):
    name = "retract"
    purpose = "Retract the verdict"
    kept_as = {"note": "retraction_note"}

    note = Prose(
        noun="the note",
        max_length=5000,
        label="Public note",
        error_messages={"required": "Say in public why the verdict is retracted."},
        help_text="Readers see it on the page, which stays.",
    )
