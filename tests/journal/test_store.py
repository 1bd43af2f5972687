"""What the journal promises: read what is there, change what was asked, lose nothing."""

import errno
import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.faults.calls import Call, watched
from therapy_tui.domain.calendar import Month
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.day import Day
from therapy_tui.domain.errors import InputError, SaveError
from therapy_tui.domain.fields import Change, Value
from therapy_tui.journal.store import Journal, Reading

TODAY = date(2026, 11, 23)
NOVEMBER = """\
# my November
format = 1

[2026-11-16]
mood = 6
frequency = "every-2-weeks"
duration = "3-12-months"

# first session after the break
[2026-11-17]
mood = 7   # better
sleep = 14
colour = "blue"
"""


@pytest.fixture
def journal(folder: Path, clock: Clock) -> Journal:
    return Journal(folder, clock)


def write(folder: Path, name: str, text: str) -> Path:
    """A file written by hand, for its owner alone."""
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / name
    path.write_bytes(text.encode())
    path.chmod(0o600)
    return path


def rewrite_unseen(path: Path, text: str) -> None:
    """Change a file so that size, time and inode stay what they were."""
    status = path.stat()
    assert len(text.encode()) == status.st_size
    path.write_text(text)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def on(reading: Reading, day: date) -> dict[str, Value]:
    return dict(reading.days[day].values)


