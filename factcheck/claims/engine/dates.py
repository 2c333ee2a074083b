"""Dates in words and figures, resolved against the day of publication to ISO 8601, partial where they are partial.

Spans of time become what ISO 8601 has for them: a week is `2025-W18`, a quarter, a decade or a stated range an interval
(`2025-01/2025-03`). "Early 2025" is `2025`: the year is certain, the rest is not.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from factcheck.claims.engine.lexicon import MONTHS, WEEKDAYS
from factcheck.claims.engine.results import Date

OTHER_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar jänner janvier enero janeiro",
            "februar février febrero fevereiro",
            "märz mars marzo março",
            "avril abril",
            "mai mayo maio",
            "juni juin junio junho",
            "juli juillet julio julho",
            "août agosto",
            "septembre septiembre setembro",
            "oktober octobre octubre outubro",
            "novembre noviembre novembro",
            "dezember décembre diciembre dezembro",
        ),
        start=1,
    )
    for name in names.split()
}
FULL_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
MONTH = rf"(?:{FULL_MONTH}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
FOREIGN = "|".join(sorted(OTHER_MONTHS, key=len, reverse=True))
WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
YEAR = r"(?:1[4-9]\d\d|20\d\d)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
PART = "(?i:early|earlier|mid|late|later)"
COUNT = "a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
COUNTS = {word: max(0, number - 1) for number, word in enumerate(COUNT.split("|"))} | {"a": 1}
UNIT = "day|week|month|year|decade"
AHEAD = re.compile(
    r"\b(?:will|shall|to be|is to|are to|expected|scheduled|plans?|planned|due|upcoming|next|deadline|runs"
    r"|launches|begins|starts|resumes?)\b|\b(?:by|until|till|through)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
NOT_A_YEAR = re.compile(
    r"\s+(?!and\b|or\b|to\b|by\b|as\b|is\b|was\b|has\b|levels?\b)(?:[a-z]+s|people|men|women|children|feet"
    r"|troops|members)\b|\s*(?:%|percent|per cent|km|kg|m\b)"
)
SPAN_AFTER = re.compile(r"[\s-]+years?\b")
LEADS_TO_YEAR = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|to|of|during|after|before|around|circa|for|through|between|and|early|mid"
    r"|late|year|spring|summer|autumn|fall|winter|the|a|its?|his|her|their|’s|'s)[\s-]+|[(–,-]\s?)$",
    re.IGNORECASE,
)

FORMS: tuple[tuple[str, str], ...] = (
    ("iso", rf"(?P<iso_y>{YEAR})-(?P<iso_m>0[1-9]|1[0-2])-(?P<iso_d>{DAY})\b"),
    (
        "asian",
        r"(?:(?P<asian_y>\d{4})年)?(?P<asian_m>\d{1,2})月(?:(?P<asian_d>\d{1,2})日)?|(?P<asian_only>(?:1[4-9]|20)\d\d)年",
    ),
    ("dotted", rf"\b(?P<dotted_d>{DAY})\.(?P<dotted_m>0?[1-9]|1[0-2])\.(?P<dotted_y>{YEAR})\b"),
    ("slashed", rf"\b(?P<slashed_a>\d{{1,2}})/(?P<slashed_b>\d{{1,2}})/(?P<slashed_y>{YEAR})\b"),
    (
        "month_day",
        rf"(?:{WEEKDAY}(?:,|\s+the)?\s+)?\b(?P<md_m>{MONTH})\s+(?:the\s+)?(?P<md_d>{DAY})(?:st|nd|rd"
        rf"|th)?\b(?![\d:%]|[.,]\d)"
        rf"(?:\s*[–-]\s*(?P<md_to>{DAY})\b(?:st|nd|rd|th)?)?(?:(?:,\s*|\s+)(?P<md_y>{YEAR})\b)?",
    ),
    (
        "day_month",
        rf"(?:{WEEKDAY}(?:,|\s+the)?\s+)?\b(?P<dm_d>{DAY})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<dm_m>{MONTH})\b"
        rf"(?:,?\s+(?P<dm_y>{YEAR})\b)?",
    ),
    (
        "foreign",
        rf"\b(?P<fo_d>{DAY})(?:\.|er|º"
        rf"|ª)?\s+(?:de\s+)?(?P<fo_m>(?i:{FOREIGN}))\b(?:\s+(?:de(?:l)?\s+)?(?P<fo_y>{YEAR})\b)?",
    ),
    ("month_year", rf"\b(?:{PART}[\s-]+)?(?P<my_m>{MONTH})(?:,?\s+(?:of\s+)?)(?P<my_y>{YEAR})\b"),
    (
        "quarter",
        rf"\b(?:Q(?P<q_n>[1-4])|(?:the\s+)?(?P<q_w>first|second|third|fourth|final|last)\s+quarter)"
        rf"(?:\s+(?:of\s+)?(?P<q_y>{YEAR})\b)?",
    ),
    (
        "season",
        rf"\b(?:{PART}[\s-]+)?(?P<season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?(?P<season_y>{YEAR})\b",
    ),
    (
        "month",
        rf"\b(?:(?i:in|since|by|until|till|during|before|after|of|from|through|for|to|and)\s+(?:{PART}[\s-]+)?|"
        rf"(?P<mo_turn>(?i:last|next|this))\s+|{PART}[\s-]+)(?P<mo_m>{FULL_MONTH}|(?:Jan|Feb|Aug|Sept|Sep|Oct|Nov"
        rf"|Dec)\b\.?)"
        r"(?!,?\s+(?:of\s+)?(?:\d|I\b|we\b|be\b))\b",
    ),
    ("decade", r"\b(?:(?i:early|mid|late)[\s-]+)?(?P<decade>(?:1[4-9]|20)\d0)s\b"),
    ("years", rf"\b(?P<ys_a>{YEAR})\s*[–-]\s*(?P<ys_b>{YEAR}|\d\d)\b(?![\d,.%-]\d|%)"),
    ("year", rf"\b(?:{PART}[\s-]+)?(?P<year>{YEAR})\b(?![,.]\d|%|:\d|-\d)"),
    (
        "weekday",
        rf"\b(?:(?P<wd_turn>(?i:last|next|this))\s+)?(?P<wd>{WEEKDAY})(?:\s+(?:morning|afternoon|evening|night))?\b",
    ),
    (
        "ago",
        rf"\b(?P<ago_n>\d{{1,3}}|(?i:{COUNT}))\s+(?P<ago_u>{UNIT})s?\s+(?:ago|earlier)\b",
    ),
    ("that_year", r"\b(?P<that_year>(?i:that|the\s+same)\s+year)\b"),
    (
        "today",
        r"\b(?P<today>(?i:today|tonight|yesterday|tomorrow|(?:this|yesterday|tomorrow)\s+(?:morning|afternoon"
        r"|evening)|last\s+night))\b",
    ),
    (
        "turn",
        r"\b(?P<turn>(?i:last|this|next|the\s+past|earlier\s+this|later\s+this))\s+"
        r"(?P<turn_u>(?i:weekend|week|month|year|spring|summer|autumn|fall|winter))(?!\w|-)",
    ),
)
# Every form begins where a word does (or after a sign of a script without blanks); saying so once makes it quick.
DATE = re.compile(
    r"(?:(?<!\w)(?=\w)|(?<=[\u3040-\u9fff])(?=\d))(?:"
    + "|".join(f"(?P<{name}_form>{form})" for name, form in FORMS)
    + ")"
)
HINT = re.compile(
    r"\d|[Dd]ay|[Nn]ight|(?:[Tt]h|[Tt]hi|a|A|[Nn]ex)[st]|Ja|Fe|Ma|Ap|Ju|Au|Se|Oc|No|De|ago|earlier|quarter|omorrow"
    r"|月|年|past"
)
LEADING = re.compile(r"^(?:in|since|by|until|till|during|before|after|of|from|through|for|to|and)\s+", re.IGNORECASE)


def dates(text: str, start: int, end: int, *, published: date | None, year: int | None = None) -> list[Date]:
    """The dates in `text[start:end]` (a sentence), in order.

    `published` is the day against which "Friday" or "in March" are read; `year` is one that the article named before,
    used only where nothing better is known.
    """
    found: list[Date] = []
    if not HINT.search(text, start, end):
        return found
    named: int | None = None
    last_year: int | None = None
    for match in DATE.finditer(text, start, end):
        form = str(match.lastgroup).removesuffix("_form")
        if form == "turn" and found and match.start() - found[-1].end <= 4 and last_year == published_year(published):
            continue  # "February 6 this year" is one date.
        if form == "year" and not plausible_year(text, match, start, end):
            continue
        reader = Reader(match, text, start, published, named or (None if published else year), named or year)
        iso = READERS[form](reader)
        begin, finish = match.span()
        lead = LEADING.match(match.group())
        if lead:
            begin += lead.end()
        if text[finish - 1] == "." and text[finish - 4 : finish - 1].lower() not in MONTHS:
            finish -= 1
        found.append(Date(text[begin:finish], iso, begin, finish))
        if iso and reader.explicit:
            named = int(iso[:4])
        last_year = int(iso[:4]) if iso else None
    return found


def published_year(published: date | None) -> int | None:
    return published.year if published else None


def plausible_year(text: str, match: re.Match[str], start: int, end: int) -> bool:
    """Whether four figures are a year and not a count of things, a price or part of a name's number."""
    at, after = match.start("year"), match.end("year")
    before = text[max(start, at - 14) : at]
    if before[-1:] in "$€£¥#-/.,:+'’" and before[-1:] != "" and not before.endswith((" -", " –")):
        return False
    if text[after : after + 1] in "$€£¥/°" and text[after : after + 1]:
        return False
    if SPAN_AFTER.match(text, after, end):
        return False
    return LEADS_TO_YEAR.search(before) is not None or NOT_A_YEAR.match(text, after, end) is None


