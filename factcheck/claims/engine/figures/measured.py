"""What stands behind a number: a magnitude, a unit, a currency, or the things that are counted."""

import re
import unicodedata
from typing import NamedTuple

from factcheck.claims.engine.figures.measures import MEASURES, PER
from factcheck.claims.engine.figures.tongues import ENGLISH
from factcheck.claims.engine.figures.units import (
    ATTACHED,
    CASED,
    INDIAN,
    LOCAL,
    LONGER_SIGNS,
    SIGNS,
    UNITS,
    WIDE,
    Unit,
)

WIDEST = max(len(word) for word in WIDE)
TOKEN = re.compile(r"[^\W\d_]{1,24}(?![^\W\d_])")
OF = re.compile(r"\s(?:de\s+|d[’']|di\s+|van\s+|von\s+)(?=[^\W\d_])")
METRES = re.compile(
    r"\s(?:tall|high|long|deep|wide|away|below|above|sprint|dash|hurdles|freestyle|breaststroke|butterfly|backstroke"
    r"|race|relay|final|from|apart|tower|wave|waves|swell|drop|pool|track)\b"
)
PAYS = re.compile(
    r"\b(?:cost\w*|pay\w*|paid|price\w*|fine\w*|worth|earn\w*|spen[dt]\w*|sold|sell\w*|buy\w*|bought|save[ds]?|saving\w*"
    r"|bill\w*|wage\w*|salar\w+|charge\w*|fees?|raise[ds]?|raising|rent\w*|budget\w*|tax\w*|benefit\w*|pension\w*"
    r"|grants?|loans?|debts?|owe[ds]?|donat\w+|money|fund\w*)\b",
    re.IGNORECASE,
)
HEAVY = re.compile(r"\s+of\s|-")
PERSONS = frozenset(
    "people persons personnes personas pessoas menschen personen persone mensen person gente leute ppl".split()
)


class Behind(NamedTuple):
    """A unit with the place where it ends."""

    unit: Unit
    end: int


def grouped(table: dict[str, Unit]) -> dict[str, list[tuple[str, re.Pattern[str] | None, Unit]]]:
    """The units by their first word, the longest phrase first; of a phrase the words behind the first as expression."""
    found: dict[str, list[tuple[str, re.Pattern[str] | None, Unit]]] = {}
    for phrase, unit in table.items():
        token = TOKEN.match(phrase)
        if token is None:
            continue
        rest = phrase[token.end() :]
        pattern = (
            re.compile(re.escape(rest).replace("\\ ", r"[\s\u00a0-]+") + r"(?!\w)", re.IGNORECASE) if rest else None
        )
        found.setdefault(token.group(), []).append((rest, pattern, unit))
    for choices in found.values():
        choices.sort(key=lambda choice: -len(choice[0]))
    return found


PHRASES = grouped(UNITS)
CASED_PHRASES = grouped(CASED)
LOCAL_PHRASES = {language: grouped(table) for language, table in LOCAL.items()}
FIRST_WORDS = frozenset(PHRASES).union(*LOCAL_PHRASES.values())
"""What no unit begins with, in any language, is not looked up."""
INDIAN_WORD = re.compile("[\u0900-\u0dff]{1,24}")
STROKE = re.compile("/(" + "|".join(sorted(map(re.escape, PER), key=len, reverse=True)) + r")(?![\w/])")
TIMES_OF = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})
INITIAL = re.compile(r"\.?\s?[A-Z0-9]|\.(?=[A-Za-z])|[’'-]")
SHORTENED = re.compile(r"(?<![A-Za-z])\.(?=\s(?:[a-z(]|and\b)|[,;)])")
SHORT = frozenset(
    "in mi mo mos sec secs min mins hr hrs wk wks yr yrs oz lb lbs ft yd yds cwt sek std gal pt qt".split()
)
NOT_HERE = {"mi": frozenset({"es", "it", "fr", "pt"}), "in": frozenset({"de", "nl", "it"}), "mo": frozenset({"ja"})}
"""Signs of measures that are words of these languages."""

GAPS = frozenset(" -\u00a0\u202f\u2009‑")


