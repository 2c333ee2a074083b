"""The claims of one text, in the order in which they stand there."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, FilteredRelation, Q, Value
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Article, Version
from factcheck.claims.models import Appearance, Claim, Extraction
from factcheck.claims.services.triage import PUT_OFF
from factcheck.desk.screens.wording import is_reworded
from factcheck.verdicts.models import State
from newsroom import ledger
from newsroom.languages import within
from newsroom.models import User


@dataclass(frozen=True, slots=True)
class Rated:
    """The rating of a published verdict: its label, and how it is drawn."""

    label: str
    tone: str


# What a list of places has no use for; the claim that is open is fetched whole.
HEAVY = ("prefix", "suffix", "statement", "quote", "quote_spans", "why")


@dataclass(frozen=True, slots=True)
class Place:
    """A claim where it stands in the text that is shown: the `number`th of them."""

    number: int
    article: Article
    appearance: Appearance
    claim: Claim
    rating: Rated | None  # Of the published verdict.
    claims: str  # What the addresses of the article's claims begin with: looking each up takes as long as drawing it.
    is_reworded: bool = False  # Whether that verdict was given on other words than the claim has now.
    is_new: bool = False  # Whether the last of several readings brought it, and nobody has decided.
    is_put_off: bool = False  # Whether the reader has deferred it.

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
    def state(self) -> str:
        """The state in a word: the published rating, or how far the claim is."""
        if self.rating and self.claim.status == Claim.Status.CHECKED:
            label = self.rating.label
            return _("%(rating)s, reworded since") % {"rating": label} if self.is_reworded else label
        return str(Claim.Status(self.claim.status).label)  # Django's own way walks through all of them each time.

    @property
    def spoken(self) -> str:
        """The state inside a sentence; a rating keeps the newsroom's spelling."""
        return self.state if self.rating else within(self.state)

    @property
    def words(self) -> str:
        """The beginning of the words that it stands on."""
        return shortened(self.appearance.exact, 120)

    @property
    def name(self) -> str:
        """What a screen reader says of its highlight: `Claim 7, undecided: Exports fell …`."""
        parts = {"number": self.number, "state": self.spoken, "words": self.words}
        if self.is_new:
            return _("Claim %(number)s (new), %(state)s: %(words)s") % parts
        return _("Claim %(number)s, %(state)s: %(words)s") % parts

    @property
    def tone(self) -> str:
        """What the stylesheet draws the state with."""
        if self.rating and self.claim.status == Claim.Status.CHECKED and not self.is_reworded:
            return f"rated-{self.rating.tone}"
        return self.claim.status


def shortened(text: str, most: int) -> str:
    """The text, cut off with an ellipsis where it is longer; much quicker than Django's way, which minds accents."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def is_new(appearance: Appearance, claim: Claim, reading: Extraction | None) -> bool:
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
    appearances = list(
        Appearance.objects.filter(version=version)
        .exclude(claim__status=Claim.Status.MERGED)  # The claim it was merged into stands at the same words.
        .select_related("claim")
        .defer(*HEAVY, "claim__search")
        .annotate(
            published=published,
            label=F("published__rating__label"),
            tone=F("published__rating__tone"),
            # Of the record nothing but the claim: the rest is long, and there may be a hundred of them.
            recorded=F("published__record__claim"),
            is_put_off=_is_put_off_by(reader),
        )
        .order_by("start", "-end", "pk")
    )
    opened_key = opened.pk if opened else None
    offered = [each for each in appearances if not each.withdrawn or each.claim_id == opened_key]
    taken_back = [each for each in appearances if each.withdrawn]

    claims = f"{reverse('desk:article', args=[article.pk])}claims/"

    def numbered(which: list[Any]) -> list[Place]:
        return [_place(number, article, each, reading, claims) for number, each in enumerate(which, start=1)]

    return numbered(offered), numbered(taken_back)


def _is_put_off_by(reader: User | None) -> Exists | Value:
    return ledger.has_done(PUT_OFF, by=reader, noun="claim", key="claim_id") if reader else Value(False)


def _place(number: int, article: Article, appearance: Any, reading: Extraction | None, claims: str) -> Place:
    claim, label = appearance.claim, appearance.label
    return Place(
        number,
        article,
        appearance,
        claim,
        Rated(label, appearance.tone) if label else None,
        claims,
        is_reworded=is_reworded(claim, appearance.recorded),
        is_new=is_new(appearance, claim, reading),
        is_put_off=appearance.is_put_off,
    )
