"""The text box of the note: Enter, Tab or Esc ends it and keeps the text."""

import re
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.binding import BindingType
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widgets import TextArea

from therapy_tui.domain.words import visible
from therapy_tui.tui.keys import ENDS, WRITING
from therapy_tui.tui.widgets.line import act_at_once, drained

KEEP_SECONDS = 0.5
"""While typing, the text is handed on at most this often, so that a dropped line loses little."""

_STAND_INS = {
    ord(c): 0x10F700 + at for at, c in enumerate("\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
}
"""A text box takes these for ends of lines and would not give them back, so that while a text is
written a character nobody types stands for each."""
_ORIGINALS = {stand_in: original for original, stand_in in _STAND_INS.items()}


class NoteBox(TextArea):
    """A plain text box that hands on its text while it is typed and when it ends."""

    BINDINGS: ClassVar[list[BindingType]] = WRITING

    @dataclass
    class Typed(Message):
        """The text as it is now."""

        text: str

    def __init__(self, text: str) -> None:
        shown = text.translate(_STAND_INS)
        super().__init__(shown, id="note", soft_wrap=True, tab_behavior="focus", compact=True)
        self.cursor_blink = False
        self._given = self._handed_on = text
        self._waiting = False

    def on_mount(self) -> None:
        """Begin at the end of the text."""
        self.move_cursor(self.document.end)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw nothing once the box is taken away: it may be asked before the screen knows."""
        if not self.is_attached:
            return [Strip.blank(crop.width)] * crop.height
        return super().render_lines(crop)

    def get_line(self, line_index: int) -> Text:
        """A line as it is drawn: control characters are signs, one cell each."""
        line = self.document.get_line(line_index).translate(_ORIGINALS)
        return Text("".join(sign if len(sign := visible(c)) == 1 else "�" for c in line), end="")

    @property
    def written(self) -> str:
        """The text to keep: without white space around it, but as it was when it is untouched."""
        text = self.text.translate(_ORIGINALS)
        return text if text == self._given else trimmed(text)

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Leave the keys that end the text to the screen; ctrl+z takes back typing."""
        return key not in ENDS and (key == "ctrl+z" or super().check_consume_key(key, character))

    async def drained(self) -> None:
        """Wait until every key sent to the box so far is in its text."""
        await drained(self)

    def on_text_area_changed(self) -> None:
        """Hand the text on in half a second, once for all keys until then."""
        if not self._waiting:
            self._waiting = True
            self.set_timer(KEEP_SECONDS, self._hand_on)

    def _hand_on(self) -> None:
        self._waiting = False
        if self.written != self._handed_on:
            self._handed_on = self.written
            self.post_message(self.Typed(self.written))

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "ctrl+j":
            event.stop()
            event.prevent_default()
            self.insert("\n")
        else:
            await act_at_once(self, event)


def trimmed(text: str) -> str:
    """The text without the white space around it that no one meant to keep."""
    return re.sub(r"\A\s*\n|\s+\Z", "", text)
