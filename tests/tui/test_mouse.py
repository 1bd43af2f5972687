"""Where the mouse is on: a click on a tab, a row, a value and a day does what its key does."""

from pathlib import Path

import pytest
from textual import events

from tests.conftest import TODAY
from tests.tui.seat import SIZES, MovingTime, Seat, before, seated, write_days


async def click(seat: Seat, text: str, row: str = "") -> None:
    """Click on the first place where a text stands, in the first row that holds another."""
    y, line = next((y, line) for y, line in enumerate(seat.rows) if text in line and row in line)
    await click_at(seat, line.index(text) + len(text) // 2, y)


async def click_at(seat: Seat, x: int, y: int) -> None:
    """Press and let go, as a terminal tells it."""
    for event in (events.MouseDown, events.MouseUp):
        seat.app.post_message(event(None, x, y, 0, 0, 1, False, False, False, x, y))
    await seat.settle()


@pytest.mark.parametrize("size", SIZES)
async def test_a_click_on_a_tab_shows_its_screen(
    demo: Path, time: MovingTime, size: tuple[int, int]
) -> None:
    async with seated(demo, time.clock, size) as seat:
        for name in ("History", "Trend", "Report", "Today"):
            await click(seat, name)
            assert seat.app.current_mode == name.lower()


async def test_a_click_puts_the_cursor_on_a_row_and_on_a_value_sets_it(
    empty: Path, time: MovingTime
) -> None:
    async with seated(empty, time.clock) as seat:
        await click(seat, "Takeaways")
        assert seat.cursor == "Takeaways"
        await click(seat, " 10 ", "Mood")
        await click(seat, "good", "Sleep")
        await click(seat, " 0 ", "Homework")
        await click(seat, "yes", "Session")
        await seat.saved()
        assert {key: seat.on_disk()[key] for key in ("mood", "sleep", "homework", "sessions")} == {
            "mood": 10,
            "sleep": 4,
            "homework": 0,
            "sessions": 1,
        }
        await seat.press("u")
        await seat.saved()
        assert "sessions" not in seat.on_disk()


async def test_while_a_note_is_written_a_click_on_the_form_changes_nothing(
    empty: Path, time: MovingTime
) -> None:
    async with seated(empty, time.clock) as seat:
        await seat.press("n", *"hard")
        await click(seat, " 7 ", "Mood")
        await seat.press("enter")
        await seat.saved()
        assert seat.on_disk() == {"note": "hard"}


@pytest.mark.parametrize("size", SIZES)
async def test_a_click_chooses_a_day_and_on_the_chosen_one_edits_it(
    demo: Path, time: MovingTime, size: tuple[int, int]
) -> None:
    async with seated(demo, time.clock, size) as seat:
        await seat.press("h")
        await click(seat, "18 ")
        assert "[18]" in seat.text
        await click(seat, "[18]")
        assert seat.app.current_mode == "today"
        assert "18 Nov" in seat.rows[0]


async def test_a_click_on_a_row_of_the_settings_goes_there_and_again_acts(
    empty: Path, time: MovingTime
) -> None:
    async with seated(empty, time.clock) as seat:
        await seat.press("comma")
        await click(seat, "Breaks")
        assert seat.cursor == "Breaks"
        await click(seat, "Breaks")
        assert "none" in seat.row("none")
        await click(seat, "Trend")
        assert seat.app.current_mode == "trend"


async def test_under_a_question_no_click_acts(demo: Path, time: MovingTime) -> None:
    async with seated(demo, time.clock) as seat:
        await seat.press("h", "g")
        await click_at(seat, 4, 0)
        assert seat.app.current_mode == "history"
        assert "Go to which date?" in seat.text


async def test_a_click_after_midnight_looks_at_the_day_first(
    folder: Path, time: MovingTime
) -> None:
    write_days(folder, {before(1): {"mood": 5}})
    async with seated(folder, time.clock) as seat:
        time.set(before(-1), 8)
        await click(seat, " 7 ", "Mood")
        await seat.saved()
        assert seat.on_disk(TODAY) == {}
        assert seat.on_disk(before(-1))["mood"] == 7
