"""Contacts and support: the person's own words, one key away at any mood."""

import tomllib
from pathlib import Path

import pytest

from tests.conftest import TODAY
from tests.tui.seat import SIZES, MovingTime, seated, write, write_days
from tests.tui.test_note import CONTROLS, HOSTILE, SHOWN
from therapy_tui.tui.screens.writing import ENDING

EMPTY = (
    "Add the people and numbers you want here. In an emergency call your local emergency number."
)


def support(folder: Path) -> object:
    return tomllib.loads((folder / "profile.toml").read_text()).get("support")


async def test_c_shows_the_text_and_goes_back_to_where_one_was(
    folder: Path, time: MovingTime
) -> None:
    write_days(folder, {TODAY: {"mood": 9}}, support="Ana 555-0199\n\nwalk to the river")
    async with seated(folder, time.clock) as seat:
        for screen, back in (("t", "c"), ("h", "c"), ("r", "escape")):
            await seat.press(screen)
            mode = seat.app.current_mode
            await seat.press("c")
            assert "Contacts and support" in seat.text
            assert "Ana 555-0199" in seat.text
            assert "walk to the river" in seat.text
            assert EMPTY[:20] not in seat.text
            await seat.press(back)
            assert seat.app.current_mode == mode
        await seat.press("h", "left", "c", "c")
        assert "[22]" in seat.text
        await seat.press("t", "pageup", "c", "c")
        assert "Sunday 22 November 2026" in seat.rows[0]


async def test_where_there_is_no_text_yet_a_sentence_says_what_belongs_here(
    empty: Path, time: MovingTime
) -> None:
    async with seated(empty, time.clock) as seat:
        await seat.press("c")
        for size in SIZES:
            await seat.resize(size)
            words = " ".join(seat.text.split())
            assert EMPTY in words
            assert "Enter changes this text, c goes back." in words


async def test_enter_writes_the_text_into_the_profile_and_leaves_the_rest(
    folder: Path, time: MovingTime
) -> None:
    kept = '# mine\nfrequency = "monthly"\ncolour = "blue"  # unknown\n'
    write(folder / "profile.toml", kept)
    async with seated(folder, time.clock) as seat:
        await seat.press("c", "enter", *"Ana, q or h?", "ctrl+j", *"the river")
        await seat.until(lambda: support(folder) == "Ana, q or h?\nthe river")
        await seat.press(*"!", "enter")
        assert "the river!" in seat.text
        assert "Enter changes this text" in seat.text
        await seat.saved()
        assert support(folder) == "Ana, q or h?\nthe river!"
        await seat.press("enter", *" now", "c", "escape")
        assert seat.app.current_mode == "contacts"
        await seat.press("c")
        assert seat.app.current_mode == "today"
        await seat.saved()

    assert support(folder) == "Ana, q or h?\nthe river! nowc"
    for line in kept.splitlines():
        assert line in (folder / "profile.toml").read_text().splitlines()


async def test_leaving_the_app_keeps_what_is_being_written(empty: Path, time: MovingTime) -> None:
    async with seated(empty, time.clock) as seat:
        await seat.burst("c", "enter", *"Ana", "ctrl+q")
        await seat.until(lambda: not seat.app.is_running)

    assert support(empty) == "Ana"


async def test_a_text_that_was_emptied_is_gone(folder: Path, time: MovingTime) -> None:
    write_days(folder, {}, support="x")
    async with seated(folder, time.clock) as seat:
        await seat.press("c", "enter", "backspace", "enter")
        await seat.saved()
        assert EMPTY in " ".join(seat.text.split())

    assert support(folder) is None


async def test_the_text_is_never_markup_and_stays_as_it_is(folder: Path, time: MovingTime) -> None:
    for text, sign in ((HOSTILE, SHOWN), (CONTROLS, "␋")):
        write_days(folder, {}, support=text)
        async with seated(folder, time.clock) as seat:
            await seat.press("c")
            assert sign in seat.text
            await seat.press("enter", "right", "enter", "c")
            await seat.saved()
        assert support(folder) == text


async def test_a_profile_that_cannot_be_written_is_said_and_the_text_is_kept(
    folder: Path, time: MovingTime
) -> None:
    write(folder / "profile.toml", "support = \n")
    async with seated(folder, time.clock) as seat:
        await seat.press("c")
        assert "profile.toml:1" in seat.text
        await seat.press("enter", *"Ana", "enter")
        await seat.sees("Not saved yet")
        assert "Ana" in seat.text
        write(folder / "profile.toml", 'frequency = "monthly"\n')
        await seat.press("t", "6")
        await seat.saved()

    assert support(folder) == "Ana"


@pytest.mark.parametrize("size", SIZES)
async def test_while_the_text_is_written_it_is_said_in_full_how_that_ends(
    folder: Path, time: MovingTime, size: tuple[int, int]
) -> None:
    write_days(folder, {TODAY: {"mood": 6}})
    async with seated(folder, time.clock, size) as seat:
        await seat.press("c", "enter", *"Ana")
        assert ENDING in " ".join(seat.text.split())
        assert seat.row_with("Ana")


@pytest.mark.parametrize(
    ("size", "notice"), [(SIZES[0], "A made-up journal."), *((size, "") for size in SIZES)]
)
async def test_a_long_text_can_be_read_to_its_last_line(
    folder: Path, time: MovingTime, size: tuple[int, int], notice: str
) -> None:
    lines = [f"number {n:02d}" for n in range(45)]
    write_days(folder, {TODAY: {"mood": 1}}, support="\n".join(lines))
    async with seated(folder, time.clock, size, notice=notice) as seat:
        await seat.press("c")
        assert "of 45: arrows show more" in seat.text
        seen = [line for line in lines if line in seat.text]
        assert seen == lines[: len(seen)]
        for _ in range(45):
            await seat.press("down")
            seen += [line for line in lines if line in seat.text and line not in seen]
        assert seen == lines
        assert "to 45 of 45" in seat.text
        await seat.press(*["pageup"] * 8)
        assert lines[0] in seat.text
        await seat.press(*["pagedown"] * 8)
        assert lines[-1] in seat.text
        await seat.resize((120, 36))
        assert lines[-1] in seat.text
