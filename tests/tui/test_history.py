"""History: the month as a calendar, the chosen day, the weeks; arrows choose, Enter edits."""

import re
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import TODAY
from tests.tui.seat import SIZES, MovingTime, Seat, before, seated, write, write_days
from therapy_tui.domain.calendar import WEEKDAYS
from therapy_tui.domain.fields import Value
from therapy_tui.domain.profile import Goal
from therapy_tui.journal.configuration import Configuration
from therapy_tui.tui.screens.history import HistoryScreen

NOVEMBER: dict[date, dict[str, Value]] = {
    date(2026, 11, 16): {"mood": 6, "homework": 3, "sleep": 4},
    date(2026, 11, 17): {"mood": 7, "homework": "none-set", "sessions": 1, "takeaways": 2},
    date(2026, 11, 18): {"mood": 5, "homework": 4, "goals": 1},
    date(2026, 11, 19): {"note": "only a note"},
    date(2026, 11, 22): {"mood": 10, "sleep": 5, "sessions": 2, "note": "a good day"},
    date(2026, 11, 23): {"mood": 4},
}


def chosen(seat: Seat) -> date:
    screen = seat.app.screen
    assert isinstance(screen, HistoryScreen)
    return screen.chosen


async def test_arrows_move_by_day_and_week_and_pages_by_month(
    empty: Path, time: MovingTime
) -> None:
    cases = [
        (["left"], date(2026, 11, 22)),
        (["left", "left", "right"], date(2026, 11, 22)),
        (["up"], date(2026, 11, 16)),
        (["k", "k", "j"], date(2026, 11, 16)),
        (["up", "down"], TODAY),
        (["pageup"], date(2026, 10, 23)),
        (["["], date(2026, 10, 23)),
        (["pageup", "pageup", "]"], date(2026, 10, 23)),
        (["pageup"] * 12, date(2025, 11, 23)),
        (["pageup", "pagedown"], TODAY),
        (["up"] * 4, date(2026, 10, 26)),
        (["pageup", "pageup", "home"], TODAY),
    ]
    async with seated(empty, time.clock) as seat:
        await seat.press("h")
        for keys, day in cases:
            await seat.press("home", *keys)
            assert chosen(seat) == day, keys
            assert f"[{day.day:>2}]" in seat.text
            assert seat.rows[0].endswith(day.strftime("%B %Y"))


async def test_the_last_day_of_a_month_stays_within_a_shorter_one(
    empty: Path, time: MovingTime
) -> None:
    time.set(date(2028, 3, 31), 21)
    async with seated(empty, time.clock) as seat:
        await seat.press("h", "pageup")
        assert chosen(seat) == date(2028, 2, 29)
        await seat.press("home", *["pageup"] * 13)
        assert chosen(seat) == date(2027, 2, 28)


async def test_days_to_come_cannot_be_chosen_and_have_no_sign(
    empty: Path, time: MovingTime
) -> None:
    async with seated(empty, time.clock) as seat:
        await seat.press("h")
        for key in ("right", "down", "pagedown"):
            await seat.press(key)
            assert chosen(seat) == TODAY
        await seat.press("pageup", "down", "down", "down", "down", "down", "down")
        assert chosen(seat) == TODAY
        moods = seat.rows[seat.row_of("[23]") + 1]
        assert moods.split() == ["·"]


async def test_after_midnight_the_calendar_date_can_be_chosen(
    empty: Path, time: MovingTime
) -> None:
    time.set(before(-1), 1, 30)
    async with seated(empty, time.clock) as seat:
        await seat.press("h")
        assert chosen(seat) == TODAY
        await seat.press("right", "right")
        assert chosen(seat) == before(-1)
        await seat.press("home")
        assert chosen(seat) == TODAY


async def test_g_goes_to_a_date_and_says_what_is_wrong_with_one(
    empty: Path, time: MovingTime
) -> None:
    async with seated(empty, time.clock) as seat:
        await seat.press("h")
        for typed, day in (
            ("2026-02-28", date(2026, 2, 28)),
            ("yesterday", before(1)),
            ("-3", before(3)),
            ("today", TODAY),
            (" 2024-02-29 ", date(2024, 2, 29)),
        ):
            await seat.press("g", *typed, "enter")
            assert chosen(seat) == day
        for typed, sentence in (
            ("2026-02-30", "There is no date 2026-02-30."),
            ("2026-11-24", "2026-11-24 is in the future; today is 2026-11-23."),
            ("soon [b]", "'soon [b]' is no date; use"),
        ):
            await seat.press("g", *typed, "enter")
            assert sentence in " ".join(seat.text.split())
            await seat.press("escape")
            assert chosen(seat) == date(2024, 2, 29)
        await seat.press("g", "enter")
        assert chosen(seat) == date(2024, 2, 29)
        await seat.press("g", *"hq?u", "escape")
        assert chosen(seat) == date(2024, 2, 29)


