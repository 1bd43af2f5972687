"""Whatever a journal holds, its export, imported into an empty one, gives the same again."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import TODAY, examples
from tests.exchange.files import asked, written
from tests.exchange.journals import days, profiles, strange, words
from therapy_tui.domain.calendar import Days
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.day import Day
from therapy_tui.domain.profile import Profile
from therapy_tui.exchange.exporting.as_csv import csv_text
from therapy_tui.exchange.exporting.as_json import export_object, json_text
from therapy_tui.exchange.exporting.taken import Taken, take
from therapy_tui.exchange.given import Given
from therapy_tui.exchange.native import from_json, to_json
from therapy_tui.exchange.plan import make_plan
from therapy_tui.exchange.schema import schema
from therapy_tui.exchange.sources import guess
from therapy_tui.exchange.spreadsheet import disarmed, restored
from therapy_tui.journal.store import Journal
from therapy_tui.journal.toml_value import same


class FixedClock(Clock):
    """A clock that stands on the tests' today."""

    def newest(self) -> date:
        return TODAY


def brought(text: str, folder: Path, name: str) -> Taken:
    """What an empty journal holds once a text was imported into it, and imported again."""
    journal = Journal(folder / "journal", FixedClock())
    for _ in range(2):
        file = Given(written(folder, text, name))
        source, _ = guess(file)
        assert source.name == "therapy-tui"
        plan = make_plan(journal, file, source, asked(), replace=False)
        assert not plan.unknown
        journal.imports.write(
            plan.changes, plan.expected, plan.profile, {}, of=name, extra=plan.extra
        )
    assert (plan.changes, plan.profile, plan.extra, plan.left) == ({}, {}, {}, ())
    return take(journal)


def require_same(found: Days, meant: Days) -> None:
    """Days are the same, with the types of what they hold; nan is nan."""
    assert {day: entry.values for day, entry in found.items()} == {
        day: entry.values for day, entry in meant.items()
    }
    for day, entry in meant.items():
        assert same({**found[day].extra}, {**entry.extra})


@examples(20, 2000)
@given(days().filter(bool))
def test_days_come_back_from_csv(meant: Days) -> None:
    with TemporaryDirectory() as folder:
        found = brought(csv_text(meant), Path(folder), "days.csv")
    require_same(found.days, meant)


@examples(20, 2000)
@given(days(), profiles)
def test_days_and_profile_come_back_from_json(meant: Days, profile: Profile) -> None:
    if not meant and profile == Profile():
        return
    with TemporaryDirectory() as folder:
        found = brought(json_text(Taken(meant, profile)), Path(folder), "all.json")
    require_same(found.days, meant)
    assert found.profile == profile
    assert found.faults == ()


@examples(25, 1000)
@given(days(), profiles)
def test_every_export_is_valid_by_the_published_schema(meant: Days, profile: Profile) -> None:
    jsonschema.Draft202012Validator(schema()).validate(export_object(Taken(meant, profile)))


def test_the_schema_is_one_and_tells_what_is_wrong() -> None:
    validator = jsonschema.Draft202012Validator
    validator.check_schema(schema())
    good: Mapping[str, object] = {"program": "therapy-tui", "format": 1, "days": []}
    day = {"date": "2026-11-02", "mood": 6}
    assert validator(schema()).is_valid({**good, "days": [day]})
    for wrong in (
        {**good, "format": 2},
        {**good, "days": [{"mood": 6}]},
        {**good, "days": [{**day, "mood": 11}]},
        {**good, "days": [{**day, "energy": 3}]},
        {**good, "days": [{**day, "homework": "none"}]},
        {**good, "profile": {"goals": [{"since": "2026-11-02"}]}},
        {**good, "profile": {"poor_sleep": 5}},
    ):
        assert not validator(schema()).is_valid(wrong), wrong


@examples(300, 20_000)
@given(words | st.text("'=a ", max_size=5))
def test_a_cell_is_no_formula_and_becomes_the_text_again(text: str) -> None:
    cell = disarmed(text)
    assert restored(cell) == text
    assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert not cell.startswith(("\t", "\r", "\n"))


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        (" @x", "' @x"),
        ("'=1", "''=1"),
        ("''-", "'''-"),
        ("'tis", "'tis"),
        ("＝1", "'＝1"),
        ("\tx", "'\tx"),
        ("1=1", "1=1"),
        ("", ""),
    ],
)
def test_only_what_would_be_calculated_gets_an_apostrophe(text: str, cell: str) -> None:
    assert (disarmed(text), restored(cell)) == (cell, text)


@examples(100, 5000)
@given(strange)
def test_every_value_of_toml_comes_back_from_json(value: object) -> None:
    assert same(from_json(to_json(value)), value)


def test_a_note_keeps_its_spaces_and_line_ends() -> None:
    day = date(2026, 11, 2)
    note = "  a\r\nb\rc\n\n "
    with TemporaryDirectory() as folder:
        found = brought(csv_text({day: Day(day, {"note": note})}), Path(folder), "days.csv")
    assert found.days[day].note == note
