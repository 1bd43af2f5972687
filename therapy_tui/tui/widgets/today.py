"""What stands around the form on Today: the fortnight below it, the list of days beside it."""

from textual.reactive import reactive

from therapy_tui.domain.calendar import short_date
from therapy_tui.domain.day import Day
from therapy_tui.domain.fields import HOMEWORK, MOOD, NONE_SET, SESSIONS, SLEEP, Field
from therapy_tui.tui.views import StripView
from therapy_tui.tui.widgets.form import VALUES_AT
from therapy_tui.tui.widgets.lines import Lines, Row

RULE, PROGRESS, BLANK = "rule", "progress", ""
"""The parts of the fortnight that are not texts of their own."""


class Fortnight(Lines):
    """Mood and homework as strips, trend and score beside them, the session, the support line."""

    strips: reactive[tuple[StripView, ...]] = reactive(())
    span: reactive[str] = reactive("")
    """What the strips stretch over: ``14 days``."""
    covered: reactive[str] = reactive("")
    trend: reactive[str] = reactive("")
    progress: reactive[str] = reactive("")
    next_session: reactive[str] = reactive("")
    support: reactive[str] = reactive("")
    review: reactive[str] = reactive("")
    """How to look back on the week, where that is offered."""

    def __init__(self) -> None:
        super().__init__(id="fortnight")

    @property
    def needed(self) -> int:
        """Lines without what goes first where there is little room."""
        return len(self.strips) + 1 + bool(self.support) + bool(self.next_session)

    def row(self, y: int, width: int) -> Row:
        """A rule, a strip each, the score, and below what is to be known today."""
        row, shown = Row(width), self._shown
        part = shown[y] if y < len(shown) else BLANK
        if part == RULE:
            return row.put("─" * width, "rule")
        if part == PROGRESS:
            return self._progress(row)
        if isinstance(part, int):
            return self._strip(row, part)
        return row.put("  ", "").put(self._fitting(part, width), "value") if part else row

    @property
    def _shown(self) -> list[str | int]:
        """A strip by its number, all else by its text; the support line is the last to go."""
        below = [text for text in (self.support, self.next_session, self.review) if text]
        strips = range(len(self.strips))
        shown = [RULE, *strips, PROGRESS, BLANK, *below]
        for least in (BLANK, RULE, self.review, self.next_session, PROGRESS, *reversed(strips)):
            if len(shown) > self.size.height and least in shown:
                shown.remove(least)
        return shown

    def _strip(self, row: Row, at: int) -> Row:
        shown = self.strips[at]
        row.put("  ", "").put(shown.label + (f", {self.span}" if at == 0 else ""), "label")
        for cell in shown.cells:
            role = "gap" if cell in "·." else shown.field.key
            row.put(cell, role, VALUES_AT if row.end < VALUES_AT else None)
        row.right(self.trend if at == 0 else self.covered)
        return row

    def _progress(self, row: Row) -> Row:
        row.put("  ", "").put("Progress ", "label").put(self.progress, "value")
        beside = len(self.strips[0].cells) + VALUES_AT + 3 if self.strips else row.width
        if beside + len(self.trend) > row.width:
            row.right(self.trend)
        elif len(self.strips) < 2:
            row.right(self.covered)
        return row

    def _fitting(self, text: str, width: int) -> str:
        """The text, or only its last sentence where there is no room for more."""
        return text if len(text) <= width - 3 else text.rpartition(". ")[2]


class DayList(Lines):
    """The last days as a list, newest first, beside the form on a wide screen."""

    days: reactive[tuple[Day, ...]] = reactive(())
    fields: reactive[tuple[Field, ...]] = reactive(())

    COLUMNS = ((MOOD, 15), (HOMEWORK, 20), (SLEEP, 29))
    """The fields that have a column, and where it begins."""

    def __init__(self) -> None:
        super().__init__(id="days")

    def row(self, y: int, width: int) -> Row:
        """A heading, then a day a row."""
        row = Row(width)
        columns = [(field, at) for field, at in self.COLUMNS if field in self.fields]
        if y == 0:
            for field, at in columns:
                row.put(field.short, "label", at)
            return row
        if y - 2 not in range(min(len(self.days), self.size.height - 2)):
            return row
        day = self.days[-(y - 1)]
        row.put(short_date(day.date), "label", 2)
        if day.sessions and SESSIONS in self.fields:
            row.put(" s", "session")
        for field, at in columns:
            value = day.get(field.key)
            if value is None:
                row.put("·", "gap", at + (field is MOOD))
            elif field is MOOD:
                row.put(f"{value:>2}", f"mood-{value}", at)
            else:
                row.put("none" if value == NONE_SET else field.text(value), "value", at)
        return row
