"""An earlier version comes back byte for byte, and what it replaces is kept first."""

import os
import stat
import warnings
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from tests.encrypted import PASSPHRASE, give_identity
from tests.journal.limits import files_up_to
from tests.journal.test_backups import at, names
from therapy_tui.domain.calendar import Month
from therapy_tui.domain.errors import InputError, JournalError, SaveError
from therapy_tui.journal import files
from therapy_tui.journal.age import is_age
from therapy_tui.journal.backups import backups_of
from therapy_tui.journal.difference import FieldDifference, Side
from therapy_tui.journal.key import LockedError
from therapy_tui.journal.restoring import Plan
from therapy_tui.journal.store import Journal

NOVEMBER = Month(2026, 11)
DAY = date(2026, 11, 17)
EVENING = datetime(2026, 11, 23, 21, 4, tzinfo=UTC)
OLDER = "# as I left it\nformat = 1\r\n\n[2026-11-17]\nmood = 7 # fine\nmine = [1,\n 2]\n"
BROKEN = '[2026-11-17]\nmood = 3\nnote = "never closed\n'


def write(folder: Path, name: str, text: str | bytes) -> Path:
    file = folder / name
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    file.chmod(0o600)
    return file


def backup(folder: Path, day: int, text: str | bytes, of: str = "2026-11") -> Path:
    """A backup made at noon of a day in November."""
    return write(folder / "backups", f"{of}.2026-11-{day:02}T120000.toml", text)


def month(folder: Path) -> bytes:
    return (folder / "2026-11.toml").read_bytes()


class TestListing:
    def test_the_newest_has_number_one_and_each_month_counts_for_itself(self, folder: Path) -> None:
        backup(folder, 2, "[2026-11-01]\nmood = 4\n[2026-11-02]\nfrequency = 'weekly'\n")
        backup(folder, 3, OLDER)
        backup(folder, 4, "", of="2026-10")
        backup(folder, 5, "support = 'Ada'\n", of="profile")

        listed = at(folder, EVENING).backups.listed()

        assert {str(subject): [b.number for b in held] for subject, held in listed.items()} == {
            "2026-11": [1, 2],
            "2026-10": [1],
            "profile": [1],
        }
        newest, older = listed[NOVEMBER]
        assert newest.made == datetime(2026, 11, 3, 12)
        assert (newest.size, newest.days, newest.fault) == (len(OLDER.encode()), 1, "")
        assert older.days == 1  # a frequency alone is no entry
        assert listed["profile"][0].days is None

    def test_one_that_cannot_be_read_says_so(self, folder: Path) -> None:
        backup(folder, 2, BROKEN)
        backup(folder, 3, b"\xff\n")
        backup(folder, 4, "format = 99\n")
        (folder / "backups" / "2026-11.2026-11-05T120000.toml").mkdir()

        said = [each.fault for each in at(folder, EVENING).backups.listed(NOVEMBER)[NOVEMBER]]

        assert said[3].startswith("line 3: a text is not closed")
        assert said[2] == "line 1: byte 0xff is not UTF-8."
        assert "format 99 is newer" in said[1]
        assert said[0].startswith("cannot be read: a folder stands where the file should be")
        assert all(each.endswith(".") for each in said)

    def test_without_any_there_is_none(self, folder: Path) -> None:
        journal = at(folder, EVENING)
        assert journal.backups.listed() == {}
        assert not journal.backups.exist(NOVEMBER)
        assert not folder.exists()

    def test_one_from_the_future_is_marked_and_counts_as_the_oldest(self, folder: Path) -> None:
        backup(folder, 3, OLDER)
        write(folder / "backups", "2026-11.2031-01-01T000000.toml", "")

        listed = at(folder, EVENING).backups.listed(NOVEMBER)[NOVEMBER]

        assert [(each.made.year, each.ahead) for each in listed] == [(2026, False), (2031, True)]


