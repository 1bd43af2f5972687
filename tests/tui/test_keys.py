"""Keys: each is in the footer or the help, in the palette, and can be changed."""

import asyncio
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.command import CommandPalette

from tests.conftest import TODAY
from tests.tui.seat import SIZES, MovingTime, Seat, seated, write
from therapy_tui.journal.configuration import Configuration
from therapy_tui.tui.keymap import usable_keymap
from therapy_tui.tui.keys import EVERYWHERE, TOGETHER
from therapy_tui.tui.palette import Actions
from therapy_tui.tui.screens.keys import help_rows
from therapy_tui.tui.widgets.frame import TABS, shown_key

ALWAYS = ("t", "h", "r", "c", "u", "question_mark", "q")
BRACKETS = ("left_square_bracket", "right_square_bracket")
NAMED = {
    "t": (
        *("up", "down", "left", "right", "j", "k", "enter", "x", "minus", "s", "n"),
        *("pageup", "pagedown", *BRACKETS, *"0123456789"),
    ),
    "h": ("up", "down", "left", "right", "pageup", "pagedown", "home", "g", "y", "slash", "enter"),
    "y": (
        *("up", "down", "left", "right", "j", "k", "pageup", "pagedown", *BRACKETS),
        *("home", "g", "enter", "escape"),
    ),
    "r": (*"12345", "left", "right", "o", "w"),
    "c": ("enter", "escape"),
}
"""The keys each screen was designed to have, by the key that opens it."""


def bindings(group: Iterable[object]) -> list[Binding]:
    return [each for each in group if isinstance(each, Binding)]


ALL = [binding for group in TOGETHER for binding in bindings(group)]


def keys_of(binding: Binding) -> list[str]:
    return [key.strip() for key in binding.key.split(",")]


class TestTable:
    def test_every_binding_has_an_id_and_says_what_it_does(self) -> None:
        assert all(binding.id and binding.tooltip and binding.description for binding in ALL)

    def test_no_id_and_no_key_stands_for_two_things_on_a_screen(self) -> None:
        for group in TOGETHER:
            ids = [binding.id for binding in bindings(group)]
            assert len(ids) == len({*ids})
            keys = [key for binding in bindings(group) for key in keys_of(binding)]
            assert len(keys) == len({*keys})

    def test_an_id_stands_for_one_action_wherever_it_is(self) -> None:
        actions = {(binding.id, binding.action) for binding in ALL}
        assert len(actions) == len({identity for identity, _ in actions})

    def test_keys_are_safe_everywhere(self) -> None:
        """No multiplexer's or terminal's own key; brackets are never the only way."""
        for binding in ALL:
            assert not [key for key in keys_of(binding) if re.match(r"ctrl\+[abh]$|alt\+", key)]
            assert {*keys_of(binding)} - {*BRACKETS}

    def test_the_underlined_letter_of_a_tab_is_its_key(self) -> None:
        keys = {binding.action: binding.key for binding in bindings(EVERYWHERE)}
        for mode, name, at in TABS:
            assert name[at].lower() == keys[mode]


async def names(seat: Seat) -> list[str]:
    """What the palette offers on this screen."""
    return [str(hit.prompt) async for hit in Actions(seat.app.screen).discover()]


@pytest.mark.parametrize("screen", NAMED)
async def test_each_screen_has_its_keys_in_the_help_and_in_the_palette(
    demo: Path, time: MovingTime, screen: str
) -> None:
    async with seated(demo, time.clock, (100, 60)) as seat:
        await seat.press("h", screen)
        expected = {*NAMED[screen], *ALWAYS}
        active = seat.app.screen.active_bindings
        assert expected <= {*active}

        offered = await names(seat)
        in_palette = {key for name in offered for key in name[name.rindex("(") + 1 : -1].split()}
        assert {shown_key(key) for key in expected} <= in_palette

        rows = help_rows(active.values())
        in_help = {key for keys, _ in rows for key in keys.split()}
        digits = {shown_key(key) for key in expected if key.isdigit()}
        assert {shown_key(key) for key in expected} - in_help <= digits
        assert not digits or digits <= in_help or "0-9" in in_help
        await seat.press("question_mark")
        for keys, text in rows:
            assert any(keys in row and text in row for row in seat.rows), (keys, text)


