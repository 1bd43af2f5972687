"""A call that reaches a thread which waits for keys, so that it need not look every so often."""

import os
from contextlib import suppress
from threading import Event


class WakingEvent(Event):
    """An event that also makes a descriptor readable when it is set."""

    def __init__(self) -> None:
        super().__init__()
        self._ends: tuple[int, int] | None = None

    def open(self) -> int:
        """Make the descriptor that becomes readable; ``close`` gives it back."""
        self.close()
        self._ends = os.pipe()
        os.set_blocking(self._ends[0], False)
        return self._ends[0]

    def set(self) -> None:
        """Set the event, and then wake who waits for the descriptor."""
        super().set()
        if self._ends is not None:
            os.write(self._ends[1], b".")

    def heard(self) -> None:
        """Let the descriptor wake nobody again until the next time."""
        with suppress(BlockingIOError):
            if self._ends is not None:
                os.read(self._ends[0], 4096)

    def close(self) -> None:
        """Give the descriptor back, if there is one."""
        ends, self._ends = self._ends, None
        for end in ends or ():
            os.close(end)
