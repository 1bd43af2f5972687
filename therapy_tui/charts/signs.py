"""The characters of a chart, for each set of glyphs a terminal can show."""

from collections.abc import Mapping
from dataclasses import dataclass

from therapy_tui.charts.drawing import Glyphs


@dataclass(frozen=True, slots=True)
class Signs:
    """What draws each part of a chart."""

    wall: str
    """The axis beside a panel."""
    tick: str
    """The left axis where a number stands."""
    tick_right: str
    """The right axis where a number stands."""
    mood: str
    overlay: str
    line: str
    """plotext's marker of a line between points."""
    stroke: str
    """A piece of that line, for the title."""
    session: str
    """The mark through the panel on a day with a session."""
    session_foot: str
    """The mark at the foot of the panel in a week with a session."""
    note: str
    """A day with a note and no mood."""
    fills: str
    """The top cell of a bar, from the least filled to the full."""
    zero: str
    """Homework 0: on the base line, unlike a missing bar."""
    none_set: str = "n"
    """No homework was set."""


SIGNS: Mapping[Glyphs, Signs] = {
    Glyphs.BRAILLE: Signs("│", "┤", "├", "●", "○", "braille", "⠒", "│", "╵", "≡", "▁▂▃▄▅▆▇█", "▁"),
    Glyphs.BLOCKS: Signs("│", "┤", "├", "■", "x", "·", "·", "│", "│", "≡", "▄█", "_"),
    Glyphs.ASCII: Signs("|", "+", "+", "o", "x", ".", ".", "|", "'", '"', "-=#", "_"),
}