class TestReading:
    def test_a_journal_that_does_not_exist_is_empty_and_new(
        self, journal: Journal, folder: Path
    ) -> None:
        assert journal.is_new()
        assert journal.months() == []
        assert journal.read(date.min, date.max) == Reading({}, ())
        assert journal.check() == ()
        assert journal.revision() == 0
        assert journal.read_profile().faults == ()
        assert journal.context(TODAY).assumed
        assert not folder.exists()

    def test_a_journal_with_a_month_or_a_profile_is_not_new(
        self, journal: Journal, folder: Path
    ) -> None:
        folder.mkdir()
        assert journal.is_new()
        write(folder, "profile.toml", "")
        assert not journal.is_new()
        (folder / "profile.toml").unlink()
        write(folder, "2026-11.toml", "")
        assert not journal.is_new()

    def test_a_missing_day_stays_a_gap(self, journal: Journal, folder: Path) -> None:
        write(folder, "2026-11.toml", NOVEMBER)

        reading = journal.read(date(2026, 11, 1), date(2026, 11, 30))

        assert list(reading.days) == [date(2026, 11, 16), date(2026, 11, 17)]

    def test_only_days_of_the_window_are_given(self, journal: Journal, folder: Path) -> None:
        write(folder, "2026-11.toml", NOVEMBER)

        assert list(journal.read(date(2026, 11, 17), TODAY).days) == [date(2026, 11, 17)]
        assert journal.read(TODAY, date(2026, 11, 1)).days == {}

    def test_four_weeks_parse_two_files_once(self, journal: Journal, folder: Path) -> None:
        for month in (Month(2025, 1).plus(i) for i in range(24)):
            write(folder, f"{month}.toml", f"[{month.first}]\nmood = 5\n")

        for _ in range(3):
            journal.read(date(2026, 10, 27), TODAY)

        assert journal.reads == 2

    def test_a_file_that_changed_is_read_again(self, journal: Journal, folder: Path) -> None:
        write(folder, "2026-11.toml", NOVEMBER)
        journal.read(TODAY, TODAY)
        write(folder, "2026-11.toml", "[2026-11-17]\nmood = 2\n")

        reading = journal.read(date(2026, 11, 17), TODAY)

        assert reading.days[date(2026, 11, 17)].mood == 2

    def test_files_that_are_no_month_are_left_out(self, journal: Journal, folder: Path) -> None:
        for name in ("2026-13.toml", "2026-1.toml", "0000-01.toml", "x2026-11.toml", "2026-11.txt"):
            write(folder, name, "[2026-11-17]\nmood = 2\n")

        assert journal.months() == []
        assert journal.revision() == 0

    def test_months_come_oldest_first(self, journal: Journal, folder: Path) -> None:
        for name in ("2026-11", "2025-12", "2026-02"):
            write(folder, f"{name}.toml", "")

        assert journal.months() == [Month(2025, 12), Month(2026, 2), Month(2026, 11)]

    def test_days_come_oldest_first_however_the_file_has_them(
        self, journal: Journal, folder: Path
    ) -> None:
        for month in ("2026-11", "2025-12", "2026-02"):
            later, earlier = (f"[{month}-{day}]\nmood = 5\n" for day in (17, 12))
            write(folder, f"{month}.toml", later + earlier)

        days = [*journal.read(date.min, date.max).days]

        assert days == sorted(days)
        assert len(days) == 6

    @pytest.mark.parametrize(
        ("data", "place"),
        [
            (b"[2026-11-17]\nmood = = 3\n", "2026-11.toml:2:8: "),
            (b'[2026-11-17]\nnote = "caf\xe9"\n', "2026-11.toml:2:12: "),
            (b"format = 2\n[2026-11-17]\nmood = 3\n", "2026-11.toml:1: "),
        ],
    )
    def test_a_file_that_cannot_be_written_blocks_its_own_month_alone(
        self, journal: Journal, folder: Path, data: bytes, place: str
    ) -> None:
        write(folder, "2026-10.toml", "[2026-10-30]\nmood = 4\n")
        bad = folder / "2026-11.toml"
        bad.write_bytes(data)

        reading = journal.read(date(2026, 10, 1), TODAY)
        with pytest.raises(SaveError) as caught:
            journal.update(TODAY, {"mood": 5})
        journal.update(date(2026, 10, 31), {"mood": 5})

        assert reading.days[date(2026, 10, 30)].mood == 4
        (fault,) = reading.faults
        assert fault.blocks
        assert str(fault).startswith(place)
        assert str(fault) in str(caught.value)
        assert str(bad) in str(caught.value)
        assert bad.read_bytes() == data
        assert [*folder.glob("backups/2026-11*")] == []

    def test_a_newer_format_is_read_as_far_as_it_is_understood(
        self, journal: Journal, folder: Path
    ) -> None:
        write(folder, "2026-11.toml", "format = 2\n[2026-11-17]\nmood = 3\n")

        assert journal.read(date(2026, 11, 1), TODAY).days[date(2026, 11, 17)].mood == 3

    def test_a_folder_named_like_a_month_is_a_fault_and_no_more(
        self, journal: Journal, folder: Path
    ) -> None:
        (folder / "2026-11.toml").mkdir(parents=True)

        (fault,) = journal.read(date(2026, 11, 1), TODAY).faults

        assert fault.blocks
        assert "a folder stands where the file should be" in str(fault)
        with pytest.raises(SaveError, match="Nothing was written"):
            journal.update(TODAY, {"mood": 5})

    def test_a_link_to_nowhere_is_a_fault_and_can_be_written(
        self, journal: Journal, folder: Path, tmp_path: Path
    ) -> None:
        folder.mkdir()
        (folder / "2026-11.toml").symlink_to(tmp_path / "real.toml")

        (fault,) = journal.read(date(2026, 11, 1), TODAY).faults
        assert "link" in str(fault)
        journal.update(TODAY, {"mood": 5})

        assert (folder / "2026-11.toml").is_symlink()
        assert journal.read(TODAY, TODAY).days[TODAY].mood == 5

    def test_a_journal_that_is_a_file_is_a_sentence_everywhere(
        self, journal: Journal, folder: Path
    ) -> None:
        folder.write_text("")

        (fault,) = journal.read(date(2026, 11, 1), TODAY).faults
        assert "has to be a folder" in str(fault)
        assert journal.check() == (fault,)
        assert not journal.is_new()
        assert journal.months() == []
        assert journal.revision() == 0
        with pytest.raises(SaveError, match="is a file, not a folder"):
            journal.update(TODAY, {"mood": 5})
        with pytest.raises(SaveError, match="is a file, not a folder"):
            journal.update_profile({"support": "Ana"})

    def test_a_journal_linked_to_a_folder_that_is_not_there_is_a_sentence(
        self, journal: Journal, folder: Path
    ) -> None:
        folder.symlink_to("unmounted")

        (fault,) = journal.read(TODAY, TODAY).faults
        assert "which is not there" in str(fault)
        with pytest.raises(SaveError, match="Connect the disk"):
            journal.update(TODAY, {"mood": 5})
        assert not folder.exists()


