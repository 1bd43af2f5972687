"""The note: a text box only when it is asked for, in which every key is text and none is lost."""

from pathlib import Path

import pytest
from textual.geometry import Region

from tests.conftest import TODAY
from tests.tui.seat import MovingTime, before, seated, write, write_days
from therapy_tui.journal.editor import Step
from therapy_tui.tui.widgets.note import NoteBox

HOSTILE = "[/bold] [red]x[/red] 你好 é \x1b[31m\x07 \\[b] {x} $a"
SHOWN = "[/bold] [red]x[/red] 你好 é ␛[31m␇ \\[b] {x} $a"
CONTROLS = "a\x0bb\x0cc\x1cd\x1de\x1ef\x85g\u2028h\u2029i\rj\tk\x7fl\u202em"
"""Characters that split lines for Python, and others that steer a terminal."""


async def test_letters_are_text_only_while_the_note_is_written(
    empty: Path, time: MovingTime
) -> None:
    typed = "hrtcuq?,nsx-jk [0123456789]"
    async with seated(empty, time.clock) as seat:
        await seat.press("n", *typed, "enter")
        assert seat.row("Note").endswith(typed)
        assert seat.app.current_mode == "today"
        await seat.press("h")
        assert seat.app.current_mode == "history"
        await seat.saved()

        assert seat.on_disk() == {"note": typed}


@pytest.mark.parametrize("end", ["enter", "tab", "escape"])
async def test_enter_tab_and_esc_end_the_note_and_keep_it(
    empty: Path, time: MovingTime, end: str
) -> None:
    async with seated(empty, time.clock) as seat:
        await seat.press("end", *["down"] * 8)
        assert not seat.app.screen.query(NoteBox)
        await seat.press("enter")
        assert seat.app.screen.query(NoteBox)
        await seat.press(*"slept badly", end)
        assert not seat.app.screen.query(NoteBox)
        assert "slept badly" in seat.row("Note")
        assert "Progress" in seat.text
        await seat.saved()
        assert seat.on_disk() == {"note": "slept badly"}
        await seat.press("up", "up", "up", "4")
        await seat.saved()
        assert seat.on_disk() == {"note": "slept badly", "sessions": 4}


async def test_all_keys_of_one_burst_are_in_the_note_and_the_next_ones_are_keys(
    empty: Path, time: MovingTime
) -> None:
    async with seated(empty, time.clock) as seat:
        await seat.burst(*"64", "n", *"a hard day", "enter", "up", "up", "up", "2", "q")
        await seat.until(lambda: not seat.app.is_running)

    assert seat.on_disk() == {"mood": 6, "sleep": 4, "note": "a hard day", "sessions": 2}


async def test_ctrl_j_breaks_the_line(empty: Path, time: MovingTime) -> None:
    async with seated(empty, time.clock) as seat:
        await seat.press("n", *"one", "ctrl+j", *"two", "enter")
        await seat.saved()

        assert seat.on_disk() == {"note": "one\ntwo"}
        assert "one ⏎ two" in seat.row("Note")


async def test_a_note_is_saved_while_it_is_typed(empty: Path, time: MovingTime) -> None:
    async with seated(empty, time.clock) as seat:
        await seat.press("n", *"half a sen")
        await seat.until(lambda: seat.on_disk() == {"note": "half a sen"})
        assert seat.app.screen.query(NoteBox)
        await seat.press(*"tence", "enter")
        await seat.saved()

        assert seat.on_disk() == {"note": "half a sentence"}


async def test_quitting_and_a_hang_up_keep_what_is_typed(empty: Path, time: MovingTime) -> None:
    async with seated(empty, time.clock) as seat:
        await seat.burst("n", *"first", "ctrl+q")
        await seat.until(lambda: not seat.app.is_running)
    assert seat.on_disk() == {"note": "first"}

    async with seated(empty, time.clock) as seat:
        await seat.burst("n", *" and last")
        await seat.app.leave()
    assert seat.on_disk() == {"note": "first and last"}


async def test_one_undo_takes_the_whole_note_back(folder: Path, time: MovingTime) -> None:
    write_days(folder, {TODAY: {"mood": 5, "note": "before"}})
    async with seated(folder, time.clock) as seat:
        await seat.press("n", *" and")
        await seat.until(lambda: seat.on_disk()["note"] == "before and")
        await seat.press(*" after", "enter", "up", "up", "up", "1")
        await seat.saved()
        assert seat.on_disk() == {"mood": 5, "sessions": 1, "note": "before and after"}

        await seat.press("u", "u")
        await seat.sees("Taken back: Note on Mon 23 Nov.")

        assert seat.on_disk() == {"mood": 5, "note": "before"}
        await seat.press("u")
        assert "Nothing to take back since the app was opened." in seat.text


async def test_a_note_of_white_space_alone_is_no_note(empty: Path, time: MovingTime) -> None:
    async with seated(empty, time.clock) as seat:
        await seat.press("n", *"   ", "ctrl+j", " ", "enter")
        await seat.saved()
        assert seat.all_on_disk == {}
        await seat.press("n", *"x", "enter", "n", "backspace", *"  ", "enter")
        await seat.saved()

        assert seat.all_on_disk == {}
        assert seat.row("Note").split()[-2:] == ["Note", "·"]


