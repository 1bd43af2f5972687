from datetime import date, timedelta
from math import floor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.days import days_from
from therapy_tui.domain.fields import NONE_SET
from therapy_tui.domain.summary import one_decimal, summary, takeaways

MONDAY = date(2026, 11, 9)
SUNDAY = date(2026, 11, 15)


def test_a_week_in_figures_each_with_its_days() -> None:
    days = days_from(
        MONDAY,
        mood=[None, 5, 6, None, None, 6, 5],
        sleep=[None, 3, 2, None, None, 4, None],
        homework=[None, 3, NONE_SET, None, None, 4, 0],
        goals=[None, 2, 3],
        sessions=[None, 1],
        takeaways=[None, 0],
    )
    week = summary(days, MONDAY, SUNDAY, as_of=date(2026, 11, 23))
    assert (week.mood.mean, week.mood.days) == (5.5, 4)
    assert (week.lowest, week.highest) == (5, 6)
    assert (week.elapsed, week.total) == (7, 7)
    assert week.homework.mean == pytest.approx(7 / 3)
    assert week.homework.days == 3
    assert (week.sleep.mean, week.sleep.days) == (3.0, 3)
    assert (week.goals.mean, week.goals.days) == (2.5, 2)
    assert (week.sessions, week.takeaways) == (1, 0)


def test_a_week_without_an_entry_has_no_figures() -> None:
    week = summary({}, MONDAY, SUNDAY, as_of=SUNDAY)
    assert (week.mood.mean, week.mood.days, week.lowest, week.highest) == (None, 0, None, None)
    assert (week.homework.mean, week.sleep.mean, week.takeaways) == (None, None, None)
    assert week.sessions == 0


def test_days_to_come_are_not_counted_yet() -> None:
    days = days_from(MONDAY, mood=[5, 9], sessions=[0, 1], takeaways=[None, 3])
    week = summary(days, MONDAY, SUNDAY, as_of=MONDAY)
    assert (week.elapsed, week.total) == (1, 7)
    assert (week.mood.mean, week.highest, week.sessions, week.takeaways) == (5, 5, 0, None)


def test_a_week_wholly_to_come_has_no_days() -> None:
    week = summary({}, MONDAY, SUNDAY, as_of=MONDAY - timedelta(days=3))
    assert (week.elapsed, week.total) == (0, 7)


def test_a_session_has_the_most_takeaways_logged_never_their_sum() -> None:
    days = days_from(MONDAY, sessions=[None, 1], takeaways=[None, 1, 2, None, 2])
    assert takeaways(days, MONDAY, SUNDAY) == 2


def test_takeaways_logged_after_the_week_belong_to_its_session() -> None:
    days = days_from(SUNDAY, sessions=[1], takeaways=[None, None, 3])
    assert takeaways(days, MONDAY, SUNDAY) == 3
    assert takeaways(days, SUNDAY + timedelta(days=1), SUNDAY + timedelta(days=7)) is None


def test_takeaways_end_at_the_next_session() -> None:
    days = days_from(
        MONDAY, sessions=[1, None, None, 1], takeaways=[1, None, None, 4, 4, None, None]
    )
    assert takeaways(days, MONDAY, MONDAY + timedelta(days=2)) == 1
    assert takeaways(days, MONDAY, SUNDAY) == 5


def test_takeaways_end_after_seven_days() -> None:
    days = days_from(MONDAY, sessions=[1], takeaways=[None] * 6 + [2, 5])
    assert takeaways(days, MONDAY, SUNDAY) == 2
    assert takeaways(days, MONDAY, SUNDAY + timedelta(days=7)) == 2


def test_takeaways_without_a_session_count_once_in_seven_days() -> None:
    days = days_from(MONDAY, takeaways=[None, 1, 2, None, 1])
    assert takeaways(days, MONDAY, SUNDAY) == 2
    fortnight = days_from(MONDAY, takeaways=[1, 2] + [None] * 6 + [3])
    assert takeaways(fortnight, MONDAY, MONDAY + timedelta(days=13)) == 5


def test_a_stretch_without_sessions_ends_where_one_is_held() -> None:
    days = days_from(MONDAY, sessions=[None, None, 1], takeaways=[1, None, 2] + [None] * 8 + [1])
    assert takeaways(days, MONDAY, SUNDAY) == 3
    assert takeaways(days, MONDAY, MONDAY + timedelta(days=13)) == 4


def test_zero_takeaways_are_not_the_same_as_none_logged() -> None:
    assert takeaways(days_from(MONDAY, sessions=[1], takeaways=[0]), MONDAY, SUNDAY) == 0
    assert takeaways(days_from(MONDAY, sessions=[1]), MONDAY, SUNDAY) is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (5.25, "5.3"),
        (-5.25, "-5.3"),
        (5.0, "5.0"),
        (0, "0.0"),
        (-0.04, "0.0"),
        (-0.05, "-0.1"),
        (0.25, "0.3"),
        (9.95, "10.0"),
        (16 / 3, "5.3"),
        (68 / 11, "6.2"),
    ],
)
def test_one_decimal_rounds_half_away_from_zero_and_gives_zero_no_sign(
    value: float, text: str
) -> None:
    assert one_decimal(value) == text


@settings(max_examples=100)
@given(value=st.floats(-100, 100))
def test_one_decimal_is_the_stated_formula(value: float) -> None:
    size = floor(10 * abs(value) + 0.5) / 10
    assert float(one_decimal(value)) == (-size if value < 0 else size)
    assert not one_decimal(value).startswith("-0.0")
