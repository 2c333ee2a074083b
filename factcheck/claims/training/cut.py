"""Where to cut: from which log-odds on a sentence is called check-worthy."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from factcheck.claims.training.fitting import Examples, Floats

LATEST = 2
"""So many of the latest elections are held out: they are nearest to how people will speak next."""

GRID = np.arange(-3.0, 2.0, 0.05)


def held_out(
    examples: Examples, elections: NDArray[np.str_], fitted: Callable[[Examples], Floats]
) -> list[tuple[str, Floats, Floats]]:
    """For each of the latest elections its name, its labels, and its sentences' log-odds by weights that were learned
    from all others.
    """
    found = []
    for election in sorted(set(elections.tolist()) - {""})[-LATEST:]:
        theirs = elections == election
        weights = fitted(examples.part(~theirs))
        found.append((election, examples.labels[theirs], examples.part(theirs).log_odds(weights)))
    return found


def best_cut(held: Sequence[tuple[str, Floats, Floats]]) -> tuple[float, float]:
    """The mean of the cuts that would have been best in each election held out (elections differ in that, and which
    way the next will go nobody knows), and the mean F1 it gives there; (0, 0) without any.
    """
    if not held:
        return 0.0, 0.0
    best = [GRID[int(np.argmax([f1(labels, scores >= cut) for cut in GRID]))] for _, labels, scores in held]
    cut = round(float(np.mean(best)), 2)
    return cut, float(np.mean([f1(labels, scores >= cut) for _, labels, scores in held]))


def f1(labels: Floats, chosen: NDArray[np.bool_]) -> float:
    """The harmonic mean of precision and recall, 0 where nothing is right."""
    both = labels.sum() + chosen.sum()
    return float(2 * labels[chosen].sum() / both) if both else 0.0
