"""A page of plain lines over a screen: why this score, and what may be worth raising."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from therapy_tui.domain.words import visible
from therapy_tui.tui.keys import FIGURES_PAGE
from therapy_tui.tui.screens.over import PageOver
from therapy_tui.tui.told import with_keys


class LinesPage(PageOver[None]):
    """Shows lines; e, f, Esc, Enter or q goes back."""

    CSS_PATH = "../styles/lines_page.tcss"
    BINDINGS: ClassVar[list[BindingType]] = FIGURES_PAGE

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__()
        self._lines = lines

    def compose(self) -> ComposeResult:
        """The lines, scrollable, and the way back."""
        with VerticalScroll(id="page"):
            yield Static(Content(visible("\n".join(self._lines))), id="lines")
        foot = with_keys(self, "Arrows scroll, {close} goes back.")
        yield Static(foot, id="foot", markup=False)
