"""The month calendar of History: the mood as a digit on its colour."""

from dataclasses import dataclass, replace
from datetime import date

from textual import events

from therapy_tui.domain.calendar import WEEKDAYS, Days, Month
from therapy_tui.domain.day import Day
from therapy_tui.tui.widgets.lines import Lines, Row

CELL = (5, 9)
"""The fewest and the most columns of one day."""
LOW_CELL = (7, 8)
"""The same on a low screen, where the mood stands beside the date instead of below it."""


@dataclass(frozen=True, slots=True)
class CalendarView:
    """One month with the chosen day."""

    month: Month
    chosen: date
    today: date
    newest: date
    days: Days
    week_start: int


class Calendar(Lines):
    """A month, and the chosen day in brackets."""

    def __init__(self) -> None:
        super().__init__(id="calendar")
        self.view: CalendarView | None = None
        self.unread = False
        """Whether the month cannot be read, so that nothing is known of its days."""
        self.low = False
        """Whether a week takes one line and not two."""

    def show(self, view: CalendarView) -> None:
        """Show a month; only the rows of both chosen days are drawn again within a month."""
        old, self.view = self.view, view
        if old is None or replace(old, chosen=view.chosen) != view:
            self.styles.height = self._height
            self.refresh()
        elif old != view:
            self.refresh_rows({*self._rows_of(view, old.chosen), *self._rows_of(view, view.chosen)})

    async def on_click(self, event: events.Click) -> None:
        """Choose the day that is clicked on."""
        day = self.day_at(event.x, event.y)
        if day is not None:
            await self.screen.run_action(f"point({day.toordinal()})")

    def day_at(self, x: int, y: int) -> date | None:
        """The day of the month that stands at a column of a line."""
        view = self.view
        if view is None or y < 1:
            return None
        columns, weeks = self._columns(self.size.width), view.month.weeks(view.week_start)
        index = (y - 1) // (1 if self.low else 2)
        for day in weeks[index] if index < len(weeks) else ():
            i = (day.weekday() - view.week_start) % 7
            if Month.of(day) == view.month and columns[i] - 1 <= x < columns[i + 1] - 1:
                return day
        return None

    def set_low(self, low: bool) -> None:
        """Change between two lines a week and one."""
        if low != self.low:
            self.low = low
            self.styles.height = self._height
            self.refresh()

    def row(self, y: int, width: int) -> Row:
        """The weekdays, then each week: dates with the moods below or beside them."""
        row = Row(width)
        view = self.view
        if view is None:
            return row
        columns = self._columns(width)
        if y == 0:
            for i, at in enumerate(columns[:7]):
                name = WEEKDAYS[(view.week_start + i) % 7][:2]
                row.put(name, "label", at)
            return row
        weeks = view.month.weeks(view.week_start)
        index, line = (y - 1, 0) if self.low else divmod(y - 1, 2)
        if index >= len(weeks):
            return row
        for day in weeks[index]:
            if Month.of(day) != view.month:
                continue
            at = columns[(day.weekday() - view.week_start) % 7]
            if line == 0:
                self._put_date(row, view, day, at)
            if line == 1 or self.low:
                self._put_mood(row, view, day, at + (5 if self.low else 1))
        return row

    def _put_date(self, row: Row, view: CalendarView, day: date, at: int) -> None:
        number = f"{day.day:>2}"
        if day == view.chosen:
            row.put("[", "accent", at - 1).put(number, "chosen").put("]", "accent")
        else:
            row.put(number, "today" if day == view.today else "date", at)

    def _put_mood(self, row: Row, view: CalendarView, day: date, at: int) -> None:
        if day > view.newest:
            return
        entry = view.days.get(day, Day(day))
        if entry.mood is None:
            row.put(" ?" if self.unread else " ·", "gap", at - 1)
        else:
            row.put(f"{entry.mood:>2}", f"mood-{entry.mood}", at - 1)
        if entry.sessions:
            row.put("s", "session")
        elif entry.note and entry.mood is None:
            row.put("n", "hint")

    def _columns(self, width: int) -> range:
        """Where the seven days of a week stand, and where an eighth would."""
        least, most = LOW_CELL if self.low else CELL
        cell = min(most, max(least, (width - 4) // 7))
        return range(3, 4 + 7 * cell, cell)

    @property
    def _height(self) -> int:
        weeks = len(self.view.month.weeks(self.view.week_start)) if self.view else 6
        return 1 + weeks * (1 if self.low else 2)

    def _rows_of(self, view: CalendarView, day: date) -> set[int]:
        for index, week in enumerate(view.month.weeks(view.week_start)):
            if day in week:
                return {1 + index} if self.low else {1 + 2 * index}
        return set()