def unit_behind(text: str, at: int, end: int, language: str = "en") -> Behind | None:
    """The magnitude, share, currency or measure that begins at `at`, a blank or hyphen between allowed."""
    if at >= end:
        return None
    sign = text[at]
    gap = sign in GAPS and at + 1 < end
    if gap:
        sign = text[at + 1]
    begin = at + gap
    if sign in SIGNS or (sign == "-" and not gap):
        for spellings, unit in LONGER_SIGNS:
            for spelling in spellings:
                if text.startswith(spelling, begin):
                    return Behind(unit, begin + len(spelling))
        plain = SIGNS.get(sign) if text[at] != "-" else None
        if plain is None or (gap and plain.kind == "currency" and begin + 1 < end and text[begin + 1].isdigit()):
            return None
        return Behind(plain, begin + 1)
    if sign > "\u08ff":
        if sign < "\u0e00":
            run = INDIAN_WORD.match(text, begin, end)
            indian = INDIAN.get(unicodedata.normalize("NFC", run.group())) if run else None
            return Behind(indian, run.end()) if run and indian else None
        for length in range(min(WIDEST, end - begin), 0, -1):
            wide = WIDE.get(text[begin : begin + length])
            if wide is not None:
                return Behind(wide, begin + length)
        return None
    token = TOKEN.match(text, begin, end)
    if token is None:
        return None
    word = token.group()
    stop = token.end()
    lower = word.lower()
    if lower not in FIRST_WORDS and word not in CASED_PHRASES:
        return None
    for table, key in ((CASED_PHRASES, word), (LOCAL_PHRASES.get(language, {}), lower), (PHRASES, lower)):
        for rest, pattern, unit in table.get(key, ()):
            if not rest:
                if table is CASED_PHRASES and not cased_fits(text, at, begin, stop, end, word, language):
                    continue
                if unit.kind == "measure":
                    return per_stroke(text, unit, stop, end, lower)
                if gap and text[at] == "-" and unit.kind == "currency" and word == "won":
                    continue
                return Behind(unit, stop)
            if pattern is not None and (further := pattern.match(text, stop, end)):
                return Behind(unit, further.end())
    return None


def per_stroke(text: str, unit: Unit, stop: int, end: int, word: str) -> Behind:
    """A measure with what a stroke behind it counts it by ("mmol/L"), or with the stop that shortens it ("in. of")."""
    following = text[stop : stop + 1]
    if following == "/" and unit.name not in TIMES_OF and (stroke := STROKE.match(text, stop, end)):
        return Behind(Unit("measure", f"{unit.name} per {PER[stroke.group(1)]}"), stroke.end())
    if following == "." and word in SHORT and SHORTENED.match(text, stop, end):
        return Behind(unit, stop + 1)
    return Behind(unit, stop)


def cased_fits(text: str, at: int, begin: int, stop: int, end: int, word: str, language: str) -> bool:
    """Whether a measure of one or two letters is meant: "6.5 m wide", "-11.4C"; "5 C" may be anything."""
    if len(word) > 2:
        return True
    if word == "m":
        return begin > at or METRES.match(text, stop, end) is not None
    if language in NOT_HERE.get(word, ()):
        return False
    if word == "in":
        return begin == at or text.startswith((". of ", ". in ", ". wide", ". long"), stop)
    if word == "mo":
        return begin == at or text[stop : stop + 1] in {"", ".", ",", ";", ")"}
    if len(word) == 1 and text[at] in "-‑":
        return False
    if word in {"MP", "MV", "Gb", "Mb", "PS", "Pa"}:
        return begin == at or (word in {"Gb", "Mb", "Pa", "PS"} and not INITIAL.match(text, stop, end))
    if word == "K" and begin == at:
        return False
    if word in {"K", "V", "W", "L", "s"} and begin > at:
        return not INITIAL.match(text, stop, end)
    if word == "h" and begin > at:
        return language in {"en", "de"} and not INITIAL.match(text, stop, end)
    if word in {"C", "F"}:
        return begin == at or not text[stop : stop + 2].strip(" .,;)").isalnum()
    return word != "st" or begin == at


def magnitude_behind(text: str, at: int, end: int, money: bool, worded: bool, language: str) -> Behind | None:
    """The magnitude at `at`: "million", "bn", 億; a single letter only right behind the figures."""
    if at >= end:
        return None
    letter = text[at]
    if letter in ATTACHED and not worded and not text[at + 1 : at + 2].isalnum():
        if letter == "m" and not money and METRES.match(text, at + 1, end):
            return None
        if letter in "bt" and not money:
            return None
        if letter in "BT" and not money and text[at - 1].isdecimal() and counted(text, at + 1, end, language) is None:
            return None  # "10T" and "4B" alone are as like to be names.
        return Behind(Unit("magnitude", "", ATTACHED[letter]), at + 1)
    found = unit_behind(text, at, end, language)
    if found is None or found.unit.kind != "magnitude":
        return crore(text, at, end) if money else None
    word = text[at : found.end].strip(" -\u00a0\u202f").lower()
    if word == "mil" and language[:2] not in {"es", "pt"}:
        return Behind(Unit("magnitude", "", 1e6), found.end)
    if text[found.end : found.end + 1] == "." and f"{word}." in UNITS and text[found.end + 1 : found.end + 2] == " ":
        return Behind(found.unit, found.end + 1) if text[found.end + 2 : found.end + 3].islower() else found
    return found


