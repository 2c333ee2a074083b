"""Dates as others write them: what they mean, and what is wrong with how they are written."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from email.utils import parsedate_to_datetime

from factcheck.feeds.reader.troubles import quoted

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
_ZONED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)", re.ASCII)
# A day and a time, in any of the ways that are nearly right: a space for the T, no zone, a zone without its colon.
_NEARLY = re.compile(
    r"(\d{4}-\d\d?-\d\d?)[T ]+(\d\d?:\d\d(?::\d\d(?:\.\d+)?)?)\s*(Z|z|UTC|GMT|[+-]\d\d:?\d\d)?", re.ASCII
)
_ZERO = re.compile(r"0000|0001|1970-01-01|1900-01-01")
_NUMBERED = re.compile(r"(\d{4})[-/.](\d\d?)[-/.](\d\d?)", re.ASCII)


@dataclass(frozen=True)
class Moment:
    """A date as it was written, the moment it means, and what was wrong with it.

    `at` has a time zone; it is the first moment of a day, month or year, and None if nothing could be read or
    if the date stands for none. `is_day` says that no time was given. `wrong` is a sentence, or "".
    """

    written: str
    at: datetime | None = None
    is_day: bool = False
    wrong: str = ""

    @property
    def day(self) -> date | None:
        return self.at.date() if self.at else None


def moment_of(written: str) -> Moment:
    """What an ISO 8601 date means. What is nearly one is read, too, and what is wrong with it told."""
    text = written.strip()
    if _ZERO.match(text):
        return Moment(written, wrong=f"{quoted(text)} is a zero, no date.")
    try:
        if _DAY.fullmatch(text):
            at = datetime.combine(date.fromisoformat((text + "-01-01")[:10]), time(), UTC)
            return Moment(written, at, is_day=True, wrong=_padded(written, text))
        if _ZONED.fullmatch(text):
            return Moment(written, datetime.fromisoformat(text), wrong=_padded(written, text))
        return _nearly(written, text)
    except (ValueError, TypeError, OverflowError):
        return Moment(written, wrong=f"{quoted(text)} is no date.")


def _padded(written: str, text: str) -> str:
    return "There are spaces around the date." if written != text else ""


def _nearly(written: str, text: str) -> Moment:
    if found := _NEARLY.fullmatch(text):
        day, clock, zone = found.groups()
        clock = clock if clock[2] == ":" else f"0{clock}"
        at = datetime.combine(_day_of(day), time.fromisoformat(clock))
        if zone is None:
            return Moment(written, at.replace(tzinfo=UTC), wrong=f"{quoted(text)} has no time zone; taken for UTC.")
        at = at.replace(tzinfo=_zone(zone))
        return Moment(written, at, wrong=f"{quoted(text)} is no ISO 8601 date with a time zone.")
    if found := _NUMBERED.fullmatch(text):
        at = datetime.combine(_day_of("-".join(found.groups())), time(), UTC)
        return Moment(written, at, is_day=True, wrong=f"{quoted(text)} is no ISO 8601 date.")
    at = parsedate_to_datetime(text)  # As in RSS and e-mail. Raises ValueError for what is none.
    zoned = at if at.tzinfo else at.replace(tzinfo=UTC)
    return Moment(written, zoned, wrong=f"{quoted(text)} is a date as in e-mail, no ISO 8601 date.")


def _day_of(text: str) -> date:
    year, month, day = map(int, text.split("-"))
    return date(year, month, day)


def _zone(text: str) -> tzinfo | None:
    return datetime.strptime(text, "%z").tzinfo if text[0] in "+-" else UTC
