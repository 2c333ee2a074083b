"""What dates mean: each form resolved against the day of publication to ISO 8601, partial where it is partial.

Spans of time become what ISO 8601 has for them: a week is `2025-W18`, a quarter, a decade or a stated range an interval
(`2025-01/2025-03`). "Early 2025" is `2025`: the year is certain, the rest is not.
"""

from collections.abc import Callable
from datetime import date, timedelta

from factcheck.claims.engine.dates.forms import COUNTS, DAYS_SPOKEN
from factcheck.claims.engine.dates.reader import Reader, month_number, moved, valid, weekday_number
from factcheck.claims.engine.dates.tongue_values import TONGUE_READERS
from factcheck.claims.engine.lexicon import WEEKDAYS

DAY_FIRST = frozenset({"de", "fr", "es", "pt", "it", "ar"})
OF_YEAR = {"the": 0, "this": 0, "last": -1, "next": 1}
HOLIDAYS = {
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "valentine's day": (2, 14),
    "halloween": (10, 31),
}
"""Those that have one day each year, wherever they are kept."""

ENDS = {"spring": 6, "summer": 9, "autumn": 12, "fall": 12}
"""The first month in which a season is over. The winter is over with the year that it began in."""


def iso(reader: Reader) -> str | None:
    return reader.day(reader.group("iso_y"), int(reader.group("iso_m")), int(reader.group("iso_d")))


def dotted(reader: Reader) -> str | None:
    return reader.day(reader.group("dotted_y"), int(reader.group("dotted_m")), int(reader.group("dotted_d")))


def slashed(reader: Reader) -> str | None:
    """02/05/2025 is a day in May in London and in February in Washington: known only where one reading is impossible
    or the text's language has but one.
    """
    reader.explicit = True
    first, second = int(reader.group("slashed_a")), int(reader.group("slashed_b"))
    if first > 12 >= second or (reader.language in DAY_FIRST and second <= 12):
        return reader.day(reader.group("slashed_y"), second, first)
    if second > 12 >= first or first == second:
        return reader.day(reader.group("slashed_y"), first, second)
    return None


def no_year(reader: Reader) -> str | None:
    return reader.day("", int(reader.group("ny_m") or reader.group("ny_n")), int(reader.group("ny_d")))


def month_day(reader: Reader) -> str | None:
    month = month_number(reader.group("md_m"))
    first = reader.day(reader.group("md_y"), month, int(reader.group("md_d")))
    return through(first, month, reader.group("md_to") or reader.group("md_until"))


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


def month_year(reader: Reader) -> str | None:
    reader.explicit = True
    return f"{reader.group('my_y')}-{month_number(reader.group('my_m')):02d}"


def quarter(reader: Reader) -> str | None:
    word = reader.group("q_w").lower()
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}.get(word, 0)
    return quarter_of(reader, number, reader.group("q_y") or of_year(reader, reader.group("q_of")))


def of_year(reader: Reader, words: str) -> str:
    """The year that "the year" or "last year" is; "" where nothing tells."""
    if not words or reader.published is None:
        return ""
    return f"{reader.published.year + OF_YEAR[words.split()[0].lower()]:04d}"


def short_quarter(reader: Reader) -> str | None:
    if reader.group("sh_n"):
        return half_of(reader, int(reader.group("sh_n")), reader.group("sq_y"))
    return quarter_of(reader, int(reader.group("sq_n")), reader.group("sq_y"))


def quarter_of(reader: Reader, number: int, named: str) -> str | None:
    """A quarter by its number, 0 for the last one: the last that began by the day of publication unless the words look
    ahead.
    """
    if named:
        reader.explicit = named in reader.match.group()
        year = int(named)
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
    number = 1 if reader.group("h_w").lower() == "first" else 2
    return half_of(reader, number, reader.group("h_y") or of_year(reader, reader.group("h_of")))


def half_of(reader: Reader, number: int, year: str) -> str | None:
    if year:
        reader.explicit = year in reader.match.group()
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
    return f"{first}/{first + (99 if first % 100 == 0 and first < 2000 else 9)}"


def short_decade(reader: Reader) -> str | None:
    reader.explicit = True
    return f"19{reader.group('sd')}/19{reader.group('sd')[0]}9"


def spoken_day(reader: Reader) -> str | None:
    day = DAYS_SPOKEN.index(reader.group("sd_d").lower()) + 1
    return reader.day(reader.group("sd_y"), month_number(reader.group("sd_m")), day)


def holiday(reader: Reader) -> str | None:
    month, day = HOLIDAYS[" ".join(reader.group("hd").lower().replace("’", "'").split())]
    return reader.day(reader.group("hd_y"), month, day)


def day_beyond(reader: Reader) -> str | None:
    if reader.published is None:
        return None
    return moved(reader.published, "day", 2 if reader.group("db").lower().endswith("tomorrow") else -2)


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


READERS: dict[str, Callable[[Reader], str | None]] = {
    **TONGUE_READERS,
    "iso": iso,
    "dotted": dotted,
    "slashed": slashed,
    "eleventh": eleventh,
    "day_month": day_month,
    "decade": decade,
    "short_decade": short_decade,
    "spoken_day": spoken_day,
    "holiday": holiday,
    "day_beyond": day_beyond,
    "years": years,
    "era": era,
    "year": only_year,
    "ago": ago,
    "no_year": no_year,
    "month_day": month_day,
    "month_year": month_year,
    "month": month,
    "quarter": quarter,
    "half": half,
    "short_quarter": short_quarter,
    "fiscal": fiscal,
    "season": season,
    "weekday": weekday,
    "short_weekday": short_weekday,
    "turned_weekday": turned_weekday,
    "turned_month": turned_month,
    "week_of": week_of,
    "that_year": that_year,
    "year_before": year_before,
    "year_end": year_end,
    "today": today,
    "turn": turn,
}
