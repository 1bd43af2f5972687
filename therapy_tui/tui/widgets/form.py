"""The check-in as one widget: it draws its rows, moves its cursor, says what a key changes."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rich.cells import cell_len
from textual import events

from therapy_tui.domain.answer import digit_value, digits_text, step_value
from therapy_tui.domain.day import NOTHING, Day
from therapy_tui.domain.fields import HOMEWORK, MOOD, NONE_SET, SESSIONS, Change, Field, Kind, Value
from therapy_tui.domain.words import visible
from therapy_tui.tui.widgets.lines import Lines, Row, cut

VALUES_AT = 20
"""The column where values begin."""
NOT_TEN = "Mood stays 1; 0 on Mood is 10."
AFTER_SESSION = "one or two things to remember? write them down, count them here"


class FormView(NamedTuple):
    """What the form shows: one day, the fields of this person, and the words beside them."""

    day: Day
    fields: tuple[Field, ...]
    context: Mapping[str, str] = NOTHING
    """What is shown for a field that is carried or computed, where the day itself holds none."""
    hints: Mapping[str, str] = NOTHING
    computed: Mapping[str, str] = NOTHING
    """Fields that are computed and not answered, with the sentence that says from what."""
    helps: Mapping[str, str] = NOTHING
    """How a field is answered here, where there is more to it than a key."""
    asks: Mapping[str, str] = NOTHING
    """What is asked here, where that is not what the field itself says."""
    labels: Mapping[str, str] = NOTHING
    """What stands before a row here, where that is not the label of the field."""


class CheckInForm(Lines):
    """One row a field, all at fixed places, and a cursor.

    Each key has a method that moves the cursor and returns the change the key makes, which is
    empty when it makes none; the screen saves it and shows the form what is true then.
    """

    def __init__(self, view: FormView, *, mark: str = "›") -> None:
        super().__init__(id="form")
        self._mark = mark
        self.view = view
        self.cursor = first_empty(view)
        self._one_in_mood = 0
        """For how many keys a 1 just typed in the mood row can become a 10: it and the next."""
        self._refused: str | None = None
        self._resting = False
        self.aside = ""
        """What is to be known of the last digit besides what it set."""

    @property
    def at_cursor(self) -> Field:
        """The field of the row with the cursor."""
        return self.view.fields[self.cursor]

    def show(self, view: FormView, *, place_cursor: bool = False) -> None:
        """Show these values; the cursor stays unless it is to be placed on the first empty row."""
        old, self.view = self.view, view
        if place_cursor or len(old.fields) != len(view.fields):
            self.cursor, self._one_in_mood, self._refused = first_empty(view), 0, None
            self.refresh(layout=len(old.fields) != len(view.fields))
            return
        self.refresh_rows(y for y in range(len(view.fields)) if _differs(old, view, y))

    def count_key(self) -> None:
        """Be told of every key, whatever it does: only straight after a 1 does a 0 make it 10."""
        self._one_in_mood = max(0, self._one_in_mood - 1)

    def rate(self, digit: int) -> Change:
        """Set the row with the cursor and move on; a digit it does not have changes nothing."""
        here = self.at_cursor
        one_in_mood, self._one_in_mood = self._one_in_mood, 0
        self.aside = ""
        if digit == 0 and one_in_mood and here is not MOOD:
            if digit_value(here, 0) is None:
                return {MOOD.key: MOOD.high}
            # Without a sleep row a 0 answers the row it is on; 10 has a key of its own.
            self.aside = NOT_TEN
        value = None if here.key in self.view.computed else digit_value(here, digit)
        if value is None:
            self._refused = here.key
            self.refresh_rows([self.cursor])
            return {}
        self.move_to(self.cursor + 1)
        self._one_in_mood = 2 if here is MOOD and value == 1 else 0
        return {here.key: value}

    def adjust(self, step: int) -> Change:
        """Change the row by one; a choice goes round."""
        here = self.at_cursor
        if here.key in self.view.computed:
            return {}
        present = self.view.day.get(here.key)
        if here.context and present is None:
            words = {word: value for value, word in here.spoken.items()}
            present = words.get(self.view.context.get(here.key, ""))
        value = step_value(here, present, step)
        return {} if value is None else {here.key: value}

    def clear(self) -> Change:
        """Empty the row with the cursor."""
        return {self.at_cursor.key: None}

    async def on_click(self, event: events.Click) -> None:
        """Let the screen put the cursor there, or set the value that is clicked on."""
        await self.screen.run_action(f"point({event.x}, {event.y})")

    def point(self, x: int, y: int) -> Change:
        """The cursor goes to a row; where a value stands at the column, that value is set."""
        if y >= len(self.view.fields):
            return {}
        self.move_to(y)
        here, right = self.at_cursor, VALUES_AT - 1
        for value, text in _choices(here):
            left, right = right, right + cell_len(text) + 2
            if left <= x < right:
                return {here.key: value}
        return {}

    def none_set(self) -> Change:
        """Say that no homework was set for this day."""
        if HOMEWORK not in self.view.fields:
            return {}
        if self.at_cursor is HOMEWORK:
            self.move_to(self.cursor + 1)
        return {HOMEWORK.key: NONE_SET}

    def session(self) -> Change:
        """Say that a session was held on this day, or take that back."""
        if SESSIONS not in self.view.fields:
            return {}
        return {SESSIONS.key: None if self.view.day.sessions else 1}

    def move_to(self, cursor: int) -> None:
        """Put the cursor on another row; beyond the ends it stays."""
        old = self.cursor
        refused, self._refused = self._refused, None
        self.cursor = min(max(cursor, 0), len(self.view.fields) - 1)
        if self.cursor != old or refused:
            self.refresh_rows({old, self.cursor})

    def move_to_field(self, sought: Field) -> bool:
        """Put the cursor on the row of a field; whether there is one."""
        if sought in self.view.fields:
            self.move_to(self.view.fields.index(sought))
        return sought in self.view.fields

    def rest(self, resting: bool) -> None:
        """Show no mark while the keys go elsewhere, or show it again."""
        if resting != self._resting:
            self._resting = resting
            self.refresh_rows([self.cursor])

    @property
    def refusal(self) -> str:
        """Why the last digit changed nothing; empty when it did."""
        here = self.at_cursor
        if here.key in self.view.computed:
            return self.view.computed[here.key]
        if here.kind is Kind.TEXT:
            return "Enter writes the note."
        return f"{here.name} takes {digits_text(here)}."

    def row(self, y: int, width: int) -> Row:
        """The row of one field."""
        row = Row(width)
        if y >= len(self.view.fields):
            return row
        here, at_cursor = self.view.fields[y], y == self.cursor
        marked = at_cursor and not self._resting
        row.put(f"{self._mark} " if marked else "  ", "accent")
        label = self.view.labels.get(here.key, here.label)
        row.put(label, "cursor" if at_cursor else "label")
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
            text = " ⏎ ".join(visible(str(value)).split("\n"))
            row.put(cut(text, row.width - VALUES_AT - 1), "value", VALUES_AT)

    def _put_hint(self, row: Row, here: Field, value: Value | None) -> None:
        if self._refused == here.key:
            row.right(self._takes(here), "warning", room=1)
            return
        row.right(self.view.hints.get(here.key, ""))

    def _takes(self, here: Field) -> str:
        if here.key in self.view.computed:
            return "computed"
        return "Enter" if here.kind is Kind.TEXT else digits_text(here)


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


def _choices(here: Field) -> list[tuple[Value, str]]:
    """The values that stand side by side in a row, each with its text."""
    if here.key == SESSIONS.key:
        return [(0, "no"), (1, "yes")]
    if here.options and not here.context:
        return [(option, here.text(option)) for option in here.options]
    return []
