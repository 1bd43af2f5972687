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
from math import exp, inf, log, sqrt
from typing import NamedTuple

from therapy_tui.insight.least_squares import solve
from therapy_tui.insight.student import t90, tcdf

Row = tuple[int, Sequence[float], float]
"""An observation: day number, regressors (the 1 of the intercept among them), response."""

CARRY_OVERS = tuple(step / 10 for step in range(9))
"""The correlations of neighbouring days averaged over, 0 to 0.8."""
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
    spans = _spans(ordered)
    fits = [_at(carry_over, spans, df) for carry_over in CARRY_OVERS]
    found = [one for one in fits if one is not None]
    return _averaged(found, df) if len(found) == len(fits) else None


class _Span:
    """The cross products, summed, of all neighbours that lie the same number of days apart.

    They share one carry-over, so summing once serves every carry-over of the grid. Products are
    of [regressors, response] and stand in a flat list, the lower triangle row by row.
    """

    __slots__ = ("before", "count", "cross", "days", "own")

    def __init__(self, days: float, size: int) -> None:
        self.days = days
        self.count = 0
        self.own = [0.0] * size
        self.before = [0.0] * size
        self.cross = [0.0] * size

    def add(self, previous: Sequence[float], current: Sequence[float]) -> None:
        self.count += 1
        at = 0
        for j in range(len(current)):
            for k in range(j + 1):
                self.own[at] += current[j] * current[k]
                self.before[at] += previous[j] * previous[k]
                self.cross[at] += current[j] * previous[k] + previous[j] * current[k]
                at += 1


class _OneFit(NamedTuple):
    """The fit at one carry-over, with the logarithm of its weight up to a constant."""

    log_weight: float
    beta: list[float]
    variance: list[float]


def _spans(ordered: Sequence[Row]) -> list[_Span]:
    width = len(ordered[0][1]) + 1
    spans: dict[float, _Span] = {}
    # Nothing carries over to the first entry: it counts as infinitely far from one of zeros.
    last, previous = -inf, [0.0] * width
    for day, regressors, response in ordered:
        days, current = day - last, [*regressors, response]
        if days not in spans:
            spans[days] = _Span(days, width * (width + 1) // 2)
        spans[days].add(previous, current)
        last, previous = day, current
    return list(spans.values())


def _at(carry_over: float, spans: Sequence[_Span], df: int) -> _OneFit | None:
    """Generalised least squares at one carry-over.

    Each row minus f times its predecessor, divided by √(1 - f²), with f the carry-over to the
    power of the days between, has uncorrelated errors of equal variance; these are its products.
    """
    total = [0.0] * len(spans[0].own)
    log_variances = 0.0
    for span in spans:
        f = carry_over**span.days
        v = 1 - f * f
        log_variances += span.count * log(v)
        products = zip(span.own, span.before, span.cross, strict=True)
        for at, (own, before, cross) in enumerate(products):
            total[at] += (own + f * (f * before - cross)) / v
    *squares, (*products_with_response, response) = _rows(total)
    solved = solve(squares, products_with_response)
    if solved is None:
        return None
    rss = max(response - solved.explained, df * ROUNDING_VARIANCE)
    prior = -(((carry_over - PRIOR_MEAN) / PRIOR_SD) ** 2)
    return _OneFit(
        (prior - log_variances - solved.log_determinant - df * log(rss)) / 2,
        solved.beta,
        [rss / df * value for value in solved.inverse_diagonal],
    )


def _rows(triangle: Sequence[float]) -> list[list[float]]:
    rows: list[list[float]] = []
    at = 0
    while at < len(triangle):
        rows.append(list(triangle[at : at + len(rows) + 1]))
        at += len(rows)
    return rows


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
