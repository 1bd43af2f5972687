"""What a person says about a file, and scales."""

from fractions import Fraction

import pytest

from tests.exchange.files import asked
from therapy_tui.domain.errors import InputError
from therapy_tui.domain.fields import MOOD, SLEEP
from therapy_tui.exchange.scale import half_up, parse_scale


def test_a_field_is_mapped_to_a_column_even_with_an_equals_sign() -> None:
    said = asked("mood=Level = now", "Date=Start", "mood=Other")
    assert said.columns("mood") == ("Level = now", "Other")
    assert said.columns("date") == ("Start",)


def test_a_word_is_mapped_to_a_value_of_mood_unless_another_field_is_named() -> None:
    said = asked("so  so=5", "a=b=7", "sleep:fine=good", "Mood:date=2", "Untitled=none")
    assert said.word("mood", "So so") == 5
    assert said.word("mood", "a=b") == 7
    assert said.word("sleep", "FINE") == 4
    assert said.word("mood", "date") == 2
    assert said.knows("mood", "untitled")
    assert said.word("mood", "untitled") is None
    assert not said.knows("mood", "fine")


@pytest.mark.parametrize("given", ["mood", "=7", "calm=", "", "="])
def test_what_is_no_mapping_is_refused(given: str) -> None:
    with pytest.raises(InputError, match="--map takes"):
        asked(given)


def test_a_mistyped_field_is_told_from_a_word() -> None:
    with pytest.raises(InputError, match=r"'Mod' is none of mood, sleep, .* it is a word"):
        asked("Mod=Level")
    with pytest.raises(InputError, match="--map sleep:fine=9: Sleep quality takes 1 to 5"):
        asked("sleep:fine=9")


def test_a_mapping_that_was_of_no_use_is_a_mistake() -> None:
    said = asked("mood=Level", "calm=8", "sleep:fine=4")
    said.found("mood", "level")
    said.word("mood", "Calm")
    with pytest.raises(InputError, match="--map sleep:fine=4 is of no use"):
        said.require_used("export.csv")
    said.word("sleep", "fine")
    said.require_used("export.csv")


@pytest.mark.parametrize(
    ("scale", "theirs", "ours"),
    [
        ("1-5", [1, 2, 3, 4, 5], [2, 4, 6, 8, 10]),
        ("5-1", [5, 3, 1], [2, 6, 10]),
        ("0-4", [0, 4], [2, 10]),
        ("4-1", [1, 2, 3, 4], [10, 7, 4, 1]),
        ("1-10", [1, 7, 10], [1, 7, 10]),
        ("-1.0-1.0", [-1, 0, 1], [1, Fraction(11, 2), 10]),
        ("0-100", [0, 100], [1, 10]),
    ],
)
def test_a_scale_is_taken_from_its_worst_to_its_best(
    scale: str, theirs: list[int], ours: list[int]
) -> None:
    assert [parse_scale(scale).to(MOOD, Fraction(each)) for each in theirs] == ours


def test_sleep_has_five_steps_of_its_own() -> None:
    assert [parse_scale("1-5").to(SLEEP, Fraction(each)) for each in (1, 3, 5)] == [1, 3, 5]


@pytest.mark.parametrize("text", ["5", "1-1", "1.0-1", "a-b", "1-5-9", "", "9999999-1", "1–5"])
def test_what_is_no_scale_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="A scale is its worst value"):
        parse_scale(text)


def test_a_value_beside_the_scale_is_refused() -> None:
    with pytest.raises(InputError, match="6 does not lie on the scale 1-5"):
        parse_scale("1-5").to(MOOD, Fraction(6))


def test_of_two_numbers_as_near_the_larger_is_taken() -> None:
    assert [half_up(Fraction(each, 2)) for each in (9, 10, 11)] == [5, 5, 6]
