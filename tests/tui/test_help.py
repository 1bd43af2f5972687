"""The help begins with what has the cursor, and reads well at every width."""

from functools import partial
from pathlib import Path

import pytest

from tests.tui.seat import SIZES, MovingTime, Seat, seated
from therapy_tui.charts import Glyphs
from therapy_tui.domain.answer import keys_text
from therapy_tui.domain.fields import BY_KEY, FIELDS
from therapy_tui.journal.configuration import Configuration
from therapy_tui.tui.keymap import OFTEN_TAKEN


def help_lines(seat: Seat) -> list[str]:
    """The lines of the help, without the panel's edge."""
    region = seat.app.screen.query("#list").first().region
    rows = seat.rows[region.y : region.bottom]
    return [row[region.x : region.right].removeprefix("  ").rstrip() for row in rows]


def ends_with(seat: Seat, text: str) -> bool:
    return words(help_lines(seat)).endswith(text)


def words(lines: list[str]) -> str:
    return " ".join(" ".join(lines).split())


@pytest.mark.parametrize("size", SIZES)
async def test_on_a_row_of_the_form_the_help_begins_with_that_row(
    demo: Path, time: MovingTime, size: tuple[int, int]
) -> None:
    async with seated(demo, time.clock, size) as seat:
        for field in FIELDS:
            await seat.press("question_mark")
            lines = help_lines(seat)
            assert lines[1].strip() == field.name
            assert field.help in words(lines)
            if field.key != "duration":  # which is computed here, and says so
                assert keys_text(field) in words(lines)
            await seat.press("question_mark", "down")


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        ("mood", "The digits 1 to 9, and 0 for 10."),
        ("sleep", "1: very poor, 2: poor, 3: fair, 4: good, 5: very good."),
        ("homework", "The digits 0 to 5."),
        ("takeaways", "The digits 0 to 9; the right arrow goes on from there."),
        ("note", "Enter begins a text, and Enter again keeps it."),
    ],
)
def test_the_help_says_what_each_digit_means(key: str, answer: str) -> None:
    assert keys_text(BY_KEY[key]) == answer


async def test_a_computed_row_says_from_what(demo: Path, time: MovingTime) -> None:
    async with seated(demo, time.clock) as seat:
        await seat.press(*["down"] * 7, "question_mark")
        computed = seat.app._today.form.view.computed["duration"]
        assert computed in words(help_lines(seat))


@pytest.mark.parametrize(
    ("key", "title"),
    [
        ("h", "Calendar"),
        ("y", "Year"),
        ("r", "Charts"),
        ("p", "Page for the session"),
        ("c", "Contacts and support"),
    ],
)
async def test_on_the_other_screens_it_begins_with_what_is_shown(
    demo: Path, time: MovingTime, key: str, title: str
) -> None:
    async with seated(demo, time.clock, (60, 20)) as seat:
        await seat.press("h", key, "question_mark")
        assert help_lines(seat)[1].strip() == title


async def test_a_line_that_goes_on_keeps_its_indent(demo: Path, time: MovingTime) -> None:
    keys = Configuration(keys={"session": "ctrl+b"})
    async with seated(demo, time.clock, (60, 20), keys) as seat:
        await seat.press("question_mark", *["down"] * 16)
        await seat.until(lambda: OFTEN_TAKEN in words(help_lines(seat)))
        lines = help_lines(seat)
        at = next(n for n, line in enumerate(lines) if line.startswith("^b"))
        indent = lines[at].index("A session")
        assert lines[at + 1].startswith(" " * indent)
        assert lines[at + 1][indent] != " "


async def test_a_key_that_may_never_arrive_is_pointed_out(demo: Path, time: MovingTime) -> None:
    keys = Configuration(keys={"session": "ctrl+b", "note": "f5"})
    async with seated(demo, time.clock, (120, 36), keys) as seat:
        await seat.press("question_mark")
        assert f"A session was held on this day ({OFTEN_TAKEN})" in words(help_lines(seat))
        assert seat.text.count(OFTEN_TAKEN.split(",")[0]) == 1


async def test_in_ascii_the_help_says_what_stands_for_other_letters(
    demo: Path, time: MovingTime
) -> None:
    for glyphs, said in ((Glyphs.ASCII, True), (Glyphs.BRAILLE, False)):
        async with seated(demo, time.clock, glyphs=glyphs) as seat:
            await seat.press("question_mark", "end")
            last = "it is kept as it was typed" if said else "To the shell; fg comes back"
            await seat.until(partial(ends_with, seat, last))
