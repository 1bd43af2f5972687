"""A drawing: rows of text, each piece tagged with its role, so that a screen can colour it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from therapy_tui.domain.errors import TherapyError


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


ASCII_VARIABLE = "THERAPY_TUI_ASCII"
"""Set to anything but 0, it asks for ASCII alone."""


def glyphs_for(environ: Mapping[str, str]) -> Glyphs:
    """The glyphs of a terminal, from its environment.

    ASCII where it is asked for or the locale is not UTF-8, blocks on the Linux console, which has
    no Braille, Braille everywhere else. Without any locale variable the terminal is trusted.
    """
    if environ.get(ASCII_VARIABLE, "0") not in {"", "0"}:
        return Glyphs.ASCII
    named = (environ.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    locale = next((value for value in named if value), "")
    if locale and "utf8" not in locale.lower().replace("-", ""):
        return Glyphs.ASCII
    return Glyphs.BLOCKS if environ.get("TERM") == "linux" else Glyphs.BRAILLE


class ChartUnavailable(TherapyError):  # noqa: N818  (a state of the terminal, no fault)
    """No chart can be drawn here; the text says why, and a table is shown instead."""
