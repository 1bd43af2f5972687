"""A call that reaches a thread which waits for keys, so that it need not look every so often."""

import os
from contextlib import suppress
from threading import Event


class WakingEvent(Event):
    """An event that also makes a descriptor readable when it is set."""

    def __init__(self) -> None:
        super().__init__()
        self.readable, self._written = os.pipe()
        os.set_blocking(self.readable, False)

    def set(self) -> None:
        """Set the event, and then wake who waits for the descriptor."""
        super().set()
        os.write(self._written, b".")

    def heard(self) -> None:
        """Let the descriptor wake nobody again until the next time."""
        with suppress(BlockingIOError):
            os.read(self.readable, 4096)

    def close(self) -> None:
        """Give the descriptors back."""
        os.close(self.readable)
        os.close(self._written)
