"""One figure, read at the place where its number begins: its sign, its number, its magnitude, its unit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.claims.engine.figures.ages import is_age
from factcheck.claims.engine.figures.labels import BACK, BASE, BASE_ENDS, PERIOD, TERM, is_left_in, is_round, named_by
from factcheck.claims.engine.figures.measured import HEAVY, OF, PAYS, Behind, counted, magnitude_behind, unit_behind
from factcheck.claims.engine.figures.numerals import ANY, DIGITS, number_value
from factcheck.claims.engine.figures.signs import minus_before
from factcheck.claims.engine.figures.spoken_sums import DOLLARS, PAID_BY, SHED, rate
from factcheck.claims.engine.figures.spoken_sums import coins as spoken_coins
from factcheck.claims.engine.figures.tongues import ENGLISH, HALF_MORE, Tongue
from factcheck.claims.engine.figures.units import Unit
from factcheck.claims.engine.figures.wide_units import MINOR


@dataclass(slots=True)
class Figure:
    """A figure while it is read.

    `bare` is its number before magnitude and unit, `scale` what its magnitude and `factor` what its unit multiplied it
    by; `said` is the magnitude that the words of its number end with. `measured` says that its unit is a measure and
    not a thing counted, `signed` that a currency stands before it, `label` that it counts nothing after all; `named`
    that only a capital before it tells so.
    """

    start: int
    end: int
    value: float
    bare: float
    scale: float = 1.0
    factor: float = 1.0
    unit: str | None = None
    currency: str | None = None
    said: float = 1.0
    measured: bool = False
    signed: bool = False
    worded: bool = False
    label: bool = False
    named: bool = False


SMALL_COINS = re.compile(
    r"\s(?:and\s)?(?P<number>\d{1,2})\s?(?:cents|pence|p|euro\scents|öre|øre|paise|kopecks)\b"
    r"|\s?(?P<wide>\d{1,2})\s?(?P<coin>[銭钱角分전])"
)
FOLD = re.compile(r"-?fold\b")
TIMES = re.compile(r"\s?[x×](?!\w)")
AND_A_PART = re.compile(r"[\s-]and[\s-](?:a[\s-])?(half|quarter)(?!\w)", re.IGNORECASE)
OF_A_POINT = re.compile(r"\sof\san?(?=\s(?:percentage|percent|point|per\s+cent|degree|second|mile|metre|inch)\b)")
POUNDS = re.compile(r"[\s-]pounds?\b(?!\s+sterling)", re.IGNORECASE)
PENCE = re.compile(r"p(?!\w)")
MORE = re.compile(
    r"\s(?:or\s(?:more|so)|more|extra|additional|further|whole|full|straight|consecutive|successive|long|short|solid|good"
    r"|other|entire|calendar|cold|hard|terrible)\s(?=[a-z])"
)
SECOND_OF = re.compile(r"[-\s][a-z]+s?\b")
PERCENTAGE_POINT = Unit("percent", "percentage point")
VIDEO = frozenset({144, 240, 360, 480, 720, 1080, 1440, 2160})
RACES = frozenset({60, 100, 110, 200, 400, 800, 1500, 3000, 5000, 10000})
RACE_METRES = re.compile(r"\s?m(?:et(?:re|er)s?)?\b")
QUAKE = re.compile(r"[\s-][Mm]agnitude\b")
RACE = re.compile(r"\b(?:the|[Mm]en[’']s|[Ww]omen[’']s)\s$")
MANY = frozenset("多余餘数數여")
EMERGENCY = frozenset({911, 999, 112, 111, 101, 988, 110, 119, 811, 311, 211})
CALLS = frozenset({"calls", "call", "callers", "dispatchers", "operators"})
CALLED = re.compile(r"\b(?:[Cc]all(?:s|ed|ing)?|[Dd]ial\w*|ring|rang|phoned?|text|the|a|via)\s$")
STRETCHES = ("year ", "month ", "quarter ", "inning ", "set ")
IN_STRETCH = re.compile(r"\b(?:in|of|by|after|into|on|through|at)\s(?:year|month|quarter|inning|set)\s$")
DIALLED = re.compile(r"\b(?:[Cc]all|[Dd]ial|[Tt]ext|SMS\sto)\s$")
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
        self.inches: frozenset[int] | None = None

    def before(self, at: int) -> str:
        return self.text[max(self.start, at - BACK) : at]

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
        if figure.said > 1:
            self.half_after_words(figure, end)
        for _ in range(3):
            found = magnitude_behind(text, figure.end, end, figure.currency is not None, figure.worded, self.language)
            if found is None or (figure.worded and found.unit.factor < 1e3 and figure.scale == 1 and figure.bare > 12):
                break
            figure.scale *= found.unit.factor
            figure.value *= found.unit.factor
            figure.end = found.end
        if figure.scale > 1:
            self.half_more(figure, 1.0, end)
            part = AND_A_PART.match(text, figure.end, end)
            if part is not None and part.group(1).lower() == "half" and abs(figure.bare) < 100:
                figure.value += figure.scale / 2
                figure.end = part.end()
            elif text[figure.end - 1] > "\u2e7f":
                self.chained(figure, end)

    def half_after_words(self, figure: Figure, end: int) -> None:
        """Adds the half of a magnitude said in words: "tres millones y medio"."""
        half = HALF_MORE.get(self.language)
        more = half.match(self.text, figure.end, end) if half is not None and figure.said >= 1e3 else None
        if more is not None and self.language != "en":
            figure.value += figure.said / 2
            figure.bare, figure.end = figure.value, more.end()

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
        if (
            found is None
            and text[at : at + 1] in {'"', "”"}
            and not figure.worded
            and not figure.signed
            and self.is_inch(at)
        ):
            figure.unit, figure.measured, figure.end = "inch", True, at + 1
            return
        if found is not None and self.is_ordinal(found, at, figure):
            found = None
        if found is not None:
            unit = found.unit
            if unit.name == "point" and text[found.end - 1] > "\u2e7f" and self.in_percent():
                unit = PERCENTAGE_POINT
            if unit.name == "KRW" and text[found.end - 1] == "n" and figure.value < 500:
                return  # "Sector 62 won": nothing costs so few won.
            if unit.kind == "currency" and not figure.signed:
                figure.currency, figure.factor = unit.name, unit.factor
                if unit.factor < 1 and self.language in {"de", "fr", "es", "it", "nl"} and unit.name == "USD":
                    figure.currency = "EUR"
                figure.value = figure.value * unit.factor
                figure.end = found.end
                if unit.factor < 1 and unit.name == "GBP" and text.startswith("penn", at + 1) and self.in_dollars():
                    figure.currency = "USD"
                self.small_coins(figure, end)
                self.half_more(figure, unit.factor, end)
                return
            if unit.kind in {"percent", "measure"} and not figure.signed:
                figure.unit, figure.measured, figure.factor = unit.name, True, unit.factor
                figure.value *= unit.factor
                figure.end = found.end
                self.half_more(figure, unit.factor, end)
                return
        if figure.signed:
            return
        pounds = POUNDS.match(text, figure.end, end)
        if pounds is not None and self.language == "en":
            figure.end, figure.measured = pounds.end(), True
            around = before + text[pounds.end() : pounds.end() + BACK]
            self.small_coins(figure, end)
            if (
                figure.end > pounds.end()
                or max(figure.scale, figure.said) >= 1e6
                or (not HEAVY.match(text, pounds.end(), end) and self.is_paid(pounds.end(), before, around))
            ):
                figure.currency = "GBP"
            else:
                figure.unit = "pound (weight)"
            return
        if not figure.worded and PENCE.match(text, figure.end, end) and figure.scale == 1:
            if figure.value not in VIDEO:
                figure.currency, figure.factor, figure.end = "GBP", 0.01, figure.end + 1
                figure.value /= 100
            return
        more = MORE.match(text, at, end) if text[at : at + 1] == " " else None
        if more is not None:
            further = unit_behind(text, more.end() - 1, end, self.language)
            if further is not None and further.unit.kind == "measure" and further.unit.name != "people":
                figure.unit, figure.measured, figure.end = further.unit.name, True, further.end
                return
            if further is not None and further.unit.kind == "currency":
                figure.currency, figure.end = further.unit.name, further.end
                return
        traded = rate(text, self.start, figure.start, figure.end, end) if not figure.worded else None
        if traded is not None:
            figure.currency = traded
            return
        things = counted(text, figure.end + (text[figure.end : figure.end + 1] == "+"), end, self.language)
        if things is not None:
            figure.unit, figure.end = things[0], things[1]

    def is_inch(self, at: int) -> bool:
        """Whether the quotation mark at `at`, right behind figures, means inches: it does where it closes nothing."""
        text = self.text
        if text[at] == "”":
            return text.rfind("“", max(self.start, at - 400), at) < 0 and text[at + 1 : at + 2] in {" ", "x", "×", ","}
        if self.inches is None:
            begin = max(0, self.start - 400)
            begin = max(begin, text.rfind("\n", begin, self.start) + 1)
            self.inches = frozenset(inch_marks(text, begin, self.end))
        return at in self.inches

    def small_coins(self, figure: Figure, end: int) -> None:
        """Adds the small coins that are said behind the large: 155円30銭, "5 dollars and 20 cents"."""
        coins = SMALL_COINS.match(self.text, figure.end, end) if figure.factor == 1 else None
        if coins is not None:
            figure.value += (
                int(coins.group("wide")) / MINOR[coins.group("coin")]
                if coins.group("coin")
                else int(coins.group("number")) / 100
            )
            figure.end = coins.end()
        elif figure.worded and figure.factor == 1 and figure.scale == 1 and self.language == "en":
            more = (
                spoken_coins(self.text, figure.end + 1, end) if self.text[figure.end : figure.end + 1] == " " else None
            )
            if more is not None:
                figure.value, figure.end = figure.value + more[0], more[1]

    def is_paid(self, finish: int, before: str, around: str) -> bool:
        """Whether the pounds that end at `finish` are money, as what is said around them tells."""
        if PAYS.search(around):
            return True
        return PAID_BY.match(self.text, finish, self.end) is not None and SHED.search(before) is None

    def in_dollars(self) -> bool:
        """Whether the sentence speaks of dollars, whose hundredths are pennies too."""
        return DOLLARS.search(self.text, self.start, self.end) is not None

    def in_percent(self) -> bool:
        """Whether the sentence speaks of percent, so that its points are those between shares."""
        return any(self.text.find(sign, self.start, self.end) >= 0 for sign in ("%", "％", "パーセント", "퍼센트"))

    def is_ordinal(self, found: Behind, at: int, figure: Figure) -> bool:
        """Whether the "second" behind a number is the one after the first: "two second homes"."""
        return (
            found.unit.name == "second"
            and figure.value < 5
            and self.text[at : at + 1] == " "
            and self.text.startswith("second", found.end - 6)
            and figure.value != 1
            and SECOND_OF.match(self.text, found.end) is not None
        )

    def half_more(self, figure: Figure, factor: float, end: int) -> None:
        """Adds the half that stands behind the unit: "dos años y medio"."""
        half = HALF_MORE.get(self.language)
        more = half.match(self.text, figure.end, end) if half is not None and figure.bare == int(figure.bare) else None
        if more is not None:
            figure.value += factor * figure.scale / 2
            figure.end = more.end()

    def is_label(self, figure: Figure, before: str, hyphen: bool, end: int) -> bool:
        """Whether the words around a number make it a name, an age, a base or a term."""
        if figure.currency is not None:
            return False
        unit = figure.unit
        if unit in {"percent", "percentage point", "basis point", "share"}:
            return False
        if figure.scale == 1 and before.endswith(BASE_ENDS) and BASE.search(before):
            return True
        if is_age(self.text, before, figure.end, end, figure.value, unit):
            return True
        if unit == "year" and hyphen and TERM.match(self.text, figure.end, end):
            return True
        if unit in {"month", "week", "quarters", "year"} and PERIOD.match(self.text, figure.end, self.end):
            return True
        if unit is None and figure.value in {911, 999}:
            return True
        if unit is None and figure.value <= 50 and before.endswith(STRETCHES) and IN_STRETCH.search(before):
            return True
        if unit is None and figure.value >= 1e4 and self.is_dialled(figure, before):
            return True
        if figure.value in EMERGENCY and not figure.measured and (unit in CALLS or CALLED.search(before)):
            return True
        if unit is None and figure.scale == 1 and self.is_bare_year(figure):
            return True
        if unit is None and self.is_listed(figure, before):
            return True
        if figure.scale > 1:
            return False
        if unit is None and (is_left_in(before, figure.value) or is_round(before, figure.value)):
            return True
        name = named_by(before, self.text[figure.start : figure.end], unit is not None, figure.measured, self.language)
        figure.named = name == "capital"
        return bool(name)

    def is_dialled(self, figure: Figure, before: str) -> bool:
        """Whether plain figures are a number to call or text: "text 741741"."""
        return self.text[figure.start : figure.end].isdecimal() and DIALLED.search(before) is not None

    def is_listed(self, figure: Figure, before: str) -> bool:
        """Whether a bare number is that of a list: "1. ", "2) ", "5 Jeb Bush" at the beginning."""
        if self.text[figure.end : figure.end + 1] == ")" and "(" not in before:
            return True
        return figure.start == self.start and LIST_ITEM.match(self.text, figure.end, self.end) is not None

    def is_bare_year(self, figure: Figure) -> bool:
        """Whether four plain figures with nothing behind them are a year after all."""
        digits = self.text[figure.start : figure.end]
        return len(digits) == 4 and digits.isdecimal() and 1900 <= figure.value <= 2100


def inch_marks(text: str, begin: int, end: int) -> Iterator[int]:
    """Where straight quotation marks stand right behind figures and close nothing that was opened."""
    opened = False
    at = text.find('"', begin, end)
    while at >= 0:
        if opened:
            opened = False
        elif at > begin and text[at - 1].isdigit():
            if text[at + 1 : at + 2] in {" ", "x", "×", ",", "-", "", ")"}:
                yield at
        else:
            opened = True
        at = text.find('"', at + 1, end)


def tidy(value: float) -> int | float:
    """`value` without the dust of binary fractions: 1.13e12, not 1129999999999.9998; whole numbers as such, which the
    type says too, as compiled code would make fractions of them otherwise.
    """
    rounded = float(f"{value:.12g}")
    return int(rounded) if rounded == int(rounded) and abs(rounded) < 1e16 else rounded
