"""ctrl+z and ctrl+c: what a person at a shell expects of a program."""

import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.conftest import Start
from tests.terminal.harness import PROGRAM
from tests.terminal.test_signals import is_restored, modes
from therapy_tui.domain.day import Day
from therapy_tui.journal.store import Journal

pytestmark = [pytest.mark.pty, pytest.mark.usefixtures("journal")]


def test_after_a_pause_the_whole_screen_is_back_and_nothing_is_lost(
    start: Start, folder: Path, journal: Journal, entry: Callable[[], Day]
) -> None:
    terminal = start(program=("bash", "--norc", "--noprofile", "-i"), PS1="shell> ")
    terminal.wait("shell>")
    terminal.press(shlex.join([*PROGRAM, "--journal", str(folder)]), "enter")
    terminal.wait("Mood", "help")
    terminal.press("6")
    terminal.wait("[6]")

    terminal.press("ctrl+z")
    terminal.wait("Stopped", "shell>")
    assert is_restored(bytes(terminal.sent).rpartition(b"Stopped")[0])
    assert entry().mood == 6
    journal.update(entry().date, {"goals": 2})
    terminal.press("fg", "enter")
    terminal.wait("History", "[6]", "[2]", "help")
    terminal.wait_gone("Stopped")
    terminal.press("4", "q")

    terminal.until(lambda: modes(bytes(terminal.sent))["1049"] == "l", "the app is left")
    left = b"\x1b[?1049l"
    terminal.until(lambda: b"shell> " in bytes(terminal.sent).rpartition(left)[2], "a prompt")
    terminal.press("echo code-$?", "enter")
    terminal.wait("code-0")
    assert (entry().mood, entry().sleep, entry().get("goals")) == (6, 4, 2)


def test_where_no_shell_waits_the_app_does_not_stop_for_ever(
    start: Start, entry: Callable[[], Day]
) -> None:
    terminal = start()
    terminal.wait("Mood", "help")

    terminal.press("6")
    terminal.wait("Saved")
    terminal.press("ctrl+z")
    terminal.wait("no shell")
    terminal.press("4", "q")

    assert terminal.exit_code() == 0
    assert (entry().mood, entry().sleep) == (6, 4)


def test_ctrl_z_in_a_note_takes_back_typing(start: Start, entry: Callable[[], Day]) -> None:
    terminal = start()
    terminal.wait("Mood", "help")

    terminal.press("n", "one", "ctrl+j", "two")
    terminal.wait("two")
    terminal.press("ctrl+z")
    terminal.wait_gone("two")
    terminal.press("enter", "q")

    assert terminal.exit_code() == 0
    assert entry().note == "one"


@pytest.mark.parametrize("keys", [("6",), ("6", "n", "a walk"), ("6", "h"), ("6", "h", "g")])
def test_ctrl_c_leaves_from_anywhere_with_everything_saved(
    start: Start, entry: Callable[[], Day], keys: tuple[str, ...]
) -> None:
    terminal = start()
    terminal.wait("Mood", "help")

    terminal.press(*keys, "ctrl+c")

    assert terminal.exit_code() == 0
    assert entry().mood == 6
    assert entry().note == (keys[2] if "n" in keys else None)
    assert is_restored(bytes(terminal.sent))


def test_ctrl_c_leaves_the_first_questions_with_nothing_written(start: Start, folder: Path) -> None:
    shutil.rmtree(folder)
    terminal = start()
    terminal.wait("Welcome")

    terminal.press("2", "ctrl+c")

    assert terminal.exit_code() == 0
    assert not folder.exists()
