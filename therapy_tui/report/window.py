"""The days a report is about, and whether they are laid out as columns, rows or weeks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from therapy_tui.domain.calendar import dates, day_after, window
from therapy_tui.domain.errors import InputError
from therapy_tui.domain.series import WEEK

DEFAULT_DAYS = 14
"""Days of a report unless it is told otherwise: two weeks."""

SPARSE_DAYS = 8 * WEEK
"""Days of a report, unless it is told otherwise, where few days are logged: eight weeks."""

MOST_COLUMNS = 14
"""Up to so many days, each day is a column."""

MOST_DAY_ROWS = 28
"""Up to so many days, each day is a row; longer windows have a row for each week."""

MOST_DAYS = 3660
"""The longest report: ten years."""


class Layout(Enum):
    """How the days of a report stand on the page."""

    DAYS_AS_COLUMNS = "days as columns"
    DAYS_AS_ROWS = "days as rows"
    WEEKS_AS_ROWS = "weeks as rows"


@dataclass(frozen=True, slots=True)
class ReportWindow:
    """The first and the last day of a report, both included."""

    first: date
    last: date
    sparse: bool = False
    """Whether so few days are logged that weeks say more than days."""
    since_session: bool = False
    """Whether it begins with the last session."""

    @classmethod
    def ending(
        cls, last: date, days: int = DEFAULT_DAYS, *, sparse: bool = False
    ) -> "ReportWindow":
        """The window of so many days that ends on ``last``.

        Raises:
            InputError: fewer days than 1, or more than ``MOST_DAYS``.
        """
        if not 1 <= days <= MOST_DAYS:
            raise InputError(f"A report takes 1 to {MOST_DAYS} days, not {days}.")
        return cls(*window(last, days), sparse=sparse)

    @property
    def days(self) -> int:
        """How many days there are."""
        return (self.last - self.first).days + 1

    def dates(self) -> Iterator[date]:
        """Each day, oldest first."""
        return dates(self.first, self.last)

    @property
    def layout(self) -> Layout:
        """Up to 14 days a column each, up to 28 a row each, else a row for each week.

        Where few days are logged, weeks come from 15 days on.
        """
        if self.days <= MOST_COLUMNS:
            return Layout.DAYS_AS_COLUMNS
        few = self.days <= MOST_DAY_ROWS and not self.sparse
        return Layout.DAYS_AS_ROWS if few else Layout.WEEKS_AS_ROWS

    @property
    def weeks(self) -> tuple[tuple[date, date], ...]:
        """The 7-day blocks that end on the last day, oldest first; the oldest may be shorter."""
        count = -(-self.days // WEEK)
        ends = [day_after(self.last, -WEEK * back) for back in range(count)][::-1]
        return tuple((max(self.first, day_after(end, 1 - WEEK)), end) for end in ends)
