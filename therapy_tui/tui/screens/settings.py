"""Settings: a list of rows over profile and configuration, each change saved at once."""

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import BindingType
from textual.getters import query_one
from textual.widget import Widget

from therapy_tui.charts import Glyphs
from therapy_tui.journal.editor import AnyStep, ConfigurationStep, Outcome, ProfileStep, Saved, Step
from therapy_tui.tui import modes
from therapy_tui.tui.desk import Desk
from therapy_tui.tui.keys import SETTINGS
from therapy_tui.tui.screens.ask import Ask
from therapy_tui.tui.screens.tab import TabScreen
from therapy_tui.tui.settings.breaks import BreaksPage
from therapy_tui.tui.settings.fields import FieldsPage
from therapy_tui.tui.settings.first import FirstPage
from therapy_tui.tui.settings.goals import GoalsPage
from therapy_tui.tui.settings.page import (
    ALL_KEYS,
    ChangeConfiguration,
    ChangeProfile,
    ChangeToday,
    Doing,
    Open,
    Page,
    Put,
    Question,
    Say,
    WriteSupport,
)
from therapy_tui.tui.widgets.settings import SettingsList

PAGES: tuple[type[Page], ...] = (FirstPage, GoalsPage, BreaksPage, FieldsPage)


class SettingsScreen(TabScreen):
    """Shows one page of rows; Enter on some opens another, Esc comes back."""

    MODE = modes.SETTINGS
    CSS_PATH: ClassVar = ["../styles/frame.tcss", "../styles/settings.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = SETTINGS

    shown = query_one("#settings", SettingsList)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._pages = {page.KEY: page(desk) for page in PAGES}
        self._page = self._pages[FirstPage.KEY]
        self._entered_at = FirstPage.KEY
        """The page that Esc leaves the settings from."""
        self._cursors = dict.fromkeys(self._pages, 0)
        self._saved = ""
        self._step: AnyStep | None = None
        """The change that stepping on in the same row adds to, so that one undo takes it back."""

    def body(self) -> Iterator[Widget]:
        """The list."""
        yield SettingsList(mark="›" if self.desk.glyphs is Glyphs.BRAILLE else ">")

    def enter(self, page: str) -> None:
        """Begin on a page; leaving it leaves the settings."""
        self._entered_at = page
        self._open(page)

    def look(self) -> None:
        """Show the rows as they are now."""
        self.show_faults(self.desk.journal.read_profile().faults)
        title = self._page.TITLE
        self.show_heading(f"{title}, saved {self._saved}" if self._saved else title, title)
        self.shown.show(
            self._page.items(),
            self._cursor,
            lined_up=isinstance(self._page, FirstPage | FieldsPage),
        )
        self._cursor = self.shown.cursor

    def reported(self, outcome: Outcome) -> None:
        """Say when it was saved."""
        if isinstance(outcome, Saved):
            self._saved = f"{outcome.at:%H:%M}"
        super().reported(outcome)

    def about(self) -> tuple[str, list[str]]:
        """For the help: the row with the cursor, and what it changes."""
        item = self.shown.item
        return (item.label, [item.about]) if item else (self._page.TITLE, [])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key works where the page has something for it."""
        if action in ALL_KEYS and action not in self._page.ACTIONS:
            return False
        return super().check_action(action, parameters)

    def on_resize(self) -> None:
        """Lay the sentence beside the list, or below it."""
        self.call_after_refresh(self.look)

    def action_move(self, step: int) -> None:
        """Move the cursor."""
        self._move_to(self._cursor + step)

    def action_page(self, step: int) -> None:
        """Move it by a screen."""
        self._move_to(self._cursor + step * self.shown.room)

    def action_edge(self, end: int) -> None:
        """Move it to the first or the last row."""
        self._move_to(len(self._page.items()) if end > 0 else 0)

    async def action_point(self, y: int) -> None:
        """Put the cursor on the row of a line; on the row that has it, do what Enter does."""
        row = self.shown.at_line(y)
        if row is not None and row == self._cursor:
            await self.action_change()
        elif row is not None:
            self._move_to(row)

    async def action_change(self) -> None:
        """Ask, open a list, or take the next choice."""
        await self._do(self._page.change(self._cursor))

    def action_adjust(self, step: int) -> None:
        """Take the choice before or after; a row of a list moves, and the cursor with it."""
        doing = self._page.adjust(self._cursor, step)
        moves = isinstance(self._page, GoalsPage) and isinstance(doing, ChangeProfile)
        if moves:
            self._cursor = max(0, min(self._cursor + step, len(self._page.items()) - 2))
        if not isinstance(doing, Question | Open | WriteSupport):
            self._put(doing, self._step)

    async def action_clear(self) -> None:
        """Take it away, or back to the usual."""
        await self._do(self._page.clear(self._cursor))

    async def action_add(self) -> None:
        """Add a row to the list."""
        self._cursor = len(self._page.items())
        await self._do(self._page.add())

    async def action_end(self) -> None:
        """End what is going on."""
        await self._do(self._page.end(self._cursor))

    async def action_back(self) -> None:
        """Back to the first page, or to where one was."""
        if self._page.KEY in (self._entered_at, FirstPage.KEY):
            await self.run_action("app.settings")
        else:
            self._open(FirstPage.KEY)

    async def _do(self, doing: Doing) -> None:
        self._step = None
        if isinstance(doing, Open):
            self._open(doing.page)
        elif isinstance(doing, WriteSupport):
            await self.run_action("app.contacts")
            await self.app.screen.run_action("write")
        elif isinstance(doing, Question):
            ask = Ask(doing.text, doing.forms, doing.parse, given=doing.given)
            await self.app.push_screen(ask, self._answered)
        else:
            self._put(doing)

    def _answered(self, put: Put | None) -> None:
        if put is not None:
            self._put(put)
        else:
            self.look()

    def _put(self, put: Put, step: AnyStep | None = None) -> None:
        """Save a change at once; one that goes on from an earlier one is one undo with it."""
        editor = self.desk.editor
        if isinstance(put, ChangeProfile):
            profile = step if isinstance(step, ProfileStep) else None
            self._step = editor.change_profile(put.change, step=profile)
        elif isinstance(put, ChangeToday):
            day = step if isinstance(step, Step) else None
            self._step = editor.change(self.desk.clock.today(), put.change, step=day)
        elif isinstance(put, ChangeConfiguration):
            machine = step if isinstance(step, ConfigurationStep) else None
            file = self.desk.configuration_file
            self._step = editor.change_configuration(file, put.change, step=machine)
            self.desk.follow()
        self.say(put.text if isinstance(put, Say) else put.said)
        self.look()

    def _open(self, page: str) -> None:
        self._page, self._step = self._pages[page], None
        self.refresh_bindings()
        if self.is_mounted:
            self.look()

    def _move_to(self, cursor: int) -> None:
        self._step = None
        self.shown.move_to(cursor)
        self._cursor = self.shown.cursor

    @property
    def _cursor(self) -> int:
        return self._cursors[self._page.KEY]

    @_cursor.setter
    def _cursor(self, cursor: int) -> None:
        self._cursors[self._page.KEY] = cursor
