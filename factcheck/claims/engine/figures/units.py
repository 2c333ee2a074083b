"""What may stand behind a number, as written and as it counts: magnitudes, shares, currencies and measures.

`UNITS` holds words and phrases in lower case, `CASED` those whose capitals matter ("MW"), `SIGNS` signs, `WIDE` the
words of scripts that put no blanks between words. Measures are named in the singular; what a plain number of dollars
or pounds means is the currency's ISO 4217 code.
"""

from typing import NamedTuple

from factcheck.claims.engine.figures.currencies import (
    CENTS,
    CODES,
    COINS,
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    LOCAL_MONEY,
    LONGER_CURRENCIES,
    NATIONS,
    SUMS,
)
from factcheck.claims.engine.figures.measures import ABROAD, CASED_MEASURES, LONGER_ABROAD, LONGER_MEASURES, MEASURES
from factcheck.claims.engine.figures.wide_units import COUNTERS, INDIC, WIDE_CURRENCIES, WIDE_MAGNITUDES, WIDE_UNITS


class Unit(NamedTuple):
    """One thing that may follow a number. `kind` is "magnitude", "percent", "currency" or "measure"; the number counts
    `factor` times, `name` is the unit or the currency's code.
    """

    kind: str
    name: str
    factor: float = 1.0


MAGNITUDES = {
    1e2: "hundred hundreds",
    1e3: "thousand thousands tausend tsd tsd. mille mil duizend тысяч тыс тыс.",
    1e5: "lakh lakhs lac lacs",
    1e6: "million millions mn mn. mln mln. mio mio. millionen millón millon millones milhão milhões miljoen "
    "milione milioni miljoner миллион миллиона миллионов млн млн.",
    1e7: "crore crores",
    1e9: "billion billions bn bn. bln bln. milliarde milliarden mrd mrd. milliard milliards miliardo miliardi "
    "miljard miljarden miljarder bilhão bilhões миллиард миллиарда миллиардов млрд млрд.",
    1e12: "trillion trillions tn tn. trn trn. tln billionen billón billones biliões trilhão trilhões триллион "
    "триллиона триллионов трлн трлн.",
    1e15: "quadrillion quadrillions",
    12.0: "dozen dozens",
}
LONGER_MAGNITUDES = {
    "hundred thousand": 1e5, "mil millones": 1e9, "mil milhões": 1e9, "mil milhão": 1e9, "lakh crore": 1e12,
    "lakh crores": 1e12, "thousand crore": 1e10, "thousand billion": 1e12, "thousand million": 1e9,
    "million million": 1e12, "million billion": 1e15,
}  # fmt: skip
ATTACHED = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12, "K": 1e3, "M": 1e6, "B": 1e9, "T": 1e12}
"""Magnitudes of one letter, which stand right behind the number or not at all."""

SHARES = {
    "percent": "percent percents pct pct. pc p.c. prozent procent procenten pourcent percento prosent procenta "
    "procentów "
    "procenti prosenttia százalék процента процентов процент",
    "per mille": "permille promille",
    "basis point": "bp bps basispunkt basispunkte basispunkten basispunten",
    "percentage point": "pp pps ppt ppts prozentpunkt prozentpunkte prozentpunkten procentpunt procentpunten "
    "procentenhet procentenheter procentpoint prosentpoeng p.p.",
}
LONGER_SHARES = {
    "per cent": "percent", "per cents": "percent", "pour cent": "percent", "por ciento": "percent",
    "por cento": "percent", "per cento": "percent", "percentage point": "percentage point",
    "percentage points": "percentage point", "percent point": "percentage point",
    "percent points": "percentage point", "per cent points": "percentage point",
    "per cent point": "percentage point", "percentage pts": "percentage point",
    "percentage pt": "percentage point", "pct points": "percentage point", "pct point": "percentage point",
    "pct pts": "percentage point", "pct pt": "percentage point", "punto percentuale": "percentage point",
    "punkt procentowy": "percentage point", "punkty procentowe": "percentage point",
    "punktów procentowych": "percentage point", "procentní body": "percentage point",
    "procentních bodů": "percentage point",
    "процентных пункта": "percentage point", "процентных пунктов": "percentage point",
    "процентный пункт": "percentage point", "punto básico": "basis point", "ponto base": "basis point",
    "pontos-base": "basis point", "punto base": "basis point", "point de base": "basis point", "per mil": "per mille",
    "per mille": "per mille", "pour mille": "per mille", "por mil": "per mille",
    "points de pourcentage": "percentage point", "point de pourcentage": "percentage point",
    "puntos porcentuales": "percentage point", "punto porcentual": "percentage point",
    "pontos percentuais": "percentage point", "ponto percentual": "percentage point",
    "pontos porcentuais": "percentage point", "punti percentuali": "percentage point",
    "basis point": "basis point", "basis points": "basis point", "points de base": "basis point",
    "puntos básicos": "basis point", "puntos basicos": "basis point", "pontos base": "basis point",
    "punti base": "basis point",
}  # fmt: skip

