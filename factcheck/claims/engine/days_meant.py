"""Which day "on Friday" was, put behind it: only where tense and place of the words leave one possibility.

A day that is put in is read as a fact. Where the words look back and the calendar looks ahead, or the other way round,
where the word names a programme or only tells an election from another, nothing is put in.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from factcheck.claims.engine import words
from factcheck.claims.engine.lexicon import MONTHS, SAID, WEEKDAYS, listed
from factcheck.claims.engine.results import Attribution, Date

TIME_OF_DAY = re.compile(r"\s(?:morning|afternoon|evening|night)\b", re.IGNORECASE)
UP_TO = re.compile(r"\s*(?:,|-|–|—|to|through|and|until|or)\s*(?:on\s+)?")
WORD_BEFORE = re.compile(r"([^\W\d_]+(?:[’'][^\W\d_]+)?)\s+$")
DAY_BEFORE = re.compile(r"([^\W\d_]+)\s+(?:(?:on|late|early|earlier|in|since|of)\s+){1,2}$")
WORD_AFTER = re.compile(r"\s+([^\W\d_]+)")
QUOTES = frozenset("\"'“”‘’«»")
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
DAY = len("2025-05-02")
MONTH = len("2025-05")
YEAR = len("2025")
SOON = 90
"""Days: the year of a day and month so near to publication is sure, whatever the tense."""

BEHIND = 60
"""Characters behind a day in which a verb tells whether it was: "on Thursday the party announced"."""

LOOKING_AHEAD = listed(
    "will shall won't 'll expected expects scheduled schedule plans planned planning plan due upcoming next set going "
    "ahead deadline hopes intends"
)
SUPPOSING = listed("if would unless")
LIMITS = listed("by until till through before")
PRESENT = listed("is are am has have does do")
SPEAKER_TODAY = listed("today tomorrow yesterday tonight overnight")
"""Words that count from the day on which somebody spoke, which need not be the day of publication."""
FAR_BACK = listed("years decade decades")
"""So long ago a year is a rounded one: "eight years ago" may be seven."""
OWNERS = listed("the a an his her their its our my your another every each any")
SINCE = listed("since from after last")
PAST = (SAID - LOOKING_AHEAD) | listed(
    "was were had did went came took made gave got told began became fell rose grew won lost met held left led kept "
    "paid sold spent sent spoke wrote ran saw put cut hit set shut built bought brought drew drove flew knew sat stood "
    "struck sued won"
)
ENGLISH_DAYS = frozenset(MONTHS) | frozenset(WEEKDAYS)


def days(
    text: str, start: int, end: int, dates: Sequence[Date], said: Attribution | None, published: date | None
) -> Iterator[tuple[int, int, str]]:
    """What the dates in the claim `text[start:end]` say only to who knows the day of publication, behind each."""
    if published is None:
        return  # What stands in the text alone gives a year to no bare month.
    told: set[str] = set()
    spoken = words.vocabulary(text[start:end])
    for number, each in enumerate(dates):
        if each.iso is None or each.iso in told:
            continue
        told.add(each.iso)
        said_so = each.text.lower()
        if each.iso[:YEAR] in said_so or (said_so == "today" and text[each.end : each.end + 1] == ","):
            continue  # "Today, some people …" means these times.
        following = dates[number + 1] if number + 1 < len(dates) else None
        if (
            following is not None
            and following.iso is not None
            and following.iso[:YEAR] == each.iso[:YEAR]
            and names_month(said_so)
            and UP_TO.fullmatch(text, each.end, following.start)
        ):
            continue
        meant = spelled(each.iso, said_so)
        if not meant or is_named_so(text, start, each) or not is_certain(text, start, each, dates, spoken, published):
            continue
        if not SPEAKER_TODAY.isdisjoint(said_so.split()) and is_quoted(each, said):
            continue
        hour = TIME_OF_DAY.match(text, each.end)
        at = hour.end() if hour else each.end
        yield at, at, f" [{meant}]"


def is_quoted(each: Date, said: Attribution | None) -> bool:
    return said is not None and any(span.start <= each.start < span.end for span in said.quoted)


def is_named_so(text: str, start: int, each: Date) -> bool:
    """Whether the word is part of a name: "Gull Sunday", “Today”, "CITY TODAY", "Saturday Night Live"."""
    if len(each.text) > 1 and each.text.isupper():
        return True
    if text[each.start - 1 : each.start] in QUOTES and text[each.end : each.end + 1] in QUOTES and each.start:
        return True
    after = WORD_AFTER.match(text, each.end)
    if not each.text[0].isupper() or " " in each.text:
        return False
    if after and after.group(1)[0].isupper() and after.group(1).lower() not in ENGLISH_DAYS and each.start > start:
        return True
    before = WORD_BEFORE.search(text, max(start, each.start - 30), each.start)
    return before is not None and before.start() > start and before.group(1)[0].isupper()


def is_certain(
    text: str, start: int, each: Date, dates: Sequence[Date], spoken: frozenset[str], published: date
) -> bool:
    """Whether the words around the date agree with the direction in which it was resolved."""
    iso, said_so = each.iso or "", each.text.lower()
    found = WORD_BEFORE.search(text, max(start, each.start - 30), each.start)
    before = found.group(1).lower() if found else ""
    month = names_month(said_so)
    owned = before in OWNERS or before.endswith(("'s", "’s", "s'", "s’"))
    if owned and not (month and len(iso) >= DAY):
        return False  # "the November election", "his last year in office"
    weekday = not month and any(word in WEEKDAYS for word in said_so.split())
    if month and any(other.iso and other.iso[:YEAR] in other.text for other in dates if other is not each):
        return False  # Beside a year that stands there, a bare month may belong to that year or not.
    if said_so in {"overnight", "this weekend"} or (said_so == "today" and before == "of"):
        return False  # Grown overnight, the children of today.
    if "winter" in said_so or (weekday and said_so.startswith("last")):
        return False  # A winter lies in two years, and "last Friday" may be this week's or the one before.
    if before in {"before", "by"} and iso < published.isoformat()[: len(iso)]:
        return False
    if weekday and before in {"during", "of", "for", "at"} and not TIME_OF_DAY.match(text, each.end):
        return False  # "during Sunday services"
    if not (month or weekday):
        return FAR_BACK.isdisjoint(said_so.split()) or len(iso) > YEAR
    first = date.fromisoformat(iso[:DAY] if len(iso) >= DAY else f"{iso[:MONTH]}-01")
    if iso[MONTH - 2 : DAY] == "09-11":
        return False
    ahead = not LOOKING_AHEAD.isdisjoint(spoken) or before in LIMITS
    verb = DAY_BEFORE.search(text, max(start, each.start - 40), each.start)
    told = is_past(before) or (verb is not None and is_past(verb.group(1).lower()))
    past = told or last_verb_is_past(text[start : each.start], spoken)
    if weekday:
        if first > published:
            behind = words.spoken(text[each.end : each.end + BEHIND])
            return ahead and not told and not any(is_past(word) for word in behind)
        return told or (past and not ahead)
    if len(iso) >= DAY and abs((first - published).days) <= SOON:
        return not (told and first > published)
    if (first.year, first.month) > (published.year, published.month):
        return ahead and not told and before not in SINCE
    if not SUPPOSING.isdisjoint(spoken):
        return False
    return past or (not ahead and first.year == published.year)


def last_verb_is_past(said: str, spoken: frozenset[str]) -> bool:
    """Whether the last verb before the day tells of something done; of a day in front, any verb of the claim does."""
    following = ""
    for word in reversed(words.spoken(said)):
        if word in PRESENT or (word == "to" and following and following not in OWNERS and following[0].isalpha()):
            return False  # "is likely to vote in November"
        if is_past(word):
            return True
        following = word
    return any(is_past(word) for word in spoken)


def is_past(word: str) -> bool:
    """Whether the word is a verb that tells of something done."""
    return word in PAST or (word[-2:] == "ed" and len(word) > 4 and word not in LOOKING_AHEAD)


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


def names_month(text: str) -> bool:
    return any(word.strip(".,") in MONTHS for word in text.replace("-", " ").split())
