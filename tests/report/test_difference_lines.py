"""A difference as lines: two columns of equal width, whatever a person wrote."""

import pytest

from therapy_tui.journal.difference import Difference, FieldDifference, Part, Side
from therapy_tui.report.difference_lines import NOTHING, difference_lines
from therapy_tui.report.wrapping import cells

THEN = "in the backup"


def of(*fields: FieldDifference, side: Side = Side.BOTH) -> Difference:
    return Difference((Part("Tuesday 17 November 2026", side, fields),))


def test_values_stand_side_by_side_and_a_missing_one_is_a_dash() -> None:
    mood, note = (
        FieldDifference("Mood", "7 of 10", "5 of 10"),
        FieldDifference("Note", None, "a\nb"),
    )
    assert difference_lines(of(mood, note), 60, THEN) == [
        "        now                        in the backup",
        "",
        "Tuesday 17 November 2026",
        "  Mood  7 of 10                    5 of 10",
        "  Note  -                          a b",
    ]


def test_a_day_of_one_version_alone_is_told_in_flowing_lines() -> None:
    mood, note = FieldDifference("Mood", None, "5 of 10"), FieldDifference("Note", None, "x" * 60)
    assert (
        difference_lines(of(mood, note, side=Side.THEN), 40, THEN)
        == [
            "Tuesday 17 November 2026: would come back",
            "  Mood 5 of 10",
            f"  Note {'x' * 30}...",
        ][:3]
    )
    assert "would go" in difference_lines(of(mood, side=Side.NOW), 48, THEN)[0]


@pytest.mark.parametrize("width", [48, 55, 78])
@pytest.mark.parametrize("text", ["word " * 60, "你好" * 60, "e\u0301" * 99])
def test_long_texts_are_cut_to_the_line(width: int, text: str) -> None:
    for now, then in ((text, None), (None, text), (text, f"{text}end"), (f"a{text}", text)):
        for side in Side:
            lines = difference_lines(of(FieldDifference("Note", now, then), side=side), width, THEN)
            assert all(cells(line) <= width for line in lines)


def test_two_long_texts_are_shown_from_where_they_differ() -> None:
    same = "the same beginning of a long note that does not fit the column, and then "
    note = FieldDifference("Note", f"{same}this", f"{same}that")
    line = difference_lines(of(note), 78, THEN)[-1]
    assert line.split() == ["Note", "...nd", "then", "this", "...nd", "then", "that"]


def test_what_steers_a_terminal_is_a_sign() -> None:
    note = FieldDifference("Note", "\x1b[31m\u202e", "a")
    (line,) = difference_lines(of(note), 78, THEN)[3:]
    assert "␛[31m\\u202e" in line


@pytest.mark.parametrize(
    ("going", "coming", "said"),
    [
        (1, 0, "Comments and keys not known here: 1 line would go."),
        (0, 2, "Comments and keys not known here: 2 lines would come back."),
        (2, 1, "Comments and keys not known here: 2 lines would go, 1 line would come back."),
        (0, 0, NOTHING),
    ],
)
def test_other_lines_are_counted(going: int, coming: int, said: str) -> None:
    assert difference_lines(Difference((), going, coming), 78, THEN) == [said]
