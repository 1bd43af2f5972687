"""The text box of the note: Enter, Tab or Esc ends it and keeps the text."""

import re
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import TextArea

from therapy_tui.domain.words import visible
from therapy_tui.tui.keys import WRITING

KEEP_SECONDS = 0.5
"""While typing, the text is handed on at most this often, so that a dropped line loses little."""


class NoteBox(TextArea):
    """A plain text box that hands on its text while it is typed and when it ends."""

    @dataclass
    class Typed(Message):
        """The text as it is now; ``done`` when the person has ended it."""

        text: str
        done: bool = False

    BINDINGS: ClassVar[list[BindingType]] = WRITING

    def __init__(self, text: str) -> None:
        super().__init__(text, id="note", soft_wrap=True, tab_behavior="focus", compact=True)
        self.cursor_blink = False
        self._handed_on = text
        self._waiting = False

    def on_mount(self) -> None:
        """Begin at the end of the text."""
        self.move_cursor(self.document.end)

    def get_line(self, line_index: int) -> Text:
        """A line as it is drawn: control characters are signs, one cell each."""
        line = self.document.get_line(line_index)
        return Text("".join(sign if len(sign := visible(c)) == 1 else "�" for c in line), end="")

    def on_text_area_changed(self) -> None:
        """Hand the text on in half a second, once for all keys until then."""
        if not self._waiting:
            self._waiting = True
            self.set_timer(KEEP_SECONDS, self.hand_on)

    def hand_on(self, *, done: bool = False) -> None:
        """Send the text when it differs from what was sent last, or when it is done."""
        self._waiting = False
        if done or self.text != self._handed_on:
            self._handed_on = self.text
            self.post_message(self.Typed(self.text, done))

    def action_done(self) -> None:
        """End the text and keep it."""
        self.hand_on(done=True)

    def action_break_line(self) -> None:
        """Begin a new line, which Enter does not."""
        self.insert("\n")

    async def _on_key(self, event: events.Key) -> None:
        if event.key in ("enter", "escape", "tab"):
            # The text box would take these keys itself; here they are bindings.
            event.prevent_default()
            return
        await super()._on_key(event)


def trimmed(text: str) -> str:
    """The text without the white space around it that no one meant to keep."""
    return re.sub(r"\A\s*\n|\s+\Z", "", text)
