"""Today: the check-in of one date, saved with every key."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.timer import Timer
from textual.widget import Widget

from therapy_tui.charts import Glyphs
from therapy_tui.domain.calendar import Month, day_after, long_date, short_date
from therapy_tui.domain.fields import Change, Kind
from therapy_tui.insight.insight import Insight
from therapy_tui.insight.support import SUPPORT_LINE
from therapy_tui.insight.wording import headline_in_words, progress_in_words
from therapy_tui.journal.editor import Outcome, Saved, Step
from therapy_tui.journal.fault import Fault
from therapy_tui.journal.fault_dates import blocking
from therapy_tui.tui.desk import Desk
from therapy_tui.tui.keys import TODAY
from therapy_tui.tui.screens.tab import QUIET_SECONDS
from therapy_tui.tui.screens.writing import WritingScreen
from therapy_tui.tui.views import FORTNIGHT, WEEKS, after_midnight_text, today_view
from therapy_tui.tui.widgets.form import CheckInForm
from therapy_tui.tui.widgets.note import ENDING
from therapy_tui.tui.widgets.today import DayList, Fortnight, Under

PATIENCE = 0.5
"""Seconds after which a change that is not on disk is said to be on its way."""


class TodayScreen(WritingScreen):
    """The form of one date, the fortnight below it, and beside it the days when there is room."""

    MODE = "today"
    CSS_PATH: ClassVar = ["../styles/frame.tcss", "../styles/today.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = TODAY

    form = query_one("#form", CheckInForm)
    under = query_one("#under", Under)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.date = self.today
        self.back_to: str | None = None
        """The mode that Esc returns to, when the day was opened from there."""
        self._note_step: Step | None = None
        self.chosen_weeks: bool | None = None
        """Days or weeks in the strips, once the person has chosen."""
        self.by_weeks = False
        self._ahead: Timer | None = None
        self._blocked: Fault | None = None
        """Why the month of the date can only be read."""
        self._expected: int | None = None
        """Sessions expected in the month of the date so far, once computed."""
        self._new_day_text = ""
        """Said together with what the key that moved on to a new day did."""

    def body(self) -> Iterator[Widget]:
        """The form and what is under and beside it."""
        view = today_view(self.desk, self.date)
        with Vertical(id="entry"):
            plain = self.desk.glyphs is not Glyphs.BRAILLE
            yield CheckInForm(view.form, mark=">" if plain else "›")
            yield Under()
            yield Fortnight()
        yield DayList()

    def on_mount(self) -> None:
        """Say at once which date is written when it is not the calendar's."""
        self.say(after_midnight_text(self.desk))

    def look(self) -> None:
        """Show the date as it is now."""
        self._show()

    async def open_day(self, day: date, *, back_to: str | None = None) -> None:
        """Show another date, with the cursor on its first empty row."""
        await self.end_note()
        self.today = self.desk.clock.today()
        self.date, self.back_to, self._expected = day, back_to, None
        self._show(place_cursor=True)
        self.say(after_midnight_text(self.desk) if day == self.today else "")

    async def before_key(self) -> None:
        """Before a key acts: let the form know that there was one."""
        self.form.count_key()
        self._new_day_text = ""
        await super().before_key()

    async def day_began(self, before: date) -> None:
        """Move on to the new day, unless a past day or a note is being edited."""
        if self.date != before:
            self.look()
        elif self.box is not None:
            self.today = before  # so that the first key after the note asks again
        else:
            await self.open_day(self.today, back_to=self.back_to)
            self._new_day_text = f"A new day has begun: {long_date(self.today)}."
            self.say(self._new_day_text, "accent")

    def reported(self, outcome: Outcome) -> None:
        """Say what was saved, and show what is on disk."""
        super().reported(outcome)
        if isinstance(outcome, Saved) and self.date not in self.desk.editor.unsaved:
            others = sorted(self.desk.editor.unsaved)
            waits = f", but {short_date(others[0])} is not yet" if others else ""
            saved = f"Saved {outcome.at:%H:%M}{waits}"
            self.say(f"{self._new_day_text} {saved}".strip(), "warning" if others else "hint")

    def say(self, text: str, role: str = "hint") -> None:
        """Show a text in the line under the form."""
        self.under.say(text, role)

    @property
    def room_to_say(self) -> int:
        """Columns of the line under the form, which is narrower where the days stand beside it."""
        return self.under.size.width

    def show_insight(self, insight: Insight) -> None:
        """Show score and trend, and the support line when the last days were very low."""
        if insight.record.as_of != self.date:
            return
        fortnight = self.query_one(Fortnight)
        fortnight.trend = headline_in_words(insight.headline)
        fortnight.progress = progress_in_words(insight.score, insight.change)
        expected = insight.record.due(Month.of(self.date).first, self.date)
        if expected != self._expected:
            self._expected = expected
            self._show()
        dismissed = self.desk.profile().support_dismissed == self.today
        shows = insight.support_line and self.date == self.today and not dismissed
        if shows != bool(fortnight.support):
            fortnight.support = (
                SUPPORT_LINE.format(key=self.desk.key("contacts", "c")) if shows else ""
            )
            self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is something to put away only while the support line shows."""
        if action == "put_away" and not self.query_one(Fortnight).support:
            return False
        return super().check_action(action, parameters)

    def action_put_away(self) -> None:
        """Put the support line away for today."""
        self.desk.editor.change_profile({"support_dismissed": self.desk.clock.today()})
        self._show()

    def action_weeks(self) -> None:
        """Change the strips between days and weeks."""
        self.chosen_weeks = not self.by_weeks
        self._show()

    def action_rate(self, digit: int) -> None:
        """Set the row with the cursor and move on."""
        change = self.form.rate(digit)
        if change:
            self._change(change)
        else:
            self.say(self.form.refusal, "warning")

    def action_move(self, step: int) -> None:
        """Move the cursor without setting anything."""
        self.form.move_to(self.form.cursor + step)
        self._explain()

    def action_adjust(self, step: int) -> None:
        """Change the row with the cursor by one."""
        change = self.form.adjust(step)
        if change:
            self._change(change)
        else:
            self.say(self.form.refusal, "warning")

    def action_clear(self) -> None:
        """Empty the row with the cursor."""
        here = self.form.at_cursor
        if here.key in self.form.view.computed:
            self.say(self.form.refusal, "warning")
            return
        self._change(self.form.clear())
        if here.context:
            self.say(f"{here.name} is carried from the days before again.")

    def action_none_set(self) -> None:
        """Say that no homework was set for this day."""
        self._change(self.form.none_set())

    def action_session(self) -> None:
        """Say that a session was held on this day, or take that back."""
        self._change(self.form.session())

    async def action_note(self) -> None:
        """Open the text box of the note in the place of the fortnight."""
        if self._refused():
            return
        if self.form.move_to_note():
            self._explain()
            self._note_step = None
            self.say("")
            await self.open_box(self.form.view.day.note or "", after="#under")
            self._explain()

    async def action_accept(self) -> None:
        """Go to the next row; on the note, write it."""
        if self.form.at_cursor.kind is Kind.TEXT:
            await self.action_note()
        else:
            self.action_move(1)

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

    def keep(self, text: str) -> None:
        """Save the note of the date on the screen."""
        if text != (self.form.view.day.note or ""):
            self._note_step = self._change({"note": text or None}, self._note_step)

    def _change(self, change: Change, step: Step | None = None) -> Step | None:
        """Save what differs from the day on the screen, and show it."""
        day = self.form.view.day
        change = {key: value for key, value in change.items() if value != day.get(key)}
        if change and not self._refused():
            step = self.desk.editor.change(self.date, change, step=step)
            self._show()
            self.set_timer(PATIENCE, self._still_saving)
        self._explain()
        return step

    def _refused(self) -> bool:
        """Whether the month of the date can only be read; says so."""
        if self._blocked is not None:
            self.say(f"Nothing is changed here: {self._blocked}", "warning")
        return self._blocked is not None

    def _still_saving(self) -> None:
        """Do not let an old "Saved" stand beside a change that is not on disk."""
        if self.date in self.desk.editor.unsaved and self.under.status.startswith("Saved"):
            self.say("Saving…")

    def _show(self, *, place_cursor: bool = False) -> None:
        view = today_view(self.desk, self.date, by_weeks=self.chosen_weeks, expected=self._expected)
        self.show_heading(view.heading, long_date(self.date), short_date(self.date))
        self._blocked = blocking(view.faults, self.date)
        self.show_faults(view.faults, Month.of(self.date))
        self.form.show(view.form, place_cursor=place_cursor)
        self._explain()
        fortnight, days = self.query_one(Fortnight), self.query_one(DayList)
        fortnight.strips, fortnight.covered = view.strips, view.covered
        fortnight.span = f"{WEEKS} weeks" if view.by_weeks else f"{FORTNIGHT} days"
        fortnight.next_session = view.next_session
        days.days, days.fields = view.days, view.form.fields
        self.by_weeks = view.by_weeks
        self.ask_insight(self.date)
        if self._ahead is not None:
            self._ahead.stop()
        self._ahead = self.set_timer(QUIET_SECONDS, self._make_page_ahead)

    def _make_page_ahead(self) -> None:
        """Once no key has come for a while: have the page ready before it is looked at."""
        self.run_worker(self.desk.page_ahead, thread=True, exclusive=True, group="page")

    def _explain(self) -> None:
        self.under.explain(ENDING if self.box else self.form.at_cursor)
