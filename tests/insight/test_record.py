from datetime import date, timedelta

import pytest

from tests.conftest import TODAY
from tests.days import days_from
from therapy_tui.domain.day import Day
from therapy_tui.domain.fields import NONE_SET, Value
from therapy_tui.domain.profile import Goal, Profile
from therapy_tui.insight.record import FrequencyChange, Record, days_needed

FIRST = TODAY - timedelta(days=13)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def entries(key: str, values: dict[date, Value]) -> dict[date, Day]:
    return {day: Day(day, {key: value}) for day, value in values.items()}


def test_entries_later_than_the_as_of_day_are_not_in_the_record() -> None:
    days = days_from(FIRST, mood=[5] * 14)
    record = Record(ago(3), days)
    assert max(record.days) == ago(3)
    assert record.values("mood", FIRST, TODAY) == dict.fromkeys(sorted(days)[:11], 5)


def test_the_record_of_an_earlier_day_knows_nothing_of_what_came_after() -> None:
    record = Record(TODAY, days_from(FIRST, mood=[5] * 14, frequency=["weekly", *["monthly"] * 13]))
    earlier = record.on(FIRST)
    assert (list(earlier.days), earlier.as_of) == ([FIRST], FIRST)
    assert (earlier.cadence.frequency, record.cadence.frequency) == ("weekly", "monthly")


def test_values_are_the_numbers_of_a_window_without_none_set_and_gaps() -> None:
    record = Record(TODAY, days_from(FIRST, homework=[3, NONE_SET, None, 0, 4]))
    assert record.values("homework", FIRST, FIRST + timedelta(days=3)) == {
        FIRST: 3,
        FIRST + timedelta(days=3): 0,
    }


def test_a_hidden_field_counts_as_not_logged() -> None:
    days = days_from(FIRST, mood=[5], sleep=[3], goals=[2], sessions=[1], takeaways=[2])
    hidden = ("sleep", "goals", "sessions", "takeaways")
    record = Record(TODAY, days, Profile(hidden=hidden), first_entry=FIRST)
    assert record.values("mood", FIRST, TODAY) == {FIRST: 5}
    assert record.values("sleep", FIRST, TODAY) == record.goal_shares(FIRST, TODAY) == {}
    assert (record.sessions(FIRST, TODAY), record.takeaways_of(FIRST)) == ((), None)
    assert record.attended(FIRST, TODAY) == 0
    assert [key for key in ("mood", *hidden) if record.hides(key)] == list(hidden)


def test_the_frequency_of_the_newest_entry_on_or_before_a_day_holds() -> None:
    days = entries("frequency", {ago(10): "weekly", ago(4): "monthly"})
    profile = Profile(frequency="as-needed")
    record = Record(TODAY, days, profile, earlier_frequency="twice-weekly")
    held = [record.frequency_on(ago(age)) for age in (11, 10, 5, 4, 0)]
    assert held == ["twice-weekly", "weekly", "weekly", "monthly", "monthly"]
    assert not record.frequency_assumed


def test_before_any_entry_the_profile_says_how_often() -> None:
    days = entries("frequency", {ago(4): "monthly"})
    record = Record(TODAY, days, Profile(frequency="every-2-weeks"))
    assert [record.frequency_on(ago(age)) for age in (5, 4)] == ["every-2-weeks", "monthly"]


def test_where_nothing_says_how_often_weekly_is_assumed_and_said_so() -> None:
    record = Record(TODAY, days_from(FIRST, mood=[5]))
    assert (record.frequency_on(TODAY), record.frequency_assumed) == ("weekly", True)


def test_a_change_of_frequency_is_the_first_day_of_the_new_one() -> None:
    chosen: dict[date, Value] = {
        ago(9): "weekly",
        ago(8): "weekly",
        ago(5): "monthly",
        ago(4): "monthly",
        ago(1): "weekly",
    }
    record = Record(TODAY, entries("frequency", chosen))
    assert record.frequency_changes() == (
        FrequencyChange(ago(5), "weekly", "monthly"),
        FrequencyChange(ago(1), "monthly", "weekly"),
    )


def test_the_first_loaded_frequency_is_a_change_from_the_one_that_held_before() -> None:
    chosen: dict[date, Value] = {ago(9): "monthly"}
    record = Record(TODAY, entries("frequency", chosen), earlier_frequency="weekly")
    assert record.frequency_changes() == (FrequencyChange(ago(9), "weekly", "monthly"),)


