"""How much a statement is worth checking: a score that is the sum of named reasons."""

from factcheck.claims.engine.worthiness.scoring import (
    CONSTANT,
    CUT,
    IN_ARTICLE,
    MEANS,
    MEANS_NOT,
    NO_MODEL,
    NOT_SUPPORTED,
    attributed,
    score,
)

__all__ = [
    "CONSTANT",
    "CUT",
    "IN_ARTICLE",
    "MEANS",
    "MEANS_NOT",
    "NOT_SUPPORTED",
    "NO_MODEL",
    "attributed",
    "score",
]
