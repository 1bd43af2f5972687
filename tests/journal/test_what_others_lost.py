"""What other programs lost or exposed, each cause once: here it loses and exposes nothing.

Each test names the program, and the issue where its users met it. What the command line adds is
in ``tests/cli/test_what_others_lost.py``.
"""

import os
import stat
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Event, Thread
from zoneinfo import ZoneInfo

import pytest

from tests.conftest import TODAY
from tests.encrypted import IDENTITY_FILE, PASSPHRASE, give_identity, make_identities_quickly
from tests.journal.limits import files_up_to
from therapy_tui.domain.calendar import Month
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.errors import SaveError
from therapy_tui.domain.fields import FIELDS
from therapy_tui.journal import age, lock
from therapy_tui.journal.configuration import Configuration
from therapy_tui.journal.editor import Editor
from therapy_tui.journal.merging import merge
from therapy_tui.journal.month_text import parse_month
from therapy_tui.journal.store import Journal

MONTH = "2026-11.toml"
NOVEMBER = """\
Dear diary, this line is from before I used this program.

[2026-11-16]
mood = 6
"""
SOUND = """\
# my November
format = 1

# a good week
[2026-11-16]
mood = 6 # better
weather = "rain"
"""


@pytest.fixture
def journal(folder: Path, clock: Clock) -> Journal:
    return Journal(folder, clock)


def write(folder: Path, text: str | bytes, name: str = MONTH) -> Path:
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    path.chmod(0o600)
    return path


def table(path: Path, day: date = TODAY) -> dict[str, object]:
    found: dict[str, object] = tomllib.loads(path.read_text())[str(day)]
    return found


class TestAFileThatIsNotAsTheProgramWroteIt:
    def test_a_file_in_another_form_is_not_emptied(self, journal: Journal, folder: Path) -> None:
        """jrnl 490: entries that did not match the date format were gone after the next write."""
        month = write(folder, NOVEMBER)

        with pytest.raises(SaveError, match=r"2026-11\.toml:1"):
            journal.update(TODAY, {"mood": 5})

        assert month.read_text() == NOVEMBER

    def test_text_above_the_first_entry_stays(self, journal: Journal, folder: Path) -> None:
        """jrnl 490, still so in 4.6: the file is made anew of the entries that were found."""
        month = write(folder, SOUND)

        journal.update(TODAY, {"mood": 5})

        assert month.read_text() == SOUND + "\n[2026-11-23]\nmood = 5\n"

    def test_what_is_not_understood_is_not_dropped_by_the_next_write(
        self, journal: Journal, folder: Path
    ) -> None:
        """feeling: a line it cannot parse is warned about once and dropped at the next write."""
        month = write(folder, SOUND + "\n[2026-11-17]\nmood = 'so so'\n[2026-11-31]\nmood = 3\n")

        said = [str(fault) for fault in journal.read(TODAY, TODAY).faults]
        journal.update(TODAY, {"mood": 5})

        assert [line[:16] for line in said] == ["2026-11.toml:10:", "2026-11.toml:11:"]
        assert "[2026-11-17]\nmood = 'so so'\n" in month.read_text()
        assert "[2026-11-31]\nmood = 3\n" in month.read_text()
        assert len(journal.read(TODAY, TODAY).faults) == 2

    def test_a_file_edited_by_hand_is_no_reason_to_refuse(
        self, journal: Journal, folder: Path
    ) -> None:
        """feeling: any hand edit breaks the checksum, and the program no longer starts."""
        journal.update(TODAY, {"mood": 5})
        month = folder / MONTH
        month.write_text(month.read_text().replace("mood = 5", "mood = 6 # I had the wrong day"))

        journal.update(TODAY, {"sleep": 3})

        assert table(month) == {"mood": 6, "sleep": 3}
        assert "# I had the wrong day" in month.read_text()

    @pytest.mark.parametrize(
        "data",
        [
            b"[2026-10-01\nmood = 4\n",
            b"[2026-10-01]\nnote = 'caf\xe9'\n",
            b"[2026-10-01]\nmood =",
            b"\x00" * 400,
            b"",
        ],
        ids=["no TOML", "no UTF-8", "cut off", "zeros", "empty"],
    )
    def test_one_bad_month_stops_no_other(
        self, journal: Journal, folder: Path, data: bytes
    ) -> None:
        """RedNotebook 786 and 563, harsh 3: one bad file, or one cut line, stops everything."""
        bad = write(folder, data, "2026-10.toml")

        journal.update(TODAY, {"mood": 5})
        reading = journal.read(date(2026, 10, 1), TODAY)

        assert reading.days[TODAY].mood == 5
        assert {fault.file for fault in reading.faults} == ({bad} if data else set())
        assert bad.read_bytes() == data


