"""The year: every day of it at once as a digit; arrows choose one, Enter opens it."""

from datetime import date
from pathlib import Path

import pytest

from tests.conftest import TODAY
from tests.tui.seat import SIZES, MovingTime, Seat, seated, write, write_days
from therapy_tui.domain.fields import Value
from therapy_tui.tui.themes import NO_COLOUR

DAYS: dict[date, dict[str, Value]] = {
    date(2025, 12, 31): {"mood": 2},
    date(2026, 1, 1): {"mood": 4, "sessions": 1},
    date(2026, 1, 2): {"mood": 9},
    date(2026, 1, 31): {"mood": 10},
    date(2026, 2, 14): {"note": "only a note"},
    date(2026, 11, 22): {"mood": 6, "sleep": 4, "note": "a good day"},
}


def chosen(seat: Seat) -> date:
    return seat.app.desk.chosen or TODAY


def month(seat: Seat, name: str) -> str:
    """The row of a month without its name and the mark before it."""
    (row,) = [row[6:] for row in seat.rows if row[2:5] == name]
    return row


@pytest.mark.parametrize(
    ("size", "january", "february"),
    [
        ((60, 20), "49" + "·" * 28 + "X", "·" * 13 + "n" + "·" * 14),
        ((80, 24), " 4 9" + " ·" * 28 + " X", " ·" * 13 + " n" + " ·" * 14),
        ((120, 36), " 4  9 " + " · " * 28 + " X ", " · " * 13 + " n " + " · " * 14),
    ],
)
async def test_every_day_of_the_year_has_its_digit_a_gap_or_a_note(
    folder: Path, time: MovingTime, size: tuple[int, int], january: str, february: str
) -> None:
    write_days(folder, DAYS)
    async with seated(folder, time.clock, size) as seat:
        await seat.press("h", "y")
        assert seat.rows[0].endswith("2026")
        assert month(seat, "Jan").startswith(january)
        assert month(seat, "Feb").rstrip() == february.rstrip()
        assert month(seat, "Dec") == ""
        assert seat.rows[-1].endswith("? help")


async def test_the_year_and_its_months_say_what_they_rest_on(
    folder: Path, time: MovingTime
) -> None:
    """(4 + 9 + 10 + 6) / 4 of 327 days; January (4 + 9 + 10) / 3 of 31."""
    write_days(folder, DAYS)
    for size in SIZES:
        async with seated(folder, time.clock, size) as seat:
            await seat.press("h", "y")
            assert month(seat, "Jan").split()[-2:] == ["7.7", "3/31"]
            figures = seat.row("2026   mood")
            assert "mood 7.3 on average" in figures
            assert "4 of 327 days logged" in figures
    assert "1 session" in figures


async def test_arrows_move_by_day_and_month_and_pages_by_year(
    folder: Path, time: MovingTime
) -> None:
    write_days(folder, DAYS)
    cases = [
        (["left"], date(2026, 11, 22)),
        (["up"], date(2026, 10, 23)),
        (["k", "k", "j"], date(2026, 10, 23)),
        (["right"], TODAY),
        (["down"], TODAY),
        (["pageup"], date(2025, 11, 23)),
        (["[", "[", "]"], date(2025, 11, 23)),
        (["pageup", "pagedown"], TODAY),
        ([*["up"] * 11], date(2025, 12, 23)),
        (["g", *"2024-03-31", "enter", "up"], date(2024, 2, 29)),
        (["g", *"2024-02-29", "enter", "pageup"], date(2023, 2, 28)),
    ]
    async with seated(folder, time.clock) as seat:
        await seat.press("h", "y")
        for keys, day in cases:
            await seat.press("home", *keys)
            assert chosen(seat) == day, keys
            assert seat.rows[0].endswith(str(day.year))
            row = month(seat, day.strftime("%b"))
            assert row[2 * day.day - 2] == "["
            assert row[2 * day.day] == "]"


async def test_the_chosen_day_is_said_in_words(folder: Path, time: MovingTime) -> None:
    write_days(folder, DAYS)
    for size in SIZES:
        async with seated(folder, time.clock, size) as seat:
            await seat.press("h", "y")
            assert "Nothing logged." in seat.text
            assert "Enter adds" not in seat.text
            await seat.press("left")
            assert "22 Nov" in seat.text
            for word in ("good", "a good day"):
                assert word in seat.text


