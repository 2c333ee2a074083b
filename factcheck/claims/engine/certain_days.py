"""Whether tense, place and calendar leave one day that a date told from the day of publication can be."""

import re
from collections.abc import Sequence
from datetime import date

from factcheck.claims.engine import words
from factcheck.claims.engine.lexicon import MONTHS, WEEKDAYS, listed
from factcheck.claims.engine.results import Date
from factcheck.claims.engine.tenses import (
    OWNERS,
    SURELY_AHEAD,
    WAS_PLANNED,
    first_verb_is_past,
    is_past,
    last_verb_is_past,
    looks_ahead,
    supposes,
    tells_of_past,
)

TIME_OF_DAY = re.compile(r"\s(?:morning|afternoon|evening|night)\b", re.IGNORECASE)
WORD_BEFORE = re.compile(r"([^\W\d_]+(?:[’'][^\W\d_]+)?)\s+$")
DAY_BEFORE = re.compile(r"([^\W\d_]+)\s+(?:(?:on|late|early|earlier|in|since|of)\s+){1,2}$")
EVE = re.compile(r"\b(?:before|until|ahead\s+of|eve\s+of)\s+(?:[\w’'-]+\s+){1,5}$")
DROP = re.compile(r"\s+(?:in|of)\s+(?:the\s+)?[^\W\d_A-Z]")
DAY = len("2025-05-02")
MONTH = len("2025-05")
YEAR = len("2025")

SOON = 90
"""Days: the year of a day and month so near to publication is sure, whatever the tense."""

IN_FRONT = 10
"""Characters of the claim before a day with which it opens: "Late on "."""

FRESH = 2
"""Months: one that is no longer past is the one that is meant, unless the words look ahead."""

BEHIND = 60
"""Characters behind a day in which a verb tells whether it was: "on Thursday the party announced"."""

SEASON_OVER = {"spring": 7, "summer": 10, "autumn": 12, "fall": 12}
NEW_MONTH = 3
"""Days into which a text may still be that of the month before: its "this month" may be that one."""

FAR_BACK = listed("years decade decades months")
"""So long ago a year or a month is a rounded one: "eight years ago" may be seven."""
OTHER_WEEK = listed("that following previous next same another other preceding first second third fourth final")
"""Before a weekday these tell of a week that the story is in, not of the one in which it is published."""
LIMITS = listed("by until till through before")
SINCE = listed("since from after last")


