"""How the files of a journal lie on disk, plain and encrypted."""

import errno
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.encrypted import IDENTITY_FILE, PASSPHRASE, give_identity
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.errors import JournalError, SaveError
from therapy_tui.domain.profile import Profile
from therapy_tui.journal import files
from therapy_tui.journal.age import Identity, is_age, read_identity
from therapy_tui.journal.key import LockedError
from therapy_tui.journal.names import encrypted_name
from therapy_tui.journal.store import Journal
from therapy_tui.journal.vault import Vault

TODAY = date(2026, 11, 23)
LAST_MONTH = date(2026, 10, 31)


@pytest.fixture
def journal(folder: Path, clock: Clock) -> Journal:
    """An unlocked, encrypted journal with two days and a profile."""
    give_identity(folder)
    made = Journal(folder, clock)
    made.vault.unlock(PASSPHRASE)
    made.update(TODAY, {"mood": 6, "note": "secret words"})
    made.update(LAST_MONTH, {"sleep": 2})
    made.update_profile({"support": "call Ana"})
    return made


def words_on_disk(folder: Path) -> list[Path]:
    """The files whose bytes hold something a person wrote."""
    secrets = (b"secret", b"mood", b"Ana")
    return [
        path
        for path in folder.rglob("*")
        if path.is_file() and any(word in path.read_bytes() for word in secrets)
    ]


def test_what_is_written_to_an_encrypted_journal_is_encrypted_and_read_again(
    journal: Journal, folder: Path, clock: Clock
) -> None:
    again = Journal(folder, clock)
    again.vault.unlock(PASSPHRASE)

    assert again.read(LAST_MONTH, TODAY).days[TODAY].values == {"mood": 6, "note": "secret words"}
    assert again.read_profile().profile.support == "call Ana"
    assert sorted(path.name for path in folder.iterdir()) == [
        "2026-10.toml.age",
        "2026-11.toml.age",
        "identity.age",
        "profile.toml.age",
    ]
    assert words_on_disk(folder) == []
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}


def test_backups_of_an_encrypted_journal_are_encrypted(journal: Journal, folder: Path) -> None:
    journal.update(TODAY, {"mood": 7})

    kept = [*(folder / "backups").iterdir()]
    assert kept
    assert all(is_age(path.read_bytes()) for path in kept)
    assert words_on_disk(folder) == []


def test_without_the_passphrase_nothing_is_read_and_nothing_is_written(
    journal: Journal, folder: Path, clock: Clock
) -> None:
    before = {path: path.read_bytes() for path in folder.iterdir()}
    locked = Journal(folder, clock)

    reading = locked.read(LAST_MONTH, TODAY)
    assert not reading.days
    assert "is encrypted and locked" in str(reading.faults[0])
    assert locked.read_profile().profile.support == Profile().support
    assert not locked.is_new()
    for save in (
        lambda: locked.update(TODAY, {"mood": 1}),
        lambda: locked.update(date(2026, 9, 1), {"mood": 1}),
        lambda: locked.update_profile({"support": "x"}),
    ):
        with pytest.raises(LockedError) as caught:
            save()
        assert caught.value.exit_code == 2
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_a_wrong_passphrase_is_told_and_leaves_the_journal_locked(journal: Journal) -> None:
    other = Journal(journal.folder, journal.clock)

    with pytest.raises(JournalError, match="That passphrase does not open"):
        other.vault.unlock("correct house")

    assert other.vault.locked


def test_a_missing_identity_is_named_and_nothing_plain_is_written_beside_the_months(
    journal: Journal, folder: Path, clock: Clock
) -> None:
    (folder / "identity.age").rename(folder.parent / "elsewhere.age")

    for each in (journal, Journal(folder, clock)):
        assert each.vault.encrypted
        with pytest.raises(LockedError, match=r"identity\.age, which opens it, is not there"):
            each.update(date(2026, 9, 1), {"mood": 1})
    assert not [*folder.glob("*.toml")]

    (folder.parent / "elsewhere.age").rename(folder / "identity.age")
    assert journal.update(TODAY, {"mood": 8}).after.mood == 8


