"""A person's own desk: what they look after, what they write, what waits for their review, and what they are told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from factcheck.claims.models import Claim
from factcheck.claims.models.claim import ClaimQuerySet
from factcheck.desk.screens.work import Work, may_ever_review
from factcheck.verdicts.models import State, Verdict
from factcheck.verdicts.services import releasing
from newsroom import notices
from newsroom.models import Event, Notice, User

MOST = 50

WORDS: dict[str, str | Promise] = {
    Notice.Kind.MENTIONED: _("mentioned you"),
    Notice.Kind.ASSIGNED: _("assigned this to you"),
    Notice.Kind.FOR_REVIEW: _("asks for a review"),
    Notice.Kind.SENT_BACK: _("asks you for changes"),
    Notice.Kind.APPROVED: _("approved your verdict"),
    Notice.Kind.COMMENTED: pgettext_lazy("notice", "commented"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A notice as its reader sees it: who did what, on which claim, and where that is."""

    notice: Notice
    claim: Claim | None  # None when what it was about was given up since.
    address: str

    @property
    def did(self) -> str | Promise:
        return WORDS[self.notice.kind]

    @property
    def words(self) -> str:
        """What was said with the act; of an assignment that is only the reader's name."""
        return "" if self.notice.kind == Notice.Kind.ASSIGNED else self.notice.event.why


@dataclass(frozen=True, slots=True)
class Owned:
    """A claim that the reader looks after."""

    claim: Claim
    is_overdue: bool


@dataclass
class Mine:
    """The desk of `reader`. Every list is one or two queries, whatever its length."""

    reader: User

    @cached_property
    def now(self) -> datetime:
        return timezone.now()

    @cached_property
    def owned(self) -> list[Owned]:
        """What is overdue comes first, then what is due next, then what presses."""
        claims = owned_by(self.reader).order_by(F("due_at").asc(nulls_last=True), "-priority", "-rank", "-pk")
        return [Owned(claim, bool(claim.due_at and claim.due_at < self.now)) for claim in claims[: MOST + 1]]

    @cached_property
    def work(self) -> Work:
        mine_or_waiting = Q(author=self.reader) | Q(state__in=[State.IN_REVIEW, State.APPROVED])
        verdicts = Verdict.objects.open().filter(mine_or_waiting).select_related("claim", "author", "rating")
        released = releasing.with_releases(verdicts.defer("record"))
        return Work(self.reader, list(released.order_by("submitted_at", "pk")[:200]))

    @property
    def may_review(self) -> bool:
        """Whether any verdict could ever wait for the reader."""
        return may_ever_review(self.reader)

    @cached_property
    def told(self) -> list[Told]:
        """What the reader has not acknowledged, the newest first."""
        return told_of(notices.unseen(self.reader)[:MOST])

    @property
    def mentions(self) -> list[Told]:
        return [told for told in self.told if told.notice.kind == Notice.Kind.MENTIONED]

    @property
    def others(self) -> list[Told]:
        return [told for told in self.told if told.notice.kind != Notice.Kind.MENTIONED]

    @property
    def newest(self) -> int:
        """The notice up to which the page shows them all."""
        return self.told[0].notice.pk if self.told else 0


def next_for_review(reader: User, after: int | None) -> Verdict | None:
    """The verdict that comes after this one among those that wait for the reader; never this one itself."""
    waiting = Mine(reader).work.for_my_review
    place = next((place for place, verdict in enumerate(waiting) if verdict.pk == after), -1)
    return next((verdict for verdict in waiting[place + 1 :] + waiting[: max(place, 0)]), None)


def owned_by(user: User) -> ClaimQuerySet:
    """The claims that the person looks after and that are not settled."""
    settled = [Claim.Status.CHECKED, Claim.Status.DISMISSED]
    return Claim.objects.current().filter(assignee=user).exclude(status__in=settled)


def told_of(rows: Iterable[Notice]) -> list[Told]:
    """The notices with the claims that they are about; two queries beside theirs."""
    rows = list(rows)
    keys = {noun: {_key(row.event) for row in rows if _noun(row.event) == noun} for noun in ("claim", "verdict")}
    about = {("verdict", v.pk): v.claim for v in _verdicts(keys["verdict"])}
    claims = Claim.objects.filter(pk__in=keys["claim"]).select_related("merged_into") if keys["claim"] else []
    about |= {("claim", claim.pk): claim.merged_into or claim for claim in claims}
    return [_told(row, about.get((_noun(row.event), _key(row.event)))) for row in rows]


def _verdicts(keys: set[int]) -> Iterable[Verdict]:
    return Verdict.objects.filter(pk__in=keys).select_related("claim").only("claim") if keys else []


def _told(row: Notice, claim: Claim | None) -> Told:
    if claim is None:
        return Told(row, None, "")
    if _noun(row.event) == "verdict" and row.kind != Notice.Kind.SENT_BACK:
        return Told(row, claim, reverse("desk:verdict", args=[_key(row.event)]))
    comment = row.event.details.get("comment")
    return Told(row, claim, claim.get_absolute_url() + (f"#comment-{comment}" if comment else ""))


def _noun(event: Event) -> str:
    return event.subject.partition(":")[0]


def _key(event: Event) -> int:
    return int(event.subject.partition(":")[2])
