"""Where a figure begins: its number in figures, in words or in Chinese characters."""

import re

from factcheck.claims.engine.figures import shares
from factcheck.claims.engine.figures.amounts import Figure, Reading
from factcheck.claims.engine.figures.labels import (
    IN_YEAR,
    SCHOOL_CLASS,
    code_end,
    time_in_words,
)
from factcheck.claims.engine.figures.measured import STOPS, counted, unit_behind
from factcheck.claims.engine.figures.number_words import FOLDS, WIDE_NUMBER, WORD, number_in_words, wide_number
from factcheck.claims.engine.figures.numerals import DIGITS, RUN, number_value
from factcheck.claims.engine.figures.signs import currency_before
from factcheck.claims.engine.figures.tongues import DUTCH, ENGLISH, GERMAN, HALF_BEFORE, HALF_MORE, HALF_WORDS

NTH_IN_WORDS = re.compile(
    r"-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b|\s(?:and\s)?(?:first|third|fourth|fifth|sixth|seventh|eighth|ninth"
    r"|tenth|eleventh|twelfth)\b(?=\s(?:of\s[A-Z]|time|year|day|anniversary|[Cc]entury|birthday|person|place))|(?:th|ieth)\b"
)
ZERO_NAMES = re.compile(
    r"\s(?:hours?|tolerance|emissions?|carbon|sum|points?|days?|trust|waste|covid|gravity|degrees)\b"
)
NTH = re.compile(r"\.\s[A-ZÄÖÜa-zäöü]")
ONE_THING = re.compile(r"\s([a-z]{3,})\b")
POINT = re.compile(r"\spoint\s", re.IGNORECASE)
CENTURY = re.compile(r"[\s-](?:hundred\b|oh[\s-])?", re.IGNORECASE)
DEFINITE = re.compile(r"\b(?:the|these|those|other)\s$", re.IGNORECASE)
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
        share = shares.in_figures(text, at, end) if finish < end and text[finish] in "/分人" else None
        if share is not None:
            return Figure(at, share.end, share.value, share.value, unit=share.unit, measured=True)
        begin, currency = currency_before(text, at, before)
        if begin < self.taken:
            begin, currency = at, None
        if self.language == "de" and NTH.match(text, finish, end):
            return Figure(at, finish, 0.0, 0.0, label=True)
        if currency is None and (code := code_end(text, before, at, finish, end)):
            self.read_to = code
            return Figure(at, code, 0.0, 0.0, label=True) if before[-1:].isspace() else None
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
        if tongue is ENGLISH and (nth := NTH_IN_WORDS.match(text, finish, end)) and not number.bare:
            self.read_to = nth.end()
            return None  # "the twenty-first of March"
        none = value == 0 and number.bare and self.is_none_of(finish, end, before)
        if number.bare and not none and not self.is_measured(finish, end):
            thing = ONE_THING.match(text, finish, end) if before.lower().endswith("at least ") else None
            if thing is None or thing.group(1) in STOPS:
                return None
            unit = "people" if thing.group(1) == "person" else thing.group(1)
            return Figure(at, thing.end(), value, value, unit=unit, worded=True)
        point = POINT.match(text, finish, end)
        if point is not None and tongue is ENGLISH and value < 1000:
            value, finish = self.after_point(value, point.end(), end, finish)
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
            if tongue not in (ENGLISH, GERMAN, DUTCH) or number.bare or DEFINITE.search(before) or read.value == 0:
                return None
            clock = time_in_words(text, before, read.end, end, value)
            self.read_to = max(self.read_to, clock)
            if clock or before.endswith((" or ", "Or ")):
                return None
            if read.start == self.start and text[read.end : read.end + 1] == ",":
                return None  # "One, … Two, …" count the points of a speech.
        if read.unit is None and text[read.end : read.end + 1] in {"-", "‑"} and read.scale == 1:
            return None  # "three-way"
        if (
            number.bare
            and not none
            and read.value == value
            and (read.unit or read.currency)
            and not (read.currency or read.unit in {"percent", "percentage point", "basis point"})
        ):
            return None
        return read

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
        if self.text[finish : finish + 1] != " " or ZERO_NAMES.match(self.text, finish, end):
            return False
        return counted(self.text, finish, end, self.language) is not None or self.is_measured(finish, end)

    def is_measured(self, at: int, end: int) -> bool:
        """Whether a lone "one" is one percent, one dollar or one point and not just anything."""
        found = unit_behind(self.text, at, end, self.language)
        if POINT.match(self.text, at, end) is not None:
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
