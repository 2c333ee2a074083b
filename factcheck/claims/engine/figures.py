"""Figures: amounts, counts and shares, with value in base units, unit, currency and whether they are approximate.

Own grammar: a number (in figures or words), what may stand before it (a currency, "nearly") and after it (a magnitude,
a unit, the things counted). Dates, clock times, scores, ranks and the numbers of names ("COVID-19") are not figures.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from factcheck.claims.engine.results import Date, Quantity

CURRENCY_SIGNS = {
    "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "HK$": "HKD", "NZ$": "NZD",
    "S$": "SGD", "NT$": "TWD", "R$": "BRL", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "￥": "JPY",
    "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY", "₦": "NGN", "₴": "UAH", "₪": "ILS", "₫": "VND",
    "฿": "THB", "₱": "PHP", "Rs": "INR", "Rs.": "INR",
}  # fmt: skip
CODES = frozenset(
    "USD EUR GBP JPY CNY RMB INR CHF AUD CAD NZD SGD HKD TWD KRW RUB BRL MXN ZAR SEK NOK DKK PLN TRY UAH ILS "
    "THB IDR".split()
)
CURRENCY_WORDS = {
    "dollar": "USD", "dollars": "USD", "buck": "USD", "bucks": "USD", "cents": "USD", "euro": "EUR",
    "euros": "EUR", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rupee": "INR", "rupees": "INR",
    "won": "KRW", "ruble": "RUB", "rubles": "RUB", "rouble": "RUB", "roubles": "RUB", "franc": "CHF",
    "francs": "CHF", "reais": "BRL", "lira": "TRY", "shekels": "ILS", "hryvnia": "UAH", "naira": "NGN",
    "zloty": "PLN", "peso": "MXN", "pesos": "MXN", "rand": "ZAR", "円": "JPY", "元": "CNY", "人民币": "CNY",
    "美元": "USD", "ドル": "USD", "欧元": "EUR", "ユーロ": "EUR", "원": "KRW", "€": "EUR", "£": "GBP", "$": "USD",
}  # fmt: skip
NATIONAL = {
    "us": "USD", "u.s.": "USD", "american": "USD", "canadian": "CAD", "australian": "AUD",
    "hong kong": "HKD", "singapore": "SGD", "new zealand": "NZD", "swiss": "CHF", "south korean": "KRW",
    "japanese": "JPY",
}  # fmt: skip
MAGNITUDES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "millions": 1e6, "mn": 1e6, "mln": 1e6,
    "m": 1e6, "billion": 1e9, "billions": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12, "trillions": 1e12,
    "tn": 1e12, "trn": 1e12, "t": 1e12, "quadrillion": 1e15, "crore": 1e7, "crores": 1e7, "lakh": 1e5,
    "lakhs": 1e5, "lac": 1e5, "万": 1e4, "萬": 1e4, "億": 1e8, "亿": 1e8, "兆": 1e12, "만": 1e4, "억": 1e8,
    "조": 1e12, "milliarden": 1e9, "milliarde": 1e9, "mrd": 1e9, "millionen": 1e6, "mio": 1e6,
    "milliards": 1e9, "milliard": 1e9, "millones": 1e6, "millón": 1e6, "mil millones": 1e9,
    "milhões": 1e6, "bilhões": 1e9, "billones": 1e12, "tausend": 1e3, "mille": 1e3, "mil": 1e3,
    "dozen": 12.0,
}  # fmt: skip
SHORT_MAGNITUDES = frozenset({"k", "m", "b", "t"})
PERCENT = {
    "%": "percent", "％": "percent", "percent": "percent", "per cent": "percent", "pct": "percent",
    "prozent": "percent", "pour cent": "percent", "por ciento": "percent", "por cento": "percent",
    "percentage point": "percentage point", "percentage points": "percentage point",
    "pp": "percentage point", "% points": "percentage point", "%-points": "percentage point",
    "basis point": "basis point", "basis points": "basis point", "bps": "basis point",
}  # fmt: skip
MEASURES = {
    word: unit
    for unit, words in {
        "kilometre": "km kilometre kilometres kilometer kilometers",
        "metre": "metre metres meter meters",
        "centimetre": "cm centimetre centimetres centimeter centimeters",
        "millimetre": "mm millimetre millimetres millimeter millimeters",
        "mile": "mile miles",
        "foot": "ft foot feet",
        "inch": "inch inches",
        "yard": "yard yards",
        "acre": "acre acres",
        "hectare": "ha hectare hectares",
        "square kilometre": "km² km2 sq_km",
        "square metre": "m² m2",
        "kilogram": "kg kilo kilos kilogram kilograms",
        "gram": "gram grams",
        "tonne": "tonne tonnes",
        "ton": "ton tons",
        "pound (weight)": "lb lbs",
        "litre": "litre litres liter liters",
        "gallon": "gallon gallons",
        "barrel": "barrel barrels",
        "degree Celsius": "°C ℃",
        "degree Fahrenheit": "°F ℉",
        "degree": "° degree degrees",
        "kilometre per hour": "km/h kph",
        "mile per hour": "mph",
        "kilowatt hour": "kWh",
        "megawatt hour": "MWh",
        "terawatt hour": "TWh",
        "megawatt": "MW megawatt megawatts",
        "gigawatt": "GW gigawatt gigawatts",
        "kilowatt": "kW kilowatt kilowatts",
        "second": "second seconds",
        "minute": "minute minutes",
        "hour": "hour hours",
        "day": "day days",
        "week": "week weeks",
        "month": "month months",
        "year": "year years",
        "decade": "decade decades",
        "people": "people persons person 人 명",
        "times": "times",
    }.items()
    for word in words.split()
}

ONES = {
    word: float(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen "
        "eighteen nineteen".split()
    )
}
TENS = {
    word: float(10 * number)
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
FRACTIONS = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "fifth": 0.2, "tenth": 0.1}
VULGAR = {"½": 0.5, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "¾": 0.75}

COUNT = "|".join([*list(ONES)[2:], *TENS])
SCALE = "hundred|thousand|million|billion|trillion|crore|lakh|dozen"
SIGN = r"(?:US|NZ|HK|AU?|CA?|S)\s?\$|" + "|".join(
    re.escape(sign) for sign in sorted(CURRENCY_SIGNS, key=len, reverse=True)
)
DIGITS = (
    r"(?:\d{1,3}(?:[,.’'\u00a0\u202f\u2009]\d{3})++(?:[.,]\d{1,3})?(?![\d])|"
    r"\d{1,18}(?:[.,]\d{1,6})?(?!\d))(?:[½⅓⅔¼¾])?|[½⅓⅔¼¾]"
)
NUMBER = re.compile(
    rf"(?P<sign>{SIGN}|\b[A-Z]{{3}}(?=\s?\d))?\s?(?P<minus>(?<!\w)[-−])?(?P<digits>{DIGITS})|"
    rf"\b(?P<fraction>(?i:(?P<parts>a|one|two|three|four)[\s-]+(?P<share>half|halves|third|quarter|fifth|"
    rf"tenth)s?\b(?=\s+of\b)|half(?=\s+(?:of|the|a|all)\b)))|\b(?P<ratio>(?i:(?P<some>one|two|three|four|five|"
    rf"\d{{1,3}})\s+(?:in|out\s+of)\s+(?:every\s+)?(?P<all>two|three|four|five|six|seven|eight|nine|ten|twenty|"
    rf"\d{{1,3}}0?)\b))(?!\s+(?:years|months|days|weeks|\d))|\b(?P<words>(?i:(?:(?:{COUNT}|a|"
    rf"one)(?=[\s-]+(?:and\s+)?(?:a\s+half\s+)?(?:{COUNT}|{SCALE})\b)|{COUNT})(?:(?:[\s-]+|\s+and\s+)(?:(?:{COUNT}|"
    rf"one)\b|(?:{SCALE})\b)){{0,8}}))\b"
)
MAGNITUDE = re.compile(
    r"[\s-]?(?P<magnitude>"
    + "|".join(re.escape(word) for word in sorted(MAGNITUDES, key=len, reverse=True) if word not in SHORT_MAGNITUDES)
    + r"|[kKmMbBtT])(?![^\W\d_](?<![人円元日年ドユ원명美欧]))\.?",
    re.IGNORECASE,
)
PERCENT_WORD = re.compile(
    r"[\s-]?(?P<percent>" + "|".join(re.escape(word) for word in sorted(PERCENT, key=len, reverse=True)) + r")(?!\w)",
    re.IGNORECASE,
)
CURRENCY_WORD = re.compile(
    r"[\s-]?(?:(?P<nation>" + "|".join(re.escape(word) for word in NATIONAL) + r")\s+)?(?P<currency>"
    + "|".join(re.escape(word) for word in sorted(CURRENCY_WORDS, key=len, reverse=True))
    + "|" + "|".join(sorted(CODES)) + r")(?![a-z])",
    re.IGNORECASE,
)  # fmt: skip
MEASURE = re.compile(
    r"[\s-]?(?P<measure>"
    + "|".join(re.escape(word) for word in sorted(MEASURES, key=len, reverse=True))
    + r")(?![\w/])"
)
THINGS = re.compile(
    r"\s+((?:[^\W\d_][\w’'-]*\s+){0,2}?)([a-z][a-z-]*(?:[^su]s|people|children|men|women|police|staff))\b(?!’|')"
)
STOPS_COUNTING = frozenset(
    "of in on at by to from for with and or but as is was were are has had have the a an his her its their "
    "this that than "
    "per more less out after before who which while when if into over under said says".split()
)
NOT_THINGS = frozenset("was has is as does his this its thus plus yes versus says us always perhaps".split())
ABOUT = re.compile(
    r"(?:\b(?:about|around|roughly|approximately|approx\.?|nearly|almost|some|over|more\s+than|less\s+than|"
    r"fewer\s+than|at\s+least|at\s+most|up\s+to|under|close\s+to|an\s+estimated|estimated|circa|ca\.|"
    r"just\s+(?:over|under)|as\s+(?:many|much)\s+as|upwards?\s+of|above|below|well\s+over|nearly\s+a|rund|etwa|"
    r"environ|près\s+de|casi|cerca\s+de)\s+(?:the\s+)?|[~≈約约])$",
    re.IGNORECASE,
)
ABOUT_AFTER = re.compile(r"\s*(?:or\s+so|or\s+more|plus|\+|余り|余)(?!\w)", re.IGNORECASE)
RANGE = re.compile(r"\s?[–—-]\s?$|\bto\s+$|\bor\s+$|\band\s+$", re.IGNORECASE)
CLOCK = re.compile(r"\s?(?::\d\d|[ap]\.?\s?m\b|o[’']clock|hrs\b|Uhr\b|h\d\d\b)", re.IGNORECASE)
ORDINAL = re.compile(r"(?:st|nd|rd|th)\b|[\s-]century|er\b|º|ª")
OF_A_NAME_BEFORE = re.compile(
    r"(?:[^\W\d_]|\b(?:No\.|no\.|Nos\.|number|Article|Section|Chapter|Page|page|p\.|Figure|Table|Room|Flight|Route|"
    r"Highway|Interstate|Covid|Level|Phase|Stage|Title|Proposition|Resolution|Apollo|Boeing|Airbus|Type|Windows|"
    r"iPhone|at|aged|age|posts?|day|line|lane|bus|gate|channel|group|grade|verse|episode|season|volume|issue|version|"
    r"terminal|unit|district|ward|precinct|step|question)\s)$"
)
AGE = re.compile(r"\b(?:age|aged)\s$")
SCORE = re.compile(r"\d\s?[–—:-]\s?$")

VALUE_LIMIT = 1e18


def figures(text: str, start: int, end: int, dates: Sequence[Date] = (), language: str = "en") -> list[Quantity]:
    """The figures in `text[start:end]` (a sentence), in order; what lies in
    one of `dates` is a date and no figure.
    """
    found: list[Quantity] = []
    taken = start
    coming = 0
    for match in NUMBER.finditer(text, start, end):
        at = match.start("sign") if match.group("sign") else match.start()
        while at < match.end() and text[at].isspace():
            at += 1
        while coming < len(dates) and dates[coming].end <= at:
            coming += 1
        if at < taken or (coming < len(dates) and dates[coming].start < match.end()):
            continue
        quantity = read_number(text, start, end, at, match, language)
        if quantity is None:
            continue
        if (
            found
            and quantity.unit is None
            and quantity.currency is None
            and plain(quantity)
            and is_score(text, found[-1], quantity)
        ):
            found.pop()
            continue
        if found:
            found[-1], quantity = shared(text, found[-1], quantity)
        found.append(quantity)
        taken = quantity.end
    return found


def plain(quantity: Quantity) -> bool:
    return quantity.value < 200 and quantity.value == int(quantity.value)


def is_score(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether two small bare numbers with a dash between them are a score ("3 – 0")."""
    between = text[first.end : second.start].strip()
    return between in {"-", "–", "—", ":"} and first.unit is None and first.currency is None and plain(first)