class TestSettings:
    def test_no_setting_changes_a_byte_or_a_day_of_what_was_written(self, folder: Path) -> None:
        """jrnl 227 and 318: another date format in the settings wiped the entries."""
        evening = datetime(2026, 11, 23, 21, 4, tzinfo=UTC)
        Journal(folder, Clock(UTC, moment=lambda: evening)).update(TODAY, {"mood": 5})
        before = (folder / MONTH).read_bytes()

        for settings in (
            Configuration(time_zone="Pacific/Kiritimati", day_start=12),
            Configuration(time_zone="Pacific/Pago_Pago", week_start=6),
        ):
            other = Journal(folder, settings.clock(lambda: evening))
            assert [*other.read(date(2026, 11, 1), date(2026, 11, 30)).days] == [TODAY]
            other.update(TODAY, {"mood": 5})

        assert (folder / MONTH).read_bytes() == before

    def test_a_day_stays_that_day_in_every_time_zone(self, folder: Path) -> None:
        """Pixy 215: days were kept as instants, so a journey moved them onto their neighbours."""
        for zone, hour in (("Asia/Tokyo", 1), ("America/Los_Angeles", 23)):
            moment = datetime(2026, 11, 20, hour, tzinfo=ZoneInfo(zone))
            clock = Clock(ZoneInfo(zone), 0, lambda moment=moment: moment)  # type: ignore[misc]
            journal = Journal(folder, clock)
            journal.update(clock.today(), {"mood": 5, "note": zone})
            assert [*journal.read(date(2026, 11, 1), date(2026, 11, 30)).days] == [
                date(2026, 11, 20)
            ]

        assert table(folder / MONTH, date(2026, 11, 20))["note"] == "America/Los_Angeles"

    def test_what_is_hidden_is_still_there(self, journal: Journal, folder: Path) -> None:
        """Loop 1632: a habit "deleted itself"; a filter hid it."""
        journal.update(TODAY, {"mood": 5, "homework": 3})
        journal.update_profile({"hidden": ("homework",)})

        journal.update(TODAY, {"mood": 6})

        assert table(folder / MONTH) == {"mood": 6, "homework": 3}
        journal.update_profile({"hidden": ()})
        assert journal.read(TODAY, TODAY).days[TODAY].homework == 3


