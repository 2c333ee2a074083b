"""Logistic regression: the weights that tell judged sentences apart, held near zero so that they carry over."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, sparse
from threadpoolctl import threadpool_limits

Floats = NDArray[np.float64]

STEPS = 500

STEEPNESS = 0.15
"""About the mean of p (1 - p) over sentences: how the loss bends for each squared number of a row."""


@dataclass(frozen=True, slots=True)
class Examples:
    """Rows of numbers, `rows` mostly zeros and `vectors` not, with what people judged (1 or 0), how much each row
    counts, and log-odds that are given.
    """

    rows: sparse.csr_matrix
    vectors: Floats
    labels: Floats
    counts: Floats
    given: Floats

    @property
    def width(self) -> int:
        """How many weights there are: one for each column of `rows` and then of `vectors`."""
        return int(self.rows.shape[1] + self.vectors.shape[1])

    def part(self, chosen: NDArray[np.bool_]) -> "Examples":
        return Examples(
            self.rows[chosen], self.vectors[chosen], self.labels[chosen], self.counts[chosen], self.given[chosen]
        )

    def joined(self, other: "Examples") -> "Examples":
        return Examples(
            sparse.vstack([self.rows, other.rows], format="csr"),
            np.concatenate([self.vectors, other.vectors]),
            np.concatenate([self.labels, other.labels]),
            np.concatenate([self.counts, other.counts]),
            np.concatenate([self.given, other.given]),
        )

    def log_odds(self, weights: Floats) -> Floats:
        """What the weights make of each row."""
        border = self.rows.shape[1]
        found: Floats = self.rows @ weights[:border] + self.vectors @ weights[border:] + self.given
        return found


def fit(examples: Examples, pull: Floats, towards: Floats) -> Floats:
    """The weight of each column that makes the labels most likely, each drawn by its `pull` to what it is `towards`.

    The loss (negative log-likelihood plus pull/2 times the squared distance) has one minimum; it is searched by
    L-BFGS from `towards`, so that the same examples give the same weights. Each weight's distance is counted in a
    unit of its own, in which the loss is about as steep in every direction: it takes a tenth of the steps.
    """
    signs = 2 * examples.labels - 1
    squares = np.concatenate(
        [
            examples.rows.power(2).T @ examples.counts,
            np.square(examples.vectors).T @ examples.counts,
        ]
    )
    unit = 1 / np.sqrt(pull + STEEPNESS * squares)

    def loss(away: Floats) -> tuple[float, Floats]:
        margins = signs * examples.log_odds(towards + unit * away)
        value = examples.counts @ np.logaddexp(0, -margins) + 0.5 * pull @ np.square(unit * away)
        slope = -signs * examples.counts / (1 + np.exp(np.clip(margins, -500, 500)))
        by_column = np.concatenate([examples.rows.T @ slope, examples.vectors.T @ slope])
        return float(value), unit * by_column + pull * unit * unit * away

    limits = {"maxiter": STEPS, "maxfun": 2 * STEPS}
    # One thread: several share out a sum differently from run to run, and wait for each other more than they add.
    with threadpool_limits(1):
        found = optimize.minimize(loss, np.zeros(examples.width), jac=True, method="L-BFGS-B", options=limits)
    weights: Floats = towards + unit * found.x
    return weights
