"""``show --find``: the days of all years that fit, in plain lines and as JSON."""

from pathlib import Path

import pytest

from tests.cli.conftest import Command, one_sentence, write

OCTOBER = """\
format = 1

[2025-10-30]
mood = 3
sleep = 1
note = "Walked by the river;\\nslept badly \\u001b[31m"
"""

NOVEMBER = """\
format = 1

[2025-11-10]
mood = 4
homework = "none-set"
frequency = "weekly"

[2025-11-11]
note = "river again"

[2025-11-12]
mood = 3
sleep = 14
sessions = 1
"""


@pytest.fixture(autouse=True)
def journal(folder: Path) -> Path:
    write(folder / "2019-01.toml", "[2019-01-01]\nmood = 9\n")
    write(folder / "2025-10.toml", OCTOBER)
    write(folder / "2025-11.toml", NOVEMBER)
    return folder


def test_days_of_all_years_are_listed_newest_first_with_their_notes(answer: Command) -> None:
    done = answer("show", "--find", "RIVER")
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "Tuesday 11 November 2025\n"
        "  river again\n"
        "Thursday 30 October 2025: mood 3, sleep very poor\n"
        "  Walked by the river;\n"
        "  slept badly ␛[31m\n"
        "\n"
        "2 days.\n"
    )


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("mood<=3", ["2025-11-12", "2025-10-30"]),
        ("mood<=3 note", ["2025-10-30"]),
        ("mood>8", ["2019-01-01"]),
        ("session", ["2025-11-12"]),
        ("homework=none", ["2025-11-10"]),
        ("sleep=very-poor", ["2025-10-30"]),
        ('"river; slept"', ["2025-10-30"]),
    ],
)
def test_days_are_found_by_values_and_words(answer: Command, typed: str, days: list[str]) -> None:
    found = answer("show", "--find", typed, "--json").json
    assert [day["date"] for day in found["days"]] == days
    assert found["find"] == typed


def test_json_has_the_values_as_they_stand_in_the_files(answer: Command) -> None:
    found = answer("show", "--find", "slept", "--json").json
    assert found["days"][0]["note"] == "Walked by the river;\nslept badly \x1b[31m"
    assert found["days"][0]["sleep"] == 1
    assert found["unreadable"] == []


def test_a_value_that_was_asked_for_is_said(answer: Command) -> None:
    out = answer("show", "--find", "frequency=weekly").out
    assert "mood 4, homework none set, frequency weekly" in out
    assert "frequency" not in answer("show", "--find", "mood=4").out


def test_where_no_day_fits_the_answer_is_no(answer: Command) -> None:
    done = answer("show", "--find", "zebra")
    assert (done.code, done.out, done.err) == (1, "No day is found.\n", "")
    assert answer("show", "--find", "zebra", "--json").json["days"] == []


def test_a_month_that_cannot_be_read_is_named_and_stops_no_other(
    answer: Command, folder: Path
) -> None:
    write(folder / "2025-10.toml", OCTOBER + "mood = = 3\n")
    done = answer("show", "--find", "river")
    assert done.code == 2
    assert "2025-10.toml:" in done.err
    assert one_sentence(done.err)
    assert "river again" in done.out
    assert answer("show", "--find", "river", "--json").json["unreadable"] == ["2025-10"]


def test_what_is_wrong_with_a_day_that_is_found_is_told(answer: Command) -> None:
    done = answer("show", "--find", "session")
    assert done.code == 0
    assert "2025-11.toml:" in done.err
    assert one_sentence(done.err)
    assert answer("show", "--find", "homework=none").err == ""


def test_hidden_fields_are_neither_searched_nor_shown(answer: Command, folder: Path) -> None:
    write(folder / "profile.toml", 'hidden = ["note", "sleep"]\n')
    out = answer("show", "--find", "mood=3").out
    assert "Thursday 30 October 2025: mood 3\n" in out
    assert "river" not in out
    done = answer("show", "--find", "river")
    assert (done.code, done.out) == (2, "")
    assert "Note is hidden in your settings" in done.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--find", "mood<=0"], "Mood goes from 1 to 10."),
        (["--find", ""], "Type a word of a note, or a value such as mood<=3."),
        (["--find", "mod<=3"], "did you mean mood?"),
        (["--find", "x", "--week"], "--week and --find exclude each other"),
        (["--find", "x", "--month", "2025-11"], "--month and --find exclude each other"),
        (["2025-11-10", "--find", "x"], "DATE and --find exclude each other"),
    ],
)
def test_wrong_usage_is_one_sentence(answer: Command, words: list[str], said: str) -> None:
    done = answer("show", *words)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert one_sentence(done.err)


def test_the_help_says_what_can_be_found(answer: Command) -> None:
    out = " ".join(answer("show", "--help").out.split())
    for form in ("--find TEXT", "mood<=3", '"slept well"', "homework=none"):
        assert form in out
