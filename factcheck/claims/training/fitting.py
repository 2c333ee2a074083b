"""Logistic regression: the weights that tell judged sentences apart, held near zero so that they carry over."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, sparse

Floats = NDArray[np.float64]

STEPS = 500


@dataclass(frozen=True, slots=True)
class Examples:
    """Rows of numbers with what people judged (1 or 0), how much each row counts, and log-odds that are given."""

    rows: sparse.csr_matrix
    labels: Floats
    counts: Floats
    given: Floats

    def part(self, chosen: NDArray[np.bool_]) -> "Examples":
        return Examples(self.rows[chosen], self.labels[chosen], self.counts[chosen], self.given[chosen])


def fit(examples: Examples, pull: Floats, towards: Floats) -> Floats:
    """The weight of each column that makes the labels most likely, each drawn by its `pull` to what it is `towards`.

    The loss (negative log-likelihood plus pull/2 times the squared distance) has one minimum; it is searched by
    L-BFGS from `towards`, so that the same examples give the same weights.
    """
    signs = 2 * examples.labels - 1

    def loss(weights: Floats) -> tuple[float, Floats]:
        margins = signs * (examples.rows @ weights + examples.given)
        away = weights - towards
        value = examples.counts @ np.logaddexp(0, -margins) + 0.5 * pull @ (away * away)
        slope = -signs * examples.counts / (1 + np.exp(np.clip(margins, -500, 500)))
        return float(value), examples.rows.T @ slope + pull * away

    found = optimize.minimize(
        loss, towards, jac=True, method="L-BFGS-B", options={"maxiter": STEPS, "maxfun": 2 * STEPS}
    )
    weights: Floats = found.x
    return weights