async def test_the_help_can_be_left_by_its_own_key_and_scrolled_where_it_is_long(
    demo: Path, time: MovingTime
) -> None:
    async with seated(demo, time.clock, (60, 20)) as seat:
        for close in ("question_mark", "escape", "q", "enter"):
            await seat.press("question_mark")
            assert "ctrl+p finds keys by name." in " ".join(seat.text.split())
            await seat.press("end")
            await seat.sees("Leave; everything is saved")
            await seat.press("6", close)
            assert seat.cursor == "Mood"
        assert seat.on_disk() == {}


async def test_the_palette_finds_an_action_by_its_name_and_does_it(
    demo: Path, time: MovingTime
) -> None:
    async with seated(demo, time.clock) as seat:
        await seat.press("ctrl+p")
        assert isinstance(seat.app.screen, CommandPalette)
        await seat.press(*"none set")
        await seat.sees("None set (-)")
        await seat.press("enter")
        await seat.until(lambda: seat.on_disk().get("homework") == "none-set")

        await seat.press("ctrl+p", *"histor")
        await seat.sees("History (h)")
        await seat.press("enter")
        await seat.until(lambda: seat.app.current_mode == "history")


async def test_the_palette_works_on_a_small_screen_and_over_lists_and_questions(
    demo: Path, time: MovingTime
) -> None:
    async with seated(demo, time.clock, (60, 20)) as seat:
        await seat.press("h", "g")
        assert await names(seat) == ["Go on (Enter)", "Back (Esc)"]
        await seat.press("ctrl+p", *"back")
        await seat.sees("Back (Esc)", "Back without an answer")
        await seat.press("enter")
        await seat.until(lambda: not seat.app.screen.is_modal)

        await seat.press("r", "e")
        assert "Close (e f Esc Enter q)" in await names(seat)
        await seat.press("ctrl+p", *"close")
        await seat.sees("Back to the charts")
        await seat.press("enter")
        await seat.until(lambda: not seat.app.screen.is_modal)
        assert seat.app.current_mode == "trend"

        await seat.press("comma")
        for name in ("Edit (Enter)", "Clear (x)", "Up (Up k)", "Last (End)"):
            assert name in await names(seat)


async def test_the_footer_fits_and_keeps_help(demo: Path, time: MovingTime) -> None:
    async with seated(demo, time.clock) as seat:
        for screen in NAMED:
            await seat.press("h", screen)
            for size in SIZES:
                await seat.resize(size)
                footer = seat.rows[-1]
                assert footer.endswith("? help")
                assert len(footer) <= size[0]
                assert "…" not in footer
        await seat.press("t", "n")
        assert "done" in seat.rows[-1]


async def test_keys_can_be_changed(demo: Path, time: MovingTime) -> None:
    keys = {"session": "z", "history": "f2", "help": "f1", "today": "h", "rate-6": "l", "up": "o"}
    async with seated(demo, time.clock, configuration=Configuration(keys=keys)) as seat:
        assert "z session" in seat.rows[-1]
        assert seat.rows[-1].endswith("f1 help")
        await seat.press("down", "o", "l", "z", "s", "6")
        await seat.saved()
        assert {key: seat.on_disk()[key] for key in ("mood", "sessions")} == {
            "mood": 6,
            "sessions": 1,
        }
        await seat.press("f1")
        await seat.resize((80, 60))
        assert "A session was held on this day" in seat.text
        assert any(row.split()[:1] == ["z"] for row in map(inner, seat.rows))
        await seat.resize((80, 24))
        await seat.press("escape", "f2")
        assert seat.app.current_mode == "history"
        await seat.press("h")
        assert seat.app.current_mode == "today"


