"""Daylio's CSV export: every age of it, its traps, and moods that nobody guesses."""

from datetime import date, time
from fractions import Fraction
from pathlib import Path

import pytest

from tests.exchange.files import asked, found, records, written
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.errors import InputError
from therapy_tui.exchange.given import Given
from therapy_tui.exchange.plan import Plan, make_plan
from therapy_tui.exchange.record import Left, Meaning, Unknown
from therapy_tui.exchange.sources import guess, source
from therapy_tui.journal.store import Journal

NINE = "full_date,date,weekday,time,mood,activities,scales,note_title,note\n"
EIGHT = "full_date,date,weekday,time,mood,activities,note_title,note\n"
SEVEN = "year,date,weekday,time,mood,activities,note\n"


def plan(folder: Path, clock: Clock, file: Path, *maps: str) -> Plan:
    """What an import into an empty journal would do."""
    journal = Journal(folder, clock)
    return make_plan(journal, Given(file), source("daylio"), asked(*maps), replace=False)


def test_nine_columns_with_a_mark_at_the_beginning_are_read_by_name(tmp_path: Path) -> None:
    row = '2026-04-02,2. April,Donnerstag,21:40,gut,"Garten | Lesen ","","Titel","Zeile<br>zwei"\n'
    one, *rest = records(written(tmp_path, "\ufeff" + NINE + row), "daylio")
    assert rest == []
    assert (one.line, one.date, one.at) == (2, date(2026, 4, 2), time(21, 40))
    assert one.values == {"mood": 8}
    assert one.note == "Titel\nZeile\nzwei"


def test_columns_may_stand_in_any_order_and_rows_may_be_short(tmp_path: Path) -> None:
    text = "mood,activities,weekday,full_date,note\nmeh,,Friday,2026-04-03\n"
    (one,) = records(written(tmp_path, text), "daylio")
    assert (one.date, one.values, one.note) == (date(2026, 4, 3), {"mood": 6}, "")


@pytest.mark.parametrize("day", ["18 May", "May 18", "18. Mai", "18 mai", "18\u00a0May"])
def test_old_files_have_the_year_apart_from_the_day(tmp_path: Path, day: str) -> None:
    text = f'{SEVEN}2018,{day},Friday,11:54 pm,bad,"walk | rest ",""\n'
    (one,) = records(written(tmp_path, text), "daylio")
    assert (one.date, one.at, one.values) == (date(2018, 5, 18), time(23, 54), {"mood": 4})


@pytest.mark.parametrize(
    ("told", "at"),
    [
        ("14:03", time(14, 3)),
        ("8:30 pm", time(20, 30)),
        ("10:04\u202fAM", time(10, 4)),
        ("12:05\u00a0am", time(0, 5)),
        ("12:30 pm", time(12, 30)),
        ("", None),
    ],
)
def test_times_are_read_in_both_clocks(tmp_path: Path, told: str, at: time | None) -> None:
    text = f"{EIGHT}2026-04-03,x,Friday,{told},rad,,,\n"
    (one,) = records(written(tmp_path, text), "daylio")
    assert one.at == at


def test_a_time_that_is_none_is_left_out_and_its_entry_is_not(tmp_path: Path) -> None:
    held = found(written(tmp_path, f"{EIGHT}2026-04-03,x,Fri,25:10,rad,,,\n"), "daylio")
    assert any(isinstance(each, Left) and each.what == "time" and each.line == 2 for each in held)
    (one,) = records(written(tmp_path, f"{EIGHT}2026-04-03,x,Fri,25:10,rad,,,\n"), "daylio")
    assert (one.at, one.values) == (None, {"mood": 10})


@pytest.mark.parametrize(
    "names",
    [
        ("awful", "bad", "meh", "good", "rad"),
        ("Lausig", "Schlecht", "Ok", "Gut", "Super"),
        ("horrible", "mauvais", "mouais", "bien", "super"),
    ],
)
def test_the_five_moods_become_2_to_10(tmp_path: Path, names: tuple[str, ...]) -> None:
    rows = "".join(f"2026-04-0{n},x,Fri,8:00,{name},,,\n" for n, name in enumerate(names, 1))
    held = records(written(tmp_path, EIGHT + rows), "daylio")
    assert [one.values["mood"] for one in held] == [2, 4, 6, 8, 10]


