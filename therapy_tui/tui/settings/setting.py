"""One setting of the first page: how it is said, chosen, typed and put back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from therapy_tui.domain.choosing import stepped
from therapy_tui.tui.desk import Desk
from therapy_tui.tui.settings.page import Doing, Item, Say

Shown = tuple[str, bool]
"""The value in words, and whether it is the usual one or not there."""

ENTER = "Enter changes it."


@dataclass(frozen=True, slots=True)
class Setting:
    """A row of the first page; to add a setting is to add one of these."""

    label: str
    about: Callable[[Desk], str]
    shown: Callable[[Desk], Shown]
    clear: Callable[[Desk], Doing]
    """What ``x`` asks for."""
    choices: Callable[[Desk], Sequence[object]] | None = None
    """What the arrows step through."""
    present: Callable[[Desk], object] | None = None
    """The choice that holds now."""
    put: Callable[[Desk, object], Doing] | None = None
    """What a choice asks for."""
    enter: Callable[[Desk], Doing] | None = None
    """What Enter asks for; without it the next choice."""

    def item(self, desk: Desk) -> Item:
        """The row as it is now."""
        value, dim = self.shown(desk)
        return Item(self.label, value, self.about(desk), dim, steps=self.choices is not None)

    def adjust(self, desk: Desk, step: int) -> Doing:
        """The choice before or after."""
        if self.choices is None or self.present is None or self.put is None:
            return Say(ENTER)
        return self.put(desk, stepped(self.choices(desk), self.present(desk), step))

    def change(self, desk: Desk) -> Doing:
        """What Enter asks for."""
        return self.enter(desk) if self.enter is not None else self.adjust(desk, 1)


def opens(what: str) -> Callable[[Desk], Doing]:
    """``x`` where Enter opens a page: nothing is thrown away as a whole."""
    return lambda _: Say(f"Enter opens the {what}.")


def always(text: str) -> Callable[[Desk], str]:
    """The same sentence whatever is set."""
    return lambda _: text
