"""The forms in which dates are written, and with which words each may begin."""

import re
from collections.abc import Iterable

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
from factcheck.claims.engine.lexicon import MONTHS, WEEKDAYS


def any_of(words: Iterable[str]) -> str:
    """An expression for one of the words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


FULL_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
MONTH = rf"(?:{FULL_MONTH}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
FOREIGN = any_of(OTHER_MONTHS)
WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
SHORT_WEEKDAY = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?"
YEAR = r"(?:1[4-9]\d\d|20\d\d)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
ORDINAL = "(?:st|nd|rd|th)?"
PART = "(?i:early|earlier|mid|late|later)"
COUNT = "a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|hundred"
COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "hundred": 100,
}  # fmt: skip
UNIT = "day|week|fortnight|month|year|decade"
DAYS_SPOKEN = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth "
    "twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
).split()
SPOKEN_DAY = "|".join(sorted(DAYS_SPOKEN, key=len, reverse=True))
SEASON = "spring|summer|autumn|fall|winter"
AND_YEAR = rf"(?:(?:,\s*|\s+|\s+of\s+)(?P<%s>{YEAR})\b)?"

FORMS: dict[str, str] = {
    "iso": rf"(?P<iso_y>{YEAR})(?P<iso_mark>[-/])(?P<iso_m>0[1-9]|1[0-2])(?P=iso_mark)(?P<iso_d>{DAY})(?!\d)",
    "asian": r"(?:(?P<asian_y>\d{4})年)?(?P<asian_m>\d{1,2})月(?:(?P<asian_d>\d{1,2})[日号號])?|"
    r"(?P<asian_only>(?:1[4-9]|20)\d\d)年",
    "korean": r"(?:(?P<korean_y>\d{4})년\s?)?(?P<korean_m>\d{1,2})월(?:\s?(?P<korean_d>\d{1,2})일)?|"
    r"(?P<korean_only>(?:1[4-9]|20)\d\d)년",
    "dotted": rf"(?P<dotted_d>{DAY})\.(?P<dotted_m>0?[1-9]|1[0-2])\.(?P<dotted_y>{YEAR})\b",
    "slashed": rf"(?P<slashed_a>\d{{1,2}})/(?P<slashed_b>\d{{1,2}})/(?P<slashed_y>{YEAR})\b",
    "eleventh": r"(?P<eleventh>9/11)(?![\d/])",
    "day_month": rf"(?P<dm_d>{DAY}){ORDINAL}(?:\s?(?:[–-]|to|and)\s?(?P<dm_to>{DAY}){ORDINAL})?"
    rf"(?:\s+(?:of\s+)?|-)(?P<dm_m>{MONTH})\b(?:(?:,?\s+|-)(?P<dm_y>{YEAR})\b)?",
    "foreign": rf"(?P<fo_d>{DAY})(?:\.|er|º|ª|°)?\s+(?:de\s+)?(?P<fo_m>(?i:{FOREIGN}))\b"
    rf"(?:\s+(?:de(?:l)?\s+)?(?P<fo_y>{YEAR})\b)?",
    "decade": r"(?P<decade>(?:1[4-9]|20)\d0)[’']?s\b",
    "short_decade": r"[’'](?P<sd>[3-9]0)s\b",
    "spoken_day": rf"(?P<sd_d>(?i:{SPOKEN_DAY}))\s+of\s+(?P<sd_m>{FULL_MONTH})\b(?:,?\s+(?P<sd_y>{YEAR})\b)?",
    "holiday": rf"(?P<hd>(?i:Christmas\s+(?:Day|Eve)|Boxing\s+Day|New\s+Year[’']s\s+(?:Day|Eve)|Valentine[’']s\s+Day"
    rf"|Halloween))\b(?!\s+[A-Z])(?:,?\s+(?:of\s+)?(?P<hd_y>{YEAR})\b)?",
    "day_beyond": r"(?P<db>(?i:day\s+(?:before\s+yesterday|after\s+tomorrow)))\b",
    "years": rf"(?P<ys_a>{YEAR})\s*[–-]\s*(?P<ys_b>{YEAR}|\d\d)\b(?![\d,.%-]\d|%)",
    "era": r"(?P<era>\d{1,4})\s?(?P<era_of>BCE?|CE|AD)\b",
    "year": rf"(?P<year>{YEAR})\b(?![,.]\d|%|:\d|-\d|\s[A-Z]{{2}}\d)",
    "ago": rf"(?P<ago_n>\d{{1,3}}|(?i:{COUNT}))\s+(?P<ago_u>{UNIT})s?\s+(?P<ago_way>ago|earlier|later)\b",
    "month_day": rf"(?P<md_m>{MONTH})\s+(?:the\s+)?(?P<md_d>{DAY}){ORDINAL}\b"
    r"(?![\d:%]|[.,]\d|\s?(?:percent|per\s+cent)\b)"
    rf"(?:\s*[–-]\s*(?P<md_to>{DAY})\b{ORDINAL}|\s+(?:to|through)\s+(?P<md_until>{DAY}){ORDINAL}\b"
    r"(?=[,;)]|\.(?!\d)|$|\s+(?:in|at|on|and|as|for|with)\b))?"
    rf"(?:(?:,\s*|\s+)(?P<md_y>{YEAR})\b)?",
    "month_year": rf"(?P<my_m>{MONTH})(?:,?\s+(?:of\s+)?)(?P<my_y>{YEAR})\b",
    "foreign_month": rf"(?P<fm_m>(?i:{FOREIGN}))(?:\s+(?:de(?:l)?\s+)?(?P<fm_y>{YEAR}))?\b",
    "month": rf"(?P<mo_m>{FULL_MONTH}|(?:Jan|Feb|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
    r"(?!,?\s+(?:of\s+)?(?:\d|I\b|we\b|be\b))\b",
    "quarter": rf"(?:(?P<q_w>(?i:first|second|third|fourth|final|last))[\s-]+quarter)"
    rf"(?:\s+of\s+(?P<q_of>(?:the|this|last|next)\s+year)\b|{AND_YEAR % 'q_y'})",
    "half": rf"(?:(?P<h_w>(?i:first|second))[\s-]+half\s+of\s+)"
    rf"(?:(?P<h_y>{YEAR})|(?P<h_of>(?:the|this|last|next)\s+year))\b",
    "short_quarter": rf"(?:Q(?P<sq_n>[1-4])|H(?P<sh_n>[12]))\b(?:\s+(?:of\s+)?(?P<sq_y>{YEAR})\b)?",
    "fiscal": rf"(?:(?i:fiscal|financial)(?:\s+year)?\s+|FY\s?)(?:(?P<fy_y>{YEAR})|[’']?(?P<fy_s>\d\d))"
    r"(?:[/–-](?P<fy_to>\d\d(?:\d\d)?))?\b",
    "season": rf"(?P<season>(?i:{SEASON}))\s+(?:of\s+)?(?P<season_y>{YEAR})\b",
    "weekday": rf"(?P<wd>{WEEKDAY})(?:\s+(?i:morning|afternoon|evening|night)\b)?",
    "short_weekday": r"(?P<sw>Mon|Tues?|Wed|Thurs?|Fri)\.(?=\s)",
    "foreign_weekday": rf"(?P<fw>(?i:{any_of(OTHER_WEEKDAYS)}))(?![\w-])"
    rf"(?:\s+(?P<fw_turn>(?i:{any_of(OTHER_TURNS)}))\b|(?=\s+(?P<fw_will>wird|werden|soll|sollen)\b))?",
    "foreign_turn": rf"(?P<ft_a>(?i:{any_of(OTHER_TURNS)}))\s+(?P<ft_u>(?i:{any_of(OTHER_UNITS)}))\b"
    rf"|(?P<ft_v>(?i:{any_of(OTHER_UNITS)}))\s+(?P<ft_b>(?i:{any_of(OTHER_TURNS)}))\b",
    "foreign_ago": r"(?i:vor|il\s+y\s+a|hace|há)\s+"
    rf"(?P<fa_n>\d{{1,3}}|(?i:{any_of(OTHER_COUNTS)}))\s+(?P<fa_u>(?i:{any_of(OTHER_UNITS)}))\b(?!\s+qu?e\b)",
    "wide": rf"(?P<wi_era>{any_of(ERAS)})(?P<wi_y>\d{{1,2}})年|(?P<wi_wd>[{WIDE_WEEKDAYS}])曜日?"
    rf"|(?P<wi_day>{any_of(WIDE_DAYS)})",
    "no_year": rf"(?P<ny_d>{DAY})(?:\.\s?(?P<ny_m>0?[1-9]|1[0-2])\.(?!\d)|/(?P<ny_n>0?[1-9]|1[0-2])(?![\d/]))",
    "that_year": r"(?P<that_year>(?i:that|the\s+same|same)\s+year)\b",
    "year_before": r"(?P<year_before>(?i:year\s+before|(?:previous|prior|preceding)\s+year))\b"
    r"(?!\s+(?:last|that|the\s))",
    "year_end": r"(?P<year_end>(?i:year(?:[’']s)?[\s-]end|end\s+of\s+(?:the|this)\s+year))\b",
    "today": r"(?P<today>(?i:today|tonight|yesterday|tomorrow|overnight"
    r"|(?:this|yesterday|tomorrow)\s+(?:morning|afternoon|evening)|last\s+night))\b",
    "foreign_day": rf"(?P<fd>(?i:{any_of(OTHER_DAYS)}))\b",
    "turn": r"(?P<turn>(?i:last|this|next|the\s+past|past|earlier\s+this|later\s+this|earlier\s+that))\s+"
    rf"(?P<turn_u>(?i:weekend|week|month|year|{SEASON}))(?:[’']?s)?(?!\w|-|\s+of\b)",
    "week_of": rf"(?i:first|second|third|last|final)\s+(?:week|weekend|days|month)\s+(?:of|in)\s+"
    rf"(?P<wo_m>{FULL_MONTH})\b{AND_YEAR % 'wo_y'}",
    "turned_month": rf"(?P<tm_turn>(?i:last|next|this|this\s+past|this\s+coming))\s+(?P<tm_m>{FULL_MONTH})\b(?!\s+\d)",
    "turned_weekday": rf"(?P<tw_turn>(?i:last|next|this|this\s+past|this\s+coming))\s+(?P<tw>{WEEKDAY})"
    r"(?:\s+(?i:morning|afternoon|evening|night)\b)?",
}
DATED_WEEKDAY = rf"(?:{WEEKDAY}|{SHORT_WEEKDAY}),?\s+(?:the\s+)?(?:{{form}})"


def joined(*names: str, before: str = "") -> re.Pattern[str]:
    """One expression for several forms, each a group named after it, tried in this order."""
    return re.compile(before + "(?:" + "|".join(f"(?P<{name}_form>{FORMS[name]})" for name in names) + ")")


IN_MONTH = ("month_day", "month_year", "month")
ANY_TURN = ("spoken_day", "week_of", "quarter", "half", "turned_weekday", "turned_month", "turn")
AT_DIGIT = joined(
    "iso", "asian", "korean", "dotted", "slashed", "eleventh", "day_month", "foreign", "decade", "years", "era", "year",
    "ago", "no_year",
)  # fmt: skip
AT_LETTER = joined("short_decade", "short_quarter", "fiscal")

BEGINNINGS: dict[re.Pattern[str], str] = {
    joined(*IN_MONTH): " ".join(MONTHS),
    joined("foreign_month"): " ".join(name for name in OTHER_MONTHS if name not in MONTHS),
    joined(*IN_MONTH, "year", "decade", "season", "turn", before=rf"{PART}(?:[\s-]+(?:in\s+)?)"): "early mid late",
    joined(*IN_MONTH, "year", "turn", before=rf"(?:{PART}[\s-]+)?"): "earlier later",
    joined(*ANY_TURN): "last this next past first second third fourth final",
    joined("spoken_day"): "fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth thirtieth",
    joined("holiday"): "christmas boxing new valentine halloween",
    joined("day_beyond"): "day",
    joined("season"): SEASON.replace("|", " "),
    joined("that_year"): "that same",
    joined("year_before", "year_end"): "year previous prior preceding end",
    joined("today"): "today tonight yesterday tomorrow overnight",
    joined("foreign_day"): " ".join(name.removesuffix("’hui").removesuffix("'hui") for name in OTHER_DAYS),
    joined("ago"): COUNT.replace("|", " "),
    joined("spoken_day", "ago"): "twenty thirty",
    joined("fiscal"): "fiscal financial",
    joined("foreign_weekday"): " ".join(name.removesuffix("-feira") for name in OTHER_WEEKDAYS),
    joined("foreign_turn"): " ".join(
        {*OTHER_TURNS, *OTHER_UNITS} - {"an", "ans", "tag", "tagen", "jour", "jours", "día", "días", "dia", "dias"}
    ),
    joined("foreign_ago"): "vor il hace há",
}
FOREIGN_BEGINNINGS = {expression: True for expression in BEGINNINGS if "foreign" in next(iter(expression.groupindex))}
AT_WEEKDAY = re.compile(
    "(?:"
    + "|".join(f"(?P<{name}_form>{DATED_WEEKDAY.format(form=FORMS[name])})" for name in ("month_day", "day_month"))
    + f"|(?P<weekday_form>{FORMS['weekday']})|(?P<short_weekday_form>{FORMS['short_weekday']}))"
)
EXPRESSIONS: dict[str, re.Pattern[str]] = {
    word: expression for expression, words in BEGINNINGS.items() for word in words.split()
} | dict.fromkeys((*WEEKDAYS, *"mon tue tues wed thu thur thurs fri sat sun".split()), AT_WEEKDAY)
TURN_UNITS = ("weekend", "week", "month", "year", *SEASON.split("|"))
WITH: dict[str, frozenset[str]] = {
    **dict.fromkeys(COUNT.split("|"), frozenset({"ago", "earlier", "later"})),
    **dict.fromkeys(DAYS_SPOKEN, frozenset(MONTHS)),
    **dict.fromkeys(("twenty", "thirty"), frozenset({"ago", "earlier", "later"}) | frozenset(MONTHS)),
    **dict.fromkeys(
        ("first", "second", "third", "fourth", "final"),
        frozenset({"quarter", "half", "week", "weekend", "days", "month"}) | frozenset(MONTHS),
    ),
    **dict.fromkeys(("christmas", "boxing", "valentine"), frozenset({"day", "eve"})),
    "new": frozenset({"year’s", "year's"}),
    "day": frozenset({"yesterday", "tomorrow"}),
    **dict.fromkeys(OTHER_UNITS, frozenset(OTHER_TURNS)),
    **dict.fromkeys(OTHER_TURNS, frozenset(OTHER_UNITS)),
    **dict.fromkeys(("vor", "il", "hace", "há"), frozenset(OTHER_UNITS)),
    **dict.fromkeys(
        ("last", "this", "next", "past"),
        frozenset(f"{unit}{plural}" for unit in TURN_UNITS for plural in ("", "s"))
        | frozenset(MONTHS)
        | frozenset(WEEKDAYS)
        | {"quarter", "half", "days", "weekend", "morning", "afternoon", "evening", "night"},
    ),
    **dict.fromkeys(("that", "same"), frozenset({"year"})),
    "year": frozenset({"end", "before", "year-end", "year’s", "year's"}),
    "end": frozenset({"year"}),
}
"""Words that begin a date only in the company of others are looked at only where one of those is spoken."""
LONELY = frozenset(WITH)
COMPANY = frozenset().union(*WITH.values())

AT_AN = joined("foreign_turn")
"""“L’an dernier” begins with a word that is an English one."""

WIDE = joined("wide")
WORDS = frozenset(word for word, found in EXPRESSIONS.items() if not FOREIGN_BEGINNINGS.get(found))
FOREIGN_WORDS = frozenset(EXPRESSIONS) - WORDS
