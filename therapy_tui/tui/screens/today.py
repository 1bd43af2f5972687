"""Today: the check-in of one date, saved with every key."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.widget import Widget

from therapy_tui.domain.calendar import long_date
from therapy_tui.domain.fields import BY_KEY, Change, Field
from therapy_tui.journal.editor import NotSaved, Outcome, Saved, Step, Undone
from therapy_tui.tui.desk import Desk
from therapy_tui.tui.keys import TODAY
from therapy_tui.tui.screens.tab import TabScreen
from therapy_tui.tui.views import after_midnight_text, day_after, today_view
from therapy_tui.tui.widgets.form import CheckInForm
from therapy_tui.tui.widgets.note import NoteBox, trimmed
from therapy_tui.tui.widgets.today import DayList, Fortnight, Under


class TodayScreen(TabScreen):
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

    def body(self) -> Iterator[Widget]:
        """The form and what is under and beside it."""
        view = today_view(self.desk, self.date)
        with Vertical(id="entry"):
            yield CheckInForm(view.form)
            yield Under()
            yield Fortnight()
        yield DayList()

    def on_mount(self) -> None:
        """The form has the keys from the start."""
        self.form.focus()
        self.under.explain(self.form.at_cursor)
        self.say(after_midnight_text(self.desk))

    def look(self) -> None:
        """Show the date as it is now."""
        self._show()

    def open_day(self, day: date, *, back_to: str | None = None) -> None:
        """Show another date, with the cursor on its first empty row."""
        self.end_note()
        self.date, self.back_to = day, back_to
        self._show(place_cursor=True)
        self.say("" if day != self.today else after_midnight_text(self.desk))

    def day_began(self) -> None:
        """Move on to the new day, unless a past day or a note is being edited."""
        if self.date >= self.today or self._note is not None:
            return
        if self.date != day_after(self.today, -1) and self.back_to is not None:
            return
        self.open_day(self.today)
        self.say(f"A new day has begun: this is {long_date(self.today)}.", "accent")

    def reported(self, outcome: Outcome) -> None:
        """Say what was saved, and show what is on disk."""
        match outcome:
            case Saved(at=at):
                if not self.desk.editor.waiting:
                    self.say(f"Saved {at:%H:%M}")
            case NotSaved(reason=reason):
                self.say(f"Not saved yet, kept and tried again: {reason}", "warning")
            case Undone():
                self.say(undone_text(outcome), "accent")
        self._show()

    def say(self, text: str, role: str = "hint") -> None:
        """Show a text in the line under the form."""
        self.under.say(text, role)

    def action_day(self, step: int) -> None:
        """Show the day before or after; there is none after the newest."""
        day = day_after(self.date, step)
        if day > self.desk.clock.newest():
            self.say(f"{long_date(self.date)} is the newest day there is.")
            return
        self.open_day(day, back_to=self.back_to)

    def action_back(self) -> None:
        """Go back to where the day was opened from, or to today."""
        if self.back_to is not None:
            self.app.switch_mode(self.back_to)
        elif self.date != self.today:
            self.open_day(self.today)

    def on_check_in_form_changed(self, message: CheckInForm.Changed) -> None:
        """Save a field of the date on the screen."""
        self._change({message.key: message.value})

    def on_check_in_form_moved(self, message: CheckInForm.Moved) -> None:
        """Explain the row with the cursor."""
        self.under.explain(message.field)

    def on_check_in_form_said(self, message: CheckInForm.Said) -> None:
        """Show what the form has to say."""
        self.say(message.text)

    def on_check_in_form_note_wanted(self) -> None:
        """Open the text box of the note in the place of the fortnight."""
        if self._note is None:
            self._note_step = None
            box = NoteBox(self.form.view.day.note or "")
            self.query_one("#entry").mount(box, after="#under")
            self.query_one(Fortnight).display = False
            box.focus()
            self.say("Enter ends the note and keeps it, ctrl+j breaks the line.")

    def on_note_box_typed(self, message: NoteBox.Typed) -> None:
        """Save the note as far as it is typed."""
        self._save_note(message.text)
        if message.done:
            self._close_note()

    def end_note(self) -> None:
        """Save and close the note, if one is open."""
        if self._note is not None:
            self._save_note(self._note.text)
            self._close_note()

    @property
    def _note(self) -> NoteBox | None:
        found = self.query(NoteBox)
        return found.first() if found else None

    def _save_note(self, text: str) -> None:
        text = trimmed(text)
        if text != (self.form.view.day.note or ""):
            self._note_step = self._change({"note": text or None}, self._note_step)

    def _close_note(self) -> None:
        self.query(NoteBox).remove()
        self.query_one(Fortnight).display = True
        self.form.focus()
        self.say("")

    def _change(self, change: Change, step: Step | None = None) -> Step:
        made = self.desk.editor.change(self.date, change, step=step)
        self._show()
        return made

    def _show(self, *, place_cursor: bool = False) -> None:
        view = today_view(self.desk, self.date)
        self.show_heading(view.heading)
        self.show_faults(view.faults)
        self.form.show(view.form, place_cursor=place_cursor)
        self.under.explain(self.form.at_cursor)
        fortnight, days = self.query_one(Fortnight), self.query_one(DayList)
        fortnight.strips, fortnight.next_session = view.strips, view.next_session
        days.days = view.days


def undone_text(outcome: Undone) -> str:
    """What was taken back, and what was left alone because someone else changed it."""
    day = long_date(outcome.date)
    said = f"Taken back: {_names(outcome.restored)} on {day}." if outcome.restored else ""
    if outcome.left_alone:
        left = _names(outcome.left_alone)
        said += f" {left} on {day} was changed elsewhere since and is left alone."
    return said.strip() or f"Nothing had changed on {day}."


def _names(keys: tuple[str, ...]) -> str:
    fields: list[Field] = [BY_KEY[key] for key in keys]
    return ", ".join(field.short for field in fields)
