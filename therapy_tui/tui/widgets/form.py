"""The check-in as one focusable widget: it draws its rows, moves its cursor, says what changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from therapy_tui.domain.answer import digit_value, digits_text, step_value
from therapy_tui.domain.day import Day
from therapy_tui.domain.fields import HOMEWORK, MOOD, NONE_SET, Field, Kind, Value
from therapy_tui.domain.words import visible
from therapy_tui.tui.keys import FORM
from therapy_tui.tui.widgets.lines import Lines, Row, cut

VALUES_AT = 20
"""The column where values begin."""
AFTER_SESSION = "one or two things to remember? write them down, count them here"


@dataclass(frozen=True, slots=True)
class FormView:
    """What the form shows: one day, the fields of this person, and the words beside them."""

    day: Day
    fields: tuple[Field, ...]
    context: Mapping[str, str] = field(default_factory=dict)
    """What is shown for a field that is carried or computed, where the day itself holds none."""
    hints: Mapping[str, str] = field(default_factory=dict)
    computed: Mapping[str, str] = field(default_factory=dict)
    """Fields that are computed and not answered, with the sentence that says from what."""


class CheckInForm(Lines, can_focus=True):
    """One row a field, all at fixed places; a digit sets the row and moves on."""

    BINDINGS: ClassVar[list[BindingType]] = FORM
    HELP = "Digits rate the row with the cursor and move to the next one."

    @dataclass
    class Changed(Message):
        """The person set or cleared a field."""

        key: str
        value: Value | None

    @dataclass
    class NoteWanted(Message):
        """The person wants to write the note."""

    @dataclass
    class Said(Message):
        """Something to show in the line under the form."""

        text: str

    def __init__(self, view: FormView) -> None:
        super().__init__(id="form")
        self.view = view
        self.cursor = first_empty(view)
        self._tens: str | None = None
        """The key of the row where a 1 was just typed, so that a 0 makes it 10."""
        self._refused: str | None = None

    @property
    def at_cursor(self) -> Field:
        """The field of the row with the cursor."""
        return self.view.fields[self.cursor]

    def show(self, view: FormView, *, place_cursor: bool = False) -> None:
        """Show these values; the cursor stays unless it is to be placed on the first empty row."""
        old, self.view = self.view, view
        if place_cursor or len(old.fields) != len(view.fields):
            self.cursor, self._tens, self._refused = first_empty(view), None, None
            self.refresh(layout=len(old.fields) != len(view.fields))
            return
        self.refresh_rows(y for y in range(len(view.fields)) if _differs(old, view, y))

    def action_rate(self, digit: int) -> None:
        """Set the row with the cursor and move on; a digit it does not have changes nothing."""
        here = self.at_cursor
        tens, self._tens = self._tens, None
        if digit == 0 and tens == MOOD.key and here is not MOOD and digit_value(here, 0) is None:
            self._set(MOOD, MOOD.high)
            return
        if here.key in self.view.computed:
            self.post_message(self.Said(self.view.computed[here.key]))
            return
        value = digit_value(here, digit)
        if value is None:
            self._refuse(here)
            return
        self._set(here, value)
        self._tens = here.key if here is MOOD and value == 1 else None
        self._move_to(self.cursor + 1)

    def action_move(self, step: int) -> None:
        """Move the cursor without setting anything."""
        self._tens = None
        self._move_to(self.cursor + step)

    def action_adjust(self, step: int) -> None:
        """Change the row by one; a choice goes round."""
        self._tens = None
        here = self.at_cursor
        if here.key in self.view.computed:
            self.post_message(self.Said(self.view.computed[here.key]))
            return
        present = self.view.day.get(here.key)
        if here.context and present is None:
            words = {word: value for value, word in here.spoken.items()}
            present = words.get(self.view.context.get(here.key, ""))
        value = step_value(here, present, step)
        if value is not None and value != self.view.day.get(here.key):
            self._set(here, value)

    def action_clear(self) -> None:
        """Empty the row with the cursor."""
        self._tens = None
        if self.view.day.get(self.at_cursor.key) is not None:
            self._set(self.at_cursor, None)

    def action_none_set(self) -> None:
        """Say that no homework was set for this day."""
        self._tens = None
        if HOMEWORK in self.view.fields:
            self._set(HOMEWORK, NONE_SET)
            if self.at_cursor is HOMEWORK:
                self._move_to(self.cursor + 1)

    def action_session(self) -> None:
        """Say that a session was held on this day, or take that back."""
        self._tens = None
        found = [field for field in self.view.fields if field.key == "sessions"]
        for sessions in found:
            self._set(sessions, None if self.view.day.sessions else 1)

    def action_note(self) -> None:
        """Ask for the note's text box."""
        self._tens = None
        wanted = [at for at, field in enumerate(self.view.fields) if field.kind is Kind.TEXT]
        if wanted:
            self._move_to(wanted[0])
            self.post_message(self.NoteWanted())

    def action_accept(self) -> None:
        """Go to the next row; on the note, write it."""
        if self.at_cursor.kind is Kind.TEXT:
            self.action_note()
        else:
            self.action_move(1)

    def row(self, y: int, width: int) -> Row:
        """The row of one field."""
        row = Row(width)
        if y >= len(self.view.fields):
            return row
        here, at_cursor = self.view.fields[y], y == self.cursor
        row.put("› " if at_cursor else "  ", "accent")
        row.put(here.label, "cursor" if at_cursor else "label")
        value = self.view.day.get(here.key)
        asks_for_count = here.key == "takeaways" and value is None and self.view.day.sessions
        if asks_for_count and row.right(AFTER_SESSION, room=1):
            return row
        if here.options and not here.context:
            self._put_options(row, here, value)
        elif here.kind is Kind.COUNT:
            self._put_count(row, here, value)
        else:
            self._put_text(row, here, value)
        self._put_hint(row, here, value)
        return row

    def _put_options(self, row: Row, here: Field, value: Value | None) -> None:
        row.put("", at=VALUES_AT - 1)
        for option in here.options:
            role = _chosen_role(here, option)
            text = here.text(option)
            if option == value:
                row.put("[", "accent").put(text, role).put("]", "accent")
            else:
                row.put(f" {text} ", "option")
        if value in here.choices:
            row.put(" [", "accent").put(here.text(value), "chosen").put("]", "accent")

    def _put_count(self, row: Row, here: Field, value: Value | None) -> None:
        if here.key != "sessions":
            row.put("·" if value is None else str(value), "gap" if value is None else "chosen", 20)
            return
        held = value if isinstance(value, int) else 0
        row.put("", at=VALUES_AT - 1)
        for chosen, text in ((held == 0, "no"), (held == 1, "yes"), (held > 1, str(held))):
            if chosen:
                row.put("[", "accent").put(text, "chosen").put("]", "accent")
            elif text in ("no", "yes"):
                row.put(f" {text} ", "option")

    def _put_text(self, row: Row, here: Field, value: Value | None) -> None:
        if value is None:
            carried = self.view.context.get(here.key, "")
            row.put(carried or "·", "value" if carried else "gap", VALUES_AT)
        elif here.context:
            row.put(self.view.context.get(here.key) or here.text(value), "value", VALUES_AT)
        else:
            text = visible(" ⏎ ".join(str(value).splitlines()))
            row.put(cut(text, row.width - VALUES_AT - 1), "value", VALUES_AT)

    def _put_hint(self, row: Row, here: Field, value: Value | None) -> None:
        if self._refused == here.key:
            row.right(digits_text(here), "warning", room=1)
            return
        row.right(self.view.hints.get(here.key, ""))

    def _set(self, field: Field, value: Value | None) -> None:
        self._refused = None
        day = self.view.day.changed({field.key: value})
        self.show(replace(self.view, day=day))
        self.post_message(self.Changed(field.key, value))

    def _refuse(self, here: Field) -> None:
        self._refused = here.key
        self.refresh_rows([self.cursor])
        if here.kind is Kind.TEXT:
            self.post_message(self.Said("Press Enter to write the note."))
        else:
            self.post_message(self.Said(f"{here.name} takes {digits_text(here)}."))

    def _move_to(self, cursor: int) -> None:
        old = self.cursor
        refused, self._refused = self._refused, None
        self.cursor = min(max(cursor, 0), len(self.view.fields) - 1)
        if self.cursor != old or refused:
            self.refresh_rows({old, self.cursor})
            self.post_message(self.Moved(self.at_cursor))

    @dataclass
    class Moved(Message):
        """The cursor stands on another row."""

        field: Field


def first_empty(view: FormView) -> int:
    """The first row the person has not answered; the first row when all are answered."""
    empty = (
        at
        for at, field in enumerate(view.fields)
        if not field.context and view.day.get(field.key) is None
    )
    return next(empty, 0)


def _chosen_role(here: Field, option: Value) -> str:
    return f"mood-{option}" if here is MOOD else "chosen"


def _differs(old: FormView, new: FormView, y: int) -> bool:
    key = new.fields[y].key
    beside: Iterable[tuple[object, object]] = (
        (old.day.get(key), new.day.get(key)),
        (old.context.get(key), new.context.get(key)),
        (old.hints.get(key), new.hints.get(key)),
        (old.fields[y], new.fields[y]),
        (key == "takeaways" and old.day.sessions, key == "takeaways" and new.day.sessions),
    )
    return any(before != after for before, after in beside)
