"""A file that counts what is read of it, and refuses to give more than it should have."""

import io
from collections.abc import Callable
from typing import IO

from therapy_tui.domain.errors import InputError
from therapy_tui.exchange import limits

STEPS = 200
"""How often, at most, the progress of one file is told."""


class Counted(io.RawIOBase):
    """Bytes of a file, up to a limit."""

    def __init__(
        self, file: IO[bytes], limit: int, where: str, each: Callable[[int], None] | None = None
    ) -> None:
        """``each`` is told the bytes of every reading, and may raise."""
        super().__init__()
        self._file, self._limit, self._where, self._each = file, limit, where, each
        self._read, self._told = 0, 0
        self._progress: Callable[[float], None] | None = None
        self._size = 0

    def watch(self, progress: Callable[[float], None], size: int) -> None:
        """Tell the share of ``size`` bytes that was read, 0 to 1, now and again."""
        self._progress, self._size = progress, max(size, 1)

    def readable(self) -> bool:
        """Whether it can be read: yes."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Read some bytes.

        Raises:
            InputError: there are more than the limit allows.
        """
        data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        self._read += len(data)
        if self._each is not None:
            self._each(len(data))
        if self._read > self._limit:
            raise InputError(
                f"{self._where} has more than {limits.spoken(self._limit)}, which no diary needs. "
                "Is it the right file? If so, split it."
            )
        if self._progress is not None and (self._read - self._told) * STEPS >= self._size:
            self._told = self._read
            self._progress(min(1.0, self._read / self._size))
        return len(data)

    def close(self) -> None:
        """Close the file too."""
        if not self.closed:
            self._file.close()
        super().close()