class TestPlan:
    def test_the_newest_that_differs_is_taken(self, folder: Path) -> None:
        write(folder, "2026-11.toml", OLDER)
        backup(folder, 2, OLDER.replace("= 7", "= 5"))
        backup(folder, 3, BROKEN)
        backup(folder, 4, OLDER)

        planned = at(folder, EVENING).backups.plan(NOVEMBER)

        assert planned.backup.number == 3
        assert planned.changes
        (part,) = planned.difference.parts
        assert part.fields == (FieldDifference("Mood", "7 of 10", "5 of 10"),)

    def test_where_none_differs_there_is_nothing_to_do(self, folder: Path) -> None:
        write(folder, "2026-11.toml", OLDER)
        backup(folder, 4, OLDER)
        journal = at(folder, EVENING)

        planned = journal.backups.plan(NOVEMBER)

        assert not planned.changes
        assert journal.backups.restore(planned).kept is None
        assert len(names(folder)) == 1

    @pytest.mark.parametrize(
        ("number", "said"),
        [(0, "numbered 1 to 2"), (3, "no backup 3 of November 2026"), (-1, "no backup -1")],
    )
    def test_a_number_there_is_not_is_refused(self, folder: Path, number: int, said: str) -> None:
        backup(folder, 2, OLDER)
        backup(folder, 3, OLDER)
        with pytest.raises(InputError, match=said):
            at(folder, EVENING).backups.plan(NOVEMBER, number)

    def test_without_a_backup_there_is_a_sentence(self, folder: Path) -> None:
        write(folder, "2026-11.toml", OLDER)
        with pytest.raises(InputError, match=r"no backup of November 2026 in .*backups"):
            at(folder, EVENING).backups.plan(NOVEMBER)

    @pytest.mark.parametrize("number", [None, 1])
    def test_one_that_cannot_be_read_is_not_restored(
        self, folder: Path, number: int | None
    ) -> None:
        backup(folder, 2, BROKEN)
        with pytest.raises(JournalError, match=r"Backup 1 of November 2026 cannot be .*: line 3"):
            at(folder, EVENING).backups.plan(NOVEMBER, number)

    def test_a_newer_format_is_neither_restored_nor_replaced(self, folder: Path) -> None:
        backup(folder, 2, "format = 99\n")
        backup(folder, 3, OLDER)
        with pytest.raises(JournalError, match="format 99 is newer"):
            at(folder, EVENING).backups.plan(NOVEMBER, 2)
        write(folder, "2026-11.toml", "format = 99\n")
        with pytest.raises(JournalError, match=r"Nothing is restored over .*format 99 is newer"):
            at(folder, EVENING).backups.plan(NOVEMBER, 1)

    def test_a_file_that_could_not_be_kept_is_not_replaced(self, folder: Path) -> None:
        backup(folder, 3, OLDER)
        (folder / "2026-11.toml").mkdir()
        with pytest.raises(JournalError, match="could not be kept, so nothing is restored"):
            at(folder, EVENING).backups.plan(NOVEMBER)


