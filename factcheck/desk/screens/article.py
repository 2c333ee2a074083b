"""The article page: the text with its claims, how its reading goes, and the claim that is open."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext

from articles.models import Article, Version
from factcheck.claims.engine.layout import languages
from factcheck.claims.models import Appearance, Claim, Extraction
from factcheck.desk.forms.act import Act
from factcheck.desk.forms.claims import AddClaim
from factcheck.desk.forms.readings import Furniture
from factcheck.desk.screens.as_read import Note, notes_in
from factcheck.desk.screens.asides import Aside, asides_of
from factcheck.desk.screens.card import Card
from factcheck.desk.screens.company import Company
from factcheck.desk.screens.document import Paragraph, paragraphs
from factcheck.desk.screens.keeping import Typed
from factcheck.desk.screens.map import Tick, ticks_of
from factcheck.desk.screens.onward import Neighbours, with_neighbours
from factcheck.desk.screens.places import Place, places_in
from factcheck.desk.screens.progress import Progress, progress_of
from factcheck.desk.screens.texts import ChangedSince, changed_since_decided
from newsroom import ledger, rights, zones
from newsroom.models import User


@dataclass
class Bench:
    """What lies on the table: one text of an article, and perhaps one of its claims, opened."""

    article: Article
    version: Version
    reader: User
    claim: Claim | None = None
    bound: dict[str, Act] = field(default_factory=dict)
    only: str = ""  # "new" or "withdrawn": which claims are listed.
    stands: Sequence[Appearance] = ()  # Every place of the claim that is open, the one that is meant first.

    @cached_property
    def reading(self) -> Extraction | None:
        return getattr(self.version, "extraction", None)

    @cached_property
    def _places(self) -> tuple[list[Place], list[Place]]:
        return places_in(self.version, self.article, self.reading, self.claim, self.reader)

    @property
    def places(self) -> list[Place]:
        """The claims of the text that are offered, and the one that is open."""
        return self._places[0]

    @property
    def taken_back(self) -> list[Place]:
        """Those that a later reading no longer proposes."""
        return self._places[1]

    @property
    def fresh(self) -> list[Place]:
        """Those that the last reading brought."""
        return [place for place in self.places if place.is_new]

    @property
    def listed(self) -> list[Place]:
        return {"new": self.fresh, "withdrawn": self.taken_back}.get(self.only, self.places)

    @cached_property
    def published(self) -> date | None:
        return published_on(self.article)

    @cached_property
    def notes(self) -> list[Note]:
        """How the figures and dates of the claims were read."""
        return notes_in(self.version.text, self.places, self.published)

    @property
    def ticks(self) -> list[Tick]:
        """The claims as they are drawn in the margin."""
        return ticks_of(self.places)

    @cached_property
    def asides(self) -> list[Aside]:
        return asides_of(self.version.text, self.reading)

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        return paragraphs(self.version.text, self.places, self.notes, self.asides)

    @cached_property
    def open(self) -> Place | None:
        """Where the claim that is open stands here, with everything that was fetched of it."""
        meant = self.stands[0] if self.stands else None
        found = next((place for place in self.places if meant and place.appearance.pk == meant.pk), None)
        return replace(found, appearance=meant, claim=meant.claim) if found and meant else None

    @cached_property
    def _steps(self) -> list[Place]:
        """The claims one after the other, each where it stands first."""
        first: dict[int, Place] = {}
        for place in self.places:
            first.setdefault(place.claim.pk, place)
        return list(first.values())

    @property
    def before(self) -> Place | None:
        return self._beside(-1)

    @property
    def after(self) -> Place | None:
        """The next claim; the first one, while none is open."""
        return self._beside(1)

    def _beside(self, step: int) -> Place | None:
        index = self._index + step
        return self._steps[index] if 0 <= index < len(self._steps) else None

    @property
    def _index(self) -> int:
        keys = [place.claim.pk for place in self._steps]
        return keys.index(self.open.claim.pk) if self.open else -1

    @property
    def undecided_before(self) -> Place | None:
        """The undecided claim before the open one; from the first one on, the last."""
        return next(iter(self._undecided_from(self._index)[::-1]), None)

    @property
    def undecided_after(self) -> Place | None:
        """The next undecided claim, after the last one the first; what the reader has deferred comes at the end.

        What was given to somebody else is theirs to decide and does not come, as in `onward`.
        """
        waiting = self._undecided_from(self._index)
        return next((place for place in waiting if not place.is_put_off), next(iter(waiting), None))

    def _undecided_from(self, index: int) -> list[Place]:
        around = self._steps[index + 1 :] + self._steps[: max(index, 0)]
        return [place for place in around if place.waits]

    @cached_property
    def beside(self) -> Neighbours:
        version: Any = self.versions[0]
        return Neighbours(newer=version.newer, older=version.older)

    @cached_property
    def card(self) -> Card | None:
        if self.open is None:
            return None
        meant = self.stands[0]
        return Card(
            meant.claim, meant, self.reader, self.article.pk, self.bound, self.reading,
            self.published, self.open.is_new, self.stands,
        )  # fmt: skip

    @cached_property
    def progress(self) -> Progress | None:
        return progress_of(self.reading) if self.reading else None

    @cached_property
    def is_unsupported(self) -> bool:
        """Whether nothing was found because the engine does not read the text's language."""
        if self.progress is None or self.progress.stage != "done" or self.progress.job.found:
            return False
        return languages.supported(languages.settled(self.version.text, self.article.language)) == "none"

    @cached_property
    def versions(self) -> list[Version]:
        """The texts of the article, the newest first, without the texts themselves."""
        return list(with_neighbours(self.article.versions.defer("text").order_by("-number")))

    @cached_property
    def changed_since(self) -> ChangedSince | None:
        """A newer text than the one in which the reader decided about claims that stand here."""
        return changed_since_decided(self.article, self.versions, self.places, self.reader)

    @property
    def is_latest(self) -> bool:
        return self.version.pk == self.versions[0].pk

    @property
    def here(self) -> str:
        """The address of this text of the article."""
        return f"{self.article.get_absolute_url()}?version={self.version.number}"

    @property
    def newest(self) -> int:
        """The number of the place that came last: an open page asks with it for those that came after."""
        return max((place.appearance.pk for place in self.places), default=0)

    def lines_of(self, claims: Collection[int], *, until: int | None = None) -> dict[str, Any]:
        """Of the list and of the map what these claims have there; of all claims, if none are named.

        Nothing of places that came after `until`: a page that has not shown them yet has no line to change.
        """
        asked = claims or {place.claim.pk for place in self.places}
        is_shown = [place for place in self.places if until is None or place.appearance.pk <= until]
        ticks = [tick for tick in self.ticks if until is None or tick.first.appearance.pk <= until]
        return {
            "changed": [place for place in is_shown if place.claim.pk in asked],
            "ticks": [tick for tick in ticks if any(place.claim.pk in asked for place in tick.places)],
        }

    def arrived_after(self, newest: int) -> int:
        """How many claims of the list have a place that came after this one."""
        return len({place.claim.pk for place in self.places if place.appearance.pk > newest})

    @property
    def company(self) -> Company:
        """Who else is here now."""
        return Company.of(self.reader, self.article.pk, self.claim.pk if self.claim else 0)

    @property
    def undecided(self) -> int:
        return sum(place.is_undecided for place in self.places)

    @property
    def may_retry(self) -> bool:
        return rights.may(self.reader, "extraction.retry")

    @property
    def may_read_closer(self) -> bool:
        """Whether a lower cut could bring more claims of the text that is open."""
        job = self.progress.job if self.progress and self.progress.stage == "done" else None
        return bool(job and job.cut and self.may_retry and not self.is_unsupported)

    @property
    def may_triage(self) -> bool:
        return rights.may(self.reader, "claim.triage")

    @cached_property
    def add_form(self) -> Act:
        form = self.bound.get("add-claim") or AddClaim(initial={"text": self.version.pk})
        subject, back = ledger.subject_of(self.article), self.card.here if self.card else self.here
        typed = self.card.typed if self.card else Typed(self.reader, [subject])
        return typed.keep(form, subject, version=self.version.number, back=back)

    @property
    def furniture_form(self) -> Act:
        return self.bound.get("furniture") or Furniture(initial={"text": self.version.pk})

    def as_context(self) -> dict[str, Any]:
        context = {"bench": self, "article": self.article}
        return context | (self.card.as_context() if self.card else {})


