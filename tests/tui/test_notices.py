"""What must be seen is said in the lines that values leave: no row of a screen is ever covered."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.conftest import TODAY
from tests.tui.seat import MovingTime, Seat, before, seated, write, write_days
from therapy_tui.domain.fields import Value
from therapy_tui.domain.profile import Goal
from therapy_tui.insight.support import SUPPORT_LINE
from therapy_tui.tui.notices import Told, fitted
from therapy_tui.tui.screens.keys import HelpText

LOW = (60, 20)
GOALS = tuple(Goal(name, TODAY - timedelta(days=90)) for name in ("a", "b", "c", "d", "e"))


@pytest.fixture
def troubled(folder: Path) -> Path:
    """Eleven weeks of very low moods; two months that cannot be read, one with a backup; a copy."""
    days: dict[date, dict[str, Value]] = {
        before(back): {"mood": 1, "sleep": 2, "homework": 3, "note": "n"} for back in range(80)
    }
    write_days(
        folder,
        days,
        support="\n".join(f"line {n}" for n in range(40)),
        goals=GOALS,
        next_session=None,
    )
    for month in ("2026-09", "2026-10"):
        write(folder / f"{month}.toml", "mood = = 3\n")
    write(folder / "backups" / "2026-10.2026-10-23T210400.toml", "format = 1\n")
    write(folder / "2026-11.sync-conflict-20261123-210400-ABCDEFG.toml", "format = 1\n")
    return folder


def notice(seat: Seat) -> str:
    return " ".join(seat.rows[seat.app.screen.query_one("#notice").region.y : -1])


async def test_on_a_low_screen_every_value_is_seen_beside_the_longest_notice(
    troubled: Path, time: MovingTime
) -> None:
    async with seated(troubled, time.clock, LOW, notice="A made-up journal.") as seat:
        await seat.sees(SUPPORT_LINE.format(key="c").rpartition(". ")[2])
        for start in ("Mood, 14 days", "Homework   ", "Progress", "Note"):
            assert seat.row(start), start
        await seat.press("g")
        for number, goal in enumerate(GOALS, 1):
            assert seat.row(f"{number} [ ] {goal.name}")
        await seat.press("escape", "v")
        assert seat.row("Last seven days").split()[-2:] == ["Mo23", "days"]
        for start in ("Mood      ", "Sleep     ", "Homework  ", "Sessions", "Notes"):
            assert seat.row(start), start
        await seat.press("h")
        for week in ("26 Oct", "2 Nov", "9 Nov", "16 Nov", "23 Nov"):
            assert seat.row(week), week
        assert seat.row("Mon 23 Nov  mood 1")
        await seat.press("y")
        for month in ("Jan", "Oct", "Nov", "Dec", "2026", "Mon 23 Nov  mood 1"):
            assert seat.row(month), month
        assert "; ? has " in notice(seat)


async def test_what_a_low_screen_cannot_say_the_help_says_in_full(
    troubled: Path, time: MovingTime
) -> None:
    async with seated(troubled, time.clock, LOW, notice="A made-up journal.") as seat:
        await seat.press("h", "y", "?")
        text = " ".join(seat.app.screen.query_one("#rows", HelpText).render().plain.split())
        for told in (
            "A made-up journal.",
            "text needs quotation marks",
            "1 more fault",
            "m merges",
        ):
            assert told in text, told


async def test_where_there_is_room_all_is_said_in_whole_sentences(
    troubled: Path, time: MovingTime
) -> None:
    async with seated(troubled, time.clock, (120, 36)) as seat:
        await seat.press("h")
        assert "An earlier version of October 2026 can be restored: b" in notice(seat)
        assert "A second version of November 2026 is there: m merges" in notice(seat)
        await seat.resize(LOW)
        assert "October 2026 cannot be read; an earlier version: b" in notice(seat)
        await seat.resize((120, 36))
        assert "can be restored: b" in notice(seat)


@pytest.mark.parametrize("size", [LOW, (80, 24)])
async def test_lists_and_texts_end_where_the_notice_begins(
    troubled: Path, time: MovingTime, size: tuple[int, int]
) -> None:
    async with seated(troubled, time.clock, size, notice="A made-up journal.") as seat:
        await seat.press("c", *["pagedown"] * 9)
        edge = seat.app.screen.query_one("#notice").region.y
        assert seat.rows[edge - 1].strip() == "line 39"
        await seat.press("comma")
        edge = seat.app.screen.query_one("#notice").region.y
        assert seat.app.screen.query_one("#settings").region.bottom == edge
        assert seat.row_of("This machine") < edge
        await seat.press("end")
        assert seat.row("Lock")


def test_a_text_too_long_for_its_lines_says_that_there_is_more() -> None:
    told = [Told("one two three four five six", "one"), Told("other", "other")]
    assert fitted(told, 10, 9, "?") == ("one two", "three fou…", "other")
    assert fitted(told, 10, 2, "?") == ("one", "other")
    assert fitted(told, 24, 1, "?") == ("one; ? has 1 more",)
    assert fitted([], 10, 1, "?") == ()
