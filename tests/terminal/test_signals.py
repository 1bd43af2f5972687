"""Hang-up, kill, suspension, and a crash of the program: what was typed is kept."""

import re
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.conftest import Start
from tests.terminal.harness import PROGRAM, Terminal
from therapy_tui.domain.day import Day
from therapy_tui.journal.lock import locked
from therapy_tui.journal.store import Journal

pytestmark = [pytest.mark.pty, pytest.mark.usefixtures("journal")]

NOTE = "a long walk, then the phone call I had put off: é 你好"
USUAL_MODES = {"25": "h", "7": "h"}
"""The private modes a terminal has on before a program runs: it shows the cursor, wraps lines."""


IN_A_SESSION_OF_ITS_OWN = """
import signal, subprocess, sys
signal.signal(signal.SIGHUP, signal.SIG_IGN)
sys.exit(subprocess.call(sys.argv[1:], start_new_session=True))
"""
"""Starts a program that the kernel does not tell when the terminal is closed, and waits for it."""

FAILING = """
import sys
from therapy_tui.__main__ import run
from therapy_tui.tui.screens.today import TodayScreen
def fail(self):
    spoken = "words that nobody else may read"
    raise KeyError(spoken + self.form.view.day.note)
TodayScreen.action_session = fail
sys.exit(run(sys.argv[4:]))
"""
"""The program with an error in it that the key for a session meets."""

FAILING_AT_AN_EXCLAMATION_MARK = """
import sys
from therapy_tui.__main__ import run
from therapy_tui.tui.widgets.note import NoteBox
take = NoteBox._on_key
async def fail(self, event):
    if event.character == "!":
        raise KeyError
    await take(self, event)
NoteBox._on_key = fail
sys.exit(run(sys.argv[4:]))
"""
"""The program with an error in it that one character in a note meets."""


def note_being_typed(start: Start) -> Terminal:
    terminal = start()
    terminal.wait("Mood", "help")
    terminal.press("6", "n", NOTE)
    terminal.wait(NOTE)
    return terminal


def modes(sent: bytes) -> dict[str, str]:
    """The private modes of the terminal as the program has left them: ``h`` on, ``l`` off."""
    found: dict[str, str] = {}
    for numbers, state in re.findall(rb"\x1b\[\?([0-9;]+)([hl])", sent):
        found |= dict.fromkeys(numbers.decode().split(";"), state.decode())
    return found


def is_restored(sent: bytes) -> bool:
    left = {number: state for number, state in modes(sent).items() if state != "l"}
    kitty = sent.count(b"\x1b[>"), sent.count(b"\x1b[<u")
    return left == USUAL_MODES and kitty[0] == kitty[1]


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_to_end_keeps_the_whole_note_and_restores_the_terminal(
    start: Start, entry: Callable[[], Day], number: signal.Signals
) -> None:
    terminal = note_being_typed(start)

    terminal.signal(number)

    assert terminal.exit_code() == 0
    assert (entry().note, entry().mood) == (NOTE, 6)
    assert modes(bytes(terminal.sent))["1049"] == "l"
    assert is_restored(bytes(terminal.sent))
    assert b"Traceback" not in terminal.sent


def test_a_second_hang_up_while_the_first_is_still_saving_takes_nothing_away(
    start: Start, entry: Callable[[], Day], folder: Path
) -> None:
    terminal = note_being_typed(start)
    terminal.until(lambda: entry().note == NOTE, "the note is saved while it is typed")

    with locked(folder):
        terminal.press(" and more")
        terminal.wait("and more")
        terminal.signal(signal.SIGHUP)
        terminal.until(lambda: modes(bytes(terminal.sent))["1049"] == "l", "the screen is left")
        terminal.signal(signal.SIGHUP)
        terminal.signal(signal.SIGTERM)

    assert terminal.exit_code() == 0
    assert entry().note == NOTE + " and more"


def test_a_terminal_that_is_closed_keeps_the_note_and_ends_the_program(
    start: Start, entry: Callable[[], Day], tmp_path: Path
) -> None:
    terminal = note_being_typed(start)

    terminal.hang_up()

    assert terminal.exit_code() == 0
    assert entry().note == NOTE
    assert [*tmp_path.rglob("*.log"), *tmp_path.rglob("core*")] == []


def test_a_made_up_journal_is_gone_when_its_terminal_is_closed(
    start: Start, tmp_path: Path
) -> None:
    (tmp_path / "temporary").mkdir()
    terminal = start(program=(*PROGRAM, "demo"), TMPDIR=str(tmp_path / "temporary"))
    terminal.wait("made-up", "help")
    assert len([*tmp_path.glob("temporary/*/journal/*.toml")]) > 10

    terminal.hang_up()

    assert terminal.exit_code() == 0
    assert [*tmp_path.glob("temporary/*")] == []


def test_a_line_that_drops_without_any_signal_ends_the_program_too(
    start: Start, entry: Callable[[], Day]
) -> None:
    terminal = start(under=(sys.executable, "-c", IN_A_SESSION_OF_ITS_OWN))
    terminal.wait("Mood", "help")
    terminal.press("8", "n", NOTE)
    terminal.wait(NOTE)

    terminal.hang_up()

    assert terminal.exit_code() == 0
    assert (entry().mood, entry().note) == (8, NOTE)


def test_a_killed_program_loses_at_most_the_last_half_second(
    start: Start, entry: Callable[[], Day], journal: Journal
) -> None:
    terminal = note_being_typed(start)
    terminal.until(lambda: entry().note == NOTE, "the note is saved while it is typed")

    terminal.press(" and more")
    terminal.signal(signal.SIGKILL)

    assert terminal.exit_code() == -signal.SIGKILL
    assert (entry().note or "").startswith(NOTE)
    assert journal.check() == ()


def test_an_error_of_the_program_shows_places_in_its_code_and_no_word_of_the_person(
    start: Start, entry: Callable[[], Day]
) -> None:
    terminal = start(under=(sys.executable, "-c", FAILING))
    terminal.wait("Mood", "help")
    terminal.press("6", "n", "nobody else may read this", "enter")
    terminal.until(lambda: entry().note is not None, "the note is saved")
    before = len(terminal.sent)

    terminal.press("s")

    assert terminal.exit_code() == 1
    said = terminal.sent[before:].partition(b"\x1b[?1049l")[2].decode()
    assert "an error of its own" in said
    assert "in fail" in said
    assert "KeyError" in said
    assert "nobody else may read" not in said
    assert is_restored(bytes(terminal.sent))


def test_an_error_of_the_program_keeps_what_was_just_typed(
    start: Start, entry: Callable[[], Day]
) -> None:
    terminal = start(under=(sys.executable, "-c", FAILING_AT_AN_EXCLAMATION_MARK))
    terminal.wait("Mood", "help")

    terminal.press("6", "n", NOTE + "!")

    assert terminal.exit_code() == 1
    assert (entry().mood, entry().note) == (6, NOTE)
