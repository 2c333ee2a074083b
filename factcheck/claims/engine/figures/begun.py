"""Where a figure begins: its number in figures, in words or in Chinese characters."""

import re

from factcheck.claims.engine.figures import shares
from factcheck.claims.engine.figures.ages import ages_end
from factcheck.claims.engine.figures.amounts import AND_A_PART, Figure, Reading
from factcheck.claims.engine.figures.clocks import time_in_words
from factcheck.claims.engine.figures.labels import IN_YEAR, ITEMS, SCHOOL_CLASS, code_end
from factcheck.claims.engine.figures.measured import STOPS, counted, unit_behind
from factcheck.claims.engine.figures.number_words import FOLDS, WIDE_NUMBER, WORD, number_in_words, wide_number
from factcheck.claims.engine.figures.numerals import DIGITS, RUN, number_value
from factcheck.claims.engine.figures.scores import score_in_words
from factcheck.claims.engine.figures.signs import currency_before
from factcheck.claims.engine.figures.spoken_sums import a_price, a_sum
from factcheck.claims.engine.figures.tongues import DUTCH, ENGLISH, GERMAN, HALF_BEFORE, HALF_MORE, HALF_WORDS

NTH_IN_WORDS = re.compile(
    r"-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b|\s(?:and\s)?(?:first|third|fourth|fifth|sixth|seventh|eighth|ninth"
    r"|tenth|eleventh|twelfth)\b(?=\s(?:of\s[A-Z]|time|year|day|anniversary|[Cc]entury|birthday|person|place))|(?:th|ieth)\b"
)
ZERO_NAMES = re.compile(
    r"\s(?:hours?|tolerance|emissions?|carbon|sum|points?|days?|trust|waste|covid|gravity|degrees)\b"
)
ZERO_ALONE = re.compile(r"\s?(?:[.!;,]|$)")
ZERO_BEFORE = ("exactly ", "was ", "is ", "were ", "got ", "received ", "to ", "paid ", "about ", "absolutely ", "of ")
NTH = re.compile(r"\.\s[A-ZÄÖÜa-zäöü]")
ONE_THING = re.compile(r"\s([a-z]{3,})\b")
POINT = re.compile(r"\spoint\s", re.IGNORECASE)
CENTURY = re.compile(r"[\s-](?:hundred\b|oh[\s-])?", re.IGNORECASE)
DEFINITE = re.compile(r"\b(?:the|these|those|other)\s$", re.IGNORECASE)
ONE_OF_A_TALLY = re.compile(
    r"\s(?:(?:other|more)\s)?(person|man|woman|child|boy|girl|worker|officer|soldier|civilian|passenger|victim|student"
    r"|protester|firefighter|driver|pedestrian)\b(?=\s(?:was|is|has\sbeen|died|suffered|remain(?:s|ed))\b"
    r"|\s(?:dead|killed|injured|wounded|missing|hurt)\b)"
    r"|\s(notch|abstention|fatality|casualty|arrest|death|injury|killed|dead|injured|arrested)\b(?!-|\s(?:row|penalty|toll|sentence|threat|tax)\b)"
)
NOT_OF_ONE = frozenset({"people", "times", "point", "degree", "bit", "foot", "stone", "bar", "grain", "mole", "second"})
OFTEN_SOME = frozenset({"day", "week", "month", "year", "minute", "hour", "century", "decade"})
"""Stretches of time that a lone "one" says of any of them too ("one day we will"), but not behind WITHIN."""

