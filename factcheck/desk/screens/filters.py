"""What the queue is asked for: filters that live in the address, each with its chip and the claims it leaves."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from typing import Any, Self
from urllib.parse import urlencode

from django.db.models import Exists, F, OuterRef, Q
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import Version
from factcheck.claims.models import Appearance, Claim
from factcheck.claims.models.claim import ClaimQuerySet
from factcheck.claims.searching import Spellings, query_of
from factcheck.desk.asked import number_of, words_of
from factcheck.verdicts.models import State, Verdict
from newsroom.models import User

Status = Claim.Status
Words = str | Promise
Options = Mapping[str, Words]

CURRENT = (Status.CANDIDATE, Status.OPEN, Status.CHECKING, Status.CHECKED, Status.DISMISSED)
_IN_REVIEW = Exists(Verdict.objects.filter(claim=OuterRef("pk"), state__in=[State.IN_REVIEW, State.APPROVED]))

# Name in the address -> words on the tab, and the states that are meant; claims in review are known by their verdict.
TABS: dict[str, tuple[Words, tuple[Status, ...]]] = {
    "": (_("To do"), (Status.CANDIDATE, Status.OPEN, Status.CHECKING)),
    "undecided": (_("Undecided"), (Status.CANDIDATE,)),
    "open": (_("Worth checking"), (Status.OPEN,)),
    "checking": (_("Being checked"), (Status.CHECKING,)),
    "review": (_("In review"), ()),
    "checked": (_("Checked"), (Status.CHECKED,)),
    "dismissed": (_("Dismissed"), (Status.DISMISSED,)),
    "all": (_("All"), CURRENT),
}
AGES: Options = {
    "day": _("Last 24 hours"),
    "week": _("Last 7 days"),
    "month": _("Last 30 days"),
    "older": _("Older than 30 days"),
}
_DAYS = {"day": 1, "week": 7, "month": 30}
DUE: Options = {"late": _("Overdue"), "soon": _("Due within 24 hours"), "any": _("With a due time")}
ME, NOBODY = "me", "nobody"
LABELS: Options = {
    "q": _("Words"),
    "outlet": _("Outlet"),
    "kind": _("Kind"),
    "assignee": _("With"),
    "rating": _("Rating"),
    "language": _("Language"),
    "topic": _("Topic"),
    "speaker": _("Speaker"),
    "age": _("Came in"),
    "due": _("Due"),
    "changed": _("Text changed"),
}


def of_tab(name: str, claims: ClaimQuerySet) -> ClaimQuerySet:
    """Those of the claims that stand under the tab."""
    if name == "all":
        return claims
    statuses = TABS[name][1]
    return claims.filter(status__in=statuses) if statuses else claims.filter(_IN_REVIEW)


@dataclass(frozen=True)
class Filters:
    """The filters of one address. Each is empty unless it is asked for; nonsense asks for nothing."""

    state: str = ""
    q: str = ""
    outlet: int | None = None
    kind: str = ""
    assignee: str = ""
    rating: str = ""
    language: str = ""
    topic: str = ""
    speaker: str = ""
    age: str = ""
    due: str = ""
    changed: str = ""

    @classmethod
    def asked(cls, query: QueryDict) -> Self:
        """Those that the query part of an address asks for."""

        def one_of(name: str, known: Any) -> str:
            asked = query.get(name, "")
            return asked if asked in known else ""

        person = number_of(query, "assignee")
        return cls(
            state=one_of("state", TABS),
            q=words_of(query),
            outlet=number_of(query, "outlet"),
            kind=one_of("kind", Appearance.Kind.values),
            assignee=str(person) if person else one_of("assignee", (ME, NOBODY)),
            rating=words_of(query, "rating"),
            language=words_of(query, "language"),
            topic=words_of(query, "topic"),
            speaker=words_of(query, "speaker"),
            age=one_of("age", AGES),
            due=one_of("due", DUE),
            changed=one_of("changed", ("1",)),
        )

    @property
    def active(self) -> dict[str, Any]:
        """The filters that leave something out, the state apart: name in the address -> value."""
        return {name: value for name, value in asdict(self).items() if value and name != "state"}

    @property
    def query(self) -> str:
        """These filters as the query part of an address, always in the same order, without its question mark."""
        return urlencode(({"state": self.state} if self.state else {}) | self.active)

    def address(self, **places: str) -> str:
        """A link to the queue with these filters, at a place of it where one is given."""
        return "?" + "&".join(part for part in (self.query, urlencode(places)) if part)

    def without(self, *names: str) -> "Filters":
        blank = Filters()
        return replace(self, **{name: getattr(blank, name) for name in names})

    def cleared(self) -> "Filters":
        """The same tab, with every claim."""
        return Filters(state=self.state)

    def claims(self, reader: User, spellings: Spellings) -> ClaimQuerySet:
        """The claims that these filters leave, the state apart."""
        claims = Claim.objects.current()
        if (query := query_of(self.q, spellings)) is not None:
            claims = claims.filter(search=query)
        for name, value in self.active.items():
            if meant := MEANT.get(name):
                claims = claims.filter(meant(value, reader))
        return claims


def _stands(**where: Any) -> Q:
    return Q(Exists(Appearance.objects.filter(claim=OuterRef("pk"), withdrawn=False, **where)))


def _rated(label: str, _reader: User) -> Q:
    verdicts = Verdict.objects.exclude(state__in=[State.CORRECTED, State.RETRACTED])
    return Q(Exists(verdicts.filter(claim=OuterRef("pk"), rating__label=label)))


def _with(who: str, reader: User) -> Q:
    if who == NOBODY:
        return Q(assignee__isnull=True)
    return Q(assignee=reader.pk if who == ME else int(who))


def _come_in(age: str, _reader: User) -> Q:
    then = timezone.now() - timedelta(days=_DAYS.get(age, 30))
    return Q(added_at__lt=then) if age == "older" else Q(added_at__gte=then)


def _due(when: str, _reader: User) -> Q:
    now = timezone.now()
    if when == "any":
        return Q(due_at__isnull=False)
    return Q(due_at__lt=now) if when == "late" else Q(due_at__range=(now, now + timedelta(days=1)))


def _text_changed(_value: str, _reader: User) -> Q:
    """Its words are no longer anchored, or the article has a newer text in which the claim does not stand."""
    newest = Version.objects.filter(article=OuterRef("version__article")).order_by("-number").values("number")[:1]
    stands = Appearance.objects.filter(claim=OuterRef("pk"), withdrawn=False)
    newer = Appearance.objects.filter(
        claim=OuterRef("claim"), withdrawn=False, version__article=OuterRef("version__article"),
        version__number__gt=OuterRef("version__number"),
    )  # fmt: skip
    left_behind = stands.annotate(newest=newest).filter(~Exists(newer), version__number__lt=F("newest"))
    lost = stands.exclude(anchor=Appearance.Anchor.ANCHORED)
    return Q(Exists(lost)) | Q(Exists(left_behind))


MEANT: dict[str, Callable[[Any, User], Q]] = {
    "outlet": lambda outlet, _: _stands(version__article__outlet=outlet),
    "kind": lambda kind, _: _stands(kinds__contains=[kind]),
    "assignee": _with,
    "rating": _rated,
    "language": lambda language, _: Q(language=language),
    "topic": lambda topic, _: Q(topics__contains=[topic]),
    "speaker": lambda speaker, _: Q(claimant__icontains=speaker),
    "age": _come_in,
    "due": _due,
    "changed": _text_changed,
}
