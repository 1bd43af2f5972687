"""What surrounds every screen: the tabs with the date, a notice, and the line of keys."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import events
from textual.reactive import reactive

from therapy_tui.tui import modes
from therapy_tui.tui.keys import ALWAYS
from therapy_tui.tui.widgets.lines import Lines, Row

if TYPE_CHECKING:
    from textual.binding import ActiveBinding

TABS = (
    (modes.TODAY, "Today", 0),
    (modes.HISTORY, "History", 0),
    (modes.TREND, "Trend", 1),
    (modes.REPORT, "Report", 2),
)
"""Mode, name and the place of the underlined letter of each tab."""

SMALLEST = (60, 20)
"""Columns and rows from which on nothing that must be seen goes missing."""

TOO_SMALL = f"Too small: {SMALLEST[0]} x {SMALLEST[1]} shows everything"

ARROWS = {"up", "down", "left", "right"}
SHOWN_KEYS = {
    "up": "Up",
    "down": "Down",
    "left": "Left",
    "right": "Right",
    "enter": "Enter",
    "escape": "Esc",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "question_mark": "?",
    "minus": "-",
    "slash": "/",
    "space": "Space",
    "comma": ",",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "tab": "Tab",
}


class TabBar(Lines):
    """The names of the screens, this one bright, and on the right what is shown."""

    heading: reactive[tuple[str, ...]] = reactive(())
    """What is shown, from the longest form to the shortest; the first that fits stands there."""
    said: reactive[str] = reactive("")
    """A short text in the rule, until the next key: what was taken back, what is not saved."""
    small: reactive[bool] = reactive(False)
    """Whether the terminal is too small to show everything."""

    def __init__(self, here: str) -> None:
        super().__init__(id="tabs")
        self.here = here

    def on_resize(self) -> None:
        """Say so where not everything finds room."""
        columns, rows = self.screen.size
        self.small = columns < SMALLEST[0] or rows < SMALLEST[1]

    async def on_click(self, event: events.Click) -> None:
        """Show the screen of the tab that is clicked on."""
        right = 0
        for mode, name, _ in TABS:
            left, right = right, right + cell_len(name) + 3
            if event.y == 0 and left < event.x < right:
                await self.app.run_action(mode)

    def row(self, y: int, width: int) -> Row:
        """The tabs, and below them a rule."""
        row = Row(width)
        if y:
            said = self.said or (TOO_SMALL if self.small else "")
            if said:
                row.put("──", "rule").put(f" {said} ", "warning")
            return row.put("─" * max(0, width - row.end), "rule")
        for mode, name, at in TABS:
            role = "tab-here" if mode == self.here else "tab"
            row.put("  ", "").put(name[:at], role)
            row.put(name[at], f"{role}-letter").put(name[at + 1 :], role)
            row.put(" ", "")
        for heading in self.heading:
            if row.right(heading, "value"):
                break
        return row


class Notice(Lines):
    """Lines that must be seen: a file that cannot be read, a journal that is made up."""

    notices: reactive[tuple[str, ...]] = reactive((), layout=True)

    def __init__(self) -> None:
        super().__init__(id="notice")

    def watch_notices(self, notices: tuple[str, ...]) -> None:
        """Take as many lines as there is something to say."""
        self.display = bool(notices)
        self.styles.height = len(notices)

    def row(self, y: int, width: int) -> Row:
        """One notice."""
        text = self.notices[y] if y < len(self.notices) else ""
        return Row(width).put(" " + text, "warning")


class KeyLine(Lines):
    """The keys that matter here, made from the bindings that work; help always stays."""

    def __init__(self) -> None:
        super().__init__(id="keys")

    def on_mount(self) -> None:
        """Follow the bindings: another focus has other keys."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh())

    def row(self, y: int, width: int) -> Row:
        """As many keys as fit; contacts and help stay at the end whatever the width."""
        entries, last = footer_entries(self.screen.active_bindings.values())
        while len(last) > 1 and sum(2 + cell_len(f"{k} {label}") for k, label in last) > width:
            last.pop(0)
        row = Row(width)
        tail = sum(2 + cell_len(f"{key} {label}") for key, label in last)
        for key, label in entries:
            if row.end + cell_len(f"  {key} {label}") + tail <= width:
                self._put(row, key, label)
        for key, label in last:
            self._put(row, key, label)
        return row

    def _put(self, row: Row, key: str, label: str) -> None:
        row.put("  " if row.end else " ", "").put(key, "key").put(f" {label}", "hint")


Entry = tuple[str, str]
"""A key, and what it does."""


def footer_entries(bindings: Iterable["ActiveBinding"]) -> tuple[list[Entry], list[Entry]]:
    """Key and label of each shown binding, and of those that always stay; a group is one entry."""
    keys: dict[str, list[str]] = {}
    last: list[Entry] = []
    for active in bindings:
        binding = active.binding
        if not binding.show or binding.system or not active.enabled:
            continue
        if binding.action in ALWAYS:
            last.append((shown_key(binding.key), binding.description))
            continue
        label = binding.group.description if binding.group else binding.description
        keys.setdefault(label, []).append(binding.key)
    return [(shown_keys(found), label) for label, found in keys.items()], last


def shown_keys(keys: list[str]) -> str:
    """The keys of a group in few characters: ``0-9``, ``arrows``, ``PgUp PgDn``."""
    if len(ARROWS & {*keys}) > 1:
        return "arrows"
    digits = [key for key in keys if key.isdigit()]
    if len(digits) > 1:
        return f"{min(digits)}-{max(digits)}"
    plain = [key for key in keys if not key.endswith("square_bracket")] or keys
    return " ".join(shown_key(key) for key in plain[:2])


def shown_key(key: str) -> str:
    """A key as a person calls it."""
    return SHOWN_KEYS.get(key, key.replace("ctrl+", "^"))