class TestRestore:
    def test_it_is_byte_for_byte_the_backup_and_what_was_there_is_kept(self, folder: Path) -> None:
        write(folder, "2026-11.toml", "[2026-11-17]\nmood = 2\n")
        backup(folder, 3, OLDER)
        journal = at(folder, EVENING)

        done = journal.backups.restore(journal.backups.plan(NOVEMBER))

        assert month(folder) == OLDER.encode()
        assert done.kept == folder / "backups" / "2026-11.2026-11-23T210400.toml"
        assert done.kept.read_text() == "[2026-11-17]\nmood = 2\n"
        for file in (folder / "2026-11.toml", done.kept):
            assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert journal.read(DAY, DAY).days[DAY].mood == 7

    def test_the_present_file_is_kept_though_there_is_a_backup_of_today(self, folder: Path) -> None:
        journal = at(folder, EVENING)
        for mood in (1, 2, 3):
            journal.update(DAY, {"mood": mood})

        journal.backups.restore(journal.backups.plan(NOVEMBER))

        assert "mood = 1\n" in month(folder).decode()
        first, second = names(folder)
        assert (first[18:25], second[18:25]) == ("T210400", "T210401")
        assert "mood = 3\n" in (folder / "backups" / second).read_text()

    def test_restoring_twice_goes_there_and_back(self, folder: Path) -> None:
        write(folder, "2026-11.toml", "# two\n")
        backup(folder, 3, "# one\n")
        journal = at(folder, EVENING)

        seen = []
        for _ in range(3):
            journal.backups.restore(journal.backups.plan(NOVEMBER))
            seen.append(month(folder))

        assert seen == [b"# one\n", b"# two\n", b"# one\n"]

    def test_trying_one_version_after_the_other_pushes_none_out(self, folder: Path) -> None:
        write(folder, "2026-11.toml", "# now\n")
        for day in range(1, 10):
            backup(folder, day, f"# {day}\n")
        journal = at(folder, EVENING)

        for number in (9, 8, 7, 6, 1):
            done = journal.backups.restore(journal.backups.plan(NOVEMBER, number))
            assert done.kept is not None

        texts = [path.read_text() for path in sorted((folder / "backups").iterdir())]
        assert texts == [*(f"# {day}\n" for day in range(1, 10)), "# now\n"]

    def test_an_unreadable_file_is_replaced_and_kept(self, folder: Path) -> None:
        for broken in (BROKEN.encode(), b"\xff\xfe\n"):
            write(folder, "2026-11.toml", broken)
            backup(folder, 3, OLDER)
            journal = at(folder, EVENING)

            planned = journal.backups.plan(NOVEMBER)
            done = journal.backups.restore(planned)

            assert planned.unreadable is not None
            assert [part.side for part in planned.difference.parts] == [Side.THEN]
            assert month(folder) == OLDER.encode()
            assert done.kept is not None
            assert done.kept.read_bytes() == broken

    def test_a_deleted_file_comes_back(self, folder: Path) -> None:
        backup(folder, 3, OLDER)
        journal = at(folder, EVENING)

        done = journal.backups.restore(journal.backups.plan(NOVEMBER))

        assert done.kept is None
        assert month(folder) == OLDER.encode()

    def test_a_file_that_changed_since_is_left_alone(self, folder: Path) -> None:
        file = write(folder, "2026-11.toml", "[2026-11-17]\nmood = 2\n")
        backup(folder, 3, OLDER)
        journal = at(folder, EVENING)
        planned = journal.backups.plan(NOVEMBER)
        file.write_text("[2026-11-17]\nmood = 9\n")

        with pytest.raises(SaveError, match="has changed since") as told:
            journal.backups.restore(planned)

        assert told.value.exit_code == 3
        assert b"mood = 9" in month(folder)
        assert len(names(folder)) == 1

    def test_neither_the_restored_nor_the_new_backup_is_dropped(self, folder: Path) -> None:
        write(folder, "2026-11.toml", "# now\n")
        for day in range(1, 11):
            backup(folder, day, f"# {day}\n")
        journal = at(folder, EVENING)

        done = journal.backups.restore(journal.backups.plan(NOVEMBER, 10))

        assert month(folder) == b"# 1\n"
        assert done.backup.file.exists()
        assert done.kept is not None
        assert done.kept.exists()

    def test_the_clock_may_have_been_set_back(self, folder: Path) -> None:
        journal = at(folder, EVENING)
        for mood in (1, 2):
            journal.update(DAY, {"mood": mood})
        earlier = at(folder, EVENING - timedelta(days=400))

        done = earlier.backups.restore(earlier.backups.plan(NOVEMBER))

        assert "mood = 1\n" in month(folder).decode()
        assert done.kept is not None
        assert "mood = 2\n" in done.kept.read_text()

    def test_a_leap_day_comes_back(self, folder: Path) -> None:
        leap = date(2024, 2, 29)
        at(folder, datetime(2024, 2, 29, 23, 59, 59, tzinfo=UTC)).update(leap, {"mood": 4})
        at(folder, datetime(2024, 2, 29, 23, 59, 59, tzinfo=UTC)).update(leap, {"mood": None})
        journal = at(folder, datetime(2024, 2, 29, 23, 59, 59, tzinfo=UTC))

        done = journal.backups.restore(journal.backups.plan(Month(2024, 2)))

        assert journal.read(leap, leap).days[leap].mood == 4
        assert done.kept is not None
        assert done.kept.name == "2024-02.2024-03-01T000000.toml"

    def test_a_link_stays_a_link(self, folder: Path, tmp_path: Path) -> None:
        real = write(tmp_path / "elsewhere", "nov.toml", "# now\n")
        folder.mkdir()
        (folder / "2026-11.toml").symlink_to(real)
        backup(folder, 3, OLDER)
        journal = at(folder, EVENING)

        done = journal.backups.restore(journal.backups.plan(NOVEMBER))

        assert (folder / "2026-11.toml").is_symlink()
        assert real.read_bytes() == OLDER.encode()
        assert done.kept is not None
        assert done.kept.read_text() == "# now\n"

    def test_a_link_to_nowhere_gets_its_file_back(self, folder: Path, tmp_path: Path) -> None:
        real = tmp_path / "nov.toml"
        folder.mkdir()
        (folder / "2026-11.toml").symlink_to(real)
        backup(folder, 3, OLDER)
        journal = at(folder, EVENING)

        journal.backups.restore(journal.backups.plan(NOVEMBER))

        assert (folder / "2026-11.toml").is_symlink()
        assert real.read_bytes() == OLDER.encode()

    def test_the_profile_is_restored_the_same_way(self, folder: Path) -> None:
        journal = at(folder, EVENING)
        journal.update_profile({"support": "Call Ada."})
        journal.update_profile({"support": "Call Bea.\nOr Cem."})

        planned = journal.backups.plan("profile")
        done = journal.backups.restore(planned)

        (part,) = planned.difference.parts
        assert part.fields == (FieldDifference("Support", "Call Bea.\nOr Cem.", "Call Ada."),)
        assert journal.read_profile().profile.support == "Call Ada."
        assert done.kept is not None
        assert done.kept.name == "profile.2026-11-23T210401.toml"


