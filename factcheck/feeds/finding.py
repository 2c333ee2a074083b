"""What a reader of the public pages looks for: words, and facts of the record, all in the address."""

import re
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, timedelta
from datetime import time as time_of_day
from threading import Lock
from urllib.parse import urlencode

from django.db.models import F, Q
from django.http import QueryDict

from factcheck.feeds import facets
from factcheck.feeds.searching import matching
from factcheck.verdicts.models import Verdict
from factcheck.verdicts.models.verdict import VerdictQuerySet
from newsroom.refusals import Refusal

_LONGEST = 300  # Characters of a word or a name in an address.
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOST_CHOICES = 200


class BadSearch(Refusal):
    """An address that asks for what can't be meant."""

    status = 400


@dataclass(frozen=True)
class Sought:
    """One search; an empty field asks for nothing. `published_from` and `published_to` are days, both included."""

    q: str = ""
    rating: str = ""
    topic: str = ""
    claimant: str = ""
    outlet: str = ""
    language: str = ""
    published_from: str = ""
    published_to: str = ""

    def __bool__(self) -> bool:
        return any(self.given().values())

    def given(self) -> dict[str, str]:
        """What is asked for, as it stands in the address."""
        return {field.name: value for field in fields(self) if (value := getattr(self, field.name))}

    @property
    def query(self) -> str:
        return urlencode(self.given())


def sought(query: QueryDict) -> Sought:
    """What an address asks for. Raises `BadSearch`, with status 400, for what can't be meant."""
    said = {field.name: query.get(field.name, "").strip() for field in fields(Sought)}
    for name, value in said.items():
        if len(value) > _LONGEST or "\0" in value:
            raise BadSearch(f"“{name}” is a text of at most {_LONGEST} characters.")
        if name.startswith("published_") and value and not _is_day(value):
            raise BadSearch(f"“{name}” is a day such as 2026-03-01.")
    return Sought(**said)


def _is_day(text: str) -> bool:
    try:
        return bool(_DAY.fullmatch(text)) and bool(date.fromisoformat(text))
    except ValueError:
        return False


def narrowed(verdicts: VerdictQuerySet, sought: Sought) -> VerdictQuerySet:
    """Those of the shown verdicts that are looked for."""
    named = ("rating", "topic", "claimant", "outlet", "language")
    verdicts = verdicts.filter(facets.having({name: getattr(sought, name) for name in named}))
    if sought.published_from:
        verdicts = verdicts.filter(first_published_at__gte=_begin_of(sought.published_from))
    if sought.published_to:
        verdicts = verdicts.filter(first_published_at__lt=_begin_of(sought.published_to) + timedelta(days=1))
    return matching(verdicts, sought.q) if sought.q else verdicts


def _begin_of(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), time_of_day(), UTC)


@dataclass(frozen=True)
class Choice:
    """A value that some published check has, and how many have it."""

    value: str
    count: int


Choices = Mapping[str, tuple[Choice, ...]]


@dataclass(frozen=True)
class _Counted:
    newest: tuple[datetime | None, int] | None  # The last change that is counted.
    choices: Choices
    rests_until: float  # By the clock of this process.


_RESTS = 100  # Times as long as the counting took, no reader has to wait for another one,
_QUICK = 0.5  # unless it takes less than so many seconds.
_last: list[_Counted] = []
_counting = Lock()


def choices() -> Choices:
    """What there is to choose from, the most frequent first; counted anew only when something was published.

    Of an archive so large that counting takes seconds the numbers may be some minutes old: no more than a hundredth of
    the time goes into counting, and one reader at a time waits for it.
    """
    found = Verdict.objects.filter(changed_at__isnull=False).order_by("-changed_at").values_list("changed_at", "pk")
    newest, counted = found.first(), _last[-1] if _last else None
    if counted and (counted.newest == newest or time.monotonic() < counted.rests_until):
        return counted.choices
    if not _counting.acquire(blocking=counted is None):
        return counted.choices if counted else {}
    try:
        if _last and _last[-1].newest == newest:  # Another reader counted while this one waited.
            return _last[-1].choices
        began = time.monotonic()
        fresh, took = _choices(newest is not None), time.monotonic() - began
        _last[:] = [_Counted(newest, fresh, time.monotonic() + (took * _RESTS if took > _QUICK else 0))]
        return fresh
    finally:
        _counting.release()


def _choices(there_are_any: bool) -> Choices:
    counts: dict[str, Counter[str]] = {
        name: Counter() for name in ("rating", "topic", "claimant", "outlet", "language")
    }
    standing = Verdict.objects.published() if there_are_any else Verdict.objects.none()
    rows = standing.annotate(
        label=F("record__rating__label"), topics=F("record__claim__topics"), claimant=F("record__claim__claimant"),
        places=F("record__claim__appearances"), tongue=F("record__language"),
    ).values_list("label", "topics", "claimant", "places", "tongue")  # fmt: skip
    for label, topics, claimant, places, tongue in rows.iterator(chunk_size=2000):
        counts["rating"][label] += 1
        counts["topic"].update(set(topics or ()))
        counts["outlet"].update({place["outlet"] for place in places or () if place.get("outlet")})
        counts["claimant"].update([claimant] if claimant else ())
        counts["language"].update([tongue] if tongue else ())
    return {
        name: tuple(Choice(value, count) for value, count in _as_searched(name, found).most_common(_MOST_CHOICES))
        for name, found in counts.items()
    }


def _as_searched(name: str, counts: Counter[str]) -> Counter[str]:
    """Spellings that the search takes for one, counted together under the most frequent of them."""
    if name not in facets.IN_ANY_CASE:
        return counts
    spelled: dict[str, str] = {}
    together: Counter[str] = Counter()
    for value, count in counts.most_common():
        together[spelled.setdefault(value.lower(), value)] += count
    return together


def has_any(verdicts: VerdictQuerySet, digests: list[str]) -> VerdictQuerySet:
    """Those whose claim stands in a text with one of these digests."""
    stands = Q(pk__in=[])
    for digest in digests:
        stands |= Q(record__contains={"claim": {"appearances": [{"digest": digest}]}})
    return verdicts.filter(stands)
