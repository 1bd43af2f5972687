"""What the terminal shows, cell by cell, so that only the cells that differ are sent to it."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, groupby
from operator import itemgetter, ne
from typing import NamedTuple

from rich.cells import get_character_cell_size
from rich.color import ColorSystem
from rich.console import COLOR_SYSTEMS, Console, RenderableType
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.strip import Strip

UNSEEN = frozenset({"1", "2", "3"})
"""Bold, dim and italic, which a blank shows nothing of."""
GAP = 4
"""So many cells that have not changed are sent again: to step over them costs as many bytes."""

Piece = tuple[int, int, Iterable[Segment]]
"""Column, row and segments of a part of a line."""


class Look(NamedTuple):
    """How a cell looks, in the codes that a terminal is told it by."""

    attributes: frozenset[str] = frozenset()
    front: str = "39"
    behind: str = "49"


Cell = tuple[str, Look]
"""A character and its look; of a blank only what is seen of it."""

PLAIN = Look()


class Shown:
    """The cells of the terminal as they were sent last; what is not known is always sent.

    Lines with a character that does not take exactly one cell are sent as they come and not
    remembered: terminals do not agree about the place of what follows it.
    """

    def __init__(self) -> None:
        self._rows: dict[int, list[Cell | None]] = {}
        self._screen: object = None

    def forget(self) -> None:
        """Know nothing of what is shown: the terminal was taken, given back, or changed in size."""
        self._rows = {}

    def thrifty(
        self, screen: object, update: RenderableType, system: ColorSystem
    ) -> "RenderableType | Sent":
        """The same update, with nothing in it that is shown already.

        Another screen is sent whole, which also mends what someone else wrote over this one.
        """
        if screen is not self._screen:
            self._screen = screen
            self.forget()
        if isinstance(update, LayoutUpdate | ChopsUpdate):
            return Sent(self.text(_pieces(update), system))
        self.forget()
        return update

    def text(self, pieces: Iterable[Piece], system: ColorSystem) -> str:
        """What makes the terminal show these parts of lines; its cursor ends anywhere."""
        pen = Pen()
        for x, y, segments in pieces:
            cells: list[Cell] = []
            runs: list[tuple[str, Look]] = []
            each_is_one = True
            for segment in segments:
                text, look = segment.text, _look(segment.style, system)
                blank = _blank(look)
                cells += [(sign, blank if sign == " " else look) for sign in text]
                runs.append((text, look if text.strip(" ") else blank))
                each_is_one = each_is_one and _is_one_cell_each(text)
            row = self._rows.setdefault(y, [])
            known = len(row)
            row += [None] * (x + len(cells) - known)
            before = row[x : x + len(cells)]
            if before == cells and each_is_one:
                continue
            if known <= x or not each_is_one:
                pen.go(x, y, row)
                pen.draw(runs)
                row[x:] = cells
            else:
                for first, end in _runs(map(ne, before, cells)):
                    pen.go(x + first, y, row)
                    pen.draw(_alike(cells[first:end]))
                    row[x + first : x + end] = cells[first:end]
            if not each_is_one:
                pen.lose()
                self._rows[y] = []
        return pen.lifted()


class Pen:
    """Puts together what is sent: moves only where it has to, tells only what changes of a look."""

    def __init__(self) -> None:
        self._sent: list[str] = []
        self._look = PLAIN
        self._x = 0
        self._y: int | None = None
        """The row of the cursor, where that is known."""

    def go(self, x: int, y: int, row: list[Cell | None]) -> None:
        """Go to a column of a row; ``row`` is what is shown there."""
        if y != self._y or x < self._x:
            self._sent.append(f"\x1b[{y + 1};{x + 1}H")
        elif x > self._x:
            between = [cell[0] for cell in row[self._x : x] if cell and self._wears(cell[1])]
            if len(between) == x - self._x <= GAP:
                self._sent += between
            else:
                self._sent.append(f"\x1b[{x - self._x}C")
        self._x, self._y = x, y

    def draw(self, runs: Iterable[tuple[str, Look]]) -> None:
        """Draw texts, each of one look, from here on."""
        for text, look in runs:
            if not self._wears(look):
                self._put_on(look)
            self._sent.append(text)
            self._x += len(text)

    def lose(self) -> None:
        """Do not know any more where the cursor is."""
        self._y = None

    def lifted(self) -> str:
        """All that is to be sent; the look of what comes after it is plain again."""
        if self._look != PLAIN:
            self._sent.append("\x1b[m")
        return "".join(self._sent)

    def _wears(self, look: Look) -> bool:
        if look.front:
            return look == self._look
        return look.behind == self._look.behind and self._look.attributes <= UNSEEN

    def _put_on(self, look: Look) -> None:
        codes, worn = [], self._look
        if not worn.attributes <= (look.attributes if look.front else UNSEEN):
            codes, worn = ["0"], PLAIN
        front, attributes = look.front, look.attributes
        if not front:  # a blank: what is not seen of it stays as it is
            front, attributes = worn.front, worn.attributes
        codes += sorted(attributes - worn.attributes)
        codes += [front] if front != worn.front else []
        codes += [look.behind] if look.behind != worn.behind else []
        self._sent.append(f"\x1b[{';'.join(codes)}m")
        self._look = Look(attributes, front, look.behind)


class Sent(CompositorUpdate):
    """What is sent of an update of Textual's, which may be nothing."""

    def __init__(self, text: str) -> None:
        self.text = text

    def render_segments(self, console: Console) -> str:
        """The text for the terminal."""
        return self.text


def system_of(console: Console) -> ColorSystem:
    """How many colours a terminal has."""
    return COLOR_SYSTEMS.get(console.color_system or "", ColorSystem.TRUECOLOR)


def _pieces(update: LayoutUpdate | ChopsUpdate) -> Iterator[Piece]:
    """The parts of lines of an update, in the order in which Textual would send them."""
    if isinstance(update, LayoutUpdate):
        for y, strips in enumerate(update.strips, update.region.y):
            yield update.region.x, y, chain.from_iterable(strips)
        return
    for y, first, last in update.spans:
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is not None and x < last and end > first:
                yield x, y, strip.crop(0, min(end, last) - x)


def _alike(cells: Iterable[Cell]) -> Iterator[tuple[str, Look]]:
    """Neighbours of one look as one text."""
    for look, run in groupby(cells, itemgetter(1)):
        yield "".join([sign for sign, _ in run]), look


def _runs(wanted: Iterable[bool]) -> Iterator[tuple[int, int]]:
    """Where each run of what is wanted begins, and where it has ended."""
    end = 0
    for is_wanted, run in groupby(wanted):
        first, end = end, end + len([*run])
        if is_wanted:
            yield first, end


@lru_cache(maxsize=1024)
def _look(style: Style | None, system: ColorSystem) -> Look:
    if style is None:
        return PLAIN
    codes = Strip.render_ansi(style.without_color, system)
    colour, behind = style.color, style.bgcolor
    return Look(
        frozenset(codes.split(";")) if codes else frozenset(),
        ";".join(colour.downgrade(system).get_ansi_codes()) if colour else PLAIN.front,
        ";".join(behind.downgrade(system).get_ansi_codes(False)) if behind else PLAIN.behind,
    )


@lru_cache(maxsize=1024)
def _blank(look: Look) -> Look:
    """What is seen of a look on a blank, with no colour in front."""
    return Look(behind=look.behind, front="") if look.attributes <= UNSEEN else look


@lru_cache(maxsize=1024)
def _is_one_cell_each(text: str) -> bool:
    return text.isascii() or all(get_character_cell_size(sign) == 1 for sign in text)
