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


def wording(found: set[str], known: Mapping[str, float]) -> list[Factor]:
    """The reasons that lie in the words: at most one for and one against, each with what it counts."""
    ups: list[tuple[float, str]] = []
    downs: list[tuple[float, str]] = []
    for gram in found:
        weight = known.get(gram)
        if weight:
            (ups if weight > 0 else downs).append((weight, gram))
    part = share(len(found))
    told: list[Factor] = []
    for name, weighed in ((FOR, ups), (AGAINST, downs)):
        total = round(part * math.fsum([weight for weight, _ in weighed]), 3)
        if abs(total) >= SLIGHT:
            weighed.sort(reverse=total > 0)
            told.append(Factor(naming(name, [gram for _, gram in weighed]), total))
    return told


def naming(name: str, strongest: Sequence[str]) -> str:
    """`name` with the first few of `strongest` that can be shown and don't repeat each other."""
    shown: list[str] = []
    used: set[str] = set()
    for gram in strongest:
        parts = gram.split()
        if parts[0] == FIRST or NUMBER in parts or not used.isdisjoint(parts):
            continue
        used.update(parts)
        shown.append(gram)
        if len(shown) == SHOWN:
            break
    return f"{name}: {', '.join(f'“{gram}”' for gram in shown)}" if shown else name
