"""The chart on the Trend screen, or the table where no chart can be drawn."""

from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.reactive import reactive

from therapy_tui.charts import Drawing
from therapy_tui.tui.widgets.lines import Lines, Row


class Chart(Lines):
    """Shows a drawing in the theme's colours, or plain lines."""

    @dataclass
    class Resized(Message):
        """There is another room for the drawing."""

        width: int
        height: int

    drawing: reactive[Drawing | None] = reactive(None)
    lines: reactive[tuple[str, ...]] = reactive(())

    def __init__(self) -> None:
        super().__init__(id="chart")

    def on_resize(self, event: events.Resize) -> None:
        """Ask for a drawing of this size."""
        self.post_message(self.Resized(event.size.width, event.size.height))

    def row(self, y: int, width: int) -> Row:
        """One row of the drawing, else one plain line."""
        row = Row(width)
        if self.drawing is not None:
            for text, role in self.drawing.rows[y] if y < len(self.drawing.rows) else ():
                row.put(text, role.value)
            return row
        return row.put("  ", "").put(self.lines[y] if y < len(self.lines) else "", "value")


class Figures(Lines):
    """The lines above the chart: score, trends, and what the window rests on."""

    lines: reactive[tuple[tuple[tuple[str, ...], str], ...]] = reactive(())
    """Of each line the figures, and what stands on its right."""

    def __init__(self) -> None:
        super().__init__(id="figures")

    def row(self, y: int, width: int) -> Row:
        """One line: as many figures as fit whole."""
        row = Row(width)
        figures, right = self.lines[y] if y < len(self.lines) else ((), "")
        room = width - len(right) - 3
        for figure in figures:
            if row.end + 3 + len(figure) <= room or not row.end:
                row.put("   " if row.end else "  ", "").put(figure, "value")
        row.right(right, "hint")
        return row


class Numbers(Lines):
    """The same series as plain rows, beside the chart on a wide screen."""

    lines: reactive[tuple[str, ...]] = reactive(())

    def __init__(self) -> None:
        super().__init__(id="numbers")

    def row(self, y: int, width: int) -> Row:
        """The heading, then as many of the newest rows as there is room for."""
        row = Row(width)
        if not self.lines:
            return row
        room = max(1, self.size.height - 1)
        shown = [self.lines[0], *self.lines[1:][-room:]]
        text = shown[y] if y < len(shown) else ""
        return row.put(" ", "").put(text, "label" if y == 0 else "value")
