"""``status``: one line for prompts."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Command, one_sentence, write


def test_the_answer_is_no_while_today_has_no_entry(answer: Command, folder: Path) -> None:
    done = answer("status")
    assert (done.code, done.out, done.err) == (1, "no entry yet today\n", "")
    assert not folder.exists()


def test_the_answer_is_yes_when_today_has_a_mood(answer: Command) -> None:
    answer("log", "6")
    answer("log", "--date", "-1", "5")
    answer("log", "--date", "-13", "5")
    answer("log", "--date", "-14", "5")
    answer("log", "--date", "-2", ".", "3")
    done = answer("status")
    assert (done.code, done.out) == (0, "mood 6, 3 of 14 days\n")


def test_an_entry_without_a_mood_is_begun(answer: Command) -> None:
    answer("log", "--note", "later")
    done = answer("status")
    assert (done.code, done.out) == (1, "no mood yet today\n")


def test_a_format_fills_every_placeholder(answer: Command, today: date) -> None:
    answer("log", "6", "--session")
    done = answer("status", "--format", "{mood} {date} {days}/{of} {sessions} {state} {{x}} %F{{1}")
    assert done.out == f"6 {today} 1/14 1 done {{x}} %F{{1}}\n"
    empty = answer("status", "--format={mood} {state}", "--journal", "nowhere")
    assert (empty.code, empty.out) == (1, "- empty\n")


def test_sessions_are_those_of_this_month(answer: Command, today: date) -> None:
    first = today.replace(day=1)
    answer("log", "--date", str(first), "--session")
    answer("log", "--sessions", "2")
    answer("log", "--date", str(first - timedelta(days=1)), "--session")
    expected = 2 if today == first else 3
    assert answer("status", "--format", "{sessions}").out == f"{expected}\n"


def test_json_has_the_same_facts(answer: Command, today: date) -> None:
    done = answer("status", "--json")
    assert done.code == 1
    assert done.json == {
        "date": str(today),
        "mood": None,
        "days": 0,
        "of": 14,
        "sessions": 0,
        "state": "empty",
    }


def test_a_reminder_is_printed_only_while_the_mood_is_missing(answer: Command) -> None:
    missing = answer("status", "--remind")
    assert (missing.code, missing.out) == (1, "Today has no mood yet: therapy-tui log\n")
    assert answer("status", "--remind", "--format", "{days} days").out == "0 days\n"
    answer("log", "6")
    there = answer("status", "--remind")
    assert (there.code, there.out, there.err) == (0, "", "")


@pytest.mark.parametrize(
    "words",
    [
        ["--journal", "JOURNAL", "status"],
        ["--journal=JOURNAL", "status"],
        ["status", "--journal", "JOURNAL"],
        ["status", "--journal=JOURNAL"],
        ["--journal", "nowhere", "status", "--journal", "JOURNAL"],
        ["--journal", "JOURNAL", "--", "status"],
    ],
)
def test_the_journal_can_be_named_before_and_after_the_command(
    answer: Command, tmp_path: Path, words: list[str]
) -> None:
    other = str(tmp_path / "other")
    answer("log", "8", "--journal", other)
    words = [word.replace("JOURNAL", other) for word in words]
    assert answer(*words).out == "mood 8, 1 of 14 days\n"


def test_a_month_that_cannot_be_read_is_an_error_and_no_missing_mood(
    answer: Command, folder: Path, today: date
) -> None:
    write(folder / f"{today:%Y-%m}.toml", "format = 1\nmood = = 3\n")
    done = answer("status")
    assert (done.code, done.out) == (2, "")
    assert f"{today:%Y-%m}.toml:2:" in done.err
    assert one_sentence(done.err)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--formt", "x"], "status has no option '--formt'"),
        (["--format"], "--format needs a value"),
        (["--journal"], "--journal needs a value"),
        (["--journal", " "], "--journal needs a folder"),
        (["extra"], "status has no option 'extra'"),
        (["--remind=1"], "status has no option '--remind=1'"),
        (["--json", "--remind"], "--json excludes --remind and --format"),
        (["--json", "--format", "{mood}"], "--json excludes --remind and --format"),
        (["--format", "{humour}"], "There is no {humour} for --format; there are {date}, {mood}"),
    ],
)
def test_wrong_usage_is_one_sentence(answer: Command, words: list[str], said: str) -> None:
    done = answer("status", *words)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert one_sentence(done.err)


@pytest.mark.parametrize("word", ["--help", "-h"])
def test_help_names_every_placeholder(answer: Command, word: str) -> None:
    done = answer("status", word)
    assert done.code == 0
    for name in answer("status", "--json").json:
        assert f"{{{name}}}" in done.out
    assert max(map(len, done.out.splitlines())) <= 80
