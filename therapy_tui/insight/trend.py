"""The direction of mood over a window: a label in words, with the change and its likely range."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from therapy_tui.domain.calendar import dates, window
from therapy_tui.insight.regression import Fit, Regression, Row, drift

FEWEST_ENTRIES = 8
"""Days with a mood below which a window has no label."""
FEWEST_PER_HALF = 3
"""Days with a mood that each half of the window needs."""
SURE = 0.975
"""How sure a direction or a shape must be to be named."""
SURE_FLAT = 0.90
"""How sure it must be that the change is under ``MEANINGFUL`` points."""
MEANINGFUL = 1.0
"""The change between the halves that means something: half a usual standard deviation (Norman
2003). Under it a series counts as flat; a curve is named from here on."""
LEAST_DIRECTION = 0.5
"""The smallest change between the halves worth naming, in mood points."""
SHAPE_DAYS = 28
"""The shortest window in which a dip or a rise that came back is looked for."""
SHAPE_ENTRIES = 12

CHANGE, CURVE = 1, 2
"""The places of the two coefficients in the fit; the level is at 0."""
STRAIGHT, CURVED = 2, 3
"""How many regressors a line has: level and change, and with a curve one more."""


class Label(StrEnum):
    """What a window is called, in the words shown and exported."""

    RISING = "rising"
    FALLING = "falling"
    FLAT = "flat"
    NO_DIRECTION = "no clear direction"
    NOT_ENOUGH = "not enough data"
    DIPPED = "dipped and came back"
    ROSE = "rose and fell back"


class Trend(NamedTuple):
    """One window, labelled; without enough data every figure but ``entries`` is ``None``.

    The figures are those of the straight line, also where the label names a shape.
    """

    days: int
    """The length of the window."""
    label: Label
    entries: int
    """Days with a mood in the window."""
    missing_early: int = 0
    """How many more days with a mood the earlier half needs; only filling in helps there."""
    missing: int = 0
    """How many more days with a mood a label needs at least."""
    line: Fit | None = None
    """The fitted straight line: level and change."""
    curve: float | None = None
    """The bend, in mood points, where one was looked for: above 0 for a dip, below for a bump."""

    @property
    def level(self) -> float | None:
        """The fitted mood in the middle of the window."""
        return self.line.beta[0] if self.line else None

    @property
    def change(self) -> float | None:
        """The later half minus the earlier half along the line, in mood points."""
        return self.line.beta[CHANGE] if self.line else None

    @property
    def se(self) -> float | None:
        """The standard error of the change."""
        return self.line.se[CHANGE] if self.line else None

    @property
    def low(self) -> float | None:
        """The lower end of the change's likely range, the 80 % interval."""
        return self.line.interval80(CHANGE)[0] if self.line else None

    @property
    def high(self) -> float | None:
        """The upper end of the change's likely range."""
        return self.line.interval80(CHANGE)[1] if self.line else None

    @property
    def p_in(self) -> float | None:
        """How sure it is, 0 to 1, that the change is under one point either way."""
        return self.line.p_within(CHANGE, MEANINGFUL) if self.line else None


REMEMBERED = 16
"""How many trends are kept: all windows of the day that is shown and of the ones before."""


def trend(moods: Mapping[date, int], as_of: date, days: int) -> Trend:
    """Label the window of so many ``days`` (2 or more) that ends on ``as_of``, included.

    ``moods`` are 1 to 10; a date that is not in it is a gap. Dates outside the window are not
    looked at.
    """
    inside = dates(*window(as_of, days))
    return _trend(tuple((i, moods[day]) for i, day in enumerate(inside) if day in moods), days)


@lru_cache(maxsize=REMEMBERED)
def _trend(entries: tuple[tuple[int, int], ...], days: int) -> Trend:
    """The trend of moods by their days, counted from the first of the window.

    It rests on nothing else, so that it is computed once while the other answers of a day are
    given, and once for the screens that show it.
    """
    early = sum(2 * i < days for i, _ in entries)
    halves = (early, len(entries) - early)
    missing_in_halves = sum(max(0, FEWEST_PER_HALF - half) for half in halves)
    missing = max(FEWEST_ENTRIES - len(entries), missing_in_halves)
    curved = days >= SHAPE_DAYS and len(entries) >= SHAPE_ENTRIES
    regression = Regression(_rows(entries, days, curved=curved))
    line = None if missing else regression.fit(STRAIGHT)
    if line is None:
        missing_early = max(0, FEWEST_PER_HALF - early)
        return Trend(days, Label.NOT_ENOUGH, len(entries), missing_early, missing)
    label = label_of_line(line)
    looked = curved and label not in {Label.RISING, Label.FALLING}
    curve = regression.fit(CURVED) if looked else None
    if curve is None:
        return Trend(days, label, line.n, line=line)
    shape = {1: Label.DIPPED, -1: Label.ROSE}.get(_sign(curve, CURVE, MEANINGFUL), label)
    return Trend(days, shape, line.n, line=line, curve=curve.beta[CURVE])


def label_of_line(line: Fit) -> Label:
    """What the change of a fitted line is called, whatever its shape: the first three rules."""
    sign = _sign(line, CHANGE, LEAST_DIRECTION)
    if sign:
        return Label.RISING if sign > 0 else Label.FALLING
    flat = line.p_within(CHANGE, MEANINGFUL) >= SURE_FLAT
    return Label.FLAT if flat else Label.NO_DIRECTION


def _rows(entries: Sequence[tuple[int, int]], days: int, *, curved: bool) -> list[Row]:
    rows: list[Row] = []
    for i, mood in entries:
        x = drift(i, days)
        rows.append((i, (1.0, x, x * x - 1 / 3) if curved else (1.0, x), mood))
    return rows


def _sign(fitted: Fit, j: int, least: float) -> int:
    """1 or -1 where coefficient ``j`` is at least ``least`` that way and surely so, else 0."""
    up = fitted.p_greater(j)
    if fitted.beta[j] >= least and up >= SURE:
        return 1
    return -1 if fitted.beta[j] <= -least and 1 - up >= SURE else 0
