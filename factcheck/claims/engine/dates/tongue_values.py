"""What dates of other languages than English mean."""

from collections.abc import Callable

from factcheck.claims.engine.dates.reader import Reader, month_number, moved, weekday_number
from factcheck.claims.engine.dates.tongues import (
    ERAS,
    OTHER_COUNTS,
    OTHER_DAYS,
    OTHER_MONTHS,
    OTHER_TURNS,
    OTHER_UNITS,
    OTHER_WEEKDAYS,
    WIDE_DAYS,
    WIDE_WEEKDAYS,
)


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


def foreign_month(reader: Reader) -> str | None:
    month = OTHER_MONTHS[reader.group("fm_m").lower()]
    if reader.group("fm_y"):
        reader.explicit = True
        return f"{reader.group('fm_y')}-{month:02d}"
    return reader.month(month)


def foreign(reader: Reader) -> str | None:
    return reader.day(reader.group("fo_y"), month_number(reader.group("fo_m")), int(reader.group("fo_d")))


def foreign_weekday(reader: Reader) -> str | None:
    before = reader.before.rsplit(None, 1)[-1:] if reader.before.endswith(" ") else []
    if reader.group("fw_will"):
        return weekday_number(reader, OTHER_WEEKDAYS[reader.group("fw").lower()], "next")
    turn = OTHER_TURNS.get(reader.group("fw_turn").lower() or (before[0].lower() if before else ""), 0)
    return weekday_number(reader, OTHER_WEEKDAYS[reader.group("fw").lower()], {-1: "last", 1: "next"}.get(turn, ""))


def foreign_turn(reader: Reader) -> str | None:
    if reader.published is None:
        return None
    unit = OTHER_UNITS[(reader.group("ft_u") or reader.group("ft_v")).lower()]
    return moved(reader.published, unit, OTHER_TURNS[(reader.group("ft_a") or reader.group("ft_b")).lower()])


def foreign_ago(reader: Reader) -> str | None:
    if reader.published is None:
        return None
    word = reader.group("fa_n").lower()
    count = int(word) if word.isdigit() else OTHER_COUNTS[word]
    return moved(reader.published, OTHER_UNITS[reader.group("fa_u").lower()], -count)


def wide(reader: Reader) -> str | None:
    if reader.group("wi_era"):
        reader.explicit = True
        return f"{ERAS[reader.group('wi_era')] + int(reader.group('wi_y')):04d}"
    if reader.group("wi_wd"):
        return weekday_number(reader, WIDE_WEEKDAYS.index(reader.group("wi_wd")))
    unit, count = WIDE_DAYS[reader.group("wi_day")]
    return moved(reader.published, unit, count) if reader.published else None


def foreign_day(reader: Reader) -> str | None:
    return moved(reader.published, "day", OTHER_DAYS[reader.group("fd").lower()]) if reader.published else None


TONGUE_READERS: dict[str, Callable[[Reader], str | None]] = {
    "asian": asian,
    "korean": korean,
    "foreign_month": foreign_month,
    "foreign": foreign,
    "foreign_weekday": foreign_weekday,
    "foreign_turn": foreign_turn,
    "foreign_ago": foreign_ago,
    "wide": wide,
    "foreign_day": foreign_day,
}
