"""What is said about a file, in one line as the app takes it."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from therapy_tui.domain.errors import InputError
from therapy_tui.exchange.answers import (
    Answers,
    parse_answers,
    parse_word,
    word_forms,
    word_question,
)
from therapy_tui.exchange.plan import Group
from therapy_tui.exchange.scale import Scale

RESTED = Group("rested", "mood", (2, 5), 2)


def test_answers_are_mappings_and_options_between_semicolons() -> None:
    said = parse_answers("calm=8; so so=5 ;mood=Level; --mood-scale 1-5; --date-format %d.%m.%Y")
    assert said.maps == ("calm=8", "so so=5", "mood=Level")
    assert said.mood_scale == Scale(Fraction(1), Fraction(5))
    assert said.date_format == "%d.%m.%Y"
    assert said.encoding is None


def test_a_line_of_the_help_can_be_taken_over() -> None:
    said = parse_answers('--mood-scale=4-1 --map file=entry.csv --map "mood=a where b is c"')
    assert said.maps == ("file=entry.csv", "mood=a where b is c")
    assert str(said.mood_scale) == "4-1"
    assert parse_answers("--encoding cp1252").encoding == "cp1252"


def test_a_semicolon_in_a_word_stands_in_quotes() -> None:
    assert parse_answers('"so; so=5"; calm=8').maps == ("so; so=5", "calm=8")


def test_nothing_said_is_no_answer() -> None:
    assert parse_answers("  ; ") == Answers()
    assert str(Answers()) == ""


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("calm", "--map takes FIELD=COLUMN"),
        ("calm=11", "1 to 10"),
        ("--mood-scale five", "A scale is its worst value"),
        ("--replace yes", "is no answer"),
    ],
)
def test_what_is_no_answer_is_refused_in_a_sentence(typed: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        parse_answers(typed)


@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1).filter(
        lambda word: word == " ".join(word.split())
    )
)
def test_what_an_unknown_word_means_is_known_whatever_the_word(word: str) -> None:
    answers = Answers().with_word(Group(word, "mood", (1,), 1), "7")
    for each in (answers, parse_answers(str(answers))):
        asked = each.asked(None)
        assert asked.knows("mood", word)
        assert asked.word("mood", word) == 7


def test_a_word_is_asked_for_with_its_field_and_range() -> None:
    assert word_question([RESTED], 0) == "Which mood is 'rested'?"
    assert word_question([RESTED, RESTED], 1) == "Which mood is 'rested'? (2 of 2)"
    assert word_forms(RESTED) == "1 to 10, or none, which leaves it out"
    assert parse_word(RESTED, " 8 ") == "8"
    assert parse_word(RESTED, "None") == "None"
    with pytest.raises(InputError, match="1 to 10"):
        parse_word(RESTED, "12")
