"""Trend: five windows over time, each figure with the days it rests on, a table where no chart."""

import subprocess
import sys
import textwrap
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import TODAY
from tests.tui.seat import SIZES, MovingTime, Seat, before, seated, write_days
from therapy_tui.domain.fields import FIELDS, GOALS, SLEEP, Value
from therapy_tui.domain.series import WINDOWS
from therapy_tui.journal.store import Reading
from therapy_tui.tui.desk import Desk
from therapy_tui.tui.screens.trend import TrendScreen
from therapy_tui.tui.trend_view import Look, trend_view

Days = Mapping[date, Mapping[str, Value]]
YEAR: Days = {
    before(back): {"mood": 5 + back % 3, "sleep": 3, "homework": back % 6, "goals": 2}
    for back in range(400)
}
CHART = "┤"


def shown(seat: Seat) -> Look:
    screen = seat.app.screen
    assert isinstance(screen, TrendScreen)
    return screen.shown


async def drawn(seat: Seat) -> None:
    await seat.until(lambda: CHART in seat.text)


class TestLook:
    @pytest.mark.parametrize(
        ("window", "steps", "last"),
        [
            (1, [-1], before(14)),
            (1, [-1, -1, 1], before(14)),
            (1, [1], TODAY),
            (2, [-1], before(28)),
            (3, [-1], before(84)),
            (4, [-1], date(2025, 11, 30)),
            (4, [-1, -1, -1], date(2025, 11, 30)),
            (1, [-1] * 60, date(2024, 12, 14)),
            (5, [-1, -1, 1], TODAY),
        ],
    )
    def test_walking_goes_by_whole_windows_and_stays_within_the_journal(
        self, window: int, steps: list[int], last: date
    ) -> None:
        look = Look(TODAY).with_window(window)
        for step in steps:
            look = look.walked(step, date(2024, 12, 1), TODAY)

        assert look.last == last

    def test_a_journal_shorter_than_the_window_has_one_place(self) -> None:
        look = Look(TODAY).with_window(3)

        assert look.walked(-1, before(3), TODAY).last == TODAY
        assert look.walked(1, before(3), TODAY).last == TODAY

    def test_overlays_come_one_after_the_other_without_hidden_fields(self) -> None:
        def cycle(*hidden: str) -> list[object]:
            fields = [field for field in FIELDS if field.key not in hidden]
            looks = [Look(TODAY)]
            for _ in range(4):
                looks.append(looks[-1].with_next_overlay(fields))
            return [look.overlay for look in looks]

        assert cycle() == [None, SLEEP, GOALS, None, SLEEP]
        assert cycle("sleep") == [None, GOALS, None, GOALS, None]
        assert cycle("sleep", "goals") == [None] * 5

    def test_another_window_chooses_days_or_weeks_by_itself_again(self) -> None:
        look = replace(Look(TODAY), by_weeks=True)

        assert look.with_window(3).by_weeks is None
        assert look.with_window(3).last == TODAY


async def test_five_windows_each_say_what_they_rest_on(folder: Path, time: MovingTime) -> None:
    write_days(folder, YEAR)
    headings = (
        ("1", "2 weeks to Mon 23 Nov 2026", "14 of 14 days logged"),
        ("2", "4 weeks to Mon 23 Nov 2026", "28 of 28 days logged"),
        ("3", "12 weeks to Mon 23 Nov 2026", "84 of 84 days logged"),
        ("4", "1 year to Mon 23 Nov 2026", "365 of 365 days logged"),
        ("5", "All to Mon 23 Nov 2026", "400 of 400 days logged"),
    )
    async with seated(folder, time.clock) as seat:
        await seat.press("r")
        assert shown(seat).window is WINDOWS[0]
        for key, heading, covered in headings:
            await seat.press(key)
            assert seat.rows[0].endswith(heading)
            assert covered in seat.text
            assert ("week averages" in seat.text) is (key in "45")
            await drawn(seat)
            assert "Mood" in seat.text
            assert "Homework" in seat.text


async def test_a_narrow_screen_names_the_window_too(folder: Path, time: MovingTime) -> None:
    write_days(folder, YEAR)
    async with seated(folder, time.clock, (60, 20)) as seat:
        await seat.press("r", "2")
        assert seat.rows[0].endswith("4 weeks to 23 Nov 2026")
        await seat.press("3")
        assert seat.rows[0].endswith("12 weeks to Mon 23 Nov")
        await seat.press("5", "w")
        said = "More days than columns: neighbours are put together."
        assert seat.rows[1].strip("─ ") == said


