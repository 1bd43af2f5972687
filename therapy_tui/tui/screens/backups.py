"""The earlier versions of a file that cannot be read: a list, the difference, the choice."""

import asyncio
from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from therapy_tui.domain.errors import TherapyError
from therapy_tui.domain.words import one_line
from therapy_tui.journal.backups import Subject
from therapy_tui.journal.outcome import Done
from therapy_tui.journal.restoring import Backups, Plan
from therapy_tui.journal.store import Journal
from therapy_tui.journal.versions import Backup
from therapy_tui.report.backup_lines import (
    backup_rows,
    plan_lines,
    restored_briefly,
    restored_words,
    subject_title,
)
from therapy_tui.tui.keys import BACKUPS_PAGE
from therapy_tui.tui.screens.over import PageOver
from therapy_tui.tui.told import with_keys
from therapy_tui.tui.widgets.lines import cut

CHOOSE = "{accept} shows what would change, {back} goes back."
RESTORE = "{accept} restores, {back} goes back; the present file is kept."
NOTHING = "The file is just like this; there is nothing to restore."


class BackupsPage(PageOver[Plan | None]):
    """Returns what is to be restored, or ``None``."""

    CSS_PATH = "../styles/lines_page.tcss"
    BINDINGS: ClassVar[list[BindingType]] = BACKUPS_PAGE

    page = query_one("#page", VerticalScroll)
    lines = query_one("#lines", Static)
    foot = query_one("#foot", Static)

    def __init__(self, backups: Backups, subject: Subject, listed: Sequence[Backup]) -> None:
        super().__init__()
        self._backups = backups
        self._subject = subject
        self._listed = listed
        self._chosen = next((n for n, each in enumerate(self._listed) if not each.fault), 0)
        self._planned: Plan | None = None

    def compose(self) -> ComposeResult:
        """The lines, scrollable, and what the keys do."""
        with VerticalScroll(id="page"):
            yield Static(id="lines")
        yield Static(id="foot", markup=False)

    def on_mount(self) -> None:
        """Show the list."""
        self._show(with_keys(self, CHOOSE))

    def on_resize(self) -> None:
        """Fit the lines to the width."""
        self._show_lines()

    def action_move(self, step: int) -> None:
        """Choose another version; a line up or down in the difference."""
        if self._planned is not None:
            self.action_scroll(step)
            return
        self._chosen = max(0, min(self._chosen + step, len(self._listed) - 1))
        self._show(with_keys(self, CHOOSE))

    async def action_back(self) -> None:
        """From the difference to the list, from the list to the screen below."""
        if self._planned is None:
            await self.dismiss(None)
        else:
            self._planned = None
            self._show(with_keys(self, CHOOSE))

    async def action_accept(self) -> None:
        """Show what restoring the chosen version would change; then, restore it."""
        if self._planned is None:
            await self._compare()
        elif self._planned.changes:
            await self.dismiss(self._planned)

    async def _compare(self) -> None:
        if not self._listed:
            return
        number = self._listed[self._chosen].number
        try:
            self._planned = await asyncio.to_thread(self._backups.plan, self._subject, number)
        except TherapyError as error:
            self._show(str(error))
        else:
            self._show(with_keys(self, RESTORE if self._planned.changes else NOTHING))

    def _show(self, foot: str) -> None:
        self.foot.update(one_line(foot))
        self._show_lines()
        self.page.scroll_home(animate=False)

    def _show_lines(self) -> None:
        width = self.text_width
        if self._planned is None:
            lines = self._list(width)
        else:
            lines = [one_line(line) for line in plan_lines(self._planned, width)]
        self.lines.update(Content("\n".join(lines)))

    def _list(self, width: int) -> list[str]:
        rows = backup_rows(self._listed) if self._listed else ["There is none any more."]
        marked = (f"{'> ' if n == self._chosen else '  '}{row}" for n, row in enumerate(rows))
        title = f"{subject_title(self._subject)}: earlier versions, newest first"
        return [title, "", *(cut(one_line(row), width) for row in marked)]


def restored(planned: Plan, journal: Journal) -> Done:
    """Restore what was planned, and say so.

    Raises:
        TherapyError: it could not be done; nothing was changed.
    """
    done = journal.backups.restore(planned)
    return Done(restored_words(done), restored_briefly(done))
