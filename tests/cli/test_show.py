"""``show``: a day, a week, a month."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Command, one_sentence, write
from therapy_tui.domain.clock import Clock

NOVEMBER = """\
format = 1

[2025-11-10]
mood = 4
homework = "none-set"
note = "hard"

[2025-11-11]
sleep = 3

[2025-11-12]
mood = 7
sleep = 4
homework = 3
goals = 2
takeaways = 2
sessions = 1
frequency = "weekly"
note = "[/bold] [red]x[/red] 你好 é \\u001b[31m\\nsecond line"
"""


@pytest.fixture
def november(folder: Path) -> Path:
    return write(folder / "2025-11.toml", NOVEMBER)


@pytest.mark.usefixtures("november")
def test_a_day_is_shown_field_by_field(answer: Command) -> None:
    done = answer("show", "2025-11-12")
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "Wednesday 12 November 2025\n"
        "  Mood                7 of 10\n"
        "  Sleep quality       good\n"
        "  Homework completed  3 of 5\n"
        "  Goals on track      2\n"
        "  Takeaways           2\n"
        "  Sessions            1\n"
        "  Session frequency   weekly\n"
        "  Note                [/bold] [red]x[/red] 你好 é ␛[31m\n"
        "                      second line\n"
    )


@pytest.mark.usefixtures("november")
def test_what_was_not_answered_has_a_dash(answer: Command) -> None:
    out = answer("show", "2025-11-10").out
    assert "  Homework completed  none set\n" in out
    assert "  Sleep quality       -\n" in out
    assert "frequency" not in out


@pytest.mark.usefixtures("november")
def test_goals_are_out_of_the_persons_own_goals(answer: Command, folder: Path) -> None:
    write(
        folder / "profile.toml",
        'hidden = ["takeaways"]\n[[goals]]\nname = "walk"\n[[goals]]\nname = "sleep"\n'
        '[[goals]]\nname = "old"\nuntil = 2025-01-01\n',
    )
    out = answer("show", "2025-11-12").out
    assert "Goals on track      2 of 2\n" in out
    assert "Takeaways" not in out


def test_a_day_without_an_entry_answers_no(answer: Command) -> None:
    done = answer("show", "2025-11-12")
    assert (done.code, done.err) == (1, "")
    assert done.out == "There is no entry for Wednesday 12 November 2025.\n"
    assert answer("show", "2025-11-12", "--json").json == {"date": "2025-11-12"}


def test_today_is_shown_when_no_date_is_given(answer: Command) -> None:
    answer("log", "6")
    assert "Mood                6 of 10" in answer("show").out
    assert "Mood                6 of 10" in answer("show", "-0").out


def test_days_can_be_counted_back(answer: Command, today: date) -> None:
    day = today - timedelta(days=3)
    answer("log", "--date", str(day), "6")
    assert answer("show", "-3", "--json").json == {"date": str(day), "mood": 6}


@pytest.mark.usefixtures("november")
def test_a_week_is_a_table_with_means_and_the_days_they_rest_on(answer: Command) -> None:
    done = answer("show", "2025-11-12", "--week")
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "Date        Mood  Sleep  Homework  Goals  Takeaways  Sessions\n"
        "Mon 10 Nov     4      -  none set      -          -         -\n"
        "Tue 11 Nov     -   fair         -      -          -         -\n"
        "Wed 12 Nov     7   good         3      2          2         1\n"
        "Thu 13 Nov     -      -         -      -          -         -\n"
        "Fri 14 Nov     -      -         -      -          -         -\n"
        "Sat 15 Nov     -      -         -      -          -         -\n"
        "Sun 16 Nov     -      -         -      -          -         -\n"
        "\n"
        "Mean         5.5    3.5       3.0    2.0\n"
        "Days           2      2         1      1\n"
        "\n"
        "2 of 7 days with a mood; lowest 4, highest 7; 1 session; 2 takeaways.\n"
        "\n"
        "Mon 10 Nov  hard\n"
        "Wed 12 Nov  [/bold] [red]x[/red] 你好 é ␛[31m second line\n"
    )


@pytest.mark.usefixtures("november")
def test_a_week_begins_on_the_configured_day(
    answer: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "config.toml", 'week_start = "wednesday"\n')
    monkeypatch.setenv("THERAPY_TUI_CONFIG", str(tmp_path / "config.toml"))
    lines = answer("show", "2025-11-12", "--week").out.splitlines()
    assert lines[1].startswith("Wed 12 Nov")
    assert lines[7].startswith("Tue 18 Nov")


@pytest.mark.usefixtures("november")
def test_a_month_lists_all_its_days_within_80_columns(answer: Command) -> None:
    done = answer("show", "--month", "2025-11")
    table = done.out.split("\n\n")[0].splitlines()
    assert len(table) == 31
    assert max(map(len, table)) <= 80
    assert "2 of 30 days with a mood" in done.out


@pytest.mark.usefixtures("november")
def test_json_of_a_week_has_all_days_and_unrounded_means(answer: Command) -> None:
    found = answer("show", "2025-11-12", "--week", "--json").json
    assert [day["date"] for day in found["days"]] == [f"2025-11-{n}" for n in range(10, 17)]
    assert found["days"][1] == {"date": "2025-11-11", "sleep": 3}
    assert found["days"][2]["note"].endswith("\x1b[31m\nsecond line")
    assert found["summary"]["mood"] == {"mean": 5.5, "days": 2}
    assert found["summary"]["goals"] == {"mean": 2.0, "days": 1}
    assert found["summary"]["elapsed_days"] == 7
    assert (found["first"], found["last"]) == ("2025-11-10", "2025-11-16")


def test_days_to_come_are_not_listed_as_gaps(answer: Command) -> None:
    # Before the day's start the calendar is a day ahead, and that day can have an entry too.
    newest = Clock().newest()
    answer("log", "--date", str(newest), "6")
    found = answer("show", "--month", f"{newest:%Y-%m}", "--json").json
    assert found["days"][-1] == {"date": str(newest), "mood": 6}
    assert found["summary"]["elapsed_days"] == newest.day


def test_a_span_without_entries_is_a_full_answer(answer: Command) -> None:
    done = answer("show", "--month", "2025-02")
    assert done.code == 0
    assert "0 of 28 days with a mood; 0 sessions." in done.out
    assert "Mean           -" in done.out


@pytest.mark.parametrize("words", [["2025-11-12"], ["2025-11-12", "--json"]])
def test_a_day_of_a_month_that_cannot_be_read_names_file_and_line(
    answer: Command, folder: Path, words: list[str]
) -> None:
    write(folder / "2025-11.toml", "format = 1\n[2025-11-12]\nmood = = 6\n")
    done = answer("show", *words)
    assert (done.code, done.out) == (2, "")
    assert "2025-11.toml:3:" in done.err
    assert one_sentence(done.err)


def test_an_unreadable_month_does_not_hide_the_other_half_of_a_week(
    answer: Command, folder: Path
) -> None:
    write(folder / "2025-10.toml", "format = 1\n[2025-10-28]\nmood = = 6\n")
    write(folder / "2025-11.toml", "format = 1\n[2025-11-01]\nmood = 6\n")
    done = answer("show", "2025-11-01", "--week")
    assert done.code == 2
    assert "2025-10.toml:3:" in done.err
    assert "Mon 27 Oct  cannot be read\n" in done.out
    assert "Sat 1 Nov      6" in done.out
    days = answer("show", "2025-11-01", "--week", "--json").json["days"]
    assert days[0] == {"date": "2025-10-27", "unreadable": True}
    assert days[5] == {"date": "2025-11-01", "mood": 6}


def test_a_value_out_of_range_is_missing_and_told(answer: Command, folder: Path) -> None:
    write(folder / "2025-11.toml", "[2025-11-12]\nmood = 14\nsleep = 3\n[2025-11-20]\nmood = 0\n")
    done = answer("show", "2025-11-12")
    assert done.code == 0
    assert "Mood                -" in done.out
    assert "2025-11.toml:2" in done.err
    assert one_sentence(done.err)


def test_a_month_of_a_newer_format_can_still_be_looked_at(answer: Command, folder: Path) -> None:
    write(folder / "2025-11.toml", "format = 99\n[2025-11-12]\nmood = 7\n")
    done = answer("show", "2025-11-12", "--week")
    assert "Wed 12 Nov     7" in done.out
    assert "2025-11.toml:1" in done.err
    assert done.code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--week", "--month", "2025-11"], "--week and --month exclude each other"),
        (["2025-11-12", "--month", "2025-11"], "DATE and --month exclude each other"),
        (["--month", "2025-13"], "'2025-13' is no month"),
        (["--month", "9999-01"], "9999-01 is in the future"),
        (["9998-01-01"], "9998-01-01 is in the future"),
        (["2025-02-30"], "There is no date 2025-02-30."),
        (["--wek"], "No such option '--wek'. Did you mean '--week'?"),
        (["2025-11-12", "2025-11-13"], "unexpected extra argument"),
    ],
)
def test_wrong_usage_is_one_sentence(answer: Command, words: list[str], said: str) -> None:
    done = answer("show", *words)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert one_sentence(done.err)
