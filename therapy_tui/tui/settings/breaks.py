"""The planned breaks: added, changed, ended and removed."""

from functools import partial

from therapy_tui.domain.breaks import (
    BREAK_FORMS,
    break_text,
    break_words,
    ended,
    parse_break,
    put,
    without,
)
from therapy_tui.domain.errors import InputError
from therapy_tui.domain.profile import Break
from therapy_tui.tui.settings.page import ChangeProfile, Doing, Item, Page, Put, Question, Say

NONE_YET = (
    "No breaks. In one, such as a holiday, no session is expected and nothing is made of the days "
    "without. a adds one."
)
ABOUT = "No session is expected in it. Enter changes its dates, x removes it."
ABOUT_NOW = "It is on: no session is expected. e ends it, Enter changes its dates, x removes it."
QUESTION = "From when to when is the break?"


class BreaksPage(Page):
    """One break a row, in the order of their dates."""

    KEY = "breaks"
    TITLE = "Breaks"
    ACTIONS = frozenset({"change", "clear", "add", "end"})

    def items(self) -> tuple[Item, ...]:
        """A heading, then the breaks; where there are none, what they are good for."""
        rows = [self._item(pause) for pause in self._breaks]
        return (Item("Breaks", heading=True), *(rows or [Item("none", about=NONE_YET)]))

    def add(self) -> Doing:
        """Ask for a new one."""
        return Question(QUESTION, BREAK_FORMS, partial(self._put, None))

    def change(self, at: int) -> Doing:
        """Ask for other dates."""
        if not self._breaks:
            return self.add()
        given = break_text(self._breaks[at])
        return Question(QUESTION, BREAK_FORMS, partial(self._put, at), given)

    def clear(self, at: int) -> Doing:
        """Remove it."""
        if not self._breaks:
            return Say("There is no break; a adds one.")
        return ChangeProfile({"breaks": without(self._breaks, at)})

    def end(self, at: int) -> Doing:
        """End it with yesterday."""
        if not self._breaks:
            return Say("There is no break; a adds one.")
        try:
            return ChangeProfile({"breaks": ended(self._breaks, at, self.desk.clock.today())})
        except InputError as error:
            return Say(str(error))

    @property
    def _breaks(self) -> tuple[Break, ...]:
        return self.desk.profile().breaks

    def _put(self, at: int | None, typed: str) -> Put:
        return ChangeProfile({"breaks": put(self._breaks, parse_break(typed), at)})

    def _item(self, pause: Break) -> Item:
        today = self.desk.clock.today()
        if pause.holds_on(today):
            return Item(break_words(pause), "now", ABOUT_NOW)
        past = pause.first < today
        return Item(break_words(pause), "over" if past else "to come", ABOUT, dim=past)
