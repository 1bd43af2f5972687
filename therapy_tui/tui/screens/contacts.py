"""Contacts and support: the person's own words for when it gets bad, at any mood."""

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import BindingType
from textual.getters import query_one
from textual.reactive import reactive
from textual.widget import Widget

from therapy_tui.domain.words import visible
from therapy_tui.journal.editor import ProfileStep
from therapy_tui.tui.keys import CONTACTS
from therapy_tui.tui.screens.writing import WritingScreen
from therapy_tui.tui.widgets.lines import Lines, Row, wrapped
from therapy_tui.tui.widgets.note import ENDING

EMPTY = (
    "Add the people and numbers you want here. In an emergency call your local emergency number."
)


class SupportText(Lines):
    """The text, wrapped; a sentence where there is none."""

    text: reactive[str] = reactive("", layout=True)

    writing: reactive[bool] = reactive(False, layout=True)

    def __init__(self, key: str) -> None:
        super().__init__(id="support")
        self.key = key
        """The key that leads here and back."""

    def row(self, y: int, width: int) -> Row:
        """A heading, the text, and how to change it."""
        lines = wrapped(visible(self.text or EMPTY), max(20, width - 4))
        row = Row(width).put("  ", "")
        if y == 0:
            return row.put("Contacts and support", "chosen")
        if self.writing:
            return row.put(ENDING if y == 1 else "", "hint")
        if 0 <= y - 2 < len(lines):
            return row.put(lines[y - 2], "value" if self.text else "hint")
        if y == len(lines) + 3:
            return row.put(f"Enter changes this text, {self.key} goes back.", "hint")
        return row


class ContactsScreen(WritingScreen):
    """Shows the support text of the profile and lets the person write it."""

    MODE = "contacts"
    CSS_PATH: ClassVar = ["../styles/frame.tcss", "../styles/contacts.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = CONTACTS

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
