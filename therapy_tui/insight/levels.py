"""The sub-scores: how a window of values becomes a number from 0 to 100."""

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from therapy_tui.insight.cadence import Cadence

Values = Sequence[float | None]
"""One value a day, oldest first, the last on the as-of day; a day without one is ``None``."""

ENOUGH_TAKEAWAYS = 2
"""Takeaways a session that give full points; one or two notes is the aim, more earns nothing."""


class Level(NamedTuple):
    """What one part of the score stands at."""

    sub_score: float
    """From 0 to 100."""
    average: float
    """What stands behind it, in the part's own scale."""


class Unit(NamedTuple):
    """A day or a 7-day block that has a value."""

    age: int
    """Days from its newest day to the as-of day."""
    value: float


def units(values: Values, cadence: Cadence) -> list[Unit]:
    """The days, or blocks with the mean of their days, that have a value, newest first.

    Values before the look-back are left out. Blocks end on the as-of day.
    """
    newest_first = values[::-1][: cadence.look_back]
    if not cadence.in_blocks:
        return [Unit(age, value) for age, value in enumerate(newest_first) if value is not None]
    found: list[Unit] = []
    for age in range(0, len(newest_first), cadence.unit_days):
        block = newest_first[age : age + cadence.unit_days]
        logged = [value for value in block if value is not None]
        if logged:
            found.append(Unit(age, sum(logged) / len(logged)))
    return found


def level(found: Sequence[Unit], cadence: Cadence) -> float:
    """The mean of the units (at least one), each weighted by ``2 ** (-age / half-life)``."""
    half_life = cadence.half_life
    weights: list[float] = [2 ** (-age / half_life) for age, _ in found]
    weighted = [weight * value for weight, (_, value) in zip(weights, found, strict=True)]
    return sum(weighted) / sum(weights)


def scaled(average: float, low: float, high: float) -> Level:
    """A mean on a scale from ``low`` to ``high``, as a sub-score."""
    return Level(100 * (average - low) / (high - low), average)


def lowest_third(found: Sequence[Unit]) -> float:
    """The plain mean of the lowest third of the units (at least one), rounded up to whole units.

    It stands for steadiness in place of a variance, which would let a higher mood lower the score.
    """
    lowest = sorted(unit.value for unit in found)[: ceil(len(found) / 3)]
    return sum(lowest) / len(lowest)


def attendance(attended: int, due: int) -> Level | None:
    """Sessions held of those certainly expected; ``None`` when none was expected or held."""
    if due:
        return Level(100 * min(1.0, attended / due), attended)
    return Level(100, attended) if attended else None


def takeaways(counts: Sequence[int]) -> Level:
    """The mean over sessions with a count (at least one); what is over the aim earns nothing."""
    earned = [min(count, ENOUGH_TAKEAWAYS) / ENOUGH_TAKEAWAYS for count in counts]
    return Level(100 * sum(earned) / len(earned), sum(counts) / len(counts))
