"""The measures that several benchmarks share."""

from collections.abc import Iterable, Sequence


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
