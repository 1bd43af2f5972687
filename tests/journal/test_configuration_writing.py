"""The configuration is written: one setting at a time, and nothing else is touched."""

import os
import stat
import threading
from pathlib import Path

import pytest

from therapy_tui.domain.calendar import DateOrder
from therapy_tui.domain.errors import InputError, SaveError
from therapy_tui.journal.configuration import (
    Configuration,
    read_configuration,
    switched_on,
    with_settings,
)
from therapy_tui.journal.configuration_writing import held_settings, update_configuration
from therapy_tui.journal.lock import locked

BY_HAND = """\
# mine
theme = "nord"   # for the evening

colour = 3  # unknown

[keys]
# my own
today = "d"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "therapy-tui" / "config.toml"


def by_hand(file: Path, text: str = BY_HAND) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())


def test_a_new_file_and_its_folders_are_for_their_owner_alone(file: Path) -> None:
    before = os.umask(0)
    try:
        update_configuration(file, {"theme": "nord"})
    finally:
        os.umask(before)
    assert file.read_text() == 'theme = "nord"\n'
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(file.parent.parent.stat().st_mode) == 0o700


def test_every_setting_that_is_written_is_read_again(file: Path) -> None:
    change = {
        "theme": "nord",
        "time_zone": "Europe/Berlin",
        "day_start": 0,
        "week_start": 6,
        "date_order": DateOrder.MONTH_FIRST,
        "lock_minutes": 10,
        "animation": "off",
        "mouse": "on",
    }
    found = update_configuration(file, change)
    assert found == with_settings(Configuration(), change)
    assert read_configuration(file) == (found, ())
    assert 'week_start = "sunday"' in file.read_text()


def test_comments_order_and_unknown_keys_stay_byte_for_byte(file: Path) -> None:
    by_hand(file)
    update_configuration(file, {"theme": "calm-light", "day_start": 5})
    text = file.read_text()
    for line in BY_HAND.splitlines():
        if "nord" not in line:
            assert line in text.splitlines()
    assert 'theme = "calm-light"   # for the evening\n' in text
    assert "day_start = 5\n" in text
    update_configuration(file, {"theme": "nord", "day_start": None})
    assert file.read_text() == BY_HAND


def test_none_removes_a_setting_and_the_usual_value_holds(file: Path) -> None:
    by_hand(file, "day_start = 6\nweek_start = 'sunday'\n")
    assert update_configuration(file, {"day_start": None}) == Configuration(week_start=6)
    assert file.read_text() == "week_start = 'sunday'\n"


def test_a_setting_that_comes_and_goes_leaves_no_trace(file: Path) -> None:
    by_hand(file, "# mine\n[keys]\n")
    for _ in range(3):
        update_configuration(file, {"theme": "nord"})
        update_configuration(file, {"theme": None})
    assert file.read_text() == "# mine\n[keys]\n"


def test_nothing_is_written_when_nothing_changes(file: Path) -> None:
    by_hand(file)
    version = file.stat().st_ino
    update_configuration(file, {"theme": "nord"})
    assert file.stat().st_ino == version


def test_a_file_that_is_no_toml_is_refused_with_a_sentence_and_left_as_it_is(file: Path) -> None:
    by_hand(file, "theme = \n")
    with pytest.raises(SaveError, match=r"Nothing was written to .*config\.toml:1") as refused:
        update_configuration(file, {"theme": "nord"})
    assert refused.value.brief.startswith("config.toml:1")
    assert file.read_text() == "theme = \n"


@pytest.mark.parametrize(
    "change",
    [
        {"day_start": 13},
        {"time_zone": "Mars/Olympus"},
        {"lock_minutes": 0},
        {"animation": "maybe"},
        {"mouse": True},
        {"week_start": 7},
        {"keys": {"today": "x"}},
        {"colour": "blue"},
    ],
)
def test_a_value_that_would_not_be_read_again_is_not_written(
    file: Path, change: dict[str, object]
) -> None:
    with pytest.raises(InputError):
        update_configuration(file, change)
    assert not file.parent.exists()


def test_a_linked_file_stays_a_link(file: Path, tmp_path: Path) -> None:
    by_hand(file, "")
    real = tmp_path / "dotfiles.toml"
    real.write_text(BY_HAND)
    file.unlink()
    file.symlink_to(real)
    update_configuration(file, {"theme": "calm-light"})
    assert file.is_symlink()
    assert "calm-light" in real.read_text()


def test_writers_take_turns_and_a_busy_folder_is_named(file: Path) -> None:
    file.parent.mkdir(parents=True)
    with locked(file.parent), pytest.raises(SaveError, match=r"The configuration .* is being"):
        update_configuration(file, {"theme": "nord"}, wait=0.05)
    settings = {"theme": "nord", "day_start": 6, "mouse": "on", "lock_minutes": 9}
    writers = [
        threading.Thread(target=update_configuration, args=(file, {key: value}))
        for key, value in settings.items()
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert held_settings(file) == settings


def test_a_place_that_cannot_be_written_is_said_with_its_own_way_out(tmp_path: Path) -> None:
    (tmp_path / "stands-in-the-way").write_text("")
    with pytest.raises(SaveError, match="name another file with THERAPY_TUI_CONFIG"):
        update_configuration(tmp_path / "stands-in-the-way" / "config.toml", {"theme": "nord"})


@pytest.mark.parametrize("name", ["SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"])
def test_auto_is_off_over_ssh_and_on_elsewhere(name: str) -> None:
    assert switched_on("auto", {})
    assert not switched_on("auto", {name: "x"})
    assert switched_on("on", {name: "x"})
    assert not switched_on("off", {})
