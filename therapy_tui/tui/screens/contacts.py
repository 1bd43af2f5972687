"""Contacts and support: the person's own words for when it gets bad, at any mood."""

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import BindingType
from textual.getters import query_one
from textual.reactive import reactive
from textual.widget import Widget

from therapy_tui.domain.words import visible
from therapy_tui.journal.editor import ProfileStep
from therapy_tui.tui import modes
from therapy_tui.tui.keys import CONTACTS
from therapy_tui.tui.screens.writing import ENDING, WritingScreen
from therapy_tui.tui.widgets.lines import Lines, Row, wrapped

EMPTY = (
    "Add the people and numbers you want here. In an emergency call your local emergency number."
)
HEAD = 3
"""Lines above the text: the heading, the way on, a blank or the rest of it."""


class SupportText(Lines):
    """The text, wrapped; a sentence where there is none."""

    text: reactive[str] = reactive("", layout=True)

    writing: reactive[bool] = reactive(False, layout=True)
    top: reactive[int] = reactive(0)
    """The first line of the text that is seen."""

    def __init__(self, key: str) -> None:
        super().__init__(id="support")
        self.key = key
        """The key that leads here and back."""

    def move(self, step: int) -> None:
        """Move so many lines down the text; it stays within it."""
        top = min(self.top + step, len(self._lines(self.size.width)) - self.room)
        self.top = max(0, top)

    @property
    def room(self) -> int:
        """How many lines of the text are seen at once."""
        return max(1, self.size.height - HEAD)

    def row(self, y: int, width: int) -> Row:
        """A heading, how to change the text, and the text from the line it was moved to."""
        row = Row(width).put("  ", "")
        if y == 0:
            return row.put("Contacts and support", "chosen")
        lines = self._lines(width)
        if y < HEAD:
            way = wrapped(ENDING if self.writing else self._way(lines), max(20, width - 4))
            return row.put(way[y - 1] if y <= len(way) else "", "hint")
        at = self.top + y - HEAD
        if self.writing or at >= len(lines):
            return row
        return row.put(lines[at], "value" if self.text else "hint")

    def _lines(self, width: int) -> list[str]:
        return wrapped(visible(self.text or EMPTY), max(20, width - 4))

    def _way(self, lines: list[str]) -> str:
        """How to go on; where the text does not fit, how to see the rest of it comes first."""
        way = f"Enter changes this text, {self.key} goes back."
        if len(lines) <= self.room:
            return way
        last = min(self.top + self.room, len(lines))
        return f"Lines {self.top + 1} to {last} of {len(lines)}: arrows show more. {way}"


class ContactsScreen(WritingScreen):
    """Shows the support text of the profile and lets the person write it."""

    MODE = modes.CONTACTS
    CSS_PATH: ClassVar = ["../styles/frame.tcss", "../styles/contacts.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = CONTACTS
    ABOUT = (
        "Contacts and support",
        ("Your own words: people, numbers, what helps. They are shown at any mood.",),
    )

    support = query_one("#support", SupportText)

    def body(self) -> Iterator[Widget]:
        """The text."""
        yield SupportText(self.desk.key("contacts", "c"))

    _step: ProfileStep | None = None
    """The change that the text being written makes, so that one undo takes it back."""

    def look(self) -> None:
        """Show the text as it is in the profile."""
        reading = self.desk.journal.read_profile()
        self.show_faults(reading.faults)
        self.support.writing = self.box is not None
        self.support.text = self.desk.profile().support
        self.support.move(0)

    def on_resize(self) -> None:
        """Stay within the text."""
        self.call_after_refresh(self.support.move, 0)

    def action_scroll(self, step: int) -> None:
        """A line up or down."""
        self.support.move(step)

    def action_page(self, step: int) -> None:
        """A screen up or down."""
        self.support.move(step * self.support.room)

    async def action_write(self) -> None:
        """Open the text box in the place of the text."""
        self._step = None
        await self.open_box(self.support.text, after="#support")
        self.support.writing = True

    async def action_back(self) -> None:
        """Go back to where one was; while the text is written Esc ends that first."""
        await self.run_action("app.contacts")

    def keep(self, text: str) -> None:
        """Save the text in the profile."""
        if text != self.desk.profile().support:
            change = {"support": text}
            self._step = self.desk.editor.change_profile(change, step=self._step)