def shared(text: str, first: Quantity, second: Quantity) -> tuple[Quantity, Quantity]:
    """Both ends of a range with the unit, currency and magnitude that a range states only once: "40 to 50
    percent", "$5-7 billion".
    """
    between = text[first.end : second.start]
    if (
        len(between) > 5
        or not RANGE.search(between)
        or (between.strip() == "and" and "etween" not in text[max(0, first.start - 9) : first.start])
    ):
        return first, second
    value = first.value
    digits = re.sub(r"[^\d.,]", "", second.text)
    if value < 1000 and second.value >= 1000 and digits:
        bare = number_value(digits, "en")
        scale = second.value / bare if bare else 1.0
        if scale >= 1000 and first.text.strip("$€£¥ ").replace(",", "").replace(".", "").isdigit():
            value *= scale
    if second.currency is None and second.unit is None and first.currency is not None:
        second = replace(second, currency=first.currency)
    first = Quantity(
        first.text,
        tidy(value),
        first.unit or (second.unit if first.currency is None else None),
        first.currency or (second.currency if first.unit is None else None),
        first.approximate,
        first.start,
        first.end,
    )
    return first, second


def read_number(text: str, start: int, end: int, at: int, match: re.Match[str], language: str) -> Quantity | None:
    """The figure whose number `match` found, with what stands around it; None where it is none."""
    finish = match.end()
    before = text[max(start, at - 24) : at]
    sign = (match.group("sign") or "").replace(" ", "")
    currency = CURRENCY_SIGNS.get(sign) or (sign if sign in CODES else None)
    if sign == "RMB":
        currency = "CNY"
    if sign and currency is None:
        return None
    worded = match.group("digits") is None
    if match.group("digits") is not None:
        value = number_value(match.group("digits"), language) * (-1 if match.group("minus") else 1)
        if not sign and part_of_a_name(text, before, at, finish, end):
            return None
    elif match.group("words"):
        value = words_value(match.group("words"))
        if text[finish : finish + 1] == "-" and text[finish + 1 : finish + 2].isdigit():
            return None
    elif match.group("ratio"):
        some, every = (small(match.group(name)) for name in ("some", "all"))
        if not every or some > every:
            return None
        return Quantity(
            text[at:finish],
            tidy(some / every),
            "share",
            None,
            approximate(before, text, finish, end),
            at,
            finish,
        )
    else:
        parts = match.group("parts")
        share = FRACTIONS.get((match.group("share") or "half").lower().removesuffix("s").replace("halve", "half"), 0.5)
        value = share * (small(parts) if parts else 1)
        return Quantity(text[at:finish], tidy(value), "share", None, approximate(before, text, finish, end), at, finish)

    magnitude = MAGNITUDE.match(text, finish, end)
    if magnitude and accepts(magnitude, text, finish, bool(sign), worded):
        value *= MAGNITUDES[magnitude.group("magnitude").lower()]
        finish = magnitude.end() - (text[magnitude.end() - 1] == ".")
        further = MAGNITUDE.match(text, finish, end)
        if further and further.group("magnitude").lower() in {
            "crore",
            "crores",
            "trillion",
            "billion",
            "million",
        }:
            value *= MAGNITUDES[further.group("magnitude").lower()]
            finish = further.end()
    unit: str | None = None
    percent = PERCENT_WORD.match(text, finish, end)
    money = CURRENCY_WORD.match(text, finish, end) if percent is None and currency is None else None
    measure = MEASURE.match(text, finish, end) if percent is None and money is None and not sign else None
    if percent:
        unit = PERCENT[percent.group("percent").lower()]
        finish = percent.end()
    elif money:
        word = money.group("currency").lower()
        currency = CURRENCY_WORDS.get(word) or word.upper().replace("RMB", "CNY")
        if money.group("nation"):
            currency = NATIONAL[money.group("nation").lower()]
        if word == "cents":
            value /= 100
        finish = money.end()
    elif measure:
        unit = MEASURES[measure.group("measure")]
        finish = measure.end()
    elif not sign:
        unit = counted(text, finish, end)
    if abs(value) > VALUE_LIMIT or (worded and unit is None and currency is None and value < 2):
        return None
    return Quantity(text[at:finish], tidy(value), unit, currency, approximate(before, text, finish, end), at, finish)


