"""The last step before the terminal: each character it cannot show, by one that it can."""

import unicodedata
from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from therapy_tui.charts import Glyphs
from therapy_tui.domain.plain import SIGNS

UNKNOWN = "?"
"""Stands in each cell of a character that has no likeness in ASCII."""

CONSOLE_FONT = "cp437"
"""What the font of the Linux console holds at least."""


class PlainCharacters(LineFilter):
    """Draws with the characters of the terminal alone; every character keeps its place.

    In ASCII a letter loses its accent (``é`` is ``e``), and a sign that is not ours becomes ``?``
    in each of its cells. On the Linux console only our own signs change, and only those that its
    font lacks: which letters of a person's text it holds is not known here.
    """

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self._plain = _in_ascii if glyphs is Glyphs.ASCII else _on_the_console

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments with other characters; their styles and widths stay."""
        return [
            segment
            if segment.text.isascii()
            else Segment(self._plain(segment.text), segment.style, segment.control)
            for segment in segments
        ]


def _in_ascii(text: str) -> str:
    cells = cell_len(text)  # less than its characters take alone, where some join into one
    return "".join(map(_letter, text))[:cells].ljust(cells)


def _on_the_console(text: str) -> str:
    return "".join(map(_sign, text))


@lru_cache(1024)
def _letter(character: str) -> str:
    if character.isascii():
        return character
    width = cell_len(character)
    base = unicodedata.normalize("NFKD", character)[0]
    likeness = SIGNS.get(character) or (base if base.isascii() and base.isalnum() else UNKNOWN)
    return likeness if width == 1 else UNKNOWN * width


@lru_cache(1024)
def _sign(character: str) -> str:
    sign = SIGNS.get(character)
    if sign is None:
        return character
    try:
        character.encode(CONSOLE_FONT)
    except UnicodeEncodeError:
        return sign
    return character
