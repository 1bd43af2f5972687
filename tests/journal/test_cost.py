"""What a save and a look cost, counted: they cost the same after decades as after a year."""

import tomllib
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest

from tests.faults.calls import Call, watched
from tests.faults.plans import Recorder
from therapy_tui.domain.calendar import Month
from therapy_tui.domain.clock import Clock
from therapy_tui.journal.months import MOST_KNOWN
from therapy_tui.journal.store import Journal
from therapy_tui.journal.toml_scan import scan
from therapy_tui.journal.toml_syntax import read_toml

Found = TypeVar("Found")

TODAY = date(2026, 11, 23)
MONTH = 'format = 1\n\n[{month}-17]\nmood = 7\nfrequency = "weekly"\nduration = "1-3-years"\n'


def made(folder: Path, years: int) -> Path:
    """A journal of so many years up to this month, each month with one day."""
    folder.mkdir(mode=0o700)
    for number in range(12 * years):
        month = Month(2026 - number // 12, 12 - number % 12)
        if month <= Month.of(TODAY):
            (folder / f"{month}.toml").write_text(MONTH.format(month=month))
    return folder


def calls(folder: Path, clock: Clock, years: int) -> list[Call]:
    """The system calls of a save of a day that was saved before."""
    journal = Journal(made(folder, years), clock)
    for mood in (5, 6):
        journal.check_in(TODAY, {"mood": mood})
    recorder = Recorder()
    with watched(folder, recorder):
        journal.check_in(TODAY, {"sleep": 4})
    return recorder.calls


def test_decades_add_no_system_call_to_a_save(tmp_path: Path, clock: Clock) -> None:
    short, long = calls(tmp_path / "short", clock, 1), calls(tmp_path / "long", clock, 20)

    named = Counter(call.name for call in long)
    assert named == Counter(call.name for call in short)
    assert named["fsync"] == 2


def test_only_the_first_save_of_a_day_looks_up_what_goes_without_saying(
    tmp_path: Path, clock: Clock
) -> None:
    looked_at = {call.path.name for call in calls(tmp_path / "short", clock, 1)}

    assert "2026-11.toml" in looked_at
    assert "profile.toml" not in looked_at


def test_a_save_lists_no_folder_where_the_names_and_the_backup_of_today_are_known(
    tmp_path: Path, clock: Clock
) -> None:
    named = Counter(call.name for call in calls(tmp_path / "short", clock, 1))

    assert named["rename"] + named["replace"] == 1
    assert named["listdir"] == 0


def listed(folder: Path, work: Callable[[], object]) -> list[Path]:
    """The folders that are listed for some work."""
    recorder = Recorder()
    with watched(folder, recorder):
        work()
    return [call.path for call in recorder.calls if call.name == "listdir"]


def test_a_year_and_what_holds_today_are_read_without_a_list_of_decades(
    tmp_path: Path, clock: Clock
) -> None:
    journal = Journal(made(tmp_path / "long", 20), clock)
    assert not journal.is_new()

    assert not listed(journal.folder, lambda: journal.read(date(2026, 1, 1), TODAY))
    assert not listed(journal.folder, lambda: journal.context(TODAY))
    assert listed(journal.folder, lambda: journal.read(date(2020, 1, 1), TODAY))


def test_a_look_at_the_folder_looks_only_at_the_files_that_were_read(
    tmp_path: Path, clock: Clock
) -> None:
    journal = Journal(made(tmp_path / "long", 20), clock)
    journal.read(date(2026, 10, 1), TODAY)
    recorder = Recorder()

    with watched(journal.folder, recorder):
        journal.revision()

    looked_at = {call.path.name for call in recorder.calls if call.path.suffix == ".toml"}
    assert {"2026-10.toml", "2026-11.toml"} <= looked_at
    assert len(looked_at) <= 3


def test_a_save_lists_nothing_where_no_name_came_or_went_since_the_last_list(
    tmp_path: Path, clock: Clock
) -> None:
    journal = Journal(made(tmp_path / "long", 20), clock)
    journal.check_in(TODAY, {"mood": 5})
    journal.months()

    assert not listed(journal.folder, lambda: journal.check_in(TODAY, {"mood": 6}))
    left = journal.folder / ".2026-11.toml.1-aa.therapy-tui-tmp"
    left.touch()
    journal.check_in(TODAY, {"mood": 7})
    assert not left.exists()


def test_names_that_stay_are_not_read_as_months_again(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal(made(tmp_path / "long", 20), clock)
    present = journal.months()
    monkeypatch.setattr("therapy_tui.journal.months.Month", None)

    assert journal.months() == present
    monkeypatch.undo()
    (journal.folder / "2027-01.toml").write_text("format = 1\n")
    (journal.folder / "2026-11.toml").unlink()
    assert journal.months() == [*present[:-1], Month(2027, 1)]


def test_a_look_at_names_that_stay_asks_of_none_what_it_is(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal(made(tmp_path / "long", 20), clock)
    before = journal.revision()
    monkeypatch.setattr("therapy_tui.journal.revision.is_journal_name", None)

    assert journal.revision() == before
    monkeypatch.undo()
    (journal.folder / "2027-01.toml").write_text("format = 1\n")
    assert journal.revision() > before


def test_the_list_of_the_months_is_the_askers_own(tmp_path: Path, clock: Clock) -> None:
    journal = Journal(made(tmp_path / "short", 1), clock)

    journal.months().clear()

    assert journal.months()[-1] == Month.of(TODAY)


def test_a_save_parses_only_a_table_that_is_not_in_the_usual_form(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal(made(tmp_path / "short", 1), clock)
    journal.check_in(TODAY, {"mood": 6})
    read_toml.cache_clear()
    read_toml(journal.folder.joinpath("2026-11.toml").read_text())
    parsed: list[str] = []
    monkeypatch.setattr(tomllib, "loads", noting(parsed, tomllib.loads))
    scanned: list[str] = []
    monkeypatch.setattr("therapy_tui.journal.toml_outline.scan", noting(scanned, scan))

    before = (journal.folder / "2026-11.toml").read_text()
    journal.check_in(TODAY, {"takeaways": 41})
    assert parsed == []
    assert scanned == [before]

    journal.check_in(TODAY, {"note": "of\ntwo lines"})
    assert parsed == []

    journal.check_in(TODAY, {"note": "50 \\ 50"})
    after = (journal.folder / "2026-11.toml").read_text()
    assert parsed == [after[after.index("[2026-11-23]") :]]


def test_what_was_edited_by_hand_is_parsed_before_a_save(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal(made(tmp_path / "short", 1), clock)
    journal.check_in(TODAY, {"mood": 6})
    file = journal.folder / "2026-11.toml"
    edited = file.read_text().replace("mood = 7", "takeaways = 43  # by hand")
    file.write_text(edited)
    read_toml.cache_clear()
    parsed: list[str] = []
    monkeypatch.setattr(tomllib, "loads", noting(parsed, tomllib.loads))

    journal.check_in(TODAY, {"takeaways": 42})

    first, last = "[2026-11-17]", "[2026-11-23]"
    assert parsed == [edited[edited.index(first) : edited.index(last)]]


def noting(notes: list[str], function: Callable[[str], Found]) -> Callable[[str], Found]:
    """The function, with each text that it is given noted."""

    def noted(text: str) -> Found:
        notes.append(text)
        return function(text)

    return noted


def test_of_decades_the_ten_years_that_were_read_last_are_remembered(
    tmp_path: Path, clock: Clock
) -> None:
    journal = Journal(made(tmp_path / "journal", 12), clock)
    months = journal.months()
    assert len(journal.read(months[0].first, TODAY).days) == len(months) > MOST_KNOWN
    assert journal.reads == len(months)

    kept = months[-MOST_KNOWN:]
    assert len(journal.read(kept[0].first, TODAY).days) == MOST_KNOWN
    assert journal.reads == len(months)

    for _ in range(2):
        journal.read(months[0].first, months[0].last)
    assert journal.reads == len(months) + 1
