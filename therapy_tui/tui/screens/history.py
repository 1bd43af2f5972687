"""History: a month of days, the chosen one beside it, the weeks below."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Vertical
from textual.geometry import Size
from textual.getters import query_one
from textual.widget import Widget

from therapy_tui.domain.calendar import Month, day_after
from therapy_tui.domain.clock import DATE_FORMS
from therapy_tui.domain.day import Day
from therapy_tui.domain.summary import summary
from therapy_tui.domain.year import same_day
from therapy_tui.journal.fault import Fault
from therapy_tui.journal.fault_dates import unreadable
from therapy_tui.tui import modes
from therapy_tui.tui.desk import Desk
from therapy_tui.tui.keys import CALENDAR
from therapy_tui.tui.screens.ask import Ask
from therapy_tui.tui.screens.searching import SearchingScreen
from therapy_tui.tui.widgets.calendar import Calendar, CalendarView
from therapy_tui.tui.widgets.frame import Notice
from therapy_tui.tui.widgets.history import SHORT, DayPane, WeekTable


class HistoryScreen(SearchingScreen):
    """Arrows choose a day; Enter edits it on Today."""

    MODE = modes.HISTORY
    CSS_PATH: ClassVar = ["../styles/frame.tcss", "../styles/history.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = CALENDAR
    ABOUT = (
        "Calendar",
        (
            "A month of days. The number below a date is its mood, 1 to 10; the colour only helps.",
            "The weeks are told below, the chosen day beside it.",
        ),
    )

    SIGNS = (
        ("s", "Sign: a session was held"),
        ("·", "Sign: no mood logged, a gap"),
        ("n", "Sign: a note and no mood"),
    )

    calendar = query_one("#calendar", Calendar)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._view: CalendarView | None = None
        self._faults: Sequence[Fault] = ()
        self._fitted: tuple[Size, int, int, int] | None = None
        """What the places of all were last chosen for: size, notices, weeks, and those begun."""

    @property
    def chosen(self) -> date:
        """The day that is chosen, here and in the year."""
        return self.desk.chosen or self.today

    def body(self) -> Iterator[Widget]:
        """The calendar with the weeks, and the chosen day."""
        with Vertical(id="month"):
            yield Calendar()
            yield WeekTable()
        yield DayPane()

    def look(self) -> None:
        """Show the month of the chosen day, with the weeks at its edges whole."""
        desk, month = self.desk, Month.of(self.chosen)
        if self.in_front:
            desk.chosen = self.chosen  # stays when a new day begins
        weeks = month.weeks(desk.week_start)
        reading = desk.read(day_after(weeks[0][0], -7), day_after(weeks[-1][-1], 7))
        newest = desk.clock.newest()
        fields = desk.fields()
        shown = {day: entry.only(fields) for day, entry in reading.days.items()}
        inside = {day: entry for day, entry in shown.items() if Month.of(day) == month}
        self._faults = reading.faults
        self._view = CalendarView(month, self.chosen, self.today, newest, inside, desk.week_start)
        self.show_heading(month.name)
        self.show_faults(reading.faults, month)
        table = self.query_one(WeekTable)
        table.fields = self.query_one(DayPane).fields = fields
        table.weeks = tuple(
            summary(reading.days, days[0], days[-1], newest) for days in weeks if days[0] <= newest
        )
        self._show_chosen(self._view)

    def _show_chosen(self, view: CalendarView) -> None:
        """Show the chosen day, which is one of the month on the screen."""
        chosen, pane = view.chosen, self.query_one(DayPane)
        unread = unreadable(self._faults, chosen)
        self.calendar.unread = unread is not None
        self.calendar.show(view)
        self.query_one(WeekTable).chosen = chosen
        pane.goals = len(self.desk.profile().goals_on(chosen))
        pane.unread = str(unread) if unread else ""
        pane.marks = self.marks(chosen)
        pane.day = view.days.get(chosen, Day(chosen))

    async def action_point(self, day: int) -> None:
        """A click on a day, given by its ordinal: choose it; edit the one that is chosen."""
        pointed = date.fromordinal(day)
        if pointed == self.chosen:
            await self.run_action("app.edit")
        else:
            self.go_to(pointed)

    def action_day(self, step: int) -> None:
        """Choose another day."""
        self.go_to(day_after(self.chosen, step))

    def action_month(self, step: int) -> None:
        """Choose the same day of another month, or its last."""
        self.go_to(same_day(self.chosen, Month.of(self.chosen).plus(step)))

    def action_newest(self) -> None:
        """Choose today."""
        self.go_to(self.desk.clock.today())

    async def action_go(self) -> None:
        """Ask which date to go to."""
        ask = Ask("Go to which date?", DATE_FORMS, self.desk.clock.parse)
        await self.app.push_screen(ask, self.go_to)

    async def action_year(self) -> None:
        """Show all days of the year."""
        self.desk.before_year = self.chosen
        await self.app.switch_mode(modes.YEAR)

    def go_to(self, day: date | None) -> None:
        """Choose a day, the newest there can be at most.

        Within the month on the screen nothing is read again; whether someone else has changed it
        is looked at before a key that comes after a while.
        """
        if day is not None:
            self.desk.chosen = chosen = min(day, self.desk.clock.newest())
            if self._view is not None and Month.of(chosen) == self._view.month:
                self._view = replace(self._view, chosen=chosen)
                self._show_chosen(self._view)
            else:
                self.look()

    @property
    def taken(self) -> int:
        """Weekdays and a line a week; a heading and a line a week; the chosen day."""
        return 1 + len(self._weeks) + 1 + self._begun + SHORT

    def fit(self) -> None:
        """Where not all lines find room, a week takes one line and the chosen day two."""
        super().fit()
        size, notices = self.app.size, self.query_one(Notice).notices
        weeks, begun = len(self._weeks), self._begun
        fitted = (size, len(notices), weeks, begun)
        if fitted == self._fitted:
            return
        self._fitted = fitted
        # Tabs 2, keys 1, weekdays 1, two lines a week; the table: rule, heading, a line a week.
        height, foot = size.height, 1 + len(notices)
        low = height - len(notices) < 4 + 2 * weeks + 2 + begun
        self.set_class(low, "-flat")
        self.calendar.set_low(low)
        # Widgets docked at one edge lie over one another: stay above the keys and the notices.
        below = low or size.width < self.HORIZONTAL_BREAKPOINTS[1][0]
        pane, table = self.query_one(DayPane), self.query_one(WeekTable)
        pane.styles.offset = (0, -foot if below else 0)
        wide = size.width >= self.HORIZONTAL_BREAKPOINTS[2][0]
        room = height - 2 - foot
        beside = room if wide else 1 + 2 * weeks
        pane.styles.max_height = max(1, room if below else min(room, beside))
        lines = 1 + weeks * (1 if low else 2)
        table.styles.max_height = max(1, height - 2 - lines - foot - (SHORT if below else 0))

    @property
    def _weeks(self) -> Sequence[Sequence[date]]:
        return Month.of(self.chosen).weeks(self.desk.week_start)

    @property
    def _begun(self) -> int:
        """How many of the weeks have begun."""
        newest = self.desk.clock.newest()
        return sum(days[0] <= newest for days in self._weeks)
