"""Where the journal and the configuration are looked for."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from platformdirs import user_config_path, user_data_path

from therapy_tui.journal.folders import configuration_file, journal_folder


def test_the_option_wins_over_the_environment(tmp_path: Path) -> None:
    environ = {"THERAPY_TUI_JOURNAL": str(tmp_path / "b")}

    assert journal_folder(str(tmp_path / "a"), environ) == tmp_path / "a"
    assert journal_folder(None, environ) == tmp_path / "b"


def test_an_empty_name_is_no_name(tmp_path: Path) -> None:
    assert journal_folder("", {"THERAPY_TUI_JOURNAL": ""}) == journal_folder(None, {})


def test_a_tilde_is_the_home_folder(tmp_path: Path) -> None:
    home = Path.home()

    assert journal_folder("~/days", {}) == home / "days"
    assert journal_folder(None, {"THERAPY_TUI_JOURNAL": "~/days"}) == home / "days"


def test_the_journal_is_in_the_systems_folder_for_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")

    folder = journal_folder(None, {})

    assert (folder.parent.name, folder.name) == ("therapy-tui", "journal")
    assert not folder.exists()


def test_the_configuration_can_be_named_by_the_environment(tmp_path: Path) -> None:
    named = {"THERAPY_TUI_CONFIG": str(tmp_path / "mine.toml")}

    assert configuration_file(named) == tmp_path / "mine.toml"
    assert configuration_file({}).parts[-2:] == ("therapy-tui", "config.toml")


HERE: list[str | None] = [None, "", "/", "/home/a", "/home/a/", "//b/./c", "d/e", " ", "~/f"]


@pytest.mark.parametrize("home", HERE)
@pytest.mark.parametrize("named", HERE)
def test_the_usual_places_are_those_of_platformdirs(
    home: str | None, named: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"HOME": home, "XDG_DATA_HOME": named, "XDG_CONFIG_HOME": named}.items():
        monkeypatch.delenv(name, raising=False)
        if value is not None:
            monkeypatch.setenv(name, value)

    data = user_data_path("therapy-tui", appauthor=False)
    configuration = user_config_path("therapy-tui", appauthor=False)

    assert str(journal_folder(None, {})) == str(data / "journal")
    assert str(configuration_file({})) == str(configuration / "config.toml")


@pytest.mark.parametrize(
    ("platform", "variables"),
    [
        ("darwin", {}),
        ("linux", {"ANDROID_ROOT": "/system"}),
        ("linux", {"HOME": "d"}),
        ("linux", {"XDG_DATA_HOME": "d/e", "XDG_CONFIG_HOME": "d/e"}),
    ],
)
def test_what_is_out_of_the_ordinary_is_asked_of_platformdirs(
    platform: str, variables: Mapping[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", platform)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: Path("/data"))
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: Path("/config"))

    assert journal_folder(None, {}) == Path("/data/journal")
    assert configuration_file({}) == Path("/config/config.toml")
