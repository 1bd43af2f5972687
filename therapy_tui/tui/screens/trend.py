"""Trend: mood as a line, homework as bars, over a window of time."""

import asyncio
from collections.abc import Callable, Hashable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from textwrap import wrap
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.widget import Widget
from textual.worker import get_current_worker

from therapy_tui.charts import ChartUnavailable, Drawing
from therapy_tui.charts.kept import KeptDrawings
from therapy_tui.charts.loading import is_loaded
from therapy_tui.domain.fields import Field
from therapy_tui.domain.series import WINDOWS
from therapy_tui.insight.insight import Insight
from therapy_tui.report.insight_lines import (
    finding_lines,
    joined,
    score_lines,
    trend_lines,
    week_lines,
)
from therapy_tui.tui import modes
from therapy_tui.tui.desk import Desk
from therapy_tui.tui.keys import TREND
from therapy_tui.tui.screens.lines_page import LinesPage
from therapy_tui.tui.screens.tab import TabScreen
from therapy_tui.tui.trend_view import Look, TrendView, figures, oldest_day, trend_view
from therapy_tui.tui.widgets.trend import Chart, Figures, Numbers

WIDEST_PAGE = 78
"""Columns beyond which lines of text are hard to read."""
EMPTY = "Your mood will appear here as a line, a point a day. Press {key} to log today."
NOTHING_HERE = "Nothing logged in these days. The left arrow goes further back."


