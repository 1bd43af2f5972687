"""A disk that takes nothing more, and a month file that cannot be read."""

import resource
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.terminal.conftest import Start
from tests.terminal.harness import Terminal
from therapy_tui.domain.calendar import Month
from therapy_tui.domain.day import Day
from therapy_tui.journal.lock import locked
from therapy_tui.journal.store import Journal

pytestmark = [pytest.mark.pty, pytest.mark.usefixtures("journal")]

FULL = 10
"""Bytes that a file may have while the disk is full."""
BROKEN = b"format = 1\n\n[2026-01-03]\nmood = = 6\n"
"""A month whose fourth line is no TOML; the month of the file is another one."""


def fill_disk() -> None:
    """Let no file of this process grow any more; the limit can be lifted again."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (FULL, resource.RLIM_INFINITY))


def free_disk(terminal: Terminal) -> None:
    resource.prlimit(terminal.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)


def full(start: Start) -> Terminal:
    """The app on a full disk, with a mood that was just rated."""
    terminal = start(before=fill_disk)
    terminal.wait("Mood", "help")
    terminal.press("6")
    terminal.wait("[6]", "Not saved", "may not grow")
    return terminal


def test_what_a_full_disk_refuses_stays_on_the_screen_and_is_saved_by_itself_once_there_is_room(
    start: Start, entry: Callable[[], Day]
) -> None:
    terminal = full(start)
    assert entry().mood is None

    free_disk(terminal)
    terminal.until(lambda: entry().mood == 6, "it is saved without a key")
    terminal.wait("[6]", "Saved")
    terminal.wait_gone("Not saved")
    terminal.press("q")

    assert terminal.exit_code() == 0


def test_the_next_key_saves_what_a_full_disk_refused_before(
    start: Start, entry: Callable[[], Day]
) -> None:
    terminal = full(start)
    terminal.press("4")
    terminal.wait("[6]", "[good]", "Not saved")

    free_disk(terminal)
    terminal.press("3", "q")

    assert terminal.exit_code() == 0
    assert (entry().mood, entry().sleep, entry().homework) == (6, 4, 3)


def test_leaving_with_a_full_disk_names_what_is_not_saved(
    start: Start, entry: Callable[[], Day], today: date
) -> None:
    terminal = full(start)
    terminal.press("n", "the tunnel", "enter")
    terminal.wait("the tunnel", "Not saved")

    terminal.press("q")

    assert terminal.exit_code() == 3
    said = terminal.sent.decode().rpartition("\x1b[?1049l")[2]
    assert "could not be saved" in said
    assert f"{today}: mood 6, note the tunnel" in said.replace("\r\n", " ")
    assert entry().values == {}


def test_ctrl_c_while_leaving_waits_for_someone_else_names_what_is_not_saved(
    start: Start, entry: Callable[[], Day], folder: Path, today: date
) -> None:
    terminal = start()
    terminal.wait("Mood", "help")

    with locked(folder):
        terminal.press("6", "q")
        terminal.until(lambda: b"\x1b[?1049l" in terminal.sent, "the screen is left")
        terminal.settle()
        terminal.press("ctrl+c")
        assert terminal.exit_code() == 3

    assert f"{today}: mood 6" in terminal.sent.decode()
    assert entry().values == {}


def test_a_month_that_is_no_toml_is_named_and_left_alone_while_others_work(
    start: Start, folder: Path, today: date, entry: Callable[[], Day]
) -> None:
    before = Month.of(today).plus(-1)
    broken = folder / f"{before}.toml"
    broken.write_bytes(BROKEN)
    terminal = start()
    terminal.wait("Mood", "help")

    terminal.press("h", "pgup")
    terminal.wait(f"{before}.toml:4")
    terminal.press("enter")
    terminal.wait("Mood  ", "days ago")
    terminal.press("7")
    terminal.wait("Nothing is changed here", f"{before}.toml")
    terminal.press("t", "6")
    terminal.until(lambda: entry().mood == 6, "this month is saved")
    terminal.press("q")

    assert terminal.exit_code() == 0
    assert broken.read_bytes() == BROKEN


def test_the_month_of_today_may_be_the_broken_one(
    start: Start, folder: Path, today: date, journal: Journal
) -> None:
    month = Month.of(today)
    other = month.plus(-1).first
    journal.check_in(other, {"mood": 9})
    broken = folder / f"{month}.toml"
    broken.write_bytes(BROKEN)
    terminal = start()

    terminal.wait(f"{month}.toml:4")
    terminal.press("6")
    terminal.wait("Nothing is changed here")
    terminal.press("h", "pgup", "enter", "x", "8")
    terminal.until(
        lambda: Journal(folder, journal.clock).read(other, other).days[other].sleep is None,
        "the other month is read",
    )
    terminal.press("q")

    assert terminal.exit_code() == 0
    assert broken.read_bytes() == BROKEN


def test_the_broken_month_of_today_is_restored_from_the_screen_that_reports_it(
    start: Start, folder: Path, today: date, journal: Journal, entry: Callable[[], Day]
) -> None:
    journal.check_in(today, {"sleep": 4})
    journal.check_in(today, {"mood": 8})
    month = folder / f"{Month.of(today)}.toml"
    month.write_bytes(BROKEN)
    terminal = start(size=(60, 20))

    terminal.wait(f"{month.name}:4", "b backups", "An earlier version of", "can be restored: b")
    terminal.press("b")
    terminal.wait("earlier versions, newest first", "> 1")
    terminal.press("enter")
    terminal.wait("this is what the backup", "Enter restores")
    terminal.press("enter")
    terminal.wait("Restored from", "the old file is in backups/")
    terminal.press("6", "q")

    assert terminal.exit_code() == 0
    assert entry().mood == 6
    kept = [path.read_bytes() for path in (folder / "backups").glob(f"{month.stem}.*")]
    assert BROKEN in kept
