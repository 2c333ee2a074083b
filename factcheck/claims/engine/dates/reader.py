"""One date as found, and how a day, month or weekday without its year is resolved against the day of publication."""

import re
from datetime import date, timedelta

from factcheck.claims.engine.dates.tongues import OTHER_MONTHS
from factcheck.claims.engine.lexicon import MONTHS
from factcheck.claims.engine.tenses import last_verb_is_past

AHEAD = re.compile(
    r"\b(?:will|shall|won[’']t|to be|is to|are to|expected|scheduled|(?:plans?|set|going)\s+to|planned|due|upcoming"
    r"|next(?!\s+(?:year|month|week))|deadline|runs|launches|begins|starts|resumes?)\b|[’']ll\b"
    r"|\b(?:by|until|till|through)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
NEAR_MONTHS = 3
"""Months just ahead are named without "will" as often as not."""


class Reader:
    """One date as found, with all that is needed to resolve it.

    `named` is the year that the sentence named before, `nearby` that or the last that the article named. `explicit`
    says that the date's own year stands in the text.
    """

    def __init__(
        self,
        match: re.Match[str],
        before: str,
        published: date | None,
        named: int | None,
        nearby: int | None,
        language: str = "en",
    ) -> None:
        self.match = match
        self.before = before
        self.language = language
        self.published = published
        self.named = named
        self.year = named or (None if published else nearby)
        self.nearby = named or nearby
        self.explicit = False

    def group(self, name: str) -> str:
        return self.match.group(name) or ""

    def ahead(self) -> bool:
        """Whether the words before the date look forward."""
        return AHEAD.search(self.before) is not None

    def since(self) -> bool:
        """Whether something has been so since the date, which lies behind then."""
        return self.before[-7:].lower().endswith(("since ", "seit ", "depuis "))

    def day(self, year: str, month: int, day: int) -> str | None:
        """The ISO date of a day and month, the year as written or the nearest that fits."""
        if year:
            self.explicit = True
            return valid(int(year), month, day)
        if self.year is not None:
            return valid(self.year, month, day)
        if self.published is None:
            return None
        options = [
            date.fromisoformat(iso)
            for offset in (-1, 0, 1)
            if (iso := valid(self.published.year + offset, month, day)) is not None
        ]
        if not options:
            return valid(self.published.year, month, day)
        published = self.published
        if self.since():
            options = [option for option in options if option <= published] or options
        forward = self.ahead()
        # A day just ahead is named without "will" as often as not, one further away is not.
        return min(
            options,
            key=lambda option: abs((option - published).days) + (150 if (option > published) != forward else 0),
        ).isoformat()

    def month(self, month: int, turn: str = "") -> str | None:
        """The ISO month nearest to the publication day, looking back unless the words look forward."""
        if self.year is not None:
            return f"{self.year:04d}-{month:02d}"
        if self.published is None:
            return None
        year = self.published.year
        back = month <= self.published.month
        if self.since():
            return f"{year - (not back):04d}-{month:02d}"
        if turn == "last":
            year -= month >= self.published.month
        elif turn == "next":
            year += month <= self.published.month
        elif turn != "this" and not back and not self.ahead():
            far = month - self.published.month > NEAR_MONTHS
            year -= far or last_verb_is_past(self.before, frozenset(), strictly=True)
        elif turn == "" and back and self.ahead() and self.published.month - month > 6:
            year += 1
        return f"{year:04d}-{month:02d}"


def valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def month_number(name: str) -> int:
    name = name.rstrip(".").lower()
    return MONTHS.get(name) or OTHER_MONTHS[name]


def weekday_number(reader: Reader, wanted: int, turn: str = "") -> str | None:
    """The weekday `wanted` (Monday is 0) nearest before publication, after it where the words look ahead."""
    if reader.published is None:
        return None
    back = (reader.published.weekday() - wanted) % 7
    if turn == "this" and back and reader.before.strip() and not last_verb_is_past(reader.before, frozenset()):
        back -= 7  # "The board meets this Thursday."
    elif turn == "next" or (turn not in {"last", "this"} and back and reader.ahead()):
        back = -((7 - back) % 7 or 7)
    elif turn == "last" and not back:
        back = 7
    return moved(reader.published, "day", -back)


def moved(day: date, unit: str, count: int) -> str | None:
    """`count` units from `day`, as precise as the unit is."""
    try:
        if unit == "day":
            return (day + timedelta(days=count)).isoformat()
        if unit in {"week", "fortnight"}:
            calendar = (day + timedelta(weeks=count * (2 if unit == "fortnight" else 1))).isocalendar()
            return f"{calendar.year:04d}-W{calendar.week:02d}"
        if unit == "month":
            months = day.year * 12 + day.month - 1 + count
            return f"{months // 12:04d}-{months % 12 + 1:02d}"
        year = day.year + count * (10 if unit == "decade" else 1)
        return f"{year:04d}" if year > 0 else None
    except (OverflowError, ValueError):
        return None
