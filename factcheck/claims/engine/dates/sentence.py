"""Dates in words and figures, resolved against the day of publication to ISO 8601, partial where they are partial.

Where a date may begin is found by a cheap look at the sentence's words and figures; which of the forms stands there,
`forms` says, and what it means, `values`.
"""

import re
from datetime import date

from factcheck.claims.engine.dates.forms import (
    AT_AN,
    AT_DIGIT,
    AT_LETTER,
    COMPANY,
    EXPRESSIONS,
    FOREIGN_WORDS,
    LONELY,
    UNIT,
    WIDE,
    WITH,
    WORDS,
)
from factcheck.claims.engine.dates.reader import Reader
from factcheck.claims.engine.dates.tongues import OTHER_MONTHS, OTHER_WEEKDAYS
from factcheck.claims.engine.dates.values import DAY_FIRST, READERS
from factcheck.claims.engine.figures.labels import STREET
from factcheck.claims.engine.lexicon import MONTHS
from factcheck.claims.engine.occurrences import occurrences, searched
from factcheck.claims.engine.results import Date

BACK = 70
"""How far before a date its words are looked at for whether they look ahead."""

DIGIT = re.compile(r"\d")
RUN = re.compile(r"\d+")
AFTER_DIGITS = re.compile(r"(?:st|nd|rd|th|er|\.|º|ª|°)?[\s–-]+([^\W\d_]+|\d)")
JOINED = frozenset("年月년월./")
AFTER_DAY = (
    frozenset("of de to and bc bce ad ce".split())
    | frozenset(MONTHS)
    | frozenset(OTHER_MONTHS)
    | {unit + plural for unit in UNIT.split("|") for plural in ("", "s")}
)
PEOPLE = (
    "people|persons|men|women|children|feet|foot|troops|members|soldiers|miles|metres|meters|kilometres|kilometers|km|kg"
    "|tonnes|tons|percent|jobs|homes|euros|dollars|pounds|yen|yuan|hours|days|calories|megawatts|acres|hectares"
    "|Nm|[kMG]W|[kM]Wh|b?hp|rpm|cc|m[lgm]|cm|[GMT]B|[kMG]?Hz|volts|watts"
)
COUNTS_PEOPLE = re.compile(rf"\s+(?:{PEOPLE}|per\s+cent|m)\b|\s*%")
COUNTS_THINGS = re.compile(
    r"\s+(?!and\b|or\b|to\b|by\b|as\b|is\b|was\b|has\b|levels?\b|elections?\b|figures\b|numbers\b|results\b|data\b|games\b"
    r"|prices\b|olympics\b|terms\b|talks\b|attacks\b|protests\b|riots\b|floods\b|estimates\b|totals\b|sales\b|earnings\b"
    r"|always\b|across\b|does\b|its\b|his\b|this\b)[a-z]+s\b"
)
COUNTABLE = frozenset(
    "cases deaths votes seats units cars homes houses jobs students patients points schools pupils workers employees "
    "staff vehicles families households residents voters users followers views copies tickets shares trees animals "
    "farmers officers prisoners refugees migrants villages stores shops hospitals beds doses tests infections arrests "
    "crimes murders incidents complaints applications companies firms flights passengers visitors customers "
    "subscribers babies births marriages species sites rooms buildings apartments teachers nurses doctors police "
    "victims casualties wounded injuries accidents crashes fires trucks ships buses trains planes rockets missiles "
    "drones tanks guns rifles bottles boxes bags books pages words games goals runs wins minutes months weeks seconds "
    "years inches yards bytes files".split()
)
"""Things that are so often counted that four figures before them are how many, even where they could be a year."""

LEADS_COUNT = re.compile(
    r"\b(?:of|about|around|some|nearly|almost|over|under|than|total|least|most|by|with|to|has|have|had|were|was|are|killed|"
    r"sold|built|all|another|other|only|just|these|those|cost|reported|recorded|counted|made|found|gave)\s+$",
    re.IGNORECASE,
)
NUMBERED = re.compile(
    r"\b(?:[HS]B|H\.?R\.?|(?:House|Senate|Assembly)\s+Bill|No\.?|[Nn]umber|Flight|Route|Highway|Room|Section|Article"
    r"|Resolution|Squadron|Proposition|Prop\.?|Measure|Docket|[Pp]age|Lot|Boeing|Airbus|[Aa]steroid|Suite|Interstate)\s+$"
)
BILL = re.compile(r"\b(?:Bill|Act|Law|Unit|Regiment)\s+$")
FIRST_NUMBERED = 1_900
"""Bills and laws bear the year of this century or the last, or a number: "Bill 1523"."""

