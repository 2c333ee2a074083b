"""A published check as it leaves the house: one record, which the pages and every feed print.

It is made of the verdict's frozen record, of what publication added in columns, and of the earlier
revisions' dates and notes. Claims, sources and scales as they are today are never asked.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q
from django.db.models.functions import JSONObject

from factcheck.feeds import addresses, fragments
from factcheck.feeds.cursor import Cursor
from factcheck.verdicts.models import PUBLIC, Citation, MediaCategory, State, Verdict
from factcheck.verdicts.models.verdict import VerdictQuerySet

Kind = TypeVar("Kind", bound="Label | Rating | Appearance | Cited | Media")
Linked = TypeVar("Linked", bound="Appearance | Cited | Media")


@dataclass(frozen=True)
class Label:
    """One label of the scale that the verdict was rated on."""

    label: str
    definition: str = ""
    tone: str = "open"


@dataclass(frozen=True)
class Rating:
    """`value`, `worst` and `best` are None for a label that has no place on the scale."""

    label: str
    definition: str = ""
    tone: str = "open"
    value: int | None = None
    worst: int | None = None
    best: int | None = None
    scale: str = ""
    scale_explanation: str = ""
    labels: tuple[Label, ...] = ()


@dataclass(frozen=True)
class Appearance:
    """A place where the claim stood; dates in ISO 8601, as the record keeps them."""

    outlet: str = ""
    title: str = ""
    url: str = ""
    published_at: str = ""
    language: str = ""
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = 0
    end: int = 0
    digest: str = ""
    retrieved_at: str = ""
    kind: str = ""
    article: int = 0

    @property
    def published(self) -> datetime | None:
        return datetime.fromisoformat(self.published_at) if self.published_at else None

    @property
    def link(self) -> str:
        """The article's address, leading to the very words: for a link on a page, never for markup."""
        return fragments.link_to(self.url, self.exact, self.prefix, self.suffix) if self.url else ""


@dataclass(frozen=True)
class Cited:
    """A source's passage that the verdict rests on."""

    stance: str
    passage: str
    locator: str = ""
    title: str = ""
    publisher: str = ""
    url: str = ""
    reference: str = ""
    interests: str = ""

    @property
    def stance_words(self) -> str:
        return str(Citation.Stance(self.stance).label)


@dataclass(frozen=True)
class Media:
    """What was found out about a picture, a film or a sound: `category` is one of schema.org's."""

    category: str = ""
    url: str = ""
    context: str = ""

    @property
    def category_words(self) -> str:
        return str(MediaCategory(self.category).label)


@dataclass(frozen=True)
class Change:
    """What happened to the check in public: `kind` is published, corrected, retracted or republished."""

    kind: str
    at: datetime
    note: str = ""


@dataclass(frozen=True)
class Check:
    """One claim's published check: the revision that stands, or the retraction of the last one."""

    pk: int
    slug: str
    url: str
    revision: int
    language: str
    statement: str
    rating: Rating
    summary: str
    author: str
    reviewer: str
    first_published: datetime
    changed: datetime
    changes: tuple[Change, ...]
    claimant: str = ""
    claimed_on: str = ""
    claimant_kind: str = ""
    job_title: str = ""
    same_as: str = ""
    short_claim: str = ""
    words_language: str = ""
    expires_on: str = ""
    topics: tuple[str, ...] = ()
    media: Media | None = None
    explanation: str = ""
    unknowns: str = ""
    citations: tuple[Cited, ...] = ()
    appearances: tuple[Appearance, ...] = ()

    @property
    def headline(self) -> str:
        """The claim in a line where there is one, else the whole statement."""
        return self.short_claim or self.statement

    @property
    def expires(self) -> date | None:
        return date.fromisoformat(self.expires_on) if self.expires_on else None

    @property
    def claimed(self) -> date | None:
        """The day the claim was made, when it is known."""
        return date.fromisoformat(self.claimed_on) if self.claimed_on else None

    @property
    def cursor(self) -> Cursor:
        return Cursor(self.changed, self.pk)

    @property
    def retraction(self) -> Change | None:
        """The retraction, while it is the last word."""
        return self.changes[-1] if self.changes[-1].kind == "retracted" else None

    @property
    def corrections(self) -> tuple[Change, ...]:
        """What happened after the first publication."""
        return self.changes[1:]


@dataclass(frozen=True, slots=True)
class Facts:
    """What a check is made of: columns of its verdict, and of each revision the dates and notes. A row of
    `newest_first` has them all under the same names.
    """

    pk: int
    revision: int
    reviewer_name: str
    first_published_at: datetime | None
    changed_at: datetime | None
    slug: str
    record: dict[str, Any] | None
    revisions: list[dict[str, str]]

    @classmethod
    def read(cls, values: Mapping[str, Any]) -> "Facts":
        """From what PostgreSQL makes of them in JSON."""
        first, changed = (datetime.fromisoformat(values[name]) for name in ("first_published_at", "changed_at"))
        return cls(**{**values, "first_published_at": first, "changed_at": changed})


def newest_changes() -> VerdictQuerySet:
    """Every verdict that was ever public, the last change first, from the index that is kept for it."""
    return Verdict.objects.filter(changed_at__isnull=False).order_by("-changed_at", "-pk")


