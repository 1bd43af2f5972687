"""``check``: every fault of every file."""

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Command, write


def test_a_journal_that_does_not_exist_has_no_faults(answer: Command, folder: Path) -> None:
    done = answer("check")
    assert done.code == 0
    assert done.out == f"There is no entry in {folder} yet; nothing is wrong.\n"


def test_without_faults_it_says_what_could_be_read(answer: Command) -> None:
    answer("log", "--date", "2025-10-31", "6")
    answer("log", "--date", "2025-11-01", "6")
    answer("log", "--date", "2025-11-02", "6")
    done = answer("check")
    assert (done.code, done.out) == (0, "2 months with 3 days can be read; nothing is wrong.\n")


def test_every_fault_of_every_file_is_named_with_its_line(
    answer: Command, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer("log", "--date", "2025-09-01", "6")
    files = [
        write(folder / "2025-10.toml", "format = 1\n[2025-10-01]\nmood = 14\nsleep = 'x'\n"),
        write(folder / "2025-11.toml", "format = 1\n[2025-11-01\nmood = 4\n"),
        write(folder / "profile.toml", "frequency = 'hourly'\n"),
    ]
    for file in files:
        file.chmod(0o600)
    write(tmp_path / "config.toml", "\nday_strat = 5\n")
    monkeypatch.setenv("THERAPY_TUI_CONFIG", str(tmp_path / "config.toml"))
    done = answer("check")
    assert (done.code, done.err) == (1, "")
    lines = done.out.splitlines()
    for place in (
        "2025-10.toml:3",
        "2025-10.toml:4",
        "2025-11.toml:2",
        "profile.toml:1",
        "config.toml:2",
    ):
        assert sum(line.startswith(f"{place}:") for line in lines) == 1
    assert len(lines) == 5


def test_json_lists_the_same_faults(answer: Command, folder: Path) -> None:
    answer("log", "--date", "2025-10-01", "6")
    file = folder / "2025-10.toml"
    file.write_text(file.read_text().replace("mood = 6", "mood = 14\nsleep = 2"))
    found = answer("check", "--json")
    assert found.code == 1
    assert (found.json["months"], found.json["days"]) == (1, 1)
    (fault,) = found.json["faults"]
    assert fault["file"] == str(file)
    assert (fault["line"], fault["day"], fault["key"]) == (4, "2025-10-01", "mood")
    assert fault["blocks"] is False


def test_files_that_others_can_read_are_a_fault(answer: Command, folder: Path) -> None:
    answer("log", "--date", "2025-10-01", "6")
    os.chmod(folder / "2025-10.toml", 0o644)  # noqa: PTH101
    done = answer("check")
    assert done.code == 1
    assert "2025-10.toml" in done.out


def test_a_file_that_holds_the_passphrase_is_for_the_owner_alone(
    answer: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = write(tmp_path / "passphrase", "correct horse\n")
    secret.chmod(0o640)
    monkeypatch.setenv("THERAPY_TUI_PASSPHRASE_FILE", str(secret))
    done = answer("check")
    assert done.code == 1
    assert done.out == (
        "passphrase: others on this machine may open it (mode 0640). Make it private: "
        f"chmod 600 {secret}\n"
    )
    secret.chmod(0o400)
    assert answer("check").code == 0


def test_a_passphrase_that_comes_through_a_pipe_is_nobodys_to_find(
    answer: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe, 0o644)
    monkeypatch.setenv("THERAPY_TUI_PASSPHRASE_FILE", str(pipe))
    assert answer("check").code == 0


def test_a_control_character_in_a_fault_is_shown_as_a_sign(answer: Command, folder: Path) -> None:
    answer("log", "--date", "2025-10-01", "6")
    file = folder / "2025-10.toml"
    file.write_text(file.read_text().replace("mood = 6", 'mood = "\\u001b[31m"'))
    done = answer("check")
    assert "\x1b" not in done.out


def test_a_theme_and_a_key_that_the_app_cannot_use_are_faults_too(
    answer: Command, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    configuration = write(tmp_path / "config.toml", 'theme = "calm-drak"\n[keys]\nundo = "h"\n')
    monkeypatch.setenv("THERAPY_TUI_CONFIG", str(configuration))
    done = answer("check")
    assert done.code == 1
    assert "There is no theme 'calm-drak'; did you mean calm-dark?" in done.out
    assert "'h' for undo is taken by history" in done.out
    assert done.out.count("config.toml: ") == 2
