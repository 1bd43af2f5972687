"""Says on a screen without tabs that the terminal is too small, above all else on it."""

from typing import ClassVar

from textual.widgets import Static

from therapy_tui.tui.widgets.frame import SMALLEST, TOO_SMALL

NARROW = [(0, "-slight"), (SMALLEST[0], "-fits")]
"""The classes of a screen's width that the line goes by."""
SHORT = [(0, "-tiny"), (16, "-short"), (SMALLEST[1], "-low"), (24, "-tall")]
"""The classes of its height."""


class TooSmall(Static):
    """One line at the top, there only while the terminal is too small.

    Its screen takes ``NARROW`` and ``SHORT`` as breakpoints.
    """

    DEFAULT_CSS: ClassVar[str] = """
    TooSmall { dock: top; height: 1; padding: 0 1; color: $warning; display: none; }
    .-slight TooSmall, .-short TooSmall, .-tiny TooSmall { display: block; }
    """

    def __init__(self) -> None:
        super().__init__(TOO_SMALL, markup=False)
