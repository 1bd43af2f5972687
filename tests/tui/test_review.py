"""The week review: the last seven days at a glance, and one entry for them on today's date."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.conftest import TODAY
from tests.tui.seat import SIZES, MovingTime, Seat, before, seated, write, write_days
from therapy_tui.domain.fields import Value
from therapy_tui.domain.profile import Goal
from therapy_tui.tui.screens.review import KEPT

OFFER = "The last seven days in one entry: v"
DAYS: dict[date, Mapping[str, Value]] = {
    before(7): {"mood": 9, "note": "a week and a day ago"},
    before(6): {"mood": 10, "sleep": 5, "homework": 0},
    before(5): {"mood": 4, "homework": "none-set", "sessions": 2},
    before(3): {"note": "tired [b]"},
    before(1): {"mood": 7, "sleep": 2, "homework": 5, "note": "a walk"},
}


@pytest.fixture
def monthly(folder: Path) -> Path:
    """The journal of a person who meets the therapist once a month."""
    write_days(folder, DAYS, frequency="monthly")
    return folder


def cells(seat: Seat, label: str) -> list[str]:
    """What stands in the seven columns of a row of the week."""
    rows = [row for row in seat.rows[12:] if row.startswith(f"  {label}")]
    assert len(rows) == 1, seat.text
    return [rows[0].ljust(80)[20 + 5 * day : 25 + 5 * day].strip() for day in range(7)]


async def test_the_last_seven_days_are_shown_with_gaps_as_gaps(
    monthly: Path, time: MovingTime
) -> None:
    async with seated(monthly, time.clock, (120, 36)) as seat:
        await seat.press("v")
        assert "The week to Monday 23 November 2026" in seat.rows[0]
        assert cells(seat, "Last seven days") == [
            *("Tu17", "We18", "Th19", "Fr20", "Sa21", "Su22", "Mo23")
        ]
        assert cells(seat, "Mood") == ["10", "4", "·", "·", "·", "7", "·"]
        assert cells(seat, "Sleep") == ["5", "·", "·", "·", "·", "2", "·"]
        assert cells(seat, "Homework") == ["0", "none", "·", "·", "·", "5", "·"]
        assert cells(seat, "Sessions") == ["", "2", "", "", "", "", ""]
        assert cells(seat, "Notes") == ["", "", "", "n", "", "n", ""]
        figures = {label: seat.rows[-36:][at].split()[-2:] for at, label in _rows(seat)}
        assert figures["Mood"] == ["7.0", "3/7"]
        assert figures["Sleep"] == ["3.5", "2/7"]
        assert figures["Homework"] == ["2.5", "2/7"]
        assert seat.row("Sun 22 Nov").endswith("a walk")
        assert seat.row("Fri 20 Nov").endswith("tired [b]")
        assert "a week and a day ago" not in seat.text


def _rows(seat: Seat) -> list[tuple[int, str]]:
    found = ((at, row.split()) for at, row in enumerate(seat.rows) if at > 12)
    return [(at, words[0]) for at, words in found if words and words[-1].endswith("/7")]


async def test_one_entry_is_taken_and_kept_on_todays_date(monthly: Path, time: MovingTime) -> None:
    async with seated(monthly, time.clock) as seat:
        await seat.press("v")
        assert KEPT in seat.text
        assert "the whole week" in seat.row("Mood")
        assert "The whole week averaged" in seat.text
        assert "this week's practice" in seat.row("Homework")
        assert "last night" not in seat.text
        await seat.press(*"643", "down", "2", "n", *"a calm week", "enter")
        await seat.saved()
        await seat.sees("Saved 21:04")

        assert seat.on_disk() == {
            "mood": 6,
            "sleep": 4,
            "homework": 3,
            "takeaways": 2,
            "frequency": "monthly",
            "note": "a calm week",
        }
        assert cells(seat, "Mood")[-1] == "6"
        assert cells(seat, "Notes")[-1] == "n"
        await seat.press("u")
        await seat.sees("Taken back: Note")
        assert cells(seat, "Notes")[-1] == ""


async def test_the_help_asks_about_the_week_too(monthly: Path, time: MovingTime) -> None:
    async with seated(monthly, time.clock) as seat:
        await seat.press("v", "down", "question_mark")
        assert "How you slept in the nights of this week." in seat.text
        assert "last night" not in seat.text
        await seat.press("escape", "escape", "question_mark")
        assert "The whole day averaged" in seat.text


async def test_v_and_esc_lead_back_to_where_it_was_opened(monthly: Path, time: MovingTime) -> None:
    async with seated(monthly, time.clock) as seat:
        for there, back in (("t", "v"), ("h", "escape"), ("r", "v"), ("c", "escape")):
            await seat.press(there)
            mode = seat.app.current_mode
            await seat.press("v")
            assert seat.app.current_mode == "review"
            assert seat.cursor == "Mood"
            await seat.press("down", back)
            assert seat.app.current_mode == mode


async def test_keys_of_one_burst_open_it_and_act_there(monthly: Path, time: MovingTime) -> None:
    async with seated(monthly, time.clock) as seat:
        await seat.burst("h", "v", *"64", "n", *"so vv", "enter", "escape", "t", "down", "1")
        await seat.saved()

        assert seat.on_disk() == {
            "mood": 6,
            "sleep": 4,
            "goals": 1,
            "frequency": "monthly",
            "note": "so vv",
        }


@pytest.mark.parametrize("frequency", ["monthly", "as-needed", "weekly", "every-3-weeks"])
async def test_it_is_offered_on_today_where_days_are_rarely_written_until_today_is(
    folder: Path, time: MovingTime, frequency: str
) -> None:
    write_days(folder, DAYS, frequency=frequency)
    rare = frequency in ("monthly", "as-needed")
    async with seated(folder, time.clock) as seat:
        for size in SIZES:
            await seat.resize(size)
            assert (OFFER in seat.text) is rare
        await seat.press("pageup")
        assert OFFER not in seat.text
        await seat.press("pagedown", "6")
        assert OFFER not in seat.text
        await seat.press("v")
        assert seat.app.current_mode == "review"


async def test_all_of_it_is_seen_at_every_size(folder: Path, time: MovingTime) -> None:
    goals = tuple(Goal(name) for name in "abcde")
    write_days(folder, DAYS, frequency="monthly", goals=goals)
    async with seated(folder, time.clock) as seat:
        await seat.press("v")
        for size in SIZES:
            await seat.resize(size)
            assert cells(seat, "Mood") == ["10", "4", "·", "·", "·", "7", "·"]
            assert cells(seat, "Notes") == ["", "", "", "n", "", "n", ""]
            assert [row[-3:] for row in seat.rows[12:] if row.startswith("  Mood")] == ["3/7"]
            assert seat.row("Note ")
            await seat.press("g")
            assert seat.row_with("5 [ ] e")
            await seat.press("escape")


async def test_hidden_fields_have_no_row_in_the_week(folder: Path, time: MovingTime) -> None:
    write_days(folder, DAYS, hidden=("sleep", "sessions", "note"))
    async with seated(folder, time.clock) as seat:
        await seat.press("v")
        assert not seat.row("Sleep")
        assert not seat.row("Sessions")
        assert "a walk" not in seat.text
        assert cells(seat, "Homework")[5] == "5"


async def test_a_month_that_cannot_be_read_is_said_and_nothing_is_lost(
    folder: Path, time: MovingTime
) -> None:
    write_days(folder, {})
    write(folder / "2026-11.toml", "broken = \n")
    async with seated(folder, time.clock) as seat:
        await seat.press("v", "6")
        assert "2026-11.toml" in seat.text
        assert "Nothing is changed here" in seat.text
    assert (folder / "2026-11.toml").read_text() == "broken = \n"


async def test_a_new_day_moves_the_week_on(monthly: Path, time: MovingTime) -> None:
    async with seated(monthly, time.clock) as seat:
        await seat.press("v")
        time.set(TODAY + timedelta(days=1), 8)
        await seat.press("6")
        await seat.saved()
        assert "The week to Tuesday 24 November 2026" in seat.rows[0]
        assert seat.on_disk(before(-1))["mood"] == 6
        assert cells(seat, "Mood") == ["4", "·", "·", "·", "7", "·", "6"]
        await seat.sees("A new day has begun")