class TestUpdating:
    def test_the_first_value_makes_the_folder_and_the_file(
        self, journal: Journal, folder: Path
    ) -> None:
        update = journal.update(TODAY, {"mood": 7})

        assert (update.before, update.after) == (Day(TODAY), Day(TODAY, {"mood": 7}))
        assert (folder / "2026-11.toml").read_text() == "format = 1\n\n[2026-11-23]\nmood = 7\n"
        assert sorted(path.name for path in folder.iterdir()) == ["2026-11.toml"]

    def test_only_the_lines_that_changed_change(self, journal: Journal, folder: Path) -> None:
        path = write(folder, "2026-11.toml", NOVEMBER)

        journal.update(date(2026, 11, 17), {"mood": 8})

        assert path.read_text() == NOVEMBER.replace("mood = 7 ", "mood = 8 ")

    def test_a_change_that_changes_nothing_writes_nothing(
        self, journal: Journal, folder: Path
    ) -> None:
        path = write(folder, "2026-11.toml", NOVEMBER)
        before = path.stat()

        update = journal.update(date(2026, 11, 17), {"mood": 7, "homework": None})

        assert update.before == update.after
        assert path.stat().st_mtime_ns == before.st_mtime_ns
        assert path.stat().st_ino == before.st_ino
        assert not (folder / "backups").exists()

    def test_clearing_what_never_was_makes_no_folder(self, journal: Journal, folder: Path) -> None:
        update = journal.update(TODAY, {"mood": None}, expected={"mood": 3})

        assert update.after == Day(TODAY)
        assert update.left_alone == ("mood",)
        assert not folder.exists()

    def test_a_hand_edit_between_two_updates_is_kept(self, journal: Journal, folder: Path) -> None:
        journal.update(TODAY, {"mood": 7})
        path = folder / "2026-11.toml"
        path.write_text(path.read_text() + 'sleep = 3\n\n[2026-11-24]\nnote = "later"\n')

        update = journal.update(TODAY, {"homework": 2})

        assert update.before.values == {"mood": 7, "sleep": 3}
        assert 'note = "later"' in path.read_text()
        assert on(journal.read(TODAY, TODAY), TODAY) == {"mood": 7, "sleep": 3, "homework": 2}

    def test_a_save_reads_the_file_afresh_whatever_is_remembered(
        self, journal: Journal, folder: Path
    ) -> None:
        path = write(folder, "2026-11.toml", NOVEMBER)
        journal.read(TODAY, TODAY)
        rewrite_unseen(path, NOVEMBER.replace("mood = 6", "mood = 9"))

        assert journal.update(date(2026, 11, 16), {"sleep": 2}).before.mood == 9
        assert "mood = 9\n" in path.read_text()

    def test_what_was_just_written_is_not_parsed_again(
        self, journal: Journal, folder: Path
    ) -> None:
        journal.update(TODAY, {"mood": 7})
        reads = journal.reads

        assert journal.read(TODAY, TODAY).days[TODAY].mood == 7
        assert journal.reads == reads

    def test_a_field_that_is_not_as_expected_is_left_alone_and_named(
        self, journal: Journal
    ) -> None:
        journal.update(TODAY, {"mood": 7, "sleep": 3})

        update = journal.update(
            TODAY,
            {"mood": 5, "sleep": 4, "homework": 1, "note": "x"},
            expected={"mood": 6, "sleep": 3, "homework": None},
        )

        assert update.left_alone == ("mood",)
        assert update.after.values == {"mood": 7, "sleep": 4, "homework": 1, "note": "x"}

    def test_the_days_first_value_brings_the_facts_that_hold(self, journal: Journal) -> None:
        context = {"frequency": "monthly", "duration": "1-3-years"}

        update = journal.update(TODAY, {"mood": 7}, context=context)

        assert update.after.values == {"mood": 7, **context}

    def test_a_fact_the_change_sets_or_the_day_has_is_not_overwritten(
        self, journal: Journal
    ) -> None:
        journal.update(TODAY, {"frequency": "weekly"})

        update = journal.update(
            TODAY,
            {"mood": 7, "duration": None},
            context={"frequency": "monthly", "duration": "1-3-years"},
        )

        assert update.after.values == {"mood": 7, "frequency": "weekly"}

    def test_a_later_value_of_the_day_brings_no_facts(self, journal: Journal) -> None:
        journal.update(TODAY, {"mood": 7})

        update = journal.update(TODAY, {"sleep": 2}, context={"frequency": "monthly"})

        assert update.after.values == {"mood": 7, "sleep": 2}

    def test_clearing_the_last_answer_removes_the_day(self, journal: Journal, folder: Path) -> None:
        journal.update(TODAY, {"mood": 7}, context={"frequency": "monthly"})

        update = journal.update(TODAY, {"mood": None})

        assert update.after.values == {}
        assert "2026-11-23" not in (folder / "2026-11.toml").read_text()

    def test_removing_a_day_keeps_what_is_not_valid_or_not_known(
        self, journal: Journal, folder: Path
    ) -> None:
        path = write(folder, "2026-11.toml", NOVEMBER)

        journal.update(date(2026, 11, 17), {"mood": None})

        assert "[2026-11-17]\n" in path.read_text()
        assert 'sleep = 14\ncolour = "blue"\n' in path.read_text()
        assert "mood = 7" not in path.read_text()

    def test_a_value_that_is_not_valid_stays_until_its_field_is_changed(
        self, journal: Journal, folder: Path
    ) -> None:
        path = write(folder, "2026-11.toml", NOVEMBER)
        day = date(2026, 11, 17)

        journal.update(day, {"mood": 3})
        assert "sleep = 14\n" in path.read_text()
        journal.update(day, {"sleep": 4})
        assert "sleep = 4\n" in path.read_text()

    def test_a_value_that_is_not_valid_can_be_cleared(self, journal: Journal, folder: Path) -> None:
        path = write(folder, "2026-11.toml", NOVEMBER)

        journal.update(date(2026, 11, 17), {"sleep": None})

        assert path.read_text() == NOVEMBER.replace("sleep = 14\n", "")

    def test_clearing_a_last_answer_that_is_not_valid_removes_the_day(
        self, journal: Journal, folder: Path
    ) -> None:
        path = write(folder, "2026-11.toml", '[2026-11-20]\nmood = 14\nfrequency = "weekly"\n')

        journal.update(date(2026, 11, 20), {"mood": None})

        assert "2026-11-20" not in path.read_text()

    def test_facts_stay_beside_another_answer_that_is_not_valid(
        self, journal: Journal, folder: Path
    ) -> None:
        text = '[2026-11-20]\nmood = 14\nsleep = 9\nfrequency = "weekly"\n'
        path = write(folder, "2026-11.toml", text)

        journal.update(date(2026, 11, 20), {"mood": None})

        assert path.read_text() == text.replace("mood = 14\n", "")

    def test_facts_do_not_replace_a_value_that_is_not_valid(
        self, journal: Journal, folder: Path
    ) -> None:
        path = write(folder, "2026-11.toml", '[2026-11-20]\nfrequency = "fortnightly"\n')

        journal.update(date(2026, 11, 20), {"mood": 3}, context={"frequency": "weekly"})

        assert 'frequency = "fortnightly"' in path.read_text()
        assert '"weekly"' not in path.read_text()

    def test_a_future_date_is_refused_and_makes_nothing(
        self, journal: Journal, folder: Path
    ) -> None:
        with pytest.raises(InputError, match="2026-11-24 is in the future"):
            journal.update(TODAY + timedelta(days=1), {"mood": 5})

        assert not folder.exists()

    def test_after_midnight_both_dates_can_be_written(self, folder: Path) -> None:
        late = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)
        journal = Journal(folder, Clock(UTC, moment=lambda: late))

        journal.update(TODAY, {"mood": 5})
        journal.update(TODAY + timedelta(days=1), {"mood": 6})

        assert len(journal.read(TODAY, date.max).days) == 2

    @pytest.mark.parametrize("change", [{"mood": 11}, {"humour": 3}, {"frequency": "daily"}])
    def test_a_value_or_field_there_is_not_is_refused_and_makes_nothing(
        self, journal: Journal, folder: Path, change: dict[str, Value]
    ) -> None:
        with pytest.raises(InputError):
            journal.update(TODAY, change)

        assert not folder.exists()

    def test_a_note_is_kept_to_the_letter(self, journal: Journal, folder: Path) -> None:
        note = '[/bold] [red]x[/red] 你好 é \x1b[31m\r\n\ttwo """ lines\\'

        journal.update(TODAY, {"note": note})

        assert Journal(folder, journal.clock).read(TODAY, TODAY).days[TODAY].note == note

    def test_a_linked_file_and_a_linked_folder_stay_links(
        self, journal: Journal, folder: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "real").mkdir(mode=0o700)
        (tmp_path / "far").mkdir()
        (tmp_path / "far" / "november.toml").write_text(NOVEMBER)
        (tmp_path / "real" / "2026-11.toml").symlink_to("../far/november.toml")
        folder.symlink_to("real")

        journal.update(TODAY, {"mood": 5})

        assert folder.is_symlink()
        assert (folder / "2026-11.toml").is_symlink()
        assert "[2026-11-23]\nmood = 5\n" in (tmp_path / "far" / "november.toml").read_text()
        assert [path.name for path in (tmp_path / "far").iterdir()] == ["november.toml"]

    def test_leftovers_of_killed_processes_go_with_the_next_write(
        self, journal: Journal, folder: Path
    ) -> None:
        write(folder, ".2026-10.toml.77-abcdef01.therapy-tui-tmp", "half a")
        write(folder, ".2026-11.toml.swp", "an editor's")
        (folder / "2026-11.toml").symlink_to("../november.toml")
        write(folder.parent, ".november.toml.77-abcdef01.therapy-tui-tmp", "half a")

        journal.update(TODAY, {"mood": 5})

        assert [*folder.parent.glob(".*")] == []
        assert sorted(path.name for path in folder.iterdir()) == [
            ".2026-11.toml.swp",
            "2026-11.toml",
        ]


