"""``demo``: a made-up journal that is gone afterwards, and the app that opens by itself."""

import select
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pyte
import pytest
from ptyprocess import PtyProcess

from tests.cli.conftest import Command, environment, write
from therapy_tui.cli.demo import fill
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.sample import sample_journal
from therapy_tui.journal.store import Journal

PATIENCE = 20
"""Seconds to wait for a screen that should be there at once."""


class Terminal:
    """The program in a terminal of 80 by 24."""

    def __init__(self, environ: dict[str, str], *words: str) -> None:
        self.screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self.screen)
        self._process = PtyProcess.spawn(
            [sys.executable, "-m", "therapy_tui", *words],
            env=environ | {"TERM": "xterm-256color"},
            dimensions=(24, 80),
        )

    def wait(self, text: str) -> str:
        """Read until ``text`` is on the screen; return the whole screen."""
        while text not in (shown := "\n".join(self.screen.display)):
            if not select.select([self._process.fd], [], [], PATIENCE)[0]:
                raise AssertionError(f"waited for {text!r}, saw\n{shown}")
            self._stream.feed(self._process.read())
        return shown

    def press(self, key: str) -> None:
        self._process.write(key.encode())

    def end(self) -> int | None:
        """Read to the end; return the exit code."""
        while True:
            try:
                self._process.read()
            except EOFError:
                break
        code: int | None = self._process.wait()
        return code

    def close(self) -> None:
        self._process.close(force=True)


@pytest.fixture
def terminal(folder: Path, tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    started: list[Terminal] = []
    (tmp_path / "tmp").mkdir()

    def start(*words: str) -> Terminal:
        environ = environment(folder) | {"TMPDIR": str(tmp_path / "tmp")}
        started.append(Terminal(environ, *words))
        return started[-1]

    yield start
    for each in started:
        each.close()


Start = Callable[..., Terminal]


@pytest.mark.pty
def test_the_demo_says_what_it_is_and_leaves_nothing_behind(
    terminal: Start, tmp_path: Path, folder: Path
) -> None:
    app = terminal("demo", "--days", "40")
    shown = app.wait("made-up journal")
    (temporary,) = (tmp_path / "tmp").iterdir()
    assert f"nothing here is kept ({str(temporary)[:20]}" in shown
    assert temporary.stat().st_mode & 0o777 == 0o700
    assert list(temporary.rglob("20*.toml"))
    app.press("6")
    app.press("q")
    assert app.end() == 0
    assert list((tmp_path / "tmp").iterdir()) == []
    assert not folder.exists()


@pytest.mark.pty
def test_without_a_command_the_app_opens_on_the_journal(terminal: Start, folder: Path) -> None:
    write(folder / "2025-11.toml", "format = 1\n[2025-11-17]\nmood = 6\n")
    app = terminal()
    shown = app.wait("Mood")
    assert "made-up" not in shown
    app.press("q")
    assert app.end() == 0


@pytest.mark.pty
def test_a_terminal_that_can_only_print_lines_is_told_about_log(folder: Path) -> None:
    done = PtyProcess.spawn(
        [sys.executable, "-m", "therapy_tui"], env=environment(folder) | {"TERM": "dumb"}
    )
    said = done.read().decode()
    assert "TERM is dumb" in said
    assert "therapy-tui log" in said
    assert done.wait() == 2


def test_the_sample_is_written_whole(folder: Path, clock: Clock, answer: Command) -> None:
    sample = sample_journal(clock.today(), 60)
    journal = Journal(folder, clock)
    fill(journal, sample)
    reading = journal.read(min(sample.days), clock.today())
    assert reading.days == sample.days
    assert reading.faults == ()
    assert journal.read_profile().profile == sample.profile
    assert answer("check").code == 0
