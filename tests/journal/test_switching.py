"""Encrypting a whole journal and back: the same bytes, however often it is interrupted."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import LONG
from tests.encrypted import IDENTITY_FILE, PASSPHRASE, give_identity, make_identities_quickly
from tests.journal.limits import files_up_to
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.errors import InputError, JournalError, SaveError, TherapyError
from therapy_tui.journal import age, files
from therapy_tui.journal.age import is_age
from therapy_tui.journal.key import LockedError
from therapy_tui.journal.store import Journal

TODAY = date(2026, 11, 23)

TEXTS = {
    "2026-09.toml": "format = 1\r\n\r\n# mine\r\n[2026-09-01]\r\nmood = 3 # hm\r\n",
    "2026-10.toml": "this is [not TOML\n",
    "2026-11.toml": 'format = 1\n\n[2026-11-22]\nmood = 7\nnote = "secret words"\n',
    "2026-11.sync-conflict-20261123-210400-ABCDEFG.toml": "[2026-11-22]\nmood = 6\n",
    "profile.toml": 'format = 1\nsupport = "call Ana"\n',
    "backups/2026-11.2026-11-22T210400.toml": "[2026-11-22]\nmood = 5\n",
    "backups/profile.2026-11-22T210400.toml": 'support = "secret"\n',
}


@pytest.fixture
def plain(folder: Path, clock: Clock) -> Journal:
    """A plain journal with everything a journal can hold."""
    (folder / "backups").mkdir(parents=True)
    for name, text in TEXTS.items():
        (folder / name).write_bytes(text.encode())
    return Journal(folder, clock)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the identity that is made be the one of the tests, which opens at once."""
    make_identities_quickly(monkeypatch)


def unlocked(folder: Path, clock: Clock) -> Journal:
    journal = Journal(folder, clock)
    if journal.vault.locked:
        journal.vault.unlock(PASSPHRASE)
    return journal


def contents(journal: Journal) -> dict[str, str]:
    """Every whole file of the journal by its plain name, with what it says in either form."""
    identity = age.read_identity(IDENTITY_FILE, PASSPHRASE, Path())
    found: dict[str, str] = {}
    for path in journal.folder.rglob("*"):
        name = str(path.relative_to(journal.folder)).removesuffix(".age")
        if path.is_file() and "identity" not in name and files.TEMPORARY not in name:
            data = path.read_bytes()
            opened = identity.decrypt(data, path) if is_age(data) else data
            assert found.setdefault(name, opened.decode()) == opened.decode()
    return found


def forms(folder: Path) -> set[bool]:
    """Whether the journal's files are age files; both while a switch is under way."""
    return {is_age(p.read_bytes()) for p in folder.rglob("*.toml*") if p.is_file()}


@pytest.mark.usefixtures("quick")
def test_all_is_encrypted_and_comes_back_byte_for_byte(plain: Journal, clock: Clock) -> None:
    done = plain.encrypt(PASSPHRASE)

    assert (done.files, done.left) == (len(TEXTS), ())
    assert forms(plain.folder) == {True}
    assert contents(plain) == TEXTS
    files_now = [path for path in plain.folder.rglob("*") if path.is_file()]
    assert all(b"secret" not in path.read_bytes() for path in files_now)
    assert {path.stat().st_mode & 0o777 for path in files_now} == {0o600}
    assert plain.read(TODAY.replace(day=1), TODAY).days[date(2026, 11, 22)].note == "secret words"

    back = unlocked(plain.folder, clock).decrypt()

    assert back is not None
    assert back.files == len(TEXTS)
    assert forms(plain.folder) == {False}
    assert contents(plain) == TEXTS
    assert back.identity.read_bytes() == IDENTITY_FILE
    assert back.identity.parent.name == "backups"
    assert not plain.vault.encrypted


@pytest.mark.usefixtures("quick")
def test_the_passphrase_alone_opens_what_was_made_for_it(folder: Path, clock: Clock) -> None:
    journal = Journal(folder, clock)
    journal.update(TODAY, {"mood": 6})
    journal.encrypt(PASSPHRASE)

    again = Journal(folder, clock)
    with pytest.raises(JournalError):
        again.vault.unlock(PASSPHRASE[:-1])
    again.vault.unlock(PASSPHRASE)
    assert again.read(TODAY, TODAY).days[TODAY].mood == 6


@pytest.mark.usefixtures("quick")
def test_an_empty_folder_can_be_encrypted_before_the_first_day(folder: Path, clock: Clock) -> None:
    journal = Journal(folder, clock)

    assert journal.encrypt(PASSPHRASE).files == 0
    journal.update(TODAY, {"mood": 6})

    assert sorted(p.name for p in folder.iterdir()) == ["2026-11.toml.age", "identity.age"]
    assert not journal.is_new()


FEW = ("2026-09.toml", "2026-11.toml", "profile.toml", "backups/2026-11.2026-11-22T210400.toml")


class Stop(BaseException):
    """The process is killed here."""


