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
NAMED_YEAR = re.compile(r"(?<![\d$€£.,])(?:19|20)\d\d(?![\d%]|[.,]\d)")
WAS_PLANNED = re.compile(
    r"\b(?:was|were|been|had)\s+(?:\w+\s+)?(?:scheduled|expected|set|due|planned|planning|going|supposed|slated|to)\b"
)
DROP = re.compile(r"\s+(?:in|of)\s+(?:the\s+)?[^\W\d_A-Z]")
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

YEARS_AWAY = 1_200
"""So many characters before a bare month a year that is named may be its year."""

IN_FRONT = 10
"""Characters of the claim before a day with which it opens: "Late on "."""

FRESH = 2
"""Months: one that is no longer past is the one that is meant, unless the words look ahead."""

JUST = 14
"""Days."""

BEHIND = 60
"""Characters behind a day in which a verb tells whether it was: "on Thursday the party announced"."""

LOOKING_AHEAD = listed(
    "will shall won't 'll expected expects scheduled schedule plans planned planning plan due upcoming next set going "
    "ahead deadline hopes intends"
)
SUPPOSING = listed("if would unless could might may should must 'd ’d can")
LIMITS = listed("by until till through before")
PRESENT = listed("is are am has have does do")
SPEAKER_TODAY = listed("today tomorrow yesterday tonight overnight")
"""Words that count from the day on which somebody spoke, which need not be the day of publication."""
FAR_BACK = listed("years decade decades months")
"""So long ago a year or a month is a rounded one: "eight years ago" may be seven."""
OTHER_WEEK = listed("that following previous next same another other preceding")
"""Before a weekday these tell of a week that the story is in, not of the one in which it is published."""
OWNERS = listed("the a an his her their its our my your another every each any")
SINCE = listed("since from after last")
PAST = (SAID - LOOKING_AHEAD) | listed(
    "was were had did went came took made gave got told began became fell rose grew won lost met held left led kept "
    "paid sold spent sent spoke wrote ran saw put cut hit set shut built bought brought drew drove flew knew sat stood "
    "struck sued won"
)
NO_GERUNDS = listed(
    "during evening morning meeting hearing building spending morning beijing opening election housing funding nothing "
    "something anything everything according including following regarding king spring string wing ruling filing "
    "briefing shooting bombing killing training banking drilling"
)
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
    spoken = words.vocabulary(text[start:end])
    for number, each in enumerate(dates):
        if each.iso is None or each.iso in told:
            continue
        told.add(each.iso)
        meant = "" if is_plain(text, each, dates[number + 1 : number + 2]) else spelled(each.iso, each.text.lower())
        if not meant or is_named_so(text, start, each) or not is_certain(text, start, each, dates, spoken, published):
            continue
        if names_month(each.text.lower()):
            doubtful = is_of_another_year(text, each, published)
        else:
            disputed = dated not in {None, published} and len(each.iso) >= DAY
            doubtful = disputed or (is_quoted(each, said) and counts_from_saying(each, dates, said))
        if doubtful:
            continue
        hour = TIME_OF_DAY.match(text, each.end)
        at = hour.end() if hour else each.end
        yield at, at, f" [{meant}]"


def is_plain(text: str, each: Date, following: Sequence[Date]) -> bool:
    """Whether the words say already what can be said: the year stands there, or with the date that follows."""
    iso, said_so = each.iso or "", each.text.lower()
    if iso[:YEAR] in said_so or (said_so == "today" and text[each.end : each.end + 1] == ","):
        return True  # "Today, some people …" means these times.
    return any(
        other.iso is not None
        and other.iso[:YEAR] == iso[:YEAR]
        and names_month(said_so)
        and UP_TO.fullmatch(text, each.end, other.start) is not None
        for other in following
    )


def counts_from_saying(each: Date, dates: Sequence[Date], said: Attribution | None) -> bool:
    """Whether a quoted day counts from when it was said, which need not be the day of publication: "today", or "last
    month" in what somebody said in May.
    """
    return not SPEAKER_TODAY.isdisjoint(each.text.lower().split()) or not all(is_quoted(other, said) for other in dates)


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
    if before in {"before", "by"} and iso < published.isoformat()[: len(iso)]:
        return False
    if month:
        if any(other.iso and other.iso[:YEAR] in other.text for other in dates if other is not each):
            return False  # Beside a year that stands there, a bare month may belong to that year or not.
        return is_certain_month(text, start, each, before, spoken, published)
    if any(word in WEEKDAYS for word in said_so.split()):
        return is_certain_weekday(text, start, each, before, spoken, published)
    if said_so in {"overnight", "this weekend"} or (said_so == "today" and before == "of"):
        return False  # Grown overnight, the children of today.
    if said_so.endswith("fall") and DROP.match(text, each.end):
        return False  # "after this fall in prices"
    return "winter" not in said_so and FAR_BACK.isdisjoint(said_so.split())  # A winter lies in two years.


