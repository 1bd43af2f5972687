"""``backups``: the earlier versions of each month and of the profile."""

from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Command, one_sentence, write
from tests.encrypted import give_identity, passphrase_file
from therapy_tui.journal.folders import PASSPHRASE_VARIABLE

TWO_DAYS = "[2025-10-01]\nmood = 6\n[2025-10-02]\nmood = 7\n"


def backup(folder: Path, name: str, text: str) -> Path:
    return write(folder / "backups" / name, text)


def test_without_backups_it_says_where_they_would_be(answer: Command, folder: Path) -> None:
    done = answer("backups")
    assert (done.code, done.err) == (0, "")
    assert done.out == f"There is no backup in {folder / 'backups'} yet.\n"
    assert "no backup of October 2025 in" in answer("backups", "2025-10").out
    assert "no backup of the profile in" in answer("backups", "profile").out
    assert not folder.exists()


def test_they_stand_by_month_newest_first_with_days_and_size(answer: Command, folder: Path) -> None:
    backup(folder, "2025-10.2025-10-02T090500.toml", TWO_DAYS)
    backup(folder, "2025-10.2025-10-03T210400.toml", "[2025-10-01]\nmood = 6\n")
    backup(folder, "2025-09.2025-10-01T080000.toml", "")
    backup(folder, "profile.2025-10-01T080000.toml", "support = 'Ada'\n")
    backup(folder, "2025-10.mine.toml", "")
    done = answer("backups")
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "October 2025\n"
        "1  Fri 3 Oct 2025 21:04   1 day  22 bytes\n"
        "2  Thu 2 Oct 2025 09:05  2 days  44 bytes\n"
        "\n"
        "September 2025\n"
        "1  Wed 1 Oct 2025 08:00  0 days  0 bytes\n"
        "\n"
        "Profile\n"
        "1  Wed 1 Oct 2025 08:00    16 bytes\n"
    )


def test_one_month_alone(answer: Command, folder: Path) -> None:
    backup(folder, "2025-10.2025-10-02T090500.toml", TWO_DAYS)
    backup(folder, "profile.2025-10-01T080000.toml", "")
    assert "Profile" not in answer("backups", "2025-10").out
    assert "October" not in answer("backups", "profile").out


def test_what_cannot_be_restored_and_what_is_dated_in_the_future_say_so(
    answer: Command, folder: Path, today: date
) -> None:
    backup(folder, "2025-10.2025-10-02T090500.toml", "mood = = 3\n")
    backup(folder, f"2025-10.{today.year + 5}-01-01T000000.toml", "")
    first, second = answer("backups", "2025-10").out.splitlines()[1:]
    assert first.startswith("1  Thu 2 Oct 2025 09:05")
    assert "  cannot be restored: line 1: " in first
    assert second.endswith("  dated in the future")


def test_json_has_the_same(answer: Command, folder: Path) -> None:
    file = backup(folder, "2025-10.2025-10-02T090500.toml", TWO_DAYS)
    backup(folder, "profile.2025-10-01T080000.toml", "mood = = 3\n")
    month, profile = answer("backups", "--json").json
    assert month == {
        "of": "2025-10",
        "number": 1,
        "made": "2025-10-02T09:05:00",
        "file": str(file),
        "size": 44,
        "days": 2,
        "problem": None,
    }
    assert (profile["of"], profile["days"]) == ("profile", None)
    assert profile["problem"].startswith("line 1: ")
    assert answer("backups", "2025-09", "--json").json == []


@pytest.mark.parametrize("word", ["2025-13", "october", "2025", "2025-10-01", ""])
def test_what_is_no_month_is_refused_in_a_sentence(answer: Command, word: str) -> None:
    for command in ("backups", "restore"):
        done = answer(command, word)
        assert (done.code, done.out) == (2, "")
        assert "is no month; use YYYY-MM, profile or import." in done.err
        assert one_sentence(done.err)


def test_an_encrypted_journal_lists_them_with_its_passphrase(
    answer: Command, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_identity(folder)
    locked = answer("backups")
    assert (locked.code, locked.out) == (2, "")
    assert one_sentence(locked.err)
    monkeypatch.setenv(PASSPHRASE_VARIABLE, str(passphrase_file(tmp_path)))
    for mood in ("6", "7"):
        answer("log", "--date", "2025-10-01", mood)
    (listed,) = answer("backups", "--json").json
    assert (listed["days"], listed["problem"]) == (1, None)
    assert listed["file"].endswith(".toml.age")
    assert Path(listed["file"]).stat().st_size == listed["size"]
