"""Search in notes and by values: a line to type in, days that are found, one to go to."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import TODAY
from tests.encrypted import PASSPHRASE
from tests.tui.seat import SIZES, MovingTime, Seat, seated, write, write_days
from tests.tui.test_help import help_lines
from tests.tui.test_lock import unlocked
from therapy_tui.domain.fields import Value
from therapy_tui.tui import search as searching
from therapy_tui.tui.screens.search import SearchPage
from therapy_tui.tui.search import Batch

DAYS: dict[date, dict[str, Value]] = {
    date(2019, 3, 2): {"mood": 2, "note": "Walked by the river"},
    date(2026, 10, 31): {"mood": 3, "sessions": 1, "note": "River again;\nslept [b]well[/b]"},
    date(2026, 11, 1): {"mood": 8, "sleep": 1, "frequency": "weekly"},
    date(2026, 11, 17): {"note": f"{'a long way down ' * 9}to the river {'and on ' * 9}"},
    date(2026, 11, 18): {"mood": 3, "homework": "none-set"},
}


@pytest.fixture
def journal(folder: Path) -> Path:
    write_days(folder, DAYS)
    return folder


def chosen(seat: Seat) -> date:
    return seat.app.desk.chosen or TODAY


def listed(seat: Seat) -> list[str]:
    """The dates of the days found, as they stand on the screen."""
    return [" ".join(row[2:18].split()[1:]) for row in seat.rows[5:-1] if row.strip()]


def marked(seat: Seat) -> list[str]:
    """What is marked on the screen, from above."""
    strips = seat.app.screen._compositor.render_strips()
    return [
        piece.text
        for strip in strips[4:]
        for piece in strip
        if piece.style and piece.style.reverse and piece.text.strip()
    ]


async def test_words_are_found_in_the_notes_of_all_years_and_marked(
    journal: Path, time: MovingTime
) -> None:
    for size in SIZES:
        async with seated(journal, time.clock, size) as seat:
            await seat.press("h", "slash", *"river", "enter")
            await seat.sees("3 days, newest first")
            assert listed(seat) == ["17 Nov 2026", "31 Oct 2026", "2 Mar 2019"]
            assert marked(seat) == ["river", "River", "river"]
            assert "River again; slept [b]well[/b]"[: size[0] - 25] in seat.text
            assert "…" in seat.row_with("17 Nov")
            assert seat.rows[-1].endswith("back")


async def test_enter_goes_to_the_day_and_n_to_the_next(journal: Path, time: MovingTime) -> None:
    async with seated(journal, time.clock) as seat:
        await seat.press("h", "slash", *"river", "enter", "down", "enter")
        assert chosen(seat) == date(2026, 10, 31)
        assert "[31]" in seat.text
        assert "2 of 3: river" in seat.rows[1]
        cases = [("n", date(2019, 3, 2)), ("n", date(2026, 11, 17)), ("N", date(2019, 3, 2))]
        for key, day in [*cases, ("N", date(2026, 10, 31))]:
            await seat.press(key)
            assert chosen(seat) == day
        await seat.press("n", "enter", "5", "escape")
        await seat.saved()
        assert seat.on_disk(date(2019, 3, 2))["sleep"] == 5


async def test_what_was_found_is_marked_in_the_note_of_the_day(
    journal: Path, time: MovingTime
) -> None:
    for size in SIZES:
        async with seated(journal, time.clock, size) as seat:
            await seat.press("h", "slash", *"river", "enter", "end", "down", "enter")
            assert marked(seat) == ["River"]
            await seat.press("left", "right")
            assert marked(seat) == ["River"]
            await seat.press("right")
            assert marked(seat) == []
            await seat.press("n")
            assert marked(seat) == ["river"]


async def test_what_is_typed_in_one_burst_acts_in_order(journal: Path, time: MovingTime) -> None:
    async with seated(journal, time.clock) as seat:
        await seat.burst("h", "/", *"riv", "enter", "down", "enter", "n", "enter", "5", "escape")
        await seat.saved()
        assert chosen(seat) == date(2019, 3, 2)
        assert seat.on_disk(date(2019, 3, 2)) == DAYS[date(2019, 3, 2)] | {"sleep": 5}


@pytest.mark.parametrize(
    ("typed", "days", "shown"),
    [
        ("mood<=3", ["18 Nov 2026", "31 Oct 2026", "2 Mar 2019"], "homework none set"),
        ("mood<=3 note", ["31 Oct 2026", "2 Mar 2019"], "River again"),
        ("session", ["31 Oct 2026"], "1 session"),
        ("sleep=1", ["1 Nov 2026"], "sleep very poor"),
        ("frequency=weekly", ["1 Nov 2026"], "frequency weekly"),
        ('"again; slept"', ["31 Oct 2026"], "River again"),
    ],
)
async def test_days_are_found_by_their_values(
    journal: Path, time: MovingTime, typed: str, days: list[str], shown: str
) -> None:
    async with seated(journal, time.clock) as seat:
        await seat.press("h", "slash", *typed, "enter")
        await seat.sees(shown)
        await seat.computed()
        assert listed(seat) == days


async def test_what_cannot_be_meant_is_said_and_can_be_mended(
    journal: Path, time: MovingTime
) -> None:
    async with seated(journal, time.clock, (60, 20)) as seat:
        await seat.press("h", "slash")
        for form in ("mood<=3", "homework=none", "Several at once"):
            assert form in seat.text
        await seat.press(*"mood<=0", "enter")
        assert "Mood goes from 1 to 10." in seat.text
        await seat.press("enter", "down", "backspace", "3", "enter")
        await seat.sees("3 days, newest first")
        await seat.press("end", *" zebra", "enter")
        await seat.sees("No day is found.", "no such day")
        await seat.press("enter", "down", "escape")
        assert seat.app.current_mode == "history"
        assert chosen(seat) == TODAY


async def test_escape_leaves_the_calendar_as_it_was(journal: Path, time: MovingTime) -> None:
    async with seated(journal, time.clock) as seat:
        await seat.press("h", "left", "slash", *"river", "enter", "down", "escape")
        assert not isinstance(seat.app.screen, SearchPage)
        assert chosen(seat) == date(2026, 11, 22)
        assert "n N match" in seat.rows[-1]


async def test_a_search_can_be_opened_again_and_typed_over(journal: Path, time: MovingTime) -> None:
    async with seated(journal, time.clock) as seat:
        await seat.press("h", "n")
        assert chosen(seat) == TODAY
        await seat.press("slash", *"river", "enter", "down", "enter", "slash")
        assert seat.row_with("31 Oct").startswith("›")
        await seat.press(*"homework=none", "enter")
        await seat.sees("18 Nov 2026")
        assert listed(seat) == ["18 Nov 2026"]


async def test_letters_are_typed_and_do_nothing_else(journal: Path, time: MovingTime) -> None:
    async with seated(journal, time.clock) as seat:
        await seat.press("h", "slash", *"qtc?uny,N", "escape")
        assert seat.app.is_running
        assert seat.app.current_mode == "history"
        assert not seat.app.desk.editor.waiting


async def test_what_was_just_typed_is_found_before_it_is_saved(
    journal: Path, time: MovingTime
) -> None:
    async with seated(journal, time.clock) as seat:
        await seat.press("n", *"by the ocean", "enter")
        await seat.saved()
        journal.chmod(0o500)
        try:
            await seat.press("n", *" again", "enter", "h", "slash", *"again", "enter")
            await seat.sees("2 days")
            assert listed(seat) == ["23 Nov 2026", "31 Oct 2026"]
        finally:
            journal.chmod(0o700)


async def test_the_first_days_are_shown_while_the_search_goes_on(
    journal: Path, time: MovingTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = [False]

    def slowly(desk: object, wanted: object) -> Iterator[Batch]:
        for batch in searching.batches(desk, wanted):  # type: ignore[arg-type]
            yield Batch(batch.days[:1], (), over=False)
            while not gate[0]:
                pass
            yield Batch(batch.days[1:], batch.unread, batch.over)

    monkeypatch.setattr("therapy_tui.tui.screens.searching.batches", slowly)
    monkeypatch.setattr(searching, "TELL_SECONDS", 60)
    async with seated(journal, time.clock) as seat:
        await seat.press("h", "slash", *"river", "enter")
        await seat.sees("searching, 1 day so far")
        assert listed(seat) == ["17 Nov 2026"]
        await seat.press("enter")
        assert "1 of 1 so far: river" in seat.rows[1]
        gate[0] = True
        await seat.computed()
        await seat.press("n")
        assert chosen(seat) == date(2026, 10, 31)


async def test_many_days_are_moved_through_by_lines_and_screens(
    folder: Path, time: MovingTime
) -> None:
    write_days(folder, {date(2025, 1, n): {"mood": 5} for n in range(1, 32)})
    async with seated(folder, time.clock, (60, 20)) as seat:
        await seat.press("h", "slash", *"mood=5", "enter")
        await seat.sees("31 days, newest first")
        await seat.press("pagedown", "pagedown", "pagedown", "pagedown")
        assert seat.row_with("› ").split()[1:4] == ["Wed", "1", "Jan"]
        assert seat.rows[-2].startswith("›")
        await seat.press("up", "pageup", "enter")
        assert chosen(seat) == date(2025, 1, 15)


async def test_a_month_that_cannot_be_read_is_told(journal: Path, time: MovingTime) -> None:
    write(journal / "2026-10.toml", "[2026-10-31]\nnote = 'river'\nmood = = 3\n")
    async with seated(journal, time.clock) as seat:
        await seat.press("h", "slash", *"river", "enter")
        await seat.sees("2 days, newest first", "1 month cannot be read")


async def test_hidden_fields_are_neither_searched_nor_shown(folder: Path, time: MovingTime) -> None:
    write_days(folder, DAYS, hidden=("note", "sleep"))
    async with seated(folder, time.clock) as seat:
        await seat.press("h", "slash", *"river", "enter")
        assert "Note is hidden in your settings" in seat.text
        await seat.press("escape", "slash", *"mood>1", "enter")
        await seat.sees("4 days, newest first")
        for word in ("iver", "sleep"):
            assert word not in "\n".join(seat.rows[5:])


async def test_control_characters_in_a_note_do_nothing(folder: Path, time: MovingTime) -> None:
    write_days(folder, {TODAY: {"note": "x \x1b[31mred\x1b[0m y"}})
    async with seated(folder, time.clock) as seat:
        await seat.press("h", "slash", *"red", "enter")
        await seat.sees("x ␛[31mred␛[0m y")
        assert marked(seat) == ["red"]


async def test_a_lock_hides_what_was_found_until_it_is_opened(
    folder: Path, time: MovingTime
) -> None:
    write_days(folder, {TODAY: {"note": "secret words"}})
    async with unlocked(folder, time) as seat:
        await seat.press("h", "slash", *"secret", "enter")
        await seat.sees("secret words")
        await seat.app.action_lock()
        await seat.settle()
        assert "secret" not in seat.text
        await seat.press(*PASSPHRASE, "enter")
        await seat.sees("secret words")
        await seat.press("enter")
        assert "1 of 1: secret" in seat.rows[1]


@pytest.mark.parametrize("size", SIZES)
async def test_on_the_empty_line_the_help_says_what_can_be_searched_for(
    journal: Path, time: MovingTime, size: tuple[int, int]
) -> None:
    async with seated(journal, time.clock, size) as seat:
        await seat.press("h", "slash")
        assert seat.rows[-1].endswith("? help")
        await seat.press("question_mark")
        lines = [line.strip() for line in help_lines(seat)]
        assert lines[1] == "Search"
        assert lines[2].startswith("Finds days of all years")
        await seat.press("escape", *"river?")
        assert "help" not in seat.rows[-1]
        assert "river?" in seat.rows[3]
        await seat.press("escape")
        await seat.burst("slash", *"a?b")
        assert "a?b" in seat.rows[3]