class Reader:
    """One date as found, with all that is needed to resolve it. `explicit` says that its year stands in the text."""

    def __init__(
        self,
        match: re.Match[str],
        text: str,
        start: int,
        published: date | None,
        year: int | None,
        nearby: int | None,
    ) -> None:
        self.match = match
        self.published = published
        self.year = year
        lead = LEADING.match(match.group())
        words = match.start() + (lead.end() if lead else 0)
        self.before = text[max(start, words - 70) : words]
        self.nearby = nearby
        self.explicit = False

    def group(self, name: str) -> str:
        return self.match.group(name) or ""

    def ahead(self) -> bool:
        """Whether the words before the date look forward."""
        return AHEAD.search(self.before) is not None

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
        forward = self.ahead()
        published = self.published
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
        if turn == "last":
            year -= month >= self.published.month
        elif turn == "next":
            year += month <= self.published.month
        elif turn != "this" and not back and not self.ahead() and month - self.published.month > 3:
            year -= 1
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


def iso(reader: Reader) -> str | None:
    return reader.day(reader.group("iso_y"), int(reader.group("iso_m")), int(reader.group("iso_d")))


def asian(reader: Reader) -> str | None:
    if reader.group("asian_only"):
        reader.explicit = True
        return reader.group("asian_only")
    month = int(reader.group("asian_m"))
    if not 1 <= month <= 12:
        return None
    if reader.group("asian_d"):
        return reader.day(reader.group("asian_y"), month, int(reader.group("asian_d")))
    if reader.group("asian_y"):
        reader.explicit = True
        return f"{reader.group('asian_y')}-{month:02d}"
    return reader.month(month)


