"""What holds for the trend of any moods: symmetries, and labels that agree with the range."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.conftest import examples
from tests.insight.moods import Moods, trend_of
from therapy_tui.insight.trend import Label, Trend

MIRROR = {
    Label.RISING: Label.FALLING,
    Label.FALLING: Label.RISING,
    Label.DIPPED: Label.ROSE,
    Label.ROSE: Label.DIPPED,
}

windows = st.sampled_from((14, 28, 84)).flatmap(
    lambda days: st.lists(st.integers(1, 10) | st.none(), min_size=days, max_size=days)
)
directions = st.builds(
    lambda days, slope, noise, skip: [
        None
        if skip and i % skip == 0
        else min(10, max(1, round(5 + slope * i / days + noise[i % 9])))
        for i in range(days)
    ],
    st.sampled_from((14, 28, 84)),
    st.integers(-6, 6),
    st.lists(st.integers(-2, 2), min_size=9, max_size=9),
    st.integers(0, 5),
)
"""Moods with a drift, so that labels other than no clear direction come up."""


@examples(20, 400)
@given(windows | directions)
def test_going_back_in_time_turns_the_change_round(moods: Moods) -> None:
    assert_mirrored(trend_of(moods), trend_of(moods[::-1]), shape_too=False)


@examples(20, 400)
@given(windows | directions)
def test_the_scale_upside_down_turns_the_change_round(moods: Moods) -> None:
    upside_down = [None if mood is None else 11 - mood for mood in moods]
    assert_mirrored(trend_of(moods), trend_of(upside_down), shape_too=True)


def assert_mirrored(found: Trend, mirrored: Trend, *, shape_too: bool) -> None:
    if found.line is None or mirrored.line is None:
        assert found.label is mirrored.label
        assert found.missing == mirrored.missing
        return
    assert mirrored.change == pytest.approx(-found.line.beta[1], abs=1e-9)
    assert mirrored.se == pytest.approx(found.line.se[1], abs=1e-9)
    turned = found.label in {Label.RISING, Label.FALLING} or shape_too
    assert mirrored.label is (MIRROR.get(found.label, found.label) if turned else found.label)


@examples(20, 400)
@given(windows | directions)
def test_a_constant_added_leaves_change_and_label(moods: Moods) -> None:
    assume(max((mood for mood in moods if mood is not None), default=1) < 10)
    found = trend_of(moods)
    moved = trend_of([None if mood is None else mood + 1 for mood in moods])
    assert moved.label is found.label
    assert moved.change == (None if found.change is None else pytest.approx(found.change, abs=1e-9))
    assert moved.level == (None if found.level is None else pytest.approx(found.level + 1))


@examples(20, 400)
@given(windows | directions)
def test_the_range_holds_the_change_and_the_label_agrees_with_it(moods: Moods) -> None:
    found = trend_of(moods)
    assume(found.line is not None)
    assert found.low is not None
    assert found.change is not None
    assert found.high is not None
    assert found.low < found.change < found.high
    if found.label is Label.RISING:
        assert found.low > 0
    if found.label is Label.FALLING:
        assert found.high < 0
    if found.label is Label.FLAT:
        assert -1 < found.low < found.high < 1
