"""First start: four questions, each can be skipped, only where nothing is kept yet."""

import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import TODAY
from tests.tui.seat import SIZES, MovingTime, Seat, seated, write
from therapy_tui.domain.words import DISCLAIMER
from therapy_tui.tui.screens.first_start import QUESTIONS, FirstStart

ASKED = [question.text for question in QUESTIONS]


def profile(folder: Path) -> dict[str, Any]:
    file = folder / "profile.toml"
    return tomllib.loads(file.read_text()) if file.exists() else {}


def question(seat: Seat) -> int:
    """Which question is asked, from 1; 0 when none is."""
    found = [n for n, text in enumerate(ASKED, 1) if text in " ".join(seat.text.split())]
    return found[0] if found else 0


async def test_all_answers_are_in_the_profile(folder: Path, time: MovingTime) -> None:
    async with seated(folder, time.clock) as seat:
        assert question(seat) == 1
        await seat.press("2", "enter")
        assert question(seat) == 2
        await seat.press(*"2025-03-09", "enter")
        assert question(seat) == 3
        await seat.press(*"say no [b]", "enter", *"sleep", "enter")
        assert question(seat) == 3
        assert "say no [b]" in seat.text
        await seat.press("enter")
        assert question(seat) == 4
        await seat.press(*"tue 15:00", "enter")
        assert question(seat) == 0
        assert seat.cursor == "Mood"
        await seat.saved()
        await seat.sees("every 2 weeks", "20 months", "of 2 goals", "Session tomorrow, 15:00.")

    held = profile(folder)
    assert held.pop("format", 1) == 1
    assert held == {
        "frequency": "every-2-weeks",
        "started": date(2025, 3, 9),
        "goals": [
            {"name": "say no [b]", "since": TODAY},
            {"name": "sleep", "since": TODAY},
        ],
        "next_session": datetime(2026, 11, 24, 15),
    }


async def test_each_question_can_be_skipped_and_nothing_is_kept_then(
    folder: Path, time: MovingTime
) -> None:
    async with seated(folder, time.clock) as seat:
        for number in (1, 2, 3, 4):
            assert question(seat) == number
            await seat.press("enter")
        assert question(seat) == 0
        await seat.press("6")
        await seat.saved()

        assert seat.on_disk() == {"mood": 6}
    assert profile(folder) == {}
    async with seated(folder, time.clock) as seat:
        assert question(seat) == 0


async def test_esc_skips_the_rest_and_keeps_what_was_answered(
    folder: Path, time: MovingTime
) -> None:
    async with seated(folder, time.clock) as seat:
        await seat.press(*"monthly", "enter", "escape", "6")
        await seat.saved()

        assert question(seat) == 0
        assert seat.on_disk() == {"mood": 6, "frequency": "monthly"}
    assert profile(folder)["frequency"] == "monthly"


async def test_a_bad_answer_is_told_what_is_wrong_and_can_be_put_right(
    folder: Path, time: MovingTime
) -> None:
    cases = [
        (1, "7", "Session frequency takes weekly", "twice weekly"),
        (2, "2027-01", "2027-01-01 is in the future", ""),
        (2, "spring", "'spring' is no date; use YYYY-MM-DD", "2024-01"),
        (3, "", "", ""),
        (4, "soon", "'soon' has no time; use", "tomorrow 9:30"),
    ]
    async with seated(folder, time.clock) as seat:
        for number, wrong, sentence, right in cases:
            if wrong:
                await seat.press(*wrong, "enter")
                assert question(seat) == number
                assert sentence in " ".join(seat.text.split())
                await seat.press(*["backspace"] * len(wrong))
            if right or not wrong:
                await seat.press(*right, "enter")
        assert question(seat) == 0
        await seat.saved()

    held = profile(folder)
    assert held["frequency"] == "twice-weekly"
    assert held["started"] == date(2024, 1, 1)
    assert held["next_session"] == datetime(2026, 11, 24, 9, 30)


async def test_after_five_goals_the_next_question_comes_by_itself(
    folder: Path, time: MovingTime
) -> None:
    async with seated(folder, time.clock) as seat:
        await seat.press("enter", "enter")
        for goal in "abcde":
            assert question(seat) == 3
            await seat.press(goal, "enter")
        assert question(seat) == 4
        await seat.press("enter")
        await seat.saved()

    assert [goal["name"] for goal in profile(folder)["goals"]] == [*"abcde"]


async def test_letters_and_digits_are_text_in_an_answer(folder: Path, time: MovingTime) -> None:
    async with seated(folder, time.clock) as seat:
        await seat.press("enter", "enter", *"hq?tu 64321", "enter", "escape")
        await seat.saved()

        assert seat.all_on_disk == {}
    assert [goal["name"] for goal in profile(folder)["goals"]] == ["hq?tu 64321"]


