"""The source ``csv``: any table, its columns by name or as mapped, nothing guessed."""

from datetime import date, time
from fractions import Fraction
from pathlib import Path

import pytest

from tests.exchange.files import asked, found, records, written, zipped
from therapy_tui.domain.errors import InputError
from therapy_tui.exchange.given import Given
from therapy_tui.exchange.record import Left, Meaning, Record, Unknown
from therapy_tui.exchange.sources import source


def lefts(held: list[object]) -> list[tuple[int, str, str]]:
    return [(each.line, each.what, each.why) for each in held if isinstance(each, Left)]


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_columns_are_found_by_our_own_names(tmp_path: Path, sign: str) -> None:
    text = (
        "\ufeffDate,Mood,Sleep quality,homework,Goals on track,takeaways,sessions,frequency,"
        "duration,Note\n"
        "2024-01-02,7,good,none set,2,1,1,every 2 weeks,1-3-years,fine\n"
        "2024-01-03,8,,,,,,,,\n"
    )
    first, second = records(written(tmp_path, text.replace(",", sign)), "csv")
    assert first.note == "fine"
    assert first.values == {
        "mood": 7,
        "sleep": 4,
        "homework": "none-set",
        "goals": 2,
        "takeaways": 1,
        "sessions": 1,
        "frequency": "every-2-weeks",
        "duration": "1-3-years",
    }
    assert second == Record(3, date(2024, 1, 3), {"mood": 8})


def test_usual_names_of_other_programs_serve_where_ours_are_not(tmp_path: Path) -> None:
    file = written(tmp_path, "Timestamp,Score,Comments\n2024-01-02T21:04,7,hi\n")
    assert records(file, "csv") == [Record(2, date(2024, 1, 2), {"mood": 7}, time(21, 4), "hi")]
    own = written(tmp_path, "day,date,score,mood\n7,2024-01-02,1,9\n")
    assert records(own, "csv") == [Record(2, date(2024, 1, 2), {"mood": 9})]


def test_two_columns_that_could_be_meant_are_asked_for(tmp_path: Path) -> None:
    file = written(tmp_path, "date,score,level\n2024-01-02,7,9\n")
    with pytest.raises(InputError, match=r"line 1: 'score' and 'level' could each be the mood"):
        found(file, "csv")
    assert records(file, "csv", asked("mood=Level"))[0].values == {"mood": 9}
    with pytest.raises(InputError, match="no column is a field of ours"):
        found(file, "csv", asked("mood=none"))


def test_what_nothing_is_mapped_to_is_named(tmp_path: Path) -> None:
    text = "My diary\n\ndate,mood,weather\n2024-01-02,7,sun\n,8,\n2024-01-03,,rain\n# end,,\n"
    assert lefts([*found(written(tmp_path, text), "csv")]) == [
        (1, "line", "it stands before the names of the columns"),
        (3, "column weather", "no field is mapped to it"),
        (5, "row", "it has no date"),
        (6, "row", "it has no value"),
        (7, "row", "it begins with #"),
    ]


