"""Least squares from cross products, by Cholesky; a collinear regressor has no answer."""

from math import log, sqrt
from typing import NamedTuple

COLLINEAR = 1e-9
"""A regressor is collinear when the others leave no more than this share of its square sum."""

Matrix = list[list[float]]


class Solution(NamedTuple):
    """The solved normal equations of regressors X and response y."""

    beta: list[float]
    """The coefficients, (X'X)⁻¹ X'y."""
    inverse_diagonal: list[float]
    """The diagonal of (X'X)⁻¹: each coefficient's variance per unit of error variance."""
    log_determinant: float
    """ln |X'X|."""
    explained: float
    """The part of y'y that the regressors explain, β'X'y."""


def solve(squares: Matrix, products: list[float]) -> Solution | None:
    """Solve X'X β = X'y, or return ``None`` when a regressor is collinear with others."""
    lower = _cholesky(squares)
    if lower is None:
        return None
    size = range(len(lower))
    inverse = _inverse(lower)
    half = [sum(inverse[j][k] * products[k] for k in range(j + 1)) for j in size]
    return Solution(
        beta=[sum(inverse[k][j] * half[k] for k in size[j:]) for j in size],
        inverse_diagonal=[sum(inverse[k][j] ** 2 for k in size[j:]) for j in size],
        log_determinant=2 * sum(log(lower[j][j]) for j in size),
        explained=sum(value * value for value in half),
    )


def _cholesky(squares: Matrix) -> Matrix | None:
    lower: Matrix = []
    for j, row in enumerate(squares):
        line: list[float] = []
        for k in range(j):
            inner = sum(a * b for a, b in zip(line, lower[k], strict=False))
            line.append((row[k] - inner) / lower[k][k])
        left = row[j] - sum(value * value for value in line)
        if left <= COLLINEAR * row[j]:
            return None
        lower.append([*line, sqrt(left)])
    return lower


def _inverse(lower: Matrix) -> Matrix:
    inverse: Matrix = []
    for j, row in enumerate(lower):
        line = [-sum(row[m] * inverse[m][k] for m in range(k, j)) / row[j] for k in range(j)]
        inverse.append([*line, 1 / row[j]])
    return inverse
