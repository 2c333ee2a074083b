"""Sums of money as people say them: "four pounds thirty", "a dollar eighty-seven", "seven twenty-five an hour"; what a
plain "pound" and "penny" mean beside other money; and rates ("157 to the dollar").
"""

import re

from factcheck.claims.engine.figures.currencies import CURRENCY_WORDS
from factcheck.claims.engine.figures.number_words import number_in_words
from factcheck.claims.engine.figures.tongues import ENGLISH

SPOKEN = {
    "dollar": "USD", "dollars": "USD", "buck": "USD", "bucks": "USD", "pound": "GBP", "pounds": "GBP", "quid": "GBP",
    "euro": "EUR", "euros": "EUR",
}  # fmt: skip
A_SUM = re.compile(r"\b(?:an?|one)\s(dollar|buck|pound|quid|euro)\s(?:and\s)?$", re.IGNORECASE)
ENDED = re.compile(
    r"\s?[,.;:!?)”\"’…—–]|\s?$|\s(?:an?\s(?!(?:hundred|thousand|million|half|dozen)\b)|per|for|each|apiece|at|in|on|to|more|less|the|from"
    r"|is|was|and|or|but|when|then|now|last|today|this|back|off|change|if|with|because|by|as|it|I|he|she|they|we)\b|\s[-–—]\s"
)
PAID_BY = re.compile(
    r"\s(?:an\s(?:hour|ounce|acre|item|adult)|a\s(?:gallon|litre|liter|pint|pound|pack|dozen|head|unit|share|piece|ride|shift"
    r"|go|cup|loaf|ticket|day|week|month|year|kilo|ton|tonne|box|bushel|barrel|bottle|night|minute)|per\s(?:hour|gallon|unit|share|pack))\b",
    re.IGNORECASE,
)
RATE = re.compile(
    r"\s(?:to|per|against|for)\s(?:the|a|one|every|each)\s(?:U\.?S\.?\s)?(?:dollar|euro|pound|greenback)\b"
)
MONEY = {
    word: code
    for code in (
        "JPY",
        "INR",
        "RUB",
        "TRY",
        "KRW",
        "CNY",
        "ZAR",
        "NGN",
        "UAH",
        "PLN",
        "HUF",
        "IDR",
        "THB",
        "MYR",
        "EGP",
    )
    for word in CURRENCY_WORDS.get(code, "").split()
    if word not in {"rs", "won", "rmb"}
} | {"won": "KRW"}
NAMED_MONEY = re.compile(r"\b(?:[Tt]he|[Ii]ts|[Aa])\s(?:[A-Z][a-z]+\s){0,2}(" + "|".join(MONEY) + r")(?:[’']s)?\b")
DOLLARS = re.compile(r"\$|\bdollars?\b|\bbucks\b")
SHED = re.compile(r"\b(?:los[et]|losing|gain\w*|weigh\w*|shed\w*|put\son|lighter|heavier|lift\w*)\b")


def coins(text: str, at: int, end: int) -> tuple[float, int] | None:
    """The coins said in words at `at`, behind so many pounds or dollars, in hundredths, with their end."""
    number = number_in_words(text, at, end, ENGLISH)
    if number is None or not 5 <= number.value < 100 or number.said > 1 or ENDED.match(text, number.end, end) is None:
        return None
    return number.value / 100, number.end


def a_sum(text: str, before: str, at: int, end: int) -> tuple[int, float, str, int] | None:
    """The sum whose coins begin at `at` behind "a dollar" and the like: its start, value, currency and end."""
    if not before.endswith((" dollar ", " buck ", " pound ", " quid ", " euro ", " and ")):
        return None
    match = A_SUM.search(before)
    said = coins(text, at, end) if match else None
    if match is None or said is None:
        return None
    return at - len(match.group()), 1 + said[0], SPOKEN[match.group(1).lower()], said[1]


NUMBER_INITIALS = frozenset("tfsenTFSEN")


def a_price(text: str, value: float, finish: int, end: int) -> tuple[float, int] | None:
    """The price that `value`, said in words and ending at `finish`, begins: the 7.25 of "seven twenty-five an hour"."""
    if text[finish : finish + 1] != " " or text[finish + 1 : finish + 2] not in NUMBER_INITIALS or not 1 <= value < 100:
        return None
    said = number_in_words(text, finish + 1, end, ENGLISH)
    if said is None or value != int(value) or not 10 <= said.value < 100 or PAID_BY.match(text, said.end, end) is None:
        return None
    return value + said.value / 100, said.end


def rate(text: str, start: int, at: int, finish: int, end: int) -> str | None:
    """The currency that a bare number before "to the dollar" is in, where the sentence names it before: "the yen"."""
    if text[finish : finish + 1] != " " or RATE.match(text, finish, end) is None:
        return None
    named = NAMED_MONEY.search(text, max(start, at - 200), at)
    return MONEY[named.group(1)] if named else None
