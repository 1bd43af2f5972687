"""``log`` with values and options."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.cli.conftest import Command, day_in_file, one_sentence, write
from therapy_tui.domain.calendar import MONTHS, WEEKDAYS

DAY = "2025-11-17"
NOTE = "[/bold] [red]x[/red] 你好 é \x1b[31m"


def test_five_values_are_a_full_check_in(answer: Command, folder: Path, today: date) -> None:
    done = answer("log", "6", "4", "3", "2", "1")
    assert (done.code, done.err) == (0, "")
    assert day_in_file(folder, today) == {
        "mood": 6,
        "sleep": 4,
        "homework": 3,
        "goals": 2,
        "takeaways": 1,
    }
    name = f"{WEEKDAYS[today.weekday()]} {today.day} {MONTHS[today.month - 1]}"
    assert done.out == f"Saved {name}: mood 6, sleep good, homework 3 of 5, goals 2, takeaways 1.\n"


def test_a_dot_leaves_a_field_out(answer: Command, folder: Path) -> None:
    answer("log", "--date", DAY, "6", ".", "3")
    assert day_in_file(folder, DAY) == {"mood": 6, "homework": 3}


@pytest.mark.parametrize("word", ["none", "none-set", "-", "None Set"])
def test_homework_takes_none_set_in_several_forms(answer: Command, folder: Path, word: str) -> None:
    assert answer("log", "--date", DAY, "6", "4", word).code == 0
    assert answer("log", "--date", "2025-11-18", "--homework", word).code == 0
    assert day_in_file(folder, DAY)["homework"] == "none-set"
    assert day_in_file(folder, "2025-11-18")["homework"] == "none-set"


def test_every_field_has_an_option(answer: Command, folder: Path) -> None:
    given = {
        "mood": "10",
        "sleep": "very good",
        "homework": "0",
        "goals": "5",
        "takeaways": "99",
        "sessions": "2",
        "frequency": "every-2-weeks",
        "duration": "3-12-months",
        "note": "two lines\nof text",
    }
    words = [word for key, text in given.items() for word in (f"--{key}", text)]
    assert answer("log", "--date", DAY, *words).code == 0
    assert day_in_file(folder, DAY) == {
        "mood": 10,
        "sleep": 5,
        "homework": 0,
        "goals": 5,
        "takeaways": 99,
        "sessions": 2,
        "frequency": "every-2-weeks",
        "duration": "3-12-months",
        "note": "two lines\nof text",
    }


def test_a_session_is_one_session_and_no_session_is_none(answer: Command, folder: Path) -> None:
    answer("log", "--date", DAY, "--session")
    assert day_in_file(folder, DAY) == {"sessions": 1}
    answer("log", "--date", DAY, "--no-session")
    assert day_in_file(folder, DAY) == {"sessions": 0}


def test_a_later_log_changes_only_what_it_names(answer: Command, folder: Path) -> None:
    answer("log", "--date", DAY, "6", "4", "--note", "a long day")
    answer("log", "--date", DAY, "--mood", "7")
    assert day_in_file(folder, DAY) == {"mood": 7, "sleep": 4, "note": "a long day"}


def test_clearing_the_last_value_removes_the_day(answer: Command, folder: Path) -> None:
    answer("log", "--date", DAY, "6", "4")
    partly = answer("log", "--date", DAY, "--clear", "mood")
    assert partly.out == "Saved Monday 17 November 2025: sleep good.\n"
    assert day_in_file(folder, DAY) == {"sleep": 4}
    done = answer("log", "--date", DAY, "--clear", "sleep", "--clear", "note")
    assert done.out == "Cleared Monday 17 November 2025; it has no entry now.\n"
    assert DAY not in (folder / "2025-11.toml").read_text(encoding="utf-8")


def test_nothing_to_change_is_no_error(answer: Command, folder: Path) -> None:
    answer("log", "--date", DAY, "6")
    again = answer("log", "--date", DAY, "6")
    assert (again.code, again.out) == (0, "Nothing changed on Monday 17 November 2025: mood 6.\n")
    other = answer("log", "--date", "2025-11-18", "--clear", "mood")
    assert (other.code, other.out) == (
        0,
        "Nothing changed on Tuesday 18 November 2025: no entry.\n",
    )


@pytest.mark.parametrize(("text", "back"), [("-3", 3), ("yesterday", 1), ("today", 0)])
def test_dates_can_be_counted_back(
    answer: Command, folder: Path, today: date, text: str, back: int
) -> None:
    assert answer("log", "--date", text, "5").code == 0
    assert day_in_file(folder, today - timedelta(days=back)) == {"mood": 5}


def test_before_the_days_start_the_evening_before_is_written(
    answer: Command, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a time zone where it is between one and two at night."""
    behind = (datetime.now(UTC).hour - 1) % 24
    zone = f"Etc/GMT+{behind}" if behind <= 12 else f"Etc/GMT-{24 - behind}"
    config = write(tmp_path / "config.toml", f'time_zone = "{zone}"\n')
    monkeypatch.setenv("THERAPY_TUI_CONFIG", str(config))
    calendar_date = datetime.now(ZoneInfo(zone)).date()
    assert answer("log", "6").code == 0
    assert day_in_file(folder, calendar_date - timedelta(days=1)) == {"mood": 6}
    assert answer("log", "--date", str(calendar_date), "7").code == 0
    assert day_in_file(folder, calendar_date) == {"mood": 7}


