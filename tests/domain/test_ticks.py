"""Which goals were ticked is remembered while their number is what the day holds, and no longer."""

from datetime import timedelta

from tests.conftest import TODAY
from therapy_tui.domain.ticks import Ticks


def test_ticking_counts_and_a_second_time_takes_the_tick_away() -> None:
    ticks = Ticks()
    counts = []
    count: int | None = None
    for name in ("a", "b", "a", "c"):
        count = ticks.toggle(TODAY, count, name)
        counts.append(count)
    assert counts == [1, 2, 1, 2]
    assert ticks.of(TODAY, 2) == {"b", "c"}


def test_a_count_from_elsewhere_has_no_ticks() -> None:
    ticks = Ticks()
    assert ticks.of(TODAY, 3) == frozenset()
    assert ticks.toggle(TODAY, 3, "a") == 1
    assert ticks.of(TODAY, 4) == frozenset()
    assert ticks.of(TODAY, 1) == frozenset()


def test_a_count_that_was_taken_back_finds_its_ticks_again() -> None:
    ticks = Ticks()
    ticks.toggle(TODAY, ticks.toggle(TODAY, None, "a"), "b")
    assert ticks.of(TODAY, 1) == {"a"}
    assert ticks.of(TODAY, None) == frozenset()


def test_none_takes_all_ticks_away() -> None:
    ticks = Ticks()
    ticks.toggle(TODAY, None, "a")
    assert ticks.none(TODAY) == 0
    assert ticks.of(TODAY, 0) == frozenset()


def test_each_day_has_its_own() -> None:
    ticks = Ticks()
    ticks.toggle(TODAY, None, "a")
    assert ticks.of(TODAY - timedelta(days=1), 1) == frozenset()
