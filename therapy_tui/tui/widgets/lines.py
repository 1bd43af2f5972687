"""The base of everything that draws itself line by line, in the theme's colours."""

from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from typing import Self, cast

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widget import Widget

from therapy_tui.domain.words import one_line, visible
from therapy_tui.tui.painting import Line, LineCache
from therapy_tui.tui.stylesheet import ParsedOnce

MOODS = range(1, 11)


class Row:
    """One line of the screen, put together piece by piece at fixed columns.

    A piece is a text and a role; the role is the name of a class of styles without its ``lines--``.
    What would steer the terminal in a text, wherever it comes from, becomes a sign in ``put``.
    Widths count terminal cells. Pieces are put from left to right.
    """

    def __init__(self, width: int) -> None:
        self.width = width
        self.pieces: list[tuple[str, str]] = []
        self.end = 0

    def put(self, text: str, role: str = "value", at: int | None = None) -> "Row":
        """Add a text at a column, or straight after the last one; what does not fit is cut."""
        cells = len(text)
        if not (text.isascii() and text.isprintable()):  # few texts, and those take long
            text = one_line(text)
            cells = cell_len(text)
        if at is not None and at > self.end:
            gap = min(at, self.width) - self.end
            self._add(" " * gap, "", gap)
        room = self.width - self.end
        if cells > room > 0:
            text, cells = set_cell_size(text, room - 1) + "…", room
        if room > 0:
            self._add(text, role, cells)
        return self

    def right(self, text: str, role: str = "hint", margin: int = 1, room: int = 2) -> bool:
        """Add a text that ends ``margin`` cells before the edge; whether it fitted."""
        at = self.width - margin - cell_len(text)
        if not text or at < self.end + room:
            return False
        self.put(text, role, at)
        return True

    def _add(self, text: str, role: str, cells: int) -> None:
        self.pieces.append((text, role))
        self.end += cells


def put_marked(
    row: Row, line: str, spans: Iterable[tuple[int, int]], role: str = "value", *, begin: int = 0
) -> None:
    """Add a line, from the character ``begin`` on, with what was looked for in it marked."""
    for first, last in spans:
        row.put(line[begin:first], role).put(line[first:last], "marked")
        begin = last
    row.put(line[begin:], role)


def cut(text: str, width: int, ellipsis: str = "…") -> str:
    """The text in at most ``width`` cells, ending in an ellipsis when something was left out."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(0, width - 1)) + ellipsis if width > 0 else ""


def wrapped(text: str, width: int) -> list[str]:
    """The lines of a text, none wider than ``width`` cells; words are kept whole where they fit."""
    lines = visible(text).split("\n")
    parts = [part for line in lines for part in Content(line).wrap(max(2, width))]
    return [part.plain.rstrip() for part in parts]


LINES_CSS = (
    """
