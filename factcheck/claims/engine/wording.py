"""The words of a sentence as the trained weights know them: single words and pairs of neighbours.

What they count together is told in two reasons, one for and one against, which name the strongest of them.
"""

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

from factcheck.claims.engine.results import Factor

FOR = "wording of checked claims"
AGAINST = "wording of unchecked talk"

NUMBER = "#"
"""Stands for every number, so that one that was never seen counts like the others."""

FIRST = "^"
"""Stands before the first word."""

SHOWN = 3
SMOOTHING = 8
"""Words count the less the more there are of them; this many are always taken as there, lest one word tell all."""

SLIGHT = 0.05
"""Of a sum as small as this nobody wants to read."""


def grams(spoken: Sequence[str], joined: Sequence[str]) -> set[str]:
    """What is looked up for a sentence: its words and pairs of words, numbers as one, the first word as such."""
    if not spoken:
        return set()
    found = {word for word in spoken if not word[0].isdigit()}
    if len(found) == len(set(spoken)):
        found.update(joined)
    else:
        told = [NUMBER if word[0].isdigit() else word for word in spoken]
        found.add(NUMBER)
        found.update(f"{one} {other}" for one, other in pairwise(told))
    found.add(f"{FIRST} {NUMBER if spoken[0][0].isdigit() else spoken[0]}")
    return found


def share(number: int) -> float:
    """What each of a sentence's `number` grams counts of its weight."""
    return 1 / math.sqrt(number + SMOOTHING)


def wording(found: set[str], known: Mapping[str, float], scale: float = 1.0) -> list[Factor]:
    """The reasons that lie in the words: at most one for and one against, each with what it counts."""
    weighed = [(weight, gram) for gram in found if (weight := known.get(gram))]
    if not weighed:
        return []
    part = scale * share(len(found))
    weighed.sort()
    told = (
        told_by(FOR, [each for each in reversed(weighed) if each[0] > 0], part),
        told_by(AGAINST, [each for each in weighed if each[0] < 0], part),
    )
    return [factor for factor in told if factor is not None]


def told_by(name: str, weighed: Sequence[tuple[float, str]], part: float) -> Factor | None:
    """One reason for all of `weighed`, the strongest first, which it names."""
    total = round(part * math.fsum(weight for weight, _ in weighed), 3)
    if abs(total) < SLIGHT:
        return None
    shown: list[str] = []
    for _, gram in weighed:
        told = set(gram.split())
        if not told.isdisjoint((NUMBER, FIRST)) or any(not told.isdisjoint(each.split()) for each in shown):
            continue
        shown.append(gram)
        if len(shown) == SHOWN:
            break
    return Factor(f"{name}: {', '.join(f'“{gram}”' for gram in shown)}" if shown else name, total)
