"""Others at the same journal: two apps, undo beside someone else's change, what a key costs."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.demo_journal import write_demo_journal
from tests.terminal.conftest import Start
from tests.terminal.harness import DEADLINE, Terminal
from therapy_tui.domain.day import Day
from therapy_tui.journal.store import Journal
from therapy_tui.tui.screens.tab import QUIET_SECONDS

pytestmark = [pytest.mark.pty, pytest.mark.usefixtures("journal")]


@pytest.fixture
def two(start: Start, entry: Callable[[], Day]) -> tuple[Terminal, Terminal]:
    """Two apps on one journal: the first has rated the mood, then the second the sleep."""
    first, second = start(), start()
    for terminal in (first, second):
        terminal.wait("Mood", "help")
    first.press("6")
    first.wait("Saved")
    second.press("j", "4")
    second.wait("Saved")
    assert (entry().mood, entry().sleep) == (6, 4)
    first.settle()
    assert "[good]" not in first.text
    return first, second


def test_two_apps_that_change_different_fields_of_a_day_lose_nothing(
    two: tuple[Terminal, Terminal], entry: Callable[[], Day]
) -> None:
    first, second = two

    second.press("j", "2", "q")
    first.press("j", "3", "q")

    assert (first.exit_code(), second.exit_code()) == (0, 0)
    values = {key: entry().get(key) for key in ("mood", "sleep", "homework", "goals")}
    assert values == {"mood": 6, "sleep": 4, "homework": 3, "goals": 2}


def test_the_next_key_after_two_quiet_seconds_shows_what_the_other_app_changed(
    two: tuple[Terminal, Terminal],
) -> None:
    first, _ = two
    assert not first.receive(QUIET_SECONDS + 0.1)

    first.press("down")

    first.wait("[6]", "[good]")


def test_a_change_of_screen_shows_what_the_other_app_changed(
    two: tuple[Terminal, Terminal],
) -> None:
    first, _ = two

    first.press("h")

    first.wait("Sleep       good")
    first.press("t")
    first.wait("[6]", "[good]")


def test_a_terminal_that_comes_to_the_front_shows_what_the_other_app_changed(
    two: tuple[Terminal, Terminal],
) -> None:
    first, _ = two

    first.press("focus-out", "focus-in")

    first.wait("[6]", "[good]")


def test_undo_takes_back_one_change_after_the_other_on_disk_too(
    start: Start, entry: Callable[[], Day]
) -> None:
    terminal = start()
    terminal.wait("Mood", "help")
    terminal.press("6", "4", "3", "n", "a walk", "enter")
    terminal.until(lambda: entry().note == "a walk", "all is saved")

    undo(terminal, lambda: as_row(entry()) == (6, 4, 3, None))
    undo(terminal, lambda: as_row(entry()) == (6, 4, None, None))
    undo(terminal, lambda: as_row(entry()) == (6, None, None, None))
    undo(terminal, lambda: not entry().values)
    terminal.wait("Taken back: Mood")
    terminal.press("u")
    terminal.wait("Nothing to take back")
    terminal.press("q")

    assert terminal.exit_code() == 0
    assert not entry().values


def test_undo_leaves_alone_what_someone_else_has_changed_since_and_says_so(
    start: Start, journal: Journal, entry: Callable[[], Day], today: date
) -> None:
    terminal = start()
    terminal.wait("Mood", "help")
    terminal.press("6", "4")
    terminal.until(lambda: entry().sleep == 4, "both are saved")
    journal.update(today, {"sleep": 1})

    terminal.press("u")
    terminal.wait("left alone", "[very poor]")
    terminal.press("u")
    terminal.until(lambda: entry().mood is None, "the mood is taken back")
    terminal.press("q")

    assert terminal.exit_code() == 0
    assert (entry().mood, entry().sleep) == (None, 1)


def test_what_a_key_costs_on_the_line_can_be_read_in_the_output(
    start: Start, folder: Path, today: date
) -> None:
    write_demo_journal(folder, today, 120)
    terminal = start()
    terminal.wait("Mood, 14 days", "help", "Progress")
    terminal.settle()
    print(f"\nbytes of the first screen: {len(terminal.sent)}")

    for key, what, sign in (
        ("6", "a digit on Today", "[6]"),
        ("4", "the next digit", "[good]"),
        ("3", "and the next", "[3]"),
        ("up", "an arrow on Today", "› Homework"),
        ("h", "to History", "Week of"),
        ("left", "an arrow in History", "Enter"),
        ("r", "to Trend", "2 weeks to"),
        ("2", "another window", "4 weeks to"),
        ("t", "back to Today", "[6]"),
    ):
        before = len(terminal.sent)
        terminal.press(key)
        terminal.receive(DEADLINE)
        terminal.wait(sign)
        terminal.settle()
        print(f"bytes of {what}: {len(terminal.sent) - before}")
    terminal.press("q")

    assert terminal.exit_code() == 0


def undo(terminal: Terminal, done: Callable[[], bool]) -> None:
    terminal.press("u")
    terminal.wait("Taken back")
    terminal.until(done, "one change is taken back on disk")


def as_row(day: Day) -> tuple[object, ...]:
    return (day.mood, day.sleep, day.homework, day.note)