CRORE = re.compile(r"\s?(?:(Cr)s?|(L))\b\.?", re.IGNORECASE)


def crore(text: str, at: int, end: int) -> Behind | None:
    """Crore and lakh as India's papers shorten them behind a sum: "₹500 Cr"."""
    match = CRORE.match(text, at, end)
    return Behind(Unit("magnitude", "", 1e7 if match.group(1) else 1e5), match.end()) if match else None


# --- things counted -----------------------------------------------------------------------------------------------

STEP = re.compile(r"[\s\u00a0]([^\W\d_](?:[\w’'&‑-]|\.(?=\w))*\.?)")
FARTHEST = 5
"""After so many words without a plural the number counts nothing that could be named."""

IRREGULAR = frozenset(
    "people children men women police staff sheep fish deer cattle livestock aircraft personnel feet teeth mice lives "
    "wives criteria data media species series crew spacecraft offspring salmon bacteria phenomena buses gas-workers "
    "poultry youth faculty electorate congressmen congresswomen policemen policewomen firemen servicemen fishermen "
    "businessmen councilmen alumni fungi larvae nuclei stimuli geese oxen cod trout shrimp bison moose swine "
    "ppl".split()
)
STOPS = frozenset(
    "of in on at by to from for with and or but as is was were are has have had the a an his her its their this that "
    "than per less out after before who which while when if into over under said says not did does do will would can "
    "could may might must be been being up down off about against because between during through since until till "
    "also only just still then there here so yet nor who’s it he she they we you i what where why how both all each "
    "every any such being were following per versus vs via amid among around according including compared ago earlier "
    "later yesterday today tomorrow away apart annually daily weekly monthly never ever always often really seldom "
    "rarely already again soon too even quite begins opens closes applies says remains becomes comes goes takes "
    "gives makes included include involve involved took came went made got told gave became began fell rose remain "
    "remained need needed want wanted get make take go come become received receive died voted arrive arrived zero "
    "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty".split()
)
VERBS = frozenset(
    "stands sits lies rises falls runs exceeds requires reveals amounts totals represents equals averages seems "
    "appears rests depends stays keeps belongs happens exists begins starts ends continues covers includes involves "
    "leads leaves wants likes thinks believes knows feels tells asks adds holds".split()
)
"""What is no second plural but the verb behind the things: "water in the 150 reservoirs stands at"."""

FORECASTERS = frozenset("economists analysts experts investors traders forecasters officials brokers".split())
FORECAST = re.compile(r"\s(?:polled|surveyed|forecast|predicted|projected|estimated|anticipated|had\b|expect)")
FEW = re.compile(
    r"(?<![\w.,-])(?:\d{1,3}|(?!hundred|thousand|million|billion|trillion)[a-z]+(?:-[a-z]+)?)$", re.IGNORECASE
)
COMPARED = re.compile(
    r"\b(?:than\sthe|(?:high|low|bett|wors|weak|strong|fast|slow|larg|small|bigg|great)e?r?\sthan|(?:above|below|versus|vs\.?|against"
    r"|from|to|at|beat(?:ing)?|miss(?:ed|ing)?|topp(?:ed|ing)|reading\sof)(?:\sthe)?)\s$"
)
SPANS = {
    word: unit
    for unit, words in MEASURES.items()
    if unit
    in {
        "second",
        "minute",
        "hour",
        "day",
        "week",
        "month",
        "year",
        "decade",
        "mile",
        "kilometre",
        "metre",
        "acre",
        "hectare",
        "tonne",
    }
    for word in words.split()
}
NAMED_BY_NUMBER = re.compile(r"[\s\u00a0]\d{1,4}[A-Z]?(?=\s[A-Za-z])")
NOT_PLURAL = frozenset(
    "was has is as does his this its thus plus yes versus says us always perhaps across less unless towards afterwards "
    "besides sometimes overseas series’ gas lens bias campus census virus focus status minus bonus radius bus news "
    "politics economics mathematics physics athletics perhaps alias atlas chaos cosmos crisis basis analysis thesis "
    "means signals shows suggests indicates diabetes arthritis hepatitis tuberculosis vs mrs dr ms".split()
)
PLURAL_ENDS = ("children", "men", "women", "people", "geese", "mice", "folk")
NOT_MEN = frozenset(
    "specimen acumen abdomen omen regimen semen stamen lumen bitumen hymen ramen amen yemen cyclamen albumen "
    "foramen".split()
)
LINKED = re.compile(r"[-‑]([A-Za-z][a-z]{2,20})(?![\w-])")
OR_MORE = re.compile(r"[-‑](?:plus|odd|some|or-so|ish)(?=\s[a-z])")
NOT_LINKED = frozenset(
    "way ways time times fold tier tiered pronged part piece faced dimensional old fifty pointer pointers wheeler "
    "wheelers putt strong plus odd some year-old and "
    "to under over par above below point off sided handed fifths thirds quarters tenths in out by on up star legged "
    "fold nil love all".split()
) | frozenset(ENGLISH.small)


