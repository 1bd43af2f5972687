"""Our own exports, read again: after a spreadsheet, by hand, damaged, from a newer version."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.exchange.files import asked, found, records, written
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.day import Day
from therapy_tui.domain.errors import InputError
from therapy_tui.domain.profile import Goal
from therapy_tui.exchange.exporting.as_csv import csv_text
from therapy_tui.exchange.given import Given
from therapy_tui.exchange.plan import Plan, make_plan
from therapy_tui.exchange.record import About, Left
from therapy_tui.exchange.sources import guess, source
from therapy_tui.journal.store import Journal

OWN = "therapy-tui"
HEADER = "date,mood,sleep,homework,goals,takeaways,sessions,frequency,duration,note"
DAY = date(2026, 11, 2)


def export(**changes: object) -> str:
    """A JSON export, with parts of it changed."""
    return json.dumps({"program": OWN, "format": 1, "profile": {}, "days": [], **changes})


def planned(folder: Path, clock: Clock, file: Path) -> Plan:
    return make_plan(Journal(folder, clock), Given(file), source(OWN), asked(), replace=False)


@pytest.mark.parametrize("between", [";", "\t"])
def test_a_table_that_a_spreadsheet_saved_is_read(tmp_path: Path, between: str) -> None:
    text = f"\ufeff{HEADER},\n2026-11-02,6,,none-set,,,1,weekly,,'=1+1,\n".replace(",", between)
    (record,) = records(written(tmp_path, text.replace("\n", "\r\n")), OWN)
    assert record.date == DAY
    assert record.values == {
        "mood": 6,
        "homework": "none-set",
        "sessions": 1,
        "frequency": "weekly",
        "note": "=1+1",
    }


def test_dates_a_spreadsheet_rewrote_are_read_as_is_said(tmp_path: Path) -> None:
    file = written(tmp_path, f"{HEADER}\n02.11.2026,6\n")
    with pytest.raises(InputError, match=r"line 2: '02\.11\.2026' is no date"):
        records(file, OWN)
    (record,) = records(file, OWN, asked(form="%d.%m.%Y"))
    assert (record.date, record.values) == (DAY, {"mood": 6})


def test_its_exports_are_told_from_other_files(tmp_path: Path) -> None:
    days = {DAY: Day(DAY, {"mood": 6})}
    for text in (csv_text(days), csv_text(days, notes=False), export()):
        known, why = guess(Given(written(tmp_path, text)))
        assert known.name == OWN
        assert "export" in why
    assert guess(Given(written(tmp_path, "date,mood\n2026-11-02,6\n")))[0].name == "csv"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("2026-11-02,14", "line 3: Mood takes 1 to 10, not 14"),
        ("2026-11-31,4", "line 3: There is no date 2026-11-31"),
        ("2026-11-02,6,,,,,,,,hello, world", "line 3: this row has more cells"),
        ("2026-11-01,5", "line 3: 2026-11-01 was in line 2 already"),
    ],
)
def test_a_damaged_row_is_named_with_its_line(tmp_path: Path, row: str, said: str) -> None:
    file = written(tmp_path, f"{HEADER}\n2026-11-01,4\n{row}\n")
    with pytest.raises(InputError, match=said):
        records(file, OWN)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"format": 2}, "format 2, and this version of the program knows 1 at most. Take a newer"),
        ({"format": "1"}, "says the format '1', which there is not"),
        ({"program": "jrnl"}, "is no export of therapy-tui"),
        ({"days": {}}, "has no list of days"),
        ({"days": [{"mood": 6}]}, "entry 1: a day has a date"),
        ({"days": [{"date": "2026-11-02", "mood": 0}]}, "entry 1: Mood takes 1 to 10, not 0"),
        ({"days": [{"date": "2026-11-02", "mood": True}]}, "entry 1: Mood takes 1 to 10"),
        ({"days": [{"date": "2026-11-02", "mood": None}]}, "entry 1: Mood takes 1 to 10"),
        ({"days": [{"date": "2026-11-02"}] * 2}, "entry 2: 2026-11-02 was entry 1 already"),
        ({"days": [{"date": "2026-11-02", "extra": {"mood": 3}}]}, "entry 1: extra: mood is a"),
        ({"days": [{"date": "2026-11-02", "extra": {"a": None}}]}, "entry 1: extra: null is no"),
        ({"days": [{"date": "2026-11-02", "extra": {"a": {"$toml": "1 2"}}}]}, "no value as TOML"),
        ({"profile": {"started": "soon"}}, "profile: 'soon' is no date"),
        ({"profile": {"goals": [{"name": ""}]}}, "profile: goals, name: '' is no text"),
        ({"profile": {"goals": [{"name": "a"}] * 6}}, "no more goals than that|more goals"),
    ],
)
def test_a_damaged_export_is_refused_in_a_sentence(
    tmp_path: Path, parts: Mapping[str, object], said: str
) -> None:
    file = written(tmp_path, export(**parts), "all.json")
    with pytest.raises(InputError, match=said) as caught:
        found(file, OWN)
    assert str(file) in str(caught.value)
    assert str(caught.value).endswith(".")


def test_the_profile_comes_along_and_what_is_not_known_is_left_out(tmp_path: Path) -> None:
    profile = {
        "next_session": "2026-12-01T15:00:00",
        "session_weekday": "tuesday",
        "goals": [{"name": "Sleep", "since": "2026-02-01"}],
        "colour": "red",
    }
    file = written(tmp_path, export(profile=profile, days=[{"date": "2026-11-02", "wind": 3}]))
    held = found(file, OWN)
    assert [each.profile for each in held if isinstance(each, About)] == [
        {
            "next_session": datetime(2026, 12, 1, 15),
            "session_weekday": 1,
            "goals": (Goal("Sleep", date(2026, 2, 1)),),
        }
    ]
    assert [each.what for each in held if isinstance(each, Left)] == ["wind", "profile: colour"]


def test_an_unknown_key_that_the_day_has_already_stays(
    tmp_path: Path, folder: Path, clock: Clock
) -> None:
    folder.mkdir()
    (folder / "2026-11.toml").write_text('[2026-11-02]\nwind = "north"\nsame = 1\n')
    extra = {"wind": "south", "same": 1, "new": 2}
    days = [{"date": "2026-11-02", "mood": 6, "extra": extra}]
    plan = planned(folder, clock, written(tmp_path, export(days=days)))
    assert plan.extra == {DAY: {"new": 2}}
    assert plan.changes == {DAY: {"mood": 6}}
    assert [(group.what, group.why) for group in plan.left] == [
        ("key wind", "the day has its own, which stays")
    ]