def dotted(reader: Reader) -> str | None:
    return reader.day(reader.group("dotted_y"), int(reader.group("dotted_m")), int(reader.group("dotted_d")))


def slashed(reader: Reader) -> str | None:
    """02/05/2025 is a day in May in London and in February in Washington:
    known only where one reading is impossible.
    """
    first, second = int(reader.group("slashed_a")), int(reader.group("slashed_b"))
    if first > 12 >= second:
        return reader.day(reader.group("slashed_y"), second, first)
    if second > 12 >= first or first == second:
        return reader.day(reader.group("slashed_y"), first, second)
    return None


def month_day(reader: Reader) -> str | None:
    month = month_number(reader.group("md_m"))
    first = reader.day(reader.group("md_y"), month, int(reader.group("md_d")))
    if first and reader.group("md_to"):
        last = valid(int(first[:4]), month, int(reader.group("md_to")))
        return f"{first}/{last}" if last and last > first else first
    return first


def day_month(reader: Reader) -> str | None:
    return reader.day(reader.group("dm_y"), month_number(reader.group("dm_m")), int(reader.group("dm_d")))


def foreign(reader: Reader) -> str | None:
    return reader.day(reader.group("fo_y"), month_number(reader.group("fo_m")), int(reader.group("fo_d")))


def month_year(reader: Reader) -> str | None:
    reader.explicit = True
    return f"{reader.group('my_y')}-{month_number(reader.group('my_m')):02d}"


def quarter(reader: Reader) -> str | None:
    number = int(reader.group("q_n") or 0) or {
        "first": 1,
        "second": 2,
        "third": 3,
        "fourth": 4,
        "final": 4,
    }.get(reader.group("q_w"), 0)
    if reader.group("q_y"):
        reader.explicit = True
        year = int(reader.group("q_y"))
    elif reader.published is None:
        return None
    elif not number:
        current = (reader.published.month - 1) // 3
        number = current or 4
        year = reader.published.year - (current == 0)
    else:
        year = reader.published.year - (3 * number - 2 > reader.published.month and not reader.ahead())
    if not number:
        number = 4
    return f"{year:04d}-{3 * number - 2:02d}/{year:04d}-{3 * number:02d}"