SPAN_AFTER = re.compile(r"[\s-]+years?\b")
LEADS_SURELY = re.compile(
    r"(?:\b(?:in|since|until|till|during|early|mid|late|year|spring|summer|autumn|fall|winter|the|its|his|her|their)[\s-]+"
    r"|[’']s\s+|[(,]\s?)$",
    re.IGNORECASE,
)
LEADS_TO_MONTH = re.compile(
    r"\b(?:in|since|by|until|till|during|before|after|of|from|through|for|to|and|im|seit|ab|bis|vom|ende|anfang|mitte)\s+$",
    re.IGNORECASE,
)
OF_A_MONTH = re.compile(r"(?:\b(?:the|a|an)|[’']s)\s+$", re.IGNORECASE)
MARCHES = re.compile(r"\s+(?:on|for|of|against|to|by|in)\b")
EVERY = re.compile(
    r"\b(?:every|each|a|any|most|some|no|one)\s+"
    r"(?:(?:recent|cold|hot|warm|wet|dark|bright|quiet|normal|typical|gr[ae]y|mild|crisp|humid|brisk|bitter|frigid|given"
    r"|certain|single|random|spring|summer|autumn|winter|fall|rainy|sunny|windy|cloudy|chilly|snowy|stormy|foggy|dreary"
    r"|gloomy|muggy|balmy|icy|misty|lazy|sleepy|busy|ordinary|steamy|sultry),?\s+){0,2}$",
    re.IGNORECASE,
)
"""Of "a Monday" or "a rainy Thursday" nobody says which one it was."""

NAMED_DAY = re.compile(r"(?:\b(?:Black|Good|Super|Ash|Palm|Easter|Cyber|Giving|Bloody|Holy|Fat|Shrove|Whit)\s+)$")
NAMED_BY_DAY = re.compile(r"\s+(?:Times|Telegraph|Mirror|Mail|Post|Herald|Night\s+(?:Live|Football)|the\s+13th)\b")
AFTER_WEEKDAY = re.compile(rf"(?i:{'|'.join(OTHER_WEEKDAYS)}),?\s(?:den\s|le\s|dem\s|dia\s)?")
WEEK_OF = re.compile(r"\b[Ww]eek\s+of\s+(?:the\s+)?$")
DAYS_OF_MONTH = frozenset({"month_day", "day_month"})
HABITUAL = frozenset({"weekday", "short_weekday"})
PARTED = frozenset({"mid-", "end-", "rly-", "ate-", "pre-", "ost-"})
"""How "mid-2024", "early-2024" and "post-2020" end before the year."""

ONE_STRETCH = re.compile(
    r"\s?(?:[–-]|\b(?:and|or|to|until|till|through)\b)\s?(?:(?:in|on|the|by|early|mid|late)[\s-]){0,2}"
)

WIDE_WORD = "曜"
"""Stands for every word with which a Japanese date begins: no blanks part them."""

LANGUAGES = frozenset({"de", "fr", "es", "pt", "ar"})
IN_LANGUAGE = dict.fromkeys(LANGUAGES, WORDS | FOREIGN_WORDS) | {"fr": WORDS | FOREIGN_WORDS | {"an"}}
DAY_LEADS = re.compile(r"\b(?:am|vom|bis|zum|seit|ab|dem|den|le|du|au|el|del|al|em|dia|día)\s+$", re.IGNORECASE)
HOLIDAY_ON = re.compile(r"\b(?:on|since|until|till|by|before|after|of|last|this|and)\s+$", re.IGNORECASE)


