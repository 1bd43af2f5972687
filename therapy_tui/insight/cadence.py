"""How often sessions are: what that means for look-back, smoothing, attendance and windows."""

from math import ceil
from typing import NamedTuple

from therapy_tui.domain.fields import FREQUENCY
from therapy_tui.domain.series import WEEK

SHORT_WINDOWS = (14, 28, 84)
"""Trend windows, in days, where the score works in days."""

LONG_WINDOWS = (28, 84, 168)
"""Trend windows, in days, where the score works in 7-day blocks."""


class Cadence(NamedTuple):
    """What a session frequency sets; one row of the table.

    The rule behind the rows: look back two session intervals, two weeks at least, and let an
    answer count half as much after half the look-back.
    """

    frequency: str
    """A value of the field Session frequency."""
    interval: float | None
    """Days from one session to the next; ``None`` where sessions are never expected."""
    look_back: int
    """Days the score looks at, the as-of day included."""
    unit_days: int = 1
    """Days that are averaged before the score looks at them: 1, or 7 for blocks."""
    windows: tuple[int, int, int] = SHORT_WINDOWS
    """Days of the three trend windows, shortest first."""
    takeaway_days: int = 28
    """Days within which the takeaways of a session count: two intervals, four weeks at least."""

    @property
    def half_life(self) -> float:
        """Days after which a value has half the weight of today's."""
        return self.look_back / 2

    @property
    def in_blocks(self) -> bool:
        """Whether the score works in 7-day blocks; trends and findings always use days."""
        return self.unit_days == WEEK

    @property
    def units(self) -> int:
        """Days, or blocks, in the look-back."""
        return self.look_back // self.unit_days

    @property
    def least_mood_units(self) -> int:
        """Days, or blocks, with a mood without which there is no score."""
        return max(3, ceil(self.units / 3))

    @property
    def headline_days(self) -> int:
        """The trend window whose label is the headline."""
        return self.windows[1]

    def is_lower_than(self, other: "Cadence") -> bool:
        """Whether sessions are further apart than in ``other``; as needed is the lowest."""
        if self.interval is None or other.interval is None:
            return self.interval is None and other.interval is not None
        return self.interval > other.interval


CADENCES: tuple[Cadence, ...] = (
    Cadence("twice-weekly", interval=3.5, look_back=14),
    Cadence("weekly", interval=7, look_back=14),
    Cadence("every-2-weeks", interval=14, look_back=28),
    Cadence(
        "every-3-weeks",
        interval=21,
        look_back=42,
        unit_days=WEEK,
        windows=LONG_WINDOWS,
        takeaway_days=42,
    ),
    Cadence(
        "monthly",
        interval=28,
        look_back=56,
        unit_days=WEEK,
        windows=LONG_WINDOWS,
        takeaway_days=56,
    ),
    Cadence(
        "as-needed",
        interval=None,
        look_back=56,
        unit_days=WEEK,
        windows=LONG_WINDOWS,
        takeaway_days=56,
    ),
)
"""The table, most frequent first."""

_BY_FREQUENCY = {cadence.frequency: cadence for cadence in CADENCES}


def cadence_of(frequency: str | None) -> Cadence:
    """The row of a frequency; weekly when it is not known."""
    return _BY_FREQUENCY[frequency or FREQUENCY.choices[0]]
