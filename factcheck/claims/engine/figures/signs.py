"""What stands before a number: a currency, written as a sign, as letters or as a code, and a minus."""

import re

from factcheck.claims.engine.figures.currencies import CODES, CURRENCY_LETTERS, CURRENCY_SIGNS

SIGN_ENDS = frozenset("".join(CURRENCY_SIGNS)) - frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
SIGN = re.compile(
    rf"(?:(?<![A-Za-z])(?:US|AU?|CA?|HK|NZ|NT|S|MX|J|Z|R)\s?)?[{re.escape(''.join(sorted(SIGN_ENDS)))}]\s?$"
)
LARGE_SUM = r"\d{1,3}(?:[ ,]\d{3})+|\d[\d.,]*\s?(?:thousand|million|billion|trillion|m|bn|tn|k)\b"
SHORT_SIGNS = {"R": ("ZAR", re.compile(LARGE_SUM + r"|\d{3}")), "N": ("NGN", re.compile(LARGE_SUM))}
"""Single letters that stand for a currency before a large sum, and for roads and much else before others."""

LETTERED = re.compile(r"(?<![^\W\d_])([A-Za-zčł]{1,4}\.?)[\s\u00a0]?$")
WIDE_SIGNS = tuple(word for word in CURRENCY_LETTERS if word[0] > "\u2e7f")
MINUS = frozenset("-−–")
MINUS_SIGNS = ("零下", "氷点下", "マイナス", "영하", "영하 ", "負", "负")
MINUS_WORD = re.compile(r"(?<!plus\sor\s)(?<!\bor\s)\b(?:minus|negative)\s$", re.IGNORECASE)


def currency_before(text: str, at: int, before: str) -> tuple[int, str | None]:
    """Where the figure whose number begins at `at` begins with its currency, and the code of the currency that the
    words `before` it end with, None where they end with none.
    """
    last = before[-1:]
    if last in {" ", "\u00a0"}:
        last = before[-2:-1]
    if not last:
        return at, None
    if last in SIGN_ENDS:
        match = SIGN.search(before)
        if match is not None:
            written = match.group().replace(" ", "").replace("\u00a0", "")
            return at - len(match.group()), CURRENCY_SIGNS.get(written) or CURRENCY_SIGNS[written[-1]]
    if last > "\u2e7f":
        for word in WIDE_SIGNS:
            if before.endswith(word):
                return at - len(word), CURRENCY_LETTERS[word]
    match = LETTERED.search(before, max(0, len(before) - 7)) if last.isalpha() or last == "." else None
    if match is None:
        return at, None
    word = match.group(1)
    code = CURRENCY_LETTERS.get(word) or (word if word in CODES else None)
    if code is None and word in SHORT_SIGNS and SHORT_SIGNS[word][1].match(text, at):
        code = SHORT_SIGNS[word][0]
    return (at, None) if code is None else (at - len(match.group()), code)


def minus_before(text: str, start: int, begin: int, before: str) -> int:
    """Where the minus begins that stands right before the figure at `begin`, or `begin` where none does."""
    if begin <= start:
        return begin
    if text[begin - 1] > "\u2e7f" or (text[begin - 1] == " " and before.endswith("영하 ")):
        for word in MINUS_SIGNS:
            if before.endswith(word):
                return begin - len(word)
        return begin
    if text[begin - 1] in MINUS:
        outer = text[begin - 2 : begin - 1] if begin - 2 >= start else ""
        return begin - 1 if not outer or outer in ' (\u00a0\n[“"' else begin
    match = MINUS_WORD.search(before) if before.endswith(("minus ", "negative ")) else None
    return begin - len(match.group()) if match else begin