@contextmanager
def stopped_at(number: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], int]]:
    """Let the process die before the ``number``-th operation on a file; no later one is done."""
    calls = 0

    def counting(original: Callable[..., object]) -> Callable[..., object]:
        def call(*words: object, **options: object) -> object:
            nonlocal calls
            calls += 1
            if calls >= number:
                raise Stop
            return original(*words, **options)

        return call

    with monkeypatch.context() as patch:
        for name in ("open", "rename", "replace", "unlink", "fsync", "fchmod", "mkdir", "symlink"):
            patch.setattr(os, name, counting(getattr(os, name)))
        yield lambda: calls


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("direction", ["encrypt", "decrypt"])
def test_a_switch_can_be_interrupted_at_any_point_and_run_again(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch, direction: str
) -> None:
    texts = {name: TEXTS[name] for name in FEW}

    def fresh(number: int) -> Journal:
        folder = tmp_path / str(number) / "journal"
        (folder / "backups").mkdir(parents=True)
        for name, text in texts.items():
            (folder / name).write_bytes(text.encode())
        elsewhere = folder.parent / "september.toml"
        (folder / "2026-09.toml").rename(elsewhere)
        (folder / "2026-09.toml").symlink_to(elsewhere)
        journal = Journal(folder, clock)
        if direction == "decrypt":
            journal.encrypt(PASSPHRASE)
        return journal

    def switch(journal: Journal) -> None:
        if direction == "decrypt":
            journal.decrypt()
        else:
            journal.encrypt(PASSPHRASE)

    number, stops = 0, 0
    while True:
        number += 1 if LONG else 4
        journal = fresh(number)
        try:
            with stopped_at(number, monkeypatch) as calls:
                switch(journal)
            assert calls() < number
            break
        except Stop:
            stops += 1
        if direction == "encrypt":
            unfinished = journal.folder.rglob(f"*{files.TEMPORARY}")
            assert all(b"secret" not in path.read_bytes() for path in unfinished)
        # A new process finds every file, in one form or both, and they say the same.
        later = unlocked(journal.folder, clock)
        assert contents(later) == texts
        seen = later.read(date(2026, 9, 1), TODAY)
        assert list(seen.days) == [date(2026, 9, 1), date(2026, 11, 22)]
        if direction == "encrypt" or later.vault.encrypted:
            switch(later)
        assert forms(journal.folder) == {direction == "encrypt"}
        assert contents(later) == texts
        linked = [path.name for path in journal.folder.parent.glob("september*")]
        assert linked == ["september.toml.age" if direction == "encrypt" else "september.toml"]
        assert len([path for path in journal.folder.iterdir() if path.is_symlink()]) == 1
        assert not [*journal.folder.rglob(f"*{files.TEMPORARY}")]
    assert stops > (30 if LONG else 7)


@pytest.mark.usefixtures("quick")
def test_a_full_disk_leaves_the_journal_plain_and_whole(plain: Journal) -> None:
    before = {p: p.read_bytes() for p in plain.folder.rglob("*") if p.is_file()}

    with files_up_to(300), pytest.raises(SaveError):
        plain.encrypt(PASSPHRASE)

    assert {p: p.read_bytes() for p in plain.folder.rglob("*") if p.is_file()} == before
    assert not plain.vault.encrypted


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("direction", ["encrypt", "decrypt"])
def test_twins_that_differ_stop_the_switch_before_anything_is_changed(
    plain: Journal, direction: str
) -> None:
    plain.encrypt(PASSPHRASE)
    (plain.folder / "2026-11.toml").write_text("[2026-11-22]\nmood = 1\n", encoding="utf-8")
    before = {p: p.read_bytes() for p in plain.folder.rglob("*") if p.is_file()}

    with pytest.raises(JournalError, match="differ"):
        plain.encrypt() if direction == "encrypt" else plain.decrypt()

    assert {p: p.read_bytes() for p in plain.folder.rglob("*") if p.is_file()} == before


@pytest.mark.usefixtures("quick")
def test_a_damaged_file_stops_decrypting_before_anything_is_changed(plain: Journal) -> None:
    plain.encrypt(PASSPHRASE)
    damaged = plain.folder / "backups" / "2026-11.2026-11-22T210400.toml.age"
    damaged.write_bytes(damaged.read_bytes()[:-3])

    with pytest.raises(JournalError, match=r"2026-11-22T210400.* cannot be decrypted"):
        plain.decrypt()

    assert forms(plain.folder) == {True}
    assert plain.vault.encrypted


def test_the_identity_that_lies_there_is_used_and_a_wrong_passphrase_touches_nothing(
    plain: Journal,
) -> None:
    give_identity(plain.folder)
    before = {p: p.read_bytes() for p in plain.folder.rglob("*") if p.is_file()}

    with pytest.raises(JournalError, match="That passphrase does not open"):
        plain.encrypt("correct house")
    with pytest.raises(LockedError):
        plain.encrypt()
    assert {p: p.read_bytes() for p in plain.folder.rglob("*") if p.is_file()} == before

    plain.encrypt(PASSPHRASE)
    assert forms(plain.folder) == {True}
    assert (plain.folder / "identity.age").read_bytes() == IDENTITY_FILE


