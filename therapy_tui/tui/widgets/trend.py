"""The chart on the Trend screen, or the table where no chart can be drawn."""

from textual.reactive import reactive

from therapy_tui.charts import Drawing
from therapy_tui.tui.widgets.lines import Lines, Row


class Chart(Lines):
    """Shows a drawing in the theme's colours, or plain lines."""

    drawing: reactive[Drawing | None] = reactive(None)
    lines: reactive[tuple[str, ...]] = reactive(())

    def __init__(self) -> None:
        super().__init__(id="chart")

    def row(self, y: int, width: int) -> Row:
        """One row of the drawing, else one plain line."""
        row = Row(width)
        if self.drawing is not None:
            for text, role in self.drawing.rows[y] if y < len(self.drawing.rows) else ():
                row.put(text, role.value)
            return row
        return row.put("  ", "").put(self.lines[y] if y < len(self.lines) else "", "value")


class Figures(Lines):
    """Two lines above the chart: what the window rests on."""

    lines: reactive[tuple[tuple[str, str], ...]] = reactive(())
    """Left and right text of each line."""

    def __init__(self) -> None:
        super().__init__(id="figures")

    def row(self, y: int, width: int) -> Row:
        """One line of figures."""
        row = Row(width)
        if y < len(self.lines):
            left, right = self.lines[y]
            row.put("  ", "").put(left, "value")
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
