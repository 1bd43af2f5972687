"""What is imported is written as one, and taken back value by value."""

import tomllib
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.encrypted import PASSPHRASE, give_identity
from therapy_tui.domain.calendar import Month
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.errors import InputError, JournalError, SaveError
from therapy_tui.domain.fields import Change
from therapy_tui.domain.profile import Goal
from therapy_tui.journal import files
from therapy_tui.journal.imports import Extra, Imported
from therapy_tui.journal.store import Journal

TODAY = date(2026, 11, 23)
OCTOBER, NOVEMBER = date(2026, 10, 30), date(2026, 11, 17)
MONTH = """\
# my November
[2026-11-17]
mood = 7   # better
sleep = 14
colour = "blue"

[2026-11-20]
frequency = "weekly"
"""


@pytest.fixture
def journal(folder: Path) -> Journal:
    folder.mkdir(mode=0o700)
    (folder / "2026-11.toml").write_text(MONTH)
    return Journal(folder, Clock(UTC, moment=lambda: datetime(2026, 11, 23, 21, 4, tzinfo=UTC)))


def write(
    journal: Journal,
    changes: Mapping[date, Change],
    expected: Mapping[date, Change] | None = None,
    profile: Mapping[str, object] | None = None,
) -> Imported:
    return journal.imports.write(changes, expected or {}, profile or {}, {}, of="export.csv")


def held(journal: Journal, month: str) -> dict[str, object]:
    return tomllib.loads(journal.vault.read(journal.folder / f"{month}.toml")[0].decode())


def backups(journal: Journal) -> list[str]:
    folder = journal.folder / "backups"
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def test_all_is_written_and_what_was_there_is_kept(journal: Journal) -> None:
    done = write(journal, {OCTOBER: {"mood": 4}, NOVEMBER: {"mood": 2, "note": "theirs"}})

    assert (done.values, done.days, done.left_alone) == (3, 2, ())
    assert held(journal, "2026-10") == {"format": 1, "2026-10-30": {"mood": 4}}
    assert (journal.folder / "2026-11.toml").read_text() == MONTH.replace(
        "mood = 7 ", "mood = 2 "
    ).replace('colour = "blue"\n', 'note = "theirs"\ncolour = "blue"\n')
    assert backups(journal) == [
        "2026-11.2026-11-23T210400.toml",
        "import.2026-11-23T210400.toml",
    ]
    assert (journal.folder / "backups" / backups(journal)[0]).read_text() == MONTH
    assert done.record == journal.folder / "backups" / "import.2026-11-23T210400.toml"
    assert done.record.stat().st_mode & 0o777 == 0o600


def test_nothing_is_written_and_no_record_made_where_all_is_there(journal: Journal) -> None:
    done = write(journal, {NOVEMBER: {"mood": 7}})
    assert (done.values, done.record, backups(journal)) == (0, None, [])


def test_what_someone_else_changed_meanwhile_is_left_alone_and_told(journal: Journal) -> None:
    journal.update(OCTOBER, {"mood": 9})
    done = write(
        journal, {OCTOBER: {"mood": 4, "sleep": 3}}, {OCTOBER: {"mood": None, "sleep": None}}
    )
    assert done.left_alone == ((OCTOBER, "mood"),)
    assert held(journal, "2026-10")["2026-10-30"] == {"mood": 9, "sleep": 3}


def test_an_unreadable_month_stops_all_of_it(journal: Journal) -> None:
    (journal.folder / "2026-09.toml").write_text("mood = \n")
    with pytest.raises(SaveError, match="2026-09"):
        write(journal, {OCTOBER: {"mood": 4}, date(2026, 9, 3): {"mood": 4}})
    assert not (journal.folder / "2026-10.toml").exists()
    assert backups(journal) == []


def test_a_day_that_lies_ahead_is_refused(journal: Journal) -> None:
    with pytest.raises(InputError, match="in the future"):
        write(journal, {OCTOBER: {"mood": 4}, date(2027, 1, 1): {"mood": 4}})
    assert not (journal.folder / "2026-10.toml").exists()


