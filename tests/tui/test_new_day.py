"""Which date is written: after midnight, over the day's start, in another time zone."""

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.conftest import TODAY
from tests.tui.seat import MovingTime, before, seated, write_days
from therapy_tui.domain.clock import Clock

TOMORROW = before(-1)
"""A Tuesday."""
NEW_DAY = "A new day has begun: Tuesday 24 November 2026."


async def test_after_midnight_the_evening_before_is_written_and_the_screen_says_so(
    empty: Path, time: MovingTime
) -> None:
    time.set(TOMORROW, 1, 30)
    async with seated(empty, time.clock) as seat:
        assert seat.rows[0].endswith("Monday 23 November 2026")
        assert "After midnight: until 04:00 this still counts as Mon 23 Nov." in seat.text
        await seat.press("6")
        await seat.saved()

        assert seat.all_on_disk == {TODAY: {"mood": 6}}


async def test_after_midnight_the_calendar_date_can_be_chosen_and_none_after_it(
    empty: Path, time: MovingTime
) -> None:
    time.set(TOMORROW, 1, 30)
    async with seated(empty, time.clock) as seat:
        await seat.press("pagedown", "pagedown")
        assert seat.rows[0].endswith("Tuesday 24 November 2026")
        await seat.press("5")
        time.set(TOMORROW, 4)
        await seat.press("4")
        await seat.saved()

        assert seat.all_on_disk == {TOMORROW: {"mood": 5, "sleep": 4}}


async def test_left_open_over_the_days_start_the_next_key_moves_on_and_counts_there(
    folder: Path, time: MovingTime
) -> None:
    write_days(folder, {TODAY: {"mood": 3}})
    async with seated(folder, time.clock) as seat:
        await seat.press("4")
        await seat.saved()
        time.set(TOMORROW, 3, 59)
        await seat.press("2")
        assert seat.rows[0].endswith("Monday 23 November 2026")
        time.set(TOMORROW, 4, 0)
        await seat.press("9")
        assert seat.rows[0].endswith("Tuesday 24 November 2026")
        assert NEW_DAY in seat.text
        await seat.sees(f"{NEW_DAY} Saved 04:00")
        await seat.press("5")
        await seat.saved()

        assert seat.all_on_disk == {
            TODAY: {"mood": 3, "sleep": 4, "homework": 2},
            TOMORROW: {"mood": 9, "sleep": 5},
        }


async def test_a_key_that_moves_moves_on_too(empty: Path, time: MovingTime) -> None:
    async with seated(empty, time.clock) as seat:
        time.set(TOMORROW, 8)
        await seat.press("down")
        assert NEW_DAY in seat.text
        assert seat.cursor == "Sleep last night"


async def test_several_days_later_too(empty: Path, time: MovingTime) -> None:
    async with seated(empty, time.clock) as seat:
        time.set(before(-5), 8)
        await seat.press("6")
        await seat.saved()

        assert seat.all_on_disk == {before(-5): {"mood": 6}}


async def test_a_past_day_stays_while_it_is_edited(empty: Path, time: MovingTime) -> None:
    async with seated(empty, time.clock) as seat:
        await seat.press("pageup", "6")
        time.set(TOMORROW, 8)
        await seat.press("4")
        assert "Sunday 22 November 2026, 2 days ago" in seat.rows[0]
        await seat.press("escape", "5")
        await seat.saved()

        assert seat.all_on_disk == {before(1): {"mood": 6, "sleep": 4}, TOMORROW: {"mood": 5}}


async def test_a_day_opened_from_history_stays_or_moves_on_like_any_other(
    empty: Path, time: MovingTime
) -> None:
    async with seated(empty, time.clock) as seat:
        await seat.press("h", "enter")
        time.set(TOMORROW, 8)
        await seat.press("6")
        assert NEW_DAY in seat.text
        await seat.press("h", "home", "left", "enter", "5", "4")
        await seat.saved()

        assert seat.all_on_disk == {TODAY: {"mood": 5, "sleep": 4}, TOMORROW: {"mood": 6}}


async def test_yesterday_chosen_in_history_on_the_new_day_is_what_is_edited(
    empty: Path, time: MovingTime
) -> None:
    async with seated(empty, time.clock) as seat:
        await seat.press("h")
        time.set(TOMORROW, 8)
        await seat.press("home", "left", "enter", "5")
        await seat.saved()

        assert seat.all_on_disk == {TODAY: {"mood": 5}}


