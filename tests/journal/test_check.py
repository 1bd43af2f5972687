"""``check`` names every fault of every file, and what others could open."""

import os
import pwd
from datetime import date
from pathlib import Path

import pytest

from tests.encrypted import PASSPHRASE, give_identity
from therapy_tui.domain.clock import Clock
from therapy_tui.journal.store import Journal


@pytest.fixture
def journal(folder: Path, clock: Clock) -> Journal:
    folder.mkdir(mode=0o700)
    return Journal(folder, clock)


def write(folder: Path, name: str, text: str, mode: int = 0o600) -> Path:
    path = folder / name
    path.write_text(text)
    path.chmod(mode)
    return path


def test_a_sound_journal_has_no_faults(journal: Journal, folder: Path) -> None:
    write(folder, "2026-11.toml", "format = 1\n\n[2026-11-17]\nmood = 7\n")
    write(folder, "profile.toml", 'format = 1\nsupport = "Ana"\n')
    write(folder, "2026-11-plans.toml", "nonsense", 0o644)

    assert journal.check() == ()


def test_a_second_version_of_a_file_is_a_fault_and_so_is_its_mode(
    journal: Journal, folder: Path
) -> None:
    copy = write(folder, "2026-11 (conflicted copy 2026-11-23 210400).toml", "nonsense", 0o644)

    second, loose = journal.check()

    assert "a second version of 2026-11.toml" in second.text
    assert "merge --copies" in second.text
    assert "644" in loose.text
    assert second.file == loose.file == copy


def test_what_is_still_plain_in_an_encrypted_journal_is_named(
    journal: Journal, folder: Path
) -> None:
    give_identity(folder)
    journal.vault.unlock(PASSPHRASE)
    journal.update(date(2026, 11, 17), {"mood": 7})
    assert journal.check() == ()
    (folder / "backups").mkdir(mode=0o700)
    month = write(folder, "2026-10.toml", "[2026-10-17]\nmood = 7\n")
    profile = write(folder, "profile.toml", 'support = "Ana"\n')
    backup = write(folder / "backups", "2026-10.2026-10-17T210400.toml", "[2026-10-17]\n")

    faults = journal.check()

    assert {fault.file for fault in faults} == {month, profile, backup}
    assert all("not encrypted" in fault.text for fault in faults)
    journal.encrypt()
    assert journal.check() == ()


def test_every_fault_of_every_file_is_named_with_file_and_line(
    journal: Journal, folder: Path
) -> None:
    write(folder, "2026-09.toml", "[2026-09-31]\nmood = 1\n")
    write(folder, "2026-10.toml", "mood\n")
    write(folder, "2026-11.toml", "[2026-11-17]\nmood = 14\nsleep = 'x'\n")
    write(folder, "profile.toml", "frequency = 3\n")

    places = [fault.place for fault in journal.check()]

    assert [place.split(":")[:2] for place in places] == [
        ["2026-09.toml", "1"],
        ["2026-10.toml", "1"],
        ["2026-11.toml", "2"],
        ["2026-11.toml", "3"],
        ["profile.toml", "1"],
    ]


def test_looser_modes_are_named_with_the_way_to_narrow_them(journal: Journal, folder: Path) -> None:
    folder.chmod(0o755)
    month = write(folder, "2026-11.toml", "", 0o640)
    profile = write(folder, "profile.toml", "", 0o606)
    (folder / "backups").mkdir(mode=0o755)

    said = [str(fault) for fault in journal.check()]

    assert len(said) == 4
    assert "(mode 0755)" in said[0]
    assert said[0].endswith(f"chmod 700 {folder}")
    assert said[1].endswith(f"chmod 700 {folder / 'backups'}")
    assert said[2].endswith(f"chmod 600 {month}")
    assert said[3].endswith(f"chmod 600 {profile}")


def test_what_others_may_change_is_named_as_such(journal: Journal, folder: Path) -> None:
    folder.chmod(0o770)
    month = write(folder, "2026-11.toml", "", 0o620)
    (folder / "backups").mkdir(mode=0o700)
    backup = write(folder / "backups", "2026-11.2026-11-23T210400.toml", "", 0o646)

    said = [str(fault) for fault in journal.check()]

    assert said == [
        "journal: others on this machine may open and change it (mode 0770). Make it private: "
        f"chmod 700 {folder}",
        "2026-11.toml: others on this machine may open and change it (mode 0620). The next save "
        f"makes it private, or do it now: chmod 600 {month}",
        f"{backup.name}: others on this machine may open and change it (mode 0646). Make it "
        f"private: chmod 600 {backup}",
    ]


def test_what_belongs_to_someone_else_is_named_with_its_owner(
    journal: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "backups").mkdir(mode=0o700)
    files = [
        folder,
        folder / "backups",
        write(folder, "2026-11.toml", ""),
        write(folder, "profile.toml", ""),
        write(folder / "backups", "2026-11.2026-11-23T210400.toml", ""),
    ]
    owner = pwd.getpwuid(os.getuid()).pw_name
    monkeypatch.setattr("os.geteuid", lambda: 4_000_000)

    faults = journal.check()

    assert [fault.file for fault in faults] == files
    assert [str(fault) for fault in faults] == [
        f"{path.name}: it belongs to {owner}, who can read and change it. Make it your own: "
        f"sudo chown 4000000 {path}"
        for path in files
    ]


def test_backups_that_cannot_be_listed_are_a_fault(journal: Journal, folder: Path) -> None:
    write(folder, "backups", "no folder")

    assert [str(fault) for fault in journal.check()] == [
        "backups: cannot be read: a part of the path is a file, not a folder. It is left as it is."
    ]


def test_looser_modes_are_no_reason_to_refuse_and_the_next_save_narrows_the_file(
    journal: Journal, folder: Path, clock: Clock
) -> None:
    folder.chmod(0o755)
    write(folder, "2026-11.toml", "", 0o666)

    journal.update(clock.today(), {"mood": 5})

    (fault,) = journal.check()
    assert fault.file == folder


def test_a_link_to_a_private_file_is_private(
    journal: Journal, folder: Path, tmp_path: Path
) -> None:
    write(tmp_path, "november.toml", "")
    (folder / "2026-11.toml").symlink_to("../november.toml")

    assert journal.check() == ()


def test_checking_reads_a_file_at_most_once(journal: Journal, folder: Path) -> None:
    write(folder, "2026-11.toml", "[2026-11-17]\nmood = 14\n")

    journal.check()
    journal.check()

    assert journal.reads == 1
