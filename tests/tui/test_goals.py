"""Goals on Today: those that held on the day are ticked in a list, and their number is kept."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.conftest import TODAY
from tests.tui.seat import SIZES, MovingTime, Seat, before, seated, write_days
from therapy_tui.domain.profile import Goal
from therapy_tui.tui.screens.keys import help_rows
from therapy_tui.tui.widgets.goals import KEPT, UNKNOWN

NAMES = ("say no [b]", "see friends", "sleep before midnight", "ask for help", "paint \x1b[31m")
LISTED = tuple(Goal(name) for name in NAMES)


def ticked(seat: Seat) -> list[int]:
    """The numbers of the goals that have a tick."""
    return [int(row[2]) for row in seat.rows if row[4:7] == "[x]"]


def at(seat: Seat) -> str:
    """The goal with the cursor."""
    marked = [row for row in seat.rows if row.startswith("› ")]
    return marked[0][8:] if len(marked) == 1 else f"{len(marked)} cursors"


@pytest.fixture
def listed(folder: Path) -> Path:
    """A journal with five goals."""
    write_days(folder, {before(1): {"mood": 5, "goals": 2}}, goals=LISTED)
    return folder


@pytest.mark.parametrize("key", ["enter", "g"])
async def test_a_key_on_the_row_opens_the_list_and_digits_tick(
    listed: Path, time: MovingTime, key: str
) -> None:
    async with seated(listed, time.clock) as seat:
        await seat.press("down", "down", "down", key)
        for number, name in enumerate(NAMES, 1):
            assert seat.row_with(f"{number} [ ] {name[:6]}")
        assert KEPT in seat.text
        assert seat.on_disk() == {}
        await seat.press("1", "4")
        await seat.saved()
        assert ticked(seat) == [1, 4]
        assert seat.on_disk() == {"goals": 2}
        assert "[2]" in seat.row("Goals")
        await seat.press("1")
        await seat.saved()
        assert seat.on_disk() == {"goals": 1}
        await seat.press("escape")
        assert KEPT not in seat.text
        assert "Mood, 14 days" in seat.text
        assert seat.cursor == "Goals on track"


async def test_the_list_is_gone_through_by_arrows_and_ticked_by_enter_or_space(
    listed: Path, time: MovingTime
) -> None:
    async with seated(listed, time.clock) as seat:
        await seat.press("g", "up", "enter", "down", "j", "space", "k", "k", "k", "down")
        assert at(seat) == "see friends"
        assert ticked(seat) == [1, 3]
        await seat.press(*["down"] * 9)
        assert at(seat).startswith("paint")
        await seat.press("tab", "down", "7")
        await seat.saved()

        assert seat.on_disk() == {"goals": 2, "takeaways": 7}


async def test_none_on_track_is_an_answer_and_closing_the_list_is_none(
    listed: Path, time: MovingTime
) -> None:
    async with seated(listed, time.clock) as seat:
        await seat.press("g", "escape")
        assert not seat.app.desk.editor.waiting
        assert seat.on_disk() == {}
        await seat.press("g", "2", "0")
        await seat.saved()
        assert ticked(seat) == []
        assert seat.on_disk() == {"goals": 0}
        await seat.press("x")
        await seat.saved()
        assert seat.on_disk() == {}


async def test_a_digit_on_the_row_sets_the_count_and_the_list_then_knows_no_ticks(
    listed: Path, time: MovingTime
) -> None:
    async with seated(listed, time.clock) as seat:
        await seat.press("down", "down", "down", "3", "g")
        await seat.saved()
        assert seat.on_disk() == {"goals": 3}
        assert ticked(seat) == []
        assert UNKNOWN in seat.text
        await seat.press("5")
        await seat.saved()
        assert seat.on_disk() == {"goals": 1}
        assert KEPT in seat.text
        await seat.press("u")
        await seat.sees(UNKNOWN)
        assert seat.on_disk() == {"goals": 3}


async def test_ticks_are_there_again_when_the_list_is_opened_again_and_after_an_undo(
    listed: Path, time: MovingTime
) -> None:
    async with seated(listed, time.clock) as seat:
        await seat.press("g", "1", "2", "g", "up", "g")
        assert ticked(seat) == [1, 2]
        await seat.press("5", "u")
        await seat.saved()
        assert ticked(seat) == [1, 2]
    async with seated(listed, time.clock) as seat:
        await seat.press("g")
        assert ticked(seat) == []
    assert not [file for file in listed.rglob("*.toml") if "see friends" in file.read_text()][1:]


async def test_ticks_made_on_today_are_there_in_the_week_review(
    listed: Path, time: MovingTime
) -> None:
    async with seated(listed, time.clock) as seat:
        await seat.press("g", "1", "4", "v", "g")
        assert ticked(seat) == [1, 4]
        await seat.press("4", "t", "g")
        assert ticked(seat) == [1]


async def test_the_help_on_the_row_says_how_to_tick(listed: Path, time: MovingTime) -> None:
    async with seated(listed, time.clock) as seat:
        await seat.press("down", "down", "down", "question_mark")
        words = " ".join(seat.text.split())
        assert "How many of your own goals move in the right direction." in words
        assert "Enter shows your goals to tick; a digit sets the count." in words


async def test_the_keys_of_one_burst_act_in_their_order(listed: Path, time: MovingTime) -> None:
    async with seated(listed, time.clock) as seat:
        await seat.burst(*"643", "enter", *"125", "escape", "down", "2", "n", *"so 1", "enter", "h")
        await seat.saved()

        assert seat.app.current_mode == "history"
        assert seat.on_disk() == {
            "mood": 6,
            "sleep": 4,
            "homework": 3,
            "goals": 3,
            "takeaways": 2,
            "note": "so 1",
        }


async def test_keys_that_lead_elsewhere_close_the_list_and_act(
    listed: Path, time: MovingTime
) -> None:
    async with seated(listed, time.clock) as seat:
        await seat.press("g", "1", "pageup")
        assert "yesterday" in seat.rows[0]
        assert KEPT not in seat.text
        await seat.press("g", "3", "h", "t")
        assert KEPT not in seat.text
        await seat.press("g", "n", *"text", "enter")
        assert KEPT not in seat.text
        await seat.press("g", "s", "question_mark")
        assert "Tick the goal of this number" in seat.text
        await seat.press("escape", "1")
        await seat.saved()

        assert seat.on_disk() == {"goals": 0, "sessions": 1, "note": "text"}
        assert seat.on_disk(before(1))["goals"] == 1


async def test_a_past_day_is_ticked_against_the_goals_that_held_then(
    folder: Path, time: MovingTime
) -> None:
    goals = (Goal("old", until=before(2)), Goal("both"), Goal("new", since=before(1)))
    write_days(folder, {}, goals=goals)
    async with seated(folder, time.clock) as seat:
        for back, expected in ((0, ["both", "new"]), (1, ["both", "new"]), (2, ["old", "both"])):
            assert seat.row("Goals").endswith("of 2 goals")
            await seat.press("g")
            shown = [row[8:] for row in seat.rows if row[4:7] == "[ ]"]
            assert shown == expected
            await seat.press("3")
            assert "There is no goal 3 in the list." in seat.text
            assert seat.on_disk(before(back)) == {}
            await seat.press("escape", "pageup")


async def test_without_a_list_the_key_on_the_row_leads_to_where_one_is_made(
    empty: Path, time: MovingTime
) -> None:
    async with seated(empty, time.clock) as seat:
        assert seat.row("Goals").endswith("no list yet: g makes one")
        await seat.press("down", "down", "down")
        assert "g makes a list: two or three goals, agreed in therapy." in seat.text
        await seat.press("enter")
        assert seat.cursor == "Takeaways"
        await seat.press("g")
        assert seat.app.current_mode == "settings"
        await seat.press("a", *"say no", "enter", "escape")
        assert seat.app.current_mode == "today"
        await seat.sees("of 1 goal")


async def test_where_no_goal_held_then_the_row_says_so(folder: Path, time: MovingTime) -> None:
    write_days(folder, {}, goals=(Goal("new", since=TODAY),))
    async with seated(folder, time.clock) as seat:
        await seat.press("pageup")
        assert seat.row("Goals").endswith("no goal held then")
        await seat.press("g")
        assert "None of your goals held on Sun 22 Nov." in seat.text
        assert seat.app.current_mode == "today"


async def test_goals_that_are_hidden_have_no_list(folder: Path, time: MovingTime) -> None:
    write_days(folder, {}, goals=LISTED, hidden=("goals",))
    async with seated(folder, time.clock) as seat:
        await seat.press("g", "5")
        await seat.saved()
        assert seat.on_disk() == {"mood": 5}


async def test_the_list_and_its_way_out_are_seen_at_every_size(
    listed: Path, time: MovingTime
) -> None:
    async with seated(listed, time.clock) as seat:
        await seat.press("g", *["down"] * 4, "enter")
        for size in SIZES:
            await seat.resize(size)
            assert [row for row in range(1, 6) if seat.row_with(f"{row} [")] == [1, 2, 3, 4, 5]
            assert ticked(seat) == [5]
            assert "Esc done" in seat.text.splitlines()[-1]
            assert KEPT in seat.text
        for height in (18, 17, 16):
            await seat.resize((60, height))
            assert at(seat).startswith("paint")


async def test_a_day_that_begins_while_goals_are_ticked_waits_until_the_list_is_closed(
    listed: Path, time: MovingTime
) -> None:
    async with seated(listed, time.clock) as seat:
        await seat.press("g", "1")
        time.set(TODAY + timedelta(days=1), 8)
        await seat.press("2")
        await seat.saved()
        assert seat.on_disk() == {"goals": 2}
        await seat.press("escape", "6")
        await seat.saved()
        assert seat.on_disk() == {"goals": 2}
        assert seat.on_disk(before(-1)) == {"mood": 6}


@pytest.mark.parametrize(("number", "keys"), [(1, "1 tick"), (2, "1-2 tick"), (3, "1-3 tick")])
async def test_the_keys_that_are_shown_are_those_of_the_goals_there_are(
    folder: Path, time: MovingTime, number: int, keys: str
) -> None:
    write_days(folder, {}, goals=LISTED[:number])
    async with seated(folder, time.clock) as seat:
        await seat.press("g")
        for size in SIZES:
            await seat.resize(size)
            assert f" {keys} " in seat.rows[-1]
            assert len(seat.rows[-1]) <= size[0]
        rows = help_rows(seat.app.screen.active_bindings.values())
        assert [keys for keys, text in rows if text.startswith("Tick the goal of")] == [
            " ".join("123"[:number])
        ]
        await seat.press("5")
        await seat.sees("There is no goal 5 in the list.")
        await seat.press("1")
        await seat.saved()
        assert seat.on_disk() == {"goals": 1}
