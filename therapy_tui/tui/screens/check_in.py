"""The base of the screens with the form of one date: what each key changes, saved at once."""

from collections.abc import Iterator, Sequence
from datetime import date

from textual.getters import query_one
from textual.widget import Widget

from therapy_tui.charts import Glyphs
from therapy_tui.domain.answer import keys_text
from therapy_tui.domain.calendar import Month, long_date, short_date
from therapy_tui.domain.day import Day
from therapy_tui.domain.fields import GOALS, NOTE, Change, Kind
from therapy_tui.journal.editor import Outcome, Saved, Step
from therapy_tui.journal.fault import Fault
from therapy_tui.journal.fault_dates import blocking
from therapy_tui.tui.desk import Desk
from therapy_tui.tui.screens.ticking import TickingScreen
from therapy_tui.tui.screens.writing import ENDING
from therapy_tui.tui.views import after_midnight_text
from therapy_tui.tui.widgets.form import CheckInForm, FormView
from therapy_tui.tui.widgets.under import UNDER, Under

FORM = 9
"""Lines of the form."""
GIVE_WAY = 0.015
"""Seconds that a drawing waits for a save at most, which then is drawn with it."""

PATIENCE = 0.5
"""Seconds after which a change that is not on disk is said to be on its way."""


class CheckInScreen(TickingScreen):
    """The form of one date and the lines under it; a subclass says what is shown around it."""

    form = query_one("#form", CheckInForm)
    under = query_one("#under", Under)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.date = self.today
        self._note_step: Step | None = None
        self._faults: tuple[Fault, ...] = ()
        self._blocked: Fault | None = None
        """Why the month of the date can only be read."""
        self._besides = ""
        """Said together with what was saved, until the next key."""

    @property
    def taken(self) -> int:
        """The form, the lines under it, and what must be seen below those."""
        below = self.below if self.goals is None else len(self.goals.names)
        return FORM + self.lines_under + below

    @property
    def lines_under(self) -> int:
        """The lines under the form that stay where there is little room."""
        return UNDER

    @property
    def below(self) -> int:
        """How many lines of values a subclass has below the form."""
        return 0

    def form_parts(self, view: FormView) -> Iterator[Widget]:
        """The form and the lines under it."""
        plain = self.desk.glyphs is not Glyphs.BRAILLE
        yield CheckInForm(view, mark=">" if plain else "›")
        yield Under()

    def show(self, *, place_cursor: bool = False) -> None:
        """Show the date as it is now; the cursor stays unless it is to be placed."""

    def about(self) -> tuple[str, Sequence[str]]:
        """The row with the cursor: what it asks, and what each digit means there."""
        here, view = self.form.at_cursor, self.form.view
        asked = view.asks.get(here.key, here.help)
        how = [view.helps[here.key]] if here.key in view.helps else []
        return here.name, (asked, *how, view.computed.get(here.key) or keys_text(here))

    def look(self) -> None:
        """Show the date as it is now."""
        self.show()

    async def open_day(self, day: date) -> None:
        """Show another date, with the cursor on its first empty row."""
        await self.end_note()
        self.today = self.desk.clock.today()
        self.date = day
        self.show(place_cursor=True)
        self.say(after_midnight_text(self.desk) if day == self.today else "")

    async def go_on(self) -> None:
        """Show the new day that has begun."""
        await self.open_day(self.today)

    async def before_key(self) -> None:
        """Before a key acts: let the form know that there was one."""
        self.form.count_key()
        self._besides = ""
        await super().before_key()

    async def day_began(self, before: date) -> None:
        """Move on to the new day, unless a past day, a note or the goals are being edited."""
        if self.date != before:
            self.look()
        elif self.box is not None or self.goals is not None:
            self.today = before  # so that the first key after the note asks again
        else:
            await self.go_on()
            self._besides = f"A new day has begun: {long_date(self.today)}."
            self.say(self._besides, "accent")

    def reported(self, outcome: Outcome) -> None:
        """Say what was saved, and show what is on disk where that is not what is shown."""
        if not isinstance(outcome, Saved):
            super().reported(outcome)
            return
        shown = self._shows_what_is_kept(outcome.date)
        if not shown:
            super().reported(outcome)
        self._say_saved(outcome, shown=shown)

    def _say_saved(self, outcome: Saved, *, shown: bool) -> None:
        """Say when it was saved, where nothing of this date is still waiting.

        ``shown`` says whether the screen has what was saved, but for what rests on it.
        """
        if self.date in self.desk.editor.unsaved:
            return
        if shown:
            self.settled()
        others = sorted(self.desk.editor.unsaved)
        waits = f", but {short_date(others[0])} is not yet" if others else ""
        saved = f"Saved {outcome.at:%H:%M}{waits}"
        self.say(f"{self._besides} {saved}".strip(), "warning" if others else "hint")

    def settled(self) -> None:
        """The keys of a burst are taken in, so that figures that rest on them can be computed."""

    def _shows_what_is_kept(self, day: date | None) -> bool:
        """Whether that is the date on the screen, with the values that it has now.

        Where a fault is shown it may be the save that mended it, so all is to be looked at.
        """
        if day != self.date or self._faults:
            return False
        kept = self.desk.read(day, day).days.get(day, Day(day))
        return kept == self.form.view.day

    def say(self, text: str, role: str = "hint") -> None:
        """Show a text in the line under the form."""
        self.under.say(text, role)

    @property
    def room_to_say(self) -> int:
        """Columns of the line under the form, which is narrower where the days stand beside it."""
        return self.under.size.width

    def show_form(
        self, view: FormView, faults: tuple[Fault, ...], *, place_cursor: bool = False
    ) -> None:
        """Show these values in the form, and what is wrong in the files they are from."""
        self._faults = faults
        self._blocked = blocking(faults, self.date)
        self.show_faults(faults, Month.of(self.date))
        self.form.show(view, place_cursor=place_cursor)
        self.form.rest(self.goals is not None)
        self.show_ticks(view.day)
        self._explain()

    def action_rate(self, digit: int) -> None:
        """Set the row with the cursor and move on."""
        change = self.form.rate(digit)
        if change:
            self._besides = self.form.aside or self._besides
            self.change(change)
        else:
            self.say(self.form.refusal, "warning")

    async def action_point(self, x: int, y: int) -> None:
        """A click: the cursor goes there, and a value that is clicked on is set."""
        await self.end_note()
        change = self.form.point(x, y)
        if self.form.at_cursor.key not in self.form.view.computed:
            self.change(change)

    def action_move(self, step: int) -> None:
        """Move the cursor without setting anything."""
        self.form.move_to(self.form.cursor + step)
        self._explain()

    def action_adjust(self, step: int) -> None:
        """Change the row with the cursor by one."""
        change = self.form.adjust(step)
        if change:
            self.change(change)
        else:
            self.say(self.form.refusal, "warning")

    def action_clear(self) -> None:
        """Empty the row with the cursor."""
        here = self.form.at_cursor
        if here.key in self.form.view.computed:
            self.say(self.form.refusal, "warning")
            return
        self.change(self.form.clear())
        if here.context:
            self.say(f"{here.name} is carried from the days before again.")

    def action_none_set(self) -> None:
        """Say that no homework was set for this day."""
        self.change(self.form.none_set())

    def action_session(self) -> None:
        """Say that a session was held on this day, or take that back."""
        self.change(self.form.session())

    async def action_note(self) -> None:
        """Open the text box of the note in the place of what is below the form."""
        if self._refused():
            return
        await self.end_note()
        if self.form.move_to_field(NOTE):
            self._explain()
            self._note_step = None
            self.say("")
            await self.open_box(self.form.view.day.note or "", after="#under")
            self._explain()

    async def action_accept(self) -> None:
        """Go to the next row; on the note write it, on goals that have a list tick them."""
        here = self.form.at_cursor
        if here.kind is Kind.TEXT:
            await self.action_note()
        elif here is GOALS and self.desk.profile().goals_on(self.date):
            await self.action_goals()
        else:
            self.action_move(1)

    async def action_goals(self) -> None:
        """Open the goals of the day to tick them, or close them; without any, go to the list."""
        if self.goals is not None:
            await self.end_note()
        elif not self._refused() and self.form.move_to_field(GOALS):
            self._explain()
            await self.open_goals(self.date)
            self.form.rest(self.goals is not None)
            self.fit()
            self._explain()

    def keep(self, text: str) -> None:
        """Save the note of the date on the screen."""
        if text != (self.form.view.day.note or ""):
            self._note_step = self.change({"note": text or None}, self._note_step)

    def change(self, change: Change, step: Step | None = None) -> Step | None:
        """Save what differs from the day on the screen, and show it."""
        day = self.form.view.day
        change = {key: value for key, value in change.items() if value != day.get(key)}
        if change and not self._refused():
            step = self.desk.editor.change(self.date, change, step=step)
            saved = self.desk.editor.saved_within(GIVE_WAY)
            self.show()
            for outcome in saved:
                self._say_saved(outcome, shown=True)
            if self.date in self.desk.editor.unsaved:
                self.set_timer(PATIENCE, self._still_saving)
        self._explain()
        return step

    def _refused(self) -> bool:
        """Whether the month of the date can only be read; says so."""
        if self._blocked is not None:
            self.say(f"Nothing is changed here: {self._blocked}", "warning")
        return self._blocked is not None

    def _still_saving(self) -> None:
        """Do not let an old "Saved" or old figures stand beside a change that is not on disk."""
        if self.date in self.desk.editor.unsaved:
            self.settled()
            if self.under.status.startswith("Saved"):
                self.say("Saving…")

    def _explain(self) -> None:
        if self.box is not None:
            self.under.explain(ENDING)
        elif self.goals is not None:
            self.under.explain(self.ticking_help)
        else:
            here = self.form.at_cursor
            view = self.form.view
            self.under.explain(view.helps.get(here.key) or view.asks.get(here.key) or here)
