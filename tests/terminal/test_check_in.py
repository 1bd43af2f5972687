"""The check-in of fifteen seconds, key by key, at once, and before anything is on the screen."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.terminal.conftest import Start
from therapy_tui.domain.day import Day
from therapy_tui.domain.profile import Goal
from therapy_tui.journal.store import Journal

pytestmark = [pytest.mark.pty, pytest.mark.usefixtures("journal")]

ANSWERS = {"mood": 6, "sleep": 4, "homework": 3, "goals": 2, "takeaways": 1}


def test_five_digits_and_q_are_a_whole_check_in(start: Start, entry: Callable[[], Day]) -> None:
    terminal = start()
    terminal.wait("Mood", "help")

    for key in "64321":
        terminal.press(key)
        terminal.settle(0.05)
    terminal.press("q")

    assert terminal.exit_code() == 0
    assert {key: entry().get(key) for key in ANSWERS} == ANSWERS


def test_a_check_in_typed_in_one_burst_counts_every_key(
    start: Start, entry: Callable[[], Day]
) -> None:
    terminal = start()
    terminal.wait("Mood", "help")

    terminal.press("64321q")

    assert terminal.exit_code() == 0
    assert {key: entry().get(key) for key in ANSWERS} == ANSWERS


def test_a_check_in_typed_before_the_first_paint_counts_every_key(
    start: Start, entry: Callable[[], Day]
) -> None:
    terminal = start()

    terminal.press("64321q")

    assert terminal.exit_code() == 0
    assert {key: entry().get(key) for key in ANSWERS} == ANSWERS


def test_a_terminal_that_reports_keys_by_number_is_understood(
    start: Start, entry: Callable[[], Day]
) -> None:
    terminal = start()
    terminal.wait("Mood", "help")

    for key in "64321q":
        terminal.write(f"\x1b[{ord(key)};1;{ord(key)}u".encode())

    assert terminal.exit_code() == 0
    assert {key: entry().get(key) for key in ANSWERS} == ANSWERS


def test_keys_typed_while_the_app_starts_count_in_their_order(
    start: Start, entry: Callable[[], Day]
) -> None:
    terminal = start()

    for key in [*"64321", "up", "up", "left", "up", "5", "q"]:
        terminal.press(key)
        terminal.receive(0.05)

    assert terminal.exit_code() == 0
    assert {key: entry().get(key) for key in ANSWERS} == {**ANSWERS, "goals": 1, "homework": 5}


def test_the_screen_shows_each_value_as_it_is_pressed(start: Start, journal: Journal) -> None:
    terminal = start()
    terminal.wait("Mood", "help")

    terminal.press("64321")

    terminal.wait("[6]", "[good]", "[3]", "[2]", "Saved")
    terminal.until(lambda: terminal.line("Takeaways").split()[1] == "1", "the last is shown")
    assert journal.folder.name == "journal"


def test_a_note_that_arrives_in_one_burst_is_text_and_no_commands(
    start: Start, entry: Callable[[], Day]
) -> None:
    terminal = start()
    terminal.wait("Mood", "help")

    terminal.press("7nhard week, quite extra: x u 1\rq")

    assert terminal.exit_code() == 0
    assert (entry().note, entry().mood) == ("hard week, quite extra: x u 1", 7)


def test_esc_and_the_letter_after_it_are_two_keys_though_they_arrive_as_one(
    start: Start, entry: Callable[[], Day]
) -> None:
    terminal = start()
    terminal.wait("Mood", "help")

    terminal.press("7nslept\x1bh")
    terminal.wait("Week of")
    terminal.press("g\x1bt4\x1bq")

    assert terminal.exit_code() == 0
    assert (entry().note, entry().mood, entry().get("sleep")) == ("slept", 7, 4)


def test_corrections_that_arrive_in_one_burst_correct_what_was_typed_before_them(
    start: Start, entry: Callable[[], Day]
) -> None:
    terminal = start()
    terminal.wait("Mood", "help")

    terminal.press(
        "n", "a wlak\x7f\x7f\x7falk", *["left"] * 6, "long ", "end", "!?\x7f", "enter", "q"
    )

    assert terminal.exit_code() == 0
    assert entry().note == "long a walk!"


def test_goals_that_are_ticked_in_one_burst_are_counted(
    start: Start, entry: Callable[[], Day], journal: Journal
) -> None:
    journal.update_profile({"goals": tuple(Goal(name) for name in ("rest", "walk", "call"))})
    terminal = start()
    terminal.wait("Mood", "help")

    terminal.press("643\r", "down", " 31", "tab", "down", "1q")

    assert terminal.exit_code() == 0
    assert {key: entry().get(key) for key in ANSWERS} == {**ANSWERS, "goals": 3}


def test_keys_that_follow_a_change_of_screen_in_one_burst_work_there(
    start: Start, entry: Callable[[], Day], journal: Journal
) -> None:
    terminal = start()
    terminal.wait("Mood", "help")

    terminal.press("h", "left", "enter", "k", "k", "9", "esc", "right", "enter", "8", "q")

    assert terminal.exit_code() == 0
    yesterday = entry().date - timedelta(days=1)
    assert journal.read(yesterday, yesterday).days[yesterday].mood == 9
    assert entry().mood == 8