async def test_walking_back_and_on(folder: Path, time: MovingTime) -> None:
    write_days(folder, YEAR)
    async with seated(folder, time.clock) as seat:
        await seat.press("r", "left")
        assert seat.rows[0].endswith("2 weeks to Mon 9 Nov 2026")
        await seat.press("right", "right")
        assert seat.rows[0].endswith("2 weeks to Mon 23 Nov 2026")
        await seat.press("4", "left", "left")
        assert seat.rows[0].endswith("1 year to Mon 30 Nov 2026") is False
        oldest = shown(seat).last
        await seat.press("left")
        assert shown(seat).last == oldest


async def test_averages_name_the_days_they_rest_on(folder: Path, time: MovingTime) -> None:
    """Mood (4 + 5 + 9) / 3, homework (1 + 2) / 2: a day without homework set is in no mean."""
    write_days(
        folder,
        {
            before(0): {"mood": 4, "homework": 1},
            before(1): {"mood": 5, "homework": "none-set", "sleep": 2},
            before(5): {"mood": 9, "homework": 2, "sessions": 1},
            before(14): {"mood": 1, "homework": 5},
        },
    )
    async with seated(folder, time.clock) as seat:
        view = trend_view(seat.app.desk, Look(TODAY))
        assert view.covered == "3 of 14 days logged"
        assert view.mood == "Mood 6.0 on average (3 days)"
        assert view.others == (
            "Homework 1.5 of 5 (2 days)",
            "Sleep 2.0 of 5 (1 day)",
            "1 session",
        )
        await seat.press("r")
        await seat.sees(view.mood, view.covered)


async def test_a_gap_is_drawn_as_a_gap(folder: Path, time: MovingTime) -> None:
    days = {before(back): {"mood": 5} for back in range(14) if back not in (5, 6, 7)}
    write_days(folder, days)
    async with seated(folder, time.clock) as seat:
        await seat.press("r")
        await drawn(seat)
        line = next(row for row in seat.rows if "●" in row)
        first, last = line.index("●"), line.rindex("●")
        assert "    " in line[first:last]
        assert line.count("●") == 11


async def test_overlays_are_named_and_go_round(folder: Path, time: MovingTime) -> None:
    write_days(folder, YEAR)
    async with seated(folder, time.clock) as seat:
        await seat.press("r")
        for title in ("sleep (1-5)", "goals (0-5)"):
            await seat.press("o")
            await seat.sees(title)
        await seat.press("o")
        await seat.until(lambda: "goals (0-5)" not in seat.text)


async def test_w_changes_between_days_and_weeks(folder: Path, time: MovingTime) -> None:
    write_days(folder, YEAR)
    async with seated(folder, time.clock) as seat:
        await seat.press("r", "w")
        assert "week averages" in seat.text
        await seat.press("w")
        assert "week averages" not in seat.text
        await seat.press("4", "w")
        assert "week averages" not in seat.text
        await seat.press("w")
        assert "week averages" in seat.text


async def test_a_sparse_journal_is_shown_by_weeks(folder: Path, time: MovingTime) -> None:
    write_days(folder, {before(back): {"mood": 5} for back in range(0, 80, 4)})
    async with seated(folder, time.clock) as seat:
        await seat.press("r")
        assert "week averages" in seat.text
        await seat.press("w")
        assert "week averages" not in seat.text


async def test_hidden_fields_are_not_drawn(folder: Path, time: MovingTime) -> None:
    write_days(folder, YEAR, hidden=("homework", "sleep", "goals"))
    async with seated(folder, time.clock) as seat:
        await seat.press("r", "o")
        await drawn(seat)
        for word in ("Homework", "homework", "Sleep", "sleep", "goals"):
            assert word not in "\n".join(seat.rows[:-1])


async def test_an_empty_journal_says_what_will_appear_here_and_which_key_starts_it(
    empty: Path, time: MovingTime
) -> None:
    async with seated(empty, time.clock) as seat:
        await seat.press("r")
        for size in SIZES:
            await seat.resize(size)
            words = " ".join(seat.text.split())
            assert "Your mood will appear here as a line, a point a day." in words
            assert "Press t to log today." in words
            assert CHART not in seat.text


