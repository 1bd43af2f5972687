"""Where only ASCII may be sent, not one byte beyond it is, on any screen of the app."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.demo_journal import write_demo_journal
from tests.encrypted import PASSPHRASE, give_identity, passphrase_file
from tests.terminal.conftest import Start
from tests.terminal.harness import Terminal
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.day import Day
from therapy_tui.journal.store import Journal

pytestmark = pytest.mark.pty

PLAIN: tuple[dict[str, str | None], ...] = (
    {"LC_ALL": "C"},
    {"LANG": "de_DE.ISO-8859-1"},
    {"THERAPY_TUI_ASCII": "1"},
)
NOTE = "Zoë: 你好, “naïve” — \u2068é\U0001f642 ➜ x"
SHOWN = "Zoe: ????, "
"""How the note begins where only ASCII can be sent: letters lose their marks."""


def beyond_ascii(terminal: Terminal) -> str:
    """What was sent that is not ASCII."""
    return bytes(byte for byte in terminal.sent if byte > 0x7F).decode(errors="replace")


def walk(terminal: Terminal, *keys: str) -> None:
    """Press keys one after the other, each when all is drawn; Esc waits for what may follow it."""
    for key in keys:
        terminal.press(key)
        terminal.settle(0.4 if key == "esc" else 0.1)


@pytest.mark.parametrize("environ", [PLAIN[0], PLAIN[2]], ids=str)
def test_every_screen_is_drawn_in_ascii(
    start: Start, folder: Path, today: date, environ: dict[str, str | None]
) -> None:
    write_demo_journal(folder, today, 120)
    Journal(folder, Clock()).check_in(today, {"sleep": 3, "note": NOTE})
    terminal = start(size=(120, 36), **environ)
    terminal.wait("Mood", "? help", "Progress")

    terminal.wait(SHOWN)
    walk(terminal, "6", "?", "down", "esc", "down", "?", "esc", "w", "n", "enter", "\x10", "esc")
    terminal.press("h")
    terminal.wait("Week of", SHOWN)
    walk(
        terminal, "left", "pgup", "?", "esc", "g", "esc", "y", "down", "esc", "h", "/", "Zo", "esc"
    )
    terminal.press("r")
    terminal.wait("1-5 window", "10+")
    walk(terminal, "5", "o", "o", "f", "esc", "e", "esc", "w", "?", "esc")
    terminal.press("p")
    terminal.wait("write")
    walk(terminal, "n", "end", "?", "esc", "a", "esc")
    walk(terminal, "c", "?", "esc", "enter", "x", "enter", "esc")
    walk(terminal, ",", "down", "?", "esc", "t", "v", "?", "esc", "t", "g", "1", "tab")
    terminal.wait("0-9 rate")
    terminal.press("q")

    assert terminal.exit_code() == 0, terminal.text
    assert beyond_ascii(terminal) == ""


@pytest.mark.parametrize("environ", PLAIN, ids=str)
def test_the_first_questions_are_asked_in_ascii(
    start: Start, environ: dict[str, str | None]
) -> None:
    terminal = start(**environ)
    terminal.wait("Enter")

    walk(terminal, "weekly", "enter", "2026-01-01", "enter", "café", "enter", "nope", "enter")
    walk(terminal, "enter", "tomorrow 15:00", "enter", "enter")
    terminal.wait("Mood")
    terminal.press("q")

    assert terminal.exit_code() == 0
    assert beyond_ascii(terminal) == ""


def test_the_lock_is_drawn_in_ascii(start: Start, folder: Path, tmp_path: Path) -> None:
    give_identity(folder)
    secret = str(passphrase_file(tmp_path / "secret"))
    terminal = start(THERAPY_TUI_PASSPHRASE_FILE=secret, LC_ALL="C")
    terminal.wait("Enter")
    walk(terminal, "esc")
    terminal.wait("Mood", "? help")

    terminal.press("L")
    terminal.wait("Locked.")
    terminal.press("é", "enter")
    terminal.wait("does not open")
    terminal.press(PASSPHRASE, "enter")
    terminal.wait("Mood", "? help")
    terminal.press("q")

    assert terminal.exit_code() == 0
    assert beyond_ascii(terminal) == ""


def test_what_is_typed_is_kept_as_it_was_typed(
    start: Start, journal: Journal, entry: Callable[[], Day]
) -> None:
    journal.check_in(Clock().today() - timedelta(days=2), {"mood": 5})
    terminal = start(LC_ALL="C")
    terminal.wait("Mood", "? help")

    terminal.press("n", "Café 你", "enter")
    terminal.wait("Cafe ??")
    terminal.press("q")

    assert terminal.exit_code() == 0
    assert entry().note == "Café 你"
