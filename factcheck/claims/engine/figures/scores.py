"""Scores: what tells them from ranges, and those said in words ("two-nil", "three-one")."""

import re

from factcheck.claims.engine.figures.number_words import number_in_words
from factcheck.claims.engine.figures.tongues import ENGLISH

RESULT_ABROAD = re.compile(
    r"\b(?:perd|gagn|batt|battu|men|victoire|défaite|succès|score|vainqueur|incliné|impos|gan[óa]|venci|empat|vint|pers|venceu|derrot"
    r"|vittori|sconfitt)[a-zà-ÿ]*\s(?:[a-zà-ÿ]+\s){0,2}$",
    re.IGNORECASE,
)
SIDES = frozenset("losers winners victors victories wins defeats losses decisions triumphs".split())
RESULT = re.compile(
    r"\b(?:by|vote[ds]?|voting|split|divided|ruled|beat(?:en)?|w[io]n(?:ning)?|lost|losing|led|leads?|leading|ahead|scored?|passed|defeated"
    r"|prevailed|edged|rejected|approved|drew|level|trailed|trailing)\s(?:[a-zA-Z]+\s){0,2}$"
)

NOTHING = re.compile(r"[\s‑-]nil\b|[-‑](?:love|all|nothing|zip)(?![\w-])", re.IGNORECASE)
LONGEST_SCORE = 3
"""How many numbers may follow the first: a countdown of a hundred numbers is read once for each and not more."""


def score_in_words(text: str, before: str, value: float, finish: int, end: int) -> int:
    """Where a score ends whose first number, `value`, ends at `finish`: "two-nil", "one-all", "five-four"; 0 where
    none does. Two numbers that rise are one only behind a word for winning or losing, as "two-three weeks" is a range.
    """
    nothing = NOTHING.match(text, finish, end)
    if nothing is not None:
        return nothing.end()
    close = finish
    for _ in range(LONGEST_SCORE):
        rest = number_in_words(text, close + 1, end, ENGLISH) if text[close : close + 1] in {"-", "‑"} else None
        if rest is None:
            break
        if rest.value > value and not RESULT.search(before):
            return 0
        close = rest.end
    return close if close > finish and text[close : close + 1] not in {"-", "‑"} else 0
