"""Shared words, and control characters that can be seen and do nothing."""

import json
import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from therapy_tui.domain.day import Day
from therapy_tui.domain.fields import BY_KEY, NONE_SET
from therapy_tui.domain.words import (
    DISCLAIMER,
    counted,
    day_words,
    json_escapes,
    one_line,
    spoken_date,
    value_words,
    visible,
)

TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize(
    ("text", "sign", "plain"),
    [
        ("\x1b[31m", "␛[31m", r"\x1b[31m"),
        ("a\x00b", "a␀b", r"a\x00b"),
        ("\t\r\x07", "␉␍␇", r"\x09\x0d\x07"),
        ("\x7f", "␡", r"\x7f"),
        ("\x9b31m", r"\x9b31m", r"\x9b31m"),
        ("\u202egnp", r"\u202egnp", r"\u202egnp"),
        ("\u2028", r"\u2028", r"\u2028"),
        (
            "[/bold] [red]x[/red] 你好 é",
            "[/bold] [red]x[/red] 你好 é",
            "[/bold] [red]x[/red] 你好 é",
        ),
        ("two\nlines", "two\nlines", "two\nlines"),
    ],
)
def test_control_characters_become_signs(text: str, sign: str, plain: str) -> None:
    assert visible(text) == sign
    assert visible(text, ascii=True) == plain


@given(
    st.lists(st.characters() | st.sampled_from(TURNING + "\x1b\x9b\n")).map("".join),
    st.booleans(),
)
@settings(max_examples=100)
def test_nothing_shown_can_steer_a_terminal(text: str, ascii_only: bool) -> None:
    shown = visible(text, ascii=ascii_only)
    assert not any(
        unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") and character != "\n"
        for character in shown
    )
    assert not set(shown) & set(TURNING)
    assert visible(shown) == shown


@given(
    st.lists(
        st.characters(exclude_categories=["Cs"]) | st.sampled_from(TURNING + "\x1b\x9b\n")
    ).map("".join)
)
@settings(max_examples=100)
def test_json_escapes_keep_the_value(text: str) -> None:
    written = json_escapes(json.dumps({"note": text}, ensure_ascii=False, indent=2))
    assert json.loads(written) == {"note": text}
    assert written == visible(written)


def test_one_line_joins_lines_with_a_space() -> None:
    assert one_line("one\ntwo\r\nthree\x1b") == "one two three␛"


def test_a_date_names_its_year_only_when_it_is_another() -> None:
    today = date(2026, 1, 2)
    assert spoken_date(date(2026, 1, 1), today) == "Thursday 1 January"
    assert spoken_date(date(2025, 12, 31), today) == "Wednesday 31 December 2025"


def test_things_are_counted_in_the_singular_and_plural() -> None:
    assert [counted(n, "day") for n in (0, 1, 2)] == ["0 days", "1 day", "2 days"]


def test_values_say_what_they_are_out_of() -> None:
    assert value_words(BY_KEY["mood"], 7) == "7 of 10"
    assert value_words(BY_KEY["homework"], 0) == "0 of 5"
    assert value_words(BY_KEY["homework"], NONE_SET) == "none set"
    assert value_words(BY_KEY["sleep"], 2) == "poor"
    assert value_words(BY_KEY["takeaways"], 2) == "2"


def test_a_day_in_words_names_a_note_without_repeating_it() -> None:
    day = Day(
        date(2026, 11, 23), {"mood": 6, "sleep": 4, "frequency": "every-2-weeks", "note": "secret"}
    )
    assert day_words(day) == "mood 6, sleep good, a note"
    assert day_words(day, ["frequency"]) == "mood 6, sleep good, frequency every 2 weeks, a note"
    assert day_words(Day(date(2026, 11, 23))) == ""


def test_the_disclaimer_says_what_the_program_is_not() -> None:
    assert "does not diagnose, treat or watch over you" in DISCLAIMER
    assert "contact your local emergency services or crisis line now" in DISCLAIMER