class TestUpdatingMany:
    def test_many_days_of_many_months_are_changed_at_once(
        self, journal: Journal, folder: Path
    ) -> None:
        days = [TODAY - timedelta(days=i * 5) for i in range(40)]

        updates = journal.update_many({day: {"mood": 1 + day.day % 10} for day in days})

        assert set(updates) == set(days)
        found = Journal(folder, journal.clock).read(date.min, date.max).days
        assert {day: found[day].mood for day in found} == {day: 1 + day.day % 10 for day in days}

    def test_many_days_read_as_if_changed_one_by_one(
        self, journal: Journal, tmp_path: Path, folder: Path
    ) -> None:
        other = Journal(tmp_path / "other", journal.clock)
        day_in_braces = NOVEMBER.replace("format = 1", "2026-11-21 = { sleep = 3 }")
        text = f"{day_in_braces}\n[more]\nx = 1\n"
        write(folder, "2026-11.toml", text)
        write(other.folder, "2026-11.toml", text)
        changes: dict[date, Change] = {
            date(2026, 11, 3): {"mood": 2, "note": "x"},
            date(2026, 11, 4): {"sleep": 2},
            date(2026, 11, 16): {"mood": None},
            date(2026, 11, 17): {"homework": 0, "mood": 9},
            date(2026, 11, 21): {"mood": 5},
            date(2026, 11, 22): {"mood": None},
        }

        journal.update_many(changes)
        for day, change in changes.items():
            other.update(day, change)

        together = (folder / "2026-11.toml").read_text()
        assert together == (other.folder / "2026-11.toml").read_text()
        assert "2026-11-16" not in together

    def test_one_unreadable_month_leaves_all_as_they_were(
        self, journal: Journal, folder: Path
    ) -> None:
        october = write(folder, "2026-10.toml", "[2026-10-30]\nmood = 4\n")
        november = write(folder, "2026-11.toml", "mood\n")

        with pytest.raises(SaveError, match=r"2026-11\.toml:1"):
            journal.update_many({date(2026, 10, 30): {"mood": 5}, TODAY: {"mood": 5}})

        assert october.read_text() == "[2026-10-30]\nmood = 4\n"
        assert november.read_text() == "mood\n"
        assert len([*folder.iterdir()]) == 2

    def test_a_month_that_cannot_be_staged_leaves_all_as_they_were(
        self, journal: Journal, folder: Path
    ) -> None:
        october = write(folder, "2026-10.toml", "[2026-10-30]\nmood = 4\n")
        (folder / "2026-11.toml").symlink_to("gone/real.toml")

        with pytest.raises(SaveError, match="which is not there"):
            journal.update_many({date(2026, 10, 30): {"mood": 5}, TODAY: {"mood": 5}})

        assert october.read_text() == "[2026-10-30]\nmood = 4\n"
        assert len([*folder.iterdir()]) == 2

    def test_what_is_in_place_is_named_when_a_later_month_cannot_be_put_there(
        self, journal: Journal, folder: Path
    ) -> None:
        october = write(folder, "2026-10.toml", "[2026-10-30]\nmood = 4\n")
        november = write(folder, "2026-11.toml", "")

        class Broken:
            """A disk that does not put the second month in place."""

            def before(self, call: Call) -> None:
                if call.name == "rename" and call.other == november:
                    raise OSError(errno.EIO, os.strerror(errno.EIO))

            def after(self, call: Call) -> None:
                pass

        saved = r"2026-11\.toml .*Saved before that: 2026-10;"
        with watched(folder, Broken()), pytest.raises(SaveError, match=saved):
            journal.update_many({date(2026, 10, 30): {"mood": 5}, TODAY: {"mood": 5}})

        assert october.read_text() == "[2026-10-30]\nmood = 5\n"
        assert [*folder.glob(".2026*")] == []

    def test_a_bad_value_among_many_leaves_all_as_they_were(
        self, journal: Journal, folder: Path
    ) -> None:
        with pytest.raises(InputError):
            journal.update_many({date(2026, 10, 30): {"mood": 5}, TODAY: {"mood": 50}})

        assert not folder.exists()


