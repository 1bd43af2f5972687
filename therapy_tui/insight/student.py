"""Student's t distribution in closed form: how sure an estimate is, and its likely range."""

from math import erfc, exp, log1p, sqrt

Z90 = 1.2815516
"""The 90 % quantile of the normal distribution."""


def tcdf(t: float, df: int) -> float:
    """The cumulative distribution (Wallace 1959; error below 0.0004 from 5 df on)."""
    z = sqrt(df * log1p(t * t / df)) * (8 * df + 1) / (8 * df + 3)
    return erfc((z if t < 0 else -z) / sqrt(2)) / 2


def t90(df: int) -> float:
    """The 90 % quantile, by the inverse of the same approximation."""
    z = Z90 * (8 * df + 3) / (8 * df + 1)
    return sqrt(df * (exp(z * z / df) - 1))
