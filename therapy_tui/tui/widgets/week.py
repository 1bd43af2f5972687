"""The last seven days below the form of the week review: a column a day, then the notes."""

from textual.reactive import reactive

from therapy_tui.domain.fields import MOOD, SESSIONS
from therapy_tui.tui.review_view import NOTHING, WeekRow, WeekView
from therapy_tui.tui.widgets.form import VALUES_AT
from therapy_tui.tui.widgets.lines import Lines, Row

COLUMN = 5
"""Cells of a day."""
WIDEST = 80
"""Columns beyond which figures would stand too far from their days."""
AVERAGE = 16
"""From how many cells beside the days on there is room for averages."""


class Week(Lines):
    """A rule, a heading, a row a field, and below them as many notes as there is room for."""

    week: reactive[WeekView] = reactive(WeekView())

    def __init__(self) -> None:
        super().__init__(id="week")

    @property
    def needed(self) -> int:
        """Lines of the heading and the fields."""
        return 1 + len(self.week.rows)

    def row(self, y: int, width: int) -> Row:
        """The rule goes first where there is no room for it."""
        row = Row(width)
        rows, notes = self.week.rows, self.week.notes
        y -= self.size.height > self.needed
        if y < 0:
            return row.put("─" * width, "rule")
        if y == 0:
            return self._heading(row)
        if y <= len(rows):
            return self._field(row, rows[y - 1])
        at = y - len(rows) - 2
        if 0 <= at < len(notes):
            day, text = notes[at]
            row.put("  ", "").put(day, "label").put(text, "value", VALUES_AT)
        return row

    def _heading(self, row: Row) -> Row:
        row.put("  ", "").put("Last seven days", "label")
        for at, name in enumerate(self.week.days):
            today = at == len(self.week.days) - 1
            self._cell(row, at, name, "today" if today else "date")
        self._figures(row, "average", "days", "label")
        return row

    def _field(self, row: Row, shown: WeekRow) -> Row:
        row.put("  ", "").put(shown.label, "label")
        for at, cell in enumerate(shown.cells):
            if cell == NOTHING:
                self._cell(row, at, cell, "gap")
            elif shown.field is MOOD:
                self._cell(row, at, cell.rjust(2), f"mood-{cell}")
            else:
                self._cell(row, at, cell, "session" if shown.field is SESSIONS else "value")
        self._figures(row, shown.average, shown.logged, "value")
        return row

    def _cell(self, row: Row, at: int, text: str, role: str) -> None:
        end = VALUES_AT + COLUMN * (at + 1)
        row.put(text, role, end - len(text))

    def _figures(self, row: Row, average: str, logged: str, role: str) -> None:
        """The average where there is room, and the days it rests on, which always stand."""
        edge = min(row.width, WIDEST)
        roomy = edge - row.end >= AVERAGE
        if average and roomy:
            row.put(average, role, edge - 8 - len(average))
        if logged:
            row.put(logged, role, edge - roomy - len(logged))