def test_a_mood_of_ones_own_is_asked_for_and_never_guessed(tmp_path: Path) -> None:
    file = written(tmp_path, f"{EIGHT}2026-04-03,x,Fri,8:00,rad,,,\n2026-04-02,x,T,8:00,cosy,,,\n")
    assert Unknown(3, "mood", "cosy") in found(file, "daylio")
    said = found(file, "daylio", asked("cosy=8"))
    assert Meaning("mood cosy", "Mood 8") in said
    assert not any(isinstance(each, Unknown) for each in said)
    none = records(file, "daylio", asked("cosy=none"))
    assert [one.values for one in none] == [{"mood": 10}, {}]


@pytest.mark.parametrize(
    ("names", "asked_for"),
    [
        ("rad good meh bad super", ["super"]),
        ("rad good bad ok", ["ok"]),
        ("gut super ok schlecht bad", ["bad"]),
        ("rad super ok", ["rad", "super", "ok"]),
        ("rad good bad gut lausig", ["rad", "good", "bad", "gut", "lausig"]),
        ("super super", []),
        ("super ok", []),
    ],
)
def test_a_word_of_another_language_is_a_mood_of_ones_own(
    tmp_path: Path, names: str, asked_for: list[str]
) -> None:
    rows = "".join(f"2026-04-03,x,Fri,8:00,{name},,,\n" for name in names.split())
    held = found(written(tmp_path, EIGHT + rows), "daylio")
    assert [each.word for each in held if isinstance(each, Unknown)] == asked_for


def test_the_name_of_a_mood_may_have_a_comma_that_daylio_does_not_quote(tmp_path: Path) -> None:
    text = f'{NINE}2026-04-03,x,Fri,8:00,tired, but fine,"tea","","","kept"\n'
    (one,) = records(written(tmp_path, text), "daylio", asked("tired, but fine=6"))
    assert (one.values, one.note) == ({"mood": 6}, "kept")


def test_mood_scale_says_how_the_levels_lie(tmp_path: Path) -> None:
    file = written(tmp_path, f"{EIGHT}2026-04-03,x,F,8:00,meh,,,\n")
    (one,) = records(file, "daylio", asked(scale="5-1"))
    assert one.values["mood"] == 6
    with pytest.raises(InputError, match="1 to 5"):
        records(file, "daylio", asked(scale="2-4"))


def test_sleep_comes_from_a_scale_of_sleep_quality(tmp_path: Path) -> None:
    scales = "Sleep-Quality:\u00a08/10 points | Sleep Time:\u00a07:30 | Calm: 2/4 points"
    file = written(tmp_path, f'{NINE}2026-04-03,x,Fri,8:00,good,"bad sleep","{scales}","",""\n')
    held = found(file, "daylio")
    (one,) = records(file, "daylio")
    assert one.values["sleep"] == Fraction(21, 5)
    assert Meaning("scale Sleep-Quality, 0 to 10", "Sleep quality 1 to 5") in held
    left = [each.what for each in held if isinstance(each, Left)]
    assert left == ["scale Sleep Time", "scale Calm", "activities"]


def test_sleep_comes_from_the_activities_of_that_name_else(tmp_path: Path) -> None:
    rows = '2026-04-03,x,F,8:00,good,"tea | good sleep ",,\n2026-04-02,x,T,8:00,bad,"bad sleep",,\n'
    held = records(written(tmp_path, EIGHT + rows), "daylio")
    assert [one.values["sleep"] for one in held] == [4, 2]


def test_a_scale_can_be_named_for_a_field_or_for_the_note(tmp_path: Path) -> None:
    text = f'{NINE}2026-04-03,x,Fri,8:00,good,"","Nights: 3/4 points | Nap: 0:20","","Rain"\n'
    (one,) = records(written(tmp_path, text), "daylio", asked("sleep=nights", "note=Nap"))
    assert (one.values["sleep"], one.note) == (4, "Rain\nNap: 0:20")


def test_a_scale_named_as_mood_goes_before_the_face(tmp_path: Path) -> None:
    text = f'{NINE}2026-04-03,x,Fri,8:00,odd,"","Spirits: 70/100 points","",""\n'
    held = found(written(tmp_path, text), "daylio", asked("mood=Spirits"))
    (one,) = records(written(tmp_path, text), "daylio", asked("mood=Spirits"))
    assert one.values == {"mood": Fraction(73, 10)}
    assert not any(isinstance(each, Unknown) for each in held)


