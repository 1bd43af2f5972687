"""Ratings of made-up people: an AR(1) process around a known mean, rounded, with days missing."""

from collections.abc import Callable, Sequence
from datetime import date
from math import floor, sqrt
from random import Random

LAST = date(2026, 11, 23)
"""The day all made-up journals end on."""
CARRY_OVER = 0.3
"""The correlation of neighbouring days, unless a simulation says otherwise."""
GAPS = 0.25
"""The share of days not logged, each day by itself, unless a simulation says otherwise."""


def deviations(draw: Random, days: int, carry_over: float = CARRY_OVER) -> list[float]:
    """A stationary AR(1) process with mean 0 and variance 1."""
    found = [draw.gauss(0, 1)]
    fresh = sqrt(1 - carry_over**2)
    while len(found) < days:
        found.append(carry_over * found[-1] + fresh * draw.gauss(0, 1))
    return found


def rated(values: Sequence[float], low: int, high: int) -> list[int]:
    """The values as a person rates them: rounded half up, the ends of the scale at most."""
    return [min(high, max(low, floor(value + 0.5))) for value in values]


def moods(draw: Random, means: Sequence[float], sd: float) -> list[int]:
    """Moods, 1 to 10, that vary about a mean of each day."""
    noise = deviations(draw, len(means))
    return rated([mean + sd * z for mean, z in zip(means, noise, strict=True)], 1, 10)


def missing(draw: Random, days: int, share: float = GAPS) -> list[bool]:
    """Which days are not logged."""
    return [draw.random() < share for _ in range(days)]


Shape = Callable[[float], float]
"""The mean mood, relative to the person's own, over a window from -1 (first) to 1 (last day)."""


def steady(_: float) -> float:
    """No change."""
    return 0.0


def change(halves: float) -> Shape:
    """A straight line whose later half is ``halves`` points above the earlier one."""
    return lambda x: halves * x


def dip(depth: float) -> Shape:
    """Down by ``depth`` points in the middle, and back."""
    return lambda x: -depth * (1 - abs(x))
