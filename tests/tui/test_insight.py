"""Score, trend and findings on the screens: only what the days carry, and never in the way."""

from datetime import date, timedelta
from pathlib import Path
from threading import Event

import pytest

from tests.conftest import TODAY
from tests.tui.seat import SIZES, MovingTime, Seat, before, seated, write_days
from therapy_tui.domain.fields import Change, Value
from therapy_tui.insight.insight import Insight
from therapy_tui.insight.support import SUPPORT_LINE
from therapy_tui.journal.day_edit import Update
from therapy_tui.journal.store import Journal
from therapy_tui.tui.desk import Desk
from therapy_tui.tui.screens import check_in
from therapy_tui.tui.screens.today import TodayScreen

LINE = SUPPORT_LINE.format(key="c")
LOW: dict[date, dict[str, Value]] = {before(back): {"mood": 2} for back in range(5)}


def journal(folder: Path, days: int, **values: Value) -> Path:
    """A journal of so many like days that ends today."""
    entries = {before(back): {"mood": 6, **values} for back in range(days)}
    write_days(folder, entries)
    return folder


async def test_today_says_how_many_days_are_missing(folder: Path, time: MovingTime) -> None:
    journal(folder, 4, sleep=4, homework=3)
    async with seated(folder, time.clock) as seat:
        await seat.sees("not enough days yet (4 of 8)", "not enough days yet (4 of 5)")
        assert seat.row("Progress").strip() == "Progress not enough days yet (4 of 5)"


async def test_today_shows_score_trend_and_coverage(folder: Path, time: MovingTime) -> None:
    journal(folder, 28, sleep=4, homework=3)
    async with seated(folder, time.clock) as seat:
        await seat.sees("flat, 0.0 in 4 weeks", "14 of 14 days logged")
        assert seat.row("Progress").split() == ["Progress", "60"]


async def test_a_key_changes_the_score_without_waiting(folder: Path, time: MovingTime) -> None:
    journal(folder, 28, sleep=4, homework=3)
    async with seated(folder, time.clock) as seat:
        await seat.sees("Progress 60")
        await seat.press("up", *["up"] * 8, "9")
        assert "[9]" in seat.row("Mood ")
        await seat.sees("Progress 62")


async def test_a_digit_is_shown_once_and_the_figures_are_computed_once_after_it(
    folder: Path, time: MovingTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal(folder, 28, sleep=4)
    done: list[str] = []
    show, compute = TodayScreen.show, Desk.insight

    def shown(screen: TodayScreen, *, place_cursor: bool = False) -> None:
        done.append("shown")
        show(screen, place_cursor=place_cursor)

    def computed(desk: Desk, as_of: date) -> Insight:
        done.append("computed")
        return compute(desk, as_of)

    async with seated(folder, time.clock) as seat:
        await seat.press("3")  # the first key of a day writes its frequency too
        await seat.saved()
        await seat.sees("Saved")
        await seat.computed()
        monkeypatch.setattr(TodayScreen, "show", shown)
        monkeypatch.setattr(Desk, "insight", computed)
        await seat.press("2")
        await seat.until(lambda: "computed" in done)
        await seat.saved()
        await seat.computed()
    assert done == ["shown", "computed"]


async def test_figures_do_not_wait_for_a_save_that_takes_long(
    folder: Path, time: MovingTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal(folder, 28, sleep=4, homework=3)
    free, update = Event(), Journal.check_in

    def late(kept: Journal, day: date, change: Change) -> Update:
        free.wait()
        return update(kept, day, change)

    monkeypatch.setattr(Journal, "check_in", late)
    monkeypatch.setattr(check_in, "PATIENCE", 0.01)
    async with seated(folder, time.clock) as seat:
        await seat.sees("Progress 60")
        await seat.press(*["up"] * 9, "9")
        await seat.sees("Progress 62")
        free.set()


@pytest.mark.parametrize("size", SIZES)
async def test_the_support_line_is_quiet_and_can_be_put_away_for_the_day(
    folder: Path, time: MovingTime, size: tuple[int, int]
) -> None:
    write_days(folder, LOW)
    async with seated(folder, time.clock, size=size) as seat:
        await seat.sees("Your support plan and contacts: press c.")
        await seat.until(lambda: "d hide" in seat.rows[-1] or size[0] == 60)
        await seat.press("c")
        assert "Contacts and support" in seat.text
        await seat.press("t", "d")
        await seat.until(lambda: "support plan" not in seat.text)
        await seat.saved()
    async with seated(folder, time.clock, size=size) as seat:
        await seat.until(lambda: seat.row("Progress").strip() != "Progress")
        assert "support plan" not in seat.text
        time.set(TODAY + timedelta(days=1), 9)
        await seat.press("down")
        await seat.sees("Your support plan and contacts: press c.")


async def test_there_is_nothing_to_put_away_at_other_moods(folder: Path, time: MovingTime) -> None:
    journal(folder, 5)
    async with seated(folder, time.clock) as seat:
        await seat.until(lambda: seat.row("Progress").strip() != "Progress")
        assert LINE not in seat.text
        await seat.press("d")
        await seat.saved()
        assert "support_dismissed" not in (folder / "profile.toml").read_text()


async def on_trend(seat: Seat, *keys: str) -> None:
    await seat.press("r")
    await seat.sees("Progress")
    await seat.press(*keys)


async def test_trend_has_headline_likely_range_and_this_weeks_homework(
    demo: Path, time: MovingTime
) -> None:
    async with seated(demo, time.clock) as seat:
        await on_trend(seat)
        await seat.sees("4 weeks: ", "(likely ", "Homework   this week ", "week before ")


async def test_why_shows_the_parts_and_whose_weights_they_are(demo: Path, time: MovingTime) -> None:
    async with seated(demo, time.clock) as seat:
        await on_trend(seat, "e")
        for text in ("phase: established", "mood ", " of 35", "weights are this tool's own"):
            assert text in seat.text
        await seat.press("e")
        assert "Trend" in seat.rows[0]


@pytest.mark.parametrize("size", SIZES)
async def test_findings_show_all_windows_and_the_findings_in_order(
    demo: Path, time: MovingTime, size: tuple[int, int]
) -> None:
    async with seated(demo, time.clock, size=size) as seat:
        await on_trend(seat, "f")
        for text in ("2 weeks ", "4 weeks ", "12 weeks "):
            assert text in seat.text
        await seat.press("end")
        assert "not causes and not a diagnosis" in " ".join(seat.text.split())
        await seat.press("escape")
        assert "1-5 window" in seat.rows[-1]


async def test_the_figures_are_those_of_the_day_the_window_ends_on(
    demo: Path, time: MovingTime
) -> None:
    async with seated(demo, time.clock) as seat:
        await on_trend(seat)
        now = seat.row("Progress")
        await seat.press("left", "left", "left")
        await seat.until(lambda: seat.row("Progress") not in ("", now))


async def test_a_sparse_journal_turns_to_weeks_and_w_turns_back(
    folder: Path, time: MovingTime
) -> None:
    write_days(folder, {before(7 * back): {"mood": 5} for back in range(9)})
    async with seated(folder, time.clock) as seat:
        assert seat.row("Mood, 8 weeks")[20:28] == "▄" * 8
        await seat.press("w")
        assert seat.row("Mood, 14 days")[20:34].count("·") == 12