def moved_away(folder: Path) -> None:
    folder.rename(folder.with_name("unmounted"))


def emptied(folder: Path) -> None:
    moved_away(folder)
    folder.mkdir(mode=0o700)


@pytest.mark.parametrize("goes", [moved_away, emptied])
def test_a_journal_opened_as_an_encrypted_one_is_never_made_anew_as_a_plain_one(
    journal: Journal, folder: Path, goes: Callable[[Path], None]
) -> None:
    goes(folder)

    assert journal.vault.encrypted
    for save in (
        lambda: journal.update(TODAY, {"note": "secret"}),
        lambda: journal.update_profile({"support": "call Ana"}),
    ):
        with pytest.raises(LockedError, match="is not there"):
            save()
    assert folder.exists() == (goes is emptied)
    assert not [*folder.glob("*")]
    kept = journal.vault.armoured(b"secret")
    assert kept is not None
    made = read_identity(IDENTITY_FILE, PASSPHRASE, folder)
    assert made.decrypt(kept.encode(), folder) == b"secret"

    if folder.exists():
        folder.rmdir()
    folder.with_name("unmounted").rename(folder)
    assert journal.update(TODAY, {"mood": 8}).after.mood == 8


def test_what_cannot_be_looked_at_stays_an_encrypted_journal(
    journal: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "no")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "stat", refuse)
        assert journal.vault.encrypted
        assert journal.vault.armoured(b"secret") is not None
        assert not Vault(folder).encrypted


def test_a_journal_decrypted_elsewhere_is_a_plain_one_and_its_identity_is_forgotten(
    journal: Journal, folder: Path, clock: Clock
) -> None:
    other = Journal(folder, clock)
    other.vault.unlock(PASSPHRASE)
    other.decrypt()

    assert not journal.vault.encrypted
    assert journal.vault.armoured(b"words") is None
    assert not journal.vault.was_opened
    for month in folder.glob("2026-*.toml"):
        month.unlink()
    (folder / "profile.toml").unlink()
    assert journal.update(TODAY, {"mood": 3}).after.mood == 3
    assert (folder / "2026-11.toml").exists()