class TestContext:
    def test_the_newest_fact_on_or_before_the_day_holds(
        self, journal: Journal, folder: Path
    ) -> None:
        write(folder, "2026-08.toml", '[2026-08-03]\nfrequency = "weekly"\n')
        write(folder, "2026-11.toml", NOVEMBER)

        assert journal.context(date(2026, 11, 16)).frequency == "every-2-weeks"
        assert journal.context(TODAY).duration == "3-12-months"
        assert journal.context(date(2026, 11, 15)).frequency == "weekly"
        assert journal.context(date(2026, 11, 15)).duration is None
        assert journal.context(date(2026, 8, 2)).assumed

    def test_the_profile_fills_in_and_the_start_of_therapy_wins(
        self, journal: Journal, folder: Path
    ) -> None:
        write(folder, "2026-11.toml", NOVEMBER)
        journal.update_profile({"started": date(2024, 11, 17), "frequency": "monthly"})

        assert journal.context(date(2026, 11, 1)).frequency == "monthly"
        assert journal.context(TODAY).frequency == "every-2-weeks"
        assert journal.context(TODAY).duration == "1-3-years"

    def test_a_month_that_cannot_be_read_is_passed_over(
        self, journal: Journal, folder: Path
    ) -> None:
        write(folder, "2026-10.toml", '[2026-10-03]\nfrequency = "weekly"\n')
        write(folder, "2026-11.toml", "frequency =\n")

        assert journal.context(TODAY).frequency == "weekly"

    def test_months_that_do_not_name_the_fact_are_not_parsed(
        self, journal: Journal, folder: Path
    ) -> None:
        write(folder, "2026-08.toml", '[2026-08-03]\nfrequency = "weekly"\nduration = "1-3-years"')
        for month in (9, 10, 11):
            write(folder, f"2026-{month:02}.toml", f"[2026-{month:02}-03]\nmood = 5\n")
        write(folder, "2026-12.toml", '[2026-12-03]\nfrequency = "monthly"\n')

        for _ in range(2):
            assert journal.context(TODAY).frequency == "weekly"

        assert journal.reads == 1

    def test_a_month_that_does_not_name_the_fact_is_looked_through_once(
        self, journal: Journal, folder: Path
    ) -> None:
        path = write(folder, "2026-11.toml", '[2026-11-03]\nnote = "not a single word of it"\n')
        journal.context(TODAY)
        rewrite_unseen(path, '[2026-11-03]\nmood = 5\nfrequency = "weekly"\n   ')

        assert journal.context(TODAY).assumed

    def test_a_check_in_writes_the_facts_with_the_days_first_value(
        self, journal: Journal, folder: Path
    ) -> None:
        write(folder, "2026-11.toml", NOVEMBER)

        update = journal.check_in(TODAY, {"mood": 5})

        facts = {"frequency": "every-2-weeks", "duration": "3-12-months"}
        assert update.after.values == {"mood": 5, **facts}


