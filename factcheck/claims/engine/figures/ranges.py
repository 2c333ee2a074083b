"""What one figure lends to the next: "40 to 50 percent", "$5-7 billion", "12 of its 88 cars", "from four hours to
three".
"""

import re

from factcheck.claims.engine.figures.amounts import Figure
from factcheck.claims.engine.figures.scores import RESULT, RESULT_ABROAD, SIDES

OF_WHICH = re.compile(
    r",\s(?:(?:and\s)?of\s(?:which|that)|davon|wovon|dont|di\scui|de\s(?:los|las)\s(?:que|cuales)|d[oa]s\squais|waarvan)\s(?:[a-zà-ÿ]+\s){0,2}$"
)
BETWEEN = re.compile(
    r"\s?(?:[–—‑-]|to|or|and|bis|à|a|et|y|e|und|oder|ou|o|until|through|para|hasta|até|auf|zu|naar|tot|till|til|至|到|から|〜|～|~)\s?(?:an?\s|about\s|around\s)?"
)
DASHES = frozenset("-–—‑:")
OF_THOSE = re.compile(r"\s(?:out\s)?of\s(?:its|the|their|his|her|our|those|these|my|your|all)\s(?:[a-z]+\s)?")
SHARES = frozenset({"percent", "percentage point", "basis point"})
AGAINST = re.compile(r",?\s(?:(?:up|down)\s)?(?:from|versus|vs\.?|against|compared\s(?:with|to))\s(?:about\s|just\s)?")
PAIRED = re.compile(r"\b(?:between|entre|zwischen|tra|tussen)\s(?:[a-z]+\s){0,2}$", re.IGNORECASE)
FROM = re.compile(r"\b(?:from|von|de|desde|da|van|由|从)\s(?:[a-z]+\s){0,2}$|[由从]$", re.IGNORECASE)


def join(text: str, start: int, found: list[Figure], figure: Figure) -> None:
    """Adds `figure` to those found, after it and the one before have lent each other what is said only once. Two bare
    numbers with a dash between them are a score ("3 – 0") and go as labels.
    """
    if found and figure.start - found[-1].end <= 36:
        lend(text, start, found[-1], figure)
    found.append(figure)


def lend(text: str, start: int, first: Figure, second: Figure) -> None:
    between = text[first.end : second.start]
    if first.currency is not None and first.scale >= 1e6 and OF_WHICH.search(between):
        if second.unit is None and second.currency is None and second.scale == 1 and 1 < second.bare < first.bare:
            second.value *= first.scale
            second.currency, second.scale = first.currency, first.scale
        return
    if OF_THOSE.fullmatch(between):
        if first.unit is None and first.currency is None and second.measured is False:
            first.unit = second.unit
        return
    if between == " for " and second.bare <= 10 and is_score(first, second):
        first.label = second.label = True  # "287 for 6": runs and wickets.
        return
    if between == "-to-" and is_score(first, second):
        first.label = second.label = True
        return
    if first.currency is not None and second.currency is None and AGAINST.fullmatch(between):
        if second.unit is None and not second.label and 0.2 <= abs(second.value) / (abs(first.value) or 1) <= 5:
            second.currency = first.currency
        return
    if first.unit in SHARES and AGAINST.fullmatch(between):
        bare = second.unit is None and second.currency is None and not second.label
        if bare and second.scale == 1 and 0.5 <= abs(second.value) / (abs(first.value) or 1) <= 2:
            second.unit, second.measured = first.unit, True
        return
    if between == ", " and second.unit in SHARES and guessed(text, start, first, second):
        first.unit, first.measured = second.unit, True
        return
    if between == ", " and spoken_range(first, second):
        lend_scale(first, second)
        first.unit, first.currency = second.unit, second.currency
        return
    if between == ", " and first.label and first.bare and listed(text, second):
        second.label = True
        return
    if BETWEEN.fullmatch(between) is None:
        return
    word = between.strip().lower()
    before = text[max(start, first.start - 24) : first.start]
    dash = word[:1] in DASHES
    paired = word in {"and", "et", "y", "e", "und"}
    if second.label and not second.named:
        first.label = first.label or (first.currency is None and first.unit in {None, second.unit})
        return
    if first.named and ((second.measured and not paired and not dash) or PAIRED.search(before)):
        first.label = False  # "ahead of Clinton 45 to 40 percent"
    if first.label:
        second.label = second.label or (second.currency is None and second.unit in {None, first.unit})
        return
    if paired and not PAIRED.search(before):
        return
    if dash and second.unit in SIDES and first.unit is None and max(first.value, second.value) < 200:
        first.label = second.label = True
        return
    if word in {"à", "a", "por"} and is_score(first, second) and RESULT_ABROAD.search(before):
        first.label = second.label = True
        return
    if word == "zu" and second.unit not in SHARES:
        first.label = second.label = is_score(first, second)
        return
    if dash and is_score(first, second):
        first.label = second.label = True
        return
    if word == "to" and is_score(first, second) and is_result(first, second, before):
        first.label = second.label = True
        return
    lend_scale(first, second)
    if second.unit is not None or second.currency is not None:
        if first.unit is None and first.currency is None:
            first.unit, first.currency = second.unit, second.currency
            first.value *= second.factor
        return
    if first.currency is not None and first.unit is None and (dash or paired or first.signed):
        second.currency = first.currency
    elif first.unit is not None and (dash or paired or FROM.search(before) or word in {"zu", "or", "oder", "ou", "o"}):
        second.unit = first.unit