def part_of_a_name(text: str, before: str, at: int, finish: int, end: int) -> bool:
    """Whether figures belong to a name, a clock time, a rank or a longer
    code: "COVID-19", "22:30", "39th", "F-35".
    """
    if ORDINAL.match(text, finish, end) or CLOCK.match(text, finish, end):
        return True
    if re.match(r"[^\W\d_]", text[finish : finish + 1]) and not (
        MAGNITUDE.match(text, finish, end) or MEASURE.match(text, finish, end) or PERCENT_WORD.match(text, finish, end)
        or CURRENCY_WORD.match(text, finish, end) or text[finish] > "\u2e7f"
    ):  # fmt: skip
        return True
    last = before[-1:]
    if last in {"-", "–", "−"} and len(before) > 1 and (before[-2].isalpha() and before[-2].isascii()):
        return True
    if (
        last in {":", "/", "#", "_", "@"}
        or (last == "." and before[-2:-1].isalnum())
        or (last == "," and before[-2:-1].isdigit())
    ):
        return True
    if last and last.isalpha() and last.isascii():
        return True
    if text[finish : finish + 1] in {"/", ":"} and text[finish + 1 : finish + 2].isdigit():
        return True
    if AGE.search(before):
        return False
    named = OF_A_NAME_BEFORE.search(before)
    return (
        named is not None
        and named.group() not in {"at "}
        and not last.isalpha()
        and last.isspace()
        and len(named.group()) > 1
    )


