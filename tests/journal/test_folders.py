"""Where the journal and the configuration are looked for."""

from pathlib import Path

import pytest

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