def test_a_date_in_the_future_is_refused(answer: Command, folder: Path, today: date) -> None:
    done = answer("log", "--date", str(today + timedelta(days=2)), "5")
    assert done.code == 2
    assert "is in the future" in done.err
    assert not folder.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["11"], "Mood takes 1 to 10, not 11."),
        (["-3"], "Mood takes 1 to 10, not '-3'."),
        (["--mood", "-3"], "Mood takes 1 to 10, not '-3'."),
        (["5", "0"], "Sleep quality takes 1 to 5"),
        (["--sleep", "great"], "Sleep quality takes 1 to 5 (very poor, poor, fair, good"),
        (["--homework", "6"], "Homework completed takes 0 to 5 or none-set, not 6."),
        (["--sessions", "10"], "Sessions takes 0 to 9, not 10."),
        (["--frequency", "daily"], "Session frequency takes weekly, every-2-weeks"),
        (["--note", "  "], "The note is empty; --clear note removes it."),
        (["--clear", "humour"], "There is no field 'humour'; fields are mood, sleep"),
        (["6", "4", "3", "2", "1", "0"], "log takes at most 5 values (mood, sleep"),
        (["6", "--mood", "7"], "Mood is given twice"),
        (["6", "--clear", "mood"], "Mood cannot be set and cleared at once."),
        (["--session", "--sessions", "2"], "--session and --sessions exclude each other"),
        (["--no-session", "--sessions", "2"], "--no-session and --sessions exclude each other"),
        (["--session", "--clear", "sessions"], "Sessions cannot be set and cleared at once."),
        (["--moood", "7"], "No such option '--moood'"),
        (["-x"], "No such option '-x'"),
        (["--date", "soon", "6"], "'soon' is no date"),
        (["--date"], "requires an argument"),
        (["."], "There is nothing to log"),
        ([], "There is nothing to log"),
    ],
)
def test_what_cannot_be_used_is_one_sentence_and_saves_nothing(
    answer: Command, folder: Path, words: list[str], said: str
) -> None:
    done = answer("log", *words)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert one_sentence(done.err)
    assert not folder.exists()


def test_json_prints_the_day_as_written(answer: Command, folder: Path) -> None:
    done = answer("log", "--date", DAY, "6", "--note", NOTE, "--json")
    assert done.json == {"date": DAY, "mood": 6, "note": NOTE}
    assert "\x1b" not in done.out
    assert day_in_file(folder, DAY)["note"] == NOTE


def test_the_note_itself_is_not_repeated_on_the_screen(answer: Command) -> None:
    done = answer("log", "--date", DAY, "6", "--note", "private")
    assert done.out == "Saved Monday 17 November 2025: mood 6, a note.\n"


def test_frequency_alone_is_said_and_carried_to_the_next_day(answer: Command, folder: Path) -> None:
    done = answer("log", "--date", DAY, "--frequency", "monthly")
    assert done.out == "Saved Monday 17 November 2025: frequency monthly.\n"
    done = answer("log", "--date", "2025-11-18", "6")
    assert done.out == "Saved Tuesday 18 November 2025: mood 6.\n"
    assert day_in_file(folder, "2025-11-18") == {"mood": 6, "frequency": "monthly"}


def test_bytes_that_are_no_text_are_refused(answer: Command, folder: Path) -> None:
    done = answer("log", "--note", "caf\udce9")
    assert (done.code, done.err) == (2, "The note holds bytes that are no UTF-8 text.\n")
    assert not folder.exists()


def test_a_month_that_is_no_toml_is_named_and_not_touched(answer: Command, folder: Path) -> None:
    file = write(folder / "2025-11.toml", 'format = 1\n[2025-11-16]\nnote = "open\n')
    before = file.read_bytes()
    done = answer("log", "--date", DAY, "6")
    assert (done.code, done.out) == (3, "")
    assert "2025-11.toml:3" in done.err
    assert file.read_bytes() == before
    assert answer("log", "--date", "2025-10-31", "6").code == 0


def test_a_folder_that_cannot_be_made_is_a_failed_save(answer: Command, folder: Path) -> None:
    write(folder, "a file stands where the journal should be")
    done = answer("log", "6")
    assert done.code == 3
    assert one_sentence(done.err)


def test_the_output_of_json_is_one_object(answer: Command) -> None:
    answer("log", "--date", DAY, "6", "4")
    assert json.loads(answer("log", "--date", DAY, "--clear", "sleep", "--json").out) == {
        "date": DAY,
        "mood": 6,
    }