async def test_a_note_stays_with_its_day_and_the_key_after_it_moves_on(
    empty: Path, time: MovingTime
) -> None:
    async with seated(empty, time.clock) as seat:
        await seat.press("n", *"late")
        time.set(TOMORROW, 8)
        await seat.press(*" but", "left", "right", *" done", "enter")
        assert "Monday 23 November 2026" in seat.rows[0]
        await seat.press("7")
        assert NEW_DAY in seat.text
        await seat.saved()

        assert seat.all_on_disk == {TODAY: {"note": "late but done"}, TOMORROW: {"mood": 7}}


async def test_a_day_that_began_on_another_screen_or_under_the_help_counts_too(
    empty: Path, time: MovingTime
) -> None:
    for over in (["c"], ["question_mark"], ["r"]):
        async with seated(empty, time.clock) as seat:
            time.set(TODAY, 21)
            await seat.press(*over)
            time.set(TOMORROW, 8)
            await seat.press("escape" if over != ["r"] else "t", "6")
            await seat.saved()
            assert seat.all_on_disk == {TOMORROW: {"mood": 6}}, over
            await seat.press("u")
            await seat.saved()


async def test_history_and_trend_let_today_be_the_new_day(empty: Path, time: MovingTime) -> None:
    async with seated(empty, time.clock) as seat:
        await seat.press("r")
        assert "2 weeks to Mon 23 Nov 2026" in seat.rows[0]
        await seat.press("h", "left", "left")
        assert "[21]" in seat.text
        time.set(TOMORROW, 8)
        await seat.press("right")
        assert "[22]" in seat.text
        await seat.press("right", "right", "right")
        assert "[24]" in seat.text
        await seat.press("r")
        assert "2 weeks to Tue 24 Nov 2026" in seat.rows[0]


async def test_a_leap_day_has_its_own_entry(empty: Path, time: MovingTime) -> None:
    time.set(date(2028, 3, 1), 3, 59)
    async with seated(empty, time.clock) as seat:
        await seat.press("6")
        time.set(date(2028, 3, 1), 4)
        await seat.press("5", "pageup", "4")
        await seat.saved()

        assert seat.all_on_disk == {
            date(2028, 2, 29): {"mood": 6, "sleep": 4},
            date(2028, 3, 1): {"mood": 5},
        }


async def test_the_date_is_that_of_the_configured_time_zone(empty: Path, time: MovingTime) -> None:
    """At 21:04 UTC it is Tuesday morning in Auckland and Monday noon in Honolulu."""
    zones = {"Pacific/Auckland": TOMORROW, "Pacific/Honolulu": TODAY}
    for zone, day in zones.items():
        clock = Clock(ZoneInfo(zone), moment=lambda: time.moment)
        async with seated(empty, clock) as seat:
            await seat.press("6")
            await seat.saved()
            assert {*seat.all_on_disk} == {TOMORROW, day}


async def test_when_the_clock_goes_back_nothing_is_written_onto_a_day_to_come(
    empty: Path,
) -> None:
    """A journey west, or a machine whose clock is set right: today is the day before again."""
    time = MovingTime(datetime(2026, 11, 24, 9, 0, tzinfo=UTC))
    async with seated(empty, time.clock) as seat:
        await seat.press("6")
        await seat.saved()
        time.set(TODAY, 22)
        await seat.press("4")
        await seat.saved()
        assert seat.rows[0].endswith("Monday 23 November 2026")
        assert seat.all_on_disk == {TOMORROW: {"mood": 6}, TODAY: {"mood": 4}}
        await seat.press("pagedown")
        assert seat.rows[0].endswith("Monday 23 November 2026")


async def test_the_hour_skipped_in_spring_loses_no_day(empty: Path, time: MovingTime) -> None:
    """In Berlin 02:00 on 29 March 2026 is followed by 03:00."""
    clock = Clock(ZoneInfo("Europe/Berlin"), moment=lambda: time.moment)
    time.moment = datetime(2026, 3, 29, 0, 59, tzinfo=UTC)
    async with seated(empty, clock) as seat:
        await seat.press("1")
        time.moment = datetime(2026, 3, 29, 1, 59, tzinfo=UTC)
        await seat.press("2")
        time.moment = datetime(2026, 3, 29, 2, 0, tzinfo=UTC)
        await seat.press("3")
        await seat.saved()

        assert seat.all_on_disk == {
            date(2026, 3, 28): {"mood": 1, "sleep": 2},
            date(2026, 3, 29): {"mood": 3},
        }
