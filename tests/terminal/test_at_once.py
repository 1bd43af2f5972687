"""Two apps and commands at once on one day, and a folder that goes away under an open app."""

import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.terminal.conftest import Start
from tests.terminal.harness import PROGRAM, environment
from therapy_tui.domain.day import Day

pytestmark = [pytest.mark.pty, pytest.mark.usefixtures("journal")]


def test_two_apps_and_two_commands_at_once_lose_nothing(
    start: Start, folder: Path, tmp_path: Path, entry: Callable[[], Day]
) -> None:
    first, second = start(), start()
    for terminal in (first, second):
        terminal.wait("Mood", "help")

    commands = [
        subprocess.Popen(
            (*PROGRAM, "--journal", str(folder), "log", *words),
            env=environment(tmp_path / "home"),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for words in (("--takeaways", "4"), ("--note", "from the command line"))
    ]
    first.press("6", "4", "q")
    second.press("j", "j", "3", "2", "q")
    for command in commands:
        assert command.communicate(timeout=60)[1] == b""
        assert command.returncode == 0

    assert (first.exit_code(), second.exit_code()) == (0, 0)
    values = {key: value for key, value in entry().values.items() if key != "frequency"}
    assert values == {
        "mood": 6,
        "sleep": 4,
        "homework": 3,
        "goals": 2,
        "takeaways": 4,
        "note": "from the command line",
    }


def test_a_journal_on_a_disk_that_goes_away_is_said_and_saved_when_it_is_back(
    start: Start, folder: Path, today: date, entry: Callable[[], Day]
) -> None:
    disk = folder.with_name("disk")
    folder.rename(disk)
    folder.symlink_to("disk")
    terminal = start()
    terminal.wait("Mood", "help")
    away = disk.rename(folder.with_name("drawer"))

    terminal.press("6")
    terminal.wait("[6]", "Not saved")
    assert not disk.exists()
    away.rename(disk)
    terminal.until(lambda: entry().mood == 6, "it is saved without a key")
    terminal.wait_gone("Not saved")
    terminal.press("q")

    assert terminal.exit_code() == 0
    assert f"[{today}]" in (disk / f"{today:%Y-%m}.toml").read_text()
