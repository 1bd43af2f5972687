"""What befalls the disk while the app is open: told in a sentence, kept, and saved afterwards."""

import errno
import os
import pwd
import shutil
import subprocess
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.faults.trial import Ended, in_child
from therapy_tui.domain.clock import Clock
from therapy_tui.journal.editor import Editor
from therapy_tui.journal.outcome import NotSaved, Outcome, Saved
from therapy_tui.journal.store import Journal

TODAY = date(2026, 11, 23)
YESTERDAY = TODAY - timedelta(days=1)
MOMENT = datetime(2026, 11, 23, 21, 4, tzinfo=UTC)
DEADLINE = 20.0
NEVER = 3600.0


class App:
    """An open app, as far as saving goes: a journal with an entry, an editor, what it said."""

    def __init__(self, folder: Path, moment: Callable[[], datetime] = lambda: MOMENT) -> None:
        self.folder = folder
        self.said: list[Outcome] = []
        self.journal = Journal(folder, Clock(UTC, moment=moment), lock_wait=5)
        self.editor = Editor(self.journal, self.said.append, retry_seconds=NEVER)
        self.saves({"mood": 5, "sleep": 3}, YESTERDAY)

    def saves(self, change: dict[str, int | str | None], day: date = TODAY) -> None:
        """A change that is saved and acknowledged."""
        self.editor.change(day, change)
        assert self.editor.flush(DEADLINE), self.editor.reason
        assert isinstance(self.said[-1], Saved)

    def refuses(self, change: dict[str, int | str | None], why: str) -> None:
        """A change that cannot be saved: that is said in a sentence, and it is kept."""
        self.editor.change(TODAY, change)
        assert not self.editor.flush(DEADLINE)
        said = self.said[-1]
        assert isinstance(said, NotSaved)
        assert why in said.reason
        assert said.reason.endswith(".")
        assert said.reason.isprintable()
        assert self.editor.unsaved == {TODAY: change}

    def saves_what_was_kept(self) -> None:
        """What was refused is saved with the next try, without being typed again."""
        assert self.editor.flush(DEADLINE), self.editor.reason
        assert self.editor.unsaved == {}
        assert isinstance(self.said[-1], Saved)

    def holds(self, day: date, folder: Path | None = None) -> dict[str, object]:
        """What the file says of a day, read by other means than ours."""
        text = ((folder or self.folder) / f"{day:%Y-%m}.toml").read_text()
        found: dict[str, object] = tomllib.loads(text).get(day.isoformat(), {})
        return found


@pytest.fixture
def app(folder: Path) -> Iterator[App]:
    found = App(folder)
    yield found
    found.editor.close(DEADLINE)


@contextmanager
def mounted(place: Path, size: str) -> Iterator[None]:
    """A small disk of its own, where this machine lets us mount one."""
    place.mkdir()
    mount = shutil.which("mount")
    if os.geteuid() != 0 or mount is None:
        pytest.skip("a disk can only be mounted by root")
    options = f"size={size},mode=0700"
    done = subprocess.run([mount, "-t", "tmpfs", "-o", options, "none", place], check=False)
    if done.returncode != 0:
        pytest.skip("this machine does not let root mount a disk")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", place], check=True)


def fill(place: Path) -> Path:
    """Fill a disk to the last byte."""
    filler = place / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while file.write(b"x" * 512):
                pass
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise
    return filler