class TestTakingBack:
    def test_all_is_byte_for_byte_what_it_was(self, journal: Journal) -> None:
        write(journal, {OCTOBER: {"mood": 4}, NOVEMBER: {"mood": 2, "sleep": 3, "note": "theirs"}})

        planned = journal.imports.plan()
        shown = [(each.date, each.key, each.now, each.then) for each in planned.returns]
        assert shown == [
            (OCTOBER, "mood", 4, None),
            (NOVEMBER, "mood", 2, 7),
            (NOVEMBER, "sleep", 3, None),
            (NOVEMBER, "note", "theirs", None),
        ]
        done = journal.imports.take_back(planned)

        assert (done.values, done.days, done.left_alone) == (4, 2, ())
        assert (journal.folder / "2026-11.toml").read_text() == MONTH
        assert held(journal, "2026-10") == {"format": 1}
        assert not journal.imports.plan().changes

    def test_what_was_changed_since_stays(self, journal: Journal) -> None:
        write(journal, {NOVEMBER: {"mood": 2, "note": "theirs"}})
        journal.update(NOVEMBER, {"note": "mine", "homework": 3})

        planned = journal.imports.plan()
        assert planned.left_alone == ((NOVEMBER, "note"),)
        journal.imports.take_back(planned)

        day = journal.read(NOVEMBER, NOVEMBER).days[NOVEMBER]
        assert day.values == {"mood": 7, "homework": 3, "note": "mine"}

    def test_what_changes_after_the_plan_was_shown_stays_too(self, journal: Journal) -> None:
        write(journal, {NOVEMBER: {"mood": 2}})
        planned = journal.imports.plan()
        journal.update(NOVEMBER, {"mood": 8})

        done = journal.imports.take_back(planned)

        assert done.left_alone == ((NOVEMBER, "mood"),)
        assert journal.read(NOVEMBER, NOVEMBER).days[NOVEMBER].mood == 8

    def test_a_fact_without_an_entry_outlives_the_entry(self, journal: Journal) -> None:
        write(journal, {date(2026, 11, 20): {"mood": 2}})
        journal.imports.take_back(journal.imports.plan())
        assert (journal.folder / "2026-11.toml").read_text() == MONTH

    def test_the_profile_goes_back_with_its_goals(self, journal: Journal) -> None:
        journal.update_profile({"support": "call Ana"})
        theirs = {"support": "theirs", "goals": (Goal("walk", date(2026, 1, 2)),)}
        done = write(journal, {}, profile=theirs)
        assert (done.values, journal.read_profile().profile.goals) == (2, theirs["goals"])

        journal.imports.take_back(journal.imports.plan())

        profile = journal.read_profile().profile
        assert (profile.support, profile.goals) == ("call Ana", ())

    def test_keys_that_are_not_known_come_and_go_with_it(self, journal: Journal) -> None:
        extra: Extra = {
            OCTOBER: {"steps": [3, 4]},
            NOVEMBER: {"colour": "red", "pain": {"back": 2}},
        }
        done = journal.imports.write({OCTOBER: {"mood": 4}}, {}, {}, {}, of="x.json", extra=extra)
        assert (done.values, done.days) == (3, 2)
        assert done.left_alone == ((NOVEMBER, "colour"),)
        assert held(journal, "2026-10")["2026-10-30"] == {"mood": 4, "steps": [3, 4]}
        day = journal.read(NOVEMBER, NOVEMBER).days[NOVEMBER]
        assert day.extra == {"colour": "blue", "pain": {"back": 2}}

        planned = journal.imports.plan()
        text = (journal.folder / "2026-10.toml").read_text().replace("[3, 4]", "5")
        (journal.folder / "2026-10.toml").write_text(text)
        done = journal.imports.take_back(planned)

        assert done.left_alone == ((OCTOBER, "steps"),)
        assert held(journal, "2026-10")["2026-10-30"] == {"steps": 5}
        assert (journal.folder / "2026-11.toml").read_text() == MONTH

    def test_the_newest_that_would_change_anything_is_taken(self, journal: Journal) -> None:
        write(journal, {OCTOBER: {"mood": 4}})
        write(journal, {OCTOBER: {"mood": 6}})
        assert [past.number for past in journal.imports.listed()] == [1, 2]

        journal.imports.take_back(journal.imports.plan())
        assert held(journal, "2026-10")["2026-10-30"] == {"mood": 4}
        journal.imports.take_back(journal.imports.plan())
        assert held(journal, "2026-10") == {"format": 1}
        assert not journal.imports.plan(1).changes
        with pytest.raises(InputError, match="numbered 1 to 2"):
            journal.imports.plan(3)

    def test_the_ten_newest_records_are_kept(self, journal: Journal) -> None:
        for number in range(12):
            write(journal, {OCTOBER: {"takeaways": number}})
        assert len(journal.imports.listed()) == 10
        assert not journal.imports.plan(2).changes
        assert journal.imports.plan(1).returns[0].then == 10

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ('of = ""\ndays = 1\nvalues = 1\n[after', "line 4"),
            ("mood = 3\n", "is not the record"),
            ("format = 2\n", "newer than format 1"),
            ('of = ""\ndays = 1\nvalues = 1\n[after.mood]\nsoon = 3\n', "soon"),
            ('of = ""\ndays = 1\nvalues = 1\n[after.mood]\n2026-10-30 = [3]\n', "no value"),
            ('of = ""\ndays = 1\nvalues = 1\nattributes = ["x"]\n', "not known here"),
        ],
    )
    def test_a_damaged_record_is_named(self, journal: Journal, text: str, said: str) -> None:
        done = write(journal, {OCTOBER: {"mood": 4}})
        assert done.record is not None
        done.record.write_text(text)
        with pytest.raises(JournalError, match=said):
            journal.imports.plan()

    def test_no_import_is_a_sentence(self, journal: Journal) -> None:
        with pytest.raises(InputError, match="There is no import"):
            journal.imports.plan()


