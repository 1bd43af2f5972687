"""What differs between two versions is told by day and field; the rest is counted."""

import pytest
from hypothesis import given

from tests.conftest import examples
from tests.journal.month_texts import Written, month_texts
from therapy_tui.journal.difference import (
    Difference,
    FieldDifference,
    Part,
    Side,
    month_difference,
    profile_difference,
)
from therapy_tui.journal.toml_syntax import TomlError


def test_values_are_in_the_words_of_their_field_and_equal_ones_are_left_out() -> None:
    now = "[2026-11-17]\nmood = 7\nsleep = 4\nhomework = 3\nsessions = 1\n"
    then = '[2026-11-17]\nmood = 5\nsleep = 4\nhomework = "none-set"\nnote = "a\\nb"\n'
    assert month_difference(now, then) == Difference(
        (
            Part(
                "Tuesday 17 November 2026",
                Side.BOTH,
                (
                    FieldDifference("Mood", "7 of 10", "5 of 10"),
                    FieldDifference("Homework", "3 of 5", "none set"),
                    FieldDifference("Sessions", "1", None),
                    FieldDifference("Note", None, "a\nb"),
                ),
            ),
        )
    )


def test_days_of_one_version_alone_are_told_as_such_in_order() -> None:
    now = "[2026-11-18]\nmood = 7\n"
    then = "[2026-11-17]\nsleep = 2\n"
    assert [(part.title, part.side) for part in month_difference(now, then).parts] == [
        ("Tuesday 17 November 2026", Side.THEN),
        ("Wednesday 18 November 2026", Side.NOW),
    ]


@pytest.mark.parametrize(
    ("value", "shown"),
    [("14", "14"), ("true", "true"), ("7.0", "7.0"), ('"7"', '"7"'), ("[1, 2]", "[1, 2]")],
)
def test_what_is_no_valid_value_is_told_as_it_is_written(value: str, shown: str) -> None:
    found = month_difference(f"[2026-11-17]\nmood = {value}\n", "[2026-11-17]\nmood = 7\n")
    assert found.parts[0].fields == (FieldDifference("Mood", shown, "7 of 10"),)


def test_a_day_that_is_no_date_is_named_as_it_is_written() -> None:
    assert month_difference("[2026-11-31]\nmood = 7\n", "").parts[0].title == "2026-11-31"


@pytest.mark.parametrize(
    ("now", "then", "counts"),
    [
        ("# mine\n", "", (1, 0)),
        ("", "# a\n# b\n", (0, 2)),
        ("# a\n# a\n", "# a\n", (1, 0)),
        ("[2026-11-17]\nmood = 7 # a\n", "[2026-11-17]\nmood = 7 # b\n", (1, 1)),
        ("[2026-11-17]\nx = 1\n", "[2026-11-17]\nx = 2\n", (1, 1)),
        ("# above\n[2026-11-17]\nmood = 7\n", "[2026-11-17]\nmood = 7\n", (1, 0)),
        ("[mine]\nx = 1\n", "", (2, 0)),
        ("x = [ # in\n1]\n", "x = [\n1]\n", (2, 1)),
        ("format = 1\n", "", (1, 0)),
    ],
)
def test_comments_and_unknown_keys_are_counted(
    now: str, then: str, counts: tuple[int, int]
) -> None:
    found = month_difference(now, then)
    assert (found.parts, found.going, found.coming) == ((), *counts)
    assert found


@pytest.mark.parametrize(
    "other",
    [
        "[2026-11-17]\nsleep = 4\nmood = 7\n\n",
        "[2026-11-17]\r\nmood=7\r\nsleep=4\r\n",
        "2026-11-17 = {mood = 7, sleep = 4}\n",
        "2026-11-17.mood = 7\n2026-11-17.sleep = 4\n",
    ],
)
def test_another_way_to_write_the_same_is_no_difference(other: str) -> None:
    assert not month_difference("[2026-11-17]\nmood = 7\nsleep = 4\n", other)


@examples(25, 2000)
@given(month_texts(), month_texts())
def test_it_turns_round_and_a_text_does_not_differ_from_itself(one: Written, two: Written) -> None:
    now, then = one.text, two.text
    there, back = month_difference(now, then), month_difference(then, now)
    assert (there.going, there.coming) == (back.coming, back.going)
    assert [part.title for part in there.parts] == [part.title for part in back.parts]
    for part, other in zip(there.parts, back.parts, strict=True):
        turned = [FieldDifference(each.name, each.then, each.now) for each in other.fields]
        assert [*part.fields] == turned
    assert not month_difference(now, now)


def test_the_profile_is_told_by_setting_and_element() -> None:
    now = 'support = "Call Ada."\nhidden = ["goals", "note"]\n[[goals]]\nname = "a"\n'
    then = (
        'started = 2026-01-05\nmine = 1\n[[goals]]\nname = "a"\n'
        '[[goals]]\nname = "b"\nsince = 2026-02-01\n'
    )
    found = profile_difference(now, then)
    assert found.parts[0].title == "Profile"
    assert found.parts[0].fields == (
        FieldDifference("Started", None, "2026-01-05"),
        FieldDifference("Hidden", "goals, note", None),
        FieldDifference("Support", "Call Ada.", None),
        FieldDifference("Goals", None, "b, 2026-02-01"),
    )
    assert (found.going, found.coming) == (0, 1)


def test_elements_in_another_order_and_a_broken_list_are_told_without_failing() -> None:
    first, second = '[[goals]]\nname = "a"\n', '[[goals]]\nname = "b"\n'
    assert not profile_difference(first + second, second + first)
    (field,) = profile_difference("goals = 3\n", first).parts[0].fields
    assert field.now == "3"


def test_a_text_that_is_no_toml_cannot_be_compared() -> None:
    for now, then in (("mood = = 3\n", ""), ("", "mood = = 3\n")):
        with pytest.raises(TomlError):
            month_difference(now, then)
