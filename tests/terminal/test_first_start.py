"""First start in a real terminal: nothing is lost that was typed ahead or before the line drops."""

import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.conftest import Start
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.day import Day
from therapy_tui.domain.profile import Profile
from therapy_tui.journal.store import Journal

pytestmark = pytest.mark.pty


def kept(folder: Path) -> Profile:
    return Journal(folder, Clock()).read_profile().profile


def test_answers_and_a_check_in_in_one_burst_count_every_key(
    start: Start, folder: Path, entry: Callable[[], Day]
) -> None:
    terminal = start()
    terminal.wait("1 of 4")

    terminal.press("2\r\rsay no\rsleep\r\r\r64321q")

    assert terminal.exit_code() == 0
    assert kept(folder).frequency == "every-2-weeks"
    assert [goal.name for goal in kept(folder).goals] == ["say no", "sleep"]
    assert (entry().mood, entry().sleep, entry().homework) == (6, 4, 3)


@pytest.mark.parametrize("end", ["hang up", "SIGTERM", "ctrl+q"])
def test_what_was_answered_before_the_end_is_kept(start: Start, folder: Path, end: str) -> None:
    terminal = start()
    terminal.wait("1 of 4")
    terminal.press("4\r\rsay no\r")
    terminal.wait("3 of 4", "· say no")
    terminal.press("half a go")
    terminal.wait("half a go")

    if end == "hang up":
        terminal.hang_up()
    elif end == "SIGTERM":
        terminal.signal(signal.SIGTERM)
    else:
        terminal.press("\x11")
    terminal.exit_code()

    assert kept(folder).frequency == "monthly"
    assert [goal.name for goal in kept(folder).goals] == ["say no"]