def season(reader: Reader) -> str | None:
    reader.explicit = True
    return reader.group("season_y")


def month(reader: Reader) -> str | None:
    return reader.month(month_number(reader.group("mo_m")), reader.group("mo_turn").lower())


def decade(reader: Reader) -> str | None:
    first = int(reader.group("decade"))
    return f"{first}/{first + 9}"


def years(reader: Reader) -> str | None:
    reader.explicit = True
    first, last = reader.group("ys_a"), reader.group("ys_b")
    last = last if len(last) == 4 else first[:2] + last
    return f"{first}/{last}" if last > first else first


def only_year(reader: Reader) -> str | None:
    reader.explicit = True
    return reader.group("year")


def weekday(reader: Reader) -> str | None:
    if reader.published is None:
        return None
    wanted = WEEKDAYS[reader.group("wd").lower()]
    back = (reader.published.weekday() - wanted) % 7
    turn = reader.group("wd_turn").lower()
    if turn == "next" or (turn != "last" and back and reader.ahead()):
        return (reader.published + timedelta(days=(7 - back) % 7 or 7)).isoformat()
    if turn == "last" and not back:
        back = 7
    return (reader.published - timedelta(days=back)).isoformat()


def ago(reader: Reader) -> str | None:
    if reader.published is None or reader.match.group().lower().endswith("earlier"):
        return None
    word = reader.group("ago_n").lower()
    count = int(word) if word.isdigit() else COUNTS[word]
    return moved(reader.published, reader.group("ago_u").lower(), -count)


def moved(day: date, unit: str, count: int) -> str | None:
    """`count` units from `day`, as precise as the unit is."""
    try:
        if unit == "day":
            return (day + timedelta(days=count)).isoformat()
        if unit == "week":
            calendar = (day + timedelta(weeks=count)).isocalendar()
            return f"{calendar.year:04d}-W{calendar.week:02d}"
        if unit == "month":
            months = day.year * 12 + day.month - 1 + count
            return f"{months // 12:04d}-{months % 12 + 1:02d}"
        year = day.year + count * (10 if unit == "decade" else 1)
        return f"{year:04d}" if year > 0 else None
    except (OverflowError, ValueError):
        return None


def today(reader: Reader) -> str | None:
    if reader.published is None:
        return None
    words = reader.group("today").lower()
    offset = -1 if words.startswith(("yesterday", "last")) else 1 if words.startswith("tomorrow") else 0
    return moved(reader.published, "day", offset)


def turn(reader: Reader) -> str | None:
    words = reader.group("turn").lower()
    if reader.published is None or words.endswith("past"):
        return None
    unit = reader.group("turn_u").lower()
    if unit == "weekend":
        return weekend(reader.published, ahead=words == "next" or (words != "last" and reader.ahead()))
    offset = -1 if words == "last" else 1 if words == "next" else 0
    return moved(reader.published, unit if unit in {"week", "month"} else "year", season_offset(reader, unit, offset))


def weekend(published: date, *, ahead: bool) -> str | None:
    """Saturday and Sunday of the last weekend that began by `published`, or of the next one."""
    back = (published.weekday() - WEEKDAYS["saturday"]) % 7
    saturday = published + timedelta(days=7 - back if ahead else -back)
    return f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}"


def season_offset(reader: Reader, unit: str, offset: int) -> int:
    """How many years away "last summer" is: in November it was this year."""
    ends = {"spring": 6, "summer": 9, "autumn": 12, "fall": 12}.get(unit)
    if ends is None or offset == 0 or reader.published is None:
        return offset
    over = reader.published.month >= ends
    if offset < 0:
        return 0 if over else -1
    return 1 if over else 0


def that_year(reader: Reader) -> str | None:
    return f"{reader.nearby:04d}" if reader.nearby else None


READERS: dict[str, Callable[[Reader], str | None]] = {
    "iso": iso,
    "asian": asian,
    "dotted": dotted,
    "slashed": slashed,
    "month_day": month_day,
    "day_month": day_month,
    "foreign": foreign,
    "month_year": month_year,
    "quarter": quarter,
    "season": season,
    "month": month,
    "decade": decade,
    "years": years,
    "year": only_year,
    "weekday": weekday,
    "ago": ago,
    "that_year": that_year,
    "today": today,
    "turn": turn,
}


def in_order(found: list[Date], start: int, end: int) -> Iterator[Date]:
    """Those of `found` that lie wholly within `start:end`."""
    return (each for each in found if start <= each.start and each.end <= end)
