"""The year in pixels: every day of a year at once; Enter opens one in the calendar."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import ClassVar

from textual.binding import BindingType
from textual.getters import query_one
from textual.widget import Widget

from therapy_tui.domain.calendar import Month, day_after
from therapy_tui.domain.clock import DATE_FORMS
from therapy_tui.domain.day import Day
from therapy_tui.domain.year import same_day, year_figures, year_span
from therapy_tui.journal.fault_dates import unreadable
from therapy_tui.tui import modes
from therapy_tui.tui.desk import Desk
from therapy_tui.tui.keys import YEAR
from therapy_tui.tui.screens.ask import Ask
from therapy_tui.tui.screens.tab import FRAME_LINES, TabScreen
from therapy_tui.tui.widgets.frame import Notice
from therapy_tui.tui.widgets.history import SHORT, DayPane
from therapy_tui.tui.widgets.year import LEGEND, Legend, YearFigures, YearMap, YearView

MONTHS_OF_YEAR = 12
MAP = 13
"""Lines of the map: the numbers of the days, twelve months."""
FIGURES = 2
"""Lines of its figures."""
ROOMY = 14
"""Further lines from which on the chosen day is shown field by field."""
NOTHING = "Nothing logged."


class YearScreen(TabScreen):
    """Arrows choose a day; only the year that is shown is read."""

    MODE = modes.YEAR
    TAB = modes.HISTORY
    CSS_PATH: ClassVar = ["../styles/frame.tcss", "../styles/year.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = YEAR
    ABOUT = (
        "Year",
        (
            "A row for each month, a sign for each day: its mood, 1 to 10; the colour only helps.",
            "Beside each month stand the mean of its moods and the days it rests on.",
        ),
    )
    SIGNS = tuple((sign, f"Sign: {meaning}") for sign, meaning in LEGEND)

    map = query_one("#map", YearMap)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._view: YearView | None = None

    @property
    def chosen(self) -> date:
        """The day that is chosen, here and in the calendar."""
        return self.desk.chosen or self.today

    def body(self) -> Iterator[Widget]:
        """The year, its figures, the chosen day, and what the signs mean."""
        yield YearMap()
        yield YearFigures()
        pane = DayPane("day-of-year")
        pane.nothing = NOTHING
        yield pane
        yield Legend()

    def look(self) -> None:
        """Read the year of the chosen day, and show it."""
        desk, year = self.desk, self.chosen.year
        reading = desk.read(*year_span(year))
        newest, fields = desk.clock.newest(), desk.fields()
        shown = {day: entry.only(fields) for day, entry in reading.days.items()}
        figures = year_figures(shown, year, newest)
        lost = (each.first for each in figures.months if unreadable(reading.faults, each.first))
        self._view = YearView(
            figures, self.chosen, newest, shown, frozenset(Month.of(first) for first in lost)
        )
        self._faults = reading.faults
        self.show_heading(str(year))
        self.show_faults(reading.faults, Month.of(self.chosen))
        line, pane = self.query_one(YearFigures), self.query_one(DayPane)
        line.fields = pane.fields = fields
        line.year = figures
        self._show_chosen(self._view)

    def action_day(self, step: int) -> None:
        """Choose another day."""
        self._choose(day_after(self.chosen, step))

    def action_month(self, step: int) -> None:
        """Choose the same day of another month, or its last."""
        self._choose(same_day(self.chosen, Month.of(self.chosen).plus(step)))

    def action_year(self, step: int) -> None:
        """Choose the same day of another year."""
        self.action_month(step * MONTHS_OF_YEAR)

    def action_newest(self) -> None:
        """Choose today."""
        self._choose(self.desk.clock.today())

    async def action_go(self) -> None:
        """Ask which date to go to."""
        ask = Ask("Go to which date?", DATE_FORMS, self.desk.clock.parse)
        await self.app.push_screen(ask, self._choose)

    async def action_open(self) -> None:
        """Show the chosen day in the calendar."""
        await self.app.switch_mode(modes.HISTORY)

    async def action_back(self) -> None:
        """Back to the calendar as it was."""
        self.desk.chosen = self.desk.before_year or self.desk.chosen
        await self.app.switch_mode(modes.HISTORY)

    def _choose(self, day: date | None) -> None:
        if day is None:
            return
        self.desk.chosen = min(day, self.desk.clock.newest())
        if self._view is None or self._view.year.number != self.chosen.year:
            self.look()
        else:
            self._show_chosen(self._view)

    @property
    def taken(self) -> int:
        """The map, its figures, a line of the chosen day."""
        return MAP + FIGURES + 1

    def fit(self) -> None:
        """Give the lines that are left to the chosen day, then the figures, then the legend."""
        super().fit()
        room = self.app.size.height - FRAME_LINES - MAP - len(self.query_one(Notice).notices)
        self.query_one(YearFigures).display = room > 2
        self.query_one(Legend).display = room > 4
        pane = self.query_one(DayPane)
        pane.styles.height = "1fr" if room >= ROOMY else max(1, min(SHORT, room - 2))
        pane.styles.margin = (1, 2) if room >= ROOMY else (1, 0) if room > 6 else 0

    def _show_chosen(self, view: YearView) -> None:
        self._view = replace(view, chosen=self.chosen)
        self.map.show(self._view)
        pane = self.query_one(DayPane)
        unread = unreadable(self._faults, self.chosen)
        pane.unread = str(unread) if unread else ""
        pane.goals = len(self.desk.profile().goals_on(self.chosen))
        pane.day = view.days.get(self.chosen, Day(self.chosen))
