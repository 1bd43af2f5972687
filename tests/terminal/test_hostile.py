"""A journal in which everything tries to steer the terminal is shown, and steers nothing."""

from datetime import date
from pathlib import Path

import pytest

from tests.hostile import EVIL, STEERS, steered, write_hostile_configuration, write_hostile_journal
from tests.terminal.conftest import Start
from tests.terminal.harness import PROGRAM, Terminal
from tests.terminal.test_trouble import fill_disk
from therapy_tui.domain.clock import Clock
from therapy_tui.journal.store import Journal

pytestmark = pytest.mark.pty


@pytest.fixture
def hostile(tmp_path: Path, folder: Path, today: date) -> dict[str, str]:
    """A journal and a configuration that steer where they can; what names them."""
    write_hostile_journal(folder, today)
    configuration = tmp_path / f"{EVIL}.toml"
    write_hostile_configuration(configuration)
    return {"THERAPY_TUI_CONFIG": str(configuration)}


def in_order(terminal: Terminal, tabs: bool = True) -> None:
    """The screen holds what the app drew and no sign that steers; its tabs are in their place."""
    terminal.settle(0.2)
    assert steered(bytes(terminal.sent)) == []
    assert STEERS.findall(terminal.text) == []
    if tabs:
        assert terminal.lines[0].split()[:4] == ["Today", "History", "Trend", "Report"]


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (60, 20)])
def test_no_screen_of_the_app_is_steered_by_what_a_file_holds(
    start: Start, hostile: dict[str, str], size: tuple[int, int]
) -> None:
    terminal = start(size=size, **hostile)
    terminal.wait("Mood", "help")
    in_order(terminal)
    assert "␛" in terminal.text

    terminal.press("n")
    terminal.wait("done")
    in_order(terminal)
    terminal.press("enter", "c")
    terminal.wait("Contacts and support", "stolen")
    in_order(terminal, tabs=False)
    terminal.press("c", "h")
    terminal.wait("Week of" if size[0] > 60 else "Mo")
    in_order(terminal)
    for month in ("2020-01", "2020-02", "2020-03", "2020-04", "2020-05"):
        terminal.press("g", *f"{month}-01", "enter")
        if size[0] > 60:
            terminal.until(lambda: "2020" in terminal.lines[0], "the month is shown")
        in_order(terminal)
    terminal.press("t", "r")
    terminal.wait("1-5 window")
    terminal.wait("on average")
    terminal.press("f")
    terminal.wait("Esc goes back")
    in_order(terminal, tabs=False)
    terminal.press("f")
    terminal.wait_gone("Esc goes back")
    terminal.press("5")
    in_order(terminal)
    terminal.press("p", "n", "3")
    in_order(terminal)
    for _ in range(4):
        terminal.press("pgdn")
        in_order(terminal)
    terminal.press("?")
    in_order(terminal, tabs=False)
    terminal.press("?", "t", "4")
    terminal.wait("Saved")
    in_order(terminal)
    terminal.press("q")

    assert terminal.exit_code() == 0
    assert steered(bytes(terminal.sent)) == []


def test_a_month_of_today_that_steers_is_named_and_steers_nothing(
    start: Start, hostile: dict[str, str], folder: Path, today: date
) -> None:
    file = folder / f"{today:%Y-%m}.toml"
    file.write_text(f"[{EVIL}\n")
    terminal = start(**hostile)
    terminal.wait("Today", "help", file.name)
    in_order(terminal)

    terminal.press("6")
    in_order(terminal)
    terminal.press("q")

    assert terminal.exit_code() == 0
    assert steered(bytes(terminal.sent)) == []
    assert file.read_text() == f"[{EVIL}\n"


def test_what_cannot_be_saved_is_told_on_leaving_and_steers_nothing(
    start: Start, tmp_path: Path, today: date
) -> None:
    folder = tmp_path / f"journal {EVIL}"
    Journal(folder, Clock()).check_in(today, {"sleep": 3, "note": "words " * 200})
    terminal = start(program=(*PROGRAM, "--journal", str(folder)), before=fill_disk)
    terminal.wait("Mood", "help")
    in_order(terminal)

    terminal.press("6")
    terminal.wait("[6]", "Not saved")
    in_order(terminal)
    terminal.press("q")

    assert terminal.exit_code() == 3
    said = terminal.sent.decode().rpartition("\x1b[?1049l")[2]
    assert "could not be saved" in said
    assert "x␛]0;stolen" in said
    assert steered(bytes(terminal.sent)) == []
