"""Numbers in figures: how they are written in the world's languages, and what they are worth."""

import re

VULGAR = {
    "½": 0.5, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "¾": 0.75, "⅕": 0.2, "⅖": 0.4, "⅗": 0.6, "⅘": 0.8, "⅙": 1 / 6,
    "⅚": 5 / 6, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625, "⅞": 0.875,
}  # fmt: skip
FRACTION_SIGNS = "".join(VULGAR)

ANY = re.compile(rf"[\d{FRACTION_SIGNS}]")
"""Where a number in figures may begin; a set of signs alone is searched at the speed of C."""

RUN = re.compile(r"[\d,.]+")
DIGITS = re.compile(
    r"(?:"
    # Groups of three, whatever parts them; Indian groups of two; groups parted by plain blanks; no groups.
    r"\d{1,3}(?:(?:,\d{3})++(?:\.\d{1,6})?|(?:\.\d{3})++(?:,\d{1,6})?|(?:[’'\u00a0\u202f\u2009]\d{3})++(?:[.,]\d{1,6})?)"
    r"(?!\d|[.,]\d)|"
    r"\d{1,2}(?:,\d{2}(?!\d))++,\d{3}(?:\.\d{1,3})?(?!\d)|"
    r"[1-9]\d{0,2}(?:[ ]\d{3})++(?:[.,]\d{1,3})?(?![\d/:]|[.,]\d)|"
    r"\d{1,18}(?:[.,٫]\d{1,10})?(?!\d)"
    r")"
    rf"(?:[{FRACTION_SIGNS}]|[ -](?P<over>\d{{1,2}})/(?P<under>\d{{1,2}})(?![\d/]))?|[{FRACTION_SIGNS}]"
)
BLANKS = re.compile("[’' \u00a0\u202f\u2009]")

CONTINENTAL = frozenset("de fr es pt it nl pl ru uk tr da nb no sv fi cs sk hu ro bg hr sr el id ca gl".split())
"""Languages in which the comma begins the decimals."""


def number_value(match: re.Match[str], language: str) -> float:
    """The value of a number that `DIGITS` found. What a comma means is told by how many figures follow it, then by the
    language.
    """
    digits = match.group()
    extra = 0.0
    if match.group("over"):
        extra = int(match.group("over")) / (int(match.group("under")) or 1)
        digits = digits[: match.start("over") - match.start() - 1]
        if digits[-3:-2] == ".":
            extra /= 100  # "$5.86-1/2": grain is traded in parts of a cent.
    if digits[-1] in VULGAR:
        extra = VULGAR[digits[-1]]
        digits = digits[:-1]
        if not digits:
            return extra
    return plain_value(BLANKS.sub("", digits).replace("٫", "."), language) + extra


def plain_value(digits: str, language: str) -> float:
    continental = language[:2] in CONTINENTAL
    commas, stops = digits.count(","), digits.count(".")
    if commas and stops:
        thousands = "," if digits.rfind(",") < digits.rfind(".") else "."
        digits = digits.replace(thousands, "").replace(",", ".")
    elif commas:
        grouped = commas > 1 or (len(digits.rsplit(",", 1)[1]) == 3 and not (continental and digits[0] != "0"))
        grouped = grouped and not digits.startswith("0,")
        digits = digits.replace(",", "" if grouped else ".")
    elif stops:
        grouped = stops > 1 or (continental and len(digits.rsplit(".", 1)[1]) == 3 and not digits.startswith("0."))
        digits = digits.replace(".", "") if grouped else digits
    return float(digits)
