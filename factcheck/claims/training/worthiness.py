"""From judged sentences to a file of weights."""

import platform
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy
from numpy.typing import NDArray
from scipy import sparse

from factcheck.claims.engine.reason_words import LANGUAGE_FREE, PROMISED, QUESTION_ASKED
from factcheck.claims.engine.weights import SEAL, seal
from factcheck.claims.training.cut import best_cut, f1, held_out
from factcheck.claims.training.features import (
    REASONS,
    Read,
    Vocabulary,
    read,
    reason_columns,
    vocabulary,
    word_columns,
)
from factcheck.claims.training.fitting import Examples, Floats, fit
from factcheck.claims.training.judgements import Judgement
from factcheck.claims.training.sentences import CREDIT, Sets

Embed = Callable[[Sequence[str]], NDArray[np.float32]]

CONSTANT_PULL = 0.01
REASON_PULL = 5.0
WORD_PULL = 16.0
MEANING_PULL = 1.0
ARTICLE_PULL = 20.0
"""How strongly the weights are drawn to where they start: the words most, because there are many of them and they
change from year to year."""

IN_ARTICLE = 1.0
"""Where nobody has judged sentences of articles: a sentence of news holds a claim more often than one of a debate."""

ARTICLE_WORDING = 0.3
"""What the wording of debates counts in an article. Set by hand, like IN_ARTICLE: no set of articles may be learned
from."""

SET = {QUESTION_ASKED: -5.0, PROMISED: -1.2}
SET_PULL = 400.0
"""What debates can't teach: there a question with a figure in it is often a claim, and a promise follows every figure.
An editor wants neither. Only many judgements of a newsroom's own move these."""

JUDGEMENT_COUNTS = 5.0
"""A newsroom's own decision counts as much as those of so many strangers."""

LEAST_WEIGHT = 0.02
"""Words that count less than this are left out of the file."""


@dataclass(frozen=True, slots=True)
class Trained:
    """A file's content, and what it reached: F1 at the cut over the elections held out and on the dev sentences."""

    content: Mapping[str, Any]
    held_out: float
    dev_labels: Floats
    dev_scores: Floats

    @property
    def dev(self) -> float:
        return f1(self.dev_labels, self.dev_scores >= 0)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the kinds of columns begin: constant and article first, then reasons, words, and the vector's numbers."""

    words: int
    meaning: int
    all: int

    def pull(self) -> Floats:
        pull = np.full(self.all, REASON_PULL)
        pull[:2] = CONSTANT_PULL, ARTICLE_PULL
        pull[[2 + REASONS.index(name) for name in SET]] = SET_PULL
        pull[self.words : self.meaning] = WORD_PULL
        pull[self.meaning :] = MEANING_PULL
        return pull

    def towards(self) -> Floats:
        towards = np.zeros(self.all)
        towards[1] = IN_ARTICLE
        for name, weight in SET.items():
            towards[2 + REASONS.index(name)] = weight
        return towards


def train(sets: Sets, judgements: Sequence[Judgement] = (), embed: Embed | None = None) -> Trained:
    """Learn the weights from `sets.train` and `judgements`, with vectors of `embed` where it is given."""
    texts = [each.text for each in sets.train]
    readings = [read(text) for text in texts]
    elections = np.array([each.election for each in sets.train])
    known = vocabulary(readings, elections.tolist())
    rows = laid_out(readings, texts, known, embed, np.zeros(len(texts)))
    labels = np.array([each.worthy for each in sets.train], dtype=np.float64)
    debates = Examples(rows, labels, np.ones(len(labels)), np.zeros(len(labels)))
    first_word = 2 + len(REASONS)
    columns = Columns(first_word, first_word + len(known.grams), rows.shape[1])

    def fitted(examples: Examples) -> Floats:
        return fit(examples, columns.pull(), columns.towards())

    cut, reached = best_cut(held_out(debates, elections, fitted))
    weights = fitted(joined(debates, judged(judgements, known, embed)) if judgements else debates)
    dev_texts = [each.text for each in sets.dev]
    dev_readings = [read(text) for text in dev_texts]
    dev_rows = laid_out(dev_readings, dev_texts, known, embed, np.zeros(len(dev_texts)))
    return Trained(
        content=content(weights, columns, known, rows, cut, recipe(sets, judgements, cut, embed is not None)),
        held_out=reached,
        dev_labels=np.array([each.worthy for each in sets.dev], dtype=np.float64),
        dev_scores=dev_rows @ weights - cut,
    )


