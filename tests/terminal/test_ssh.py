"""The check-in over ssh inside tmux, and what a dropped line leaves behind."""

import os
import signal
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.encrypted import PASSPHRASE, give_identity
from tests.terminal.harness import PROGRAM, environment, until
from tests.terminal.remote import Host, Tmux, running
from tests.terminal.test_check_in import ANSWERS
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.day import Day
from therapy_tui.journal.store import Journal

pytestmark = [pytest.mark.pty, pytest.mark.ssh, pytest.mark.usefixtures("journal")]

NOTE = "the tunnel, again: é 你好"


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """The far end."""
    started = Host(tmp_path_factory.mktemp("host"))
    yield started
    started.close()


@pytest.fixture
def window(host: Host, folder: Path, tmp_path: Path) -> Iterator[Tmux]:
    """A tmux window in which the program runs on the journal, at the far end of an ssh."""
    words = host.command((*PROGRAM, "--journal", str(folder)), environment(tmp_path / "home"))
    opened = Tmux(f"therapy-tui-test-{os.getpid()}", words)
    yield opened
    opened.close()


def test_a_check_in_over_ssh_inside_tmux_is_in_the_file(
    window: Tmux, entry: Callable[[], Day]
) -> None:
    window.wait("Mood", "help")

    window.press("6", "4", "3", "2", "1", "q")

    assert window.exit_code() == 0
    assert {key: entry().get(key) for key in ANSWERS} == ANSWERS


def test_esc_that_tmux_takes_for_alt_ends_the_note_and_the_letter_leaves(
    window: Tmux, entry: Callable[[], Day]
) -> None:
    window.wait("Mood", "help")

    window.press("n", "s", "o")
    window.wait("so")
    window.press("M-q")

    assert window.exit_code() == 0
    assert entry().note == "so"


def test_a_dropped_line_keeps_the_note_that_was_being_typed_and_leaves_no_process(
    window: Tmux, folder: Path, entry: Callable[[], Day]
) -> None:
    window.wait("Mood", "help")
    window.press("6", "n")
    window.type(NOTE)
    window.wait(NOTE)
    assert len(running(folder)) == 1

    window.type(" and a word on its way")
    os.kill(window.pid, signal.SIGKILL)

    until(lambda: not running(folder), "the program at the far end ends")
    assert entry().mood == 6
    assert (entry().note or "").startswith(NOTE)


@pytest.fixture
def passphrase(folder: Path) -> str:
    """The passphrase of the journal, which is encrypted before the window opens."""
    give_identity(folder)
    Journal(folder, Clock()).encrypt(PASSPHRASE)
    return PASSPHRASE


def test_an_encrypted_journal_is_opened_over_ssh_and_keeps_a_note_when_the_line_drops(
    passphrase: str, window: Tmux, folder: Path, today: date
) -> None:
    window.wait("Passphrase:")
    window.type(passphrase)
    window.press("Enter")
    window.wait("Mood", "help")
    window.press("6", "n")
    window.type(NOTE)
    window.wait(NOTE)

    os.kill(window.pid, signal.SIGKILL)

    until(lambda: not running(folder), "the program at the far end ends")
    journal = Journal(folder, Clock())
    journal.vault.unlock(passphrase)
    kept = journal.read(today, today).days[today]
    assert (kept.mood, kept.note) == (6, NOTE)
    assert not [*folder.glob("*.toml")]


def test_a_line_that_drops_at_the_prompt_leaves_no_process_and_the_journal_as_it_was(
    passphrase: str, window: Tmux, folder: Path
) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*.age")}
    window.wait("Passphrase:")
    window.type(passphrase)

    os.kill(window.pid, signal.SIGKILL)

    until(lambda: not running(folder), "the program at the far end ends")
    assert {path: path.read_bytes() for path in folder.rglob("*.age")} == before
