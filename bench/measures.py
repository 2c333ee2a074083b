"""The measures that several benchmarks share."""

import random
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def f_score(hits: int, found: int, wanted: int) -> tuple[float, float, float]:
    """Precision, recall and F1; all 0 where nothing can be counted."""
    precision = hits / found if found else 0.0
    recall = hits / wanted if wanted else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def average_precision(ranked: Iterable[bool]) -> float:
    """The mean precision at each right one, over a list ranked best first."""
    hits = 0
    total = 0.0
    for place, right in enumerate(ranked, start=1):
        if right:
            hits += 1
            total += hits / place
    return total / hits if hits else 0.0


def by_score(scores: Sequence[float], labels: Sequence[bool]) -> list[bool]:
    """The labels, those with the highest score first; equal scores stay in their order."""
    return [label for _, label in sorted(zip(scores, labels, strict=True), key=lambda pair: -pair[0])]


def interval(
    statistic: Callable[[Sequence[Item]], float], items: Sequence[Item], times: int = 1000, seed: int = 1
) -> tuple[float, float]:
    """The 95 % bootstrap interval of a statistic: its middle values over `times` draws from `items` with replacement.

    What is drawn is what varies on its own: sentences where those were judged one by one, articles or debates where
    whole ones were chosen. The seed is fixed, so that two runs over the same items print the same bounds.
    """
    if not items:
        return 0.0, 0.0
    draw = random.Random(seed)
    found = sorted(statistic(draw.choices(items, k=len(items))) for _ in range(times))
    return found[int(0.025 * (times - 1))], found[round(0.975 * (times - 1))]
