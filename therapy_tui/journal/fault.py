"""One thing that is wrong in one file of the journal or the configuration."""

from pathlib import Path
from typing import NamedTuple


class Fault(NamedTuple):
    """What is wrong, where, and whether the file can still be written.

    ``line`` and ``column`` count from 1; ``None`` where the fault belongs to the whole file.
    ``day`` is the date as it stands in the file, ``key`` the key of the value. A fault that
    ``blocks`` makes the whole file read-only: it is no TOML, or of a newer format.
    """

    file: Path
    text: str
    """The whole sentence: what is wrong and what follows from it, without file and line."""
    line: int | None = None
    column: int | None = None
    day: str | None = None
    key: str | None = None
    blocks: bool = False

    @property
    def place(self) -> str:
        """File name, line and column as editors read them: ``2026-11.toml:12:5``."""
        numbers = [str(number) for number in (self.line, self.column) if number is not None]
        return ":".join([self.file.name, *numbers])

    def __str__(self) -> str:
        """``2026-11.toml:12: 17 November, mood: 14 is not 1 to 10 …``."""
        return f"{self.place}: {self.text}"