async def test_a_window_without_an_entry_says_so(folder: Path, time: MovingTime) -> None:
    write_days(folder, {before(40): {"mood": 3}})
    async with seated(folder, time.clock) as seat:
        await seat.press("r")
        await seat.sees("No mood logged in this window.", "0 of 14 days logged")
        assert "The left arrow goes further back." in seat.text
        await seat.press("left", "left", "left")
        await seat.sees("Mood 3.0 on average (1 day)")


async def test_a_screen_too_low_for_a_chart_has_a_table_and_says_why(
    folder: Path, time: MovingTime
) -> None:
    write_days(folder, YEAR)
    async with seated(folder, time.clock, (60, 20)) as seat:
        await seat.press("r")
        await drawn(seat)
        await seat.resize((60, 13))
        await seat.sees("Date", "Mon 23 Nov 2026 ")
        words = " ".join(seat.text.split())
        assert "A chart needs 40 columns and 9 rows; there is room for 60 and" in words
        await seat.resize((30, 20))
        await seat.sees("A chart needs 40 columns")
        await seat.resize((80, 24))
        await drawn(seat)


async def test_all_there_is_is_read_a_year_at_a_time(
    folder: Path, time: MovingTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_days(folder, {before(back): {"mood": 1 + back % 9} for back in range(0, 1500, 3)})
    spans: list[int] = []

    def read(desk: Desk, first: date, last: date) -> Reading:
        spans.append((last - first).days + 1)
        return desk.editor.read(first, last)

    async with seated(folder, time.clock) as seat:
        monkeypatch.setattr(Desk, "read", read)
        view = trend_view(seat.app.desk, Look(TODAY).with_window(5))
    assert view.covered == "500 of 1498 days logged"
    assert max(spans) <= 366
    assert sum(point.logged for point in view.points) == 500


async def test_what_has_not_changed_is_not_read_again(
    folder: Path, time: MovingTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = {before(back): {"mood": 5, "sleep": 2} for back in range(1, 40)}
    write_days(folder, days)
    async with seated(folder, time.clock) as seat:
        await seat.press("r")
        await seat.press("5")
        await drawn(seat)
        with monkeypatch.context() as patched:
            patched.setattr(Desk, "read", None)
            await seat.press("f", "escape", "o")
            await seat.sees("sleep (1-5)")
        write_days(folder, {**days, before(0): {"mood": 7}})
        await seat.app.on_app_focus()
        await seat.sees("40 of 40 days logged")


async def test_without_plotext_the_screen_says_so_and_shows_the_table(
    folder: Path, time: MovingTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "plotext", None)
    write_days(folder, YEAR)
    async with seated(folder, time.clock) as seat:
        await seat.press("r")
        await seat.press("3")
        await seat.sees("No chart can be drawn:", "Sun 22 Nov 2026 ")
        assert CHART not in seat.text
        assert seat.row("Mon 23 Nov 2026").split()[4] == "5"


async def test_a_note_and_a_change_on_today_are_in_the_chart_at_once(
    folder: Path, time: MovingTime
) -> None:
    write_days(folder, {before(1): {"mood": 5}})
    async with seated(folder, time.clock) as seat:
        await seat.press("r", "t", "9", "r")
        await seat.sees("Mood 7.0 on average (2 days)")


async def test_windows_of_four_weeks_read_two_files(folder: Path, time: MovingTime) -> None:
    write_days(folder, YEAR)
    async with seated(folder, time.clock) as seat:
        await seat.press("r", "2")
        await drawn(seat)
        assert len(seat.app.desk.journal.months()) == 14
    # The figures of the score need the whole journal and come from a thread; the chart does not.
    program = f"""
        from datetime import datetime, UTC
        from pathlib import Path
        from therapy_tui.domain.clock import Clock
        from therapy_tui.journal.configuration import Configuration
        from therapy_tui.journal.store import Journal
        from therapy_tui.tui.desk import open_desk
        from therapy_tui.tui.trend_view import Look, trend_view
        moment = datetime(2026, 11, 23, 21, 4, tzinfo=UTC)
        journal = Journal(Path({str(folder)!r}), Clock(moment=lambda: moment))
        desk = open_desk(journal, Configuration(), print)
        trend_view(desk, Look(moment.date()).with_window(2))
        print(journal.reads)
        desk.editor.close()
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["2"]
