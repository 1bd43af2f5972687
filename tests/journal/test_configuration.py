"""The configuration: what it may say, and what happens when it says something else."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from therapy_tui.domain.calendar import DateOrder
from therapy_tui.domain.clock import Clock
from therapy_tui.journal.configuration import Configuration, read_configuration


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def problem(file: Path) -> str:
    """The one fault of a configuration."""
    (fault,) = read_configuration(file)[1]
    return str(fault)


def test_no_file_is_the_usual_configuration(file: Path) -> None:
    assert read_configuration(file) == (Configuration(), ())
    assert not file.exists()


def test_every_setting_is_read(file: Path) -> None:
    file.write_text(
        'theme = "nord"\ntime_zone = "Europe/Berlin"\nday_start = 0\nweek_start = "Sunday"\n'
        'date_order = "Month-Day"\n'
        'lock_minutes = 10\nanimation = "on"\nmouse = "off"\n[keys]\n"today.note" = "ctrl+n"\n'
    )

    found, faults = read_configuration(file)

    assert faults == ()
    assert found == Configuration(
        "nord",
        "Europe/Berlin",
        0,
        6,
        DateOrder.MONTH_FIRST,
        10,
        "on",
        "off",
        {"today.note": "ctrl+n"},
    )


def test_days_begin_at_four_and_weeks_and_dates_follow_the_locale_unless_configured(
    file: Path,
) -> None:
    file.write_text("")

    found, _ = read_configuration(file)

    assert found.day_start == 4
    british, american = {"LANG": "en_GB.UTF-8"}, {"LANG": "en_US.UTF-8"}
    assert (found.first_weekday(british), found.first_weekday(american)) == (0, 6)
    assert found.spoken_order(british) is DateOrder.DAY_FIRST
    assert found.spoken_order(american) is DateOrder.MONTH_FIRST


def test_what_is_configured_holds_in_every_locale(file: Path) -> None:
    file.write_text('week_start = "monday"\ndate_order = "day-month"\n')

    found, _ = read_configuration(file)

    assert found.first_weekday({"LANG": "en_US.UTF-8"}) == 0
    assert found.spoken_order({"LANG": "en_US.UTF-8"}) is DateOrder.DAY_FIRST


def test_the_clock_follows_the_time_zone_and_the_days_start(file: Path) -> None:
    file.write_text('time_zone = "Asia/Tokyo"\nday_start = 6\n')
    late = datetime(2026, 11, 22, 20, 30, tzinfo=UTC)  # 05:30 on the 23rd in Tokyo

    clock = read_configuration(file)[0].clock(lambda: late)

    assert clock.today().isoformat() == "2026-11-22"
    assert clock.calendar_date().isoformat() == "2026-11-23"


def test_without_a_time_zone_the_machines_own_holds() -> None:
    assert Configuration().clock() == Clock()


def test_an_unknown_setting_is_reported_with_the_nearest_one(file: Path) -> None:
    file.write_text('theme = "nord"\n\nday_strat = 5\n')

    assert problem(file).startswith("config.toml:3: there is no setting 'day_strat'; did you mean")
    assert "day_start?" in problem(file)
    assert read_configuration(file)[0].theme == "nord"


def test_an_unknown_setting_like_no_other_is_reported_with_all_there_are(file: Path) -> None:
    file.write_text("zzz = 1\n")

    assert "theme, time_zone, day_start, week_start, date_order, lock_minutes, " in problem(file)


@pytest.mark.parametrize(
    "line",
    [
        "theme = 3",
        'theme = " "',
        'time_zone = "Europe/Berln"',
        'time_zone = "Europe"',
        'time_zone = "../../etc/passwd"',
        "time_zone = 1",
        "day_start = 13",
        "day_start = -1",
        "day_start = true",
        'day_start = "4"',
        'week_start = "someday"',
        "week_start = 0",
        "lock_minutes = 0",
        "lock_minutes = 1441",
        "lock_minutes = true",
        'lock_minutes = "ten"',
        "keys = 1",
    ],
)
def test_a_bad_value_falls_back_with_a_message(file: Path, line: str) -> None:
    file.write_text(f"# mine\n{line}\n")

    assert problem(file).startswith(f"config.toml:2: {line.split(' ', maxsplit=1)[0]}: ")
    assert read_configuration(file)[0] == Configuration()


def test_a_misspelt_time_zone_is_reported_with_the_nearest_one(file: Path) -> None:
    file.write_text('time_zone = "Europe/Berln"\n')

    assert "did you mean Europe/Berlin?" in problem(file)


def test_a_bad_key_leaves_the_other_keys_alone(file: Path) -> None:
    file.write_text('[keys]\ntoday = "f1"\nhistory = 7\n')

    found, _ = read_configuration(file)

    assert found.keys == {"today": "f1"}
    assert problem(file).startswith("config.toml:3: keys, history: 7")


@pytest.mark.parametrize("key", ["t", "?", "é", "f1", "ctrl+t", "ctrl+shift+f12", "t,f2", "+"])
def test_a_key_is_a_sign_or_a_name(file: Path, key: str) -> None:
    file.write_text(f"[keys]\ntoday = '{key}'\n")

    assert read_configuration(file) == (Configuration(keys={"today": key}), ())


@pytest.mark.parametrize("key", ["", " ", "the t key", "\\u001b", "\\u001b[31m", "x\\u202e", "t,"])
def test_what_no_keyboard_sends_is_no_key(file: Path, key: str) -> None:
    file.write_text(f'[keys]\ntoday = "{key}"\n')

    found, _ = read_configuration(file)

    assert found.keys == {}
    assert "is no key; write one" in problem(file)


def test_a_syntax_error_means_the_usual_configuration_and_says_where(file: Path) -> None:
    file.write_text('theme = "nord"\nday_start =\n')

    assert read_configuration(file)[0] == Configuration()
    assert problem(file).startswith("config.toml:2:")


def test_a_byte_that_is_not_utf_8_is_reported_with_its_line(file: Path) -> None:
    file.write_bytes(b'day_start = 5\ntheme = "\xff"\n')

    assert read_configuration(file)[0] == Configuration()
    assert problem(file).startswith("config.toml:2:10: ")


def test_a_byte_order_mark_is_tolerated(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbfday_start = 5\n")

    assert read_configuration(file) == (Configuration(day_start=5), ())


def test_a_folder_in_place_of_the_file_is_reported(file: Path) -> None:
    file.mkdir()

    assert "cannot be read" in problem(file)


def test_a_pipe_in_place_of_the_file_is_not_waited_on(file: Path) -> None:
    os.mkfifo(file)

    assert "no plain file" in problem(file)
