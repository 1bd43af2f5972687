"""One regression for the trend and every inferential finding: AR(1) errors, gaps, averaged.

Daily ratings carry over from one day to the next, so ordinary least squares is too sure of itself.
How strong one person's carry-over is cannot be told from a few weeks. So the line is fitted by
generalised least squares for each carry-over of a grid (the Prais-Winsten transform, with the
days between two entries as the exponent), and the fits are averaged by their marginal likelihood
under a prior on the carry-over (Bayesian model averaging). A missing day only lengthens the gap
between two entries; nothing is filled in.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from math import exp, log, sqrt
from typing import NamedTuple

from therapy_tui.insight.design import Design, Transformed, design, leading
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


class Fit(NamedTuple):
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


class Regression:
    """A response by days and regressors, to be fitted to all of these or to the first alone."""

    def __init__(self, rows: Iterable[Row]) -> None:
        ordered = sorted(rows, key=lambda row: row[0])
        self._settings = tuple([(day, tuple(regressors)) for day, regressors, _ in ordered])
        self._response = [response for _, _, response in ordered]

    def fit(self, regressors: int) -> Fit | None:
        """Fit the response to the first so many regressors, averaged over the carry-overs.

        Returns ``None`` when the data cannot say: fewer than 5 residual degrees of freedom, or a
        regressor that the others make up (every night poor, say).
        """
        df = len(self._settings) - regressors
        if df < FEWEST_DF or self._design is None:
            return None
        grid = zip(leading(self._design, regressors), self._products, strict=True)
        return _averaged([_at(each, products, df) for each, products in grid], df)

    @cached_property
    def _design(self) -> Design | None:
        return design(self._settings)

    @cached_property
    def _products(self) -> list[list[float]]:
        return self._design.products(self._response) if self._design else []


def fit(rows: Iterable[Row]) -> Fit | None:
    """Fit the response to all regressors. The days must differ and may come in any order."""
    known = [*rows]
    return Regression(known).fit(len(known[0][1])) if known else None


class _OneFit(NamedTuple):
    """The fit at one carry-over, with the logarithm of its weight up to a constant."""

    log_weight: float
    beta: list[float]
    variance: list[float]


def _at(one: Transformed, products: Sequence[float], df: int) -> _OneFit:
    """Generalised least squares at one carry-over."""
    solved = one.squares.solve(products)
    rss = max(products[-1] - solved.explained, df * ROUNDING_VARIANCE)
    prior = -(((one.carry_over - PRIOR_MEAN) / PRIOR_SD) ** 2)
    return _OneFit(
        (prior - one.log_variances - one.squares.log_determinant - df * log(rss)) / 2,
        solved.beta,
        [rss / df * value for value in one.squares.inverse_diagonal],
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
