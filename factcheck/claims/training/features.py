"""Sentences as rows of numbers: which reasons hold, which words are spoken, and the vector of what they mean."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from factcheck.claims.engine.dates import dates
from factcheck.claims.engine.figures import figures
from factcheck.claims.engine.worthiness import reason_words
from factcheck.claims.engine.worthiness.reasons import pairs, reasons, tokens
from factcheck.claims.engine.worthiness.wording import grams, share

REASONS = tuple(
    sorted(value for name, value in vars(reason_words).items() if name.isupper() and isinstance(value, str))
)
"""The names of all reasons, in the order of their columns."""

LEAST_SENTENCES = 4
LEAST_ELECTIONS = 4
"""A word is learned when it was said in so many sentences and elections: names of one year's candidates and topics
say nothing of the next."""


@dataclass(frozen=True, slots=True)
class Read:
    """What the engine reads in one sentence."""

    reasons: frozenset[str]
    grams: frozenset[str]


def read(text: str) -> Read:
    """What the engine reads in a sentence that stands alone."""
    when = dates(text, 0, len(text), published=None)
    amounts = figures(text, 0, len(text), when)
    spoken = tokens(text)
    return Read(frozenset(reasons(text, amounts, when, spoken)), frozenset(grams(spoken, pairs(spoken))))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that are learned, in the order of their columns, and how rare each is (as log-odds: idf)."""

    grams: tuple[str, ...]
    rarity: NDArray[np.float64]


def vocabulary(read_ones: Sequence[Read], elections: Sequence[str]) -> Vocabulary:
    """The words that were said often enough, and in enough different elections."""
    sentences: Counter[str] = Counter()
    years: defaultdict[str, set[str]] = defaultdict(set)
    for one, election in zip(read_ones, elections, strict=True):
        sentences.update(one.grams)
        for gram in one.grams:
            years[gram].add(election)
    enough = min(LEAST_ELECTIONS, len(set(elections)))
    kept = sorted(gram for gram, count in sentences.items() if count >= LEAST_SENTENCES and len(years[gram]) >= enough)
    return Vocabulary(
        tuple(kept), np.array([math.log(len(read_ones) / sentences[gram]) + 1 for gram in kept], dtype=np.float64)
    )


def reason_columns(read_ones: Sequence[Read]) -> sparse.csr_matrix:
    """A one for each reason that holds."""
    column = {name: number for number, name in enumerate(REASONS)}
    return matrix(([(column[name], 1.0) for name in sorted(one.reasons)] for one in read_ones), len(column))


def word_columns(read_ones: Sequence[Read], known: Vocabulary) -> sparse.csr_matrix:
    """For each known word that is spoken its rarity, times what one of so many counts."""
    column = {gram: number for number, gram in enumerate(known.grams)}
    return matrix(
        (
            [
                (column[gram], known.rarity[column[gram]] * share(len(one.grams)))
                for gram in sorted(one.grams)
                if gram in column
            ]
            for one in read_ones
        ),
        len(column),
    )


def matrix(rows: Iterable[list[tuple[int, float]]], width: int) -> sparse.csr_matrix:
    """A sparse matrix of rows that are given as (column, number)."""
    columns: list[int] = []
    numbers: list[float] = []
    starts = [0]
    for row in rows:
        columns.extend(column for column, _ in row)
        numbers.extend(number for _, number in row)
        starts.append(len(columns))
    return sparse.csr_matrix((numbers, columns, starts), shape=(len(starts) - 1, width), dtype=np.float64)