class TestAnEncryptedJournal:
    @pytest.fixture
    def journal(self, journal: Journal) -> Journal:
        give_identity(journal.folder)
        journal.vault.unlock(PASSPHRASE)
        journal.encrypt()
        return journal

    def test_nothing_plain_is_left_and_it_can_be_taken_back(self, journal: Journal) -> None:
        done = write(journal, {OCTOBER: {"mood": 4}, NOVEMBER: {"note": "theirs"}})
        assert done.record is not None
        assert done.record.name == "import.2026-11-23T210400.toml.age"
        for path in journal.folder.rglob("*"):
            assert path.is_dir() or path.read_bytes().startswith(b"age-encryption.org")

        journal.imports.take_back(journal.imports.plan())
        assert journal.vault.read(journal.folder / "2026-11.toml")[0] == MONTH.encode()

    def test_a_record_is_turned_with_the_journal(self, journal: Journal) -> None:
        write(journal, {OCTOBER: {"mood": 4}})
        journal.decrypt()
        assert "import.2026-11-23T210400.toml" in backups(journal)
        assert len(journal.imports.plan().returns) == 1


def test_a_record_may_be_larger_than_a_month(folder: Path) -> None:
    note = folder / "import.2026-11-23T210400.toml"
    folder.mkdir()
    note.write_bytes(b"#" * (files.LARGEST + 1))
    assert len(files.read(note)[0]) == files.LARGEST + 1
    with pytest.raises(OSError, match="2 megabytes"):
        files.read(note.rename(folder / "2026-11.toml"))


def test_other_backups_are_no_imports(journal: Journal) -> None:
    write(journal, {OCTOBER: {"mood": 4}, NOVEMBER: {"mood": 4}})
    assert [*journal.backups.listed()] == [Month(2026, 11)]
    assert [past.head.values for past in journal.imports.listed() if past.head] == [2]
