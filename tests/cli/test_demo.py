"""``demo``: a made-up journal that is gone afterwards, and the app that opens by itself."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Command, environment, write
from tests.cli.terminal import Terminal
from therapy_tui.cli.demo import fill
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.sample import sample_journal
from therapy_tui.journal.store import Journal

Start = Callable[..., Terminal]


@pytest.fixture
def terminal(folder: Path, tmp_path: Path) -> Iterator[Start]:
    started: list[Terminal] = []
    (tmp_path / "tmp").mkdir()

    def start(*words: str) -> Terminal:
        environ = environment(folder) | {
            "TMPDIR": str(tmp_path / "tmp"),
            "TERM": "xterm-256color",
        }
        started.append(Terminal(environ, *words))
        return started[-1]

    yield start
    for each in started:
        each.close()


@pytest.mark.pty
def test_the_demo_says_what_it_is_and_leaves_nothing_behind(
    terminal: Start, tmp_path: Path, folder: Path
) -> None:
    app = terminal("demo", "--days", "40")
    shown = app.wait_for_screen("made-up journal")
    (temporary,) = (tmp_path / "tmp").iterdir()
    assert f"nothing here is kept ({str(temporary)[:20]}" in shown
    assert temporary.stat().st_mode & 0o777 == 0o700
    assert list(temporary.rglob("20*.toml"))
    app.press("6")
    app.press("q")
    assert app.end()[0] == 0
    assert list((tmp_path / "tmp").iterdir()) == []
    assert not folder.exists()


@pytest.mark.pty
def test_without_a_command_the_app_opens_on_the_journal(terminal: Start, folder: Path) -> None:
    write(folder / "2025-11.toml", "format = 1\n[2025-11-17]\nmood = 6\n")
    app = terminal()
    shown = app.wait_for_screen("Mood")
    assert "made-up" not in shown
    app.press("q")
    assert app.end()[0] == 0


@pytest.mark.pty
def test_a_terminal_that_can_only_print_lines_is_told_about_log(folder: Path) -> None:
    app = Terminal(environment(folder) | {"TERM": "dumb"})
    code, said = app.end()
    assert code == 2
    assert "TERM is dumb" in said
    assert "therapy-tui log" in said


def test_the_sample_is_written_whole(folder: Path, clock: Clock, answer: Command) -> None:
    sample = sample_journal(clock.today(), 60)
    journal = Journal(folder, clock)
    fill(journal, sample)
    reading = journal.read(min(sample.days), clock.today())
    assert reading.days == sample.days
    assert reading.faults == ()
    assert journal.read_profile().profile == sample.profile
    assert answer("check").code == 0