async def test_enter_edits_the_day_and_comes_back_to_the_same_place(
    folder: Path, time: MovingTime
) -> None:
    write_days(folder, NOVEMBER)
    async with seated(folder, time.clock) as seat:
        for back in ("escape", "h"):
            await seat.press("h", "home", "up", "right", "enter")
            assert "Tuesday 17 November 2026, 6 days ago" in seat.rows[0]
            await seat.press("up", "up", "up", "down", "4", back)
            assert chosen(seat) == date(2026, 11, 17)
            assert "[17]" in seat.text
            assert "good" in seat.row_with("Sleep  ")
            await seat.press("t")
            assert seat.rows[0].endswith("Monday 23 November 2026")
        await seat.saved()

        assert seat.on_disk(date(2026, 11, 17)) == NOVEMBER[date(2026, 11, 17)] | {"sleep": 4}


async def test_walking_on_from_a_day_opened_in_history_comes_back_to_the_day_chosen_there(
    empty: Path, time: MovingTime
) -> None:
    async with seated(empty, time.clock) as seat:
        await seat.press("h", "up", "enter", "pageup", "n", *"x", "escape", "escape")
        assert chosen(seat) == date(2026, 11, 16)


async def test_a_day_shows_its_mood_its_sessions_and_a_note_in_a_gap(
    folder: Path, time: MovingTime
) -> None:
    write_days(folder, NOVEMBER)
    for size in SIZES:
        async with seated(folder, time.clock, size) as seat:
            await seat.press("h", "home")
            if size[1] < 24:
                week = " ".join(seat.row("16").split())
                assert week == "16 6 17 7s 18 5 19 ·n 20 · 21 · 22 10s"
            else:
                moods = seat.rows[seat.row_of("16   ") + 1]
                assert moods.split()[:7] == ["6", "7s", "5", "·n", "·", "·", "10s"]


async def test_the_chosen_day_is_shown_whole(folder: Path, time: MovingTime) -> None:
    words = " ".join(f"word{n}" for n in range(12))
    full: dict[str, Value] = {
        "mood": 7,
        "sleep": 4,
        "homework": 3,
        "goals": 2,
        "takeaways": 2,
        "sessions": 1,
        "frequency": "every-2-weeks",
        "duration": "1-3-years",
        "note": words,
    }
    goals = (Goal("a"), Goal("b", until=before(1)), Goal("c"), Goal("d"))
    write_days(folder, {before(1): full, TODAY: full | {"sessions": 2}}, goals=goals)
    async with seated(folder, time.clock) as seat:
        await seat.press("h", "left")
        text = " ".join(row[40:].strip() for row in seat.rows[2:15])
        shown = " ".join(text.split())
        for part in (
            "Sunday 22 November 2026 session",
            "Mood 7",
            "Sleep good",
            "Homework 3 of 5",
            "Goals 2 of 4 on track",
            "Takeaways 2",
            "every 2 weeks",
            "1 to 3 years",
        ):
            assert part in shown, part
        await seat.press("right")
        shown = " ".join(" ".join(row[40:].strip() for row in seat.rows[2:15]).split())
        assert "Monday 23 November 2026 2 sessions" in shown
        assert "Goals 2 of 3 on track" in shown
    async with seated(folder, time.clock, (120, 36)) as seat:
        await seat.press("h")
        shown = " ".join(row[80:].strip() for row in seat.rows)
        assert all(f"word{n}" in shown for n in range(12))


async def test_the_weeks_rest_on_the_days_logged(folder: Path, time: MovingTime) -> None:
    """Mood of 16 to 22 November: (6 + 7 + 5 + 10) / 4; homework (3 + 4) / 2; sleep (4 + 5) / 2."""
    write_days(folder, NOVEMBER | {date(2026, 10, 26): {"mood": 2}, date(2026, 11, 1): {"mood": 3}})
    async with seated(folder, time.clock) as seat:
        await seat.press("h")
        rows = [row.split() for row in seat.rows[seat.row_of("Week of") :]]
        heading = "Week of Mood low to high days Homework Sleep Sessions Takeaways"
        assert " ".join(rows[0]) == heading
        assert rows[1] == ["26", "Oct", "2.5", "2", "to", "3", "2/7", "·", "·", "0", "·"]
        assert rows[2] == ["2", "Nov", "·", "·", "0/7", "·", "·", "·", "·"]
        assert " ".join(rows[4]) == "16 Nov 7.0 5 to 10 4/7 3.5 4.5 3 2"
        assert rows[5] == ["23", "Nov", "4.0", "4", "1/1", "·", "·", "0", "·"]
        await seat.press("pageup")
        rows = [row.split() for row in seat.rows[seat.row_of("Week of") :]]
        assert rows[1][:2] == ["28", "Sep"]
        assert rows[5][:2] == ["26", "Oct"]


