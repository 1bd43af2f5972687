"""A drawing: rows of text, each piece tagged with its role, so that a screen can colour it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from therapy_tui.domain.errors import TherapyError
from therapy_tui.domain.plain import ascii_alone


class Role(Enum):
    """What a piece of a drawing stands for; the screen picks its colour."""

    AXIS = "axis"
    """Axis lines and blank space."""
    LABEL = "label"
    """Titles and the numbers and dates along the axes."""
    MOOD = "mood"
    HOMEWORK = "homework"
    OVERLAY = "overlay"
    """The sleep or goals laid over the mood."""
    SESSION = "session"
    """The mark of a day or week with a session."""
    GAP = "gap"
    """What stands where a value is not: a note without a mood, homework none set."""


Span = tuple[str, Role]
"""A piece of one row, and what it stands for."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Rows of equal height and width, top to bottom."""

    rows: tuple[tuple[Span, ...], ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """The rows as text, without the blanks at their ends."""
        return tuple("".join(text for text, _ in row).rstrip() for row in self.rows)

    @property
    def plain(self) -> str:
        """The drawing as text without roles."""
        return "\n".join(self.lines)


class Glyphs(Enum):
    """The characters a terminal can be trusted with."""

    BRAILLE = "braille"
    BLOCKS = "blocks"
    """Only what the console's own font holds (code page 437)."""
    ASCII = "ascii"


def glyphs_for(environ: Mapping[str, str]) -> Glyphs:
    """The glyphs of a terminal, from its environment.

    ASCII where nothing else may be sent, blocks on the Linux console, which has no Braille,
    Braille everywhere else.
    """
    if ascii_alone(environ):
        return Glyphs.ASCII
    return Glyphs.BLOCKS if environ.get("TERM") == "linux" else Glyphs.BRAILLE


class ChartUnavailable(TherapyError):  # noqa: N818  (a state of the terminal, no fault)
    """No chart can be drawn here; the text says why, and a table is shown instead."""
