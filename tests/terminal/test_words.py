"""A person's words are shown as they are, and what could steer the terminal never reaches it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.terminal.conftest import Start
from therapy_tui.domain.day import Day
from therapy_tui.journal.store import Journal

pytestmark = [pytest.mark.pty, pytest.mark.usefixtures("journal")]

LINE = r'note = "[/bold] [red]x[/red] 你好 é \u001b[31mred\u0007"'
SHOWN = "[/bold] [red]x[/red] 你好 é ␛[31mred␇"
STEERING = (b"\x1b[31mred", b"\x07", "\x9b".encode())


@pytest.fixture
def month(folder: Path, today: date) -> Path:
    """The month file of today, with a note written into it by hand."""
    file = folder / f"{today:%Y-%m}.toml"
    text = file.read_text() if file.exists() else "format = 1\n"
    file.write_text(f"{text}\n[{today}]\nmood = 6\n{LINE}\nsleep = 4\n")
    return file


def test_a_note_full_of_signs_is_shown_as_it_is_on_every_screen(start: Start, month: Path) -> None:
    terminal = start(size=(120, 36))
    terminal.wait("Mood", "help")

    assert terminal.line("Note").split(maxsplit=1)[1].startswith(SHOWN)
    terminal.press("n")
    terminal.wait("done")
    terminal.until(lambda: terminal.text.count(SHOWN) == 2, "row and text box show the note")
    terminal.press("enter", "h")
    terminal.wait("Week of")
    terminal.until(lambda: all(word in terminal.text for word in SHOWN.split()), "History shows it")
    terminal.press("r")
    terminal.wait("1-5 window")
    terminal.press("q")

    assert terminal.exit_code() == 0
    assert [code for code in STEERING if code in terminal.sent] == []
    assert LINE in month.read_text()


def test_a_note_full_of_signs_stays_byte_for_byte_when_another_field_is_changed(
    start: Start, month: Path, entry: Callable[[], Day]
) -> None:
    before = month.read_text()
    terminal = start()
    terminal.wait("Mood", "help")

    terminal.press("n", "enter", "pgup", "pgdn", "3", "q")

    assert terminal.exit_code() == 0
    assert month.read_text().replace("homework = 3\n", "") == before
    assert entry().homework == 3


def test_a_note_in_wide_characters_is_whole_in_history(
    start: Start, journal: Journal, today: date
) -> None:
    note = "".join(chr(ord("一") + number) for number in range(60))
    journal.check_in(today, {"note": note})
    terminal = start()
    terminal.wait("Mood", "help")

    terminal.press("h")
    terminal.wait("Week of")

    terminal.until(lambda: set(note) <= set(terminal.text), "all of the note is on the screen")


def test_words_added_to_a_note_full_of_signs_leave_the_signs_as_they_were(
    start: Start, month: Path, entry: Callable[[], Day]
) -> None:
    terminal = start()
    terminal.wait("Mood", "help")

    terminal.press("n", " and [b]more[/b]", "enter", "q")

    assert terminal.exit_code() == 0
    assert entry().note == "[/bold] [red]x[/red] 你好 é \x1b[31mred\x07 and [b]more[/b]"
    assert b"\x1b[31mred" not in terminal.sent


def test_bytes_that_are_no_text_do_no_harm(start: Start, entry: Callable[[], Day]) -> None:
    terminal = start()
    terminal.wait("Mood", "help")

    terminal.write(b"7\xff\xfe\x80n")
    terminal.wait("done")
    terminal.write(b"caf\xe9 au lait\r")
    terminal.wait_gone("done")
    terminal.press("q")

    assert terminal.exit_code() == 0
    assert (entry().mood, entry().note) == (7, "caf\N{REPLACEMENT CHARACTER} au lait")


def test_a_pasted_text_is_a_note_and_no_keys(start: Start, entry: Callable[[], Day]) -> None:
    terminal = start()
    terminal.wait("Mood", "help")

    terminal.write(b"7n\x1b[200~first line\rq\r8\x1b[201~\rq")

    assert terminal.exit_code() == 0
    assert (entry().mood, entry().note) == (7, "first line\nq\n8")


def test_a_text_pasted_outside_a_note_presses_no_keys(
    start: Start, entry: Callable[[], Day]
) -> None:
    terminal = start()
    terminal.wait("Mood", "help")

    terminal.write(b"\x1b[200~64321q\x1b[201~")
    terminal.press("7", "q")

    assert terminal.exit_code() == 0
    assert (entry().mood, entry().sleep) == (7, None)
