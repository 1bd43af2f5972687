"""The modes of the app, and the screen of each, which is imported when it is first needed."""

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from therapy_tui.tui.screens.tab import TabScreen

TODAY = "today"
HISTORY = "history"
YEAR = "year"
TREND = "trend"
REPORT = "report"
REVIEW = "review"
CONTACTS = "contacts"
SETTINGS = "settings"

SCREENS: Mapping[str, str] = {
    HISTORY: "HistoryScreen",
    TREND: "TrendScreen",
    CONTACTS: "ContactsScreen",
    REPORT: "ReportScreen",
    REVIEW: "ReviewScreen",
    SETTINGS: "SettingsScreen",
    YEAR: "YearScreen",
}
"""The class of each mode but Today, in the module of the mode's name, in the order of its use."""

AHEAD = (TREND, HISTORY)
"""The screens that are made before they are asked for."""


def screen_of(mode: str) -> "type[TabScreen]":
    """The class of the screen of a mode."""
    module = import_module(f"therapy_tui.tui.screens.{mode}")
    return cast("type[TabScreen]", getattr(module, SCREENS[mode]))
