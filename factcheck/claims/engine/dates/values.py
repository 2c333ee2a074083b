"""What dates mean: each form resolved against the day of publication to ISO 8601, partial where it is partial.

Spans of time become what ISO 8601 has for them: a week is `2025-W18`, a quarter, a decade or a stated range an interval
(`2025-01/2025-03`). "Early 2025" is `2025`: the year is certain, the rest is not.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from factcheck.claims.engine.dates.forms import COUNTS, OTHER_DAYS, OTHER_MONTHS, OTHER_WEEKDAYS
from factcheck.claims.engine.lexicon import MONTHS, WEEKDAYS

AHEAD = re.compile(
    r"\b(?:will|shall|won[’']t|to be|is to|are to|expected|scheduled|(?:plans?|set|going)\s+to|planned|due|upcoming"
    r"|next(?!\s+(?:year|month|week))|deadline|runs|launches|begins|starts|resumes?)\b|[’']ll\b"
    r"|\b(?:by|until|till|through)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
ENDS = {"spring": 6, "summer": 9, "autumn": 12, "fall": 12}
"""The first month in which a season is over. The winter is over with the year that it began in."""


class Reader:
    """One date as found, with all that is needed to resolve it.

    `named` is the year that the sentence named before, `nearby` that or the last that the article named. `explicit`
    says that the date's own year stands in the text.
    """

    def __init__(
        self, match: re.Match[str], before: str, published: date | None, named: int | None, nearby: int | None
    ) -> None:
        self.match = match
        self.before = before
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


def asian(reader: Reader, form: str = "asian") -> str | None:
    if reader.group(f"{form}_only"):
        reader.explicit = True
        return reader.group(f"{form}_only")
    month = int(reader.group(f"{form}_m"))
    if not 1 <= month <= 12:
        return None
    year, day = reader.group(f"{form}_y"), reader.group(f"{form}_d")
    if day:
        return reader.day(year, month, int(day))
    if year:
        reader.explicit = True
        return f"{year}-{month:02d}"
    return reader.month(month)


def korean(reader: Reader) -> str | None:
    return asian(reader, "korean")


def dotted(reader: Reader) -> str | None:
    return reader.day(reader.group("dotted_y"), int(reader.group("dotted_m")), int(reader.group("dotted_d")))


def slashed(reader: Reader) -> str | None:
    """02/05/2025 is a day in May in London and in February in Washington:
    known only where one reading is impossible.
    """
    reader.explicit = True
    first, second = int(reader.group("slashed_a")), int(reader.group("slashed_b"))
    if first > 12 >= second:
        return reader.day(reader.group("slashed_y"), second, first)
    if second > 12 >= first or first == second:
        return reader.day(reader.group("slashed_y"), first, second)
    return None


def month_day(reader: Reader) -> str | None:
    month = month_number(reader.group("md_m"))
    first = reader.day(reader.group("md_y"), month, int(reader.group("md_d")))
    return through(first, month, reader.group("md_to"))


def day_month(reader: Reader) -> str | None:
    month = month_number(reader.group("dm_m"))
    first = reader.day(reader.group("dm_y"), month, int(reader.group("dm_d")))
    return through(first, month, reader.group("dm_to"))


def through(first: str | None, month: int, day: str) -> str | None:
    """The interval from the day `first` to `day` of the same month; `first` itself where `day` is none."""
    last = valid(int(first[:4]), month, int(day)) if first and day else None
    return f"{first}/{last}" if first and last and last > first else first


def eleventh(reader: Reader) -> str | None:
    reader.explicit = True
    return "2001-09-11"


def era(reader: Reader) -> str | None:
    reader.explicit = True
    sign = "-" if reader.group("era_of").startswith("BC") else ""
    return f"{sign}{int(reader.group('era')):04d}"


def foreign_month(reader: Reader) -> str | None:
    month = OTHER_MONTHS[reader.group("fm_m").lower()]
    if reader.group("fm_y"):
        reader.explicit = True
        return f"{reader.group('fm_y')}-{month:02d}"
    return reader.month(month)


def foreign(reader: Reader) -> str | None:
    return reader.day(reader.group("fo_y"), month_number(reader.group("fo_m")), int(reader.group("fo_d")))


def month_year(reader: Reader) -> str | None:
    reader.explicit = True
    return f"{reader.group('my_y')}-{month_number(reader.group('my_m')):02d}"


def quarter(reader: Reader) -> str | None:
    word = reader.group("q_w").lower()
    return quarter_of(reader, {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}.get(word, 0), "q_y")


def short_quarter(reader: Reader) -> str | None:
    if reader.group("sh_n"):
        return half_of(reader, int(reader.group("sh_n")), reader.group("sq_y"))
    return quarter_of(reader, int(reader.group("sq_n")), "sq_y")


def quarter_of(reader: Reader, number: int, year_group: str) -> str | None:
    """A quarter by its number, 0 for the last one: the last that began by the day of publication unless the words look
    ahead.
    """
    if reader.group(year_group):
        reader.explicit = True
        year = int(reader.group(year_group))
        number = number or 4
    elif reader.published is None:
        return None
    elif not number:
        current = (reader.published.month - 1) // 3
        number = current or 4
        year = reader.published.year - (current == 0)
    else:
        year = reader.published.year - (3 * number - 2 > reader.published.month and not reader.ahead())
    return f"{year:04d}-{3 * number - 2:02d}/{year:04d}-{3 * number:02d}"


def half(reader: Reader) -> str | None:
    return half_of(reader, 1 if reader.group("h_w").lower() == "first" else 2, reader.group("h_y"))


def half_of(reader: Reader, number: int, year: str) -> str | None:
    if year:
        reader.explicit = True
    elif reader.published is None:
        return None
    else:
        late = number == 2 and reader.published.month < 7 and not reader.ahead()
        year = f"{reader.published.year - late:04d}"
    return f"{year}-{6 * number - 5:02d}/{year}-{6 * number:02d}"


def fiscal(reader: Reader) -> str | None:
    """A fiscal year by the year that it is named after; when it begins differs from country to country."""
    reader.explicit = True
    last = reader.group("fy_to")
    first = reader.group("fy_y") or f"20{reader.group('fy_s')}"
    if not last:
        return first
    last = last if len(last) == 4 else first[:2] + last
    return f"{first}/{last}" if last > first else first


def season(reader: Reader) -> str | None:
    reader.explicit = True
    return reader.group("season_y")


def month(reader: Reader) -> str | None:
    return reader.month(month_number(reader.group("mo_m")))


def turned_month(reader: Reader) -> str | None:
    return reader.month(month_number(reader.group("tm_m")), turned(reader.group("tm_turn")))


def week_of(reader: Reader) -> str | None:
    """The month in which a week or weekend lies: which of its days a "last week" has is nowhere laid down."""
    month = month_number(reader.group("wo_m"))
    if reader.group("wo_y"):
        reader.explicit = True
        return f"{reader.group('wo_y')}-{month:02d}"
    return reader.month(month)


def turned(words: str) -> str:
    """ "last", "next" or "this", the last of them also for "this past"."""
    return {"past": "last", "coming": "next"}.get(words.lower().split()[-1], words.lower().split()[0])


def decade(reader: Reader) -> str | None:
    reader.explicit = True
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
    return weekday_number(reader, WEEKDAYS[reader.group("wd").lower()])


def turned_weekday(reader: Reader) -> str | None:
    return weekday_number(reader, WEEKDAYS[reader.group("tw").lower()], turned(reader.group("tw_turn")))


def short_weekday(reader: Reader) -> str | None:
    start = reader.group("sw").lower()[:3]
    return weekday_number(reader, next(number for name, number in WEEKDAYS.items() if name.startswith(start)))


def foreign_weekday(reader: Reader) -> str | None:
    return weekday_number(reader, OTHER_WEEKDAYS[reader.group("fw").lower()])


def weekday_number(reader: Reader, wanted: int, turn: str = "") -> str | None:
    """The weekday `wanted` (Monday is 0) nearest before publication, after it where the words look ahead."""
    if reader.published is None:
        return None
    back = (reader.published.weekday() - wanted) % 7
    if turn == "next" or (turn != "last" and back and reader.ahead()):
        return (reader.published + timedelta(days=(7 - back) % 7 or 7)).isoformat()
    if turn == "last" and not back:
        back = 7
    return (reader.published - timedelta(days=back)).isoformat()


def ago(reader: Reader) -> str | None:
    word = reader.group("ago_n").lower()
    count = int(word) if word.isdigit() else COUNTS[word]
    unit = reader.group("ago_u").lower()
    if reader.group("ago_way") != "ago":
        if reader.named is None or unit != "year":
            return None  # Earlier or later than what, is not for a rule to say.
        return f"{reader.named + (count if reader.group('ago_way') == 'later' else -count):04d}"
    if reader.published is None:
        return None
    return moved(reader.published, unit, -count)


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
    if words == "overnight":
        return f"{(reader.published - timedelta(days=1)).isoformat()}/{reader.published.isoformat()}"
    offset = -1 if words.startswith(("yesterday", "last")) else 1 if words.startswith("tomorrow") else 0
    return moved(reader.published, "day", offset)


def turn(reader: Reader) -> str | None:
    words = reader.group("turn").lower()
    if words.endswith("that"):
        return that_year(reader)
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
    ends = ENDS.get(unit)
    if ends is None or offset == 0 or reader.published is None:
        return offset
    over = reader.published.month >= ends
    if offset < 0:
        return 0 if over else -1
    return 1 if over else 0


def that_year(reader: Reader) -> str | None:
    return f"{reader.nearby:04d}" if reader.nearby else None


def year_before(reader: Reader) -> str | None:
    if reader.named:
        return f"{reader.named - 1:04d}"
    return f"{reader.published.year - 1:04d}" if reader.published else None


def year_end(reader: Reader) -> str | None:
    return f"{reader.published.year:04d}-12" if reader.published else None


def foreign_day(reader: Reader) -> str | None:
    return moved(reader.published, "day", OTHER_DAYS[reader.group("fd").lower()]) if reader.published else None


READERS: dict[str, Callable[[Reader], str | None]] = {
    "iso": iso,
    "asian": asian,
    "korean": korean,
    "dotted": dotted,
    "slashed": slashed,
    "eleventh": eleventh,
    "day_month": day_month,
    "foreign": foreign,
    "decade": decade,
    "years": years,
    "era": era,
    "year": only_year,
    "ago": ago,
    "month_day": month_day,
    "month_year": month_year,
    "foreign_month": foreign_month,
    "month": month,
    "quarter": quarter,
    "half": half,
    "short_quarter": short_quarter,
    "fiscal": fiscal,
    "season": season,
    "weekday": weekday,
    "short_weekday": short_weekday,
    "foreign_weekday": foreign_weekday,
    "turned_weekday": turned_weekday,
    "turned_month": turned_month,
    "week_of": week_of,
    "that_year": that_year,
    "year_before": year_before,
    "year_end": year_end,
    "today": today,
    "foreign_day": foreign_day,
    "turn": turn,
}
