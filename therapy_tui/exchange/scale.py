"""From another program's scale to ours, with exact numbers, and rounding half up."""

import math
import re
from dataclasses import dataclass
from fractions import Fraction

from therapy_tui.domain.errors import InputError
from therapy_tui.domain.fields import Field

STEPS = 10
"""Up to so many whole steps a scale is taken step by step; a finer one from end to end."""

_FORM = re.compile(r"(-?[0-9]{1,6}(?:\.[0-9]{1,6})?)-(-?[0-9]{1,6}(?:\.[0-9]{1,6})?)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale from its worst value to its best; the worst may be the larger number."""

    worst: Fraction
    best: Fraction

    def __str__(self) -> str:
        return f"{_spoken(self.worst)}-{_spoken(self.best)}"

    @property
    def words(self) -> str:
        """The scale for a preview: ``4 (worst) to 1 (best)``."""
        return f"{_spoken(self.worst)} (worst) to {_spoken(self.best)} (best)"

    def holds(self, value: Fraction) -> bool:
        """Whether a value lies on the scale, ends included."""
        return min(self.worst, self.best) <= value <= max(self.worst, self.best)

    def to(self, field: Field, value: Fraction) -> Fraction:
        """The value on the scale of a field, perhaps between two of its numbers.

        A scale of at most ten whole steps that starts its field's scale above its lowest value
        is taken step by step, so that the best is the best and each step is as wide: 1 to 5 is
        2, 4, 6, 8, 10 of mood. A finer scale, or one with as many steps as ours, is taken from end
        to end: -1.0 to 1.0 is 1 to 10.

        Raises:
            InputError: the value does not lie on the scale.
        """
        if not self.holds(value):
            raise InputError(f"{_spoken(value)} does not lie on the scale {self}")
        share = (value - self.worst) / (self.best - self.worst)
        steps = abs(self.best - self.worst) + 1
        ours = field.high - field.low + 1
        if steps.denominator == 1 and steps <= STEPS and field.low == 1 and ours % steps == 0:
            return (share * (steps - 1) + 1) * Fraction(ours) / steps
        return field.low + share * (field.high - field.low)


def parse_scale(text: str) -> Scale:
    """Read a scale: its worst value, a hyphen, its best: ``1-5``, ``5-1``, ``-1.0-1.0``.

    Raises:
        InputError: it is no scale, or has one value only.
    """
    found = _FORM.fullmatch(text.strip())
    if found is None or Fraction(found[1]) == Fraction(found[2]):
        raise InputError(
            f"A scale is its worst value, a hyphen and its best, such as 1-5 or 5-1, not {text!r}."
        )
    return Scale(Fraction(found[1]), Fraction(found[2]))


def half_up(value: Fraction) -> int:
    """The nearest whole number; of two that are as near, the larger."""
    return math.floor(value + Fraction(1, 2))


def _spoken(value: Fraction) -> str:
    return str(value) if value.denominator == 1 else f"{float(value):g}"
