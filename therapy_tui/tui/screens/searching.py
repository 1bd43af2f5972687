"""A screen with days on it that can be searched for: ``/`` asks, ``n`` and ``N`` go on."""

from datetime import date
from functools import partial

from textual.worker import get_current_worker

from therapy_tui.tui.desk import Desk
from therapy_tui.tui.screens.tab import TabScreen
from therapy_tui.tui.search import Search, batches, new_search
from therapy_tui.tui.widgets.history import Marks, no_marks


class SearchingScreen(TabScreen):
    """Holds the last search, which goes on in a thread while its days are looked at."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.search: Search | None = None

    def go_to(self, day: date | None) -> None:
        """Choose a day; ``None`` for none."""

    def marks(self, day: date) -> Marks:
        """What to mark in the note of a day: what was found there, if one came by a search."""
        search = self.search
        came = search is not None and search.days and search.days[search.at].date == day
        return search.wanted.spans if search is not None and came else no_marks

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is a next match once something was found."""
        if action == "match" and not (self.search and self.search.days):
            return False
        return super().check_action(action, parameters)

    async def action_search(self) -> None:
        """Ask what to look for, show what is found, and go to the day that is chosen."""
        from therapy_tui.tui.screens.search import SearchPage  # noqa: PLC0415 - few visits need it

        page = SearchPage(self.TAB or self.MODE, self._begin, self._show_match, self.search)
        await self.app.push_screen(page, lambda _: self.refresh_bindings())

    async def action_match(self, step: int) -> None:
        """Go to the next match, which is an older day, or to the one before."""
        search = self.search
        if search is not None and search.days:
            await search.reach(search.at + step)
            search.at = (search.at + step) % len(search.days)
            self._show_match(search)

    def _begin(self, typed: str) -> Search:
        self.search = search = new_search(self.desk, typed)
        look_through = partial(self._look_through, search)
        # Whatever reaches a screen that lies under another makes Textual draw both anew, so the
        # worker is the app's and not this screen's.
        self.app.run_worker(look_through, thread=True, exclusive=True, group="search")
        return search

    def _look_through(self, search: Search) -> None:
        worker = get_current_worker()
        for batch in batches(self.desk, search.wanted):
            if worker.is_cancelled:
                return
            self.from_thread(search.take, batch)

    def _show_match(self, search: Search) -> None:
        self.go_to(search.days[search.at].date)
        so_far = "" if search.over else " so far"
        self.say(f"{search.at + 1} of {len(search.days)}{so_far}: {search.typed}", "accent")
