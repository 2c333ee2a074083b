"""One figure, read at the place where its number begins: its sign, its number, its magnitude, its unit."""

import re
from dataclasses import dataclass

from factcheck.claims.engine.figures import shares
from factcheck.claims.engine.figures.labels import (
    BACK,
    BASE,
    IN_YEAR,
    PERIOD,
    TERM,
    code_end,
    is_age,
    is_time_in_words,
    named_by,
)
from factcheck.claims.engine.figures.measured import HEAVY, OF, PAYS, STOPS, counted, magnitude_behind, unit_behind
from factcheck.claims.engine.figures.number_words import (
    ENGLISH,
    FOLDS,
    GERMAN,
    WIDE_NUMBER,
    WORD,
    Tongue,
    number_in_words,
    wide_number,
)
from factcheck.claims.engine.figures.numerals import ANY, DIGITS, RUN, number_value
from factcheck.claims.engine.figures.signs import currency_before, minus_before


@dataclass(slots=True)
class Figure:
    """A figure while it is read.

    `bare` is its number before magnitude and unit, `scale` what its magnitude and `factor` what its unit multiplied it
    by. `measured` says that its unit is a measure and not a thing counted, `signed` that a currency stands before it,
    `label` that it counts nothing after all; `named` that only a capital before it tells so.
    """

    start: int
    end: int
    value: float
    bare: float
    scale: float = 1.0
    factor: float = 1.0
    unit: str | None = None
    currency: str | None = None
    measured: bool = False
    signed: bool = False
    worded: bool = False
    label: bool = False
    named: bool = False


NTH = re.compile(r"\.\s[A-ZÄÖÜa-zäöü]")
ONE_THING = re.compile(r"\s([a-z]{3,})\b")
FOLD = re.compile(r"-?fold\b")
TIMES = re.compile(r"\s?[x×](?!\w)")
POINT = re.compile(r"\spoint\s", re.IGNORECASE)
AND_A_PART = re.compile(r"[\s-]and[\s-](?:a[\s-])?(half|quarter)(?!\w)", re.IGNORECASE)
OF_A_POINT = re.compile(r"\sof\san?(?=\s(?:percentage|percent|point|per\s+cent|degree|second|mile|metre|inch)\b)")
POUNDS = re.compile(r"[\s-]pounds?\b(?!\s+sterling)")
PENCE = re.compile(r"p(?!\w)")
VIDEO = frozenset({144, 240, 360, 480, 720, 1080, 1440, 2160})
CENTURY = re.compile(r"[\s-](?:hundred\b|oh[\s-])?", re.IGNORECASE)
DEFINITE = re.compile(r"\b(?:the|these|those|other)\s$", re.IGNORECASE)
RACES = frozenset({60, 100, 110, 200, 400, 800, 1500, 3000, 5000, 10000})
RACE_METRES = re.compile(r"\s?m(?:et(?:re|er)s?)?\b")
QUAKE = re.compile(r"[\s-][Mm]agnitude\b")
RACE = re.compile(r"\b(?:the|[Mm]en[’']s|[Ww]omen[’']s)\s$")
MANY = frozenset("多余餘数數")
EMERGENCY = frozenset({911, 999, 112, 111, 101, 988, 110, 119, 811, 311, 211})
CALLS = frozenset({"calls", "call", "callers", "dispatchers", "operators"})
CALLED = re.compile(r"\b(?:[Cc]all(?:s|ed|ing)?|[Dd]ial\w*|ring|rang|phoned?|text|the|a|via)\s$")
UNCOUNTED = frozenset({"wickets", "wicket", "overs"})
LIST_ITEM = re.compile(r"[.)]\s|\s[A-Z]")