def dates(
    text: str,
    start: int,
    end: int,
    *,
    published: date | None,
    year: int | None = None,
    language: str = "en",
    spoken: frozenset[str] | None = None,
    digit: int | None = None,
) -> list[Date]:
    """The dates in `text[start:end]` (a sentence), in order.

    `published` is the day against which "Friday" or "in March" are read; `year` is one that the article named before,
    used only where nothing better is known. `spoken` are the sentence's words `apart`, where the caller has them
    already: they tell at one look that most sentences hold no date. `digit` is where the first digit stands, or `end`;
    None where that has still to be looked for.
    """
    places = beginnings(text, start, end, language[:2], spoken)
    if digit is None:
        first = DIGIT.search(text, start, end)
        digit = first.start() if first else end
    if digit == end and not places:
        return []
    found: list[Date] = []
    named: int | None = None
    position, coming, last = start, 0, len(places)
    while True:
        if digit < position:
            again = DIGIT.search(text, position, end)
            digit = again.start() if again else end
        while coming < last and places[coming][0] < position:
            coming += 1
        word_at = places[coming][0] if coming < last else end
        if digit >= end and word_at >= end:
            return found
        if digit < word_at:
            at, match, position = at_digit(text, start, digit, end)
        else:
            at = word_at
            match = at_word(text, at, end, places[coming][1], language)
            position = at + 1
        if match is None:
            continue
        form = str(match.lastgroup).removesuffix("_form")
        if form == "no_year" and not (language[:2] in DAY_FIRST and DAY_LEADS.search(text, max(start, at - 8), at)):
            continue
        if not fits(text, start, end, form, match, published, found):
            continue
        reader = Reader(match, text[max(start, at - BACK) : at], published, named, year, language[:2])
        iso = READERS[form](reader)
        if iso is None and form == "ago" and match.group("ago_way") != "ago":
            continue  # "Two years later" than what, nobody said: a stretch of time it is, and no date.
        position = finish = match.end()
        if iso and form in DAYS_OF_MONTH and len(iso) == len("2025-05-02"):
            week = WEEK_OF.search(text, max(start, at - 16), at)
            if week:
                at, iso = week.start(), week_of_day(iso)
        if form == "foreign" and found and AFTER_WEEKDAY.fullmatch(text[found[-1].start : at]):
            at = found.pop().start
        if text[finish - 1] == "." and text[finish - 4 : finish - 1].lower() not in MONTHS:
            finish -= 1
        if reader.explicit and found:
            found[-1] = of_one_year(text, found[-1], iso, at)
        found.append(Date(text[at:finish], iso, at, finish, not reader.explicit))
        if iso and reader.explicit and iso[0] != "-":
            named = int(iso[:4])


def week_of_day(iso: str) -> str:
    """The week in which a day lies."""
    calendar = date.fromisoformat(iso).isocalendar()
    return f"{calendar.year:04d}-W{calendar.week:02d}"


def of_one_year(text: str, first: Date, iso: str | None, at: int) -> Date:
    """The date before one that names its year, in that year where the two are one stretch ("late April to May 2024"),
    or in the year before ("December to March 2024").
    """
    if not (
        first.relative and first.iso and iso and len(first.iso) > 4 and len(iso) > 4 and first.iso[4] == iso[4] == "-"
    ):
        return first
    if not ONE_STRETCH.fullmatch(text, first.end, at) or not names_a_month(first):
        return first
    year = int(iso[:4]) - (first.iso[5:7] > iso[5:7])
    return first._replace(iso=f"{year:04d}{first.iso[4:]}", relative=False)


def names_a_month(found: Date) -> bool:
    return any(word.strip(".,").lower() in MONTHS for word in found.text.split())


def beginnings(text: str, start: int, end: int, language: str, spoken: frozenset[str] | None) -> list[tuple[int, str]]:
    """Where a word stands with which a date may begin, with that word."""
    if language == "ja":
        return [(match.start(), WIDE_WORD) for match in WIDE.finditer(text, start, end)]
    wanted = IN_LANGUAGE.get(language, WORDS)
    if spoken is None:
        return occurrences(text, start, end, wanted, spoken)
    # Most of the words begin a date in company alone, and "a" stands in every sentence.
    said = wanted & spoken
    if said:
        said = said - LONELY if COMPANY.isdisjoint(spoken) else accompanied(said, spoken)
    if not said:
        return []
    sentence = text[start:end]
    low = sentence.lower()
    return searched(low, start, said) if len(low) == len(sentence) else occurrences(text, start, end, said, spoken)


def accompanied(said: frozenset[str], spoken: frozenset[str]) -> frozenset[str]:
    """Those of the words that have the company in which alone they begin a date, or need none."""
    return frozenset([word for word in said if word not in WITH or not WITH[word].isdisjoint(spoken)])


