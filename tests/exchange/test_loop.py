"""Loop Habit Tracker: exports of every age, and what a habit is worth as a field."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from tests.exchange.files import asked, found, records, written, zipped
from therapy_tui.domain.errors import InputError
from therapy_tui.exchange.given import Given
from therapy_tui.exchange.record import Left, Meaning
from therapy_tui.exchange.sources import guess

HABITS = (
    "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,Unit,"
    "Target Type,Target Value,Archived?\n"
    '001,"Practice, daily",YES_NO,Done?,,1,1,#FF8F00,,,,false\n'
    "002,Bewegung üben,NUMERICAL,How long?,,1,1,#E64A19,min,AT_LEAST,20.0,false\n"
    "003,Coffee,NUMERICAL,Cups?,,1,1,#E64A19,cups,AT_MOST,2.0,true\n"
    "004,Laps,NUMERICAL,How many?,,1,7,#E64A19,laps,AT_LEAST,9.0,false\n"
)
PRACTICE = (
    "Date,Value,Notes\n"
    "2026-03-06,YES_MANUAL,\n"
    '2026-03-05,NO,"ill, at home"\n'
    "2026-03-04,YES_AUTO,\n"
    "2026-03-03,SKIP,away\n"
    "2026-03-02,UNKNOWN,\n"
)
MOVED = "Date,Value,Notes\n2026-03-06,5000,\n2026-03-05,30000,\n2026-03-04,NO,\n2026-03-03,SKIP,\n"
MEMBERS = {
    "Habits.csv": HABITS,
    "001 Practice daily/Checkmarks.csv": PRACTICE,
    "002 Bewegung ben/Checkmarks.csv": MOVED,
    "003 Coffee/Checkmarks.csv": "Date,Value,Notes\n2026-03-06,2000,\n",
    "004 Laps/Checkmarks.csv": "Date,Value,Notes\n2026-03-06,4000,\n",
    "Checkmarks.csv": "Date,Practice, daily,Bewegung üben,\n2026-03-06,YES_MANUAL,5000,\n",
}


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """A zip as Loop makes it."""
    return written(tmp_path, zipped(MEMBERS), "Loop Habits CSV 2026-03-06.zip")


def values(file: Path, *maps: str, scale: str = "") -> dict[date, dict[str, object]]:
    """What each day is given."""
    held = records(file, "loop", asked(*maps, scale=scale))
    return {one.date: dict(one.values) for one in held}


def test_a_habit_that_is_done_is_homework_and_one_that_was_not_expected_is_nothing(
    export: Path,
) -> None:
    held = found(export, "loop", asked("homework=practice, DAILY"))
    assert values(export, "homework=practice, DAILY") == {
        date(2026, 3, 6): {"homework": 5},
        date(2026, 3, 5): {"homework": 0},
        date(2026, 3, 3): {},
    }
    assert Meaning("Practice, daily done", "Homework completed 5") in held
    assert Meaning("Practice, daily not done", "Homework completed 0") in held
    assert [one.note for one in records(export, "loop", asked("homework=Practice, daily"))] == [
        "",
        "Practice, daily: ill, at home",
        "Practice, daily: away",
    ]


def test_habits_without_a_field_are_left_out_by_name(export: Path) -> None:
    held = found(export, "loop", asked("homework=Practice, daily"))
    left = [each.what for each in held if isinstance(each, Left)]
    assert left == ["habit Bewegung üben", "habit Coffee", "habit Laps"]


def test_an_amount_is_its_share_of_the_target_and_never_more_than_all(export: Path) -> None:
    assert values(export, "homework=Bewegung üben") == {
        date(2026, 3, 6): {"homework": Fraction(5, 4)},
        date(2026, 3, 5): {"homework": 5},
        date(2026, 3, 4): {"homework": 0},
    }


@pytest.mark.parametrize("habit", ["Coffee", "Laps"])
def test_an_amount_without_a_target_for_a_day_is_no_homework(export: Path, habit: str) -> None:
    with pytest.raises(InputError, match="no target for a day"):
        records(export, "loop", asked(f"homework={habit}"))


def test_amounts_can_be_values_of_other_fields(export: Path) -> None:
    assert values(export, "takeaways=Laps") == {date(2026, 3, 6): {"takeaways": 4}}
    assert values(export, "mood=Coffee", scale="0-4") == {date(2026, 3, 6): {"mood": 6}}
    with pytest.raises(InputError, match=r"line 3: 30 is no value of Mood.*--mood-scale"):
        records(export, "loop", asked("mood=Bewegung üben"))


def test_a_habit_that_is_done_or_not_is_no_mood(export: Path) -> None:
    with pytest.raises(InputError, match=r"is done or not, and Mood takes 1 to 10"):
        records(export, "loop", asked("mood=Practice, daily"))


def test_goals_are_how_many_habits_were_on_track(tmp_path: Path) -> None:
    members = {
        "Habits.csv": "Position,Name,Question,Description,NumRepetitions,Interval,Color\n"
        "001,Walk,,,1,1,#fff\n002,Read,,,1,1,#fff\n003,Rest,,,3,7,#fff\n",
        "001 Walk/Checkmarks.csv": "2016-03-02,2\n2016-03-01,0\n",
        "002 Read/Checkmarks.csv": "2016-03-02,2\n2016-03-01,3\n",
        "003 Rest/Checkmarks.csv": "2016-03-02,1\n2016-03-01,-1\n",
    }
    file = written(tmp_path, zipped(members), "loop.zip")
    assert values(file, "goals=Walk", "goals=Read", "goals=Rest") == {
        date(2016, 3, 2): {"goals": 3},
        date(2016, 3, 1): {"goals": 0},
    }


def test_more_than_five_habits_are_no_goals(tmp_path: Path) -> None:
    names = [f"Habit {letter}" for letter in "abcdef"]
    table = f"Date,{','.join(names)},\n2026-03-01,NO,NO,NO,NO,NO,YES_MANUAL,\n"
    with pytest.raises(InputError, match="At most 5"):
        records(written(tmp_path, table), "loop", asked(*(f"goals={name}" for name in names)))


def test_the_table_of_all_habits_is_read_where_it_is_alone(tmp_path: Path) -> None:
    table = "Date,Walk,Session,\n2026-03-02,YES_MANUAL,YES_MANUAL,\n2026-03-01,UNKNOWN,NO,\n"
    file = written(tmp_path, table, "Checkmarks.csv")
    guessed, why = guess(Given(file))
    assert (guessed.name, why) == ("loop", "it is a table of Loop's checkmarks")
    assert values(file, "sessions=Session") == {
        date(2026, 3, 2): {"sessions": 1},
        date(2026, 3, 1): {"sessions": 0},
    }
    assert [one.note for one in records(file, "loop", asked("homework=Walk"))] == [""]


def test_a_comma_in_a_name_makes_the_table_of_all_unreadable(tmp_path: Path) -> None:
    file = written(tmp_path, "Date,Walk, far,\n2026-03-02,NO,\n")
    with pytest.raises(InputError, match="has a comma in it"):
        records(file, "loop", asked("homework=Walk"))


def test_a_folder_is_read_as_its_zip_is(tmp_path: Path, export: Path) -> None:
    folder = tmp_path / "unpacked"
    for name, text in MEMBERS.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    assert values(folder, "homework=Practice, daily") == values(export, "homework=Practice, daily")
    assert guess(Given(folder))[0].name == guess(Given(export))[0].name == "loop"


def test_a_zip_may_have_a_folder_around_everything(tmp_path: Path, export: Path) -> None:
    file = written(tmp_path, zipped({f"Loop/{name}": text for name, text in MEMBERS.items()}))
    assert values(file, "homework=Practice, daily") == values(export, "homework=Practice, daily")


def test_an_older_export_inside_of_the_folder_is_not_read_with_it(
    tmp_path: Path, export: Path
) -> None:
    older = {"old/001 Practice daily/Checkmarks.csv": "Date,Value\n2020-01-01,2\n"}
    file = written(tmp_path, zipped({**MEMBERS, **older}), "both.zip")
    assert values(file, "homework=Practice, daily") == values(export, "homework=Practice, daily")


def test_a_habit_that_is_called_as_a_field_needs_no_word(tmp_path: Path) -> None:
    table = "Date,homework,Mood,\n2026-03-02,YES_MANUAL,NO,\n"
    assert values(written(tmp_path, table)) == {date(2026, 3, 2): {"homework": 5}}


def test_the_notes_of_a_habit_can_come_alone(export: Path) -> None:
    held = records(export, "loop", asked("note=Practice, daily"))
    assert [(one.date.day, one.note) for one in held] == [(5, "ill, at home"), (3, "away")]
    assert all(not one.values for one in held)


def test_without_a_mapping_the_habits_are_named(export: Path) -> None:
    with pytest.raises(InputError, match=r"has the habits Practice, daily, Bewegung üben, .*--map"):
        records(export, "loop")
    with pytest.raises(InputError, match=r"has no habit 'Swim'; it has Practice, daily"):
        records(export, "loop", asked("homework=Swim"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Date,Value\n2026-03-02,2\n2026-02-30,2\n", "line 3: '2026-02-30' is no date"),
        ("Date,Value\n2026-03-02,maybe\n", "line 2: 'maybe' is no answer"),
    ],
)
def test_damage_is_named_with_file_and_line(tmp_path: Path, text: str, said: str) -> None:
    members = {"Habits.csv": "Position,Name\n001,Walk\n", "001 Walk/Checkmarks.csv": text}
    with pytest.raises(InputError, match=rf"001 Walk/Checkmarks\.csv, {said}"):
        records(written(tmp_path, zipped(members)), "loop", asked("homework=Walk"))


def test_options_without_use_are_refused(export: Path) -> None:
    with pytest.raises(InputError, match="--mood-scale is of no use"):
        records(export, "loop", asked("homework=Practice, daily", scale="1-5"))
    with pytest.raises(InputError, match="--date-format is of no use"):
        records(export, "loop", asked("homework=Practice, daily", form="%d.%m.%Y"))