class Reading:
    """Reads figures in one sentence, `text[start:end]`. After each attempt `read_to` says how far the
    number reached, whether or not it was a figure; `taken` is the end of the figure before.
    """

    def __init__(self, text: str, start: int, end: int, language: str, tongue: Tongue | None) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.language = language
        self.tongue = tongue or ENGLISH
        self.read_to = start
        self.taken = start

    def before(self, at: int) -> str:
        return self.text[max(self.start, at - BACK) : at]

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
        if word is not None and word.group().lower() in FOLDS and tongue is ENGLISH:
            value = FOLDS[word.group().lower()]
            return Figure(at, word.end(), value, value, unit="times", measured=True, worded=True)
        number = number_in_words(text, at, end, tongue)
        if number is None:
            return None
        value, finish = number.value, number.end
        self.read_to = finish
        if number.bare and not self.is_measured(finish, end):
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
        figure = Figure(at, finish, value, value, worded=True)
        begin, figure.value = self.minus(at, value)
        figure.start, figure.bare = begin, figure.value
        read = self.behind(figure, end, self.before(begin))
        if read is None or read.label:
            return read
        if read.unit is None and read.currency is None:
            if tongue not in (ENGLISH, GERMAN) or number.bare or DEFINITE.search(before) or read.value == 0:
                return None
            if is_time_in_words(text, read.end, end) or before.endswith((" or ", "Or ")):
                return None
            if read.start == self.start and text[read.end : read.end + 1] == ",":
                return None  # "One, … Two, …" count the points of a speech.
        if read.unit is None and text[read.end : read.end + 1] in {"-", "‑"} and read.scale == 1:
            return None  # "three-way"
        if (
            number.bare
            and (read.unit or read.currency)
            and not (read.currency or read.unit in {"percent", "percentage point", "basis point"})
        ):
            return None
        return read

    def is_measured(self, at: int, end: int) -> bool:
        """Whether a lone "one" is one percent, one dollar or one point and not just anything."""
        found = unit_behind(self.text, at, end, self.language)
        return POINT.match(self.text, at, end) is not None or (
            found is not None and (found.unit.kind != "measure" or found.unit.name == "times")
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

    def minus(self, begin: int, value: float) -> tuple[int, float]:
        """Where the figure begins with its minus, and its value with it."""
        signed = minus_before(self.text, self.start, begin, self.before(begin))
        if signed < self.taken:
            return begin, value
        return signed, -value if signed < begin else value

    def behind(self, figure: Figure, end: int, before: str) -> Figure | None:
        """`figure` with what stands behind its number, or marked as a label, or None where it is none."""
        text = self.text
        at = figure.end
        if self.is_race(figure, before) or QUAKE.match(text, at, end):
            figure.label = True
            return figure
        self.magnitudes(figure, end)
        if figure.value and not figure.signed and figure.scale == 1 and (fold := FOLD.match(text, figure.end, end)):
            return self.times(figure, fold.end())
        if figure.scale == 1 and (times := TIMES.match(text, figure.end, end)) and not figure.signed:
            return self.times(figure, times.end())
        hyphen = text[figure.end : figure.end + 1] in {"-", "‑"}
        self.unit(figure, end, before)
        self.read_to = max(self.read_to, figure.end)
        if not figure.signed and self.is_label(figure, before, hyphen, end):
            figure.label = True
        if figure.label or figure.signed or figure.unit or figure.currency or figure.scale > 1 or figure.worded:
            return figure
        following = text[at : at + 1]
        if following.isalpha() and following < "\u2e80":
            return None
        return figure

    def is_race(self, figure: Figure, before: str) -> bool:
        """Whether it names a race by its metres: "the 100m", "the women's 1500 metres"."""
        return (
            figure.bare in RACES
            and not figure.signed
            and RACE_METRES.match(self.text, figure.end) is not None
            and RACE.search(before) is not None
        )

    def times(self, figure: Figure, finish: int) -> Figure:
        figure.unit, figure.measured, figure.end = "times", True, finish
        return figure

    def magnitudes(self, figure: Figure, end: int) -> None:
        text = self.text
        part = AND_A_PART.match(text, figure.end, end) if figure.end < end and text[figure.end] in " -" else None
        if part is not None:
            extra = 0.5 if part.group(1).lower() == "half" else 0.25
            unit = max(
                (each for each in (1e3, 1e6, 1e9, 1e12) if figure.worded and figure.bare % each == 0), default=1.0
            )
            figure.value += extra * unit
            figure.bare, figure.end = figure.value, part.end()
        for _ in range(3):
            found = magnitude_behind(text, figure.end, end, figure.currency is not None, figure.worded, self.language)
            if found is None or (figure.worded and found.unit.factor < 1e3 and figure.scale == 1 and figure.bare > 12):
                break
            figure.scale *= found.unit.factor
            figure.value *= found.unit.factor
            figure.end = found.end
        if figure.scale > 1:
            part = AND_A_PART.match(text, figure.end, end)
            if part is not None and part.group(1).lower() == "half" and abs(figure.bare) < 100:
                figure.value += figure.scale / 2
                figure.end = part.end()
            elif text[figure.end - 1] > "\u2e7f":
                self.chained(figure, end)

    def chained(self, figure: Figure, end: int) -> None:
        """Adds what stands behind a magnitude without a unit between: 2万4000, 1億2000万, 2조 5천억."""
        text = self.text
        for _ in range(3):
            at = figure.end + (text[figure.end : figure.end + 1] == " ")
            if ANY.match(text, at, end) is None:
                return
            match = DIGITS.match(text, at, end)
            if match is None:
                return
            value, finish, scale = number_value(match, "en"), match.end(), 1.0
            while (found := unit_behind(text, finish, end)) is not None and found.unit.kind == "magnitude":
                scale *= found.unit.factor
                finish = found.end
            if value * scale >= figure.scale:
                return
            figure.value += value * scale
            figure.end = finish

    def unit(self, figure: Figure, end: int, before: str) -> None:
        """Reads the unit, the currency or the things counted behind the number."""
        text = self.text
        at = figure.end
        point = OF_A_POINT.match(text, at, end)
        of = OF.match(text, at, end) if abs(figure.value) >= 1000 and self.language != "en" else None
        at = point.end() if point else of.end() - 1 if of else at
        if of is not None and text[at] != " ":
            at = of.end()
        if text[at : at + 1] in MANY:
            at += 1
        found = unit_behind(text, at, end, self.language)
        if found is not None and found.unit.kind == "magnitude":
            found = None
        if found is not None:
            unit = found.unit
            if unit.name == "KRW" and text[found.end - 1] == "n" and figure.value < 500:
                return  # "Sector 62 won": nothing costs so few won.
            if unit.kind == "currency" and not figure.signed:
                figure.currency, figure.factor = unit.name, unit.factor
                if unit.factor < 1 and self.language in {"de", "fr", "es", "it", "nl"} and unit.name == "USD":
                    figure.currency = "EUR"
                figure.value = figure.value * unit.factor
                figure.end = found.end
                return
            if unit.kind in {"percent", "measure"} and not figure.signed:
                figure.unit, figure.measured, figure.factor = unit.name, True, unit.factor
                figure.value *= unit.factor
                figure.end = found.end
                return
        if figure.signed:
            return
        pounds = POUNDS.match(text, figure.end, end)
        if pounds is not None and self.language == "en":
            figure.end, figure.measured = pounds.end(), True
            around = before + text[pounds.end() : pounds.end() + BACK]
            if figure.scale >= 1e6 or (not HEAVY.match(text, pounds.end(), end) and PAYS.search(around)):
                figure.currency = "GBP"
            else:
                figure.unit = "pound (weight)"
            return
        if not figure.worded and PENCE.match(text, figure.end, end) and figure.scale == 1:
            if figure.value not in VIDEO:
                figure.currency, figure.factor, figure.end = "GBP", 0.01, figure.end + 1
                figure.value /= 100
            return
        things = counted(text, figure.end + (text[figure.end : figure.end + 1] == "+"), end, self.language)
        if things is not None:
            figure.unit, figure.end = things[0], things[1]

    def is_label(self, figure: Figure, before: str, hyphen: bool, end: int) -> bool:
        """Whether the words around a number make it a name, an age, a base or a term."""
        if figure.currency is not None:
            return False
        unit = figure.unit
        if unit in {"percent", "percentage point", "basis point", "share"}:
            return False
        if unit in UNCOUNTED or (figure.scale == 1 and BASE.search(before)):
            return True
        if is_age(self.text, before, figure.end, end, figure.value, unit):
            return True
        if unit == "year" and hyphen and TERM.match(self.text, figure.end, end):
            return True
        if unit in {"month", "week", "quarters", "year"} and PERIOD.match(self.text, figure.end, self.end):
            return True
        if unit is None and figure.value in {911, 999}:
            return True
        if figure.value in EMERGENCY and not figure.measured and (unit in CALLS or CALLED.search(before)):
            return True
        if unit is None and figure.scale == 1 and self.is_bare_year(figure):
            return True
        if unit is None and self.is_listed(figure, before):
            return True
        if figure.scale > 1:
            return False
        name = named_by(before, self.text[figure.start : figure.end], unit is not None)
        figure.named = name == "capital"
        return bool(name)

    def is_listed(self, figure: Figure, before: str) -> bool:
        """Whether a bare number is that of a list: "1. ", "2) ", "5 Jeb Bush" at the beginning."""
        if self.text[figure.end : figure.end + 1] == ")" and "(" not in before:
            return True
        return figure.start == self.start and LIST_ITEM.match(self.text, figure.end, self.end) is not None

    def is_bare_year(self, figure: Figure) -> bool:
        """Whether four plain figures with nothing behind them are a year after all."""
        digits = self.text[figure.start : figure.end]
        return len(digits) == 4 and digits.isdecimal() and 1900 <= figure.value <= 2100


def tidy(value: float) -> float:
    """`value` without the dust of binary fractions: 1.13e12, not 1129999999999.9998; whole numbers as such."""
    rounded = float(f"{value:.12g}")
    return int(rounded) if rounded == int(rounded) and abs(rounded) < 1e16 else rounded
