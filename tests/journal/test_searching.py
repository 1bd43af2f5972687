"""Search: all days of all months that fit, newest first, without parsing what cannot hold one."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from tests.encrypted import PASSPHRASE, give_identity
from tests.tui.seat import write, write_days
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.day import Day
from therapy_tui.domain.fields import Change, Value
from therapy_tui.domain.filtering import Filter, flowing, folded, parse_filter
from therapy_tui.journal.searching import may_hold, words_in_file
from therapy_tui.journal.store import Journal

DAYS: Mapping[date, Mapping[str, Value]] = {
    date(2019, 3, 2): {"mood": 2, "note": "Walked by the river"},
    date(2026, 10, 31): {"mood": 3, "sessions": 1, "note": "river again;\nslept well"},
    date(2026, 11, 1): {"mood": 8, "sleep": 1},
    date(2026, 11, 17): {"note": "a river of forms"},
    date(2026, 11, 18): {"mood": 3, "homework": "none-set"},
}


def found(journal: Journal, typed: str, changes: Mapping[date, Change] | None = None) -> list[date]:
    return [day for reading in journal.search(parse_filter(typed), changes) for day in reading.days]


@pytest.fixture
def journal(folder: Path, clock: Clock) -> Journal:
    write_days(folder, DAYS)
    return Journal(folder, clock)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("river", [date(2026, 11, 17), date(2026, 10, 31), date(2019, 3, 2)]),
        ('"slept well"', [date(2026, 10, 31)]),
        ('"again; slept"', [date(2026, 10, 31)]),
        ("mood<=3", [date(2026, 11, 18), date(2026, 10, 31), date(2019, 3, 2)]),
        ("mood<=3 river", [date(2026, 10, 31), date(2019, 3, 2)]),
        ("session", [date(2026, 10, 31)]),
        ("homework=none", [date(2026, 11, 18)]),
        ("sleep=1", [date(2026, 11, 1)]),
        ("holiday", []),
    ],
)
def test_days_of_all_years_are_found_newest_first(
    journal: Journal, typed: str, days: list[date]
) -> None:
    assert found(journal, typed) == days


def test_only_months_that_may_hold_a_day_are_parsed(journal: Journal) -> None:
    assert found(journal, "zebra") == []
    assert journal.reads == 0
    assert found(journal, "walked") == [date(2019, 3, 2)]
    assert journal.reads == 1


def test_the_first_days_are_there_before_older_months_are_read(journal: Journal) -> None:
    search = journal.search(parse_filter("river"))
    assert [*next(search).days] == [date(2026, 11, 17)]
    assert journal.reads == 1


def test_what_is_not_saved_yet_is_found_and_what_it_replaces_is_not(journal: Journal) -> None:
    changes: Mapping[date, Change] = {
        date(2026, 11, 17): {"note": "by the lake"},
        date(2026, 11, 18): {"note": "The river"},
        date(2020, 1, 1): {"note": "river, in a month without a file"},
    }
    days = [date(2026, 11, 18), date(2026, 10, 31), date(2020, 1, 1), date(2019, 3, 2)]
    assert found(journal, "river", changes) == days
    assert found(journal, "lake", changes) == [date(2026, 11, 17)]


@pytest.mark.parametrize(
    "written",
    [
        '"caf\\u00e9 au lait"',
        '"caf\\U000000e9 au lait"',
        '"cafe\\u0301 au lait"',
        '"cafe\u0301 au\\tlait"',
        "'CAF\u00c9 au lait'",
        '"""ca\\\n     fe\u0301 au lait"""',
        '"""x\ncafé au lait"""',
        '"say \\"café\\" c:\\\\au lait"',
        "'''it's café au lait'''",
    ],
)
def test_a_note_is_found_however_it_is_written_in_the_file(
    folder: Path, clock: Clock, written: str
) -> None:
    write(folder / "2026-11.toml", f"[2026-11-17]\nnote = {written}\n")
    assert found(Journal(folder, clock), "café lait") == [date(2026, 11, 17)]


def test_quotation_marks_and_backslashes_are_found(folder: Path, clock: Clock) -> None:
    write_days(folder, {date(2026, 11, 17): {"note": 'size 5"x, kept in c:\\new'}})
    journal = Journal(folder, clock)
    for typed in ('5"x', "c:\\new", "c:\\new size"):
        assert found(journal, typed) == [date(2026, 11, 17)]


def test_a_key_is_found_however_it_is_written(folder: Path, clock: Clock) -> None:
    write(folder / "2026-11.toml", '[2026-11-17]\n"m\\u006fod" = 2\n[2026-11-18]\nmood=2\n')
    days = [date(2026, 11, 18), date(2026, 11, 17)]
    assert found(Journal(folder, clock), "mood<3") == days


def test_a_month_that_cannot_be_read_is_told_and_stops_no_other(journal: Journal) -> None:
    write(journal.folder / "2026-10.toml", "[2026-10-31]\nnote = 'river'\nmood = = 3\n")
    readings = [*journal.search(parse_filter("river"))]
    assert [day for each in readings for day in each.days] == [date(2026, 11, 17), date(2019, 3, 2)]
    assert [f.file.name for each in readings for f in each.faults if f.blocks] == ["2026-10.toml"]


def test_without_a_folder_nothing_is_found(folder: Path, clock: Clock) -> None:
    assert found(Journal(folder, clock), "river") == []


def test_a_folder_that_cannot_be_read_is_told(folder: Path, clock: Clock) -> None:
    folder.write_text("")
    (reading,) = Journal(folder, clock).search(parse_filter("river"))
    assert "has to be a folder" in str(reading.faults[0])


def test_an_encrypted_journal_is_searched_while_it_is_unlocked(folder: Path, clock: Clock) -> None:
    give_identity(folder)
    journal = Journal(folder, clock)
    (locked,) = journal.search(parse_filter("river"))
    assert "is encrypted and locked" in str(locked.faults[0])
    journal.vault.unlock(PASSPHRASE)
    journal.update(date(2026, 11, 17), {"note": "by the river"})
    anew = Journal(folder, clock)
    anew.vault.unlock(PASSPHRASE)
    assert found(anew, "river") == [date(2026, 11, 17)]
    assert found(anew, "lake") == []


def test_an_accent_behind_an_escape_does_not_hide_what_follows_it() -> None:
    assert may_hold('note = "x\\n\u0303y"', words_in_file(Filter(("\u0303y",))))


HARD = st.text(alphabet="aent\u0301\u0303\u00e9 \"'\\\n\t\r\x07", max_size=12)


@given(st.text() | HARD, st.booleans(), st.data())
def test_a_month_is_passed_over_only_when_its_notes_hold_no_match(
    note: str, lines: bool, data: st.DataObject
) -> None:
    """Whatever part of a note is looked for, in whatever way the note is written."""
    line = flowing(note)
    begin = data.draw(st.integers(0, len(line)))
    wanted = Filter((folded(line[begin : data.draw(st.integers(begin, len(line)))]),))
    written = tomli_w.dumps({"note": note}, multiline_strings=lines)
    assert wanted.fits(Day(date(2026, 11, 17), {"note": note}))
    assert may_hold(written, words_in_file(wanted))