async def test_white_space_around_a_note_is_left_out(empty: Path, time: MovingTime) -> None:
    async with seated(empty, time.clock) as seat:
        await seat.press("n", "ctrl+j", *"  indented", "ctrl+j", *"more  ", "ctrl+j", "enter")
        await seat.saved()

        assert seat.on_disk() == {"note": "  indented\nmore"}


async def test_a_persons_text_is_never_markup_and_control_characters_are_signs(
    folder: Path, time: MovingTime
) -> None:
    write_days(folder, {TODAY: {"mood": 6, "note": HOSTILE}})
    async with seated(folder, time.clock) as seat:
        assert SHOWN in seat.text
        await seat.press("n")
        assert sum(row.count(SHOWN) for row in seat.rows) == 2
        await seat.press("enter", "h")
        words = " ".join(row[40:].strip() for row in seat.rows)
        assert all(word in words for word in SHOWN.split())
        await seat.press("r", "t", "u", "q")

    assert seat.on_disk() == {"mood": 6, "note": HOSTILE}


async def test_every_control_character_is_shown_and_a_note_only_looked_at_stays_as_it_is(
    folder: Path, time: MovingTime
) -> None:
    """Opening the box and leaving it changes nothing, whatever the text box makes of the text."""
    notes = [CONTROLS, "trailing  ", "\n\n  leading", "dos\r\nlines\r\n", "a\r\nb\nc"]
    write_days(folder, {before(back): {"note": note} for back, note in enumerate(notes)})
    held = {file.name: file.read_bytes() for file in folder.glob("*.toml")}
    async with seated(folder, time.clock) as seat:
        shown = seat.row("Note")
        for sign in "␋␌␜␝␞␍␉␡":
            assert sign in shown
        for back, note in enumerate(notes):
            assert seat.on_disk(before(back)) == {"note": note}
            await seat.press("n", "right", "enter", "pageup")
        await seat.saved()
        assert not seat.app.desk.editor.undo()

    assert {file.name: file.read_bytes() for file in folder.glob("*.toml")} == held


async def test_adding_to_a_note_keeps_what_a_text_box_cannot_show(
    folder: Path, time: MovingTime
) -> None:
    write_days(folder, {TODAY: {"note": CONTROLS}})
    async with seated(folder, time.clock) as seat:
        await seat.press("n", *" more", "enter")
        await seat.saved()

        assert seat.on_disk() == {"note": CONTROLS + " more"}


async def test_a_note_on_a_past_day_stays_there(empty: Path, time: MovingTime) -> None:
    async with seated(empty, time.clock) as seat:
        await seat.press("pageup", "n", *"then", "enter", "escape", "n", *"now", "enter")
        await seat.saved()

        assert seat.all_on_disk == {before(1): {"note": "then"}, TODAY: {"note": "now"}}


async def test_a_long_note_is_cut_in_its_row_and_whole_in_its_box(
    folder: Path, time: MovingTime
) -> None:
    words = " ".join(f"word{number}" for number in range(30))
    write_days(folder, {TODAY: {"note": words}})
    async with seated(folder, time.clock, (60, 20)) as seat:
        assert seat.row("Note").endswith("…")
        await seat.press("n")
        shown = " ".join(seat.text.split())
        assert all(f"word{number}" in shown for number in range(20, 30))
        assert seat.rows[-1].strip().startswith(("Enter", "Tab", "Esc"))


async def test_what_someone_else_writes_meanwhile_does_not_end_the_note(
    folder: Path, time: MovingTime
) -> None:
    write_days(folder, {TODAY: {"mood": 4}})
    async with seated(folder, time.clock) as seat:
        await seat.press("n", *"mine")
        write(folder / "2026-11.toml", f"[{TODAY}]\nmood = 9\n")
        await seat.app.on_app_focus()
        await seat.settle()
        assert "[9]" in seat.row("Mood")
        await seat.press(*" too", "enter")
        await seat.saved()

        assert seat.on_disk() == {"mood": 9, "note": "mine too"}


async def test_a_note_is_written_at_most_every_half_second(empty: Path, time: MovingTime) -> None:
    async with seated(empty, time.clock) as seat:
        await seat.press("n", *"abcdefghij")
        await seat.until(lambda: seat.on_disk() == {"note": "abcdefghij"})

        (step,) = seat.app.desk.editor._steps
        assert isinstance(step, Step)
        assert len(step.updates) < 10


async def test_a_box_that_is_taken_away_can_still_be_asked_to_draw(
    empty: Path, time: MovingTime
) -> None:
    """The screen may draw once more between the end of the box and its next layout."""
    async with seated(empty, time.clock) as seat:
        await seat.press("n", "a")
        box = seat.app.screen.query_one(NoteBox)
        region = Region(0, 0, box.size.width, box.size.height)
        await seat.press("enter")
        assert not box.is_attached
        assert "".join(strip.text for strip in box.render_lines(region)).strip() == ""