def test_a_length_of_time_is_no_rating(tmp_path: Path) -> None:
    file = written(tmp_path, f'{NINE}2026-04-03,x,F,8:00,good,"","Nap: 0:20","",""\n')
    held = found(file, "daylio", asked("sleep=Nap"))
    assert Left(2, "scale Nap", "what it says is no number of points, such as 8/10") in held


def test_activities_are_left_out_unless_they_are_named(tmp_path: Path) -> None:
    text = f'{EIGHT}2026-04-03,x,Fri,8:00,good,"therapy | tea",,"Rain"\n'
    file = written(tmp_path, text)
    assert [each.what for each in found(file, "daylio") if isinstance(each, Left)] == ["activities"]
    (one,) = records(file, "daylio", asked("sessions:therapy=1", "note=activities"))
    assert one.values == {"mood": 8, "sessions": 1}
    assert one.note == "Rain\nActivities: therapy, tea"


def test_a_bar_inside_the_name_of_an_activity_divides_nothing(tmp_path: Path) -> None:
    text = f'{EIGHT}2026-04-03,x,Fri,8:00,good,"tea|cake  | walk ",,""\n'
    (one,) = records(written(tmp_path, text), "daylio", asked("note=activities"))
    assert one.note == "Activities: tea|cake, walk"


def test_several_entries_of_a_day_become_one(tmp_path: Path, folder: Path, clock: Clock) -> None:
    rows = (
        "2026-04-03,x,Fri,9:30 pm,good,,,late\n"
        "2026-04-03,x,Fri,7:05 am,meh,,,early\n"
        "2026-04-02,x,Thu,7:00 am,rad,,,only\n"
    )
    made = plan(folder, clock, written(tmp_path, EIGHT + rows))
    assert (made.entries, len(made.dates), made.source.unit) == (3, 2, "line")
    assert made.changes == {
        date(2026, 4, 2): {"mood": 10, "note": "only"},
        date(2026, 4, 3): {"mood": 7, "note": "07:05 early\n21:30 late"},
    }


@pytest.mark.parametrize("day", ["2026-02-30", "20260403", "03/04/2026", ""])
def test_an_impossible_date_is_named_with_its_line(tmp_path: Path, day: str) -> None:
    rows = f"2026-04-03,x,F,8:00,rad,,,\n{day},x,F,8:00,rad,,,\n"
    with pytest.raises(InputError, match=r"line 3: .* is no date"):
        records(written(tmp_path, EIGHT + rows), "daylio")


def test_a_date_a_spreadsheet_has_changed_can_be_told(tmp_path: Path) -> None:
    file = written(tmp_path, f"{EIGHT}03/04/2026,x,F,8:00,rad,,,\n")
    (one,) = records(file, "daylio", asked(form="%d/%m/%Y"))
    assert one.date == date(2026, 4, 3)
    old = written(tmp_path, f"{SEVEN}2018,18/5,Friday,8:00,rad,,\n")
    (one,) = records(old, "daylio", asked(form="%d/%m %Y"))
    assert one.date == date(2018, 5, 18)


def test_missing_columns_are_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="line 1: Daylio's columns mood and full_date"):
        records(written(tmp_path, "date,mood\n2026-04-03,7\n"), "daylio")
    with pytest.raises(InputError, match="is empty"):
        records(written(tmp_path, ""), "daylio")


@pytest.mark.parametrize("header", [SEVEN, EIGHT, NINE, "\ufeff" + NINE])
def test_every_age_is_recognised(tmp_path: Path, header: str) -> None:
    guessed, why = guess(Given(written(tmp_path, header)))
    assert (guessed.name, why) == ("daylio", "its columns are those of Daylio")


def test_the_progress_of_both_readings_is_one(tmp_path: Path) -> None:
    told: list[float] = []
    rows = "".join(f"2026-04-03,x,Fri,8:00,rad,,,{'word ' * 40}\n" for _ in range(400))
    given = Given(written(tmp_path, EIGHT + rows), progress=told.append)
    assert sum(1 for _ in source("daylio").read(given, asked())) > 400
    assert told == sorted(told)
    assert told[-1] == 1.0
