"""Lines that do not fit the screen, shown through a window that moves over them."""

from therapy_tui.tui.widgets.lines import Lines, Row


class PageView(Lines):
    """Shows lines from a first line and column on; both stay within the lines."""

    def __init__(self) -> None:
        super().__init__(id="page")
        self.lines: tuple[str, ...] = ()
        self.top = 0
        self.left = 0

    def show(self, lines: tuple[str, ...]) -> None:
        """Show these lines, from where the others were."""
        if lines != self.lines:
            self.lines = lines
            self.move(0, 0)
            self.refresh()

    @property
    def widest(self) -> int:
        """Columns of the longest line."""
        return max((len(line) for line in self.lines), default=0)

    def move(self, down: int, right: int) -> None:
        """Move the window so many lines and columns."""
        top = min(self.top + down, len(self.lines) - self.size.height)
        left = min(self.left + right, self.widest - self.size.width)
        if (max(0, top), max(0, left)) != (self.top, self.left):
            self.top, self.left = max(0, top), max(0, left)
            self.refresh()

    def on_resize(self) -> None:
        """Stay within the lines."""
        self.move(0, 0)

    def row(self, y: int, width: int) -> Row:
        """One line, from the first column shown."""
        at = self.top + y
        text = self.lines[at][self.left :] if at < len(self.lines) else ""
        return Row(width).put(text, "value")
