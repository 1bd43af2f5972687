"""jrnl: the JSON it exports becomes notes."""

import json
from datetime import date, time
from pathlib import Path

import pytest

from tests.exchange.files import asked, found, records, written
from therapy_tui.domain.errors import InputError
from therapy_tui.exchange.given import Given
from therapy_tui.exchange.record import Left
from therapy_tui.exchange.sources import guess


def export(folder: Path, *entries: object) -> Path:
    """What ``jrnl --format json`` prints, with these entries."""
    return written(folder, json.dumps({"tags": {"@tea": 1}, "entries": entries}, indent=2))


def entry(**changed: object) -> dict[str, object]:
    """An entry of 5 March 2026, 08:15."""
    plain = {"title": "Tea.", "body": "Two cups, @tea\n", "date": "2026-03-05", "time": "08:15"}
    return {**plain, "tags": ["@tea"], "starred": False, **changed}


def test_title_and_body_become_a_note_with_its_time(tmp_path: Path) -> None:
    file = export(tmp_path, entry(), entry(title="Only this", body="", uuid="A1"))
    one, two = records(file, "jrnl")
    assert (one.line, one.date, one.at) == (1, date(2026, 3, 5), time(8, 15))
    assert (one.values, one.note) == ({}, "Tea.\nTwo cups, @tea")
    assert (two.line, two.note) == (2, "Only this")


def test_a_time_with_a_zone_is_the_local_one(tmp_path: Path) -> None:
    (one,) = records(export(tmp_path, entry(time="08:15+02:00")), "jrnl")
    assert one.at == time(8, 15)


def test_stars_and_empty_entries_are_left_out(tmp_path: Path) -> None:
    held = found(export(tmp_path, entry(starred=True), entry(title="", body=" ")), "jrnl")
    left = [(each.line, each.what) for each in held if isinstance(each, Left)]
    assert left == [(1, "star"), (2, "entry")]


def test_it_is_recognised_by_its_entries(tmp_path: Path) -> None:
    guessed, why = guess(Given(export(tmp_path, entry())))
    assert (guessed.name, why) == ("jrnl", "it has entries with title and body")


@pytest.mark.parametrize(
    ("changed", "said"),
    [({"date": "2026-02-30"}, "entry 2: .* no date"), ({"time": "25:00"}, "entry 2: .* no time")],
)
def test_damage_is_named_with_its_entry(
    tmp_path: Path, changed: dict[str, object], said: str
) -> None:
    with pytest.raises(InputError, match=said):
        records(export(tmp_path, entry(), entry(**changed)), "jrnl")


def test_another_json_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no list of entries"):
        records(written(tmp_path, "[1]"), "jrnl")
    with pytest.raises(InputError, match="entry 1: this is no entry"):
        records(export(tmp_path, "text"), "jrnl")


def test_options_without_use_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--mood-scale is of no use here: jrnl has no moods"):
        records(export(tmp_path, entry()), "jrnl", asked(scale="1-5"))