def laid_out(
    readings: Sequence[Read], texts: Sequence[str], known: Vocabulary, embed: Embed | None, in_article: Floats
) -> sparse.csr_matrix:
    """All columns of the sentences: a one, whether it stands in an article, reasons, words, vector."""
    blocks = [
        np.ones((len(texts), 1)),
        in_article[:, None],
        reason_columns(readings),
        word_columns(readings, known),
    ]
    if embed is not None:
        blocks.append(embed(texts).astype(np.float64))
    return sparse.hstack(blocks, format="csr")


def judged(judgements: Sequence[Judgement], known: Vocabulary, embed: Embed | None) -> Examples:
    """The decisions of a newsroom as examples. With their text they are read like the rest; without it the reasons
    that were shown are taken, and what wording and meaning had counted is given.
    """
    readings = [read(each.text) if each.text else Read(each.reasons, frozenset()) for each in judgements]
    texts = [each.text for each in judgements]
    rows = laid_out(readings, texts, known, embed, np.ones(len(texts)))
    without = np.array([not each.text for each in judgements])
    if embed is not None:
        # The vector of no text means nothing.
        keep = np.ones(rows.shape)
        keep[without, 2 + len(REASONS) + len(known.grams) :] = 0
        rows = sparse.csr_matrix(rows.multiply(keep))
    return Examples(
        rows,
        np.array([each.worthy for each in judgements], dtype=np.float64),
        np.full(len(judgements), JUDGEMENT_COUNTS),
        np.array([0.0 if each.text else each.given for each in judgements]),
    )


def joined(one: Examples, other: Examples) -> Examples:
    return Examples(
        sparse.vstack([one.rows, other.rows], format="csr"),
        np.concatenate([one.labels, other.labels]),
        np.concatenate([one.counts, other.counts]),
        np.concatenate([one.given, other.given]),
    )


def content(
    weights: Floats, columns: Columns, known: Vocabulary, rows: sparse.csr_matrix, cut: float, made: Mapping[str, Any]
) -> dict[str, Any]:
    """The file: weights rounded to three places, so that the last bits of a processor's sums don't show."""
    reasons = {name: rounded(weight) for name, weight in zip(REASONS, weights[2 : columns.words], strict=True)}
    words = weights[columns.words : columns.meaning] * known.rarity
    held = np.asarray(rows[:, 2 : columns.words].mean(axis=0)).ravel()
    read_only = [number for number, name in enumerate(REASONS) if name not in LANGUAGE_FREE]
    found: dict[str, Any] = {
        "recipe": dict(made),
        "credit": CREDIT,
        "constant": rounded(weights[0] - cut),
        "article": rounded(weights[1]),
        "article_wording": ARTICLE_WORDING,
        "unread": rounded(float(held[read_only] @ weights[2 : columns.words][read_only])),
        "reasons": reasons,
        "wording": {
            gram: rounded(weight)
            for gram, weight in zip(known.grams, words, strict=True)
            if abs(weight) >= LEAST_WEIGHT
        },
        "meaning": [round(float(weight), 4) for weight in weights[columns.meaning :]],
    }
    found[SEAL] = seal(found)
    return found


def rounded(weight: float) -> float:
    return round(float(weight), 3) + 0.0


def recipe(sets: Sets, judgements: Sequence[Judgement], cut: float, with_vectors: bool) -> dict[str, Any]:
    """How the file was made, so that anybody can make it again."""
    return {
        "command": "manage.py train_worthiness",
        "method": "logistic regression, drawn towards zero, by L-BFGS from a fixed start; no chance in it, so no seed",
        "files": dict(sorted(sets.digests.items())),
        "sentences": len(sets.train),
        "judgements": len(judgements),
        "vectors": "all-MiniLM-L6-v2" if with_vectors else None,
        "pull": {
            "constant": CONSTANT_PULL,
            "article": ARTICLE_PULL,
            "reasons": REASON_PULL,
            "wording": WORD_PULL,
            "meaning": MEANING_PULL,
        },
        "set": SET,
        "cut": cut,
        "made_with": {
            "python": platform.python_version(),
            "numpy": np.__version__,
            "scipy": scipy.__version__,
        },
    }
