"""Labels, change and likely range: known results (T1 to T9), thresholds, counting, gaps."""

from datetime import timedelta
from math import floor

import pytest

from tests.conftest import TODAY
from tests.insight.moods import Moods, by_date, trend_of
from therapy_tui.insight.regression import Fit
from therapy_tui.insight.trend import Label, label_of_line, trend

N = None
P = (0, 1, 0, -1, 1, -1, 0)


def about(value: float) -> object:
    return pytest.approx(value, abs=0.0005)


def test_t1_rising() -> None:
    found = trend_of([4, 5, 4, 5, 5, 6, 5, 6, 6, 7, 6, 7, 7, 8])
    assert found.label is Label.RISING
    assert (found.change, found.se, found.level) == (about(1.8632), about(0.3233), about(5.7936))
    assert (found.low, found.high) == (about(1.4248), about(2.3015))
    assert (found.days, found.entries, found.missing) == (14, 14, 0)


def test_t2_a_constant_fortnight_is_flat_within_the_error_of_rounding() -> None:
    found = trend_of([5] * 14)
    assert found.label is Label.FLAT
    assert (found.change, found.se) == (about(0), about(0.2095))
    assert (found.low, found.high) == (about(-0.2841), about(0.2841))


def test_t3_no_clear_direction() -> None:
    found = trend_of([5, 6, 4, 5, 7, 5, 4, 6, 5, 6, 7, 4, 6, 6])
    assert found.label is Label.NO_DIRECTION
    assert (found.change, found.se, found.p_in) == (about(0.3909), about(0.7088), about(0.7599))
    assert (found.low, found.high) == (about(-0.5702), about(1.3520))


def test_t4_seven_entries_are_not_enough() -> None:
    found = trend_of([5, N, N, 6, 5, N, N, N, 6, N, 7, N, 5, 6])
    assert (found.label, found.entries, found.missing) == (Label.NOT_ENOUGH, 7, 1)
    figures = (found.change, found.se, found.low, found.high, found.level, found.p_in, found.curve)
    assert figures == (None,) * 7


def test_t4_one_entry_in_the_earlier_half_is_not_enough() -> None:
    found = trend_of([N, N, N, N, N, N, 5, 6, 7, 5, 6, 7, 6, 8])
    assert (found.label, found.entries) == (Label.NOT_ENOUGH, 8)
    assert found.missing == 2


def test_t5_falling_with_gaps() -> None:
    moods = [7, 6, 7, N, 7, 6, 6, 7, N, N, 6, 5, 6, 6, 5, N, 5, 6, 5, 4, N, 5, 4, 5, 4, 4, N, 4]
    found = trend_of(moods)
    assert found.label is Label.FALLING
    assert (found.change, found.se, found.entries) == (about(-1.5687), about(0.2359), 22)
    assert found.curve is None


def test_t6_flat_over_twelve_weeks() -> None:
    found = trend_of([5 + P[i % 7] for i in range(84)])
    assert found.label is Label.FLAT
    assert (found.change, found.se) == (about(-0.0306), about(0.1453))


def test_t7_a_dip_that_came_back_is_not_called_flat() -> None:
    dip = [floor(7 - 3 * (1 - abs(2 * (i + 0.5) / 84 - 1)) + 0.5) + P[i % 7] for i in range(84)]
    found = trend_of(dip)
    assert found.label is Label.DIPPED
    assert (found.change, found.curve) == (about(-0.0290), about(2.9703))
    assert found.p_in == about(0.9901)
    assert trend_of([11 - mood for mood in dip]).label is Label.ROSE