async def test_enter_opens_the_day_in_the_calendar_and_escape_goes_back_as_it_was(
    folder: Path, time: MovingTime
) -> None:
    write_days(folder, DAYS)
    async with seated(folder, time.clock) as seat:
        await seat.press("h", "up", "y", "pageup", "down", "enter")
        assert seat.app.current_mode == "history"
        assert chosen(seat) == date(2025, 12, 16)
        assert "[16]" in seat.text
        for back in ("escape", "y"):
            await seat.press("y", "up", "up", back)
            assert seat.app.current_mode == "history"
            assert chosen(seat) == date(2025, 12, 16)
        await seat.press("y", "up", "h")
        assert chosen(seat) == date(2025, 11, 16)


async def test_what_is_typed_in_one_burst_acts_in_order(empty: Path, time: MovingTime) -> None:
    async with seated(empty, time.clock) as seat:
        await seat.burst("h", "y", "up", "left", "enter", "enter", "6", "escape")
        await seat.saved()
        assert seat.on_disk(date(2026, 10, 22)) == {"mood": 6}
        assert "[22]" in seat.text


async def test_a_change_elsewhere_and_one_taken_back_are_shown(
    folder: Path, time: MovingTime
) -> None:
    write_days(folder, DAYS)
    async with seated(folder, time.clock) as seat:
        await seat.press("5", "h", "y")
        assert month(seat, "Nov")[44:47] == "[5]"
        await seat.press("u")
        await seat.saved()
        await seat.sees("[·]")
        write(folder / "2026-03.toml", "[2026-03-01]\nmood = 8\n")
        seat.focus()
        await seat.until(lambda: month(seat, "Mar").startswith(" 8 ·"))


async def test_only_the_year_that_is_shown_is_read(folder: Path, time: MovingTime) -> None:
    write_days(folder, {date(year, 3, 1): {"mood": 5} for year in range(1976, 2026)})
    async with seated(folder, time.clock) as seat:
        await seat.computed()
        await seat.press("h")
        reads = seat.app.desk.journal.reads
        await seat.press("y", "pageup", "left", "up", "right", "down")
        assert seat.app.desk.journal.reads <= reads + 1


async def test_a_month_that_cannot_be_read_is_unknown_and_no_gap(
    folder: Path, time: MovingTime
) -> None:
    write_days(folder, DAYS)
    write(folder / "2026-03.toml", "mood = = 3\n")
    for size in SIZES:
        async with seated(folder, time.clock, size) as seat:
            await seat.press("h", "y")
            assert month(seat, "Mar").replace(" ", "") == "?" * 31
            assert "2026-03.toml:1" in seat.text
            assert month(seat, "Dec") == ""
            await seat.press("g", *"2026-03-04", "enter")
            assert "Nothing logged" not in seat.text


async def test_hidden_fields_are_not_shown(folder: Path, time: MovingTime) -> None:
    write_days(folder, DAYS, hidden=("sleep", "note", "sessions"))
    async with seated(folder, time.clock) as seat:
        await seat.press("h", "y", "left")
        for word in ("good", "session", "n ·"):
            assert word not in seat.text


async def test_without_colour_the_chosen_day_is_still_marked(
    folder: Path, time: MovingTime
) -> None:
    write_days(folder, DAYS)
    async with seated(folder, time.clock, (60, 20), no_colour=True) as seat:
        assert seat.app.theme == NO_COLOUR
        await seat.press("h", "y", "left")
        (row,) = [each for each in seat.rows if each.startswith("› ")]
        assert row[2:5] == "Nov"
        strips = seat.app.screen._compositor.render_strips()
        line = strips[seat.rows.index(row)]
        marked = [piece.text for piece in line if piece.style and piece.style.reverse]
        assert marked == ["6"]


async def test_the_year_ends_with_the_calendar(empty: Path, time: MovingTime) -> None:
    async with seated(empty, time.clock) as seat:
        await seat.press("h", "y", "g", *"0001-01-02", "enter", "left", "left", "up", "pageup")
        assert chosen(seat) == date.min
        assert "[·]" in month(seat, "Jan")