def newest_first(
    *, since: Cursor | None = None, before: Cursor | None = None, standing_only: bool = False
) -> VerdictQuerySet:
    """The verdicts that are shown, last change first: those changed after `since` and before `before`.

    `standing_only` leaves out the retracted ones, and what PostgreSQL would have to ask of each to know them.

    One row a claim and one query for all, so that a caller may stream it; `each` makes checks of it.
    """
    revisions = Verdict.objects.filter(slug=OuterRef("slug"), state__in=PUBLIC).order_by("revision")
    found = (
        (Verdict.objects.published() if standing_only else Verdict.objects.shown())
        .filter(changed_at__isnull=False)  # It always is; the index of the feeds says so too, and serves no query else.
        .annotate(
            revisions=ArraySubquery(
                revisions.values(
                    row=JSONObject(
                        state=F("state"), published_at=F("published_at"), changed_at=F("changed_at"),
                        correction_note=F("correction_note"), retraction_note=F("retraction_note"),
                    )
                )
            )
        )
        .order_by("-changed_at", "-pk")
    )  # fmt: skip
    if since:
        # The bound that an index can be entered by stands by itself.
        found = found.filter(Q(changed_at__gt=since.changed_at) | Q(pk__gt=since.pk), changed_at__gte=since.changed_at)
    if before:
        found = found.filter(
            Q(changed_at__lt=before.changed_at) | Q(pk__lt=before.pk), changed_at__lte=before.changed_at
        )
    return found


def each(verdicts: VerdictQuerySet, *, at_a_time: int = 200) -> Iterator[Check]:
    """Checks one by one from a server-side cursor: the memory stays flat, however many there are."""
    return (of(verdict) for verdict in verdicts.iterator(chunk_size=at_a_time))


def of(verdict: Verdict | Facts) -> Check:
    """The check that a row of `newest_first` stands for, or its facts."""
    record: dict[str, Any] = verdict.record or {}
    claim: dict[str, Any] = record["claim"]
    known: dict[str, Any] = claim.get("claimant_facts", {})
    media = _linkable(_known(Media, record["media"])) if record.get("media", {}).get("category") else None
    return Check(
        pk=verdict.pk,
        slug=verdict.slug,
        url=addresses.of_check(verdict.slug),
        revision=verdict.revision,
        language=claim.get("language", ""),
        statement=claim["statement"],
        claimant=claim.get("claimant", "").strip(),
        claimed_on=claim.get("claimed_on", ""),
        claimant_kind=known.get("kind", ""),
        job_title=known.get("job_title", ""),
        same_as=known.get("same_as", ""),
        short_claim=record.get("short_claim", ""),
        words_language=record.get("language", ""),
        expires_on=record.get("expires_on", ""),
        topics=tuple(claim.get("topics", ())),
        media=media,
        rating=_rating(record["rating"]),
        summary=record["summary"],
        explanation=record.get("explanation", ""),
        unknowns=record.get("unknowns", ""),
        author=record["author"],
        reviewer=verdict.reviewer_name,
        first_published=_known_moment(verdict.first_published_at),
        changed=_known_moment(verdict.changed_at),
        changes=tuple(_changes(verdict.revisions)),  # type: ignore[union-attr]
        citations=tuple(_cited(citation) for citation in record.get("citations", [])),
        appearances=tuple(_appearances(claim.get("appearances", []))),
    )


def _known_moment(moment: datetime | None) -> datetime:
    if moment is None:  # The database holds it for every public verdict; nobody else is asked for here.
        raise ValueError("this verdict is not public")
    return moment


def _rating(rating: dict[str, Any]) -> Rating:
    labels = tuple(_known(Label, label) for label in rating.get("labels", []))
    return _known(Rating, rating | {"labels": labels})


def _cited(citation: dict[str, Any]) -> Cited:
    return _linkable(_known(Cited, citation | citation.get("source", {})))


def _appearances(places: list[dict[str, Any]]) -> Iterator[Appearance]:
    """Each article once, at the first place the record names: a later version is the same appearance."""
    seen = set()
    for place in places:
        appearance = _linkable(_known(Appearance, place))
        article = appearance.url or (appearance.outlet, appearance.title)
        if article not in seen:
            seen.add(article)
            yield appearance


def _linkable(thing: Linked) -> Linked:
    """The same without an address that is not of the web: `javascript:` is one too."""
    return thing if addresses.is_on_the_web(thing.url) else replace(thing, url="")


def _changes(revisions: list[dict[str, str]]) -> Iterator[Change]:
    retracted = False
    for number, row in enumerate(revisions):
        kind = "published" if number == 0 else "republished" if retracted else "corrected"
        yield Change(kind, datetime.fromisoformat(row["published_at"]), row["correction_note"])
        retracted = row["state"] == State.RETRACTED
        if retracted:
            yield Change("retracted", datetime.fromisoformat(row["changed_at"]), row["retraction_note"])


def _known(kind: type[Kind], values: dict[str, Any]) -> Kind:
    """An instance of a dataclass from those values that it has a field for: later records may hold more."""
    return kind(**{name: value for name, value in values.items() if name in kind.__dataclass_fields__})
