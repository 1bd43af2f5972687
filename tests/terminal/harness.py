"""A terminal to run the program in: a pseudo-terminal, a screen read by pyte, and deadlines."""

import os
import select
import signal
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pyte
from ptyprocess import PtyProcess

DEADLINE = 30.0
"""Seconds after which what was waited for will not come; a fast machine never gets near it."""

PROGRAM = (sys.executable, "-m", "therapy_tui")

KEYS = {
    "enter": "\r",
    "tab": "\t",
    "esc": "\x1b",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "pgup": "\x1b[5~",
    "pgdn": "\x1b[6~",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "ctrl+c": "\x03",
    "ctrl+j": "\n",
    "ctrl+z": "\x1a",
    "focus-in": "\x1b[I",
    "focus-out": "\x1b[O",
}
"""What a terminal sends for the keys that are not a character."""


def until(condition: Callable[[], bool], what: str, deadline: float = DEADLINE) -> None:
    """Wait until a condition holds, looking again every few milliseconds."""
    end = time.monotonic() + deadline
    while not condition():
        assert time.monotonic() < end, f"in {deadline:g} s it did not happen that {what}"
        time.sleep(0.01)


def environment(home: Path, **changes: str | None) -> dict[str, str]:
    """A plain environment of a terminal with 256 colours; ``None`` leaves a variable out."""
    plain: dict[str, str | None] = {
        "HOME": str(home),
        "PATH": os.environ["PATH"],
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "TZ": os.environ["TZ"],
        "COVERAGE_PROCESS_START": os.environ.get("COVERAGE_PROCESS_START"),
    }
    return {name: value for name, value in (plain | changes).items() if value is not None}


class Terminal:
    """One program in a pseudo-terminal of its own, as a terminal window shows it."""

    def __init__(
        self,
        words: tuple[str, ...],
        environ: Mapping[str, str],
        size: tuple[int, int] = (80, 24),
        before: Callable[[], None] | None = None,
    ) -> None:
        """Start a program; ``before`` runs in the new process just before it."""
        columns, rows = size
        self.sent = bytearray()
        """Every byte the program has sent to the terminal."""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._process = PtyProcess.spawn(
            list(words),
            env=dict(environ),
            dimensions=(rows, columns),
            preexec_fn=before,
        )
        self._status: int | None = None

    @property
    def pid(self) -> int:
        """The process number of the program."""
        return int(self._process.pid)

    @property
    def lines(self) -> list[str]:
        """What is on the screen, line by line, with wide characters as single characters."""
        self.receive()
        return [_text(self._screen, y) for y in range(self._screen.lines)]

    @property
    def text(self) -> str:
        """The whole screen as one text."""
        return "\n".join(self.lines)

    def line(self, start: str) -> str:
        """The first line that begins with a text, its indent and cursor mark aside."""
        found = (line for line in self.lines if line.lstrip(" ›").startswith(start))
        return next(found, "")

    def colours(self) -> set[str]:
        """The colours that the characters on the screen have, in front and behind."""
        cells = (cell for row in self._screen.buffer.values() for cell in row.values())
        return {colour for cell in cells for colour in (cell.fg, cell.bg)}

    def press(self, *keys: str) -> None:
        """Press keys one after the other: names of ``KEYS``, or text as it is typed."""
        for key in keys:
            self.write(KEYS.get(key, key).encode())

    def write(self, data: bytes) -> None:
        """Send bytes to the program as the terminal would."""
        self._process.write(data)

    def receive(self, patience: float = 0.0) -> bool:
        """Take in what the program has sent; whether there was anything."""
        found = False
        while not self._process.closed and select.select([self._process.fd], [], [], patience)[0]:
            try:
                data = os.read(self._process.fd, 65536)
            except OSError:  # the program has closed its end
                return found
            if not data:
                return found
            self.sent += data
            self._stream.feed(data)
            found, patience = True, 0.0
        return found

    def wait(self, *texts: str) -> None:
        """Wait until all these texts are on the screen at once."""
        self.until(lambda: all(text in self.text for text in texts), f"{texts} is on the screen")

    def wait_gone(self, text: str) -> None:
        """Wait until a text is no longer on the screen."""
        self.until(lambda: text not in self.text, f"{text!r} is gone from the screen")

    def until(self, condition: Callable[[], bool], what: str) -> None:
        """Wait for a condition while the screen goes on being read."""
        end = time.monotonic() + DEADLINE
        while not condition():
            still_possible = time.monotonic() < end and not self._ended()
            self.receive(0.01)
            assert still_possible or condition(), f"it did not happen that {what}:\n{self.text}"

    def settle(self, quiet: float = 0.3) -> None:
        """Wait until the program has sent nothing for so many seconds."""
        end = time.monotonic() + DEADLINE
        while self.receive(quiet):
            assert time.monotonic() < end, f"the program never stops sending:\n{self.text}"

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size."""
        self.receive()
        self._screen.resize(rows, columns)
        self._process.setwinsize(rows, columns)

    def signal(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        os.kill(self.pid, number)

    def hang_up(self) -> None:
        """Close the terminal's end of the line, as a window that is closed does."""
        self._process.fileobj.close()
        self._process.closed = True

    def exit_code(self) -> int:
        """Wait for the program to end: its exit code, or minus the signal that ended it."""
        self.until(self._ended, "the program ends")
        self.receive()
        assert self._status is not None
        return self._status

    def close(self) -> None:
        """Make an end of what is still there."""
        if not self._ended():
            self.signal(signal.SIGKILL)
            until(self._ended, "a killed program ends")
        if not self._process.closed:
            self.hang_up()

    def _ended(self) -> bool:
        if self._status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._status = os.waitstatus_to_exitcode(status)
        return self._status is not None


def _text(screen: pyte.Screen, y: int) -> str:
    # The second cell of a wide character is an empty one.
    return "".join(screen.buffer[y][x].data for x in range(screen.columns)).rstrip()