WITHIN = (
    "in ",
    "for ",
    "than ",
    "within ",
    "about ",
    "of ",
    "just ",
    "only ",
    "after ",
    "least ",
    "by ",
    "around ",
    "to ",
)
HAS_ONE = (
    " had ",
    " has ",
    " have ",
    " with ",
    " and ",
    " just ",
    " only ",
    " scored ",
    " lost ",
    " won ",
    " owns ",
    " on ",
)
ONE_THING_MORE = re.compile(
    r"\s([a-z]{3,})\b(?=\s?[,.;:!?]|\s?$|\s(?:and|that|which|who|in|on|for|to|at|from|when|left|each|per)\s)"
)
NO_THINGS = frozenset(
    "thing day way time side hand reason another more such single last point person end moment word party chance goal "
    "kind sort form sense part half third quarter hundred thousand million billion trillion dozen nation voice team "
    "people country family body mind knee foot occasion account level too either condition direction place spot go "
    "problem question opportunity extreme issue idea answer concern mistake option choice rule lesson advantage "
    "purpose aim theme topic story area case instance example".split()
)
PEOPLE = {"person": "people", "killed": "", "dead": "", "injured": "", "arrested": ""}
PERSONS_BEHIND = re.compile(
    r"\s(?:accused|deceased|injured|wounded|dead|missing|unemployed|homeless|survivors?|arrested|convicted|detained)\b"
)
COUNTS_UP = re.compile(r",(?!\s(?:two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty)\b)")
MORE_ABROAD = {
    "es": re.compile(r"\s(?:más|menos)(?=\sque\b|[,.;)]|$)"),
    "pt": re.compile(r"\sa\s(?:mais|menos)(?=\s(?:do\s)?que\b|[,.;)]|$)"),
    "fr": re.compile(r"\sde\s(?:plus|moins)(?=\squ[e’']|[,.;)]|$)"),
    "it": re.compile(r"\sin\s(?:più|meno)(?=\s(?:di|de[li]|della|dell[’']|rispetto|che)\b|[,.;)]|$)"),
}
"""How many more or fewer there are than before, the thing itself being left out: "cinco menos que en 2019"."""
AGES_ABROAD = frozenset({"es", "pt", "fr", "it", "nl"})
MINUTES = re.compile(r"m(?!\w)")
ONE_AND = re.compile(r"\b(?:an?|one)\s([a-z]{2,12})\sand\sa\s$", re.IGNORECASE)
DAYS = re.compile(
    r"\.?(?:,|,?\s(?:au|al|ao|a|à|bis|tot|to|till?|et|y|e|und|en|and|och|og|–|-))\s(?:zum\s|le\s|el\s)?|[-–]"
)
TALL = re.compile(r"(?P<feet>\d{1,2})['’′]\s?(?P<inches>1[01]|\d)(?:\"|”|″|'')")


