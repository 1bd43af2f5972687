"""A journal with an entry from yesterday, and terminals to open it in."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.terminal.harness import PROGRAM, Terminal, environment
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.day import Day
from therapy_tui.journal.store import Journal

Start = Callable[..., Terminal]


@pytest.fixture
def today() -> date:
    """The real today: the program in the terminal has a clock of its own."""
    return Clock().today()


@pytest.fixture
def journal(folder: Path, today: date) -> Journal:
    """A journal with an entry from yesterday."""
    kept = Journal(folder, Clock())
    kept.check_in(today - timedelta(days=1), {"mood": 5, "sleep": 3, "takeaways": 1})
    return kept


@pytest.fixture
def entry(folder: Path, today: date) -> Callable[[], Day]:
    """Read today's entry afresh from its file, which must be valid."""

    def read() -> Day:
        reading = Journal(folder, Clock()).read(today, today)
        assert reading.faults == ()
        return reading.days.get(today, Day(today))

    return read


@pytest.fixture
def start(folder: Path, tmp_path: Path) -> Iterator[Start]:
    """Start the program on the journal in a terminal; ``under`` is a command that starts it.

    Or start another ``program`` in its place.
    """
    opened: list[Terminal] = []

    def open_one(
        *words: str,
        under: tuple[str, ...] = (),
        program: tuple[str, ...] = (),
        size: tuple[int, int] = (80, 24),
        before: Callable[[], None] | None = None,
        **changes: str | None,
    ) -> Terminal:
        environ = environment(tmp_path / "home", **changes)
        command = program or (*under, *PROGRAM, "--journal", str(folder), *words)
        opened.append(Terminal(command, environ, size, before))
        return opened[-1]

    yield open_one
    for terminal in opened:
        terminal.close()