def is_certain_weekday(text: str, start: int, each: Date, before: str, spoken: frozenset[str], published: date) -> bool:
    """Whether the words leave one day that "Friday" can be."""
    if each.text[:4].lower() == "last" or before in OTHER_WEEK:
        return False  # "last Friday" may be this week's or the one before.
    if before in {"during", "of", "for", "at"} and not TIME_OF_DAY.match(text, each.end):
        return False  # "during Sunday services"
    ahead = not LOOKING_AHEAD.isdisjoint(spoken) or before in LIMITS
    told = is_told(text, start, each, before)
    if date.fromisoformat((each.iso or "")[:DAY]) > published:
        if not ahead or told or WAS_PLANNED.search(text, start, each.start):
            return False  # What was planned for Tuesday may be past or to come.
        return not any(is_past(word) for word in words.spoken(text[each.end : each.end + BEHIND]))
    if told or (each.start - start < IN_FRONT and first_verb_is_past(text[each.end : each.end + BEHIND])):
        return True
    return not ahead and SUPPOSING.isdisjoint(spoken) and last_verb_is_past(text[start : each.start], spoken)


def is_certain_month(text: str, start: int, each: Date, before: str, spoken: frozenset[str], published: date) -> bool:
    """Whether the words leave one year of which a month, or a day in it, can be."""
    iso = each.iso or ""
    if iso[MONTH - 2 : DAY] == "09-11":
        return False
    first = date.fromisoformat(iso[:DAY] if len(iso) >= DAY else f"{iso[:MONTH]}-01")
    told = is_told(text, start, each, before)
    if len(iso) >= DAY and abs((first - published).days) <= SOON:
        return not (told and first > published)
    ahead = not LOOKING_AHEAD.isdisjoint(spoken) or before in LIMITS
    if (first.year, first.month) > (published.year, published.month):
        return ahead and not told and before not in SINCE
    if told or (each.start - start < IN_FRONT and first_verb_is_past(text[each.end : each.end + BEHIND])):
        return True
    if not SUPPOSING.isdisjoint(spoken):
        return False
    if last_verb_is_past(text[start : each.start], spoken, strictly=first.year < published.year):
        return True
    back = 12 * (published.year - first.year) + published.month - first.month
    return first.year == published.year and not ahead and (back <= FRESH or before == "since")


def is_told(text: str, start: int, each: Date, before: str) -> bool:
    """Whether a verb of something done stands right before the day: "opened Monday", "hired in August"."""
    verb = DAY_BEFORE.search(text, max(start, each.start - 40), each.start)
    return is_past(before) or (verb is not None and is_past(verb.group(1).lower()))


def first_verb_is_past(behind: str) -> bool:
    """Whether the first verb behind a day in front tells of something done: "On Monday, the mayor opened …"."""
    for word in words.spoken(behind):
        if word in PRESENT or word in SUPPOSING or word in LOOKING_AHEAD or word == "to":
            return False
        if is_past(word):
            return True
    return False


def last_verb_is_past(said: str, spoken: frozenset[str], *, strictly: bool = False) -> bool:
    """Whether the last verb before the day tells of something done; of a day in front, any verb of the claim does.

    What somebody was getting ready for is not done, and `strictly` neither is what he said or did something for: "said
    he prizes reclaiming the House in November".
    """
    before = words.spoken(said)
    following = ""
    for number in range(len(before) - 1, -1, -1):
        word = before[number]
        if word in PRESENT or (word == "to" and following and following not in OWNERS and following[0].isalpha()):
            return False  # "is likely to vote in November"
        if word[-3:] == "ing" and len(word) > 5 and word not in NO_GERUNDS and (strictly or following == "for"):
            return False
        if strictly and word in SAID:
            return False
        if is_past(word) and not (word[-2:] == "ed" and number and before[number - 1] in OWNERS):
            return True  # "a contested convention" tells of nothing done.
        following = word
    return not strictly and any(is_past(word) for word in spoken)


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