@pytest.mark.parametrize(
    ("text", "maps", "sentence"),
    [
        (
            "date,mood\n2024-01-02,7\n",
            ("mood=Level",),
            "line 1: there is no column 'Level' for mood",
        ),
        ("date,mood\n2024-01-02,7\n", ("date=Start",), "none is called 'Start'"),
        ("date,mood\n2024-01-02,7\n", ("calm=8",), "--map calm=8 is of no use"),
        ("date,mood\n2024-01-02,7\n", ("note=mood where mood is 8",), "is of no use"),
        ("date,mood,mood\n2024-01-02,7,8\n", (), "'mood' and 'mood' could each be the mood"),
        ("date,mood,mood\n2024-01-02,7,8\n", ("mood=mood",), "2 columns are called 'mood'"),
        ("date,x\n2024-01-02,7\n", (), "no column is a field of ours"),
        ("2024-01-02,7\n2024-01-03,7\n", (), "the first row has to name the columns"),
        ("date,mood\n2024-01-02,7\n", ("date=date", "date=mood"), "exactly one column"),
        ("\n \n", (), "is empty"),
        ("date,mood\n2024-01-02,7,sun\n", (), "line 2: there are more cells than the 2 columns"),
        ("date,mood\n2024-01-02,7\n2024-02-30,7\n", (), "line 3: '2024-02-30' is no date"),
        ("date,mood\n2024-01-02,11\n", (), r"line 2: Mood takes 1 to 10, not '11'.*--mood-scale"),
        ("date,mood\n2024-01-02,6.5\n", (), r"line 2: Mood takes 1 to 10, not '6.5'"),
        ("date,mood\n2024-01-02,-3\n", (), r"line 2: Mood takes 1 to 10, not '-3'"),
        ("date,mood\n2024-01-02," + "9" * 500, (), "line 2: Mood takes 1 to 10, not '9999"),
        ("date,mood\n2024-01-02," + "so " * 500, (), "line 2: Mood takes 1 to 10, not 'so so"),
        ("date,mood,sleep\n2024-01-02,7,7.5\n", (), r"line 2: Sleep quality .*--map sleep=none"),
        ("date,time,mood\n2024-01-02,soon,7\n", ("time=time",), "line 2: 'soon' is no time"),
        ("date,mood\n2024-01-02,7\n", ("time=date where mood is 7",), "name of a column alone"),
    ],
)
def test_what_cannot_be_is_one_sentence_with_its_line(
    tmp_path: Path, text: str, maps: tuple[str, ...], sentence: str
) -> None:
    with pytest.raises(InputError, match=sentence) as refused:
        found(written(tmp_path, text), "csv", asked(*maps))
    assert len(str(refused.value)) < 400


def test_moods_that_could_be_of_either_scale_are_not_guessed(tmp_path: Path) -> None:
    file = written(tmp_path, "date,mood\n2024-01-02,5\n2024-01-03,3\n")
    with pytest.raises(InputError, match=r"no mood is higher than 5.*--mood-scale 1-5 or"):
        found(file, "csv")
    assert [each.values["mood"] for each in records(file, "csv", asked(scale="1-5"))] == [10, 6]
    assert [each.values["mood"] for each in records(file, "csv", asked(scale="1-10"))] == [5, 3]


def test_a_scale_takes_decimals_with_point_or_comma(tmp_path: Path) -> None:
    file = written(tmp_path, 'date;mood\n2024-01-02;"3,5"\n2024-01-03;2.5\n2024-01-04;5e0\n')
    moods = [each.values["mood"] for each in records(file, "csv", asked(scale="1-5"))]
    assert moods == [7, 5, 10]
    with pytest.raises(InputError, match=r"line 4: 5 does not lie on the scale 1-4"):
        found(file, "csv", asked(scale="1-4"))
    with pytest.raises(InputError, match="--mood-scale is of no use here: no column is the mood"):
        found(written(tmp_path, "date,note\n2024-01-02,x\n"), "csv", asked(scale="1-4"))


def test_words_are_asked_for_and_mapped(tmp_path: Path) -> None:
    file = written(tmp_path, "date,mood,sleep\n2024-01-02,Calm,deep\n2024-01-03,n/a,good\n")
    unknown = [each for each in found(file, "csv") if isinstance(each, Unknown)]
    assert unknown == [
        Unknown(2, "mood", "Calm"),
        Unknown(2, "sleep", "deep"),
        Unknown(3, "mood", "n/a"),
    ]
    said = asked("calm=8", "sleep:deep=5", "n/a=none")
    assert [each.values for each in records(file, "csv", said)] == [
        {"mood": 8, "sleep": 5},
        {"sleep": 4},
    ]


def test_dates_in_numbers_are_read_as_one_of_them_proves(tmp_path: Path) -> None:
    held = found(written(tmp_path, "date,mood\n03/04/2024,7\n04/13/2024,8\n"), "csv")
    assert [each.date for each in held if isinstance(each, Record)] == [
        date(2024, 3, 4),
        date(2024, 4, 13),
    ]
    assert Meaning("dates of date", "month/day/year, which some of them prove") in held
    both = written(tmp_path, "date,mood\n13/04/2024,7\n04/13/2024,8\n")
    with pytest.raises(InputError, match="line 3: '04/13/2024' is no date"):
        found(both, "csv")
    neither = written(tmp_path, "date,mood\n03/04/2024,7\n")
    with pytest.raises(InputError, match=r"line 2: .*--date-format %d/%m/%Y or"):
        found(neither, "csv")
    said = asked(form="%d/%m/%Y")
    assert records(neither, "csv", said)[0].date == date(2024, 4, 3)


