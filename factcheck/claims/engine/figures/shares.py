"""Shares of a whole: "two-thirds", "half of them", "one in five", "3 out of 10", 三分之二."""

import re
from typing import NamedTuple

from factcheck.claims.engine.figures.measured import unit_behind
from factcheck.claims.engine.figures.number_words import WORD, number_in_words, wide_number
from factcheck.claims.engine.figures.tongues import DUTCH, ENGLISH, FRENCH, GERMAN, ITALIAN, PORTUGUESE, SPANISH, Tongue


class Share(NamedTuple):
    """A share with its end. `unit` is "share" unless it is the part of something measured ("half a mile")."""

    value: float
    end: int
    unit: str
    currency: str | None = None
    scaled: bool = False


RATIO = re.compile(r"(?:\s(?:in|out\s+of)\s(?:(?:every|each)\s)?|-in-|-out-of-)(?=\w)", re.IGNORECASE)
ONE_THING_IN = re.compile(
    r"\s[a-z]{3,}\sin\s(?:every\s)?(?=(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|\d{1,3})\b)"
)
NO_RATIO = re.compile(
    r"[\s-](?:years?|months?|days?|weeks?|hours?|minutes?|matches|games|starts|seasons|percent|per\s+cent|decades?)\b"
    r"|\s?%|[,.:/]\d"
)
PARTED = re.compile(r"[\s\u00a0]|[-‐‑]")
OF_ONE = re.compile(
    r"\s(?:of\s)?an?(?=\s)|\sof\s(?:one|1)(?=\s)|(?=[-‑](?:million|billion|trillion|dozen|hour|century|mile|point|percentage|inch|acre)\b)|(?=\s(?:percentage\s)?point\b|\s(?:mile|inch|acre|million|billion)\b)"
)
QUARTER_OF_ONE = re.compile(r"\s(?:percentage\s)?point\b|\s(?:mile|inch|acre|pound)\b")
PART_OF_ONE = re.compile(r"[-‑](?:million|billion|trillion|century|mile|point|percentage[-\s]point|inch|acre|pound)\b")
BEHIND_HALF = re.compile(
    r"[\s,](?:of|the|a|an|all|its|their|his|her|our|my|your|those|these|that|them|as|what|were|are|was|is|have|had|said"
    r"|say|would)\b"
)
BEFORE_HALF = re.compile(
    r"\b(?:than|nearly|almost|about|around|roughly|only|least|most|by|over|under|some|just|exactly|approximately|barely|maybe|perhaps|another|probably"
    r"|to)\s$",
    re.IGNORECASE,
)
OTHER_HALF = re.compile(
    r"(?:\b(?:first|second|third|latter|other|final|last|opening|each|either|this|that|next|better|top|bottom|northern"
    r"|southern|eastern|western|early|late|former|per|one|into|in)\s|-)$",
    re.IGNORECASE,
)
BEHIND_PART = re.compile(
    r"\s(?:of|on|from|to|in|by|more|less|higher|lower|fewer|larger|smaller|since|compared|between|during|over|are|is|were"
    r"|was|have|has|had|said|say|says|who|do|did|would|will|at|under|against|each|as|or|but)\b|\sand\b(?!\s(?:final|last|fourth|fifth))|\s?[,.;:!?)”\"’]|\s*$"
)
QUARTERS = re.compile(
    r"\b(?:past|last|next|first|for|previous|straight|consecutive|preceding|recent|per|each|every|of)\s$", re.IGNORECASE
)
SLASHED = re.compile(r"(\d{1,2})/(\d{1,3})(?=[\s-](?:of|majority|share|the)\b)")
WIDE_PART = re.compile(
    r"(?P<under>\d{1,4}|[一二三四五六七八九十百千两]{1,4})分(?:の|之)(?P<over>\d{1,4}(?:\.\d+)?|[一二三四五六七八九十百]{1,6})"
)
WIDE_RATIO = re.compile(r"(?P<under>\d{1,4})人に(?:約)?(?P<over>\d{1,3})人")
FOREIGN_RATIO = {
    id(FRENCH): re.compile(r"\s(?:[a-zà-ÿ]+\s){0,2}sur\s", re.IGNORECASE),
    id(SPANISH): re.compile(r"\sde\scada\s", re.IGNORECASE),
    id(PORTUGUESE): re.compile(r"\s(?:em|de)\scada\s", re.IGNORECASE),
    id(GERMAN): re.compile(r"\svon\s", re.IGNORECASE),
    id(ITALIAN): re.compile(r"\s(?:[a-zà-ÿ]+\s)?su\s", re.IGNORECASE),
    id(DUTCH): re.compile(r"\s(?:op\sde|van\sde)\s", re.IGNORECASE),
}


