"""The claims of one text, in the order in which they stand there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from django.db.models import Exists, F, FilteredRelation, Q, Value
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.models import Article, Version
from factcheck.claims.models import Appearance, Claim, Extraction
from factcheck.claims.services.triage import PUT_OFF
from factcheck.desk.screens.wording import is_reworded
from factcheck.verdicts.models import State
from newsroom import ledger
from newsroom.languages import within
from newsroom.models import User
from newsroom.shortening import shortened


@dataclass(frozen=True, slots=True)
class Rated:
    """The rating of a published verdict: its label, and how it is drawn."""

    label: str
    tone: str


class Stated(NamedTuple):
    """Of a claim what a list of places has a use for: rows of two models take three times as long to make."""

    pk: int
    status: str
    statement: str
    claimant: str
    claimed_on: date | None
    version: int
    assignee_id: int | None


class Stands(NamedTuple):
    """Of an appearance likewise; what was read in its words only where the text is drawn."""

    pk: int
    start: int
    end: int
    exact: str
    reading: int
    withdrawn: bool
    quantities: Sequence[Any] = ()
    dates: Sequence[Any] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """A claim where it stands in the text that is shown: the `number`th of them. Of one that is open all is at hand."""

    number: int
    article: Article
    appearance: Appearance | Stands
    claim: Claim | Stated
    rating: Rated | None  # Of the published verdict.
    claims: str  # What the addresses of the article's claims begin with: looking each up takes as long as drawing it.
    is_reworded: bool = False  # Whether that verdict was given on other words than the claim has now.
    is_new: bool = False  # Whether the last of several readings brought it, and nobody has decided.
    is_put_off: bool = False  # Whether the reader has deferred it.
    is_anothers: bool = False  # Whether somebody else looks after it.

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Place) and self.appearance.pk == other.appearance.pk

    def __hash__(self) -> int:
        return hash(self.appearance.pk)

    @property
    def start(self) -> int:
        return self.appearance.start

    @property
    def end(self) -> int:
        return self.appearance.end

    @property
    def address(self) -> str:
        return f"{self.claims}{self.claim.pk}/"

    @property
    def card_address(self) -> str:
        return f"{self.claims}{self.claim.pk}/card/"

    @property
    def is_undecided(self) -> bool:
        return self.claim.status == Claim.Status.CANDIDATE

    @property
    def waits(self) -> bool:
        """Whether the reader comes to it on the way from one undecided claim to the next."""
        return self.is_undecided and not self.is_anothers

    @property
    def state(self) -> str:
        """The state in a word: the published rating, or how far the claim is."""
        if self.rating and self.claim.status == Claim.Status.CHECKED:
            label = self.rating.label
            return _("%(rating)s, reworded since") % {"rating": label} if self.is_reworded else label
        return _named(self.claim.status, get_language())[0]

    @property
    def spoken(self) -> str:
        """The state inside a sentence; a rating keeps the newsroom's spelling."""
        return self.state if self.rating else _named(self.claim.status, get_language())[1]

    @property
    def words(self) -> str:
        """The beginning of the words that it stands on."""
        return shortened(self.appearance.exact, 120)

    @property
    def name(self) -> str:
        """What a screen reader says of its highlight: `Claim 7, undecided: Exports fell …`."""
        return _("%(claim)s: %(words)s") % {"claim": self.said, "words": self.words}

    @property
    def said(self) -> str:
        """What may change of that name while its words stay: `Claim 7, undecided`."""
        parts = {"number": self.number, "state": self.spoken}
        if self.is_new:
            return _("Claim %(number)s (new), %(state)s") % parts
        return _("Claim %(number)s, %(state)s") % parts

    @property
    def tone(self) -> str:
        """What the stylesheet draws the state with."""
        if self.rating and self.claim.status == Claim.Status.CHECKED and not self.is_reworded:
            return f"rated-{self.rating.tone}"
        return self.claim.status


@cache
def _named(status: str, language: str | None) -> tuple[str, str]:
    """What a state is called in a language, by itself and inside a sentence: looked up once, not for every place."""
    label = str(Claim.Status(status).label)
    return label, within(label)


def is_new(appearance: Appearance | Stands, claim: Claim | Stated, reading: Extraction | None) -> bool:
    """Whether `reading`, which was not the first of its text, brought the claim there and nobody has decided yet."""
    if reading is None or claim.status != Claim.Status.CANDIDATE:
        return False
    return reading.reading > 1 and appearance.reading == reading.reading


def places_in(
    version: Version,
    article: Article,
    reading: Extraction | None = None,
    opened: Claim | None = None,
    reader: User | None = None,
) -> tuple[list[Place], list[Place]]:
    """The claims of the text at every place, and those that its readings have taken back; one query.

    The claim that is `opened` is among the first, whatever became of it.
    """
    published = FilteredRelation("claim__verdicts", condition=Q(claim__verdicts__state=State.PUBLISHED))
    is_drawn = "text" not in version.get_deferred_fields()
    rows = (
        Appearance.objects.filter(version=version)
        .exclude(claim__status=Claim.Status.MERGED)  # The claim it was merged into stands at the same words.
        .annotate(
            published=published,
            label=F("published__rating__label"),
            tone=F("published__rating__tone"),
            # Of the record nothing but the claim: the rest is long, and there may be a hundred of them.
            recorded=F("published__record__claim"),
            is_put_off=_is_put_off_by(reader),
        )
        .order_by("start", "-end", "pk")
        .values_list(*BESIDE, *STATED, *STANDS[: None if is_drawn else -len(READ)])
    )
    opened_key = opened.pk if opened else None
    claims = f"{reverse('desk:article', args=[article.pk])}claims/"
    offered: list[Place] = []
    taken_back: list[Place] = []
    for label, tone, recorded, is_put_off, *columns in rows:
        claim, stands = Stated(*columns[: len(STATED)]), Stands(*columns[len(STATED) :])
        there = taken_back if stands.withdrawn and claim.pk != opened_key else offered
        place = Place(
            len(there) + 1, article, stands, claim, Rated(label, tone) if label else None, claims,
            is_reworded(claim, recorded), is_new(stands, claim, reading), is_put_off,
            reader is not None and claim.assignee_id not in (None, reader.pk),
        )  # fmt: skip
        there.append(place)
        if stands.withdrawn and there is offered:
            taken_back.append(replace(place, number=len(taken_back) + 1))
    return offered, taken_back


READ = ("quantities", "dates")
STANDS = ("pk", "start", "end", "exact", "reading", "withdrawn", *READ)
STATED = tuple(f"claim__{name}" for name in Stated._fields)
BESIDE = ("label", "tone", "recorded", "is_put_off")


def _is_put_off_by(reader: User | None) -> Exists | Value:
    return ledger.has_done(PUT_OFF, by=reader, noun="claim", key="claim_id") if reader else Value(False)
