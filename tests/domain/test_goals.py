"""The list of goals: what changes in it holds from now on, and old days keep theirs."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from therapy_tui.domain.errors import InputError
from therapy_tui.domain.goals import (
    added,
    is_open,
    moved,
    open_count,
    renamed,
    reopened,
    retired,
)
from therapy_tui.domain.profile import MOST_OPEN_GOALS, Goal, Profile

TODAY = date(2026, 11, 23)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
FIVE = tuple(Goal(name, since=date(2026, 1, 1)) for name in "abcde")


def names(goals: tuple[Goal, ...], day: date) -> str:
    return "".join(goal.name for goal in Profile(goals=goals).goals_on(day))


def test_a_new_goal_holds_from_today_on_and_not_before() -> None:
    goals = added(FIVE[:2], "  f ", TODAY)
    assert names(goals, YESTERDAY) == "ab"
    assert names(goals, TODAY) == "abf"


def test_a_sixth_is_refused_with_what_to_do() -> None:
    with pytest.raises(InputError, match="Retire one first"):
        added(FIVE, "f", TODAY)


def test_a_goal_without_words_is_refused() -> None:
    with pytest.raises(InputError, match="needs a few words"):
        added((), "  ", TODAY)


def test_a_retired_goal_still_holds_today_and_not_tomorrow() -> None:
    goals = retired(FIVE, 1, TODAY)
    assert names(goals, TODAY) == "abcde"
    assert names(goals, TOMORROW) == "acde"
    assert open_count(goals, TODAY) == 4


def test_one_that_takes_the_place_of_a_goal_retired_today_begins_tomorrow() -> None:
    goals = added(retired(FIVE, 1, TODAY), "f", TODAY)
    assert names(goals, TODAY) == "abcde"
    assert names(goals, TOMORROW) == "acdef"


def test_a_goal_that_began_today_goes_when_it_is_retired() -> None:
    assert retired(added(FIVE[:1], "f", TODAY), 1, TODAY) == FIVE[:1]


def test_a_goal_retired_today_is_reopened_as_if_nothing_had_been() -> None:
    assert reopened(retired(FIVE, 1, TODAY), 1, TODAY) == FIVE


def test_one_retired_long_ago_begins_anew_and_the_days_between_stay_without_it() -> None:
    goals = (*FIVE[:1], Goal("old", date(2026, 1, 1), date(2026, 3, 1)))
    again = reopened(goals, 1, TODAY)
    assert names(again, date(2026, 2, 1)) == "aold"
    assert names(again, date(2026, 6, 1)) == "a"
    assert names(again, TODAY) == "aold"


def test_reopening_a_sixth_is_refused() -> None:
    closed = (*FIVE, Goal("old", date(2026, 1, 1), date(2026, 3, 1)))
    with pytest.raises(InputError, match="Retire one first"):
        reopened(closed, 5, TODAY)


def test_another_name_counts_for_old_days_too() -> None:
    assert names(renamed(FIVE, 0, "z"), YESTERDAY) == "zbcde"


def test_the_order_changes_by_one_place_and_stops_at_the_ends() -> None:
    assert names(moved(FIVE, 0, 1), TODAY) == "bacde"
    assert names(moved(FIVE, 4, -1), TODAY) == "abced"
    assert moved(FIVE, 0, -1) == moved(FIVE, 4, 1) == FIVE


@given(st.lists(st.tuples(st.sampled_from("axrm"), st.integers(0, 7)), max_size=40))
def test_no_day_ever_has_more_goals_than_can_be_counted(keys: list[tuple[str, int]]) -> None:
    goals: tuple[Goal, ...] = ()
    day = date(2026, 1, 1)
    for key, at in keys:
        day += timedelta(days=at % 3)
        before = {past: names(goals, past) for past in (day - timedelta(days=9), day)}
        try:
            if key == "a":
                goals = added(goals, "g", day)
            elif goals and key == "x":
                goals = retired(goals, at % len(goals), day)
            elif goals and key == "r" and not is_open(goals[at % len(goals)], day):
                goals = reopened(goals, at % len(goals), day)
            elif goals:
                goals = moved(goals, at % len(goals), 1)
        except InputError:
            continue
        past = day - timedelta(days=9)
        assert len(before[past]) == len(names(goals, past))
        for ahead in range(-3, 4):
            here = day + timedelta(days=ahead)
            assert len(Profile(goals=goals).goals_on(here)) <= MOST_OPEN_GOALS


def test_a_goal_that_is_over_is_not_made_longer_by_retiring_it_again() -> None:
    over = (Goal("walk", since=date(2026, 1, 1), until=date(2026, 1, 2)),)

    assert retired(over, 0, date(2026, 1, 3)) == over
