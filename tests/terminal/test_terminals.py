"""Kinds and sizes of terminals: what each is sent, and that a quiet app sends nothing."""

import re
import time
from datetime import date
from pathlib import Path

import pytest

from tests.demo_journal import write_demo_journal
from tests.terminal.conftest import Start
from tests.terminal.harness import Terminal

pytestmark = pytest.mark.pty

BRAILLE = re.compile("[\u2801-\u28ff]")
AXIS = re.compile("^ *10[┤+]", re.MULTILINE)
QUIET_SECONDS = 3.0


@pytest.fixture(autouse=True)
def long_journal(folder: Path, today: date) -> None:
    """Four months of entries, so that every screen has something in every colour."""
    write_demo_journal(folder, today, 120)


def visit(terminal: Terminal, key: str) -> None:
    """Go to the screen, or the text box, that a key opens, and wait until it is drawn."""
    terminal.wait("Today", "help")
    terminal.press(key)
    sign = {"n": "done", "h": "Week of", "r": "1-5 window", "c": "Contacts and support"}[key]
    terminal.wait(sign)
    if key == "r":
        terminal.until(lambda: bool(AXIS.search(terminal.text)), "the chart is drawn")


def colour_codes(sent: bytes) -> set[str]:
    """The kinds of colour that were asked for: ``default``, ``16``, ``256`` and ``truecolour``."""
    found: set[str] = set()
    for codes in re.findall(rb"\x1b\[([0-9;]*)m", sent):
        numbers = [int(code or 0) for code in codes.split(b";")]
        while numbers:
            number = numbers.pop(0)
            if number in (38, 48):
                found.add({5: "256", 2: "truecolour"}[numbers[0]])
                numbers = numbers[2 if numbers[0] == 5 else 4 :]
            elif number in (39, 49):
                found.add("default")
            elif number in range(30, 48) or number in range(90, 108):
                found.add("16")
    return found


@pytest.mark.parametrize(
    ("environ", "colours"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "truecolour"),
        ({"TERM": "linux"}, "16 default"),
        ({"TERM": "vt100"}, "16 default"),
        ({"TERM": "xterm", "NO_COLOR": "1"}, ""),
        ({"TERM": "screen-256color", "COLORTERM": "truecolor", "STY": "7.pts-1.host"}, "256"),
        ({"LC_ALL": "C", "LANG": None}, "256"),
    ],
    ids=str,
)
def test_each_terminal_is_sent_the_colours_it_can_show(
    start: Start, environ: dict[str, str | None], colours: str
) -> None:
    terminal = start(**environ)

    for key in "hr":
        visit(terminal, key)
    terminal.press("q")

    assert terminal.exit_code() == 0
    assert colour_codes(bytes(terminal.sent)) == {*colours.split()}
    assert b"\x07" not in terminal.sent
    braille = BRAILLE.search(terminal.sent.decode())
    assert bool(braille) == (environ.get("TERM") != "linux" and "LC_ALL" not in environ)


def test_a_quiet_app_sends_not_a_single_byte_on_any_screen(start: Start) -> None:
    terminals = {key: start() for key in "hrcn"} | {"t": start()}
    for key in "hrcn":
        visit(terminals[key], key)
    for terminal in terminals.values():
        terminal.wait("help" if terminal is not terminals["n"] else "done")
        terminal.settle()

    time.sleep(QUIET_SECONDS)

    assert [key for key, terminal in terminals.items() if terminal.receive()] == []


@pytest.mark.parametrize("size", [(60, 20), (120, 36), (40, 10), (12, 4)])
def test_a_check_in_can_be_made_on_a_window_of_any_size(
    start: Start, folder: Path, today: date, size: tuple[int, int]
) -> None:
    terminal = start(size=size)
    terminal.wait("Today", "help")

    terminal.press("6")
    terminal.until(lambda: f"[{today}]\nmood = 6\n" in month(folder, today), "the mood is saved")
    terminal.press("n", "seen", "enter", "h")
    terminal.settle()
    terminal.press("r")
    terminal.settle()
    terminal.press("q")

    assert terminal.exit_code() == 0
    assert 'note = "seen"\n' in month(folder, today)


def test_the_window_may_change_its_size_at_any_time(start: Start) -> None:
    terminal = start()
    terminal.wait("Mood, 14 days")

    terminal.resize(120, 36)
    terminal.wait("Mood Homework Sleep")
    terminal.resize(40, 10)
    terminal.wait_gone("Mood Homework Sleep")
    terminal.press("h")
    terminal.resize(80, 24)
    terminal.wait("Week of", "Takeaways")
    terminal.press("r")
    terminal.resize(60, 20)
    terminal.wait("1-5 window", "┤")
    terminal.press("q")

    assert terminal.exit_code() == 0


def month(folder: Path, day: date) -> str:
    return (folder / f"{day:%Y-%m}.toml").read_text()
