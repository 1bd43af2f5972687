"""The exact permutation test."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from therapy_tui.insight.permutation import share_of_splits_as_low

COUNTS = st.lists(st.integers(0, 9), min_size=1, max_size=6)


def test_of_all_splits_only_the_one_seen_is_as_low() -> None:
    chance = share_of_splits_as_low([1, 0, 1, 1], [3, 2, 3, 2, 2, 3])
    assert chance == pytest.approx(1 / 210)


def test_splits_that_come_out_the_same_count_too() -> None:
    assert share_of_splits_as_low([1, 2, 1], [2, 2, 3, 1, 2]) == pytest.approx(0.2321, abs=5e-5)


@settings(max_examples=60)
@given(COUNTS, COUNTS)
def test_the_share_is_that_of_trying_every_split(group: list[int], others: list[int]) -> None:
    splits = list(combinations([*group, *others], len(group)))
    as_low = sum(sum(split) <= sum(group) for split in splits)
    assert share_of_splits_as_low(group, others) == pytest.approx(as_low / len(splits))


def test_half_a_year_of_twice_weekly_sessions_is_counted_exactly() -> None:
    chance = share_of_splits_as_low([0] * 20, [2] * 32)
    assert chance == pytest.approx(1 / 125_994_627_894_135)
