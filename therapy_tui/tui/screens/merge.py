"""The second versions that programs that sync leave: what merging would change, and the yes."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from therapy_tui.domain.words import one_line
from therapy_tui.journal.copies import CopyPlan
from therapy_tui.journal.outcome import Done
from therapy_tui.journal.store import Journal
from therapy_tui.report.merge_lines import merged_briefly, merged_lines, plan_lines
from therapy_tui.tui.keys import MERGE_PAGE
from therapy_tui.tui.screens.over import PageOver
from therapy_tui.tui.told import with_keys

MERGES = "{accept} merges, {back} goes back; every version is kept in backups/."
NONE = "None of these can be merged; {back} goes back."


class MergePage(PageOver[bool]):
    """Returns whether to merge."""

    CSS_PATH = "../styles/lines_page.tcss"
    BINDINGS: ClassVar[list[BindingType]] = MERGE_PAGE

    lines = query_one("#lines", Static)

    def __init__(self, plans: Sequence[CopyPlan]) -> None:
        super().__init__()
        self._plans = plans
        self._possible = not all(plan.problem for plan in plans)

    def compose(self) -> ComposeResult:
        """The lines, scrollable, and what the keys do."""
        with VerticalScroll(id="page"):
            yield Static(id="lines")
        foot = with_keys(self, MERGES if self._possible else NONE)
        yield Static(foot, id="foot", markup=False)

    def on_mount(self) -> None:
        """Show what would change."""
        self._show()

    def on_resize(self) -> None:
        """Fit the lines to the width."""
        self._show()

    async def action_back(self) -> None:
        """Go back; nothing is changed."""
        await self.dismiss(False)

    async def action_accept(self) -> None:
        """Merge what can be merged."""
        if self._possible:
            await self.dismiss(True)

    def _show(self) -> None:
        lines = [one_line(line) for line in plan_lines(self._plans, self.text_width)]
        self.lines.update(Content("\n".join(lines)))


def merged(journal: Journal) -> Done:
    """Merge the second versions that are there by now, and say so.

    Raises:
        TherapyError: it could not be done; the copies are still there.
    """
    done = journal.copies.merge()
    return Done(" ".join(merged_lines(done)), merged_briefly(done))