class TestTrouble:
    def test_a_disk_that_is_full_for_the_backup_changes_nothing(self, folder: Path) -> None:
        long = f"# {'x' * 3000}\n"
        write(folder, "2026-11.toml", long)
        backup(folder, 3, OLDER)
        journal = at(folder, EVENING)
        planned = journal.backups.plan(NOVEMBER)

        with files_up_to(1000), pytest.raises(SaveError, match="may not grow that large"):
            journal.backups.restore(planned)

        assert month(folder) == long.encode()
        assert len(names(folder)) == 1
        assert sorted(path.name for path in folder.iterdir()) == ["2026-11.toml", "backups"]

    def test_a_disk_that_is_full_for_the_file_changes_nothing(self, folder: Path) -> None:
        write(folder, "2026-11.toml", "# now\n")
        backup(folder, 3, f"# {'x' * 3000}\n")
        journal = at(folder, EVENING)
        planned = journal.backups.plan(NOVEMBER)

        with files_up_to(1000), pytest.raises(SaveError, match="may not grow that large"):
            journal.backups.restore(planned)

        assert month(folder) == b"# now\n"
        assert len(names(folder)) == 1

    @pytest.mark.parametrize("encrypted", [False, True])
    def test_a_kill_before_any_call_of_a_restore_loses_nothing(
        self, tmp_path: Path, encrypted: bool
    ) -> None:
        for calls in count():
            folder = tmp_path / f"killed-{calls}"
            (folder / "backups").mkdir(parents=True)
            journal = at(folder, EVENING)
            if encrypted:
                give_identity(folder)
                journal.vault.unlock(PASSPHRASE)
            file = folder / "2026-11.toml"
            journal.vault.write(file, b"# now\n")
            for day in range(1, 11):
                path = folder / "backups" / f"2026-11.2026-11-{day:02}T120000.toml"
                journal.vault.write(path, f"# {day}\n".encode())
            planned = journal.backups.plan(NOVEMBER, 10)
            killed = ending_of(journal, planned, calls)
            assert killed in (0, KILLED)

            says = journal.vault.read(file)[0]
            held = {journal.vault.read(path)[0] for path in backups_of(folder, NOVEMBER, EVENING)}
            assert says in (b"# now\n", b"# 1\n")
            assert b"# now\n" in held | {says}
            assert {f"# {day}\n".encode() for day in range(1, 11)} <= held
            assert says == b"# 1\n" or killed
            # The next one starts from there and takes away what the killed one left behind.
            journal.backups.restore(journal.backups.plan(NOVEMBER))
            journal.update(DAY, {"mood": 4})
            assert not list(folder.rglob(f"*{files.TEMPORARY}"))
            if not killed:
                assert calls > 10, "it was killed too rarely"
                return


KILLED = 9
"""How a process ends that ``die_before`` has ended."""


