"""Track & Graph: its three kinds of CSV, labels, lengths of time, and the time of the place."""

from datetime import date, time
from fractions import Fraction
from pathlib import Path

import pytest

from tests.exchange.files import asked, found, records, written
from therapy_tui.domain.errors import InputError
from therapy_tui.exchange.given import Given
from therapy_tui.exchange.record import Left, Unknown
from therapy_tui.exchange.sources import guess

NAME = "track-and-graph"
NEW = (
    "FeatureName,Timestamp,Value,Label,Note\n"
    "Spirits,2026-03-06T00:13:27.182+01:00,4.0,fine,after the film\n"
    "Spirits,2026-03-05T21:30+01:00,2.0,,\n"
    "Rest,2026-03-05T08:00:00.5Z,3.0,so so,woke twice\n"
    "Walk,2026-03-05T11:07:28Z,1:10:00,,\n"
)


def test_the_newest_kind_has_labels_and_notes(tmp_path: Path) -> None:
    file = written(tmp_path, NEW)
    held = records(file, NAME, asked("mood=Spirits", scale="1-5"))
    assert [(one.line, one.date, one.at) for one in held] == [
        (2, date(2026, 3, 6), time(0, 13)),
        (3, date(2026, 3, 5), time(21, 30)),
    ]
    assert [one.values for one in held] == [{"mood": 8}, {"mood": 4}]
    assert [one.note for one in held] == ["after the film", ""]


def test_what_has_no_field_is_left_out_by_name(tmp_path: Path) -> None:
    held = found(written(tmp_path, NEW), NAME, asked("sleep=Rest"))
    left = [each.what for each in held if isinstance(each, Left)]
    assert left == ["feature Spirits", "feature Spirits", "label of Rest", "feature Walk"]
    (one,) = records(written(tmp_path, NEW), NAME, asked("sleep=rest"))
    assert (one.values, one.note) == ({"sleep": 3}, "Rest: woke twice")


def test_the_kind_before_has_labels_inside_the_values(tmp_path: Path) -> None:
    text = (
        "\nFeatureName,Timestamp,Value,Note\n"
        "Rest,2024-03-05T08:00:00Z,2:bro:ken,n:o:te\n"
        "Nap,2024-03-05T09:00:00Z,1:10:00:after lunch,\n"
    )
    file = written(tmp_path, text)
    (one,) = records(file, NAME, asked("sleep=Rest", "sleep:bro:ken=1"))
    assert (one.line, one.values, one.note) == (3, {"sleep": 1}, "Rest: n:o:te")
    (noted,) = records(file, NAME, asked("note=Nap"))
    assert noted.note == "after lunch"


def test_the_oldest_kind_has_no_notes(tmp_path: Path) -> None:
    text = "FeatureName,Timestamp,Value\nmood,2021-02-09T11:07:28Z,7\n"
    file = written(tmp_path, text)
    (one,) = records(file, NAME)
    assert (one.values, one.note) == ({"mood": 7}, "")
    assert guess(Given(file))[0].name == NAME


def test_a_value_outside_of_the_field_asks_for_the_scale(tmp_path: Path) -> None:
    text = "FeatureName,Timestamp,Value,Label,Note\nmood,2026-03-05T08:00:00Z,71.5,,\n"
    file = written(tmp_path, text)
    with pytest.raises(
        InputError, match=r"line 2: Mood takes 1 to 10, not '71.5'\. .*--mood-scale"
    ):
        records(file, NAME)
    (one,) = records(file, NAME, asked(scale="0-100"))
    assert one.values == {"mood": 1 + 9 * Fraction(715, 1000)}


def test_a_word_is_asked_for(tmp_path: Path) -> None:
    text = "FeatureName,Timestamp,Value\nsleep,2026-03-05T08:00:00Z,broken\n"
    assert Unknown(2, "sleep", "broken") in found(written(tmp_path, text), NAME)


def test_a_length_of_time_is_no_rating(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"line 5: Walk is a length of time \(1:10:00\)"):
        records(written(tmp_path, NEW), NAME, asked("homework=Walk"))


def test_without_a_mapping_the_features_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"has the features Spirits, Rest, Walk\. .*mood=Spirits"):
        records(written(tmp_path, NEW), NAME)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("mood,2026-02-30T08:00:00Z,7", "line 2: '2026-02-30T08:00:00Z' is no timestamp"),
        ("mood,yesterday,7", "line 2: 'yesterday' is no timestamp"),
        ("mood,2026-03-05T08:00:00Z", "line 2: the row has no value"),
    ],
)
def test_damage_is_named_with_its_line(tmp_path: Path, row: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        records(written(tmp_path, f"FeatureName,Timestamp,Value\n{row}\n"), NAME)


def test_another_csv_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no column FeatureName or Timestamp or Value"):
        records(written(tmp_path, "a,b\n1,2\n"), NAME)
