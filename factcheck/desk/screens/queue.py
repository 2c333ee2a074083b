"""The queue: which claims, in which order, and what waits for the person who looks."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone

from articles.models import Outlet
from factcheck.claims.models import Appearance, Claim, Extraction
from factcheck.claims.models.claim import ClaimQuerySet
from factcheck.desk.screens.places import is_new
from factcheck.desk.screens.progress import Progress, progress_of
from factcheck.desk.screens.wording import is_reworded
from factcheck.verdicts.models import EDITABLE, State, Verdict
from factcheck.verdicts.services import releasing
from newsroom import rights
from newsroom.models import User

Status = Claim.Status
PAGE = 25

_IN_REVIEW = Exists(Verdict.objects.filter(claim=OuterRef("pk"), state__in=[State.IN_REVIEW, State.APPROVED]))

# Name in the address -> words on the tab, and which claims are meant.
TABS: dict[str, tuple[str, Q]] = {
    "": ("To do", Q(status__in=[Status.CANDIDATE, Status.OPEN, Status.CHECKING])),
    "undecided": ("Undecided", Q(status=Status.CANDIDATE)),
    "open": ("Worth checking", Q(status=Status.OPEN)),
    "checking": ("Being checked", Q(status=Status.CHECKING)),
    "review": ("In review", Q(in_review=True)),
    "checked": ("Checked", Q(status=Status.CHECKED)),
    "dismissed": ("Dismissed", Q(status=Status.DISMISSED)),
    "all": ("All", Q()),
}


@dataclass(frozen=True, slots=True)
class Tab:
    name: str
    words: str
    count: int
    query: str
    is_current: bool


@dataclass
class Queue:
    """The claims that the filters leave, and what else a person wants to see first."""

    reader: User
    state: str = ""
    words: str = ""
    outlet: int | None = None
    number: str = "1"

    @cached_property
    def _filtered(self) -> ClaimQuerySet:
        """Under every filter but the state."""
        claims = Claim.objects.current().matching(self.words).annotate(in_review=_IN_REVIEW)
        if self.outlet:
            stands = Appearance.objects.filter(claim=OuterRef("pk"), version__article__outlet=self.outlet)
            claims = claims.filter(Exists(stands.filter(withdrawn=False)))
        return claims

    @cached_property
    def tabs(self) -> list[Tab]:
        counts = self._filtered.aggregate(
            **{f"tab_{name}": Count("pk", filter=which) for name, (_, which) in TABS.items() if which},
            tab_all=Count("pk"),
        )
        return [
            Tab(name, words, counts[f"tab_{name}"], self.address_with(state=name), name == self.state)
            for name, (words, _) in TABS.items()
        ]

    @cached_property
    def page(self) -> Page[Claim]:
        """The newest day first, and in it the most check-worthy; what a person marked has no score and comes first."""
        claims = (
            self._filtered.filter(TABS[self.state][1])
            .with_standing()
            .order_by(TruncDate("added_at").desc(), F("top_score").desc(nulls_first=True), "-pk")
            .prefetch_related(_appearances(), _verdicts())
        )
        paginator = Paginator(claims, PAGE)
        paginator.count = next(tab.count for tab in self.tabs if tab.is_current)  # Already counted.
        return paginator.get_page(self.number)

    @cached_property
    def reworded(self) -> set[int]:
        """The claims of this page whose published rating was given on other words than they have now."""
        return {
            claim.pk
            for claim in self.page
            for verdict in claim.at_work  # type: ignore[attr-defined]
            if verdict.state == State.PUBLISHED and is_reworded(claim, verdict.record["claim"])
        }

    @cached_property
    def fresh(self) -> set[int]:
        """The claims of this page that a text's last reading brought, which was not its first."""
        return {
            claim.pk
            for claim in self.page
            for place in claim.places  # type: ignore[attr-defined]
            if is_new(place, claim, getattr(place.version, "extraction", None))
        }

    @cached_property
    def outlets(self) -> QuerySet[Outlet]:
        return Outlet.objects.only("pk", "name")

    @property
    def is_filtered(self) -> bool:
        return bool(self.words or self.outlet)

    def address_with(self, **changes: object) -> str:
        """The query part of this queue's address, changed; the page number goes unless it is named."""
        parts = {"state": self.state, "q": self.words, "outlet": self.outlet} | changes
        return "?" + urlencode({name: value for name, value in parts.items() if value})

    @property
    def earlier(self) -> str:
        return self.address_with(page=self.page.previous_page_number()) if self.page.has_previous() else ""

    @property
    def later(self) -> str:
        return self.address_with(page=self.page.next_page_number()) if self.page.has_next() else ""

    @cached_property
    def _verdicts_at_work(self) -> list[Verdict]:
        mine_or_waiting = Q(author=self.reader) | Q(state__in=[State.IN_REVIEW, State.APPROVED])
        open_verdicts = releasing.with_releases(Verdict.objects.open().filter(mine_or_waiting))
        return list(open_verdicts.select_related("claim", "author", "rating").order_by("submitted_at", "pk")[:60])

    @property
    def for_my_review(self) -> list[Verdict]:
        """Verdicts of others that wait for an editor."""
        return [
            verdict
            for verdict in self._verdicts_at_work
            if verdict.state not in EDITABLE and rights.may(self.reader, "verdict.review", verdict)
        ]

    @property
    def sent_back_to_me(self) -> list[Verdict]:
        return [v for v in self._mine if v.state == State.CHANGES_REQUESTED]

    @property
    def my_drafts(self) -> list[Verdict]:
        return [v for v in self._mine if v.state == State.DRAFT]

    @property
    def waiting_for_others(self) -> list[Verdict]:
        return [v for v in self._mine if v.state not in EDITABLE]

    @property
    def _mine(self) -> list[Verdict]:
        return [verdict for verdict in self._verdicts_at_work if verdict.author_id == self.reader.pk]


def readings_now() -> list[Progress]:
    """The articles that are being read or wait for it, and those whose reading failed; the newest first."""
    jobs = Extraction.objects.filter(finished_at__isnull=True)
    jobs = jobs.select_related("version__article__outlet").defer("version__text")
    return [progress_of(job) for job in jobs.order_by("-pk")[:8]]


def this_moment() -> int:
    """Now, in microseconds since 1970: what an open page asks with for what came after it."""
    return round(timezone.now().timestamp() * 1e6)


def claims_since(moment: int) -> int:
    """How many claims have come since then and wait for a decision."""
    then = datetime.fromtimestamp(min(moment, this_moment()) / 1e6, tz=UTC)
    return Claim.objects.undecided().filter(added_at__gt=then).count()


def _appearances() -> Prefetch:
    rows = Appearance.objects.offered().select_related("version__article__outlet", "version__extraction")
    rows = rows.defer("version__text")
    return Prefetch("appearances", queryset=rows.order_by("pk"), to_attr="places")


def _verdicts() -> Prefetch:
    rows = Verdict.objects.exclude(state__in=[State.CORRECTED, State.RETRACTED])
    return Prefetch("verdicts", queryset=rows.select_related("rating", "author"), to_attr="at_work")
