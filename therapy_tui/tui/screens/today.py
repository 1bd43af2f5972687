"""Today: the check-in of one date, saved with every key."""

import asyncio
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget

from therapy_tui.domain.calendar import Month, day_after, long_date, short_date
from therapy_tui.tui import modes
from therapy_tui.tui.desk import Desk
from therapy_tui.tui.keys import TODAY
from therapy_tui.tui.screens.check_in import CheckInScreen
from therapy_tui.tui.screens.tab import QUIET_SECONDS
from therapy_tui.tui.views import FORTNIGHT, WEEKS, after_midnight_text, today_view
from therapy_tui.tui.widgets.today import DayList, Fortnight

if TYPE_CHECKING:
    from therapy_tui.insight.insight import Insight


class TodayScreen(CheckInScreen):
    """The form of one date, the fortnight below it, and beside it the days when there is room."""

    MODE = modes.TODAY
    CSS_PATH: ClassVar = ["../styles/frame.tcss", "../styles/today.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = TODAY

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.back_to: str | None = None
        """The mode that Esc returns to, when the day was opened from there."""
        self.chosen_weeks: bool | None = None
        """Days or weeks in the strips, once the person has chosen."""
        self.by_weeks = False
        self._ahead: asyncio.TimerHandle | None = None
        self._expected: int | None = None
        """Sessions expected in the month of the date so far, once computed."""

    def body(self) -> Iterator[Widget]:
        """The form and what is under and beside it."""
        with Vertical(id="entry"):
            yield from self.form_parts(today_view(self.desk, self.date).form)
            yield Fortnight()
        yield DayList()

    @property
    def below(self) -> int:
        """What the fortnight shows but for how the week is looked back on."""
        return self.query_one(Fortnight).needed

    def on_mount(self) -> None:
        """Say at once which date is written when it is not the calendar's."""
        self.say(after_midnight_text(self.desk))

    async def open_day(self, day: date, *, back_to: str | None = None) -> None:
        """Show another date; ``back_to`` is the mode that Esc then returns to."""
        self.back_to, self._expected = back_to, None
        await super().open_day(day)
        self.ask_insight(self.date)

    async def go_on(self) -> None:
        """Show the new day that has begun, with the same way back."""
        await self.open_day(self.today, back_to=self.back_to)

    def look(self) -> None:
        """Show the date as it is now, then score and trend."""
        super().look()
        self.ask_insight(self.date)

    def settled(self) -> None:
        """Score and trend are computed once for the keys of one burst, and not beside a save.

        After the first time that takes less than to paint the screen twice.
        """
        insight = self.desk.insight_at_once(self.date)
        if insight is None:
            self.ask_insight(self.date)
        else:
            self.show_insight(insight)

    def show_insight(self, insight: "Insight") -> None:
        """Show score and trend, and the support line when the last days were very low."""
        # Imported by the thread that computed it, after the first screen.
        from therapy_tui.insight.support import SUPPORT_LINE  # noqa: PLC0415
        from therapy_tui.insight.wording import (  # noqa: PLC0415
            headline_in_words,
            progress_in_words,
        )

        if insight.record.as_of != self.date:
            return
        fortnight = self.query_one(Fortnight)
        fortnight.trend = headline_in_words(insight.headline)
        fortnight.progress = progress_in_words(insight.score, insight.change)
        expected = insight.record.due(Month.of(self.date).first, self.date)
        if expected != self._expected:
            self._expected = expected
            self.show()
        shows = (
            insight.support_line
            and self.date == self.today
            and self.desk.profile().support_dismissed != self.today
        )
        if shows != bool(fortnight.support):
            fortnight.support = (
                SUPPORT_LINE.format(key=self.desk.key("contacts", "c")) if shows else ""
            )
            self.fit()
            self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is something to put away only while the support line shows."""
        if action == "put_away" and not self.query_one(Fortnight).support:
            return False
        return super().check_action(action, parameters)

    def action_put_away(self) -> None:
        """Put the support line away for today."""
        self.desk.editor.change_profile({"support_dismissed": self.desk.clock.today()})
        self.look()

    def action_weeks(self) -> None:
        """Change the strips between days and weeks."""
        self.chosen_weeks = not self.by_weeks
        self.show()

    async def action_day(self, step: int) -> None:
        """Show the day before or after; there is none after the newest."""
        day = day_after(self.date, step)
        if day > self.desk.clock.newest():
            self.say(f"{long_date(self.date)} is the newest day there is.")
            return
        await self.open_day(day, back_to=self.back_to)

    async def action_back(self) -> None:
        """Go back to where the day was opened from, or to today."""
        if self.back_to is not None:
            await self.app.switch_mode(self.back_to)
        elif self.date != self.today:
            await self.open_day(self.today)

    def show(self, *, place_cursor: bool = False) -> None:
        """Show the date as it is now; the cursor stays unless it is to be placed."""
        view = today_view(self.desk, self.date, by_weeks=self.chosen_weeks, expected=self._expected)
        self.show_heading(view.heading, long_date(self.date), short_date(self.date))
        fortnight, days = self.query_one(Fortnight), self.query_one(DayList)
        fortnight.strips, fortnight.covered = view.strips, view.covered
        fortnight.span = f"{WEEKS} weeks" if view.by_weeks else f"{FORTNIGHT} days"
        fortnight.next_session, fortnight.review = view.next_session, view.review
        days.days, days.fields = view.days, view.form.fields
        self.show_form(view.form, view.faults, place_cursor=place_cursor)
        self.by_weeks = view.by_weeks
        if self._ahead is not None:
            self._ahead.cancel()
        # A timer of Textual's is a task, which would be made and ended with each digit.
        self._ahead = asyncio.get_running_loop().call_later(QUIET_SECONDS, self._make_ahead)

    def on_screen_suspend(self) -> None:
        """Make nothing ahead beside another screen."""
        super().on_screen_suspend()
        if self._ahead is not None:
            self._ahead.cancel()

    def _make_ahead(self) -> None:
        """Once no key has come for a while: have ready what may be looked at next."""
        if self.is_mounted:
            self.run_worker(self.desk.make_ahead, thread=True, exclusive=True, group="ahead")
