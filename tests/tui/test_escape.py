"""Esc and the key after it, which arrive together: both are typed, in their order."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.message import Message

from tests.tui.seat import MovingTime, seated
from therapy_tui.journal.configuration import Configuration
from therapy_tui.tui import escape
from therapy_tui.tui.escape import KeyParser, unfolded


def keys_of(messages: Sequence[Message]) -> list[str]:
    """The keys a person has typed."""
    keys = [message for message in messages if isinstance(message, events.Key)]
    return [key.key for each in keys for key in unfolded(each, (), writing=False)]


def typed(*pieces: str) -> list[str]:
    """The keys of what arrives in these pieces, and nothing after it for a while."""
    parser = KeyParser()
    messages = [message for piece in pieces for message in parser.feed(piece)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(escape, "monotonic", lambda: float("inf"))
        return keys_of([*messages, *parser.tick()])


@pytest.mark.parametrize(
    ("arrives", "keys"),
    [
        ("\x1bq", ["escape", "q"]),
        ("\x1b6432", ["escape", "6", "4", "3", "2"]),
        ("\x1bN", ["escape", "N"]),
        ("\x1b?", ["escape", "question_mark"]),
        ("\x1b\r", ["escape", "enter"]),
        ("\x1b\tt", ["escape", "tab", "t"]),
        ("\x1b\x1bt", ["escape", "escape", "t"]),
        ("\x1bt\x1bh\x1b", ["escape", "t", "escape", "h", "escape"]),
        ("\x1bÄé", ["escape", "Ä", "é"]),
        ("\x1b" + "l" * 40, ["escape", *"l" * 40]),
        ("\x1b[A\x1b\x1bOBq", ["up", "escape", "down", "q"]),
        ("\x1b[2~\x1b[6~", ["insert", "pagedown"]),
        ("\x1b", ["escape"]),
        ("\x1b[", ["escape", "left_square_bracket"]),
        ("\x1bO\x1bq", ["escape", "O", "escape", "q"]),
        ("\x1b[113;3u", ["alt+q"]),
    ],
)
def test_keys_in_one_piece_are_told_apart(arrives: str, keys: list[str]) -> None:
    assert typed(arrives) == keys
    assert typed(*arrives) == keys


def test_a_piece_that_is_no_whole_letter_yet_means_nothing() -> None:
    assert typed("", "q", "") == ["q"]


@given(st.lists(st.text("\x1b[O2~q;A\r", max_size=5)))
def test_whatever_arrives_the_next_line_is_typed(pieces: list[str]) -> None:
    assert typed(*pieces, "x" * 40)[-6:] == ["x"] * 6


@pytest.mark.parametrize("size", [1, 3, 100])
def test_a_pasted_text_is_one_text_whatever_is_in_it(size: int) -> None:
    arrives = "q\x1b[200~so \x1bq, \x1b[A\x1b[201~\x1bt"
    parser = KeyParser()
    messages = [
        message
        for at in range(0, len(arrives), size)
        for message in parser.feed(arrives[at : at + size])
    ]
    assert keys_of(messages) == ["q", "escape", "t"]
    pasted = [each.text for each in messages if isinstance(each, events.Paste)]
    assert pasted == ["so \x1bq, \x1b[A"]


@pytest.mark.parametrize(
    ("key", "keys"), [("alt+b", "ctrl+left"), ("alt+f", "ctrl+right"), ("alt+backspace", "ctrl+w")]
)
def test_in_a_text_the_keys_for_words_are_those(key: str, keys: str) -> None:
    event = events.Key(key, key[-1])
    assert [each.key for each in unfolded(event, (), writing=True)] == [keys]
    assert len(unfolded(event, (), writing=False)) == 2


async def test_escape_and_a_letter_end_the_note_and_do_what_the_letter_does(
    demo: Path, time: MovingTime
) -> None:
    async with seated(demo, time.clock) as seat:
        await seat.burst("n", *"slept", "alt+h")
        await seat.until(lambda: seat.app.current_mode == "history")
        await seat.saved()
        assert seat.on_disk()["note"] == "slept"
        await seat.burst("g", "alt+t")
        assert seat.app.current_mode == "today"


async def test_alt_and_a_letter_that_is_configured_stays_one_key(
    demo: Path, time: MovingTime
) -> None:
    keys = Configuration(keys={"history": "alt+y"})
    async with seated(demo, time.clock, configuration=keys) as seat:
        await seat.burst("alt+y")
        assert seat.app.current_mode == "history"