def accepts(magnitude: re.Match[str], text: str, finish: int, money: bool, worded: bool) -> bool:
    """Whether what follows the number is a magnitude: "5m" and "$5 b" are, "5 m" is a length."""
    word = magnitude.group("magnitude").lower()
    if word in SHORT_MAGNITUDES:
        attached = text[finish] not in " -"
        return not worded and attached and (money or word in {"k", "m"} or magnitude.group("magnitude").isupper())
    return not worded or word not in {"hundred", "thousand", "mil", "mille"}


def number_value(digits: str, language: str) -> float:
    """The value of a number in figures; what a comma means is told by how
    many figures follow, then by the language.
    """
    extra = 0.0
    if digits[-1] in VULGAR:
        extra = VULGAR[digits[-1]]
        digits = digits[:-1]
        if not digits:
            return extra
    digits = re.sub("[’'\u00a0\u202f\u2009]", "", digits)
    continental = language[:2] in {
        "de",
        "fr",
        "es",
        "pt",
        "it",
        "nl",
        "pl",
        "ru",
        "tr",
        "da",
        "nb",
        "no",
        "sv",
        "fi",
        "cs",
    }
    commas, stops = digits.count(","), digits.count(".")
    if commas and stops:
        thousands = "," if digits.rfind(",") < digits.rfind(".") else "."
        digits = digits.replace(thousands, "").replace(",", ".")
    elif commas:
        grouped = commas > 1 or (len(digits.rsplit(",", 1)[1]) == 3 and not continental)
        digits = digits.replace(",", "" if grouped else ".", -1 if grouped else 1)
    elif stops:
        grouped = stops > 1 or (continental and len(digits.rsplit(".", 1)[1]) == 3)
        digits = digits.replace(".", "") if grouped else digits
    return float(digits) + extra