class Numbers(Reading):
    """Reads the figure that begins at a place of one sentence, whichever way its number is written."""

    def digits(self, at: int, end: int) -> Figure | None:
        """The figure whose number in figures begins at `at`."""
        text = self.text
        match = DIGITS.match(text, at, end)
        if match is None:
            run = RUN.match(text, at, end)
            self.read_to = run.end() if run else at + 1
            return None
        finish = self.read_to = match.end()
        before = self.before(at)
        tall = TALL.match(text, at, end) if finish < end and text[finish] in "'’′" else None
        if tall is not None:
            inches = 12.0 * int(tall.group("feet")) + int(tall.group("inches"))
            self.read_to = tall.end()
            return Figure(at, tall.end(), inches, inches, unit="inch", measured=True)
        if text[finish : finish + 1] == "m" and self.is_minutes(at, finish, end) and match.group().isdecimal():
            return Figure(at, finish + 1, float(match.group()), 0.0, unit="minute", measured=True)
        share = shares.in_figures(text, at, end) if finish < end and text[finish] in "/分人割" else None
        if share is not None:
            return Figure(at, share.end, share.value, share.value, unit=share.unit, measured=True)
        begin, currency = currency_before(text, at, before)
        if begin < self.taken:
            begin, currency = at, None
        if self.language == "de" and NTH.match(text, finish, end):
            return Figure(at, finish, 0.0, 0.0, label=True)
        if currency is None and (code := code_end(text, before, at, finish, end, self.language)):
            self.read_to = code
            return Figure(at, code, 0.0, 0.0, label=True) if before[-1:].isspace() else None
        if finish - at <= 3 and self.language in AGES_ABROAD and (ages := ages_end(text, before, at, end)):
            self.read_to = ages
            return None
        if end < self.end and finish - at <= 2 and DAYS.fullmatch(text, finish, end) and text[end].isdecimal():
            return Figure(at, finish, 0.0, 0.0, label=True)  # "du 14 au 15 mai": only its last day is a date.
        value = number_value(match, self.language)
        if before[-1:] == "." and currency is None and match.group().isdecimal():
            begin, value = at - 1, value / 10 ** (finish - at)  # "batted .312"
        begin, value = self.minus(begin, value)
        if currency is None:
            share = shares.ratio(text, value, finish, end, self.tongue)
            if share is not None:
                return Figure(at, share.end, share.value, share.value, unit="share", measured=True)
        figure = Figure(begin, finish, value, value, currency=currency, signed=currency is not None)
        return self.behind(figure, end, self.before(begin))

    def words(self, at: int, end: int) -> Figure | None:
        """The figure whose number in words begins at `at`."""
        text, tongue = self.text, self.tongue
        self.read_to = at + 1
        before = self.before(at)
        if before.endswith(" and a ") and text[at : at + 4].lower() == "half" and tongue is ENGLISH:
            more = self.one_and_a_half(at + 4, before)
            if more is not None:
                return more
        share = shares.in_words(text, self.start, at, end, tongue)
        if share is not None:
            figure = Figure(at, share.end, share.value, share.value, worded=True, currency=share.currency)
            if share.scaled:
                return self.behind(figure, end, before)
            figure.unit = None if share.currency else share.unit
            figure.measured = True
            return figure
        word = WORD.match(text, at, end)
        spelled = word.group().lower() if word else ""
        if spelled in HALF_WORDS.get(self.language, ()) or (spelled in tongue.opens and self.language in HALF_BEFORE):
            part = self.half_of(at, end)
            if part is not None:
                return part
        if spelled == "point" and tongue is ENGLISH:
            return self.after_nothing(at, end, before)
        if word is not None and spelled in FOLDS and tongue is ENGLISH:
            value = FOLDS[word.group().lower()]
            return Figure(at, word.end(), value, value, unit="times", measured=True, worded=True)
        number = number_in_words(text, at, end, tongue)
        if number is None:
            return None
        value, finish = number.value, number.end
        self.read_to = finish
        if value == 50 and text[finish : finish + 6].lower() == "-fifty":
            self.read_to = finish + 6
            return None
        if tongue is ENGLISH and (money := self.spoken_sum(at, value, finish, end, before)):
            return money
        if tongue is ENGLISH and (nth := NTH_IN_WORDS.match(text, finish, end)) and not number.bare:
            self.read_to = nth.end()
            return None  # "the twenty-first of March"
        if tongue is ENGLISH and (score := score_in_words(text, before, value, finish, end)):
            self.read_to = score
            return None
        none = value == 0 and number.bare and self.is_none_of(finish, end, before)
        one = self.one_of(at, finish, end, before) if number.bare and value == 1 and tongue is ENGLISH else None
        if one is not None:
            return one
        if number.bare and not none and not self.is_measured(finish, end):
            thing = ONE_THING.match(text, finish, end) if before.lower().endswith("at least ") else None
            if thing is None or thing.group(1) in STOPS:
                return None
            unit = "people" if thing.group(1) == "person" else thing.group(1)
            return Figure(at, thing.end(), value, value, unit=unit, worded=True)
        point = POINT.match(text, finish, end)
        if point is not None and tongue is ENGLISH and value < 1000:
            value, finish = self.after_point(value, point.end(), end, finish)
        alone = number.bare and finish == number.end
        if finish < end and text[finish] in "-‑" and text[finish + 1 : finish + 2].isdecimal():
            return None
        if tongue is ENGLISH and self.is_year(value, finish, end, before):
            return None
        figure = Figure(at, finish, value, value, said=number.said, worded=True)
        begin, figure.value = self.minus(at, value)
        figure.start, figure.bare = begin, figure.value
        read = self.behind(figure, end, self.before(begin))
        if read is None or read.label:
            return read
        if read.unit is None and read.currency is None:
            definite = (
                value <= 12 and DEFINITE.search(before) is not None and not PERSONS_BEHIND.match(text, read.end, end)
            )
            compared = MORE_ABROAD.get(self.language)
            if compared is not None and not alone and compared.match(text, read.end, end):
                return read
            if tongue not in (ENGLISH, GERMAN, DUTCH) or alone or definite or read.value == 0:
                return read if none else None
            clock = time_in_words(text, before, read.end, end, value)
            self.read_to = max(self.read_to, clock)
            if clock or before.endswith((" or ", "Or ")):
                return None
            if read.start == self.start and COUNTS_UP.match(text, read.end, end):
                return None  # "One, … Two, …" count the points of a speech.
        if read.unit is None and text[read.end : read.end + 1] in {"-", "‑"} and read.scale == 1:
            linked = before[-1:] in {"-", "‑"}
            further = None if linked else number_in_words(text, read.end + 1, end, tongue)
            return read if further and further.value > value else None  # "three-way", but "two-three weeks"
        if (
            alone
            and not none
            and read.value == value
            and (read.unit or read.currency)
            and not (read.currency or read.unit in {"percent", "percentage point", "basis point"})
        ):
            return None
        return read

    def is_minutes(self, at: int, finish: int, end: int) -> bool:
        """Whether an "m" behind figures means minutes, as it does right behind hours: "3h 20m"."""
        return (
            0 <= at - self.taken <= 1
            and self.text[self.taken - 1] == "h"
            and MINUTES.match(self.text, finish, end) is not None
        )

    def spoken_sum(self, at: int, value: float, finish: int, end: int, before: str) -> Figure | None:
        """The sum of money said without its coins' name: "a dollar eighty-seven", "seven twenty-five an hour"."""
        whole = a_sum(self.text, before, at, end)
        if whole is not None and whole[0] >= self.taken:
            begin, money, currency, close = whole
            return Figure(begin, close, money, money, currency=currency, worded=True, measured=True)
        price = a_price(self.text, value, finish, end)
        if price is None:
            return None
        return Figure(at, price[1], price[0], price[0], currency="USD", worded=True, measured=True)

    def one_of(self, at: int, finish: int, end: int, before: str) -> Figure | None:
        """The figure of a lone "one" that counts: of a tally ("one person was killed", "with one abstention"), of a
        measure ("one teaspoon"), or beside other things counted ("fifty dollars and one suitcase").
        """
        text = self.text
        tally = ONE_OF_A_TALLY.match(text, finish, end)
        if tally is not None:
            unit = tally.group(1) or tally.group(2)
            return Figure(at, tally.end(), 1.0, 1.0, unit=PEOPLE.get(unit, unit) or None, worded=True)
        if before.endswith(("not ", "Not ", "no ", "every ", "any ", "each ", "this ", "that ")):
            return None
        found = unit_behind(text, finish, end) if text[finish : finish + 1] in {" ", "-"} else None
        if found is not None and found.unit.kind == "measure":
            named = found.unit.name
            if named in NOT_OF_ONE or text[found.end : found.end + 1] in {"-", "’", "'"}:
                return None
            if named in OFTEN_SOME and not before.lower().endswith(WITHIN):
                return None
            return Figure(at, found.end, 1.0, 1.0, unit=named, measured=True, worded=True)
        thing = ONE_THING_MORE.match(text, finish, end) if before.endswith(HAS_ONE) else None
        if thing is None or thing.group(1) in STOPS or thing.group(1) in NO_THINGS:
            return None
        if before.endswith(" and ") and not 0 < at - self.taken <= 24:
            return None
        return Figure(at, thing.end(), 1.0, 1.0, unit=thing.group(1), worded=True)

    def one_and_a_half(self, finish: int, before: str) -> Figure | None:
        """The one and a half of "an hour and a half" or "a million and a half", whose last word ends at `finish`."""
        match = ONE_AND.search(before)
        found = unit_behind(before, match.start(1), match.end(1)) if match else None
        begin = finish - len("half") - len(before) + match.start() if match else 0
        if match is None or begin < self.taken:
            return None
        if found is None:
            return Figure(begin, finish, 1.5, 1.5, unit=match.group(1).lower(), worded=True)
        if found.unit.kind == "percent" or found.unit.name == "people":
            return None
        value = 1.5 * found.unit.factor
        figure = Figure(begin, finish, value, value, worded=True, measured=True)
        if found.unit.kind == "magnitude":
            return self.behind(Figure(begin, finish, value, 1.5, found.unit.factor, worded=True), self.end, "")
        if found.unit.kind == "currency":
            figure.currency = found.unit.name
        else:
            figure.unit = found.unit.name
        return figure

    def half_of(self, at: int, end: int) -> Figure | None:
        """The half of one measure or magnitude: "media hora", "eine halbe Million Euro"."""
        match = HALF_BEFORE[self.language].match(self.text, at, end)
        found = unit_behind(self.text, match.end(), end, self.language) if match else None
        if match is None or found is None or found.unit.kind not in {"measure", "magnitude", "currency"}:
            return None
        if found.unit.kind == "magnitude":
            value = 0.5 * found.unit.factor
            return self.behind(Figure(at, found.end, value, 0.5, scale=found.unit.factor, worded=True), end, "")
        if found.unit.name in {"people", "point", "times"}:
            return None
        figure = Figure(at, found.end, 0.5 * found.unit.factor, 0.5, worded=True, measured=True)
        figure.unit, figure.currency = (
            (None, found.unit.name) if found.unit.kind == "currency" else (found.unit.name, None)
        )
        return figure

    def after_nothing(self, at: int, end: int, before: str) -> Figure | None:
        """The figure that begins with its decimals: "point three of a percent"; any other point is none."""
        value, finish = self.after_point(0.0, at + len("point "), end, at)
        if finish == at or before.endswith(("this ", "that ", "what ", "which ", "at ", "one ", "a ", "the ")):
            return None
        figure = Figure(at, finish, value, value, worded=True)
        self.read_to = finish
        self.unit(figure, end, before)
        return figure if figure.measured or figure.currency else None

    def is_none_of(self, finish: int, end: int, before: str) -> bool:
        """Whether "zero" is how many of something there are: "zero casualties", but not "net zero" nor "zero hours"."""
        if before.lower().endswith(("net ", "ground ", "net-", "sub-", "absolute ", "year ", "day ", "patient ")):
            return False
        if ZERO_ALONE.match(self.text, finish, end) and (before[-2:-1] in {":", ""} or before.endswith(ZERO_BEFORE)):
            return True
        if self.text[finish : finish + 1] != " " or ZERO_NAMES.match(self.text, finish, end):
            return False
        return counted(self.text, finish, end, self.language) is not None or self.is_measured(finish, end)

    def is_measured(self, at: int, end: int) -> bool:
        """Whether a lone "one" is one percent, one dollar or one point and not just anything."""
        found = unit_behind(self.text, at, end, self.language)
        if POINT.match(self.text, at, end) is not None:
            return True
        if AND_A_PART.match(self.text, at, end) is not None:
            return True
        if found is None:
            return False
        half = HALF_MORE.get(self.language)
        return (
            found.unit.kind != "measure"
            or found.unit.name == "times"
            or (half is not None and half.match(self.text, found.end, end) is not None)
        )

    def signs(self, at: int, end: int) -> Figure | None:
        """The figure whose number in Chinese characters begins at `at`."""
        text = self.text
        share = shares.in_figures(text, at, end)
        if share is not None:
            return Figure(at, share.end, share.value, share.value, unit=share.unit, measured=True)
        match = WIDE_NUMBER.match(text, at, end)
        if match is None:
            self.read_to = at + 1
            return None
        self.read_to = match.end()
        value = wide_number(match.group())
        if (
            value is None
            or value < 2
            or SCHOOL_CLASS.match(text, match.end(), end)
            or (self.language != "zh" and text[match.end() : match.end() + 1] in ITEMS)
            or text[max(self.start, at - 1) : at] in {"第", "数", "數", "几", "幾", "統", "唯"}
        ):
            return None
        figure = self.behind(Figure(at, match.end(), value, value), end, self.before(at))
        if figure is None or (figure.unit is None and figure.currency is None):
            return None
        return None if figure.unit in {"minute", "degree", "second"} and match.group() == "十" else figure

    def after_point(self, value: float, at: int, end: int, finish: int) -> tuple[float, int]:
        """The value with the decimals said behind "point", each word one place."""
        places = 0
        while places < 6:
            word = WORD.match(self.text, at, end)
            if word is None or ENGLISH.small.get(word.group().lower(), 10) > 9:
                break
            places += 1
            value += ENGLISH.small[word.group().lower()] / 10**places
            finish, at = word.end(), word.end() + 1
        return value, finish

    def is_year(self, value: float, finish: int, end: int, before: str) -> bool:
        """Whether the words say a year: "nineteen ninety-four", "in two thousand and eight"."""
        if 13 <= value <= 20:
            gap = CENTURY.match(self.text, finish, end)
            rest = number_in_words(self.text, gap.end(), end, ENGLISH) if gap else None
            if gap and rest and (10 <= rest.value < 100 or gap.end() > finish + 1):
                self.read_to = rest.end
                return True
        if 1900 <= value < 2100 and IN_YEAR.search(before):
            return counted(self.text, finish, end) is None and unit_behind(self.text, finish, end) is None
        return False
