"""The list of settings: rows with a cursor, and a sentence on the row that has it."""

from rich.cells import cell_len
from textual import events

from therapy_tui.tui.settings.page import Item
from therapy_tui.tui.widgets.lines import Lines, Row, cut, wrapped

VALUES_AT = 20
"""The column where values begin, on a page that lines them up."""
WIDE = 116
"""From this width on the sentence stands beside the list."""
LIST_WIDTH = 66
"""Columns of the list then."""
NARROW = 76
"""Below this width a sentence has one more line."""


class SettingsList(Lines):
    """Draws the rows, and moves the cursor and the window over them."""

    def __init__(self, *, mark: str = "›") -> None:
        super().__init__(id="settings")
        self._mark = mark
        self._given: tuple[Item, ...] = ()
        self.items: tuple[Item, ...] = ()
        """The rows, with blank ones between the groups where there is room."""
        self.lined_up = True
        """Whether values stand in one column, and not at the right edge."""
        self.cursor = 0
        """Counts the rows that can have it, from 0."""
        self.top = 0
        """The first row that is seen."""

    def show(self, items: tuple[Item, ...], cursor: int, *, lined_up: bool) -> None:
        """Show these rows with the cursor on one of them; it stays within them."""
        self.lined_up, self._given = lined_up, items
        self._space()
        self.move_to(cursor)

    def move_to(self, cursor: int) -> None:
        """Put the cursor on another row; beyond the ends it stays."""
        self.cursor = max(0, min(cursor, len(self._places) - 1))
        self._scroll()
        self.refresh()

    @property
    def item(self) -> Item | None:
        """The row with the cursor."""
        return self.items[self._places[self.cursor]] if self._places else None

    async def on_click(self, event: events.Click) -> None:
        """The cursor goes to the row that is clicked on; on the row that has it, Enter's action."""
        await self.screen.run_action(f"point({event.y})")

    def at_line(self, y: int) -> int | None:
        """The row that can have the cursor on a line of the screen."""
        place = self.top + y
        return self._places.index(place) if y < self.room and place in self._places else None

    @property
    def room(self) -> int:
        """How many rows are seen at once."""
        height = self.size.height
        return max(1, height if self._beside else height - 1 - self._about_lines)

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._space()
        self._scroll()
        self.refresh()

    def row(self, y: int, width: int) -> Row:
        """A row of the list, and below the list or beside it the sentence."""
        row = Row(width)
        if self._beside:
            self._put_item(row, y, LIST_WIDTH)
            lines = self._about(width - LIST_WIDTH - 6)
            if y < len(lines):
                row.put(lines[y], "hint", LIST_WIDTH + 4)
            return row
        if y < self.room:
            self._put_item(row, y, width)
            return row
        if y == self.room:
            row.right(self._more, room=0)
            return row
        lines = self._about(width - 4)
        at = y - self.room - 1
        return row.put(f"  {lines[at]}", "hint") if 0 <= at < len(lines) else row

    def _put_item(self, row: Row, y: int, width: int) -> None:
        place = self.top + y
        if place >= len(self.items) or y >= self.room:
            return
        item, here = self.items[place], self._places[self.cursor] == place
        if item.heading:
            self._put_heading(row, item, width)
            return
        row.put(f"{self._mark} " if here else "  ", "accent")
        value, role = item.value, "hint" if item.dim else "value"
        brackets = here and item.steps and self.lined_up
        at = VALUES_AT if self.lined_up else width - cell_len(value) - 2
        room = _label_room(item, width) if not self.lined_up else VALUES_AT - 4
        row.put(cut(item.label, room), "cursor" if here else "hint" if item.dim else "value")
        if self.lined_up:
            row.pieces[-1] = (row.pieces[-1][0], "cursor" if here else "label")
        if brackets:
            row.put("< ", "accent", at - 2).put(cut(value, width - at - 3), role)
            row.put(" >", "accent")
        else:
            row.put(cut(value, width - at - 1), role, at)

    def _put_heading(self, row: Row, item: Item, width: int) -> None:
        row.put("  ", "").put(item.label, "chosen")
        if item.value:
            row.put(_end_of(item.value, width - VALUES_AT - 2), "hint", VALUES_AT)

    def _about(self, width: int) -> list[str]:
        item = self.item
        if item is None:
            return []
        lines = wrapped(item.about, max(20, width))
        list_width = LIST_WIDTH if self._beside else self.size.width
        if not self.lined_up and cell_len(item.label) > _label_room(item, list_width):
            lines = [*wrapped(item.label, max(20, width)), *lines]
        return lines if self._beside else lines[: self._about_lines]

    @property
    def _more(self) -> str:
        """How many rows are not seen below."""
        hidden = len(self.items) - self.top - self.room
        return f"{hidden} more below" if hidden > 0 else ""

    @property
    def _places(self) -> list[int]:
        """Where the rows that can have the cursor are among all."""
        return [place for place, item in enumerate(self.items) if not item.heading]

    @property
    def _beside(self) -> bool:
        return self.size.width >= WIDE

    @property
    def _about_lines(self) -> int:
        return (3 if self.size.width < NARROW else 2) + (0 if self.lined_up else 2)

    def _space(self) -> None:
        spaced = _spaced(self._given)
        self.items = spaced if len(spaced) <= self.room else self._given

    def _scroll(self) -> None:
        """Keep the row with the cursor in sight, and a heading straight above it."""
        if not self._places:
            self.top = 0
            return
        place = self._places[self.cursor]
        above = place - 1 if place and self.items[place - 1].heading else place
        self.top = min(self.top, above)
        self.top = max(self.top, place - self.room + 1)
        self.top = max(0, min(self.top, len(self.items) - self.room))


def _label_room(item: Item, width: int) -> int:
    """Columns of a label that has its value at the right edge."""
    return width - cell_len(item.value) - 6


def _spaced(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The rows with a blank one above each heading but the first."""
    blank = Item("", heading=True)
    pairs = [(blank, item) if item.heading and at else (item,) for at, item in enumerate(items)]
    return tuple(item for pair in pairs for item in pair)


def _end_of(path: str, width: int) -> str:
    """A text of which the end matters, in at most so many cells."""
    if cell_len(path) <= width:
        return path
    while path and cell_len(path) > width - 1:
        path = path[1:]
    return f"…{path}"
