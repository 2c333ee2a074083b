"""The queue: which claims, in which order, and what waits for the person who looks."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject
from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from factcheck.claims.models import Appearance, Claim, Extraction
from factcheck.claims.searching import spelt_otherwise
from factcheck.desk.keyset import Place, page_of, place_of, read_place
from factcheck.desk.screens.compiled import Compiled
from factcheck.desk.screens.facets import COUNTED, Facets, counts_of, name_of
from factcheck.desk.screens.filters import AGES, DUE, LABELS, ME, NOBODY, TABS, Filters, Words, of_tab
from factcheck.desk.screens.moments import this_moment
from factcheck.desk.screens.progress import Progress, progress_of
from factcheck.desk.screens.wording import is_reworded
from factcheck.desk.screens.work import Work
from factcheck.verdicts.models import EDITABLE, State, Verdict
from factcheck.verdicts.services import releasing
from newsroom import rights
from newsroom.models import Event, User

Status = Claim.Status
PAGE = 25
WAITING = 60  # Verdicts that wait for the reader or lie with them, shown beside the queue.


@dataclass(frozen=True, slots=True)
class Tab:
    name: str
    words: Words
    count: str
    query: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A claim of the page with what is known of it besides its own columns."""

    claim: Any
    verdicts: list[Verdict]
    is_reworded: bool  # Since the verdict that is published.
    is_late: bool

    @property
    def outlet(self) -> str:
        """That of the first place, if the claim stands anywhere."""
        return self.claim.where[0]["outlet"] if self.claim.where else ""

    @property
    def published(self) -> datetime | None:
        """When the article of the first place was published."""
        moment = self.claim.where[0]["published"] if self.claim.where else None
        return parse_datetime(moment) if moment else None

    @property
    def more_places(self) -> int:
        return max(0, int(self.claim.stands) - 1)


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is on, in words, and the address without it."""

    label: Words
    value: Words
    without: str


@dataclass(frozen=True, slots=True)
class View:
    """A saved view: its own row, or one that somebody shows to everybody."""

    pk: int
    name: str
    query: str
    is_shared: bool
    is_mine: bool
    owner: str
    is_current: bool


@dataclass
class Queue:
    """The claims that the filters leave, and what else a person wants to see first."""

    reader: User
    filters: Filters = field(default_factory=Filters)
    after: Place | None = None
    before: Place | None = None
    only: frozenset[int] | None = None  # These claims, wherever they are in the queue: what changes on an open page.
    is_counted_only: bool = False  # Only the counts are shown: what one can filter by is not asked for.

    @classmethod
    def asked(cls, reader: User, query: QueryDict) -> "Queue":
        """The queue that the query part of an address asks for."""
        after, before = (read_place(query.get(name, "")) for name in ("after", "before"))
        return cls(reader, Filters.asked(query), after, before)

    @cached_property
    def spelt(self) -> Mapping[str, list[str]]:
        """Words of the search that no claim has, and those that were looked for in their place."""
        return spelt_otherwise(self.filters.q)

    @cached_property
    def _filtered(self) -> Any:
        """Under every filter but the state."""
        return self.filters.claims(self.reader, self.spelt)

    @cached_property
    def facets(self) -> Facets:
        return Facets.of(self._filtered, self.reader)

    @cached_property
    def _counts(self) -> Mapping[str, int]:
        """How many claims each tab has, by its name."""
        return counts_of(self._filtered, self.reader) if self.is_counted_only else self.facets.counts

    @property
    def tabs(self) -> list[Tab]:
        blank = self.filters.without("state")
        return [
            Tab(
                name, words, up_to(self._counts[name]),
                blank.address(state=name) if name else blank.address(), name == self.filters.state,
            )
            for name, (words, _which) in TABS.items()
        ]  # fmt: skip

    @property
    def count(self) -> str:
        return up_to(self._counts[self.filters.state])

    @cached_property
    def _page(self) -> tuple[list[Claim], bool, bool]:
        if self.only is not None:
            known = Claim.objects.filter(pk__in=self.only).select_related("assignee")
            return list(known.annotate(**_STANDING)), False, False
        claims = of_tab(self.filters.state, self._filtered).select_related("assignee")
        return page_of(claims.annotate(**_STANDING), PAGE, self.after, self.before)

    @property
    def claims(self) -> list[Claim]:
        """The rows of this page. Each has `stands` (in how many places), `where` (the first) and `is_fresh`."""
        return self._page[0]

    @property
    def shown(self) -> str:
        """The numbers of the claims of this page, for what it asks when they change."""
        return " ".join(str(claim.pk) for claim in self.claims)

    @property
    def earlier(self) -> str:
        """The address of the page before this one."""
        rows, is_preceded, _is_followed = self._page
        return self.filters.address(before=place_of(rows[0])) if rows and is_preceded else ""

    @property
    def later(self) -> str:
        rows, _is_preceded, is_followed = self._page
        return self.filters.address(after=place_of(rows[-1])) if rows and is_followed else ""

    @property
    def is_filtered(self) -> bool:
        return bool(self.filters.active)

    @property
    def here(self) -> str:
        """The query part of this page's own address."""
        return self.filters.query

    @property
    def cleared(self) -> str:
        return self.filters.cleared().address()

    @property
    def start(self) -> str:
        """The first page of what is shown."""
        return self.filters.address()

    @property
    def chips(self) -> list[Chip]:
        """One for each filter that is on."""
        return [
            Chip(LABELS[name], self._in_words(name, value), self.filters.without(name).address())
            for name, value in self.filters.active.items()
        ]

    def _in_words(self, name: str, value: Any) -> Words:
        named: dict[str, Mapping[Any, Words]] = {
            "outlet": {each["value"]: each["words"] for each in self.facets.outlets},
            "assignee": {ME: _("me"), NOBODY: _("nobody")}
            | {str(each["value"]): each["words"] for each in self.facets.people},
            "kind": dict(Appearance.Kind.choices),
            "age": AGES,
            "due": DUE,
            "changed": {"1": _("yes")},
        }
        return named.get(name, {}).get(value, str(value))

    @property
    def views(self) -> list[View]:
        """The reader's saved views first, then what others share."""
        views = [
            View(
                each["pk"], each["name"], each["query"], each["is_shared"], each["owner"] == self.reader.pk,
                name_of(each), each["query"] == self.filters.query,
            )
            for each in self.facets.views
        ]  # fmt: skip
        return sorted(views, key=lambda view: not view.is_mine)

    @property
    def kinds(self) -> list[tuple[str, Any]]:
        return Appearance.Kind.choices

    @property
    def ages(self) -> list[tuple[str, Words]]:
        return list(AGES.items())

    @property
    def dues(self) -> list[tuple[str, Words]]:
        return list(DUE.items())

    @property
    def reasons(self) -> list[tuple[str, Any]]:
        return Claim.Reason.choices

    @property
    def may_triage(self) -> bool:
        return rights.may(self.reader, "claim.triage")

    @property
    def may_dismiss(self) -> bool:
        return rights.may(self.reader, "claim.curate")

    @cached_property
    def reworded(self) -> set[int]:
        """The claims of this page whose published rating was given on other words than they have now."""
        return {
            claim.pk
            for claim in self.claims
            for verdict in self.at_work[claim.pk]
            if verdict.state == State.PUBLISHED and is_reworded(claim, verdict.recorded)  # type: ignore[attr-defined]
        }

    @cached_property
    def _verdicts(self) -> list[Verdict]:
        """Those of this page's claims, and those that the reader writes or that wait for a second person; one query."""
        standing = Verdict.objects.exclude(state__in=[State.CORRECTED, State.RETRACTED])
        here = standing.filter(claim__in=[claim.pk for claim in self.claims]).order_by().values("pk")
        mine_or_waiting = Q(author=self.reader) | Q(state__in=[State.IN_REVIEW, State.APPROVED])
        open_ones = Verdict.objects.open().filter(mine_or_waiting).order_by(*_OLDEST)[:WAITING].values("pk")
        meant = here.union(Verdict.objects.filter(pk__in=open_ones).order_by().values("pk"))
        known = Verdict.objects.filter(pk__in=meant).select_related("claim", "author", "rating").only(*_SHOWN)
        return list(known.annotate(recorded=F("record__claim"), **_RELEASES))

    @cached_property
    def at_work(self) -> Mapping[int, list[Verdict]]:
        """The verdicts of each claim of this page."""
        found: dict[int, dict[int, Verdict]] = defaultdict(dict)
        for verdict in self._verdicts:
            found[verdict.claim_id][verdict.pk] = verdict
        return defaultdict(list, {claim: list(verdicts.values()) for claim, verdicts in found.items()})

    @cached_property
    def rows(self) -> list[Row]:
        """This page, as it is drawn."""
        now = timezone.now()
        return [
            Row(
                claim, self.at_work[claim.pk], claim.pk in self.reworded,
                is_late=claim.due_at is not None and claim.due_at < now and claim.status != Status.CHECKED,
            )
            for claim in self.claims
        ]  # fmt: skip

    @cached_property
    def work(self) -> Work:
        mine_or_waiting = {
            verdict.pk: verdict
            for verdict in self._verdicts
            if verdict.state in (State.IN_REVIEW, State.APPROVED)
            or (verdict.author_id == self.reader.pk and verdict.state in EDITABLE)
        }
        never = datetime.max.replace(tzinfo=UTC)
        return Work(
            self.reader, sorted(mine_or_waiting.values(), key=lambda each: (each.submitted_at or never, each.pk))
        )