def small(word: str) -> float:
    word = word.lower()
    if word.isdigit():
        return float(word)
    return 1.0 if word == "a" else ONES.get(word, TENS.get(word, 0.0))


def words_value(words: str) -> float:
    """The value of a number in words: "five thousand", "twenty-one", "a hundred and ten", "two dozen"."""
    total = current = 0.0
    for word in re.split(r"[\s-]+", words.lower()):
        if word in {"and", ""}:
            continue
        if word == "a":
            current += 1
        elif word in ONES:
            current += ONES[word]
        elif word in TENS:
            current += TENS[word]
        else:
            scale = MAGNITUDES[word]
            if scale <= 100:
                current = (current or 1) * scale
            else:
                total += (current or 1) * scale
                current = 0
    return total + current


def counted(text: str, finish: int, end: int) -> str | None:
    """The things counted, as written ("84,121 votes" → votes), where a plural follows within three words."""
    things = THINGS.match(text, finish, min(end, finish + 60))
    if things is None or things.group(2) in NOT_THINGS:
        return None
    if any(word in STOPS_COUNTING for word in things.group(1).lower().split()):
        return None
    return "people" if things.group(2) == "people" else things.group(2)


def approximate(before: str, text: str, finish: int, end: int) -> bool:
    return ABOUT.search(before) is not None or ABOUT_AFTER.match(text, finish, end) is not None


def tidy(value: float) -> float:
    """`value` without the dust of binary fractions: 1.13e12, not 1129999999999.9998; whole numbers as such."""
    rounded = float(f"{value:.12g}")
    return int(rounded) if rounded == int(rounded) and abs(rounded) < 1e16 else rounded
