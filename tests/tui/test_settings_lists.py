"""The lists of the settings: goals and breaks, added, changed, put in order and ended."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import TODAY
from tests.tui.seat import SIZES, MovingTime, Seat, before, seated, write, write_days
from therapy_tui.domain.profile import Break, Goal

SINCE = date(2026, 1, 1)
GOALS = ("comma", "home", "down", "down", "enter")
BREAKS = ("comma", "home", *["down"] * 5, "enter")


@pytest.fixture(autouse=True)
def machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("THERAPY_TUI_CONFIG", str(tmp_path / "config.toml"))


def kept(seat: Seat, key: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads((seat.folder / "profile.toml").read_text()).get(
        key, []
    )
    return found


def names(seat: Seat) -> list[str]:
    return [goal["name"] for goal in kept(seat, "goals")]


def with_goals(folder: Path, *goals: Goal) -> None:
    write_days(folder, {before(9): {"mood": 6, "goals": 2}}, goals=goals)


@pytest.mark.parametrize("size", SIZES)
async def test_a_list_without_goals_says_what_one_is_good_for(
    empty: Path, time: MovingTime, size: tuple[int, int]
) -> None:
    async with seated(empty, time.clock, size) as seat:
        await seat.press(*GOALS)
        assert "none yet" in seat.text
        for word in ("With", "two", "three"):
            assert word in seat.text
        await seat.press("x")
        assert "a adds one" in seat.rows[1]
        await seat.press("enter", *"rest", "enter")
        await seat.saved()
        assert kept(seat, "goals") == [{"name": "rest", "since": TODAY}]


async def test_goals_are_added_in_one_burst_up_to_five_and_a_sixth_is_told_why_not(
    empty: Path, time: MovingTime
) -> None:
    async with seated(empty, time.clock) as seat:
        added = [key for name in "vwxyz" for key in ("a", name, "enter")]
        await seat.burst(*GOALS, *added)
        await seat.saved()
        assert names(seat) == [*"vwxyz"]
        assert "5 of at most 5 open" in seat.text
        await seat.press("a", "6", "enter")
        await seat.sees("5 goals are open")
        await seat.press("escape")
        assert names(seat) == [*"vwxyz"]


async def test_goals_are_renamed_and_moved_with_the_cursor(folder: Path, time: MovingTime) -> None:
    with_goals(folder, *(Goal(name, SINCE) for name in ("one", "two", "three")))
    async with seated(folder, time.clock) as seat:
        await seat.press(*GOALS, "right")
        assert seat.cursor.startswith("one")
        await seat.press("enter", "end", *"!", "enter")
        await seat.saved()
        assert names(seat) == ["two", "one!", "three"]
        await seat.press("down", "left", "left", "left")
        await seat.saved()
        assert names(seat) == ["three", "two", "one!"]
        assert seat.cursor.startswith("three")
        await seat.press("u")
        await seat.saved()
        assert names(seat) == ["two", "one!", "three"]


async def test_a_goal_is_retired_and_opened_again_and_old_days_keep_theirs(
    folder: Path, time: MovingTime
) -> None:
    with_goals(folder, *(Goal(name, SINCE) for name in ("one", "two", "three")))
    async with seated(folder, time.clock) as seat:
        await seat.press(*GOALS, "x")
        assert "2 of at most 5 open" in seat.text
        assert "until Mon 23 Nov 2026" in seat.row("one")
        await seat.saved()
        assert kept(seat, "goals")[0] == {"name": "one", "since": SINCE, "until": TODAY}
        time.set(date(2026, 11, 24), 12)
        await seat.press("t")
        assert "of 2 goals" in seat.row("Goals on track")
        for _ in range(10):
            await seat.press("pageup")
        assert "of 3 goals" in seat.row("Goals on track")
        await seat.press("h")
        await seat.press(*["left"] * 10)
        assert "2 of 3 on track" in seat.text
        await seat.press(*GOALS, "home", "x")
        await seat.saved()
        assert [goal["name"] for goal in kept(seat, "goals")] == ["one", "two", "three", "one"]
        assert kept(seat, "goals")[3] == {"name": "one", "since": date(2026, 11, 24)}


async def test_each_change_of_the_list_is_an_undo_of_its_own(
    folder: Path, time: MovingTime
) -> None:
    with_goals(folder, Goal("one", SINCE))
    async with seated(folder, time.clock) as seat:
        await seat.burst(*GOALS, "a", *"two", "enter", "u", "a", *"three", "enter")
        await seat.saved()
        assert names(seat) == ["one", "three"]
        await seat.press("u")
        await seat.saved()
        assert names(seat) == ["one"]
        await seat.press("U")
        await seat.saved()
        assert names(seat) == ["one", "three"]


async def test_a_long_goal_can_be_read_whole_and_is_never_markup(
    folder: Path, time: MovingTime
) -> None:
    name = "[red]call a friend[/x] every week, whatever the weather and how the week went by \x1b"
    with_goals(folder, Goal(name, SINCE))
    async with seated(folder, time.clock, (60, 20)) as seat:
        await seat.press(*GOALS)
        words = " ".join(seat.text.split())
        assert "[red]call a friend[/x] every week, whatever the weather and how" in words
        assert "week went by ␛" in words


async def test_comments_in_the_profile_stay(folder: Path, time: MovingTime) -> None:
    text = '# mine\nformat = 1\n\n# first\n[[goals]]\nname = "one"  # dear\nsince = 2026-01-01\n'
    write(folder / "profile.toml", text)
    async with seated(folder, time.clock) as seat:
        await seat.press(*GOALS, "a", *"two", "enter")
        await seat.saved()
    for line in text.splitlines():
        assert line in (folder / "profile.toml").read_text().splitlines()


async def test_escape_leads_back_through_the_settings(empty: Path, time: MovingTime) -> None:
    async with seated(empty, time.clock) as seat:
        await seat.press(*GOALS, "escape")
        assert "Settings" in seat.rows[0]
        assert seat.cursor == "Goals"
        await seat.press("escape")
        assert seat.app.current_mode == "today"
        await seat.app.run_action("settings('goals')")
        await seat.settle()
        assert "Goals" in seat.rows[0]
        await seat.press("escape")
        assert seat.app.current_mode == "today"


async def test_breaks_are_added_changed_ended_and_removed(empty: Path, time: MovingTime) -> None:
    async with seated(empty, time.clock) as seat:
        await seat.press(*BREAKS)
        assert "none" in seat.text
        await seat.press("a", *"soon", "enter")
        await seat.sees("'soon' is no date")
        await seat.press(*["backspace"] * 4, *"2026-12-20 to 2027-01-06", "enter")
        await seat.press("a", *"2026-11-20 2026-12-01", "enter")
        await seat.saved()
        first, second = date(2026, 11, 20), date(2026, 12, 20)
        assert kept(seat, "breaks") == [
            {"first": first, "last": date(2026, 12, 1)},
            {"first": second, "last": date(2027, 1, 6)},
        ]
        await seat.press("home")
        assert "now" in seat.row("Fri 20 Nov 2026 to Tue 1 Dec 2026")
        await seat.press("e")
        await seat.saved()
        assert kept(seat, "breaks")[0] == {"first": first, "last": date(2026, 11, 22)}
        await seat.press("e")
        await seat.sees("This break is over.")
        await seat.press("down", "enter", "end", *["backspace"] * 2, *"08", "enter")
        await seat.saved()
        assert kept(seat, "breaks")[1] == {"first": second, "last": date(2027, 1, 8)}
        await seat.press("enter", *"2026-11-21", "enter")
        await seat.sees("There is a break")
        await seat.press("escape", "x")
        await seat.saved()
        assert len(kept(seat, "breaks")) == 1
        await seat.press("escape")
        assert "1, all over" in seat.row("Breaks")


async def test_a_break_that_is_on_is_told_on_the_first_page(folder: Path, time: MovingTime) -> None:
    write_days(folder, {}, breaks=(Break(TODAY, date(2026, 12, 6)),))
    async with seated(folder, time.clock) as seat:
        await seat.press("comma")
        assert "now, to Sunday 6 December 2026" in seat.row("Breaks")


@pytest.mark.parametrize("size", SIZES)
async def test_many_rows_scroll_with_the_cursor(
    folder: Path, time: MovingTime, size: tuple[int, int]
) -> None:
    pauses = tuple(Break(date(year, 8, 1), date(year, 8, 21)) for year in range(1980, 2026))
    write_days(folder, {}, breaks=pauses)
    async with seated(folder, time.clock, size) as seat:
        await seat.press(*BREAKS)
        seen = {year for year in range(1980, 2026) if f"1 Aug {year} to" in seat.text}
        for _ in range(45):
            await seat.press("down")
            seen |= {year for year in range(1980, 2026) if f"1 Aug {year} to" in seat.text}
        assert len(seen) == 46
        assert "2025" in seat.cursor or "Aug 2025" in seat.text
        await seat.press("home")
        assert "1 Aug 1980" in seat.text
        await seat.press("pagedown", "end")
        assert "1 Aug 2025" in seat.text