async def test_question_answer_and_way_out_are_seen_at_every_size(
    folder: Path, time: MovingTime
) -> None:
    async with seated(folder, time.clock) as seat:
        for number in (1, 2, 3, 4):
            await seat.press("x")
            for size in SIZES:
                await seat.resize(size)
                words = " ".join(seat.text.split())
                assert question(seat) == number
                assert f"{number} of 4" in words
                assert "Esc skips the rest" in words
                assert seat.row("x")
                forms = QUESTIONS[number - 1].forms.split()
                assert " ".join(forms)[:30] in words
            await seat.press("backspace", "enter")


@pytest.mark.parametrize("size", SIZES)
async def test_each_question_is_seen_whole_from_its_first_line_to_its_last(
    folder: Path, time: MovingTime, size: tuple[int, int]
) -> None:
    async with seated(folder, time.clock, size) as seat:
        assert seat.row_with("Welcome")
        assert "nothing leaves this machine" in " ".join(seat.text.split())
        for answers in (("", ""), ("say no", "sleep", "call a friend", "walk")):
            for answer in answers:
                words = " ".join(seat.text.split())
                assert " ".join(QUESTIONS[question(seat) - 1].forms.split()) in words
                assert words.endswith(DISCLAIMER)
                await seat.press(*answer, "enter")
        assert question(seat) == 3
        assert all(seat.row_with(f"· {goal}") for goal in ("say no", "sleep", "walk"))
        assert " ".join(seat.text.split()).endswith(DISCLAIMER)


@pytest.mark.parametrize("file", ["2026-11.toml", "2020-01.toml", "profile.toml"])
async def test_nobody_is_asked_who_has_a_month_or_a_profile(
    folder: Path, time: MovingTime, file: str
) -> None:
    write(folder / file, "")
    async with seated(folder, time.clock) as seat:
        assert not isinstance(seat.app.screen, FirstStart)
        assert seat.cursor == "Mood"


async def test_the_made_up_journal_never_asks(demo: Path, time: MovingTime) -> None:
    async with seated(demo, time.clock, notice="A made-up journal.") as seat:
        assert question(seat) == 0
        assert "A made-up journal." in seat.text


async def test_leaving_at_the_first_question_leaves_nothing_behind(
    folder: Path, time: MovingTime
) -> None:
    async with seated(folder, time.clock) as seat:
        await seat.press(*"week", "ctrl+q")
        await seat.until(lambda: not seat.app.is_running)

    assert not folder.exists()


async def test_answers_and_a_check_in_typed_in_one_burst_are_all_taken(
    folder: Path, time: MovingTime
) -> None:
    async with seated(folder, time.clock) as seat:
        answers = ("monthly", "2025-03-09", "say no", "rest", "")
        keys = [key for answer in answers for key in (*answer, "enter")]
        await seat.burst(*keys, *"tue 15:00", "enter", *"64321")
        await seat.saved()

        assert [seat.on_disk()[key] for key in ("mood", "sleep", "homework")] == [6, 4, 3]
    held = profile(folder)
    assert (held["frequency"], held["started"]) == ("monthly", date(2025, 3, 9))
    assert [goal["name"] for goal in held["goals"]] == ["say no", "rest"]
    assert held["next_session"] == datetime(2026, 11, 24, 15)


async def test_keys_typed_in_one_burst_after_esc_act_on_today(
    folder: Path, time: MovingTime
) -> None:
    async with seated(folder, time.clock) as seat:
        await seat.burst("2", "enter", "escape", "6", "4", "n", *"hello", "enter", "h")
        await seat.saved()

        assert seat.app.current_mode == "history"
        assert seat.on_disk() == {
            "mood": 6,
            "sleep": 4,
            "frequency": "every-2-weeks",
            "note": "hello",
        }


async def test_each_answer_is_on_disk_as_soon_as_it_is_given(
    folder: Path, time: MovingTime
) -> None:
    async with seated(folder, time.clock) as seat:
        await seat.press("2", "enter")
        await seat.saved()
        assert profile(folder)["frequency"] == "every-2-weeks"
        await seat.press("enter", *"rest", "enter")
        await seat.saved()
        assert [goal["name"] for goal in profile(folder)["goals"]] == ["rest"]
        assert question(seat) == 3
        await seat.press(*"half a goal", "ctrl+q")
        await seat.until(lambda: not seat.app.is_running)

    async with seated(folder, time.clock) as seat:
        assert question(seat) == 0
        await seat.sees("every 2 weeks", "of 1 goal")


async def test_one_undo_takes_back_the_answers_of_the_first_start(
    folder: Path, time: MovingTime
) -> None:
    async with seated(folder, time.clock) as seat:
        await seat.press("2", "enter", "enter", *"rest", "enter", "escape", "u")
        await seat.saved()
        assert profile(folder).keys() <= {"format"}
        await seat.sees("weekly (assumed)")