def test_a_time_comes_from_its_column_or_from_hour_and_minute(tmp_path: Path) -> None:
    file = written(tmp_path, "date,time,mood\n2024-01-02,8:30\u202fpm,7\n2024-01-02,evening,8\n")
    held = found(file, "csv")
    assert [each.at for each in held if isinstance(each, Record)] == [time(20, 30), None]
    assert lefts([*held]) == [(3, "time", "it is not written such as 14:05 or 2:05 pm")]
    parts = written(tmp_path, "date,hour,minute,mood\n2024-01-02,9,5,7\n2024-01-02,,,8\n")
    assert [each.at for each in records(parts, "csv")] == [time(9, 5), None]


def test_several_columns_of_a_field_are_taken_in_order_day_by_day(tmp_path: Path) -> None:
    text = (
        "date,kind,value\n2024-01-02,moment,3\n2024-01-02,day,8\n2024-01-03,moment,4\n"
        "2024-01-04,other,1\n2024-01-02,day,6\n"
    )
    said = asked("mood=value where kind is Day", "mood=value where kind is moment", scale="1-10")
    held = found(written(tmp_path, text), "csv", said)
    assert [(each.line, each.values["mood"]) for each in held if isinstance(each, Record)] == [
        (3, 8),
        (4, 4),
        (6, 6),
    ]
    assert lefts([*held]) == [
        (2, "mood", "its day has one of value where kind is Day"),
        (5, "row", "kind is 'other', which no --map asks for"),
    ]


def test_kinds_of_rows_without_end_are_not_all_named(tmp_path: Path) -> None:
    rows = "".join(f"2024-01-02,{each},7\n" for each in range(200))
    said = asked("mood=value where kind is 3")
    held = found(written(tmp_path, "date,kind,value\n" + rows), "csv", said)
    assert len({each.why for each in held if isinstance(each, Left)}) == 51


def test_several_columns_of_notes_are_joined(tmp_path: Path) -> None:
    file = written(tmp_path, 'date,title,body\n2024-01-02,a,"b\r\nc"\n2024-01-03,same,same\n')
    held = records(file, "csv", asked("note=title", "note=body"))
    assert [each.note for each in held] == ["a\nb\nc", "same"]


def test_a_column_may_be_called_as_a_condition_is_written(tmp_path: Path) -> None:
    file = written(tmp_path, "date,best where x is y\n2024-01-02,7\n")
    assert records(file, "csv", asked("mood=best where x is y"))[0].values == {"mood": 7}


def test_the_only_table_of_a_zip_is_read_and_of_several_the_named_one(tmp_path: Path) -> None:
    table = "date,mood\n2024-01-02,7\n"
    one = written(
        tmp_path, zipped({"x/entry.csv": table, "__MACOSX/x/._entry.csv": "", "pic.jpg": ""})
    )
    assert len(records(one, "csv")) == 1
    two = written(tmp_path, zipped({"a.csv": "x\n", "sub/entry.csv": table}), "two.zip")
    with pytest.raises(InputError, match=r"holds 'a.csv', 'sub/entry.csv'.*--map file=NAME"):
        found(two, "csv")
    assert len(records(two, "csv", asked("file=Entry.csv"))) == 1
    with pytest.raises(InputError, match="--map file=NAME"):
        found(two, "csv", asked("file=other.csv"))


def test_an_instant_is_a_day_where_the_person_is(tmp_path: Path) -> None:
    file = written(tmp_path, "start,valence\n2026-01-09 22:34:06 -0500,0.5\n")
    assert records(file, "csv", asked(scale="-1.0-1.0")) == [
        Record(2, date(2026, 1, 10), {"mood": Fraction(31, 4)}, time(3, 34, 6))
    ]


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("date,mood\n", "it is a table with columns for date, mood"),
        ("Day;Notes\n", "it is a table with columns for Day, Notes"),
        ("a,b\n1,2\n", ""),
        ('{"entries": []}', ""),
        ("", ""),
    ],
)
def test_a_table_is_recognised_by_its_names(tmp_path: Path, text: str, sure: str) -> None:
    assert source("csv").recognise(Given(written(tmp_path, text))) == sure