_OLDEST = ("submitted_at", "pk")
# What the rows and the lists beside them show of a verdict: every column more is read, sent and made for nothing.
_SHOWN = (
    "claim__statement", "claim__language", "author__username", "author__first_name", "author__last_name",
    "rating__label", "rating__tone", "state", "revision", "version", "submitted_at",
    "published_at", "reviewer",
)  # fmt: skip
_RELEASES = {name: Compiled(column) for name, column in releasing.columns().items()}


@dataclass(frozen=True, slots=True)
class Done:
    """What a batch did, told above the queue with the way back."""

    name: str
    act: str
    count: int
    left: list[str]

    @classmethod
    def of(cls, batch: Event) -> "Done":
        left = list(dict.fromkeys(batch.details["left"].values()))
        return cls(batch.subject.partition(":")[2], batch.details["act"], len(batch.details["lines"]), left)


def readings_now() -> list[Progress]:
    """The articles that are being read or wait for it, and those whose reading failed; the newest first."""
    jobs = Extraction.objects.filter(finished_at__isnull=True)
    jobs = jobs.select_related("version__article__outlet").defer("version__text")
    return [progress_of(job) for job in jobs.order_by("-pk")[:8]]


def claims_since(moment: int) -> int:
    """How many claims have come since then and wait for a decision."""
    then = datetime.fromtimestamp(min(moment, this_moment()) / 1e6, tz=UTC)
    return Claim.objects.undecided().filter(added_at__gt=then).count()


def up_to(count: int) -> str:
    """A count in words: beyond what is counted there are more."""
    return f"{number_format(min(count, COUNTED), force_grouping=True)}{'+' if count > COUNTED else ''}"


def _standing() -> dict[str, Any]:
    """Where each claim stands, as columns of its row."""
    places = Appearance.objects.filter(claim=OuterRef("pk"), withdrawn=False)
    first = JSONObject(outlet="version__article__outlet__name", published="version__article__published_at")
    fresh = places.filter(version__extraction__reading__gt=1, reading=F("version__extraction__reading"))
    return {
        "stands": Compiled(Coalesce(_counted(places), 0)),
        "where": Compiled(ArraySubquery(places.order_by("pk").values(first=first)[:1])),
        # A reading that was not its text's first has brought it, and nobody has decided.
        "is_fresh": Compiled(Exists(fresh.filter(claim__status=Status.CANDIDATE))),
    }


def _counted(places: QuerySet[Appearance]) -> Subquery:
    counted = places.order_by().values("claim").annotate(n=Count("pk")).values("n")
    return Subquery(counted, output_field=IntegerField())


_STANDING = _standing()
