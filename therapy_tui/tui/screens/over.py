"""The base of the pages of text that lie over a screen, are scrolled, and closed again."""

from textual.containers import VerticalScroll
from textual.screen import ModalScreen, ScreenResultType

from therapy_tui.tui.painting import RowCompositor

WIDEST = 78
"""Columns beyond which lines of text are hard to read."""
MARGIN = 5
"""Columns beside the lines: padding and scrollbar."""


class PageOver(ModalScreen[ScreenResultType]):
    """Moves its one scrollable part at once, so that keys typed in one burst act in order."""

    AUTO_FOCUS = ""
    """A line to type in has the keys where the page says so, not whenever the page is on top."""

    def __init__(self) -> None:
        super().__init__()
        self._compositor = RowCompositor()

    async def action_close(self) -> None:
        """Go back; when this returns, the next key acts on the screen below."""
        await self.dismiss()

    def action_scroll(self, lines: int) -> None:
        """Some lines down, or up."""
        self._by(lines)

    def action_page(self, screens: int) -> None:
        """A screen down or up, with a line of the one before."""
        self._by(screens * max(1, self._moving.size.height - 1))

    def action_edge(self, end: int) -> None:
        """To the first line, or the last."""
        self._by(end * self._moving.virtual_size.height)

    @property
    def text_width(self) -> int:
        """Columns that lines of text take here."""
        return max(48, min(WIDEST, self.app.size.width - MARGIN))

    @property
    def _moving(self) -> VerticalScroll:
        return self.query_one(VerticalScroll)

    def _by(self, lines: int) -> None:
        self._moving.scroll_relative(y=lines, animate=False, immediate=True)