class TestARealDisk:
    def test_that_is_full(self, tmp_path: Path) -> None:
        disk = tmp_path / "disk"
        with mounted(disk, "64k"):
            app = App(disk / "journal")
            filler = fill(disk)

            app.refuses({"mood": 6, "note": "typed while it was full"}, "the disk is full")
            assert app.holds(YESTERDAY) == {"mood": 5, "sleep": 3}
            assert [path.name for path in app.folder.iterdir()] == ["2026-11.toml"]

            filler.unlink()
            app.saves_what_was_kept()
            assert app.holds(TODAY) == {"mood": 6, "note": "typed while it was full"}
            assert app.editor.close(DEADLINE) == {}

    def test_that_fills_up_while_one_goes_on_typing(self, tmp_path: Path) -> None:
        disk = tmp_path / "disk"
        with mounted(disk, "64k"):
            app = App(disk / "journal")
            acknowledged = {}
            for back in range(1, 400):
                day = TODAY - timedelta(days=back)
                note = "long " * 150
                app.editor.change(day, {"note": note})
                if not app.editor.flush(DEADLINE):
                    break
                acknowledged[day] = note
            else:
                pytest.fail("the disk never filled up")

            assert "the disk is full" in app.editor.reason
            assert list(app.editor.unsaved.values()) == [{"note": note}]
            assert len(acknowledged) > 5
            assert all(app.holds(day)["note"] == note for day, note in acknowledged.items())
            app.editor.close(DEADLINE)

    def test_that_becomes_read_only(self, tmp_path: Path) -> None:
        disk = tmp_path / "disk"
        with mounted(disk, "256k"):
            app = App(disk / "journal")
            remount = ["mount", "-o", "remount,ro", str(disk)]
            subprocess.run(remount, check=True)

            app.refuses({"mood": 6}, "the disk is read-only")
            assert app.holds(YESTERDAY) == {"mood": 5, "sleep": 3}

            subprocess.run([*remount[:2], "remount,rw", str(disk)], check=True)
            app.saves_what_was_kept()
            assert app.holds(TODAY) == {"mood": 6}
            app.editor.close(DEADLINE)

    def test_that_is_taken_away_and_comes_back(self, tmp_path: Path) -> None:
        disk, elsewhere = tmp_path / "disk", tmp_path / "drawer"
        disk.mkdir()
        (tmp_path / "journal").symlink_to("disk/journal")
        (disk / "journal").mkdir(mode=0o700)
        app = App(tmp_path / "journal")
        disk.rename(elsewhere)

        app.refuses({"mood": 6}, "Connect the disk it is on")
        assert not disk.exists()
        assert app.holds(YESTERDAY, elsewhere / "journal") == {"mood": 5, "sleep": 3}

        elsewhere.rename(disk)
        app.saves_what_was_kept()
        assert app.holds(TODAY) == {"mood": 6}
        assert app.holds(YESTERDAY) == {"mood": 5, "sleep": 3}
        app.editor.close(DEADLINE)


class TestRightsTakenAway:
    """Root may do everything, so what is seen here is done by a process that is not root."""

    @pytest.fixture
    def place(self) -> Iterator[Path]:
        """A folder outside private ones, of the user without rights where we are root."""
        place = Path(tempfile.mkdtemp(prefix="therapy-tui-test-"))
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            os.chown(place, nobody.pw_uid, nobody.pw_gid)
        yield place
        shutil.rmtree(place)

    def without_rights(self, work: Callable[[], None]) -> str:
        """Do it as nobody; the error it ended with."""

        def run() -> Ended:
            if os.geteuid() == 0:
                nobody = pwd.getpwnam("nobody")
                os.setgroups([])
                os.setgid(nobody.pw_gid)
                os.setuid(nobody.pw_uid)
            try:
                work()
            except (AssertionError, OSError) as error:
                return Ended(0, f"{type(error).__name__}: {error}")
            return Ended(0)

        ended = in_child(run)
        assert ended is not None
        return ended.error

    @pytest.mark.parametrize(
        ("what", "mode", "why"),
        [
            (".", 0o500, "permission denied"),
            (".", 0o000, "permission denied"),
            ("2026-11.toml", 0o000, "cannot be read: permission denied"),
        ],
    )
    def test_a_change_is_refused_kept_and_saved_when_they_are_back(
        self, place: Path, what: str, mode: int, why: str
    ) -> None:
        def work() -> None:
            app = App(place / "journal")
            target = app.folder / what
            held = target.stat().st_mode
            target.chmod(mode)
            app.refuses({"mood": 6}, why)
            target.chmod(held)
            assert app.holds(YESTERDAY) == {"mood": 5, "sleep": 3}
            app.saves_what_was_kept()
            assert app.holds(TODAY) == {"mood": 6}
            assert app.editor.close(DEADLINE) == {}

        assert self.without_rights(work) == ""

    def test_backups_that_may_not_be_written_hold_up_the_change_that_needs_one(
        self, place: Path
    ) -> None:
        def work() -> None:
            app = App(place / "journal")
            kept = app.folder / "backups"
            kept.mkdir(mode=0o500)
            app.refuses({"mood": 6}, "backups")
            kept.chmod(0o700)
            app.saves_what_was_kept()
            assert len([*kept.iterdir()]) == 1
            assert app.holds(TODAY) == {"mood": 6}
            app.editor.close(DEADLINE)

        assert self.without_rights(work) == ""


