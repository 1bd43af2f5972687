"""Second versions of files: which names they have, and that merging them loses nothing."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from therapy_tui.domain.calendar import Month
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.errors import JournalError, SaveError
from therapy_tui.journal import backups, files
from therapy_tui.journal.age import Identity
from therapy_tui.journal.backups import KEPT, THE_PROFILE
from therapy_tui.journal.copies import MergedCopies
from therapy_tui.journal.copy_names import copy_subject
from therapy_tui.journal.key import LockedError
from therapy_tui.journal.names import IDENTITY
from therapy_tui.journal.store import Journal

NOVEMBER = Month(2026, 11)
MONTH = "format = 1\n\n[2026-11-17]\nmood = 7\n"
OTHER = 'format = 1\n\n[2026-11-17]\nmood = 5\n\n# theirs\n[2026-11-18]\nmood = 2\nnote = "late"\n'
MERGED = MONTH.replace("mood = 7", "mood = 7  # merge: theirs had 5") + (
    '\n# theirs\n[2026-11-18]\nmood = 2\nnote = "late"\n'
)
SYNCTHING = "2026-11.sync-conflict-20261123-210400-ABCDEFG.toml"

NAMES = [
    SYNCTHING,
    "2026-11.sync-conflict-20261123-210400.toml",
    "2026-11.toml.sync-conflict-20261123-210400-ABCDEFG.age",
    "2026-11.sync-conflict-20261123-210400-ABCDEFG.toml.age",
    "2026-11 (Anna's conflicted copy 2026-11-23).toml",
    "2026-11 (Anna's conflicted copy 2026-11-23) (1).toml",
    "2026-11 (In Konflikt stehende Kopie von Anna 2026-11-23).toml",
    "2026-11 (conflicted copy 2026-11-23 210400).toml",
    "2026-11.toml (conflicted copy 2026-11-23 210400).age",
    "2026-11 (SFConflict anna@example.org 2026-11-23-21-04-00).toml",
    "2026-11_conflict-20261123-210400.toml",
    "2026-11 [conflicted].toml",
    "2026-11 (1).toml",
    "2026-11(1).toml",
    "2026-11 2.toml",
    "2026-11 copy.toml",
    "2026-11 - Copy.toml",
    "2026-11-DESKTOP-AB12C.toml",
    "2026-11-Annas-MacBook.toml",
    "2026-11-laptop-safeBackup-0001.toml",
]


@pytest.fixture
def journal(folder: Path, clock: Clock) -> Journal:
    """A journal with one month."""
    write(folder / "2026-11.toml", MONTH)
    return Journal(folder, clock)


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(mode=0o700, exist_ok=True)
    path.write_text(text)
    path.chmod(0o600)
    return path


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def kept(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in sorted((folder / "backups").iterdir())}


class TestNames:
    @pytest.mark.parametrize("name", NAMES)
    def test_what_programs_that_sync_make_of_a_month_is_a_copy_of_it(self, name: str) -> None:
        assert copy_subject(name) == NOVEMBER
        assert copy_subject(name.replace("2026-11", "profile", 1)) == THE_PROFILE

    @pytest.mark.parametrize(
        "name",
        [
            "2026-11.toml",
            "2026-11.toml.age",
            "profile.toml",
            "identity.age",
            "2026-13 (1).toml",
            "2026-11-17.toml",
            "2026-11-plans.toml",
            "2026-11 (1).txt",
            "notes (1).toml",
            ".2026-11.toml.1-ab.therapy-tui-tmp",
            "2026-11.toml~",
            "x2026-11 (1).toml",
        ],
    )
    def test_what_is_the_journals_or_the_persons_own_is_none(self, name: str) -> None:
        assert copy_subject(name) is None


class TestMerging:
    def test_the_union_is_written_and_every_version_is_in_the_backups(
        self, journal: Journal, folder: Path
    ) -> None:
        write(folder / SYNCTHING, OTHER)
        (plan,) = journal.copies.plans()
        assert (plan.before, plan.after) == (MONTH, MERGED)
        assert (folder / "2026-11.toml").read_text() == MONTH

        merged = journal.copies.merge()

        assert (folder / "2026-11.toml").read_text() == MERGED
        assert not (folder / SYNCTHING).exists()
        assert kept(folder) == {
            "2026-11.2026-11-23T210400.toml": MONTH,
            "2026-11.2026-11-23T210401.toml": OTHER,
        }
        assert [path.name for path in merged.kept] == [*kept(folder)]
        assert [conflict.path for conflict in merged.done[0].conflicts] == [("2026-11-17", "mood")]
        assert journal.check() == ()
        assert journal.second_versions() == ()
        for path in (folder / "2026-11.toml", *(folder / "backups").iterdir()):
            assert path.stat().st_mode & 0o777 == 0o600

    def test_the_present_version_is_kept_though_one_of_today_is_there(
        self, journal: Journal, folder: Path
    ) -> None:
        journal.update(journal.clock.today(), {"mood": 6})
        present = (folder / "2026-11.toml").read_text()
        write(folder / SYNCTHING, OTHER)
        journal.copies.merge()
        assert sorted(kept(folder).values()) == sorted([MONTH, present, OTHER])

    def test_a_copy_of_a_month_that_is_gone_becomes_the_month(
        self, folder: Path, clock: Clock
    ) -> None:
        write(folder / SYNCTHING, OTHER)
        Journal(folder, clock).copies.merge()
        assert (folder / "2026-11.toml").read_text() == OTHER
        assert [*kept(folder).values()] == [OTHER]

    def test_many_copies_are_merged_one_after_the_other_and_none_is_pushed_out(
        self, journal: Journal, folder: Path
    ) -> None:
        days = range(1, KEPT + 4)
        for day in days:
            write(folder / f"2026-11 ({day}).toml", f"[2026-11-{day:02}]\nsleep = 3\n")
        journal.copies.merge()
        found = journal.read(NOVEMBER.first, NOVEMBER.last).days
        assert [day.day for day in found] == [*days, 17]
        texts = [*kept(folder).values()]
        assert MONTH in texts
        assert all(f"[2026-11-{day:02}]\nsleep = 3\n" in texts for day in days)

    def test_a_copy_that_says_nothing_new_is_kept_and_removed_and_the_month_untouched(
        self, journal: Journal, folder: Path
    ) -> None:
        write(folder / SYNCTHING, MONTH)
        before = (folder / "2026-11.toml").stat()
        journal.copies.merge()
        assert (folder / "2026-11.toml").stat().st_mtime_ns == before.st_mtime_ns
        assert names(folder) == {"2026-11.toml", "backups"}
        assert [*kept(folder).values()] == [MONTH]

    def test_the_profile_has_copies_too(self, journal: Journal, folder: Path) -> None:
        write(folder / "profile.toml", 'support = "Ann"\n\n[[goals]]\nname = "walk"\n')
        write(folder / "profile (1).toml", '[[goals]]\nname = "sleep"\n')
        journal.copies.merge()
        profile = journal.read_profile().profile
        assert profile.support == "Ann"
        assert {goal.name for goal in profile.goals} == {"walk", "sleep"}

    def test_what_cannot_be_read_is_left_and_named(self, journal: Journal, folder: Path) -> None:
        broken = write(folder / SYNCTHING, "[2026-11-18\n")
        newer = write(folder / "2026-11 (1).toml", "format = 9\n")
        good = write(folder / "2026-11 (2).toml", OTHER)
        merged = journal.copies.merge()
        assert [plan.copy.file for plan in merged.done] == [good]
        assert {plan.copy.file for plan in merged.left} == {broken, newer}
        for plan in merged.left:
            assert plan.copy.file.name in plan.problem
        assert broken.read_text() == "[2026-11-18\n"
        assert newer.exists()

    def test_a_month_that_cannot_be_read_is_not_merged_into(
        self, journal: Journal, folder: Path
    ) -> None:
        write(folder / "2026-11.toml", "mood = \n")
        copy = write(folder / SYNCTHING, OTHER)
        merged = journal.copies.merge()
        assert merged.done == ()
        assert "2026-11.toml:1" in merged.left[0].problem
        assert copy.read_text() == OTHER
        assert (folder / "2026-11.toml").read_text() == "mood = \n"

    def test_a_copy_is_still_there_when_the_backup_fails(
        self, journal: Journal, folder: Path
    ) -> None:
        copy = write(folder / SYNCTHING, OTHER)
        write(folder / "backups", "no folder")
        with pytest.raises(SaveError):
            journal.copies.merge()
        assert copy.read_text() == OTHER
        assert (folder / "2026-11.toml").read_text() == MONTH
        assert names(folder) == {"2026-11.toml", SYNCTHING, "backups"}

    def test_a_kill_before_the_copy_is_removed_is_made_good_by_the_next_merge(
        self, journal: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        copy = write(folder / SYNCTHING, OTHER)
        unlink = Path.unlink

        def killed(path: Path, *, missing_ok: bool = False) -> None:
            if path == copy:
                raise KeyboardInterrupt
            unlink(path, missing_ok=missing_ok)

        with monkeypatch.context() as patch:
            patch.setattr(Path, "unlink", killed)
            with pytest.raises(KeyboardInterrupt):
                journal.copies.merge()
        assert copy.read_text() == OTHER
        assert (folder / "2026-11.toml").read_text() == MERGED
        assert {MONTH, OTHER} <= {*kept(folder).values()}
        journal.copies.merge()
        assert (folder / "2026-11.toml").read_text() == MERGED
        assert not copy.exists()

    def test_a_copy_that_changed_while_it_was_merged_is_left(
        self, journal: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        copy = write(folder / SYNCTHING, OTHER)
        commit = files.Staged.commit

        def sync_meanwhile(staged: files.Staged) -> None:
            commit(staged)
            if staged.target.name == "2026-11.toml":
                copy.write_text(OTHER + "\n[2026-11-19]\nmood = 9\n")

        monkeypatch.setattr(files.Staged, "commit", sync_meanwhile)
        merged = journal.copies.merge()
        assert merged.done == ()
        assert "changed while it was merged" in merged.left[0].problem
        monkeypatch.undo()
        journal.copies.merge()
        assert "[2026-11-19]\nmood = 9" in (folder / "2026-11.toml").read_text()
        assert not copy.exists()

    def test_a_folder_that_cannot_be_read_is_said_and_one_that_is_not_there_is_not_made(
        self, folder: Path, clock: Clock
    ) -> None:
        journal = Journal(folder, clock)
        assert journal.copies.merge() == MergedCopies()
        assert not folder.exists()
        folder.write_text("no folder")
        for ask in (journal.copies.plans, journal.copies.merge):
            with pytest.raises(JournalError, match="cannot be read"):
                ask()
        assert journal.second_versions() == ()

    def test_a_linked_month_stays_a_link(self, folder: Path, clock: Clock, tmp_path: Path) -> None:
        cloud = write(tmp_path / "cloud" / "month.toml", MONTH)
        folder.mkdir(mode=0o700)
        (folder / "2026-11.toml").symlink_to(cloud)
        write(folder / SYNCTHING, OTHER)
        Journal(folder, clock).copies.merge()
        assert (folder / "2026-11.toml").is_symlink()
        assert cloud.read_text() == MERGED

    def test_a_copy_changes_the_revision_and_is_a_fault(
        self, journal: Journal, folder: Path
    ) -> None:
        before = journal.revision()
        write(folder / SYNCTHING, OTHER)
        assert journal.revision() != before
        (fault,) = journal.check()
        assert fault.file.name == SYNCTHING
        assert not fault.blocks
        assert [*journal.read(NOVEMBER.first, NOVEMBER.last).days] == [
            datetime(2026, 11, 17, tzinfo=UTC).date()
        ]


class TestEncrypted:
    @pytest.fixture
    def sealed(self, folder: Path, clock: Clock) -> Journal:
        """An encrypted journal, unlocked; its identity file is never opened, which takes long."""
        identity = Identity.made()
        folder.mkdir(mode=0o700)
        for name, data in ((IDENTITY, b""), ("2026-11.toml.age", identity.encrypt(MONTH.encode()))):
            (folder / name).touch(mode=0o600)
            (folder / name).write_bytes(data)
        journal = Journal(folder, clock)
        journal.vault.hold(identity)
        return journal

    def test_plain_and_encrypted_copies_are_merged_and_nothing_plain_stays(
        self, sealed: Journal, folder: Path
    ) -> None:
        write(folder / "2026-11 (1).toml", OTHER)
        third = "[2026-11-20]\nmood = 9\n"
        (folder / "2026-11.toml.sync-conflict-20261123-210400-ABCDEFG.age").write_bytes(
            sealed.vault.seal(third.encode())
        )
        merged = sealed.copies.merge()
        assert merged.left == ()
        data, _ = sealed.vault.read(folder / "2026-11.toml")
        assert data.decode() == MERGED + "\n" + third
        assert names(folder) == {"2026-11.toml.age", "backups", "identity.age"}
        held = [sealed.vault.read(path)[0].decode() for path in merged.kept]
        assert held == [MONTH, OTHER, third]
        assert all(path.suffix == ".age" for path in (folder / "backups").iterdir())

    def test_a_plain_month_beside_its_encrypted_twin_is_a_copy(
        self, sealed: Journal, folder: Path
    ) -> None:
        write(folder / "2026-11.toml", OTHER)
        assert [copy.file.name for copy in sealed.second_versions()] == ["2026-11.toml"]
        sealed.copies.merge()
        assert sealed.vault.read(folder / "2026-11.toml")[0].decode() == MERGED
        assert not (folder / "2026-11.toml").exists()

    def test_a_month_that_is_still_plain_is_encrypted_by_the_merge(
        self, sealed: Journal, folder: Path
    ) -> None:
        (folder / "2026-11.toml.age").unlink()
        write(folder / "2026-11.toml", MONTH)
        write(folder / SYNCTHING, OTHER)
        sealed.copies.merge()
        assert sealed.vault.read(folder / "2026-11.toml")[0].decode() == MERGED
        assert names(folder) == {"2026-11.toml.age", "backups", "identity.age"}
        assert all(path.suffix == ".age" for path in (folder / "backups").iterdir())

    def test_a_locked_journal_is_asked_to_be_opened_first(
        self, sealed: Journal, folder: Path
    ) -> None:
        copy = write(folder / SYNCTHING, OTHER)
        locked = Journal(folder, sealed.clock)
        for ask in (locked.copies.plans, locked.copies.merge):
            with pytest.raises(LockedError):
                ask()
        assert copy.read_text() == OTHER
        assert not (folder / backups.FOLDER).exists()
