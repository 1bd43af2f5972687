"""``config``: where the settings are and what they are."""

import tomllib
from pathlib import Path

import pytest

from tests.cli.conftest import Command, write
from therapy_tui.cli.config import ABOUT
from therapy_tui.journal.configuration import Configuration, read_configuration


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("THERAPY_TUI_CONFIG", str(tmp_path / "config.toml"))
    return tmp_path / "config.toml"


def test_the_path_is_printed_whether_or_not_the_file_is_there(answer: Command, file: Path) -> None:
    assert answer("config", "path").out == f"{file}\n"
    assert not file.exists()


def test_json_also_names_the_journal(answer: Command, file: Path, tmp_path: Path) -> None:
    found = answer("config", "path", "--json", "--journal", str(tmp_path / "mine")).json
    assert found == {"file": str(file), "journal": str(tmp_path / "mine")}


def test_every_setting_is_shown() -> None:
    assert list(ABOUT) == [*Configuration._fields]


def test_what_is_shown_can_be_pasted_and_means_the_same(
    answer: Command, file: Path, tmp_path: Path
) -> None:
    write(
        file,
        'theme = "night"\ntime_zone = "Europe/Berlin"\nday_start = 5\nweek_start = "sunday"\n'
        'animation = "off"\nmouse = "on"\n'
        '[keys]\nquit = "ctrl+q"\n"day-1" = "b"\n',
    )
    done = answer("config", "show")
    assert (done.code, done.err) == (0, "")
    pasted = write(tmp_path / "pasted.toml", done.out)
    assert read_configuration(pasted) == read_configuration(file)
    assert read_configuration(pasted)[1] == ()


def test_the_usual_settings_are_shown_with_their_defaults(answer: Command, file: Path) -> None:
    out = answer("config", "show").out
    assert f"# Configuration: {file} (not there yet)" in out
    assert "Default: 4.\nday_start = 4\n" in out
    assert 'Default: as the locale has it.\n# week_start = "monday"\n' in out
    assert 'Default: as the locale has it.\n# date_order = "day-month"\n' in out
    assert "Default: the machine's own.\n# time_zone = " in out
    assert tomllib.loads(out) == {
        "day_start": 4,
        "animation": "auto",
        "mouse": "auto",
        "keys": {},
    }


def test_faults_of_the_file_are_comments(answer: Command, file: Path) -> None:
    write(file, "day_start = 30\nthem = 'x'\n")
    done = answer("config", "show")
    assert done.code == 0
    assert "\n# config.toml:1: day_start: 30" in done.out
    assert "\n# config.toml:2: " in done.out
    assert tomllib.loads(done.out)["day_start"] == 4
    found = answer("config", "show", "--json").json
    assert [fault["line"] for fault in found["faults"]] == [1, 2]
    assert found["settings"]["day_start"] == {
        "value": 4,
        "default": 4,
        "about": ABOUT["day_start"],
    }


@pytest.mark.usefixtures("file")
def test_config_alone_is_wrong_usage(answer: Command) -> None:
    done = answer("config")
    assert done.code == 2
    assert done.err == "Missing command. See therapy-tui config --help.\n"


def test_other_commands_tell_what_is_wrong_in_the_configuration(
    answer: Command, file: Path
) -> None:
    write(file, "day_start = 30\n")
    done = answer("log", "6")
    assert done.code == 0
    assert done.err.startswith("config.toml:1: ")


def test_weeks_and_dates_follow_the_locale(answer: Command, file: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LC_TIME", "en_US.UTF-8")
        settings = answer("config", "show", "--json").json["settings"]
        out = answer("config", "show").out
    assert settings["week_start"]["value"] == settings["week_start"]["default"] == "sunday"
    assert settings["date_order"]["value"] == "month-day"
    assert '# week_start = "sunday"\n' in out
    write(file, 'week_start = "monday"\n')
    assert answer("config", "show", "--json").json["settings"]["week_start"]["value"] == "monday"


def test_a_command_says_dates_as_the_locale_does(answer: Command, file: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LC_ALL", "en_US.UTF-8")
        said = answer("show", "2026-11-03").out
        write(file, 'date_order = "day-month"\n')
        configured = answer("show", "2026-11-03").out
    assert said == "There is no entry for Tuesday, November 3, 2026.\n"
    assert configured == "There is no entry for Tuesday 3 November 2026.\n"


def test_a_week_is_shown_from_the_day_it_begins_on_there(answer: Command) -> None:
    def first(locale: str) -> str:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("LC_ALL", locale)
            found: str = answer("show", "2026-11-03", "--week", "--json").json["days"][0]["date"]
            return found

    assert first("de_DE.UTF-8") == "2026-11-02"
    assert first("en_US.UTF-8") == "2026-11-01"
    assert first("ar_EG.UTF-8") == "2026-10-31"