def ending_of(journal: Journal, planned: Plan, calls: int) -> int:
    """The exit code of a process that restores and dies after so many calls; 0: it never did."""
    with warnings.catch_warnings():
        # Of threads that other tests left behind, the child needs none.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        try:
            die_before(calls)
            journal.backups.restore(planned)
            os._exit(0)
        finally:
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def die_before(calls: int) -> None:
    """End this process, as a kill does, before the next of so many calls that change the disk."""
    left = [calls]

    def dying(call: Callable[..., object]) -> Callable[..., object]:
        def counted(*args: object, **options: object) -> object:
            if left[0] == 0:
                os._exit(KILLED)
            left[0] -= 1
            return call(*args, **options)

        return counted

    for name in ("open", "fsync", "replace", "unlink", "fchmod", "mkdir"):
        setattr(os, name, dying(getattr(os, name)))


def opened(journal: Journal, file: Path) -> bytes:
    """What a file of an encrypted journal says; it must be an encrypted one."""
    assert is_age(file.read_bytes())
    return journal.vault.open(file.read_bytes(), file)


class TestEncrypted:
    @pytest.fixture
    def journal(self, folder: Path) -> Journal:
        give_identity(folder)
        journal = at(folder, EVENING)
        journal.vault.unlock(PASSPHRASE)
        return journal

    def test_backups_are_read_and_restored_and_nothing_is_plain(
        self, journal: Journal, folder: Path
    ) -> None:
        for mood in (1, 2, 3):
            journal.update(DAY, {"mood": mood, "note": "secret"})

        (listed,) = journal.backups.listed(NOVEMBER)[NOVEMBER]
        done = journal.backups.restore(journal.backups.plan(NOVEMBER))

        assert (listed.days, listed.fault) == (1, "")
        assert journal.read(DAY, DAY).days[DAY].mood == 1
        assert done.kept is not None
        assert b"mood = 3" in opened(journal, done.kept)
        found = [path for path in folder.rglob("*") if path.is_file()]
        assert all(path.name.endswith(".age") for path in found)
        assert not [path for path in found if b"secret" in path.read_bytes()]

    def test_a_damaged_file_is_kept_as_it_is(self, journal: Journal, folder: Path) -> None:
        for mood in (1, 2):
            journal.update(DAY, {"mood": mood})
        file = folder / "2026-11.toml.age"
        damaged = file.read_bytes()[:-5]
        file.write_bytes(damaged)

        planned = journal.backups.plan(NOVEMBER)
        done = journal.backups.restore(planned)

        assert planned.unreadable is not None
        assert journal.read(DAY, DAY).days[DAY].mood == 1
        assert done.kept is not None
        assert done.kept.read_bytes() == damaged
        assert "cut off or was changed" in journal.backups.listed(NOVEMBER)[NOVEMBER][0].fault

    def test_a_locked_journal_says_so(self, journal: Journal, folder: Path) -> None:
        journal.update(DAY, {"mood": 1})
        locked = at(folder, EVENING)
        for ask in (locked.backups.listed, lambda: locked.backups.plan(NOVEMBER)):
            with pytest.raises(LockedError, match="locked"):
                ask()

    def test_a_plain_backup_of_before_is_restored_encrypted(
        self, journal: Journal, folder: Path
    ) -> None:
        journal.update(DAY, {"mood": 1})
        backup(folder, 3, OLDER)

        journal.backups.restore(journal.backups.plan(NOVEMBER))

        assert not (folder / "2026-11.toml").exists()
        assert journal.vault.read(folder / "2026-11.toml")[0] == OLDER.encode()

    def test_a_plain_file_that_is_replaced_goes_and_is_kept_encrypted(
        self, journal: Journal, folder: Path
    ) -> None:
        plain = write(folder, "2026-11.toml", BROKEN)
        backup(folder, 3, OLDER)

        done = journal.backups.restore(journal.backups.plan(NOVEMBER))

        assert not plain.exists()
        assert journal.vault.read(plain)[0] == OLDER.encode()
        assert done.kept is not None
        assert done.kept.suffix == ".age"
        assert opened(journal, done.kept) == BROKEN.encode()

    def test_the_plain_twin_that_a_switch_left_goes_with_what_it_says(
        self, journal: Journal, folder: Path
    ) -> None:
        for mood in (1, 2):
            journal.update(DAY, {"mood": mood})
        plain = write(folder, "2026-11.toml", opened(journal, folder / "2026-11.toml.age").decode())

        journal.backups.restore(journal.backups.plan(NOVEMBER))

        assert not plain.exists()
        assert journal.read(DAY, DAY).days[DAY].mood == 1
        assert journal.decrypt() is not None
