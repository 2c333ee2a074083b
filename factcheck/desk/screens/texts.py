"""The texts that an article has had, any two of them compared, and what became of a text after somebody decided."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import groupby

from django.db.models import Max, Subquery
from django.http import Http404

from articles.models import Article, Version
from factcheck.desk.screens.places import Place
from factcheck.desk.screens.word_diff import Piece, word_diff
from newsroom import looks
from newsroom.models import Event, User

# What people do to a claim with its text before them.
DECISIONS = (
    "added", "accepted", "dismissed", "put off", "reconsidered", "corrected", "reading corrected", "span adjusted",
    "merged", "checking begun",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stretch:
    """Paragraphs that follow each other and are all the same in both texts, or all changed."""

    is_changed: bool
    paragraphs: tuple[tuple[Piece, ...], ...]


@dataclass
class Texts:
    """The texts of an article, and two of them side by side, `older` and `newer`, by their numbers."""

    article: Article
    reader: User
    older: int | None = None
    newer: int | None = None

    @cached_property
    def versions(self) -> list[Version]:
        """Without the texts themselves, the newest first."""
        return list(self.article.versions.defer("text").select_related("taken_in_by").order_by("-number"))

    @property
    def newest(self) -> int:
        return self.versions[0].number

    @cached_property
    def pair(self) -> tuple[Version, Version] | None:
        """The two that are compared, the earlier one first: those asked for, else the last two. None for one text."""
        numbers = [version.number for version in self.versions]
        newer = self.newer or numbers[0]
        older = self.older or next((number for number in numbers if number < newer), newer)
        if older == newer:
            return None
        found = {each.number: each for each in self.article.versions.filter(number__in=[older, newer])}
        if len(found) < 2:
            raise Http404("This article has no such text.")
        return found[min(older, newer)], found[max(older, newer)]

    @cached_property
    def stretches(self) -> list[Stretch]:
        """What changed between the two, by paragraph."""
        if self.pair is None:
            return []
        return stretches_of(word_diff(self.pair[0].text, self.pair[1].text))

    @property
    def is_same(self) -> bool:
        return not any(stretch.is_changed for stretch in self.stretches)

    @cached_property
    def is_unread(self) -> bool:
        """Whether the reader has not said yet that they know the newest text."""
        return (looks.last_seen(self.article, by=self.reader) or 0) < self.newest


def stretches_of(pieces: Iterable[Piece]) -> list[Stretch]:
    """The pieces by paragraph, those that are the same throughout put together. A text's end is a paragraph's end."""
    return [
        Stretch(is_changed, tuple(paragraphs))
        for is_changed, paragraphs in groupby(
            _paragraphs(pieces), key=lambda paragraph: any(piece.sort != "same" for piece in paragraph)
        )
    ]


def _paragraphs(pieces: Iterable[Piece]) -> Iterator[tuple[Piece, ...]]:
    """Cut at blank lines, which are left out; a line end that came or went is drawn nowhere."""
    paragraph: list[Piece] = []
    for piece in pieces:
        first, *others = piece.text.split("\n\n")
        if first.strip() or (first and paragraph):
            paragraph.append(Piece(piece.sort, first))
        for other in others:
            if paragraph:
                yield tuple(paragraph)
            paragraph = [Piece(piece.sort, other)] if other.strip() else []
    if paragraph:
        yield tuple(paragraph)


@dataclass(frozen=True, slots=True)
class ChangedSince:
    """An article has another text than the one that the reader decided `decided` of its claims in: text `then`."""

    decided: int
    then: Version
    now: Version


def changed_since_decided(
    article: Article, versions: Sequence[Version], places: Iterable[Place], reader: User
) -> ChangedSince | None:
    """What the reader ought to know before going on; None while they know the newest text. One query at most.

    `versions` are all texts of the article, the newest first.
    """
    if len(versions) < 2:
        return None
    newest = versions[0]
    known, at = _decided_at(reader, article, {f"claim:{place.claim.pk}" for place in places})
    before = [moment for moment in at if moment < newest.retrieved_at]
    if not before or known >= newest.number:
        return None
    then = next((each for each in versions if each.retrieved_at <= min(before)), versions[-1])
    return ChangedSince(len(before), then, newest)


def _decided_at(reader: User, article: Article, claims: set[str]) -> tuple[int, list[datetime]]:
    """Up to which text the reader knows the article, and when they decided last about each claim that they did."""
    lines = Event.objects.filter(by=reader, subject__in=claims, verb__in=DECISIONS).order_by()
    known = Subquery(looks.of(article, by=reader).values("version"))
    rows = list(lines.values("subject").annotate(at=Max("at"), known=known).values_list("known", "at"))
    return next((known or 0 for known, _ in rows), 0), [at for _, at in rows]
