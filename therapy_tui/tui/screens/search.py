"""Search: a line to type in, the days that are found, one of them to go to."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.screen import ModalScreen

from therapy_tui.domain.errors import InputError
from therapy_tui.domain.filtering import FILTER_FORMS, TOGETHER
from therapy_tui.tui.keys import ASKS, HELP, SEARCH
from therapy_tui.tui.screens.keys import KeysScreen
from therapy_tui.tui.search import Search
from therapy_tui.tui.widgets.found import FoundList
from therapy_tui.tui.widgets.frame import KeyLine, TabBar
from therapy_tui.tui.widgets.line import Line, drained

PLACEHOLDER = "a word of a note, or a value"


ABOUT = (
    "Search",
    (
        "Finds days of all years, newest first: by words of their notes, and by values.",
        *(f"{typed}: {found}" for typed, found in FILTER_FORMS),
        TOGETHER,
    ),
)


class SearchLine(Line):
    """The line to type in, which leaves ``?`` to the help as long as it is empty."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether a key types a character whatever else it is for."""
        return key != ASKS and super().check_consume_key(key, character)


class SearchPage(ModalScreen[None]):
    """Finds days, and has one of them shown on the screen below.

    ``begin`` starts a search for what was typed, ``show`` shows its chosen day; ``given`` is the
    search before, if there was one.
    """

    CSS_PATH: ClassVar = ["../styles/frame.tcss", "../styles/search.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = SEARCH

    found = query_one("#found", FoundList)
    line = query_one("#sought", SearchLine)

    def __init__(
        self,
        here: str,
        begin: Callable[[str], Search],
        show: Callable[[Search], None],
        given: Search | None,
    ) -> None:
        super().__init__()
        self._here = here
        self._begin = begin
        self._show_day = show
        self._search = given

    def compose(self) -> ComposeResult:
        """The line below the tabs, what was found, and the keys."""
        yield TabBar(self._here)
        yield SearchLine(PLACEHOLDER, given=self._search.typed if self._search else "", id="sought")
        yield FoundList()
        yield KeyLine()

    def on_mount(self) -> None:
        """The line has the keys before the next one is looked at."""
        self.set_focus(self.line)
        self._follow(self._search)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The key of the help is typed once there is something to search for."""
        if action == HELP and self.line.value:
            return False
        return super().check_action(action, parameters)

    def on_input_changed(self) -> None:
        """Show the keys that work now."""
        self.refresh_bindings()

    async def action_keys(self) -> None:
        """Say what can be searched for, and show all keys; within a word the key is typed."""
        await drained(self.line)
        if self.line.value:
            self.line.insert_text_at_cursor("?")
        else:
            await self.app.push_screen(KeysScreen(self.active_bindings.values(), about=ABOUT))

    async def action_move(self, step: int) -> None:
        """Choose another of the days that were found."""
        search = self._search
        if search is None:
            return
        await search.reach(search.at + step)
        if search.days:
            search.at = max(0, min(search.at + step, len(search.days) - 1))
            self.found.show(search)

    async def action_page(self, step: int) -> None:
        """Choose a day a screen further."""
        await self.action_move(step * self.found.page)

    async def action_accept(self) -> None:
        """Search for what is typed; once that is done, go to the chosen day."""
        await drained(self.line)
        typed = self.line.value.strip()
        if self._search is None or typed != self._search.typed:
            self._seek(typed)
            return
        await self._search.reach(0)
        if self._search.days:
            self._show_day(self._search)
            await self._leave()

    async def action_back(self) -> None:
        """Back to the calendar, which stays where it is."""
        await self._leave()

    async def _leave(self) -> None:
        if self._search is not None:
            self._search.told = None
        await self.dismiss()

    def _seek(self, typed: str) -> None:
        try:
            search = self._begin(typed)
        except InputError as error:
            self._follow(None)
            self.found.error = str(error)
        else:
            self._follow(search)

    def _follow(self, search: Search | None) -> None:
        if self._search is not None:
            self._search.told = None
        self._search = search
        if search is not None:
            search.told = self._show
        self._show()

    def _show(self) -> None:
        search = self._search
        self.query_one(TabBar).heading = ("Search",) if search is None else (search.words,)
        self.found.show(search)