def spoken_range(first: Figure, second: Figure) -> bool:
    """Whether two numbers in words with a comma between are one guess: "ten, fifteen thousand", "five, six people"."""
    if not (first.worded and second.worded) or first.label or second.label or first.said > 1:
        return False
    bare = second.bare / second.said
    return first.unit is None and first.currency is None and first.scale == 1 and first.bare < bare <= 2 * first.bare


def guessed(text: str, start: int, first: Figure, second: Figure) -> bool:
    """Whether somebody guesses a share: "a good 60, 65 percent", "maybe ten, fifteen percent"."""
    if (
        first.unit is not None
        or first.currency is not None
        or first.label
        or not first.value < second.value <= 2 * first.value
    ):
        return False
    return GUESS.search(text, max(start, first.start - 24), first.start) is not None


def listed(text: str, second: Figure) -> bool:
    """Whether a bare number goes on a list of names: the 2 of "lines 1, 2 and 4"."""
    return second.unit is None and second.currency is None and GOES_ON.match(text, second.end) is not None


def lend_scale(first: Figure, second: Figure) -> None:
    """The magnitude that both ends share: the 5 of "$5-7 billion" is 5 billion, the 150,000 of "150,000 to 1 million"
    is not.
    """
    scale, bare = second.scale, second.bare
    if scale == 1 and second.said > 1:
        scale, bare = second.said, second.bare / second.said  # "two to three thousand"
    if scale > 1 and first.scale == 1 and first.said == 1 and first.bare <= bare and first.unit is None:
        first.value *= scale
        first.scale = scale


def is_score(first: Figure, second: Figure) -> bool:
    return all(
        each.unit is None and each.currency is None and each.scale == 1 and each.value == int(each.value) < 1000
        for each in (first, second)
    )


GOES_ON = re.compile(r",\s\d|,?\s(?:and|or|e|y|et|und|en|o|ou|oder|&)\s\d")
GUESS = re.compile(
    r"\b(?:good|maybe|like|say|some|about|around|perhaps|probably|roughly|what|than|is|was|it[’']s|that[’']s|of),?\s(?:a\sgood\s)?$",
    re.IGNORECASE,
)


def is_result(first: Figure, second: Figure, before: str) -> bool:
    """Whether "six to five" is a vote or a score: it goes down, which no range does, or somebody won by it."""
    if FROM.search(before) or second.said > 1:
        return False
    return first.value > second.value or RESULT.search(before) is not None