def test_the_first_known_frequency_is_no_change() -> None:
    chosen: dict[date, Value] = {ago(9): "monthly"}
    record = Record(TODAY, entries("frequency", chosen), Profile(frequency="weekly"))
    assert record.frequency_changes() == ()


@pytest.mark.parametrize(
    ("day", "months"),
    [(date(2026, 3, 17), 0), (date(2026, 6, 16), 2), (date(2026, 6, 17), 3), (TODAY, 8)],
)
def test_months_in_therapy_are_completed_months_since_the_start(day: date, months: int) -> None:
    days = entries("duration", {ago(200): "over-3-years"})
    assert Record(TODAY, days, Profile(started=date(2026, 3, 17))).months(day) == months


def test_without_a_start_the_lower_edge_of_the_band_last_chosen_holds_and_does_not_age() -> None:
    chosen: dict[date, Value] = {ago(400): "3-12-months", ago(10): "1-3-years"}
    record = Record(TODAY, entries("duration", chosen))
    assert [record.months(ago(age)) for age in (401, 400, 11, 10, 0)] == [None, 3, 3, 12, 12]


def test_the_band_may_have_been_chosen_before_the_loaded_days() -> None:
    record = Record(TODAY, {}, earlier_duration="over-3-years")
    assert record.months(TODAY) == 36
    assert record.on(FIRST).months(FIRST) == 36


def test_without_a_list_of_goals_their_number_is_unknown_and_with_none_open_it_is_0() -> None:
    goals = (Goal("sleep"), Goal("walk", since=ago(5)), Goal("call", until=ago(9)))
    record = Record(TODAY, {}, Profile(goals=goals))
    assert [record.goals_total(ago(age)) for age in (9, 8, 5)] == [2, 1, 2]
    assert Record(TODAY, {}).goals_total(TODAY) is None
    closed = Profile(goals=(Goal("walk", until=ago(5)),))
    assert Record(TODAY, {}, closed).goals_total(TODAY) == 0


def test_the_share_of_goals_is_out_of_those_open_on_that_day() -> None:
    days = entries("goals", {ago(9): 1, ago(8): 2, ago(1): 3})
    goals = (Goal("walk", since=ago(8)), *(Goal(name, since=ago(2)) for name in "abc"))
    record = Record(TODAY, days, Profile(goals=goals))
    assert record.goal_shares(ago(20), TODAY) == {ago(8): 1, ago(1): 0.75}
    assert Record(TODAY, days).goal_shares(ago(20), TODAY) == {
        ago(9): 0.2,
        ago(8): 0.4,
        ago(1): 0.6,
    }


def test_a_session_is_a_day_however_many_were_held_on_it() -> None:
    record = Record(TODAY, days_from(FIRST, mood=[5] * 5, sessions=[2, None, 0, 1]), Profile())
    assert record.sessions(FIRST, TODAY) == (FIRST, FIRST + timedelta(days=3))
    assert record.sessions(FIRST, FIRST) == (FIRST,)


def test_the_takeaways_of_a_session_are_the_most_logged_until_the_next() -> None:
    days = days_from(FIRST, sessions=[1, 0, 0, 1], takeaways=[1, 2, None, 0, None, 0])
    record = Record(TODAY, days)
    assert record.takeaways_of(FIRST) == 2
    assert record.takeaways_of(FIRST + timedelta(days=3)) == 0


def test_takeaways_count_for_seven_days_and_none_logged_is_not_0() -> None:
    days = days_from(FIRST, sessions=[1], takeaways=[*[None] * 6, 3])
    assert Record(TODAY, days).takeaways_of(FIRST) == 3
    late = days_from(FIRST, sessions=[1], takeaways=[*[None] * 7, 3])
    assert Record(TODAY, late).takeaways_of(FIRST) is None


def test_takeaways_logged_after_the_as_of_day_are_not_known_yet() -> None:
    days = days_from(FIRST, sessions=[1], takeaways=[1, 3])
    assert Record(FIRST, days).takeaways_of(FIRST) == 1


def test_the_days_to_load_hold_half_a_year_of_sessions_with_two_nights_before_each() -> None:
    span = days_needed(TODAY)
    assert span.last == TODAY
    assert span.first <= TODAY - timedelta(days=181 + 2)
