"""One regression for the trend and every inferential finding: AR(1) errors, gaps, averaged.

Daily ratings carry over from one day to the next, so ordinary least squares is too sure of itself.
How strong one person's carry-over is cannot be told from a few weeks. So the line is fitted by
generalised least squares for each carry-over of a grid (the Prais-Winsten transform, with the
days between two entries as the exponent), and the fits are averaged by their marginal likelihood
under a prior on the carry-over (Bayesian model averaging). A missing day only lengthens the gap
between two entries; nothing is filled in.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt
from typing import NamedTuple

from therapy_tui.insight.design import Products, Transformed, carried, design
from therapy_tui.insight.student import t90, tcdf

Row = tuple[int, Sequence[float], float]
"""An observation: day number, regressors (the 1 of the intercept among them), response."""

PRIOR_MEAN = 0.35
"""The carry-over that ratings of neighbouring days usually have."""
PRIOR_SD = 0.25
FEWEST_DF = 5
"""Residual degrees of freedom below which nothing is said."""
ROUNDING_VARIANCE = 1 / 12
"""The least error variance: that of rounding to whole numbers."""


@dataclass(frozen=True, slots=True)
class Fit:
    """Coefficients of a regression with standard errors, averaged over the carry-overs."""

    beta: tuple[float, ...]
    """One coefficient for each regressor, in units of the response."""
    se: tuple[float, ...]
    """The standard error of each coefficient; above 0."""
    n: int
    """Observations used."""
    df: int
    """Residual degrees of freedom, 5 or more."""

    def p_greater(self, j: int, than: float = 0.0) -> float:
        """How sure it is, 0 to 1, that coefficient ``j`` is above ``than``."""
        return tcdf((self.beta[j] - than) / self.se[j], self.df)

    def p_within(self, j: int, bound: float) -> float:
        """How sure it is, 0 to 1, that coefficient ``j`` lies between ``-bound`` and ``bound``."""
        return self.p_greater(j, -bound) - self.p_greater(j, bound)

    def interval80(self, j: int) -> tuple[float, float]:
        """The likely range of coefficient ``j``: its 80 % interval."""
        half = t90(self.df) * self.se[j]
        return self.beta[j] - half, self.beta[j] + half


def drift(i: int, window: int) -> float:
    """The time regressor of day ``i`` (0 to ``window`` - 1): from about -1 to about 1.

    Its coefficient is the fitted mean of the window's later half minus that of the earlier half;
    the change from end to end is about twice that.
    """
    return (i - (window - 1) / 2) * 2 / window


def fit(rows: Iterable[Row]) -> Fit | None:
    """Fit the response to the regressors, averaged over the carry-overs.

    The days must differ and may come in any order. Returns ``None`` when the data cannot say:
    fewer than 5 residual degrees of freedom, or a regressor that the others make up (every night
    poor, say).
    """
    ordered = sorted(rows, key=lambda row: row[0])
    df = len(ordered) - len(ordered[0][1]) if ordered else 0
    if df < FEWEST_DF:
        return None
    known = design(tuple([(day, tuple(regressors)) for day, regressors, _ in ordered]))
    if known is None:
        return None
    products = known.products([response for _, _, response in ordered])
    return _averaged([_at(each, products, df) for each in known.grid], df)


class _OneFit(NamedTuple):
    """The fit at one carry-over, with the logarithm of its weight up to a constant."""

    log_weight: float
    beta: list[float]
    variance: list[float]


def _at(design: Transformed, by_span: Sequence[Sequence[Products]], df: int) -> _OneFit:
    """Generalised least squares at one carry-over."""
    *products, response = [carried(each, design.shares) for each in by_span]
    solved = design.squares.solve(products)
    rss = max(response - solved.explained, df * ROUNDING_VARIANCE)
    prior = -(((design.carry_over - PRIOR_MEAN) / PRIOR_SD) ** 2)
    return _OneFit(
        (prior - design.log_variances - design.squares.log_determinant - df * log(rss)) / 2,
        solved.beta,
        [rss / df * value for value in design.squares.inverse_diagonal],
    )


def _averaged(fits: Sequence[_OneFit], df: int) -> Fit:
    best = max(one.log_weight for one in fits)
    weights = [exp(one.log_weight - best) for one in fits]
    total = sum(weights)
    weighted = [(weight / total, one) for weight, one in zip(weights, fits, strict=True)]
    regressors = range(len(fits[0].beta))
    beta = [sum(w * one.beta[j] for w, one in weighted) for j in regressors]
    se = [
        sqrt(sum(w * (one.variance[j] + (one.beta[j] - beta[j]) ** 2) for w, one in weighted))
        for j in regressors
    ]
    return Fit(tuple(beta), tuple(se), n=df + len(beta), df=df)
