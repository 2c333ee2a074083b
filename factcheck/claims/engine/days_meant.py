"""Which day "on Friday" was, put behind it: only where tense and place of the words leave one possibility.

A day that is put in is read as a fact. Where the words look back and the calendar looks ahead, or the other way round,
where the word names a programme or only tells an election from another, nothing is put in.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from factcheck.claims.engine import words
from factcheck.claims.engine.certain_days import DAY, MONTH, TIME_OF_DAY, WORD_BEFORE, YEAR, DayInClaim, names_month
from factcheck.claims.engine.lexicon import MONTHS, WEEKDAYS
from factcheck.claims.engine.results import Attribution, Date

UP_TO = re.compile(r"\s*(?:,|-|–|—|to|through|and|until|or)\s*(?:on\s+)?")
WORD_AFTER = re.compile(r"\s+([^\W\d_]+)")
NAMED_YEAR = re.compile(r"(?<![\d$€£.,])(?:19|20)\d\d(?![\d%]|[.,]\d)")
QUOTES = frozenset("\"'“”‘’«»")
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
LONGEST_PARAGRAPH = 2_000
YEARS_AWAY = 1_200
"""So many characters before a bare month a year that is named may be its year."""

JUST = 14
"""Days."""

ENGLISH_DAYS = frozenset(MONTHS) | frozenset(WEEKDAYS)


def days(
    text: str,
    start: int,
    end: int,
    dates: Sequence[Date],
    said: Attribution | None,
    published: date | None,
    dated: date | None = None,
) -> Iterator[tuple[int, int, str]]:
    """What the dates in the claim `text[start:end]` say only to who knows the day of publication, behind each.

    `dated` is the day that the page itself bears near its top, where it bears one. If it is not `published`, a day that
    is told from there ("yesterday", "on Friday") is left as it stands: which of the two it is told from, nobody knows.
    """
    if published is None:
        return  # What stands in the text alone gives a year to no bare month.
    told: set[str] = set()
    spoken: frozenset[str] | None = None
    for number, each in enumerate(dates):
        if each.iso is None or each.iso in told:
            continue
        told.add(each.iso)
        meant = "" if is_plain(text, each, dates[number + 1 : number + 2]) else spelled(each.iso, each.text.lower())
        if not meant or is_named_so(text, start, each):
            continue
        spoken = words.vocabulary(text[start:end]) if spoken is None else spoken
        if not DayInClaim(text, start, end, each, dates, spoken, published).is_certain():
            continue
        if names_month(each.text.lower()):
            doubtful = is_of_another_year(text, each, published)
        else:
            disputed = dated not in {None, published} and len(each.iso) >= DAY
            quoted = is_quoted(each, said) or is_in_quotation(text, each.start)
            doubtful = disputed or (quoted and counts_from_saying(text, each, dates, said, published))
        if doubtful:
            continue
        hour = TIME_OF_DAY.match(text, each.end)
        at = hour.end() if hour else each.end
        yield at, at, f" [{meant}]"


def is_plain(text: str, each: Date, following: Sequence[Date]) -> bool:
    """Whether the words say already what can be said: the year stands there, or with the date that follows."""
    iso, said_so = each.iso or "", each.text.lower()
    if iso[:YEAR] in said_so or said_so == "9/11" or (said_so == "today" and text[each.end : each.end + 1] == ","):
        return True  # "Today, some people …" means these times.
    return any(
        other.iso is not None
        and other.iso[:YEAR] == iso[:YEAR]
        and names_month(said_so)
        and UP_TO.fullmatch(text, each.end, other.start) is not None
        for other in following
    )


def counts_from_saying(text: str, each: Date, dates: Sequence[Date], said: Attribution | None, published: date) -> bool:
    """Whether a quoted day counts from when it was said, which need not be the day of publication: "today", or "last
    month" in what somebody said in May or when he spoke of another year.
    """
    return (
        len(each.iso or "") >= DAY
        or each.text.lower().endswith("ago")
        or any(not is_quoted(other, said) for other in dates if other is not each)
        or is_of_another_year(text, each, published)
    )


def is_in_quotation(text: str, position: int) -> bool:
    """Whether quotation marks are open at the position, as far as its paragraph tells."""
    start = max(text.rfind("\n", 0, position) + 1, position - LONGEST_PARAGRAPH)
    before = text[start:position]
    return (
        before.count('"') % 2 == 1
        or before.count("''") % 2 == 1
        or before.rfind("“") > before.rfind("”")
        or before.rfind("«") > before.rfind("»")
    )


def is_of_another_year(text: str, each: Date, published: date) -> bool:
    """Whether the last year that is named before a bare month is another one, to which the month may belong; a day just
    past or just ahead is that of this year.
    """
    iso = each.iso or ""
    if len(iso) >= DAY and abs((date.fromisoformat(iso[:DAY]) - published).days) <= JUST:
        return False
    named = NAMED_YEAR.findall(text, max(0, each.start - YEARS_AWAY), each.start)
    return bool(named) and named[-1] != iso[:YEAR]


def is_quoted(each: Date, said: Attribution | None) -> bool:
    return said is not None and any(span.start <= each.start < span.end for span in said.quoted)


def is_named_so(text: str, start: int, each: Date) -> bool:
    """Whether the word is part of a name: "Gull Sunday", “Today”, "CITY TODAY", "Saturday Night Live"."""
    if len(each.text) > 1 and each.text.isupper():
        return True
    if text[each.start - 1 : each.start] in QUOTES and text[each.end : each.end + 1] in QUOTES and each.start:
        return True
    after = WORD_AFTER.match(text, each.end)
    if not all(word[0].isupper() for word in each.text.split()):
        return False
    if after and after.group(1)[0].isupper() and after.group(1).lower() not in ENGLISH_DAYS and each.start > start:
        return True
    if " " in each.text:
        return False
    before = WORD_BEFORE.search(text, max(start, each.start - 30), each.start)
    return before is not None and before.start() > start and before.group(1)[0].isupper()


def spelled(iso: str, text: str) -> str:
    """What of the ISO date the words `text` leave open: the year, or the whole of it; "" for what has no plain name."""
    first, _, last = iso.partition("/")
    if not iso.replace("-", "").replace("/", "").isdigit():
        return ""  # A week or a quarter has no plain name.
    if last and len(first) == len(last) == DAY and first[:MONTH] == last[:MONTH] and not names_month(text):
        return f"{int(first[8:])} to {spelled(last, text)}"
    if last:
        return ""
    if names_month(text):
        return iso[:YEAR]
    if len(iso) == DAY:
        return f"{int(iso[8:])} {MONTH_NAMES[int(iso[5:7]) - 1]} {iso[:YEAR]}"
    if len(iso) == MONTH:
        return f"{MONTH_NAMES[int(iso[5:]) - 1]} {iso[:YEAR]}"
    return iso if len(iso) == YEAR else ""
