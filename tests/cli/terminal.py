"""The program in a real pseudo-terminal, with a reader that does not wait for ever."""

import select
import signal
import sys
from collections.abc import Callable, Mapping

import pyte
from ptyprocess import PtyProcess

PATIENCE = 20
"""Seconds to wait for something that should be there at once."""


def _heed_interrupts() -> None:
    """Undo what a shell does to its background jobs, which inherit deaf ears for ctrl+C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Terminal:
    """One process on a terminal of 80 by 24: what it wrote, and what is on the screen."""

    def __init__(self, environ: Mapping[str, str], *words: str) -> None:
        self.screen = pyte.Screen(80, 24)
        self.heard = ""
        self._stream = pyte.ByteStream(self.screen)
        self._process = PtyProcess.spawn(
            [sys.executable, "-m", "therapy_tui", *words],
            env=dict(environ),
            dimensions=(24, 80),
            preexec_fn=_heed_interrupts,
        )

    def press(self, keys: str) -> None:
        self._process.write(keys.encode())

    def wait_for_line(self, text: str) -> str:
        """Read up to ``text`` and no further; return what was written since the last wait."""
        start = len(self.heard)
        while text not in self.heard[start:]:
            self._read(1, text)
        return self.heard[start:]

    def wait_for_screen(self, text: str) -> str:
        """Read until ``text`` is on the screen; return the screen."""
        while text not in (shown := "\n".join(self.screen.display)):
            self._read(4096, text)
        return shown

    def end(self) -> tuple[int, str]:
        """The exit code, and what was written since the last wait."""
        start = len(self.heard)
        try:
            while True:
                self._read(4096, "the end")
        except EOFError:
            code: int = self._process.wait()
        return code, self.heard[start:].replace("\r\n", "\n")

    def close(self) -> None:
        self._process.close(force=True)

    def _read(self, size: int, awaited: str) -> None:
        if not select.select([self._process.fd], [], [], PATIENCE)[0]:
            raise AssertionError(f"waited for {awaited!r}, heard {self.heard!r}")
        data: bytes = self._process.read(size)
        self.heard += data.decode("latin-1")
        self._stream.feed(data)


Open = Callable[..., Terminal]
"""Opens a terminal in which the program runs with these words, and these variables."""
