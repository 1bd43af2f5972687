from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import TODAY
from therapy_tui.domain.calendar import Month, dates
from therapy_tui.domain.day import Day
from therapy_tui.domain.fields import Value
from therapy_tui.domain.profile import Break, Profile
from therapy_tui.insight.cadence import CADENCES, Cadence
from therapy_tui.insight.record import Record, Span, sessions_due
from therapy_tui.insight.score import score

SUMMER = date(2026, 7, 1)
NOVEMBER = Span(date(2026, 11, 1), TODAY)
OCTOBER = Span(date(2026, 10, 1), date(2026, 10, 31))


def held(*days: date, count: int = 1) -> dict[date, Day]:
    return {day: Day(day, {"sessions": count}) for day in days}


def weekly(as_of: date, **more: object) -> Record:
    return Record(as_of, {}, Profile(frequency="weekly", **more), SUMMER)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("frequency", "days", "due"),
    [
        ("weekly", 6, 0),
        ("weekly", 7, 1),
        ("weekly", 13, 1),
        ("weekly", 14, 2),
        ("weekly", 27, 3),
        ("weekly", 28, 4),
        ("weekly", 31, 4),
        ("twice-weekly", 10, 2),
        ("every-2-weeks", 13, 0),
        ("every-2-weeks", 31, 2),
        ("every-3-weeks", 31, 1),
        ("monthly", 27, 0),
        ("monthly", 30, 1),
    ],
)
def test_a1_whole_sessions_are_expected(frequency: str, days: int, due: int) -> None:
    assert sessions_due({frequency: days}) == due
    first = date(2026, 3, 1)
    record = Record(TODAY, {}, Profile(frequency=frequency), SUMMER - timedelta(days=300))
    assert record.due(first, first + timedelta(days=days - 1)) == due


def test_a1_on_17_november_six_are_expected_since_october_and_five_held_are_five_sixths() -> None:
    as_of = date(2026, 11, 17)
    record = weekly(as_of)
    assert record.attendance_parts() == (OCTOBER, Span(date(2026, 11, 1), as_of))
    assert [record.due(*part) for part in record.attendance_parts()] == [4, 2]
    days = held(*(date(2026, 10, day) for day in (6, 13, 27)), *held(date(2026, 11, 3), as_of))
    days |= {
        day: Day(day, {**days.get(day, Day(day)).values, "mood": 6, "sleep": 3})
        for day in dates(as_of - timedelta(days=13), as_of)
    }
    found = score(Record(as_of, days, Profile(frequency="weekly"), SUMMER))
    sessions = next(part for part in found.parts if part.part == "sessions")
    assert (sessions.logged, sessions.of) == (5, 6)
    assert sessions.sub_score == pytest.approx(83.3333, abs=0.0005)


def test_nothing_is_expected_as_needed() -> None:
    record = Record(TODAY, {}, Profile(frequency="as-needed"), SUMMER)
    assert record.due(SUMMER, TODAY) == 0


def test_nothing_is_expected_before_the_first_entry_or_the_start_of_therapy() -> None:
    assert weekly(TODAY, started=date(2026, 11, 10)).due(*NOVEMBER) == 2
    begun = Record(TODAY, {}, Profile(started=date(2026, 11, 10)), date(2026, 11, 17))
    assert begun.tracked_days(NOVEMBER) == tuple(dates(date(2026, 11, 17), TODAY))
    assert begun.tracked_days(OCTOBER) == ()
    assert Record(TODAY, {}).tracked_days(NOVEMBER) == ()
    assert Record(TODAY, {}).attended(*NOVEMBER) == 0


def test_the_rest_of_the_month_is_not_expected_yet() -> None:
    assert weekly(date(2026, 11, 17)).due(NOVEMBER.first, date(2026, 11, 30)) == 2


def test_days_of_a_planned_break_are_left_out() -> None:
    pause = Break(date(2026, 10, 26), date(2026, 11, 8))
    record = weekly(TODAY, breaks=(pause,))
    assert len(record.tracked_days(OCTOBER)) == 25
    assert [record.due(*part) for part in (OCTOBER, NOVEMBER)] == [3, 2]


def test_a_session_held_in_a_break_counts_all_the_same() -> None:
    profile = Profile(breaks=(Break(NOVEMBER.first, TODAY),))
    record = Record(TODAY, held(date(2026, 11, 5)), profile, SUMMER)
    assert (record.attended(*NOVEMBER), record.due(*NOVEMBER)) == (1, 0)


def test_a_frequency_that_changed_within_a_month_counts_by_its_days() -> None:
    changed: dict[date, Value] = {OCTOBER.first: "weekly", date(2026, 10, 15): "every-2-weeks"}
    days = {day: Day(day, {"frequency": value}) for day, value in changed.items()}
    record = Record(TODAY, days, first_entry=SUMMER)
    assert record.due(*OCTOBER) == 3  # 14 / 7 + 17 / 14
    assert sessions_due({"weekly": 4, "twice-weekly": 3, "as-needed": 9}) == 1  # 4 / 7 + 3 / 3.5
    thirds = {"weekly": 4, "every-2-weeks": 2, "every-3-weeks": 6}
    assert sessions_due(thirds) == 1  # 4 / 7 + 2 / 14 + 6 / 21, which floats make a little less


def test_two_sessions_on_one_day_are_two_held() -> None:
    record = Record(TODAY, held(date(2026, 11, 5), count=2), first_entry=SUMMER)
    assert record.attended(*NOVEMBER) == 2


def test_sessions_to_come_and_before_the_start_are_not_held() -> None:
    days = held(date(2026, 11, 2), date(2026, 11, 9), TODAY + timedelta(days=1))
    record = Record(TODAY, days, Profile(started=date(2026, 11, 5)), SUMMER)
    assert record.attended(*NOVEMBER) == 1


@settings(max_examples=60)
@given(
    st.sampled_from([row for row in CADENCES if row.interval is not None]),
    st.integers(0, 27),
    st.integers(0, 400),
)
def test_who_never_misses_a_session_is_never_below_the_expected(
    row: Cadence, offset: int, age: int
) -> None:
    as_of = TODAY - timedelta(days=age)
    first = as_of - timedelta(days=120 + offset)
    days = {
        day: Day(day, {"sessions": 1})
        for at in range(60)
        if (day := first + timedelta(days=int(at * (row.interval or 0)))) <= as_of
    }
    record = Record(as_of, days, Profile(frequency=row.frequency), first)
    for part in record.attendance_parts():
        assert record.attended(*part) >= record.due(*part)
    assert record.attendance_parts()[0].first == Month.of(as_of).plus(-1).first


def test_days_of_a_break_that_is_still_open_are_left_out() -> None:
    ended = weekly(TODAY, breaks=(Break(NOVEMBER.first, TODAY),))
    still = weekly(TODAY, breaks=(Break(NOVEMBER.first),))
    assert still.due(NOVEMBER.first, TODAY) == ended.due(NOVEMBER.first, TODAY)
    assert still.due(NOVEMBER.first, TODAY) != weekly(TODAY).due(NOVEMBER.first, TODAY)
