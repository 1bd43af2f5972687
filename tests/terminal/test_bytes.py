"""How few bytes a key sends over the line, in a terminal of 256 colours."""

import pytest

from tests.terminal.conftest import Start

pytestmark = [pytest.mark.pty, pytest.mark.usefixtures("journal")]

MOST = 700
MOST_MONTH = 2600
AT_HOME = b"\x1b[1;1H"
"""The cursor where Textual leaves it after each update."""


def test_a_key_sends_few_bytes_and_what_is_shown_stays_whole(start: Start) -> None:
    terminal = start()
    terminal.wait("Mood", "help")
    terminal.settle()

    def size(key: str) -> int:
        before = len(terminal.sent)
        terminal.press(key)
        terminal.until(lambda: len(terminal.sent) > before, f"{key} is answered")
        terminal.settle()
        return len(terminal.sent) - before

    assert 0 < size("6") < MOST
    assert "[6]" in terminal.line("Mood")
    assert "Saved" in terminal.text
    assert size("h") > MOST, "another screen comes whole"
    assert "Week of" in terminal.text
    assert 0 < size("left") < MOST
    assert 0 < size("pgup") < MOST_MONTH
    assert 0 < size("pgdn") < MOST_MONTH
    assert "Week of" in terminal.text


def test_an_update_in_which_nothing_is_new_sends_nothing(start: Start) -> None:
    terminal = start()
    terminal.wait("Mood", "help")
    for key, shown in (("h", "Week of"), ("r", "logged"), ("t", "Mood")):
        before = len(terminal.sent)
        terminal.press(key)
        terminal.until(lambda: len(terminal.sent) > before, f"{key} is answered")  # noqa: B023
        terminal.wait(shown)
        terminal.settle()
        assert AT_HOME * 2 not in terminal.sent[before:], "the cursor is where it was"
