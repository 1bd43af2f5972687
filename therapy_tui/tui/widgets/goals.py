"""The goals of a day as a list to tick: only their number is kept."""

from collections.abc import Collection, Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive

from therapy_tui.tui.keys import TICKING
from therapy_tui.tui.widgets.lines import Lines, Row

KEPT = "How many are on track is kept, not which ones."
UNKNOWN = "How many is kept, not which ones: ticking counts anew."
"""Said where a count is held that no ticks are known for."""


class GoalList(Lines, can_focus=True):
    """A heading, then a goal a row with its number and a tick; the cursor is on one of them."""

    BINDINGS: ClassVar[list[BindingType]] = TICKING

    class NoSuch(Message):
        """A digit was typed that is the number of no goal."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    cursor: reactive[int] = reactive(0)
    ticked: reactive[Collection[str]] = reactive(frozenset())
    heading: reactive[str] = reactive(KEPT)

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(id="goals")
        self.names = names

    def show(self, ticked: Collection[str], count: int | None) -> None:
        """Show which are ticked; ``count`` is what the day holds, which may stem from elsewhere."""
        self.ticked = ticked
        self.heading = UNKNOWN if (count or 0) != len(ticked) else KEPT

    def move(self, step: int) -> None:
        """Move the cursor; at the ends it stays."""
        self.cursor = min(max(self.cursor + step, 0), len(self.names) - 1)

    def on_key(self, event: events.Key) -> None:
        """Tell of a digit that no key of the list took: there are fewer goals."""
        if event.key.isdecimal():
            self.post_message(self.NoSuch(int(event.key)))

    def row(self, y: int, width: int) -> Row:
        """A rule and the heading where there is room, the goals from one on that shows the cursor.

        A notice can leave fewer lines than there are goals.
        """
        row = Row(width)
        above = min(max(0, self.size.height - len(self.names)), 2)
        if y < above - 1:
            return row.put("─" * width, "rule")
        if y < above:
            return row.put("  ", "").put(self.heading, "hint")
        at = y - above + max(0, self.cursor + 1 + above - self.size.height)
        if at >= len(self.names):
            return row
        name, here = self.names[at], at == self.cursor
        row.put("› " if here else "  ", "accent").put(f"{at + 1} ", "key")
        row.put("[", "hint").put("x" if name in self.ticked else " ", "chosen").put("] ", "hint")
        return row.put(name, "cursor" if here else "value")