async def test_weeks_begin_on_the_configured_day(folder: Path, time: MovingTime) -> None:
    write_days(folder, NOVEMBER)
    for week_start in (5, 6):
        configuration = Configuration(week_start=week_start)
        async with seated(folder, time.clock, configuration=configuration) as seat:
            await seat.press("h")
            order = [WEEKDAYS[(week_start + i) % 7][:2] for i in range(7)]
            assert seat.rows[2].split()[:7] == order
            aside = seat.row_with("[23]").index("23") - seat.rows[2].index("Mo")
            assert aside == 0
            expected = {5: "21 Nov 7.0 4 to 10 2/3", 6: "22 Nov 7.0 4 to 10 2/2"}[week_start]
            assert expected in " ".join(seat.text.split())


async def test_months_of_six_weeks_fit_wholly(folder: Path, time: MovingTime) -> None:
    time.set(date(2026, 8, 31), 21)
    write_days(folder, {date(2026, 8, 31): {"mood": 6}, date(2026, 8, 1): {"mood": 2}})
    for size in SIZES:
        async with seated(folder, time.clock, size) as seat:
            await seat.press("h")
            assert "[31]" in seat.text
            weeks = [row for row in seat.rows if re.match(r" +[0-9]+ (Jul|Aug) ", row)]
            assert len(weeks) == 6
            assert weeks[-1].split()[:3] == ["31", "Aug", "6.0"]
            assert seat.rows[-1].endswith("? help")


async def test_the_calendar_ends_with_the_first_day_there_is(empty: Path, time: MovingTime) -> None:
    """A week that begins on Sunday would begin in the year 0."""
    async with seated(empty, time.clock, configuration=Configuration(week_start=6)) as seat:
        await seat.press("h", "g", *"0001-01-03", "enter", "up", "left", "pageup")
        assert chosen(seat) == date.min
        assert "[ 1]" in seat.text
        await seat.press("enter", "6", "escape")
        await seat.saved()
        assert seat.on_disk(date.min) == {"mood": 6}


async def test_hidden_fields_are_not_shown(folder: Path, time: MovingTime) -> None:
    hidden = ("homework", "sleep", "sessions", "takeaways", "goals")
    write_days(folder, NOVEMBER, hidden=hidden)
    async with seated(folder, time.clock) as seat:
        await seat.press("h", "up", "right")
        assert "Tuesday 17 November 2026" in seat.text
        for word in ("Homework", "Sleep", "Sessions", "session", "Takeaways", "7s"):
            assert word not in seat.text, word
        assert "6.3" not in seat.text


async def test_a_day_without_an_entry_says_what_enter_does(empty: Path, time: MovingTime) -> None:
    async with seated(empty, time.clock) as seat:
        await seat.press("h")
        for size in SIZES:
            await seat.resize(size)
            assert "Nothing logged" in seat.text
            assert "Enter adds this day" in seat.text


@pytest.mark.parametrize("size", [*SIZES, (60, 36), (120, 20)])
async def test_a_notice_covers_nothing_that_matters(
    folder: Path, time: MovingTime, size: tuple[int, int]
) -> None:
    write_days(folder, NOVEMBER)
    write(folder / "2026-10.toml", "mood = = 3\n")
    async with seated(folder, time.clock, size, notice="A made-up journal.") as seat:
        await seat.press("h")
        assert "A made-up journal." in seat.text
        assert "2026-10.toml:1" in seat.text
        low = size == SIZES[0]
        assert ("a text needs quotation marks" in " ".join(seat.text.split())) != low
        assert "[23]" in seat.text
        assert seat.row("30")
        assert seat.row("23 Nov").split()[2] == "4.0"
        assert seat.rows[-1].endswith("? help")


async def test_a_month_reads_only_the_files_it_shows(folder: Path, time: MovingTime) -> None:
    write_days(folder, {date(2026, month, 15): {"mood": 5} for month in range(1, 12)})
    async with seated(folder, time.clock) as seat:
        await seat.until(lambda: seat.row("Progress").strip() != "Progress")
        await seat.press("h")
        reads = seat.app.desk.journal.reads
        await seat.press(*["left"] * 20)
        assert seat.app.desk.journal.reads == reads
        await seat.press("pageup")
        assert seat.app.desk.journal.reads <= reads + 1
