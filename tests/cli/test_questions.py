"""``log`` without values in a real terminal: one plain line for each field."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import day_in_file, environment, write
from tests.cli.terminal import Terminal

pytestmark = pytest.mark.pty

DAY = "2025-11-17"

Start = Callable[..., Terminal]


@pytest.fixture
def talk(folder: Path) -> Iterator[Start]:
    """Start ``log`` without values on a terminal that can only print lines."""
    started: list[Terminal] = []

    def start(*words: str) -> Terminal:
        environ = environment(folder) | {"TERM": "dumb"}
        started.append(Terminal(environ, "log", "--date", DAY, *words))
        return started[-1]

    yield start
    for each in started:
        each.close()


def answers(log: Terminal, *given: str) -> None:
    """Give one answer to each of the next questions."""
    for answer in given:
        log.wait_for_line(": ")
        log.press(f"{answer}\n")


def test_each_field_is_asked_and_saved(talk: Start, folder: Path) -> None:
    log = talk()
    answers(log, "6", "good", "-", "2", "1", "yes", "2", "3-12-months", "a long day")
    code, said = log.end()
    assert code == 0
    assert day_in_file(folder, DAY) == {
        "mood": 6,
        "sleep": 4,
        "homework": "none-set",
        "goals": 2,
        "takeaways": 1,
        "sessions": 1,
        "frequency": "every-2-weeks",
        "duration": "3-12-months",
        "note": "a long day",
    }
    assert said.endswith(
        "Saved Monday 17 November 2025: mood 6, sleep good, homework none set, goals 2, "
        "takeaways 1, 1 session, a note.\n"
    )


def test_the_questions_are_plain_lines_with_label_and_range(talk: Start) -> None:
    log = talk()
    answers(log, *[""] * 9)
    code, said = log.end()
    assert code == 0
    lines = [line.strip() for line in log.heard.splitlines() if line.strip()]
    assert lines == [
        "Monday 17 November 2025. Enter keeps what is there, x clears it, ctrl+D stops.",
        "Mood, 1 to 10:",
        "Sleep last night, 1 to 5 (very poor, poor, fair, good, very good):",
        "Homework, 0 to 5 or - for none set:",
        "Goals on track, 0 to 5:",
        "Takeaways, 0 to 99:",
        "Session today, yes, no or 0 to 9:",
        "Frequency, 1 = weekly, 2 = every 2 weeks, 3 = every 3 weeks, 4 = monthly, "
        "5 = twice weekly, 6 = as needed [weekly is assumed]:",
        "In therapy, 1 = under 1 month, 2 = 1 to 3 months, 3 = 3 to 12 months, "
        "4 = 1 to 3 years, 5 = over 3 years:",
        "Note:",
        "Nothing changed on Monday 17 November 2025: no entry.",
    ]
    assert "\x1b" not in log.heard + said


def test_enter_keeps_and_x_clears(talk: Start, folder: Path) -> None:
    write(
        folder / "2025-11.toml",
        f'[{DAY}]\nmood = 6\nsleep = 2\nnote = "[red]x[/red] \\u001b[31m\\nnext"\n',
    )
    log = talk()
    log.wait_for_line("Mood, 1 to 10 [6]: ")
    log.press("\n")
    log.wait_for_line("[poor]: ")
    log.press("x\n")
    answers(log, *[""] * 6)
    said = log.wait_for_line("]: ")
    assert "Note [[red]x[/red]" in said
    assert "\x1b" not in said
    log.press("\n")
    assert log.end()[0] == 0
    assert day_in_file(folder, DAY) == {"mood": 6, "note": "[red]x[/red] \x1b[31m\nnext"}


def test_frequency_and_duration_show_what_held_before(talk: Start, folder: Path) -> None:
    write(folder / "2025-10.toml", '[2025-10-01]\nmood = 5\nfrequency = "monthly"\n')
    log = talk()
    answers(log, *[""] * 6)
    log.wait_for_line("[monthly, as before]: ")
    log.press("\x04")
    assert log.end()[0] == 0
    assert not (folder / "2025-11.toml").exists()


def test_fields_that_are_switched_off_or_computed_are_not_asked(talk: Start, folder: Path) -> None:
    write(folder / "profile.toml", 'started = 2025-01-01\nhidden = ["goals", "takeaways"]\n')
    log = talk()
    answers(log, *[""] * 6)
    assert log.end()[0] == 0
    for label in ("Goals", "Takeaways", "In therapy"):
        assert label not in log.heard


def test_a_bad_answer_is_asked_again_with_the_range(talk: Start, folder: Path) -> None:
    log = talk()
    answers(log, "11", "-4", "6")
    log.press("\x04")
    assert log.end()[0] == 0
    assert "Mood takes 1 to 10, not 11." in log.heard
    assert "Mood takes 1 to 10, not '-4'." in log.heard
    assert log.heard.count("Mood, 1 to 10:") == 3
    assert day_in_file(folder, DAY) == {"mood": 6}


def test_every_answer_is_saved_before_the_next_question(talk: Start, folder: Path) -> None:
    log = talk()
    answers(log, "6")
    log.wait_for_line("Sleep last night")
    assert day_in_file(folder, DAY) == {"mood": 6}


@pytest.mark.parametrize(("key", "code"), [("\x04", 0), ("\x03", 130)], ids=["ctrl+D", "ctrl+C"])
def test_stopping_says_what_was_saved(talk: Start, folder: Path, key: str, code: int) -> None:
    log = talk()
    answers(log, "6", "3")
    log.wait_for_line("Homework")
    log.wait_for_line(": ")
    log.press(key)
    ended, said = log.end()
    assert ended == code
    assert "Saved Monday 17 November 2025: mood 6, sleep fair.\n" in said
    assert "Traceback" not in said
    assert day_in_file(folder, DAY) == {"mood": 6, "sleep": 3}


def test_json_prints_the_day_after_the_last_answer(talk: Start) -> None:
    log = talk("--json")
    answers(log, "6")
    log.wait_for_line("Sleep last night")
    log.wait_for_line(": ")
    log.press("\x04")
    code, said = log.end()
    assert code == 0
    found = re.search(r"\{.*\}", said, re.DOTALL)
    assert found is not None
    assert found.group() == f'{{\n  "date": "{DAY}",\n  "mood": 6\n}}'


def test_a_month_that_cannot_be_written_is_said_before_any_question(
    talk: Start, folder: Path
) -> None:
    write(folder / "2025-11.toml", "format = 1\nmood = = 4\n")
    code, said = talk().end()
    assert code == 3
    assert "2025-11.toml:2" in said
    assert "Mood, 1 to 10" not in said


def test_a_save_that_fails_later_still_says_what_was_saved(talk: Start, folder: Path) -> None:
    log = talk()
    answers(log, "6")
    log.wait_for_line("Sleep last night")
    log.wait_for_line(": ")
    write(folder / "2025-11.toml", "format = 1\nmood = = 4\n")
    log.press("3\n")
    code, said = log.end()
    assert code == 3
    assert "Saved Monday 17 November 2025: mood 6.\n" in said
    assert "2025-11.toml" in said
    assert "Traceback" not in said