def test_t8_rising_in_steps_with_every_fourth_day_missing() -> None:
    found = trend_of([N if i % 4 == 0 else 4 + i // 28 + P[3 * i % 7] for i in range(84)])
    assert found.label is Label.RISING
    assert (found.change, found.entries) == (about(1.3585), 63)


def test_t9_wide_swings_over_four_weeks_cannot_be_told_from_a_change() -> None:
    found = trend_of([6 + 2 * P[i % 7] for i in range(28)])
    assert found.label is Label.NO_DIRECTION
    assert (found.change, found.p_in) == (about(-0.1807), about(0.8879))


def test_a_dip_is_looked_for_from_28_days_and_12_entries_on() -> None:
    dip = [8, 8, 8, 7, 7, 6, 6, 5, 5, 4, 4, 3, 3, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 8]
    assert trend_of(dip).label is Label.DIPPED
    assert trend_of(dip[::2]).curve is None
    twelve = [
        mood if i in range(0, 12, 2) or i in range(16, 28, 2) else N for i, mood in enumerate(dip)
    ]
    assert trend_of(twelve).curve is not None
    assert trend_of([*twelve[:-2], N, N]).curve is None


@pytest.mark.parametrize(("low_days", "label"), [(32, Label.FLAT), (34, Label.DIPPED)])
def test_a_dip_is_named_from_one_point_on(low_days: int, label: Label) -> None:
    edge = [6] * ((84 - low_days) // 2)
    found = trend_of([*edge, *[5] * low_days, *edge])
    assert found.curve is not None
    assert (found.curve >= 1, found.label) == (label is Label.DIPPED, label)


def test_a_dip_within_wide_swings_is_not_named() -> None:
    swings = [(7, 3, 8, 4, 6, 8, 3)[i % 7] - 2 * (9 <= i < 19) for i in range(28)]
    found = trend_of(swings)
    assert found.label is Label.NO_DIRECTION
    assert found.curve == pytest.approx(2.2330, abs=0.0005)


@pytest.mark.parametrize(
    ("change", "t", "label"),
    [
        (1.0, 1.995, Label.RISING),
        (1.0, 1.985, Label.NO_DIRECTION),
        (-1.0, 1.995, Label.FALLING),
        (-1.0, 1.985, Label.NO_DIRECTION),
        (0.5, 10.0, Label.RISING),
        (0.49, 10.0, Label.FLAT),
        (-0.49, 10.0, Label.FLAT),
    ],
)
def test_a_direction_is_named_from_97_5_percent_and_half_a_point_on(
    change: float, t: float, label: Label
) -> None:
    """The quantile of Student's distribution with 82 degrees of freedom is 1.989."""
    assert label_of_line(Fit((5.0, change), (0.1, abs(change) / t), n=84, df=82)) is label


@pytest.mark.parametrize(("t", "label"), [(1.67, Label.FLAT), (1.655, Label.NO_DIRECTION)])
def test_flat_needs_90_percent_within_one_point(t: float, label: Label) -> None:
    """The quantile of Student's distribution with 82 degrees of freedom is 1.664."""
    assert label_of_line(Fit((5.0, 0.0), (0.1, 1 / t), n=84, df=82)) is label


def test_a_change_that_is_sure_but_small_is_not_named() -> None:
    found = trend_of([5] * 50 + [6] * 34)
    assert found.label is Label.RISING
    smaller = trend_of([5] * 76 + [6] * 8)
    assert smaller.change is not None
    assert 0 < smaller.change < 0.5
    assert smaller.label not in {Label.RISING, Label.FALLING}


@pytest.mark.parametrize(
    ("moods", "entries", "missing"),
    [
        ([N] * 14, 0, 8),
        ([5, 5, 5, N, N, N, N, 5, 5, 5, N, N, N, N], 6, 2),
        ([N] * 7 + [5] * 7, 7, 3),
        ([5] * 7 + [N] * 7, 7, 3),
        ([5] * 7 + [N] * 5 + [5] * 2, 9, 1),
        ([5] * 5 + [N] * 6 + [5] * 3, 8, 0),
    ],
)
def test_how_many_entries_are_missing_is_counted(moods: Moods, entries: int, missing: int) -> None:
    found = trend_of(moods)
    assert (found.entries, found.missing) == (entries, missing)
    assert (found.label is Label.NOT_ENOUGH) == (missing > 0)


def test_a_missing_day_is_a_gap_and_never_a_zero() -> None:
    gaps = [6 if i % 7 < 4 else N for i in range(28)]
    filled = [0 if mood is None else mood for mood in gaps]
    assert trend_of(gaps).label is Label.FLAT
    assert trend_of(gaps).level == about(6)
    assert trend_of(filled).level != about(6)
    assert trend_of(filled).se != trend_of(gaps).se


def test_days_outside_the_window_change_nothing() -> None:
    moods = by_date([4, 5, 4, 5, 5, 6, 5, 6, 6, 7, 6, 7, 7, 8])
    others = {TODAY + timedelta(days=1): 1, TODAY - timedelta(days=14): 10}
    assert trend(moods | others, TODAY, 14) == trend(moods, TODAY, 14)


def test_today_not_logged_yet_is_one_more_gap() -> None:
    moods = by_date([4, 5, 4, 5, 5, 6, 5, 6, 6, 7, 6, 7, 7, 8])
    tomorrow = trend(moods, TODAY + timedelta(days=1), 14)
    assert (tomorrow.label, tomorrow.entries) == (Label.RISING, 13)


def test_a_trend_that_is_known_is_not_computed_again() -> None:
    moods = {TODAY - timedelta(days=ago): 3 + ago % 5 for ago in range(20)}
    first = trend(moods, TODAY, 28)
    assert trend(dict(moods), TODAY, 28) is first
    assert trend({**moods, TODAY: 10}, TODAY, 28) != first