def test_a_file_that_changes_its_form_while_it_is_read_is_read_in_the_other(
    journal: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A switch in another process takes the old form away between looking and opening."""
    path = folder / "2026-11.toml"
    reader = Journal(folder, journal.clock)
    reader.vault.unlock(PASSPHRASE)
    read = files.read

    def late(file: Path) -> tuple[bytes, files.Signature]:
        if file == encrypted_name(path):
            path.write_bytes(b"[2026-11-23]\nmood = 9\n")
            file.unlink()
        return read(file)

    monkeypatch.setattr(files, "read", late)

    assert reader.read(TODAY, TODAY).days[TODAY].mood == 9


def test_an_identity_that_is_replaced_locks_the_journal(journal: Journal, folder: Path) -> None:
    other = Identity.made()
    (folder / "identity.age").write_bytes(other.encrypt(b"no passphrase"))

    assert journal.vault.locked
    with pytest.raises(LockedError):
        journal.update(TODAY, {"mood": 8})


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is no age file"),
        (b"mood = 3\n", "is no age file"),
        (IDENTITY_FILE[:100], "cannot be opened: it is cut off"),
    ],
)
def test_a_broken_identity_is_a_sentence(folder: Path, content: bytes, said: str) -> None:
    give_identity(folder).write_bytes(content)

    with pytest.raises(JournalError, match=said):
        Vault(folder).unlock(PASSPHRASE)


@pytest.mark.parametrize("damage", ["cut", "changed", "foreign"])
def test_a_damaged_month_is_named_and_stays_and_the_others_work(
    journal: Journal, folder: Path, clock: Clock, damage: str
) -> None:
    file = folder / "2026-11.toml.age"
    data = file.read_bytes()
    broken = {
        "cut": data[:-4],
        "changed": data[:-4] + b"\0\1\2\3",
        "foreign": Identity.made().encrypt(b"[2026-11-01]\nmood = 1\n"),
    }[damage]
    file.write_bytes(broken)

    reading = journal.read(LAST_MONTH, TODAY)

    assert list(reading.days) == [LAST_MONTH]
    (fault,) = reading.faults
    assert fault.blocks
    assert "cannot be decrypted" in fault.text
    with pytest.raises(SaveError, match="cannot be decrypted"):
        journal.update(TODAY, {"mood": 8})
    assert file.read_bytes() == broken


def test_a_plain_month_in_an_encrypted_journal_is_read_and_encrypted_by_the_next_save(
    journal: Journal, folder: Path
) -> None:
    plain = folder / "2026-09.toml"
    plain.write_text("# mine\n[2026-09-01]\nmood = 3\n", encoding="utf-8")

    assert journal.read(date(2026, 9, 1), TODAY).days[date(2026, 9, 1)].mood == 3
    journal.update(date(2026, 9, 2), {"mood": 4})

    assert not plain.exists()
    assert journal.vault.read(plain)[0] == (
        b"# mine\n[2026-09-01]\nmood = 3\n\n[2026-09-02]\nmood = 4\n"
    )


def test_a_plain_twin_that_says_something_else_is_never_removed(
    journal: Journal, folder: Path
) -> None:
    plain = folder / "2026-11.toml"
    plain.write_text("[2026-11-23]\nmood = 1\n", encoding="utf-8")

    journal.update(TODAY, {"mood": 7})

    assert journal.read(TODAY, TODAY).days[TODAY].mood == 7
    assert plain.read_text(encoding="utf-8") == "[2026-11-23]\nmood = 1\n"


def test_a_linked_month_stays_where_its_link_leads_when_it_is_encrypted(
    journal: Journal, folder: Path, tmp_path: Path
) -> None:
    cloud = tmp_path / "cloud"
    cloud.mkdir()
    (cloud / "september.toml").write_text("[2026-09-01]\nmood = 3\n", encoding="utf-8")
    (folder / "2026-09.toml").symlink_to(cloud / "september.toml")

    journal.update(date(2026, 9, 1), {"mood": 4})

    twin = folder / "2026-09.toml.age"
    assert twin.is_symlink()
    assert [path.name for path in cloud.iterdir()] == ["september.toml.age"]
    assert journal.read(date(2026, 9, 1), TODAY).days[date(2026, 9, 1)].mood == 4


def test_an_encrypted_file_in_a_plain_journal_blocks_its_month_only(
    journal: Journal, folder: Path, tmp_path: Path, clock: Clock
) -> None:
    plain = Journal(tmp_path / "plain", clock)
    plain.update(TODAY, {"mood": 5})
    stray = encrypted_name(plain.folder / "2026-10.toml")
    stray.write_bytes((folder / "2026-10.toml.age").read_bytes())

    reading = plain.read(LAST_MONTH, TODAY)

    assert not plain.vault.encrypted
    assert list(reading.days) == [TODAY]
    assert "is encrypted, and" in str(reading.faults[0])
    with pytest.raises(SaveError, match="is encrypted, and"):
        plain.update(LAST_MONTH, {"mood": 1})
    assert plain.update(TODAY, {"mood": 6}).after.mood == 6


def test_a_real_identity_is_opened_by_its_passphrase_alone() -> None:
    made = Identity.made()
    kept = made.kept("hunter two")

    assert is_age(kept)
    assert b"AGE-SECRET-KEY" not in kept
    again = read_identity(kept, "hunter two", Path("identity.age"))
    assert again.decrypt(made.encrypt(b"words"), Path("x")) == b"words"
