from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.days import days_from
from therapy_tui.domain.calendar import (
    Month,
    dates,
    last_session,
    long_date,
    months_between,
    months_in_therapy,
    sessions_held,
    short_date,
    start_of_week,
    window,
)
from therapy_tui.domain.errors import InputError

TUESDAY = date(2026, 11, 17)
ANY_DATE = st.dates(date(1900, 1, 1), date(2200, 12, 31))


def test_a_month_knows_its_days_and_its_name() -> None:
    november = Month.of(TUESDAY)
    assert (november.first, november.last) == (date(2026, 11, 1), date(2026, 11, 30))
    assert str(november) == "2026-11"
    assert november.name == "November 2026"


@pytest.mark.parametrize(("year", "last"), [(2024, 29), (2026, 28), (2000, 29), (2100, 28)])
def test_february_ends_as_the_leap_years_say(year: int, last: int) -> None:
    assert Month(year, 2).last == date(year, 2, last)


def test_months_can_be_counted_over_the_turn_of_the_year() -> None:
    assert Month(2026, 11).plus(2) == Month(2027, 1)
    assert Month(2026, 1).plus(-1) == Month(2025, 12)
    assert Month(2026, 11).plus(-24) == Month(2024, 11)
    assert Month(2026, 11).plus(0) == Month(2026, 11)


def test_months_stay_within_the_calendar() -> None:
    assert Month(9999, 12).plus(1) == Month(9999, 12)
    assert Month(1, 1).plus(-1) == Month(1, 1)


def test_months_are_ordered_by_time() -> None:
    assert Month(2025, 12) < Month(2026, 1) < Month(2026, 2)


@pytest.mark.parametrize("text", ["2026-11", " 2026-11 "])
def test_a_month_is_written_with_year_and_month(text: str) -> None:
    assert Month.parse(text) == Month(2026, 11)


@pytest.mark.parametrize(
    "text",
    ["", "2026", "2026-13", "2026-00", "0000-01", "26-11", "2026-1", "2026-11-01", "²026-11"],
)
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="is no month; use YYYY-MM"):
        Month.parse(text)


def test_the_weeks_of_a_month_are_whole_weeks() -> None:
    weeks = Month(2026, 11).weeks()
    assert [week[0] for week in weeks] == [
        date(2026, 10, 26),
        date(2026, 11, 2),
        date(2026, 11, 9),
        date(2026, 11, 16),
        date(2026, 11, 23),
        date(2026, 11, 30),
    ]
    assert weeks[0][-1] == date(2026, 11, 1)
    assert len(Month(2026, 11).weeks(week_start=6)) == 5


@settings(max_examples=60)
@given(day=ANY_DATE, week_start=st.integers(0, 6))
def test_the_weeks_of_a_month_hold_each_of_its_days_once(day: date, week_start: int) -> None:
    month = Month.of(day)
    weeks = month.weeks(week_start)
    shown = [each for week in weeks for each in week]
    assert shown == list(dates(shown[0], shown[-1]))
    assert {week[0].weekday() for week in weeks} == {week_start}
    assert all(any(Month.of(each) == month for each in week) for week in weeks)
    assert set(dates(month.first, month.last)) <= set(shown)


@settings(max_examples=60)
@given(day=ANY_DATE, week_start=st.integers(0, 6))
def test_a_week_starts_on_its_weekday_at_most_six_days_before(day: date, week_start: int) -> None:
    start = start_of_week(day, week_start)
    assert start.weekday() == week_start
    assert timedelta(0) <= day - start < timedelta(days=7)


def test_a_window_ends_on_its_last_day_and_holds_so_many() -> None:
    assert window(date(2026, 11, 23), 14) == (date(2026, 11, 10), date(2026, 11, 23))
    assert window(TUESDAY, 1) == (TUESDAY, TUESDAY)


def test_dates_include_both_ends_and_leap_days() -> None:
    assert list(dates(date(2024, 2, 28), date(2024, 3, 1))) == [
        date(2024, 2, 28),
        date(2024, 2, 29),
        date(2024, 3, 1),
    ]
    assert list(dates(TUESDAY, TUESDAY)) == [TUESDAY]
    assert list(dates(TUESDAY, TUESDAY - timedelta(days=1))) == []


def test_the_months_between_two_dates_are_those_with_a_day_in_between() -> None:
    assert months_between(date(2025, 12, 31), date(2026, 2, 1)) == [
        Month(2025, 12),
        Month(2026, 1),
        Month(2026, 2),
    ]
    assert months_between(TUESDAY, TUESDAY) == [Month(2026, 11)]
    assert months_between(TUESDAY, date(2026, 10, 31)) == []


def test_the_months_up_to_the_end_of_the_calendar_come_to_an_end() -> None:
    assert months_between(date(9999, 11, 30), date.max) == [Month(9999, 11), Month(9999, 12)]


@pytest.mark.parametrize(
    ("started", "day", "months"),
    [
        (date(2026, 3, 17), date(2026, 11, 17), 8),
        (date(2026, 3, 17), date(2026, 11, 16), 7),
        (date(2026, 11, 17), date(2026, 11, 17), 0),
        (date(2026, 11, 17), date(2026, 12, 16), 0),
        (date(2026, 11, 17), date(2026, 12, 17), 1),
        (date(2025, 12, 31), date(2026, 2, 28), 1),
        (date(2024, 2, 29), date(2025, 2, 28), 11),
        (date(2024, 2, 29), date(2025, 3, 1), 12),
        (date(2026, 12, 1), date(2026, 11, 17), 0),
    ],
)
def test_therapy_is_counted_in_completed_months(started: date, day: date, months: int) -> None:
    assert months_in_therapy(started, day) == months


def test_the_last_session_is_the_newest_held_up_to_a_day() -> None:
    days = days_from(TUESDAY, sessions=[1, 0, None, 2], mood=[5, 5, 5, 5])
    assert last_session(days, TUESDAY + timedelta(days=9)) == TUESDAY + timedelta(days=3)
    assert last_session(days, TUESDAY + timedelta(days=2)) == TUESDAY
    assert last_session(days, TUESDAY) == TUESDAY
    assert last_session(days, TUESDAY - timedelta(days=1)) is None


def test_sessions_of_a_span_are_summed() -> None:
    days = days_from(TUESDAY, sessions=[1, 0, None, 2])
    assert sessions_held(days, TUESDAY, TUESDAY + timedelta(days=3)) == 3
    assert sessions_held(days, TUESDAY + timedelta(days=1), TUESDAY + timedelta(days=2)) == 0


def test_dates_are_written_with_their_weekday() -> None:
    assert short_date(TUESDAY) == "Tue 17 Nov"
    assert long_date(TUESDAY) == "Tuesday 17 November 2026"


@pytest.mark.parametrize("week_start", range(7))
@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_first_and_the_last_week_of_the_calendar_may_be_short(
    day: date, week_start: int
) -> None:
    weeks = Month.of(day).weeks(week_start)
    seen = [each for week in weeks for each in week]

    assert day in seen
    assert {Month.of(day).first, Month.of(day).last} <= {*seen}
    assert seen == [*dates(seen[0], seen[-1])]
    assert [len(week) for week in weeks[1:-1]] == [7] * (len(weeks) - 2)
    assert window(date.min, 14) == (date.min, date.min)