class TestRevision:
    def test_it_changes_with_a_month_that_was_read_or_the_profile_and_with_nothing_else(
        self, journal: Journal, folder: Path
    ) -> None:
        write(folder, "2026-11.toml", NOVEMBER)
        seen = [journal.revision()]
        write(folder, "notes.txt", "mine")
        journal.read(date.min, date.max)
        assert journal.revision() == seen[-1]

        write(folder, "2026-11.toml", NOVEMBER + "\n")
        seen.append(journal.revision())
        write(folder, "2026-10.toml", "")
        seen.append(journal.revision())
        journal.update_profile({"support": "Ana"})
        seen.append(journal.revision())
        (folder / "2026-10.toml").unlink()
        seen.append(journal.revision())

        assert len(set(seen)) == len(seen)

    def test_a_change_between_what_was_read_and_the_first_look_after_that_is_seen(
        self, journal: Journal, folder: Path
    ) -> None:
        write(folder, "2026-11.toml", NOVEMBER)
        before = journal.revision()
        journal.read(TODAY, TODAY)
        assert journal.revision() == before
        write(folder, "2026-11.toml", NOVEMBER + "\n")
        journal.read(TODAY, TODAY)

        assert journal.revision() != before

    def test_a_file_that_can_be_looked_at_again_is_a_change(
        self, journal: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(folder, "2026-11.toml", NOVEMBER)
        before = journal.revision()
        stat = os.stat

        def refused(path: str | Path, *, follow_symlinks: bool = True) -> os.stat_result:
            if str(path).endswith("2026-11.toml"):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
            return stat(path, follow_symlinks=follow_symlinks)

        with monkeypatch.context() as patched:
            patched.setattr(os, "stat", refused)
            assert journal.read(TODAY, TODAY).faults
            assert journal.revision() == before

        assert journal.revision() != before

    def test_it_follows_links(self, journal: Journal, folder: Path, tmp_path: Path) -> None:
        folder.mkdir()
        target = tmp_path / "real.toml"
        (folder / "2026-11.toml").symlink_to(target)
        journal.read(TODAY, TODAY)
        nowhere = journal.revision()
        target.write_text(NOVEMBER)
        there = journal.revision()
        target.write_text("")

        assert len({nowhere, there, journal.revision()}) == 3
