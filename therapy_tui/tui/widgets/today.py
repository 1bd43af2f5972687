"""What stands around the form on Today: the line below it, the fortnight, the list of days."""

from textwrap import wrap

from textual.reactive import reactive

from therapy_tui.domain.calendar import short_date
from therapy_tui.domain.day import Day
from therapy_tui.domain.fields import HOMEWORK, NONE_SET, SLEEP, Field, Kind
from therapy_tui.tui.views import StripView
from therapy_tui.tui.widgets.form import VALUES_AT
from therapy_tui.tui.widgets.lines import Lines, Row


class Under(Lines):
    """Two lines under the form: how to answer the row with the cursor, and what was saved."""

    def __init__(self) -> None:
        super().__init__(id="under")
        self._help = ""
        self._status = ("", "hint")

    def explain(self, field: Field) -> None:
        """Say how this field is answered."""
        text = field.help
        if field.kind is Kind.CHOICE:
            text = " ".join(f"{n} {field.text(c)}" for n, c in enumerate(field.choices, 1))
        if text != self._help:
            self._help = text
            self.refresh_rows([0, 1])

    def say(self, text: str, role: str = "hint") -> None:
        """Show a status text."""
        if (text, role) != self._status:
            rows = [1] if text and self._status[0] else [0, 1]
            self._status = (text, role)
            self.refresh_rows(rows)

    def row(self, y: int, width: int) -> Row:
        """The help, then the status; a help too long for its line ends in that of an empty one."""
        lines = wrap(self._help, max(20, width - 3)) or [""]
        if not self._status[0]:
            return Row(width).put("  ", "").put(lines[y] if y < len(lines) else "", "hint")
        text, role = (self._help, "hint") if y == 0 else self._status
        return Row(width).put("  ", "").put(text, role)


class Fortnight(Lines):
    """Fourteen days of mood and homework as strips, and the next session."""

    strips: reactive[tuple[StripView, ...]] = reactive(())
    next_session: reactive[str] = reactive("")

    def __init__(self) -> None:
        super().__init__(id="fortnight")

    def row(self, y: int, width: int) -> Row:
        """A rule, a strip each, a blank line, the next session."""
        if y == 0:
            return Row(width).put("─" * width, "rule")
        row = Row(width)
        if y <= len(self.strips):
            shown = self.strips[y - 1]
            row.put("  ", "").put(shown.field.label + (", 14 days" if y == 1 else ""), "label")
            for cell in shown.cells:
                role = "gap" if cell in "·." else shown.field.key
                row.put(cell, role, VALUES_AT if row.end < VALUES_AT else None)
            row.right(shown.text)
        elif y == len(self.strips) + 2:
            row.put("  ", "").put(self.next_session, "value")
        return row


class DayList(Lines):
    """The last days as a list, newest first, beside the form on a wide screen."""

    days: reactive[tuple[Day, ...]] = reactive(())

    def __init__(self) -> None:
        super().__init__(id="days")

    def row(self, y: int, width: int) -> Row:
        """A heading, then a day a row."""
        row = Row(width)
        if y == 0:
            return row.put("  ", "").put("Mood", "label", 15).put("Homework Sleep", "label", 20)
        if y - 2 not in range(min(len(self.days), self.size.height - 2)):
            return row
        day = self.days[-(y - 1)]
        row.put(short_date(day.date), "label", 2)
        if day.sessions:
            row.put(" s", "session")
        if day.mood is None:
            row.put("·", "gap", 16)
        else:
            row.put(f"{day.mood:>2}", f"mood-{day.mood}", 15)
        homework = "none" if day.get(HOMEWORK.key) == NONE_SET else day.homework
        row.put("·" if homework is None else str(homework), _role(homework), 20)
        row.put("·" if day.sleep is None else SLEEP.text(day.sleep), _role(day.sleep), 29)
        return row


def _role(value: object) -> str:
    return "gap" if value is None else "value"
