"""A grid of cells with roles, on which the parts of a chart are put one over the other."""

from collections.abc import Iterable
from itertools import groupby

from therapy_tui.charts.drawing import Role, Span

Cell = tuple[str, Role]
"""One character and what it stands for."""

BLANK: Cell = (" ", Role.AXIS)
"""A cell with nothing in it."""


class Canvas:
    """Cells in rows and columns, both counted from 0 at the top left."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self._cells = [[BLANK] * width for _ in range(height)]

    def put(self, column: int, row: int, text: str, role: Role) -> None:
        """Write ``text`` from a cell to the right; what would lie outside is left out."""
        for offset, character in enumerate(text):
            if 0 <= column + offset < self.width and 0 <= row < self.height:
                self._cells[row][column + offset] = (character, role)

    def is_blank(self, column: int, row: int) -> bool:
        """Whether nothing is in a cell yet."""
        return self._cells[row][column] == BLANK

    def rows(self) -> Iterable[tuple[Span, ...]]:
        """The rows, neighbours of one role put together."""
        for cells in self._cells:
            yield tuple(
                ("".join(character for character, _ in run), role)
                for role, run in groupby(cells, key=lambda cell: cell[1])
            )