class TestTheFolder:
    def test_one_that_is_moved_away_keeps_all_and_is_made_again(self, app: App) -> None:
        moved = app.folder.with_name("moved")
        app.folder.rename(moved)

        app.saves({"mood": 6})

        assert app.holds(YESTERDAY, moved) == {"mood": 5, "sleep": 3}
        assert app.holds(TODAY) == {"mood": 6}

    def test_one_that_is_removed_with_all_that_is_above_it_is_made_again(
        self, tmp_path: Path
    ) -> None:
        app = App(tmp_path / "a" / "b" / "journal")
        shutil.rmtree(tmp_path / "a")

        app.saves({"mood": 6})

        assert app.holds(TODAY) == {"mood": 6}
        assert app.folder.stat().st_mode & 0o777 == 0o700
        app.editor.close(DEADLINE)

    def test_one_that_a_file_has_taken_the_place_of(self, app: App) -> None:
        moved = app.folder.with_name("moved")
        app.folder.rename(moved)
        app.folder.write_text("in the way")

        app.refuses({"mood": 6}, "is a file, not a folder")
        assert app.folder.read_text() == "in the way"

        app.folder.unlink()
        moved.rename(app.folder)
        app.saves_what_was_kept()
        assert app.holds(YESTERDAY) == {"mood": 5, "sleep": 3}
        assert app.holds(TODAY) == {"mood": 6}


class TestTheMonthFile:
    def replace(self, app: App, text: str) -> None:
        new = app.folder / "new"
        new.write_text(text)
        new.chmod(0o600)
        new.rename(app.folder / "2026-11.toml")

    def test_one_that_another_program_replaces_is_gone_on_with(self, app: App) -> None:
        self.replace(app, f"# theirs\n[{YESTERDAY}]\nmood = 9\n")

        app.saves({"mood": 6})

        text = (app.folder / "2026-11.toml").read_text()
        assert text.startswith("# theirs\n")
        assert (app.holds(YESTERDAY), app.holds(TODAY)) == ({"mood": 9}, {"mood": 6})
        (kept,) = (app.folder / "backups").iterdir()
        assert kept.read_text().startswith("# theirs\n")

    def test_one_that_is_replaced_by_what_is_no_toml_waits_until_it_is_mended(
        self, app: App
    ) -> None:
        self.replace(app, "<<<<<<< ours\n")
        app.refuses({"mood": 6}, "2026-11.toml:1")
        assert (app.folder / "2026-11.toml").read_text() == "<<<<<<< ours\n"

        self.replace(app, f"[{YESTERDAY}]\nmood = 5\n")
        app.saves_what_was_kept()
        assert (app.holds(YESTERDAY), app.holds(TODAY)) == ({"mood": 5}, {"mood": 6})

    def test_one_that_is_removed_is_made_again(self, app: App) -> None:
        (app.folder / "2026-11.toml").unlink()

        app.saves({"mood": 6})

        assert app.holds(TODAY) == {"mood": 6}
        assert YESTERDAY not in app.journal.read(YESTERDAY, TODAY).days


class TestAClockSetBack:
    """The moment that the clock tells moves, forward and back."""

    @pytest.fixture
    def moment(self) -> list[datetime]:
        return [MOMENT]

    @pytest.fixture
    def app(self, folder: Path, moment: list[datetime]) -> Iterator[App]:
        found = App(folder, lambda: moment[0])
        yield found
        found.editor.close(DEADLINE)

    def test_all_stays_and_saving_goes_on_at_the_time_it_tells(
        self, app: App, moment: list[datetime]
    ) -> None:
        app.saves({"mood": 6})
        moment[0] = MOMENT - timedelta(hours=2)
        app.saves({"homework": 3}, YESTERDAY)

        said = app.said[-1]
        assert isinstance(said, Saved)
        assert said.at == MOMENT - timedelta(hours=2)
        assert app.holds(TODAY) == {"mood": 6}
        assert app.holds(YESTERDAY) == {"mood": 5, "sleep": 3, "homework": 3}

    def test_no_backup_is_written_over_or_goes_for_a_date_that_comes_twice(
        self, app: App, moment: list[datetime]
    ) -> None:
        versions = []
        for day in (0, 2, -5, 2, -5, 1):
            moment[0] = MOMENT + timedelta(days=day)
            versions.append((app.folder / "2026-11.toml").read_bytes())
            app.saves({"takeaways": len(versions)}, date(2026, 11, 15))

        kept = {path.read_bytes() for path in (app.folder / "backups").iterdir()}
        # Those of the two dates that came again had their backup already.
        assert kept == {versions[0], versions[1], versions[2], versions[5]}

    def test_a_day_that_is_now_to_come_waits_and_is_saved_when_the_clock_is_right(
        self, app: App, moment: list[datetime]
    ) -> None:
        moment[0] = MOMENT - timedelta(days=1)

        app.refuses({"mood": 6}, "is in the future")
        assert app.holds(YESTERDAY) == {"mood": 5, "sleep": 3}

        moment[0] = MOMENT
        app.saves_what_was_kept()
        assert app.holds(TODAY) == {"mood": 6}