def published_on(article: Article) -> date | None:
    """The day that relative dates of the article count from, as the engine was told it."""
    return zones.newsroom_day(article.published_at) if article.published_at else None


def article_with_outlet(pk: int) -> Article:
    return get_object_or_404(Article.objects.select_related("outlet"), pk=pk)


def bench_for(
    article: Article,
    *,
    reader: User,
    number: str = "",
    only: str = "",
    bound: dict[str, Act] | None = None,
    with_text: bool = True,
) -> Bench:
    """The article with its newest text, or with its text `number`. What is asked every second goes without the text.

    `only` the new or the withdrawn claims are listed; any other word lists them all.
    """
    texts = article.versions.select_related("extraction").order_by("-number")
    if not with_text:
        texts = texts.defer("text")
    if number:
        texts = texts.filter(number=int(number)) if number.isdecimal() and len(number) < 9 else texts.none()
    version = texts.first()
    if version is None:
        raise Http404(gettext("This article has no such text."))
    return Bench(article, version, reader, bound=bound or {}, only=only)


def bench_with(
    claim: int, article: int, *, reader: User, bound: dict[str, Act] | None = None, with_text: bool = True
) -> Bench | None:
    """The article's newest text that the claim stands in, with the claim opened; None if it stands in none of them."""
    places = Appearance.objects.filter(claim=claim).exclude(claim__status=Claim.Status.MERGED)
    places = places.select_related("claim", "version__article__outlet", "version__extraction").defer("version__text")
    # One query for the place that is meant and for all others, which the card names.
    stands = sorted(places, key=lambda place: _how_far(place, article))
    if not stands or stands[0].version.article_id != article:
        return None
    version = stands[0].version
    if with_text:
        version.refresh_from_db(fields=["text"])
    return Bench(version.article, version, reader, stands[0].claim, bound or {}, stands=stands)


def _how_far(place: Appearance, article: int) -> tuple[Any, ...]:
    """The places of this article first; of them those still offered, in its newest text, from its beginning."""
    version = place.version
    return (version.article_id != article, place.withdrawn, -version.number, place.start, place.pk)