class TrendScreen(TabScreen):
    """The chart of one window.

    The windows are drawn ahead by a thread, while no key comes, and what is not is drawn at once:
    that takes less than a thread would cost, and is there with the first paint. Only while what
    draws is not loaded yet a thread does it, so that no key waits for that.
    """

    MODE = modes.TREND
    CSS_PATH: ClassVar = ["../styles/frame.tcss", "../styles/trend.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = TREND
    ABOUT = (
        "Charts",
        (
            "Mood as a line with points, homework as bars on the same days. A day that was not "
            "logged is a gap: never a zero, never guessed.",
            "Above, the score, and the trend with its likely range where there is enough data.",
        ),
    )

    SIGNS = (
        ("│ ╵", "Sign: a session was held"),
        ("▁", "Sign: homework of zero; nothing there: not logged"),
        ("n", "Sign: no homework was set"),
        ("≡", "Sign: a note and no mood"),
    )

    chart = query_one("#chart", Chart)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.shown = Look(self.today)
        self.view: TrendView | None = None
        self._rests_on: Hashable = None
        """Of which window the view is, and of which state of the journal."""
        self._insight: Insight | None = None
        self._drawings = KeptDrawings()

    def on_mount(self) -> None:
        """Draw ahead again whenever days have changed and no key came for a while."""
        self.desk.draw_ahead = self.draw_ahead

    def body(self) -> Iterator[Widget]:
        """Figures and chart; beside them the numbers when there is room."""
        with Vertical(id="window"):
            yield Figures()
            yield Chart()
        yield Numbers()

    @property
    def taken(self) -> int:
        """The figures and the smallest charts that can be read."""
        return 12

    async def day_began(self, before: date) -> None:
        """A window that ended today goes on ending today."""
        if self.shown.last == before:
            self.shown = replace(self.shown, last=self.today)
        self.look()

    def look(self) -> None:
        """Read the window, where it is another one or has changed, and draw it."""
        rests_on = (replace(self.shown, overlay=None), self.desk.state)
        if self.view is None or rests_on != self._rests_on:
            self._rests_on, self.view = rests_on, trend_view(self.desk, self.shown)
        self.show_heading(*self.view.headings)
        self.show_faults(self.view.faults)
        self.query_one(Figures).lines = figures(self.view, self._insight_of(self.shown.last))
        self.ask_insight(self.shown.last)
        self.query_one(Numbers).lines = self.view.table(39)
        self._draw()

    def show_insight(self, insight: Insight) -> None:
        """Show score and trends of the day the window ends on."""
        self._insight = insight
        if self.view is not None and insight.record.as_of == self.shown.last:
            self.query_one(Figures).lines = figures(self.view, insight)

    def _insight_of(self, day: date) -> Insight | None:
        """What was shown last of a day; what is at hand by now is shown by ``ask_insight``."""
        kept = self._insight
        return kept if kept is not None and kept.record.as_of == day else None

    async def action_findings(self) -> None:
        """Show the trend in words, and what may be worth raising."""
        insight = await asyncio.to_thread(self._with_findings)
        width = self._page_width
        sections = (trend_lines(insight, width), week_lines(insight), finding_lines(insight, width))
        await self.app.push_screen(LinesPage(joined(sections)))

    async def action_why(self) -> None:
        """Show the parts of the score and what they rest on."""
        insight = await asyncio.to_thread(self._with_findings)
        await self.app.push_screen(LinesPage(score_lines(insight, self._page_width)))

    def _with_findings(self) -> Insight:
        insight = self.desk.insight(self.shown.last).prepare()
        _ = insight.findings, insight.why
        return insight

    @property
    def _page_width(self) -> int:
        return min(WIDEST_PAGE, self.app.size.width - 5)

    def on_chart_resized(self) -> None:
        """Draw again for the new size; ahead, while another screen is in front.

        What was never looked at is drawn by the rehearsal.
        """
        if self.is_current:
            self._draw()
        elif self.view is not None:
            self.run_worker(self.draw_ahead, thread=True, exclusive=True, group="ahead")

    def action_window(self, number: int) -> None:
        """Show another window."""
        self.shown = self.shown.with_window(number)
        self.look()

    def action_walk(self, step: int) -> None:
        """Go back or forth in time by one window."""
        shown = self.shown.walked(step, oldest_day(self.desk), self.today)
        if shown == self.shown:
            self.say("There is nothing earlier." if step < 0 else "There is nothing later.")
        self.shown = shown
        self.look()

    def action_overlay(self) -> None:
        """Lay the next field over the mood."""
        self.shown = self.shown.with_next_overlay(self.desk.fields())
        self.look()

    def action_weeks(self) -> None:
        """Change between days and weeks."""
        if self.view is not None:
            self.shown = replace(self.shown, by_weeks=not self.view.by_weeks)
            self.look()
            if not self.shown.by_weeks and len(self.view.points) > self.chart.size.width:
                self.say("More days than columns: neighbours are put together.")

    def draw_ahead(self) -> None:
        """Draw what the next keys would show: all windows of a certain length. For a thread."""
        size = self.chart.size
        for window in WINDOWS:
            if window.days is not None and size:
                self._drawn(trend_view(self.desk, Look(self.shown.last, window)), None, *size)

    def _draw(self) -> None:
        if self.view is None or not self.chart.size:
            return
        if not any(point.has_rating for point in self.view.points):
            empty = EMPTY.format(key=self.desk.key("today", "t"))
            sentence = NOTHING_HERE if self.desk.journal.months() else empty
            self._show_lines(("", *wrap(sentence, max(1, self.chart.size.width - 4))))
            return
        draw = partial(self._drawn, self.view, self.shown.overlay, *self.chart.size)
        if is_loaded():
            self._show(draw())
        else:
            self.run_worker(partial(self._draw_in_thread, draw), thread=True, exclusive=True)

    def _drawn(
        self, view: TrendView, overlay: Field | None, width: int, height: int
    ) -> Drawing | tuple[str, ...]:
        """The chart, or the lines that stand where there is none."""
        try:
            return self._drawings.trend(
                view.points,
                width=width,
                height=height,
                overlay=overlay,
                glyphs=self.desk.glyphs,
                hidden=view.hidden,
            )
        except ChartUnavailable as unavailable:
            return _table_instead(str(unavailable), view.table(width - 3), width, height)

    def _draw_in_thread(self, draw: Callable[[], Drawing | tuple[str, ...]]) -> None:
        worker = get_current_worker()
        drawn = draw()
        if not worker.is_cancelled:
            self.from_thread(self._show, drawn)

    def _show(self, drawn: Drawing | tuple[str, ...]) -> None:
        if isinstance(drawn, Drawing):
            self.chart.drawing = drawn
        else:
            self._show_lines(drawn)

    def _show_lines(self, lines: tuple[str, ...]) -> None:
        self.chart.drawing = None
        self.chart.lines = lines


def _table_instead(
    sentence: str, table: tuple[str, ...], width: int, height: int
) -> tuple[str, ...]:
    """Why there is no chart, and the newest rows of the table that find room below it."""
    above = [*wrap(sentence, max(1, width - 4)), "", *table[:1]]
    rows = table[1:]
    return (*above, *rows[max(0, len(rows) - max(1, height - len(above))) :])
