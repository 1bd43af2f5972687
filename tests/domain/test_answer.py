"""What a digit and an arrow mean on each row of the check-in."""

import pytest

from therapy_tui.domain.answer import digit_value, digits_text, step_value
from therapy_tui.domain.fields import BY_KEY, FIELDS, Kind, Value

DIGITS: dict[str, list[Value | None]] = {
    "mood": [10, *range(1, 10)],
    "sleep": [None, 1, 2, 3, 4, 5, *[None] * 4],
    "homework": [0, 1, 2, 3, 4, 5, *[None] * 4],
    "goals": [0, 1, 2, 3, 4, 5, *[None] * 4],
    "takeaways": [*range(10)],
    "sessions": [*range(10)],
    "frequency": [None, *BY_KEY["frequency"].choices, *[None] * 3],
    "duration": [None, *BY_KEY["duration"].choices, *[None] * 4],
    "note": [None] * 10,
}


@pytest.mark.parametrize("key", [field.key for field in FIELDS])
def test_a_digit_is_the_value_it_shows_or_the_nth_choice(key: str) -> None:
    assert [digit_value(BY_KEY[key], digit) for digit in range(10)] == DIGITS[key]


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("sleep", "1 to 5"),
        ("homework", "0 to 5"),
        ("takeaways", "0 to 9"),
        ("sessions", "0 to 9"),
        ("frequency", "1 to 6"),
        ("duration", "1 to 5"),
    ],
)
def test_a_row_says_which_digits_it_takes(key: str, text: str) -> None:
    assert digits_text(BY_KEY[key]) == text


@pytest.mark.parametrize("key", [field.key for field in FIELDS if field.kind is not Kind.TEXT])
def test_arrows_reach_every_value_and_never_leave_the_range(key: str) -> None:
    row = BY_KEY[key]
    values: list[Value | None] = [None]
    for _ in range(120):
        values.append(step_value(row, values[-1], 1))
    for _ in range(120):
        values.append(step_value(row, values[-1], -1))
    reached = {value for value in values if value is not None}

    expected = {*row.choices} if row.kind is Kind.CHOICE else {*range(row.low, row.high + 1)}
    assert reached == expected


@pytest.mark.parametrize(
    ("key", "value", "step", "after"),
    [
        ("takeaways", 9, 1, 10),
        ("takeaways", 99, 1, 99),
        ("takeaways", 0, -1, 0),
        ("takeaways", None, 1, 0),
        ("takeaways", None, -1, 0),
        ("mood", None, 1, 1),
        ("mood", None, -1, 10),
        ("mood", 10, 1, 10),
        ("mood", 1, -1, 1),
        ("homework", "none-set", 1, 0),
        ("homework", "none-set", -1, 5),
        ("frequency", "as-needed", 1, "weekly"),
        ("frequency", "weekly", -1, "as-needed"),
        ("frequency", None, 1, "weekly"),
        ("frequency", None, -1, "as-needed"),
        ("note", None, 1, None),
        ("note", "text", -1, None),
    ],
)
def test_an_arrow_goes_one_step(
    key: str, value: Value | None, step: int, after: Value | None
) -> None:
    """An empty row begins at its near end; a choice goes round, a number stays in its range."""
    assert step_value(BY_KEY[key], value, step) == after