Lines {
    height: 1fr;
    .lines--label, .lines--hint, .lines--option, .lines--tab, .lines--gap, .lines--date {
        color: $text-muted;
    }
    .lines--tab-letter { color: $text-muted; text-style: underline; }
    .lines--tab-here { text-style: bold; }
    .lines--tab-here-letter { text-style: bold underline; }
    .lines--chosen, .lines--cursor { text-style: bold; }
    .lines--today { text-style: underline; }
    .lines--marked { text-style: reverse; }
    .lines--accent, .lines--key { color: $accent; }
    .lines--warning { color: $warning; }
    .lines--rule, .lines--axis { color: $text-disabled; }
    .lines--mood { color: $accent; }
    .lines--homework { color: $secondary; }
    .lines--overlay { color: $warning; }
    .lines--session { color: $success; }
    &:ansi {
        .lines--label, .lines--hint, .lines--option, .lines--tab, .lines--gap, .lines--date,
        .lines--rule, .lines--axis, .lines--tab-letter { text-style: dim; }
        .lines--tab-letter { text-style: dim underline; }
    }
"""
    + "".join(
        f"    .lines--mood-{mood} {{ background: $mood-{mood}; color: $mood-{mood}-text; }}\n"
        for mood in MOODS
    )
    + "}\n"
)


class Lines(Widget):
    """A widget made of rows; a subclass says what each row is and refreshes single rows."""

    DEFAULT_CSS = LINES_CSS

    virtual_size = Reactive(Size(0, 0), repaint=False)
    """The size of what is drawn. Nothing is scrolled here, so that another one is no reason to lay
    out the screen, which has just given this widget that size, once more."""

    def row(self, y: int, width: int) -> Row:
        """What stands on line ``y``, from 0; blank unless a subclass draws it."""
        return Row(width)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        self._drawn: dict[int, tuple[int, list[tuple[str, str]]]] = {}
        """Of each line as it was drawn last: the width, and the pieces."""
        self._next: dict[int, tuple[Size, Row]] = {}
        """Of each line that was found to differ: the size of all, and the row to be drawn."""
        self._room: Size | None = None
        """The size, once it is known."""
        self._base: Style | None = None
        """The style of what has no role, once it is known."""
        self._to_compare = False
        """Whether something has changed since, of which it is not known which lines it changes."""
        self._suspects: set[int] = set()
        """The lines that may have changed since."""
        self._to_tell = False
        """Whether the screen is to be told in this turn."""
        super().__init__(id=id)
        self._styles_cache = LineCache()

    @property
    def size(self) -> Size:
        """The size of what is drawn, which is asked for with every line of it."""
        if self._room is None:
            self._room = super().size
        return self._room

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        self._room = None
        return super()._size_updated(size, virtual_size, container_size, layout)

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Draw again; where nothing but values has changed, only the lines that differ.

        What changes in one turn is compared once, when all of it has changed, and painted together.
        """
        self._next.clear()
        if regions or layout or recompose or not repaint or not self._drawn:
            super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        else:
            self._to_compare = True
        self._tell_soon()
        return self

    def refresh_rows(self, rows: Iterable[int]) -> None:
        """Draw again those of these rows that differ, and no others."""
        self._suspects.update(rows)
        if self._suspects:
            self._next.clear()
            self._tell_soon()

    def _tell_soon(self) -> None:
        if not self._to_tell and self.is_attached:
            self._to_tell = True
            self.screen.call_next(self._tell_screen)

    def compare(self) -> None:
        """Find out which lines differ, where values have changed since that was asked last."""
        if not (self._to_compare or self._suspects):
            return
        size = self.size
        every = [*range(size.height)]
        lines = every if self._to_compare else sorted(self._suspects.intersection(every))
        self._to_compare = False
        self._suspects.clear()
        if not self._drawn:
            super().refresh()
            return
        differ = []
        for y in lines:
            row = self.row(y, size.width)
            if self._drawn.get(y) != (size.width, row.pieces):
                differ.append(Region(0, y, size.width, 1))
                self._next[y] = (size, row)
        if differ:
            super().refresh(*differ)

    def _tell_screen(self) -> None:
        """Tell it in the same turn what is to be painted, and not when nothing else is to do."""
        self._to_tell = False
        self.compare()
        if self.is_mounted:
            self._check_refresh()

    def on_mount(self) -> None:
        """Other colours: every line differs."""
        self.app.theme_changed_signal.subscribe(self, self._draw_all)

    def _draw_all(self, _: object = None) -> None:
        self._base = None
        self._drawn.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        """Other styles: every line differs."""
        self._base = self._room = None
        self._drawn.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        size = self.size
        width = size.width
        self._base = base = self._base or self.rich_style
        found = self._next.pop(y, None)
        row = found[1] if found and found[0] == size else self.row(y, width)
        self._drawn[y] = (width, row.pieces)
        sheet = cast(ParsedOnce, self.app.stylesheet)
        looks = [
            (text, sheet.look(self, f"lines--{role}") if role else base)
            for text, role in (*row.pieces, (" " * (width - row.end), ""))
            if text
        ]
        # Neighbours of one style become one piece: each piece sends its colours over the line.
        return Line(
            [
                Segment("".join(text for text, _ in pieces), look)
                for look, pieces in groupby(looks, itemgetter(1))
            ],
            width,
        )