@pytest.mark.usefixtures("quick")
def test_what_is_not_the_journals_own_is_left_and_named(plain: Journal) -> None:
    for name in ("2026-11.toml~", ".2026-11.toml.swp", "notes.txt"):
        (plain.folder / name).write_text("secret", encoding="utf-8")
    (plain.folder / f".2026-11.toml.1-ab{files.TEMPORARY}").write_text("secret", encoding="utf-8")

    done = plain.encrypt(PASSPHRASE)

    assert [path.name for path in done.left] == [".2026-11.toml.swp", "2026-11.toml~", "notes.txt"]
    assert not [*plain.folder.glob(f"*{files.TEMPORARY}")]


@pytest.mark.usefixtures("quick")
def test_links_stay_links_both_ways(plain: Journal, tmp_path: Path, clock: Clock) -> None:
    cloud = tmp_path / "cloud"
    cloud.mkdir()
    month = plain.folder / "2026-11.toml"
    month.rename(cloud / "november.toml")
    month.symlink_to(cloud / "november.toml")

    plain.encrypt(PASSPHRASE)
    assert [p.name for p in cloud.iterdir()] == ["november.toml.age"]
    assert (plain.folder / "2026-11.toml.age").is_symlink()
    assert not month.is_symlink()

    unlocked(plain.folder, clock).decrypt()
    assert [p.name for p in cloud.iterdir()] == ["november.toml"]
    assert month.is_symlink()
    assert month.read_bytes().decode() == TEXTS["2026-11.toml"]


@pytest.mark.usefixtures("quick")
def test_an_identity_that_is_a_link_is_kept_where_the_link_cannot_break(
    plain: Journal, folder: Path, clock: Clock
) -> None:
    (folder.parent / "key.age").write_bytes(IDENTITY_FILE)
    (folder / "identity.age").symlink_to("../key.age")
    plain.encrypt(PASSPHRASE)

    done = unlocked(folder, clock).decrypt()

    assert done is not None
    assert done.identity.read_bytes() == IDENTITY_FILE
    assert (folder.parent / "key.age").read_bytes() == IDENTITY_FILE
    assert not (folder / "identity.age").is_symlink()


@pytest.mark.usefixtures("quick")
def test_the_second_of_two_that_decrypt_at_once_finds_nothing_left_to_do(
    plain: Journal, folder: Path, clock: Clock
) -> None:
    plain.encrypt(PASSPHRASE)
    first, second = unlocked(folder, clock), unlocked(folder, clock)
    first.decrypt()

    assert second.decrypt() is None
    assert contents(plain) == TEXTS


@pytest.mark.usefixtures("quick")
def test_a_month_too_large_to_be_read_encrypted_is_named_and_stays(plain: Journal) -> None:
    month = plain.folder / "2026-08.toml"
    month.write_bytes(b"#" * files.LARGEST)

    with pytest.raises(SaveError, match=r"2026-08\.toml could not be saved: it would have more"):
        plain.encrypt(PASSPHRASE)

    assert forms(plain.folder) == {False}
    assert not [*plain.folder.rglob(f"*{files.TEMPORARY}")]


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("mark", [".sync-conflict-20261123-210400-ABCDEFG", " (conflicted copy)"])
def test_a_second_version_whose_mark_is_before_the_ending_is_decrypted_too(
    plain: Journal, folder: Path, clock: Clock, mark: str
) -> None:
    plain.encrypt(PASSPHRASE)
    month = folder / "2026-11.toml.age"
    month.with_name(f"2026-11.toml{mark}.age").write_bytes(month.read_bytes())
    (folder / "2026-11.sync-conflict-20261123-210400-ABCDEFG.toml.age").unlink()

    done = unlocked(folder, clock).decrypt()

    assert done is not None
    assert done.left == ()
    copy = folder / f"2026-11{mark}.toml"
    assert copy.read_bytes().decode() == TEXTS["2026-11.toml"]
    assert copy in [found.file for found in plain.second_versions()]


@pytest.mark.usefixtures("quick")
def test_two_second_versions_that_would_have_one_name_are_never_made_one(
    plain: Journal, folder: Path, clock: Clock
) -> None:
    plain.encrypt(PASSPHRASE)
    month = folder / "2026-11.toml.age"
    other = folder / "2026-11.toml.sync-conflict-20261123-210400-ABCDEFG.age"
    other.write_bytes(month.read_bytes())

    done = unlocked(folder, clock).decrypt()

    assert done is not None
    assert done.left == (other,)
    copy = folder / "2026-11.sync-conflict-20261123-210400-ABCDEFG.toml"
    assert copy.read_bytes().decode() == TEXTS[copy.name]


def test_without_pyrage_a_sentence_says_what_to_install(
    plain: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyrage", None)

    with pytest.raises(InputError, match=r"pip install 'therapy-tui\[encrypt\]'"):
        plain.encrypt(PASSPHRASE)
    give_identity(plain.folder)
    with pytest.raises(TherapyError, match="pip install"):
        plain.vault.unlock(PASSPHRASE)
    assert forms(plain.folder) == {False}
