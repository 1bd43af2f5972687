"""The first page: the person's settings, then those of this machine."""

from therapy_tui.tui.settings.machine import MACHINE
from therapy_tui.tui.settings.page import Doing, Item, Page
from therapy_tui.tui.settings.setting import Setting
from therapy_tui.tui.settings.yours import YOURS

SETTINGS: tuple[Setting, ...] = (*YOURS, *MACHINE)


class FirstPage(Page):
    """One setting a row, in two sections."""

    KEY = "settings"
    TITLE = "Settings"
    ACTIONS = frozenset({"change", "adjust", "clear"})

    def items(self) -> tuple[Item, ...]:
        """Both sections, each with where it is kept."""
        return (
            Item("You", "profile.toml, with your journal", heading=True),
            *(setting.item(self.desk) for setting in YOURS),
            Item("This machine", str(self.desk.configuration_file), heading=True),
            *(setting.item(self.desk) for setting in MACHINE),
        )

    def change(self, at: int) -> Doing:
        """Ask, open a list, or take the next choice."""
        return SETTINGS[at].change(self.desk)

    def adjust(self, at: int, step: int) -> Doing:
        """Take the choice before or after."""
        return SETTINGS[at].adjust(self.desk, step)

    def clear(self, at: int) -> Doing:
        """Back to the usual, or to nothing."""
        return SETTINGS[at].clear(self.desk)