def small_number(text: str, at: int, end: int, tongue: Tongue) -> tuple[float, int] | None:
    """A number in plain figures or words, with its end."""
    stop = at
    while stop < end and stop - at < 7 and (text[stop].isdecimal() or (text[stop] == "," and stop > at)):
        stop += 1
    if stop > at:
        digits = text[at:stop].rstrip(",")
        return float(digits.replace(",", "")), at + len(digits)
    words = number_in_words(text, at, end, tongue)
    return (words.value, words.end) if words else None


def ratio(text: str, value: float, at: int, end: int, tongue: Tongue) -> Share | None:
    """The share that `value`, which ends at `at`, is the first number of: "one in five", "3 out of 50"."""
    if tongue is not ENGLISH:
        between = FOREIGN_RATIO[id(tongue)].match(text, at, min(end, at + 40)) if id(tongue) in FOREIGN_RATIO else None
    else:
        between = RATIO.match(text, at, end)
    if between is None and tongue is ENGLISH and value == 1:
        between = ONE_THING_IN.match(text, at, end)
    if between is None or value != int(value) or value < 1:
        return None
    whole = small_number(text, between.end(), end, tongue)
    if whole is None or whole[0] <= value or (value > 1 and whole[0] > 1000) or NO_RATIO.match(text, whole[1], end):
        return None
    if tongue in (GERMAN, ITALIAN, DUTCH) and whole[0] > 20 and whole[0] % 10:
        return None
    return Share(value / whole[0], whole[1], "share")


EVERY = re.compile(
    r"(zweite|dritte|vierte|fünfte|sechste|siebte|achte|neunte|zehnte)[nrms]?(?!\s(?:Tag|Woche|Monat|Jahr|Mal|Abend|Nacht|Stunde|Minute"
    r"|Sekunde|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|Meter|Schritt|Satz)\w*)\b",
    re.IGNORECASE,
)
NTHS = {
    word: number
    for number, word in enumerate("zweite dritte vierte fünfte sechste siebte achte neunte zehnte".split(), 2)
}


def every_nth(text: str, at: int, end: int) -> Share | None:
    """The share of "jeder vierte Haushalt", whose ordinal begins at `at`."""
    nth = EVERY.match(text, at, end)
    return Share(1 / NTHS[nth.group(1).lower()], nth.end(), "share") if nth else None


def in_words(text: str, start: int, at: int, end: int, tongue: Tongue) -> Share | None:
    """The share whose words begin at `at`."""
    match = WORD.match(text, at, end)
    if match is None:
        return None
    word, stop = match.group().lower(), match.end()
    if tongue is GERMAN and word.startswith("jede"):
        return every_nth(text, stop + 1, end)
    before = text[max(start, at - 24) : at]
    if word in tongue.halves:
        return half(text, start, stop, end, before, tongue)
    if tongue is ENGLISH and word in {"quarter", "third", "tenth"}:
        return measured(text, tongue.shares[word], stop, end, tongue) if PART_OF_ONE.match(text, stop, end) else None
    if word in tongue.opens:
        many = 1.0
    elif word in tongue.small and 1 <= tongue.small[word] <= 20:
        many = tongue.small[word]
    else:
        return None
    parted = PARTED.match(text, stop, end)
    part = WORD.match(text, parted.end(), end) if parted else None
    if part is not None and parted is not None:
        name = part.group().lower()
        if name in tongue.shares and fits(text, word, name, parted.group(), part.end(), end, before, tongue):
            return measured(text, many * tongue.shares[name], part.end(), end, tongue)
    return ratio(text, many, stop, end, tongue) if word not in {"a", "an"} else None