def inner(row: str) -> str:
    """A row of the help without what stands beside it."""
    return row[10:-10]


async def test_keys_of_questions_and_of_pages_over_a_screen_can_be_changed_and_are_told_there(
    folder: Path, time: MovingTime
) -> None:
    keys = {"first-next": "f2", "first-skip-the-rest": "f3", "ask-back": "f4", "help-close": "f5"}
    async with seated(folder, time.clock, configuration=Configuration(keys=keys)) as seat:
        await seat.sees("f2 goes on, f3 skips the rest.", "optional: f2 on an empty line")
        await seat.press("f2")
        await seat.sees("2 of 4")
        await seat.press("f3", "h", "g")
        await seat.sees("Enter goes on, empty or f4 goes back.")
        await seat.press("escape")
        assert seat.app.screen.is_modal
        await seat.press("f4", "question_mark")
        await seat.sees("f5 closes this.")
        await seat.press("f5")
        assert not seat.app.screen.is_modal


async def test_keys_of_the_backups_and_of_a_merge_can_be_changed_and_are_told_there(
    folder: Path, time: MovingTime
) -> None:
    write(folder / "2026-11.toml", "mood = = 1\n")
    write(folder / "backups" / "2026-11.2026-11-21T090500.toml", f"[{TODAY}]\nmood = 7\n")
    write(folder / "2026-10.toml", "[2026-10-20]\nmood = 7\n")
    write(folder / "2026-10 (conflicted copy 2026-11-23).toml", "[2026-10-20]\nsleep = 4\n")
    keys = {"backups-accept": "f2", "backups-back": "f3", "merge-accept": "f4", "merge-back": "z"}
    async with seated(folder, time.clock, configuration=Configuration(keys=keys)) as seat:
        await seat.press("m")
        await seat.sees("f4 merges, z goes back")
        await seat.press("z", "b")
        await seat.sees("f2 shows what would change, f3 goes back.")
        await seat.press("f2")
        await seat.sees("f2 restores, f3 goes back")
        await seat.press("f3", "f3")
        assert not seat.app.screen.is_modal


TAKEN_BY_HELP = "The key 'question_mark' for note is taken by help; it is not used."


def no_key(key: str, meant: str) -> str:
    return f"The key {key!r} for note is not used: no key is called {key!r}; did you mean {meant}?"