class TestSeveralWriters:
    def test_what_is_written_while_one_waits_for_the_lock_is_kept(
        self, journal: Journal, folder: Path
    ) -> None:
        """feeling reads before it takes the lock, so that what another writes then is lost."""
        month = write(folder, SOUND)
        saver = Thread(target=journal.update, args=(TODAY, {"mood": 5}))

        with lock.locked(folder):
            saver.start()
            saver.join(0.1)
            assert saver.is_alive()
            month.write_text(SOUND + "\n[2026-11-22]\nmood = 3\n")
        saver.join()

        assert (table(month)["mood"], table(month, date(2026, 11, 22))["mood"]) == (5, 3)

    def test_a_change_nobody_can_see_by_time_or_size_is_seen(
        self, journal: Journal, folder: Path
    ) -> None:
        """jrnl 676 asks for a hash before saving; RedNotebook trusts the time of the change."""
        month = write(folder, SOUND)
        journal.read(TODAY, TODAY)
        status = month.stat()
        month.write_text(SOUND.replace("mood = 6", "mood = 3"))
        os.utime(month, ns=(status.st_atime_ns, status.st_mtime_ns))

        journal.update(TODAY, {"mood": 5})

        assert table(month, date(2026, 11, 16))["mood"] == 3

    def test_an_app_left_open_elsewhere_overwrites_nothing(
        self, folder: Path, clock: Clock
    ) -> None:
        """RedNotebook 76: the older of two open sessions wrote its whole month over the newer."""
        at_home, remote = (Editor(Journal(folder, clock), lambda _: None) for _ in range(2))
        at_home.change(TODAY, {"mood": 4})
        assert at_home.flush()
        assert remote.read(TODAY, TODAY).days[TODAY].mood == 4

        remote.change(TODAY, {"note": "from afar", "sleep": 2})
        assert remote.flush()
        at_home.change(TODAY, {"homework": 3})
        assert at_home.close() == remote.close() == {}

        assert table(folder / MONTH) == {
            "mood": 4,
            "sleep": 2,
            "homework": 3,
            "note": "from afar",
        }

    def test_two_versions_of_a_month_are_merged_day_by_day(self) -> None:
        """Daily You 298: of two copies the newer took the place of the other, with all its days."""
        ours = SOUND + "\n[2026-11-22]\nmood = 3\n"
        theirs = SOUND.replace("mood = 6", "mood = 7") + "\n[2026-11-23]\nmood = 5\n"

        merged = merge(SOUND, ours, theirs)

        assert merged.conflicts == ()
        days = parse_month(merged.text, Month(2026, 11), Path(MONTH)).days
        assert {day.day: entry.mood for day, entry in days.items()} == {16: 7, 22: 3, 23: 5}

    def test_a_second_entry_of_a_day_drops_nothing_of_the_first(
        self, journal: Journal, folder: Path
    ) -> None:
        """jrnl 2006: in a folder journal, entries of the same day were dropped."""
        for number, field in enumerate(FIELDS):
            value = field.choices[0] if field.choices else "words" if not field.numeric else 1
            journal.update(TODAY, {field.key: value})
            assert len(table(folder / MONTH)) == number + 1

    def test_of_two_hundred_changes_in_a_row_none_is_missing(
        self, folder: Path, clock: Clock
    ) -> None:
        """Track & Graph 381: one in ten points was lost; 334: equal times were skipped."""
        editor = Editor(Journal(folder, clock), lambda _: None)
        days = [TODAY - timedelta(days=number % 40) for number in range(200)]

        for number, day in enumerate(days):
            editor.change(day, {FIELDS[number // 40].key: 1 if number // 40 < 5 else None})

        assert editor.close() == {}
        found = Journal(folder, clock).read(min(days), TODAY).days
        assert sorted(found) == sorted(set(days))
        assert {tuple(entry.values.values()) for entry in found.values()} == {(1, 1, 1, 1, 1)}


class TestTheWriteItself:
    def test_a_link_into_a_folder_that_is_synced_stays_a_link(
        self, journal: Journal, folder: Path, tmp_path: Path
    ) -> None:
        """jrnl 4.6: one write puts a file in the link's place; the synced copy stops changing."""
        cloud = tmp_path / "cloud"
        target = write(cloud, SOUND)
        folder.mkdir(mode=0o700)
        (folder / MONTH).symlink_to(target)

        journal.update(TODAY, {"mood": 5})

        assert (folder / MONTH).is_symlink()
        assert table(target) == {"mood": 5}

    @pytest.mark.skipif(sys.platform == "darwin", reason="macOS has a flush of its own")
    def test_the_text_is_on_the_disk_before_its_name_and_the_name_before_it_is_said(
        self, journal: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """RedNotebook 648: a power cut emptied the month; jrnl flushes neither file nor folder."""
        month = write(folder, SOUND)
        done: list[str] = []
        fsync, replace = os.fsync, Path.replace

        def flushing(descriptor: int) -> None:
            is_folder = os.path.samestat(os.fstat(descriptor), folder.stat())
            done.append("flush the folder" if is_folder else "flush a file")
            fsync(descriptor)

        def replacing(self: Path, target: Path) -> Path:
            done.append(f"replace {Path(target).name}")
            return replace(self, target)

        monkeypatch.setattr(os, "fsync", flushing)
        monkeypatch.setattr(Path, "replace", replacing)
        journal.update(TODAY, {"mood": 5})

        assert done[0] == "flush a file"
        assert done[-2:] == [f"replace {month.name}", "flush the folder"]

    def test_at_no_moment_is_a_month_missing_empty_or_half(
        self, journal: Journal, folder: Path
    ) -> None:
        """RedNotebook removes the file before the new one comes; tui-journal empties it first."""
        month = write(folder, SOUND)
        ended = Event()
        seen: list[int] = []

        def look() -> None:
            while not ended.is_set():
                seen.append(len(tomllib.loads(month.read_text())))

        watcher = Thread(target=look)
        watcher.start()
        for number in range(60):
            journal.update(TODAY, {"mood": 1 + number % 10, "note": "words " * (number % 7)})
        ended.set()
        watcher.join()

        assert len(seen) > 60
        assert min(seen) >= 2

    def test_a_save_leaves_other_months_alone(self, journal: Journal, folder: Path) -> None:
        """tui-journal writes every entry there is at each change."""
        other = write(folder, "[2026-10-01]\nmood = 4\n", "2026-10.toml")
        before = other.stat()

        journal.update(TODAY, {"mood": 5})

        assert other.stat() == before

    def test_where_there_is_no_room_nothing_is_emptied_and_it_is_said(
        self, journal: Journal, folder: Path
    ) -> None:
        """Track & Graph 120: an export of no bytes; RedNotebook tells its debug log alone."""
        month = write(folder, SOUND + "# long ago\n" * 100)
        before = month.read_bytes()

        with files_up_to(200), pytest.raises(SaveError, match=r"could not be saved.*\."):
            journal.update(TODAY, {"mood": 5})

        assert month.read_bytes() == before
        assert [path.name for path in folder.iterdir() if path.is_file()] == [MONTH]

    def test_a_month_that_is_gone_is_still_among_the_backups(
        self, journal: Journal, folder: Path
    ) -> None:
        """jrnl 1650 and RedNotebook 719: months gone, the cause never found."""
        month = write(folder, SOUND)
        journal.update(TODAY, {"mood": 5})
        month.unlink()

        journal.update(TODAY, {"mood": 6})

        (backup,) = (folder / "backups").iterdir()
        assert backup.read_text() == SOUND


@contextmanager
def modes_seen(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Iterator[set[int]]:
    """The modes of all that lies in a folder, each time that something is flushed there."""
    seen: set[int] = set()
    fsync = os.fsync

    def looking(descriptor: int) -> None:
        seen.update(stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*"))
        fsync(descriptor)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", looking)
        yield seen


class TestWhoCanRead:
    def test_no_file_can_be_read_by_others_not_even_while_it_is_written(
        self, journal: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """feels and harsh leave files for all to read; RedNotebook narrows them when written."""
        before = os.umask(0o022)
        try:
            with modes_seen(monkeypatch, folder) as seen:
                journal.update(TODAY - timedelta(days=1), {"mood": 5})
                journal.update(TODAY, {"mood": 5})
                journal.update_profile({"support": "Ana"})
        finally:
            os.umask(before)

        assert seen == {0o600, 0o700}
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700

    def test_the_same_passphrase_never_gives_the_same_key(self) -> None:
        """jrnl 1149: until version 3 the salt was a constant in the source."""
        kept = age.Identity.made().kept(PASSPHRASE)

        salts = [data.split(b"-> scrypt ")[1].split()[0] for data in (kept, IDENTITY_FILE)]
        assert salts[0] != salts[1]

    def test_backups_of_an_encrypted_journal_are_encrypted_too(
        self, journal: Journal, folder: Path
    ) -> None:
        """Daylio's lock keeps the screen, and its backups lie in a cloud as they are."""
        give_identity(folder)
        journal.vault.unlock(PASSPHRASE)
        for number in range(3):
            journal.update(TODAY - timedelta(days=number), {"note": "secret words"})
        journal.update_profile({"support": "secret words"})

        files = [path for path in folder.rglob("*") if path.is_file()]
        assert len(files) >= 3
        assert [path for path in files if b"secret" in path.read_bytes()] == []

    def test_a_switch_that_fails_leaves_the_journal_as_it_was(
        self, journal: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """jrnl 787 and 241: the keyring failed, and encryption was half done."""
        make_identities_quickly(monkeypatch)
        write(folder, SOUND + "# long ago\n" * 1000)
        write(folder, "[2026-10-01]\nmood = 4\n", "2026-10.toml")
        before = {path.name: path.read_bytes() for path in folder.iterdir()}

        with files_up_to(4000), pytest.raises(SaveError):
            journal.encrypt(PASSPHRASE)

        assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
        assert not journal.vault.encrypted
        journal.update(TODAY, {"mood": 5})
