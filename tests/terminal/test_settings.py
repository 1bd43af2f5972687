"""The settings in a real terminal: typed in one piece, followed at once, kept on disk."""

import tomllib
from pathlib import Path

import pytest

from tests.terminal.conftest import Start

pytestmark = [pytest.mark.pty, pytest.mark.usefixtures("journal")]

CLICKS = b"\x1b[?1000h"
"""What asks a terminal for clicks."""


def test_a_burst_through_the_settings_is_kept_and_shown_at_the_next_start(
    start: Start, folder: Path, tmp_path: Path
) -> None:
    file = tmp_path / "machine" / "config.toml"
    terminal = start(THERAPY_TUI_CONFIG=str(file))
    terminal.wait("Mood", "help")

    # Goals: add two; usual weekday: Tuesday; week start, theme: one further; then leave.
    terminal.press(",jj", "enter", "aread", "enter", "awalk", "enter", "esc")
    terminal.wait("Settings", "2 open")
    terminal.press("jj", "right", "right", "jjjj", "right", "jjj", "left", "q")

    assert terminal.exit_code() == 0
    profile = tomllib.loads((folder / "profile.toml").read_text())
    assert [goal["name"] for goal in profile["goals"]] == ["read", "walk"]
    assert profile["session_weekday"] == "tuesday"
    assert tomllib.loads(file.read_text()) == {"theme": "calm-light", "week_start": "sunday"}
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700

    again = start(THERAPY_TUI_CONFIG=str(file))
    again.wait("Mood", "help")
    again.press(",")
    again.wait("calm-light", "Sunday", "2 open")
    again.press("q")
    assert again.exit_code() == 0


def test_clicks_are_asked_for_here_and_not_over_ssh_and_a_setting_changes_it_at_once(
    start: Start, tmp_path: Path
) -> None:
    here = start(THERAPY_TUI_CONFIG=str(tmp_path / "here.toml"))
    here.wait("Mood", "help")
    assert CLICKS in here.sent
    here.write(b"\x1b[<0;13;1M\x1b[<0;13;1m")
    here.wait("Week of")
    here.press("q")
    assert here.exit_code() == 0

    far = start(THERAPY_TUI_CONFIG=str(tmp_path / "far.toml"), SSH_TTY="/dev/pts/9")
    far.wait("Mood", "help")
    assert CLICKS not in far.sent
    far.press(",", "end", "up", "right")
    far.wait("< on >")
    far.until(lambda: CLICKS in far.sent, "clicks are asked for")
    far.press("q")
    assert far.exit_code() == 0
    assert tomllib.loads((tmp_path / "far.toml").read_text()) == {"mouse": "on"}