@pytest.mark.parametrize(
    ("keys", "usable", "sentences"),
    [
        ({}, {}, []),
        ({"history": "f2"}, {"history": "f2"}, []),
        ({"history": "t", "today": "h"}, {"history": "t", "today": "h"}, []),
        ({"histry": "f2"}, {}, ["There is no key for 'histry'; did you mean history?"]),
        ({"zzz": "f2"}, {}, ["There is no key for 'zzz'; press ? in the app for all keys."]),
        ({"history": "s"}, {}, ["The key 's' for history is taken by session; it is not used."]),
        ({"history": "?"}, {}, ["The key '?' for history is taken by help; it is not used."]),
        ({"note": "j"}, {}, ["The key 'j' for note is taken by down; it is not used."]),
        ({"calendar-date": "s"}, {"calendar-date": "s"}, []),
        (
            {"note": "f5", "session": "f5"},
            {},
            [
                "The key 'f5' for note is taken by session; it is not used.",
                "The key 'f5' for session is taken by note; it is not used.",
            ],
        ),
        ({"note": "f5,z"}, {"note": "f5,z"}, []),
        ({"note": "f5,q"}, {}, ["The key 'f5,q' for note is taken by quit; it is not used."]),
        ({"note": "ctrl+q"}, {}, ["The key 'ctrl+q' for note is taken by quit; it is not used."]),
        ({"note": "ctrl+c"}, {}, ["The key 'ctrl+c' for note is taken by quit; it is not used."]),
        (
            {"note": "ctrl+p"},
            {},
            ["The key 'ctrl+p' for note is taken by the list of all actions; it is not used."],
        ),
        (
            {"note": "ctrl+m"},
            {},
            ["The key 'ctrl+m' for note is taken by next-row; it is not used."],
        ),
        ({"note": "ctrl+b"}, {"note": "ctrl+b"}, []),
        ({"note": "question_mark"}, {}, [TAKEN_BY_HELP]),
        ({"note": "exclamation_mark"}, {"note": "exclamation_mark"}, []),
        ({"note": "ö"}, {"note": "ö"}, []),
        ({"note": "pgup"}, {}, [no_key("pgup", "pageup")]),
        ({"note": "F5"}, {}, [no_key("F5", "f5")]),
        ({"note": "crtl+n"}, {}, [no_key("crtl+n", "ctrl+n")]),
        ({"note": "shift+n"}, {}, [no_key("shift+n", "N")]),
        ({"note": "ctrl+N"}, {}, [no_key("ctrl+N", "ctrl+n")]),
        (
            {"note": "wurst"},
            {},
            [
                "The key 'wurst' for note is not used: no key is called 'wurst'; "
                'write one such as "f2" or "ctrl+t".'
            ],
        ),
        ({"text-done": "f2"}, {"text-done": "f2"}, []),
        (
            {"text-done": "z"},
            {},
            ["The key 'z' for text-done types a character; it is not used."],
        ),
        (
            {"found-back": "space", "ask-back": "z", "first-next": "N"},
            {},
            [
                "The key 'space' for found-back types a character; it is not used.",
                "The key 'z' for ask-back types a character; it is not used.",
                "The key 'N' for first-next types a character; it is not used.",
            ],
        ),
        (
            {"backups-back": "k", "merge-accept": "q", "ask-go-on": "escape"},
            {},
            [
                "The key 'k' for backups-back is taken by backups-up; it is not used.",
                "The key 'q' for merge-accept is taken by merge-back; it is not used.",
                "The key 'escape' for ask-go-on is taken by ask-back; it is not used.",
            ],
        ),
    ],
)
def test_a_key_is_used_when_no_other_action_of_the_screen_has_it(
    keys: Mapping[str, str], usable: Mapping[str, str], sentences: list[str]
) -> None:
    assert usable_keymap(keys) == (usable, tuple(sentences))


async def test_keys_that_cannot_be_used_are_said_on_the_screen(
    demo: Path, time: MovingTime
) -> None:
    keys = {"histry": "f2", "note": "q"}
    async with seated(demo, time.clock, configuration=Configuration(keys=keys)) as seat:
        assert "There is no key for 'histry'; did you mean history?" in seat.text
        assert "and 1 more fault" in seat.text
        await seat.press("n", *"q", "enter")
        await seat.saved()
        assert seat.on_disk()["note"] == "q"


async def test_under_the_help_and_a_question_no_other_key_acts(
    demo: Path, time: MovingTime
) -> None:
    async with seated(demo, time.clock) as seat:
        await seat.press("question_mark", *"6hrsxun", "escape")
        assert seat.app.current_mode == "today"
        await seat.press("h", "g", *"hrtcu?", "escape")
        assert seat.app.current_mode == "history"
        assert not seat.app.desk.editor.waiting
        assert seat.on_disk() == {}


async def test_leaving_works_from_everywhere(empty: Path, time: MovingTime) -> None:
    for keys in (["q"], ["ctrl+q"], ["ctrl+c"], ["h", "g", "ctrl+q"], ["question_mark", "ctrl+q"]):
        async with seated(empty, time.clock) as seat:
            await seat.press(*keys)
            await seat.until(lambda: not seat.app.is_running)


async def test_what_a_thread_has_made_is_not_shown_once_the_app_is_being_left(
    empty: Path, time: MovingTime
) -> None:
    shown: list[str] = []
    async with seated(empty, time.clock) as seat:
        from_thread = seat.app._today.from_thread
        await asyncio.to_thread(from_thread, shown.append, "here")
        seat.app.exit()
        await asyncio.to_thread(from_thread, shown.append, "gone")

    assert shown == ["here"]