def counted(text: str, at: int, end: int, language: str = "en") -> tuple[str, int] | None:
    """The things counted, in lower case ("84,121 votes" → votes), and where they end."""
    if language[:2] in FOREIGN_THINGS:
        return counted_abroad(text, at, end, language[:2])
    if text[at : at + 1] in {"-", "‑"} and (odd := OR_MORE.match(text, at, end)):
        at = odd.end()
    linked = LINKED.match(text, at, end)
    if linked is not None:
        word = linked.group(1).lower()
        return None if word in NOT_LINKED else (word, linked.end())
    found: tuple[str, int] | None = None
    position = at
    for _ in range(FARTHEST):
        match = STEP.match(text, position, end)
        if match is None:
            named = NAMED_BY_NUMBER.match(text, position, end) if found is None and position > at else None
            if named is None or not text[text.rfind(" ", at, position) + 1].isupper():
                break
            position = named.end()
            continue
        word = match.group(1)
        lower = word.lower()
        if lower in STOPS or (found is not None and word[0].isupper()):
            break
        plural = is_plural(lower)
        if found is not None and not plural:
            break
        if found is not None and lower in VERBS:
            break
        if lower in FORECASTERS and FORECAST.match(text, match.end(), end) and is_forecast(text, at):
            break
        position = match.end() - (word.endswith(".") and plural)
        if plural:
            if lower.endswith(("’s", "'s", "s’", "s'")):
                break
            found = (word.rstrip("."), position)
            if word[0].islower() and lower in IRREGULAR:
                break
        if word.endswith(".") and (plural or len(word) > 5):
            break
    if found is None:
        return None
    name = found[0].lower()
    return ("people" if name in PERSONS else SPANS.get(name, name)), found[1]


def is_forecast(text: str, at: int) -> bool:
    """Whether the number that ends at `at` is what the forecasters behind it foresaw ("fewer than the 110,000
    economists had forecast") and not how many they are, which is a small whole number that nothing is compared with.
    """
    few = FEW.search(text, max(0, at - 20), at)
    return few is None or COMPARED.search(text, max(0, few.start() - 20), few.start()) is not None


def is_plural(word: str) -> bool:
    """Whether a word in lower case has the form of an English plural."""
    bare = word.rstrip(".")
    if bare in IRREGULAR:
        return True
    if bare.endswith(PLURAL_ENDS) and bare not in NOT_MEN:
        return True
    if bare in NOT_PLURAL or len(bare) < 3 or not bare.endswith("s"):
        return False
    return bare[-2] not in "su’'" or bare.endswith(("menus", "gurus", "emus"))


FOREIGN_THINGS = {
    "de": re.compile(r"[\s\u00a0](?:[a-zäöüß]+(?:e|en|er|es|em)\s){0,2}([A-ZÄÖÜ][a-zäöüß-]{2,})"),
    "fr": re.compile(r"[\s\u00a0](?:de\s|d[’'])?([a-zà-ÿ’-]{3,}[sx])\b"),
    "es": re.compile(r"[\s\u00a0](?:de\s)?([a-zà-ÿ]{3,}s)\b"),
    "pt": re.compile(r"[\s\u00a0](?:de\s)?([a-zà-ÿ]{3,}s)\b"),
    "it": re.compile(r"[\s\u00a0](?:di\s)?([a-zà-ÿ]{3,}[ie])\b"),
    "nl": re.compile(r"[\s\u00a0]([a-z]{3,}(?:en|s))\b"),
}
NOT_ABROAD = frozenset(
    "plus moins dans sans sous vers mais puis alors tous toutes ses leurs des les après depuis más menos tras pues "
    "entre los las sus nos mas mais após depois desde dos das nas pelos pelas nelle delle degli alle dalle sulle "
    "come dove sono tegen tussen boven binnen buiten samen deze pas fois veces vezes volte che deren ihres ans "
    "delante antes apenas der des dem den das eines einer einem einen seiner ihrer dieser seines ihres diesen jenen "
    "unter über oder aber gegen wegen ohne".split()
)


def counted_abroad(text: str, at: int, end: int, language: str) -> tuple[str, int] | None:
    match = FOREIGN_THINGS[language].match(text, at, min(end, at + 60))
    if match is None or match.group(1).lower() in NOT_ABROAD:
        return None
    word = match.group(1)
    between = text[at : match.start(1)].split()
    if not NOT_ABROAD.isdisjoint(between):
        return None
    return ("people" if word.lower() in PERSONS else word.lower()), match.end()
