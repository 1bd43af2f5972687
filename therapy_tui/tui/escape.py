"""Esc and the key after it, which a terminal sends in the same way as alt and that key."""

import re
from collections.abc import Collection, Generator, Iterable, Iterator
from time import monotonic

from textual import constants, events
from textual._xterm_parser import BRACKETED_PASTE_END, XTermParser
from textual.message import Message

ALT = "alt+"
ESC = "\x1b"

WORDS = {"alt+b": "ctrl+left", "alt+f": "ctrl+right", "alt+backspace": "ctrl+w"}
"""Keys for words in a box of text: terminals send alt and an arrow, or alt and Backspace, so."""

_PIECES = re.compile(
    r"(?P<open>\x1b(?:O|\[(?:2(?:00?)?)?)?\Z)"
    r"|(?P<paste>\x1b\[200~)"
    r"|(?P<typed>\x1b[\[O]?)(?=\x1b)"
    r"|\x1b(?P<after>[^\x1b\[O])"
    r"|\x1b?[^\x1b]+",
    re.DOTALL,
)
"""What arrives: the beginning of what may go on, the beginning of a text that is pasted, keys that
can be nothing longer, the key after an Esc, or what Textual's parser tells apart."""


def unfolded(event: events.Key, bound: Collection[str], *, writing: bool) -> list[events.Key]:
    """The keys that a person has typed where one arrives: Esc and a letter for alt and the letter.

    ``bound`` are the keys with alt that are configured for something, which stay as they are. So
    does what comes from a terminal that tells alt and Esc apart, which sends no character with it.
    In a box of text (``writing``) the keys for words are those.
    """
    if not event.key.startswith(ALT) or event.character is None or event.key in bound:
        return [event]
    if writing and event.key in WORDS:
        return [events.Key(WORDS[event.key], None)]
    key = event.key.removeprefix(ALT)
    if key.startswith("shift+"):
        key = event.character
    return [events.Key("escape", ESC), events.Key(key, event.character)]


class KeyParser(XTermParser):
    """Tells of an Esc and the key after it at once, as alt and that key; ``unfolded`` parts them.

    Textual's parser would wait for more, take what is typed meanwhile for a part of it, and then
    hand it on without the Esc, or with a sign that nobody typed. It also ends for good when it is
    given nothing, which is what the first byte of a letter such as ä is.
    """

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._open = ""
        """What may be the beginning of something longer."""
        self._since = 0.0
        self._pasted: str | None = None
        """What has arrived of a text that is being pasted."""

    def feed(self, data: str) -> Iterable[Message]:
        """Tell what a piece of input means, as far as that is known."""
        data, self._open = self._open + data, ""
        while data:
            if self._pasted is not None:
                data = yield from self._paste(self._pasted, data)
            elif found := _PIECES.match(data):
                data = data[found.end() :]
                yield from self._understood(found)

    def tick(self) -> Iterable[Message]:
        """Tell of keys that nothing has followed for a while."""
        if self._open and monotonic() - self._since >= constants.ESCAPE_DELAY:
            typed, self._open = self._open, ""
            yield from self._typed(typed)
        yield from super().tick()

    def _understood(self, found: re.Match[str]) -> Iterator[Message]:
        if found["open"]:
            self._open, self._since = found["open"], monotonic()
        elif found["paste"]:
            self._pasted = ""
        elif found["typed"]:
            yield from self._typed(found["typed"])
        elif found["after"]:
            yield from self._after_escape(found["after"])
        else:
            yield from super().feed(found[0])

    def _typed(self, keys: str) -> Iterator[Message]:
        """Esc, and what was typed after it."""
        yield events.Key("escape", ESC)
        if keys != ESC:
            yield from super().feed(keys.removeprefix(ESC))

    def _after_escape(self, character: str) -> Iterator[Message]:
        for event in super().feed(character):
            if isinstance(event, events.Key):
                key = f"shift+{event.key.lower()}" if event.key.isupper() else event.key
                yield events.Key(ALT + key, character)

    def _paste(self, before: str, data: str) -> Generator[Message, None, str]:
        """Take in more of a text that is being pasted; returns what follows its end."""
        text, ended, after = (before + data).partition(BRACKETED_PASTE_END)
        self._pasted = None if ended else text
        if ended:
            yield events.Paste(text.replace("\x00", ""))
        return after