def at_word(text: str, at: int, end: int, word: str, language: str) -> re.Match[str] | None:
    """The date that begins at `at` with `word`."""
    if word == WIDE_WORD:
        return WIDE.match(text, at, end)
    if word == "an" and language[:2] == "fr":
        return AT_AN.match(text, at, end)
    return EXPRESSIONS[word].match(text, at, end)


def at_digit(text: str, start: int, at: int, end: int) -> tuple[int, re.Match[str] | None, int]:
    """Where a date with figures begins, what was found there, and where to look next."""
    run = RUN.match(text, at, end)
    behind = run.end() if run else at + 1
    if at > start and behind - at == 2 and text[at - 1] in "'’" and text[behind : behind + 1] == "s":
        return at - 1, AT_LETTER.match(text, at - 1, end), behind
    if at > start and (text[at - 1].isalnum() or text[at - 1] == "'"):
        letters = at - 2 if text[at - 2 : at] == "FY" else at - 1
        if letters >= start and text[at - 1] in "QHY'":
            letters -= text[letters] == "'"
            if not (letters > start and text[letters - 1].isalnum()):
                match = AT_LETTER.match(text, letters, end)
                if match is not None:
                    return letters, match, behind
        if text[at - 1] < "\u2e80":
            return at, None, behind
    length = behind - at
    if length > 4 or (length == 3 and text[behind : behind + 1] not in " \u00a0BCA"):
        return at, None, behind
    if length < 4 and text[behind : behind + 1] not in JOINED:
        after = AFTER_DIGITS.match(text, behind, end)
        if after is None or (after.group(1).lower() not in AFTER_DAY and not after.group(1).isdecimal()):
            return at, None, behind
    return at, AT_DIGIT.match(text, at, end), behind


def fits(
    text: str, start: int, end: int, form: str, match: re.Match[str], published: date | None, found: list[Date]
) -> bool:
    """Whether what stands around a form lets it be a date."""
    at = match.start()
    before = text[max(start, at - 14) : at]
    if form == "year":
        if found and text[found[-1].end : at] in {" and ", " or ", ", "} and len(found[-1].iso or "") == len("2025"):
            return not COUNTS_PEOPLE.match(text, match.end(), end)
        return plausible_year(text, match, start, end)
    if form == "month":
        if match.start("mo_m") > at or LEADS_TO_MONTH.search(before):
            return True
        if text[match.end() : match.end() + 2] in {"’s", "'s"}:
            return True
        return bool(OF_A_MONTH.search(before)) and not MARCHES.match(text, match.end(), end)
    if form == "turn" and found and at - found[-1].end <= 4:
        iso = found[-1].iso
        return not (published and iso and iso[:4] == f"{published.year:04d}")  # "February 6 this year" is one date.
    if form == "holiday":
        return bool(match.group("hd_y")) or HOLIDAY_ON.search(before) is not None
    if form in HABITUAL:
        return not (
            EVERY.search(text, max(start, at - 40), at)
            or NAMED_DAY.search(before)
            or NAMED_BY_DAY.match(text, at + len(match.group().split(None, 1)[0]), end)
        )
    return True


def plausible_year(text: str, match: re.Match[str], start: int, end: int) -> bool:
    """Whether four figures are a year and not a count of things, a price or part of a name's number."""
    at, after = match.start("year"), match.end("year")
    before = text[max(start, at - 14) : at]
    glued = before[-1:] and before[-1] in "$€£¥#-/.,:+'’" and not before.endswith((" -", " –"))
    if glued and before[-4:].lower() not in PARTED:
        return False
    if text[after : after + 1] and text[after] in "$€£¥/°":
        return False
    numbered = text[max(start, at - 24) : at]
    if NUMBERED.search(numbered) or (BILL.search(numbered) and int(text[at:after]) < FIRST_NUMBERED):
        return False
    if SPAN_AFTER.match(text, after, end) or STREET.match(text, after, min(end, after + 60)):
        return False
    if COUNTS_PEOPLE.match(text, after, end):
        return False
    if LEADS_SURELY.search(before) is not None:
        return True
    counts = COUNTS_THINGS.match(text, after, end)
    if counts is None:
        return True
    return int(text[at:after]) % 50 != 0 and counts.group().strip() not in COUNTABLE and not LEADS_COUNT.search(before)