def fits(text: str, word: str, name: str, parted: str, stop: int, end: int, before: str, tongue: Tongue) -> bool:
    """Whether "a third" and the like is a share and neither a rank nor a stretch of time."""
    if name in tongue.halves or name == "halves" or (tongue is ENGLISH and name == "half"):
        return tongue is ENGLISH and parted == "-" and word == "one"
    if tongue is not ENGLISH:
        return tongue.small.get(word, 1.0) > 1 or BEHIND_ABROAD.match(text, stop, end) is not None
    if name in {"quarter", "quarters"} and QUARTERS.search(before):
        return False
    if PART_OF_ONE.match(text, stop, end):
        return True
    if name.startswith("quarter") and word in {"a", "one", "three"} and QUARTER_OF_ONE.match(text, stop, end):
        return True
    if name.endswith("s"):
        return word not in {"a", "an", "one"}
    if word in {"a", "an"} and name in {"quarter"} and re.search(r"[\d%nk]\s$", before[-2:]) and "than" not in before:
        return False
    return BEHIND_PART.match(text, stop, end) is not None and word in {"a", "an", "one"}


BEHIND_ABROAD = re.compile(
    r"\s(?:der|des|de|del|da|do|dos|das|d[’']|aller|seiner|ihrer|dieser|von|di|mehr|weniger|plus|en|à|sur|par|et|y|e|pour|auf|im|in)\b(?!\s?[’\']?heure)|[,.;]|\s?$"
)


def half(text: str, start: int, stop: int, end: int, before: str, tongue: Tongue) -> Share | None:
    if tongue is not ENGLISH:
        return Share(0.5, stop, "share")
    if OTHER_HALF.search(before):
        return None
    part = measured(text, 0.5, stop, end, tongue)
    if part.scaled or part.unit != "share":
        return part
    if text[stop : stop + 1] == "-":
        return None
    if BEHIND_HALF.match(text, stop, end) or BEFORE_HALF.search(before):
        return part
    return None


def measured(text: str, value: float, stop: int, end: int, tongue: Tongue) -> Share:
    """The share as it stands, or the part of something measured: "half a million", "a quarter of a point"."""
    of = OF_ONE.match(text, stop, end) if tongue is ENGLISH else None
    if of is None:
        return Share(value, stop, "share")
    unit = unit_behind(text, of.end(), end)
    if unit is None:
        return Share(value, stop, "share")
    if unit.unit.kind == "magnitude":
        return Share(value * unit.unit.factor, unit.end, "share", None, True)
    if unit.unit.kind == "currency":
        return Share(value * unit.unit.factor, unit.end, "share", unit.unit.name)
    word = text[of.end() : unit.end].strip().lower()
    if unit.unit.name in {"second", "people"} or word in {"person"}:
        return Share(value, stop, "share")
    return Share(value, unit.end, unit.unit.name)


BATTED = re.compile(r"(\d)割(\d)分(?:(\d)厘)?")


def in_figures(text: str, at: int, end: int) -> Share | None:
    """The share written "2/3 of", 3分の2, 百分之五 or 5人に1人 at `at`."""
    batted = BATTED.match(text, at, end)
    if batted is not None:
        tens, ones, tenths = (int(part or 0) for part in batted.groups())
        return Share(10 * tens + ones + tenths / 10, batted.end(), "percent")
    slashed = SLASHED.match(text, at, end)
    if slashed is not None:
        over, under = int(slashed.group(1)), int(slashed.group(2))
        return Share(over / under, slashed.end(), "share") if 0 < over < under else None
    part = WIDE_PART.match(text, at, end) or WIDE_RATIO.match(text, at, end)
    if part is None:
        return None
    over_value, under_value = (wide_or_plain(part.group(name)) for name in ("over", "under"))
    if not over_value or not under_value:
        return None
    if under_value in {100.0}:
        return Share(over_value, part.end(), "percent")
    return Share(over_value / under_value, part.end(), "share") if over_value < under_value else None


def wide_or_plain(number: str) -> float | None:
    return float(number) if number[0].isdecimal() else wide_number(number)