class DayInClaim:
    """A date in the claim `text[start:end]`, among the other `dates` there, with the words of the claim in lower case
    and the day of publication.
    """

    def __init__(
        self,
        text: str,
        start: int,
        end: int,
        day: Date,
        dates: Sequence[Date],
        spoken: frozenset[str],
        published: date,
    ) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.day = day
        self.others = [other for other in dates if other is not day]
        self.spoken = spoken
        self.published = published
        self.iso = day.iso or ""
        self.words = day.text.lower()
        found = WORD_BEFORE.search(text, max(start, day.start - 30), day.start)
        self.before = found.group(1).lower() if found else ""

    def is_certain(self) -> bool:
        """Whether the words around the date agree with the direction in which it was resolved."""
        month = names_month(self.words)
        owned = self.before in OWNERS or self.before.endswith(("'s", "’s", "s'", "s’"))
        if owned and not (month and len(self.iso) >= DAY):
            return False  # "the November election", "his last year in office"
        if self.before in {"before", "by"} and self.iso < self.published.isoformat()[: len(self.iso)]:
            return False
        if month:
            # Beside a year that stands there, a bare month may belong to that year or not.
            return not any(other.iso and other.iso[:YEAR] in other.text for other in self.others) and self.month()
        if any(word in WEEKDAYS for word in self.words.split()):
            return self.weekday()
        return self.stretch()

    def stretch(self) -> bool:
        """Whether the words leave one month or year that "last month" or "a year ago" can be."""
        if self.words in {"overnight", "this weekend"}:
            return False
        if self.words == "today":
            done = self.is_told() or is_past(next(iter(words.spoken(self.behind())), ""))
            return done and self.before != "of"  # "Today" may be these days.
        if self.words.endswith("fall") and DROP.match(self.text, self.day.end):
            return False  # "after this fall in prices"
        if self.words.endswith("month") and self.published.day <= NEW_MONTH:
            return False
        over = SEASON_OVER.get(self.words.rsplit(" ", 1)[-1], 13) <= self.published.month
        if self.words.startswith("this") and over and looks_ahead(self.spoken):
            return False
        return "winter" not in self.words and FAR_BACK.isdisjoint(self.words.split())  # A winter lies in two years.

    def weekday(self) -> bool:
        """Whether the words leave one day that "Friday" can be."""
        if self.words[:4] == "last" or self.before in OTHER_WEEK:
            return False  # "last Friday" may be this week's or the one before.
        if self.before in {"during", "of", "for", "at"} and not TIME_OF_DAY.match(self.text, self.day.end):
            return False  # "during Sunday services"
        if date.fromisoformat(self.iso[:DAY]) > self.published:
            return self.weekday_ahead()
        return self.is_done()

    def is_done(self) -> bool:
        """Whether the words tell of something that was done on the day."""
        if self.is_told() or (self.is_in_front() and first_verb_is_past(self.behind())):
            return True
        if self.before in LIMITS or looks_ahead(self.spoken) or supposes(self.spoken):
            return False
        if EVE.search(self.text, max(self.start, self.day.start - 60), self.day.start):
            return False  # "before the vote on Tuesday"
        return last_verb_is_past(self.text[self.start : self.day.start], self.spoken)

    def weekday_ahead(self) -> bool:
        """Whether the words surely look ahead to the day. What was planned for Tuesday may be past or to come."""
        if self.is_told() or WAS_PLANNED.search(self.text, self.start, self.day.start):
            return False
        if last_verb_is_past(self.text[self.start : self.day.start], frozenset()):
            return False
        within = min(self.end, self.day.end + BEHIND)
        if self.before not in LIMITS and not SURELY_AHEAD.search(self.text, self.start, within):
            return False
        return not any(is_past(word) for word in words.spoken(self.behind()))

    def month(self) -> bool:
        """Whether the words leave one year of which a month, or a day in it, can be."""
        if self.iso[MONTH - 2 : DAY] == "09-11":
            return False
        published = self.published
        first = date.fromisoformat(self.iso[:DAY] if len(self.iso) >= DAY else f"{self.iso[:MONTH]}-01")
        told = self.is_told()
        if len(self.iso) >= DAY and abs((first - published).days) <= SOON:
            return not (told and first > published)
        ahead = self.before in LIMITS or looks_ahead(self.spoken)
        if (first.year, first.month) > (published.year, published.month):
            if not ahead or told or self.before in SINCE:
                return False
            before = self.text[self.start : self.day.start]
            return not tells_of_past(before) or SURELY_AHEAD.search(before) is not None
        if told or (self.is_in_front() and first_verb_is_past(self.behind())):
            return True
        if supposes(self.spoken):
            return False
        before = self.text[self.start : self.day.start]
        if last_verb_is_past(before, self.spoken, strictly=first.year < published.year):
            return True
        back = 12 * (published.year - first.year) + published.month - first.month
        return first.year == published.year and not ahead and (back <= FRESH or self.before == "since")

    def is_told(self) -> bool:
        """Whether a verb of something done stands right before the day: "opened Monday", "hired in August"."""
        verb = DAY_BEFORE.search(self.text, max(self.start, self.day.start - 40), self.day.start)
        return is_past(self.before) or (verb is not None and is_past(verb.group(1).lower()))

    def is_in_front(self) -> bool:
        """Whether the claim opens with the day."""
        return self.day.start - self.start < IN_FRONT

    def behind(self) -> str:
        """The words that follow."""
        return self.text[self.day.end : min(self.end, self.day.end + BEHIND)]


def names_month(words_of_day: str) -> bool:
    """Whether a month's name stands in the words, in lower case."""
    return any(word.strip(".,") in MONTHS for word in words_of_day.replace("-", " ").split())
