from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from therapy_tui.domain.clock import DAY_START, Clock, parse_iso, system_now
from therapy_tui.domain.errors import InputError

BERLIN = ZoneInfo("Europe/Berlin")
KOLKATA = ZoneInfo("Asia/Kolkata")


def at(text: str, zone: tzinfo = UTC, day_start: int = DAY_START) -> Clock:
    """A clock that stands still at that local time of its zone."""
    moment = datetime.fromisoformat(text).replace(tzinfo=zone)
    return Clock(zone, day_start, lambda: moment)


@pytest.mark.parametrize(
    ("moment", "today"),
    [
        ("2026-11-24T01:30", date(2026, 11, 23)),
        ("2026-11-24T03:59:59", date(2026, 11, 23)),
        ("2026-11-24T04:00", date(2026, 11, 24)),
        ("2026-11-23T23:59:59", date(2026, 11, 23)),
        ("2026-11-24T00:00", date(2026, 11, 23)),
        ("2027-01-01T02:00", date(2026, 12, 31)),
        ("2028-03-01T01:30", date(2028, 2, 29)),
        ("2027-03-01T01:30", date(2027, 2, 28)),
    ],
)
def test_before_the_day_starts_a_check_in_belongs_to_the_evening_before(
    moment: str, today: date
) -> None:
    assert at(moment).today() == today


def test_with_a_day_start_of_midnight_the_day_is_the_calendars() -> None:
    clock = at("2026-11-24T00:00", day_start=0)
    assert clock.today() == clock.calendar_date() == date(2026, 11, 24)
    assert not clock.before_day_start


def test_the_day_can_start_as_late_as_noon() -> None:
    assert at("2026-11-24T11:59", day_start=12).today() == date(2026, 11, 23)
    assert at("2026-11-24T12:00", day_start=12).today() == date(2026, 11, 24)


def test_past_midnight_the_clock_says_that_it_is_still_the_day_before() -> None:
    assert at("2026-11-24T01:30").before_day_start
    assert not at("2026-11-24T04:00").before_day_start


@pytest.mark.parametrize("offset", [timedelta(hours=2), timedelta(hours=-7)])
def test_a_date_begins_at_midnight_of_the_zone_whatever_the_hour_is_now(offset: timedelta) -> None:
    zone = timezone(offset)
    begun = at("2026-11-24T23:59", zone).midnight(date(2026, 11, 24))
    assert begun == datetime(2026, 11, 24, tzinfo=zone)


def test_a_date_begins_in_the_time_that_held_then() -> None:
    """In Berlin the clocks went back at three on that Sunday."""
    begun = at("2026-10-25T12:00", BERLIN).midnight(date(2026, 10, 25))
    assert begun.utcoffset() == timedelta(hours=2)
    assert Clock().midnight(date(2026, 10, 25)) == datetime(2026, 10, 25).astimezone()


def test_the_calendar_and_the_newest_date_are_ahead_after_midnight() -> None:
    clock = at("2026-11-24T01:30")
    assert clock.calendar_date() == date(2026, 11, 24)
    assert clock.newest() == date(2026, 11, 24)


def test_one_moment_is_two_dates_in_two_time_zones() -> None:
    moment = datetime(2026, 11, 23, 22, 45, tzinfo=UTC)
    assert Clock(UTC, moment=lambda: moment).today() == date(2026, 11, 23)
    assert Clock(KOLKATA, moment=lambda: moment).today() == date(2026, 11, 24)
    assert Clock(KOLKATA, moment=lambda: moment).now().hour == 4


@pytest.mark.parametrize(
    ("utc", "today"),
    [
        ("2026-03-29T00:59", date(2026, 3, 28)),
        ("2026-03-29T01:59", date(2026, 3, 28)),
        ("2026-03-29T02:00", date(2026, 3, 29)),
        ("2026-10-25T00:30", date(2026, 10, 24)),
        ("2026-10-25T01:30", date(2026, 10, 24)),
        ("2026-10-25T02:59", date(2026, 10, 24)),
        ("2026-10-25T03:00", date(2026, 10, 25)),
    ],
)
def test_the_day_starts_at_the_hour_on_the_wall_when_clocks_are_changed(
    utc: str, today: date
) -> None:
    moment = datetime.fromisoformat(utc).replace(tzinfo=UTC)
    assert Clock(BERLIN, moment=lambda: moment).today() == today


def test_without_a_configured_zone_the_machines_own_is_used() -> None:
    offset = timezone(timedelta(hours=9))
    moment = datetime(2026, 11, 24, 8, 0, tzinfo=offset)
    assert Clock(moment=lambda: moment).now().utcoffset() == moment.astimezone().utcoffset()
    assert system_now().tzinfo is not None


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", date(2026, 11, 23)),
        (" Today ", date(2026, 11, 23)),
        ("yesterday", date(2026, 11, 22)),
        ("-3", date(2026, 11, 20)),
        ("-0", date(2026, 11, 23)),
        ("-30", date(2026, 10, 24)),
        ("2026-11-24", date(2026, 11, 24)),
        ("2024-02-29", date(2024, 2, 29)),
        ("0001-01-01", date(1, 1, 1)),
    ],
)
def test_a_date_can_be_typed_in_several_ways(typed: str, day: date) -> None:
    assert at("2026-11-24T01:30").parse(typed) == day


@pytest.mark.parametrize("typed", ["2026-11-25", "9999-12-31"])
def test_a_date_in_the_future_is_refused(typed: str) -> None:
    with pytest.raises(InputError, match=f"{typed} is in the future; today is 2026-11-23"):
        at("2026-11-24T01:30").parse(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "tomorrow",
        "2026-2-3",
        "20261117",
        "2026-W47-2",
        "17.11.2026",
        "2026-11-17T10:00",
        "２０２６-11-17",
        "+3",
        "3",
        "-",
        "--3",
        "-999999",
    ],
)
def test_what_is_no_date_is_answered_with_the_ways_to_write_one(typed: str) -> None:
    with pytest.raises(InputError, match="is no date; use YYYY-MM-DD, today, yesterday or -3"):
        at("2026-11-23T12:00").parse(typed)


@pytest.mark.parametrize("typed", ["2026-02-29", "2026-13-01", "0000-01-01"])
def test_a_date_that_does_not_exist_is_refused(typed: str) -> None:
    with pytest.raises(InputError, match=f"There is no date {typed}"):
        parse_iso(typed)


def test_so_many_days_back_that_the_calendar_ends_are_refused() -> None:
    with pytest.raises(InputError, match="before the calendar begins"):
        at("0050-01-01T12:00").parse("-99999")


@settings(max_examples=100)
@given(
    moment=st.datetimes(datetime(2000, 1, 2), datetime(2100, 1, 1), timezones=st.just(UTC)),
    zone=st.sampled_from([UTC, BERLIN, KOLKATA, ZoneInfo("America/St_Johns")]),
    day_start=st.integers(0, 12),
)
def test_today_is_the_calendars_date_or_the_day_before(
    moment: datetime, zone: tzinfo, day_start: int
) -> None:
    clock = Clock(zone, day_start, lambda: moment)
    late = clock.calendar_date() - clock.today()
    assert late in {timedelta(0), timedelta(days=1)}
    assert clock.before_day_start is bool(late) is (clock.now().hour < day_start)
    assert clock.newest() == clock.calendar_date()
