"""From judged sentences to a file of weights."""

import platform
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy
from numpy.typing import NDArray
from scipy import sparse

from factcheck.claims.engine.worthiness.reason_words import LANGUAGE_FREE, PROMISED, QUESTION_ASKED
from factcheck.claims.engine.worthiness.weights import SEAL, seal
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
from factcheck.claims.training.sentences import CREDIT, Sentence, Sets

Embed = Callable[[Sequence[str]], NDArray[np.float32]]

CONSTANT_PULL = 0.01
REASON_PULL = 5.0
WORD_PULL = 16.0
MEANING_PULL = 3.0
ARTICLE_PULL = 20.0
"""How strongly the weights are drawn to where they start: the words most, because there are many of them and they
change from year to year."""

IN_ARTICLE = 2.4
IN_ARTICLE_WITH_MEANING = 2.7
"""Where nobody has judged sentences of articles: a sentence of news holds a claim more often than one of a debate, and
the cut that was found for debates does not hold there. The meaning takes a little from most sentences of news."""

ARTICLE_MEANING = 0.5
"""What the meaning as learned from debates counts in an article, where their wording counts nothing. Set by hand, like
IN_ARTICLE: there is no set of articles that may be learned from."""

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
        towards[1] = IN_ARTICLE_WITH_MEANING if self.all > self.meaning else IN_ARTICLE
        for name, weight in SET.items():
            towards[2 + REASONS.index(name)] = weight
        return towards


def train(sets: Sets, judgements: Sequence[Judgement] = (), embed: Embed | None = None) -> Trained:
    """Learn the weights from `sets.train` and `judgements`, with vectors of `embed` where it is given."""
    readings = [read(each.text) for each in sets.train]
    elections = np.array([each.election for each in sets.train])
    known = vocabulary(readings, elections.tolist())
    debates = examples(sets.train, readings, known, embed)
    first_word = 2 + len(REASONS)
    columns = Columns(first_word, first_word + len(known.grams), debates.width)

    def fitted(part: Examples) -> Floats:
        return fit(part, columns.pull(), columns.towards())

    cut, reached = best_cut(held_out(debates, elections, fitted))
    weights = fitted(debates.joined(judged(judgements, known, embed)) if judgements else debates)
    dev = examples(sets.dev, [read(each.text) for each in sets.dev], known, embed)
    return Trained(
        content=content(weights, columns, known, debates, cut, recipe(sets, judgements, cut, embed is not None)),
        held_out=reached,
        dev_labels=dev.labels,
        dev_scores=dev.log_odds(weights) - cut,
    )


def laid_out(readings: Sequence[Read], known: Vocabulary, *, article: bool) -> sparse.csr_matrix:
    """The columns of the sentences: a one, whether it stands in an article, reasons, words (of a debate only)."""
    start = np.tile([1.0, float(article)], (len(readings), 1))
    words = word_columns(readings, known)
    return sparse.hstack([start, reason_columns(readings), words * (0.0 if article else 1.0)], format="csr")


def vectors(texts: Sequence[str], embed: Embed | None) -> Floats:
    """A row for each text: what `embed` makes of it, zeros for a text that is not there; no columns without it."""
    if embed is None:
        return np.zeros((len(texts), 0))
    there = np.array([bool(text) for text in texts])
    found = embed([text for text in texts if text]).astype(np.float64)
    rows = np.zeros((len(texts), found.shape[1]))
    rows[there] = found
    return rows


def examples(
    sentences: Sequence[Sentence], readings: Sequence[Read], known: Vocabulary, embed: Embed | None
) -> Examples:
    """Judged sentences that stand alone."""
    size = len(sentences)
    return Examples(
        rows=laid_out(readings, known, article=False),
        vectors=vectors([each.text for each in sentences], embed),
        labels=np.array([each.worthy for each in sentences], dtype=np.float64),
        counts=np.ones(size),
        given=np.zeros(size),
    )


def judged(judgements: Sequence[Judgement], known: Vocabulary, embed: Embed | None) -> Examples:
    """The decisions of a newsroom as examples: read like the rest where there is a text, else as the reasons shown."""
    readings = [read(each.text) if each.text else Read(each.reasons, frozenset()) for each in judgements]
    return Examples(
        rows=laid_out(readings, known, article=True),
        vectors=ARTICLE_MEANING * vectors([each.text for each in judgements], embed),
        labels=np.array([each.worthy for each in judgements], dtype=np.float64),
        counts=np.full(len(judgements), JUDGEMENT_COUNTS),
        given=np.array([each.given for each in judgements]),
    )


def content(
    weights: Floats, columns: Columns, known: Vocabulary, debates: Examples, cut: float, made: Mapping[str, Any]
) -> dict[str, Any]:
    """The file: weights rounded to three places, so that the last bits of a processor's sums don't show."""
    reasons = {name: rounded(weight) for name, weight in zip(REASONS, weights[2 : columns.words], strict=True)}
    words = weights[columns.words : columns.meaning] * known.rarity
    held = np.asarray(debates.rows[:, 2 : columns.words].mean(axis=0)).ravel()
    read_only = [number for number, name in enumerate(REASONS) if name not in LANGUAGE_FREE]
    found: dict[str, Any] = {
        "recipe": dict(made),
        "credit": CREDIT,
        "constant": rounded(weights[0] - cut),
        "article": rounded(weights[1] + cut),
        "article_meaning": ARTICLE_MEANING,
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
