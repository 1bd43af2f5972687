"""A terminal too small for everything is told so, in one line that hides nothing else."""

from pathlib import Path

import pytest

from tests.tui.seat import SIZES, MovingTime, seated, stored
from therapy_tui.tui.widgets.frame import SMALLEST, TOO_SMALL

SMALL = ((SMALLEST[0] - 1, SMALLEST[1]), (SMALLEST[0], SMALLEST[1] - 1), (40, 10))


@pytest.mark.parametrize("size", SMALL)
async def test_below_the_smallest_size_every_screen_says_so(
    demo: Path, time: MovingTime, size: tuple[int, int]
) -> None:
    async with seated(demo, time.clock, size) as seat:
        for key in "hrpct":
            await seat.press(key)
            await seat.computed()
            await seat.press("home")  # what is said for a moment comes first
            assert seat.rows[1].strip("─ ") == TOO_SMALL
        await seat.press("6")
        await seat.saved()
        assert seat.on_disk()["mood"] == 6
        assert seat.rows[1].strip("─ ") == TOO_SMALL


async def test_from_the_smallest_size_on_nothing_is_said(demo: Path, time: MovingTime) -> None:
    async with seated(demo, time.clock, (40, 10)) as seat:
        for size in SIZES:
            await seat.resize(size)
            assert TOO_SMALL not in seat.text
        await seat.resize((SIZES[0][0], SIZES[0][1] - 1))
        assert TOO_SMALL in seat.text


@pytest.mark.parametrize("size", SMALL)
async def test_the_first_start_says_so_and_can_be_answered(
    folder: Path, time: MovingTime, size: tuple[int, int]
) -> None:
    async with seated(folder, time.clock, size) as seat:
        for number in range(1, 5):
            assert seat.rows[0].strip() == TOO_SMALL
            assert seat.row(f"{number} of 4")
            assert seat.row_with("skips the rest.")
            await seat.press("enter")
        assert seat.row("Mood")
        assert not stored(folder)


async def test_what_is_said_for_a_moment_comes_first(demo: Path, time: MovingTime) -> None:
    async with seated(demo, time.clock, (40, 10)) as seat:
        await seat.press("h", "u")
        assert "Nothing to take back" in seat.rows[1]
        await seat.press("left")
        assert TOO_SMALL in seat.rows[1]
