"""Every component of the desk in every state, made without a row of the database: what one looks at after a change."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from factcheck.claims.models import Appearance, Claim, Extraction
from factcheck.desk.screens.document import Paragraph, paragraphs
from factcheck.desk.screens.places import Place, Rated
from factcheck.desk.screens.progress import Progress
from factcheck.desk.screens.reasons import Reasons
from factcheck.desk.screens.word_diff import Piece, word_diff
from factcheck.verdicts.models import Citation, Rating, State

SENTENCES = [
    "Exports of the port rose 4.1% in March",
    "the director of the port said on Tuesday that exports rose",
    "said on Tuesday",
    "Rents fell in every district",
    "Nobody abroad owns more",
    "A duty of 24% was announced",
]
TEXT = f"{SENTENCES[0]}, and {SENTENCES[1]}. {SENTENCES[3]}. {SENTENCES[4]}. {SENTENCES[5]}."
STAGES = ("waiting", "alone", "reading", "opening", "again", "silent", "failed", "done")
KEPT = {
    "saving": _("Saving…"),
    "saved": _("Saved 14:02"),
    "not-saved": _("Not saved – retrying"),
    "not-kept": _("Not saved: the words are too long"),
    "signed-out": _("Not saved – you are signed out"),
}
LEVELS = ("success", "info", "warning", "error")


@dataclass(frozen=True)
class Cited:
    """What `_citation.html` shows."""

    stance: str
    words: str
    source: dict[str, str]


class Example(forms.Form):
    """One field of each sort."""

    statement = forms.CharField(label=_("Statement"), help_text=_("As it is published."), widget=forms.Textarea)
    claimant = forms.CharField(label=_("Claimant"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("Choose one…")), ("data", _("Primary data"))])
    day = forms.DateField(label=_("Said on"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    use_required_attribute = False


class SignIn(forms.Form):
    """A password, as it is asked for at the entrance."""

    password = forms.CharField(label=_("Password"), widget=forms.PasswordInput(attrs={"autocomplete": "off"}))

    use_required_attribute = False


class Guide:
    """What the page goes through, one part of the desk after the other."""

    states = State.choices
    levels = LEVELS
    kept = KEPT

    @property
    def claims(self) -> list[tuple[str, str]]:
        known = [(status.value, str(status.label)) for status in Claim.Status]
        return [*known, ("new", str(_("New"))), ("embargo", str(_("Under embargo")))]

    @property
    def ratings(self) -> list[Rating]:
        return [Rating(label=str(tone.label), tone=tone.value) for tone in Rating.Tone]

    @property
    def citations(self) -> list[Cited]:
        source = {"title": "Major foreign holders of Treasury securities", "publisher": "US Treasury"}
        return [Cited(stance.value, str(stance.label), source) for stance in Citation.Stance]

    @property
    def empty_form(self) -> Example:
        return Example(prefix="empty")

    @property
    def sign_in(self) -> SignIn:
        return SignIn(prefix="guide")

    @property
    def refused_form(self) -> Example:
        form = Example({"refused-claimant": "Aiko Tanaka"}, prefix="refused")
        form.add_error(None, ValidationError(_("Somebody else has changed this since.")))
        return form

    @property
    def readings(self) -> Iterable[dict[str, Any]]:
        """A reading in each stage, for its words. The page draws the strip: `_progress.html` would go on asking."""
        for stage in STAGES:
            total = 33 if stage == "reading" else 0
            job = Extraction(pk=0, total=total, done=12, found=23, attempts=2, error="the worker was stopped")
            yield {"progress": Progress(job, stage), "stage": stage}

    @property
    def text(self) -> list[Paragraph]:
        """A text with a claim in each state, two of them on the same words."""
        return paragraphs(TEXT, list(_places()))

    @property
    def pieces(self) -> list[Piece]:
        return word_diff("Exports rose 4.1% in March.", "Exports of cars rose 4.2% in March.")

    @property
    def place(self) -> Appearance:
        return Appearance(score=0.68, why=[], engine="rules", engine_version="1")

    @property
    def reasons(self) -> Reasons | None:
        why = [
            ("names a figure", 1.2),
            ("attributes to an official", 0.4),
            ("supposes", -0.6),
            ("where it begins", -0.3),
        ]
        return Reasons.of(0.668, [{"name": name, "weight": weight} for name, weight in why])


def _places() -> Iterable[Place]:
    states = [
        Claim.Status.CANDIDATE, Claim.Status.OPEN, Claim.Status.CHECKING, Claim.Status.DISMISSED,
        Claim.Status.CHECKED, Claim.Status.CHECKED,
    ]  # fmt: skip
    rated = {4: Rated("False", "false"), 5: Rated("True", "true")}
    now = timezone.now()
    for number, (sentence, status) in enumerate(zip(SENTENCES, states, strict=True)):
        start = TEXT.index(sentence)
        claim = Claim(pk=number + 1, statement=sentence, status=status, added_on=now)
        where = Appearance(pk=number + 1, claim=claim, exact=sentence, start=start, end=start + len(sentence))
        yield Place(number + 1, Article(pk=0), where, claim, rated.get(number), "#")
