"""A pseudo-terminal with a stopwatch: when each byte came, and how many."""

import os
import re
import select
import signal
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ptyprocess import PtyProcess

from tests.benchmarks.speed.row import BYTES, Sample

SIZE = (80, 24)
QUIET = 0.3
"""Seconds without a byte after which nothing more comes of a key. They are not counted."""
DEADLINE = 60.0
"""Seconds after which what was waited for will not come."""

_SEQUENCE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\^_=>78])")


@dataclass(frozen=True, slots=True)
class Burst:
    """What a program sent because of something."""

    ms: float
    """From what caused it to its last byte."""
    data: bytes
    processor_ms: float = 0.0
    """How long the program computed meanwhile, which other programs do not lengthen."""

    @property
    def size(self) -> int:
        """How many bytes it was."""
        return len(self.data)


class Line:
    """One program in a pseudo-terminal of its own that nothing but a stopwatch looks at."""

    def __init__(self, words: tuple[str, ...], environ: Mapping[str, str]) -> None:
        columns, rows = SIZE
        self.began = time.monotonic()
        self.process = PtyProcess.spawn(list(words), env=dict(environ), dimensions=(rows, columns))
        self.sent = bytearray()
        """Every byte that the program has sent."""
        self.heard = self.began
        """When the last of them came."""

    @property
    def pid(self) -> int:
        """The process number of the program."""
        return int(self.process.pid)

    def type(self, keys: str) -> float:
        """Type keys; the moment at which they were sent."""
        moment = time.monotonic()
        self.process.write(keys.encode())
        return moment

    def hear(self, patience: float, most: int = 65536) -> bool:
        """Take in what is sent within so many seconds; whether there was anything."""
        if not select.select([self.process.fd], [], [], patience)[0]:
            return False
        try:
            data = os.read(self.process.fd, most)
        except OSError:  # the program has closed its end
            return False
        self.heard = time.monotonic()
        self.sent += data
        return bool(data)

    def settle(self, quiet: float = QUIET) -> None:
        """Wait until the program has sent nothing for so long.

        Raises:
            TimeoutError: it never stops sending.
        """
        end = time.monotonic() + DEADLINE
        while self.hear(quiet):
            if time.monotonic() > end:
                raise TimeoutError("the program never stops sending")

    def press(self, keys: str, quiet: float = QUIET) -> Burst:
        """Type keys that change a settled screen, and wait until it is settled again.

        Raises:
            TimeoutError: nothing changes.
        """
        before, computed = len(self.sent), self.processor_ms()
        moment = self.type(keys)
        if not self.hear(DEADLINE):
            raise TimeoutError(f"{keys!r} changes nothing")
        self.settle(quiet)
        return self.since(moment, before, computed)

    def since(self, moment: float, before: int, computed: float) -> Burst:
        """What was sent after a moment, at which there were so many bytes and milliseconds."""
        took = (self.heard - moment) * 1000
        return Burst(took, bytes(self.sent[before:]), self.processor_ms() - computed)

    def processor_ms(self) -> float:
        """Milliseconds for which the threads of the program have been computing so far."""
        files = Path(f"/proc/{self.pid}/task").glob("*/schedstat")
        return sum(int(file.read_text().split()[0]) for file in files) / 1e6

    def until(self, text: str, since: int = 0) -> float:
        """Wait for a text among what was sent after so many bytes; the moment it was there.

        Raises:
            TimeoutError: it does not come.
        """
        end, wanted = time.monotonic() + DEADLINE, text.encode()
        while wanted not in said(bytes(self.sent[since:])):
            if time.monotonic() > end or not (self.hear(1.0) or self.process.isalive()):
                shown = said(bytes(self.sent[-2000:])).decode(errors="replace")
                raise TimeoutError(f"{text!r} never came; the last was {shown!r}")
        return self.heard

    def end(self, keys: str = "q") -> None:
        """Leave the program by a key and hear all that it still sends.

        Raises:
            TimeoutError: it does not end.
        """
        self.type(keys)
        deadline = time.monotonic() + DEADLINE
        while self.hear(0.2) or self.process.isalive():
            if time.monotonic() > deadline:
                raise TimeoutError("the program does not end")
        self.close()

    def close(self) -> None:
        """Make an end of the program if it has not ended."""
        if self.process.isalive():
            self.process.kill(signal.SIGKILL)
            self.process.wait()
        if not self.process.closed:
            self.process.fileobj.close()
            self.process.closed = True


def sample(name: str, bursts: Sequence[Burst]) -> Sample:
    """How long bursts took."""
    computed = [burst.processor_ms for burst in bursts]
    return Sample(name, [burst.ms for burst in bursts], processor=computed)


def sizes(name: str, bursts: Sequence[Burst]) -> Sample:
    """How many bytes they were."""
    return Sample(name, [burst.size for burst in bursts], BYTES)


def said(data: bytes) -> bytes:
    """What is left of a stream without its control sequences."""
    return _SEQUENCE.sub(b"", data)
