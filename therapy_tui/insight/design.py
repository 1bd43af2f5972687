"""What of a regression rests on its days and regressors alone, so that it serves any response."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import inf, log
from operator import add, mul
from typing import NamedTuple

from therapy_tui.insight.least_squares import Factored, factored

CARRY_OVERS = tuple(step / 10 for step in range(9))
"""The correlations of neighbouring days averaged over, 0 to 0.8."""

REMEMBERED = 16
"""How many designs are kept: those of all trends and findings of one day."""

Setting = tuple[int, tuple[float, ...]]
"""An observation without its response: day number and regressors."""


class _Side(NamedTuple):
    """One column of a span: the values of its observations, and of the ones before them."""

    current: list[float]
    previous: list[float]


class _Products(NamedTuple):
    """The products of two columns, summed over a span."""

    own: float
    before: float
    cross: float


class Transformed(NamedTuple):
    """A design made ready for one carry-over.

    Each row minus f times its predecessor, divided by √(1 - f²), with f the carry-over to the
    power of the days between, has uncorrelated errors of equal variance.
    """

    carry_over: float
    shares: list[tuple[float, float]]
    """f and 1 - f² of each span."""
    log_variances: float
    """The sum of ln(1 - f²) over all observations."""
    squares: Factored
    """The products of the transformed regressors with each other."""


@dataclass(frozen=True, slots=True, eq=False)
class Design:
    """Days and regressors, worked through for every carry-over.

    A span is all observations that lie the same number of days after the one before. They share
    one f, so that summing their products once serves the whole grid.
    """

    spans: Sequence[Sequence[int]]
    """The places of the observations of each span."""
    columns: list[list[_Side]]
    """The regressors by span."""
    grid: list[Transformed]

    def products(self, response: Sequence[float]) -> list[list[float]]:
        """The products of a response with each regressor and, last, with itself.

        A list for each carry-over, of response and regressors as transformed.
        """
        sides = _by_span(response, self.spans)
        by_span = [_multiplied(sides, column) for column in (*self.columns, sides)]
        return [[_carried(each, at.shares) for each in by_span] for at in self.grid]


@lru_cache(maxsize=REMEMBERED)
def design(settings: tuple[Setting, ...]) -> Design | None:
    """The design of observations in the order of their days, which differ; one at least.

    ``None`` where a regressor is made up by the others.
    """
    spans = _spans([day for day, _ in settings])
    places = [*spans.values()]
    values = zip(*(regressors for _, regressors in settings), strict=True)
    columns = [_by_span(column, places) for column in values]
    triangle = [
        [_multiplied(column, other) for other in columns[:count]]
        for count, column in enumerate(columns, 1)
    ]
    grid: list[Transformed] = []
    for carry_over in CARRY_OVERS:
        shares = [(f := carry_over**days, 1 - f * f) for days in spans]
        squares = factored([[_carried(products, shares) for products in row] for row in triangle])
        if squares is None:
            return None
        counted = zip(places, shares, strict=True)
        log_variances = sum(len(span) * log(v) for span, (_, v) in counted)
        grid.append(Transformed(carry_over, shares, log_variances, squares))
    return Design(places, columns, grid)


@lru_cache(maxsize=REMEMBERED)
def leading(whole: Design, count: int) -> list[Transformed]:
    """A design with nothing but its first ``count`` regressors, for every carry-over."""
    if count == len(whole.columns):
        return whole.grid
    return [each._replace(squares=each.squares.leading(count)) for each in whole.grid]


def _carried(products: Sequence[_Products], shares: Sequence[tuple[float, float]]) -> float:
    """The product of two columns as transformed, from their products and f, 1 - f² by span."""
    total = 0.0
    for (own, before, cross), (f, v) in zip(products, shares, strict=True):
        total += (own + f * (f * before - cross)) / v
    return total


def _spans(days: Sequence[int]) -> dict[float, list[int]]:
    """The places of the observations by how many days after the one before they are.

    Nothing carries over to the first: it counts as infinitely far from one of zeros.
    """
    spans: dict[float, list[int]] = {}
    last = -inf
    for at, day in enumerate(days):
        spans.setdefault(day - last, []).append(at)
        last = day
    return spans


def _by_span(column: Sequence[float], spans: Sequence[Sequence[int]]) -> list[_Side]:
    before = [0.0, *column[:-1]]
    return [_Side([column[at] for at in span], [before[at] for at in span]) for span in spans]


def _multiplied(column: Sequence[_Side], other: Sequence[_Side]) -> list[_Products]:
    return [
        _Products(
            own=sum(map(mul, a.current, b.current)),
            before=sum(map(mul, a.previous, b.previous)),
            cross=sum(map(add, map(mul, a.current, b.previous), map(mul, a.previous, b.current))),
        )
        for a, b in zip(column, other, strict=True)
    ]
