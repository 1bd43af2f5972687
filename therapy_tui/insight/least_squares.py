"""Least squares from cross products, by Cholesky; a collinear regressor has no answer.

All that rests on the regressors is worked out first, so that it serves any response.
"""

from collections.abc import Sequence
from math import log, sqrt
from operator import mul
from typing import NamedTuple

COLLINEAR = 1e-9
"""A regressor is collinear when the others leave no more than this share of its square sum."""

Matrix = list[list[float]]


class Solution(NamedTuple):
    """The solved normal equations of regressors X and response y."""

    beta: list[float]
    """The coefficients, (X'X)⁻¹ X'y."""
    explained: float
    """The part of y'y that the regressors explain, β'X'y."""


class Factored(NamedTuple):
    """X'X = LL', factored: what the answers for every response have in common."""

    diagonal: list[float]
    """The diagonal of L."""
    rows: Matrix
    """The lower triangle of L⁻¹, row by row."""
    columns: Matrix
    """The same, column by column, each from the diagonal down."""
    inverse_diagonal: list[float]
    """The diagonal of (X'X)⁻¹: each coefficient's variance per unit of error variance."""
    log_determinant: float
    """ln |X'X|."""

    @classmethod
    def of(cls, diagonal: list[float], rows: Matrix) -> "Factored":
        """The whole from the diagonal of L and the rows of L⁻¹."""
        columns = [[row[j] for row in rows[j:]] for j in range(len(rows))]
        variances = [sum(map(mul, column, column)) for column in columns]
        return cls(diagonal, rows, columns, variances, 2 * sum(map(log, diagonal)))

    def leading(self, count: int) -> "Factored":
        """The same for the first ``count`` regressors alone, which are factored first."""
        return Factored.of(self.diagonal[:count], self.rows[:count])

    def solve(self, products: Sequence[float]) -> Solution:
        """Solve X'X β = X'y for the products X'y."""
        half = [sum(map(mul, row, products)) for row in self.rows]
        beta = [sum(map(mul, column, half[j:])) for j, column in enumerate(self.columns)]
        return Solution(beta, explained=sum(map(mul, half, half)))


def factored(squares: Matrix) -> Factored | None:
    """Factor the lower triangle of X'X; ``None`` when a regressor is collinear with others."""
    lower = _cholesky(squares)
    return None if lower is None else Factored.of([row[-1] for row in lower], _inverse(lower))


def _cholesky(squares: Matrix) -> Matrix | None:
    lower: Matrix = []
    for row in squares:
        line: list[float] = []
        for value, above in zip(row, lower, strict=False):
            line.append((value - sum(map(mul, line, above))) / above[-1])
        left = row[-1] - sum(map(mul, line, line))
        if left <= COLLINEAR * row[-1]:
            return None
        lower.append([*line, sqrt(left)])
    return lower


def _inverse(lower: Matrix) -> Matrix:
    inverse: Matrix = []
    for j, row in enumerate(lower):
        line = [-sum(row[m] * inverse[m][k] for m in range(k, j)) / row[j] for k in range(j)]
        inverse.append([*line, 1 / row[j]])
    return inverse
