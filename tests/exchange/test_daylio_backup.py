"""Daylio's backup: months from 0, moods of one's own by their group, notes in HTML."""

import base64
import json
from datetime import date, time
from pathlib import Path

import pytest

from tests.exchange.files import asked, found, records, written, zipped
from therapy_tui.domain.errors import InputError
from therapy_tui.exchange.given import Given
from therapy_tui.exchange.record import Left, Unknown
from therapy_tui.exchange.sources import guess

MOODS = [
    {"id": number, "custom_name": "", "mood_group_id": number, "predefined_name_id": number}
    for number in range(1, 6)
] + [
    {"id": 9, "custom_name": "hollow", "mood_group_id": 4, "predefined_name_id": -1, "state": 1},
    {"id": 12, "custom_name": "odd", "mood_group_id": 7, "predefined_name_id": -1},
]


def entry(**changed: object) -> dict[str, object]:
    """An entry of 5 March 2026, 22:07, with the mood good."""
    plain: dict[str, object] = {
        "id": 1, "minute": 7, "hour": 22, "day": 5, "month": 2, "year": 2026,
        "datetime": 1772744820000, "timeZoneOffset": -18000000, "mood": 2,
        "note": "", "note_title": "", "tags": [], "assets": [],
    }  # fmt: skip
    return plain | changed


def backup(folder: Path, *entries: object, **more: object) -> Path:
    """A backup with these entries; its base64 is broken into lines."""
    held = {"version": 15, "customMoods": MOODS, "tags": [{"id": 3, "name": "tea"}], **more}
    text = base64.encodebytes(json.dumps(held | {"dayEntries": entries}).encode())
    members = {"assets/photos/1": b"\0", "backup.daylio": text.replace(b"\n", b"\r\n")}
    return written(folder, zipped(members), "backup.daylio")


def test_the_local_date_and_time_are_taken_and_months_begin_at_0(tmp_path: Path) -> None:
    (one,) = records(backup(tmp_path, entry()), "daylio")
    assert (one.line, one.date, one.at) == (1, date(2026, 3, 5), time(22, 7))
    assert one.values == {"mood": 8}


def test_the_group_of_a_mood_says_its_level_and_its_number_does_not(tmp_path: Path) -> None:
    file = backup(tmp_path, entry(mood=9), entry(mood=1), entry(mood=5))
    assert [one.values["mood"] for one in records(file, "daylio")] == [4, 10, 2]


def test_a_mood_without_a_group_is_asked_for(tmp_path: Path) -> None:
    file = backup(tmp_path, entry(mood=12), entry(mood=77))
    unknown = [each.word for each in found(file, "daylio") if isinstance(each, Unknown)]
    assert unknown == ["odd", "number 77"]
    said = records(file, "daylio", asked("odd=3", "number 77=none"))
    assert [one.values for one in said] == [{"mood": 3}, {}]


def test_what_the_person_says_of_a_mood_goes_before_its_group(tmp_path: Path) -> None:
    (one,) = records(backup(tmp_path, entry(mood=9)), "daylio", asked("Hollow=1"))
    assert one.values == {"mood": 1}


def test_a_note_in_html_becomes_text_and_a_title_its_first_line(tmp_path: Path) -> None:
    note = "<div>I &lt;3 tea</div><ul><li>one</li><li><b>two</b></li></ul>a &amp; b<br>end"
    (one,) = records(backup(tmp_path, entry(note=note, note_title="Tea")), "daylio")
    assert one.note == "Tea\nI <3 tea\n- one\n- two\na & b\nend"


def test_activities_photographs_and_scales_are_left_out_by_name(tmp_path: Path) -> None:
    file = backup(tmp_path, entry(tags=[3], assets=[1]), scaleEntries=[{"value": 2}])
    left = [each.what for each in found(file, "daylio") if isinstance(each, Left)]
    assert left == ["activities", "photographs and recordings", "scaleEntries"]
    (one,) = records(file, "daylio", asked("note=activities"))
    assert one.note == "Activities: tea"


@pytest.mark.parametrize("changed", [{"month": 12}, {"day": 32}, {"year": None}, {"day": "5"}])
def test_an_impossible_date_names_its_entry(tmp_path: Path, changed: dict[str, object]) -> None:
    with pytest.raises(InputError, match=r"entry 2: .* no date"):
        records(backup(tmp_path, entry(), entry(**changed)), "daylio")


@pytest.mark.parametrize(
    ("text", "said"),
    [(b"%%%", "base64"), (base64.b64encode(b"{"), "no JSON"), (base64.b64encode(b"{}"), "entries")],
)
def test_a_damaged_backup_is_a_sentence(tmp_path: Path, text: bytes, said: str) -> None:
    file = written(tmp_path, zipped({"backup.daylio": text}))
    with pytest.raises(InputError, match=said):
        records(file, "daylio")


def test_numbers_that_are_none_are_no_reason_to_fall_over(tmp_path: Path) -> None:
    file = backup(tmp_path, entry(mood=[2], tags=[[3], {}], note="x", hour="late"), "no entry")
    (one,) = records(file, "daylio")
    assert (one.values, one.note, one.at) == ({}, "x", None)


def test_a_zip_of_something_else_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"holds no backup\.daylio"):
        records(written(tmp_path, zipped({"photo.jpg": b"\0"})), "daylio")


def test_a_backup_is_recognised_and_counted_in_entries(tmp_path: Path) -> None:
    given = Given(backup(tmp_path, entry()))
    guessed, why = guess(given)
    assert (guessed.name, why) == ("daylio", "it holds backup.daylio")
    assert guessed.unit_of is not None
    assert guessed.unit_of(given) == "entry"