SIGNS = {
    "%": Unit("percent", "percent"),
    "％": Unit("percent", "percent"),
    "٪": Unit("percent", "percent"),
    "‰": Unit("percent", "per mille"),
    "°": Unit("measure", "degree"),
    "º": Unit("measure", "degree"),
    "℃": Unit("measure", "degree Celsius"),
    "℉": Unit("measure", "degree Fahrenheit"),
    "¢": Unit("currency", "USD", 0.01),
    "×": Unit("measure", "times"),
    "″": Unit("measure", "inch"),
    "Ω": Unit("measure", "ohm"),
} | {sign: Unit("currency", code) for sign, code in CURRENCY_SIGNS.items() if len(sign) == 1}
LONGER_SIGNS = (
    (
        (
            "% points",
            "%-points",
            "%-point",
            "% point",
            "%pts",
            "%-Punkte",
            "%pt",
            "%p",
            "%포인트",
            "%ポイント",
            "％ポイント",
        ),
        Unit("percent", "percentage point"),
    ),
    (("°C", "° C", "ºC"), Unit("measure", "degree Celsius")),
    (("°F", "° F", "ºF"), Unit("measure", "degree Fahrenheit")),
)


def spelled(table: dict[str, str], kind: str, between: str | None = None) -> dict[str, Unit]:
    """Each spelling of a table that gives the spellings of each unit."""
    return {word: Unit(kind, name) for name, words in table.items() for word in words.split(between)}


UNITS: dict[str, Unit] = (
    spelled(MEASURES, "measure")
    | spelled(LONGER_MEASURES, "measure", "|")
    | spelled(CURRENCY_WORDS, "currency")
    | {code.lower(): Unit("currency", code) for code in CODES if code not in {"ALL", "TRY", "PEN", "COP", "MAD", "CUP"}}
    | {words: Unit("currency", code) for words, code in LONGER_CURRENCIES.items()}
    | {words: Unit("currency", code, factor) for words, (code, factor) in SUMS.items()}
    | {word: Unit("measure", coin) for coin in ("bitcoin", "dogecoin", "litecoin") for word in (coin, coin + "s")}
    | {
        f"{nation} {word}": Unit("currency", code)
        for words, nations in NATIONS.items()
        for nation, code in nations.items()
        for word in words.split()
    }
    | {words: Unit("currency", code, 0.01) for words, code in CENTS.items()}
    | {word: Unit("percent", unit) for unit, words in SHARES.items() for word in words.split()}
    | {words: Unit("percent", unit) for words, unit in LONGER_SHARES.items()}
    | {word: Unit("magnitude", "", value) for value, words in MAGNITUDES.items() for word in words.split()}
    | {words: Unit("magnitude", "", value) for words, value in LONGER_MAGNITUDES.items()}
)
CASED: dict[str, Unit] = (
    {word: Unit("measure", unit) for word, unit in CASED_MEASURES.items()}
    | {code: Unit("currency", code) for code in CODES}
    | {code: Unit("measure", coin) for code, coin in COINS.items()}
)
WIDE: dict[str, Unit] = (
    {word: Unit("magnitude", "", value) for word, value in WIDE_MAGNITUDES.items()}
    | spelled(WIDE_CURRENCIES, "currency")
    | {
        word: Unit("percent" if unit.startswith("percent") or unit == "basis point" else "measure", unit)
        for unit, words in WIDE_UNITS.items()
        for word in words.split()
    }
    | {word: Unit("measure", word) for word in COUNTERS if word not in " ".join(WIDE_UNITS.values()).split()}
    | {"銭": Unit("currency", "JPY", 0.01)}
    | {"割": Unit("percent", "percent", 10.0), "成": Unit("percent", "percent", 10.0)}
)
INDIAN: dict[str, Unit] = {
    word: Unit(name, "", factor)
    if name == "magnitude"
    else Unit("percent", name, factor)
    if name == "percent"
    else Unit("currency", name, factor)
    if name.isupper()
    else Unit("measure", name, factor)
    for word, (name, factor) in INDIC.items()
}
LOCAL: dict[str, dict[str, Unit]] = {
    language: spelled(ABROAD.get(language, {}), "measure")
    | spelled(LONGER_ABROAD.get(language, {}), "measure", "|")
    | spelled(LOCAL_MONEY.get(language, {}), "currency")
    for language in {*ABROAD, *LONGER_ABROAD, *LOCAL_MONEY}
}
"""The words that mean their unit in the texts of one language alone."""

LOCAL["fr"] |= {word: Unit("magnitude", "", 1e9) for word in ("md", "mds")}
