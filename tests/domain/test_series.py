from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.days import days_from
from therapy_tui.domain.calendar import Days, dates
from therapy_tui.domain.day import Day
from therapy_tui.domain.fields import NONE_SET, Value
from therapy_tui.domain.series import (
    RATINGS,
    WINDOWS,
    Coverage,
    Point,
    coverage,
    daily,
    fitted,
    gaps,
    in_weeks,
    mean,
    merged,
    together,
    weekly,
    weeks_back,
    weeks_by_default,
)

FIRST = date(2026, 11, 10)
LAST = date(2026, 11, 23)
FORTNIGHT = days_from(
    FIRST,
    mood=[5, 6, None, None, 5, 5, 6, 7, 6, 7, 7, None, 8, 6],
    sleep=[3, None, None, None, 3, 3, 4, 5, 3, 4, 4, None, 4, 3],
    homework=[3, 2, None, None, 3, NONE_SET, 0, 5, 3, 5, 5, None, NONE_SET, 3],
    sessions=[1, None, None, None, None, None, None, 1, 0],
    note=["a", None, "only a note"],
)


def of_ratings(values: tuple[float, ...]) -> dict[str, float]:
    return dict(zip(RATINGS, values, strict=True))


def test_a_day_stands_for_itself() -> None:
    point = daily(FORTNIGHT, FIRST, LAST)[0]
    assert (point.first, point.last, point.days) == (FIRST, FIRST, 1)
    assert of_ratings(point.sums) == {"mood": 5, "sleep": 3, "homework": 3, "goals": 0}
    assert [point.days_with(key) for key in RATINGS] == [1, 1, 1, 0]
    assert (point.low, point.high, point.logged, point.sessions, point.note) == (5, 5, 1, 1, True)


def test_there_is_a_point_for_each_day_logged_or_not() -> None:
    series = daily(FORTNIGHT, FIRST, LAST)
    assert [point.first for point in series] == list(dates(FIRST, LAST))


def test_a_missing_day_stays_a_gap() -> None:
    gap = daily(FORTNIGHT, FIRST, LAST)[3]
    assert gap.mood is None
    assert gap.homework is None
    assert not gap.has_rating
    assert (gap.low, gap.high, gap.logged, gap.note) == (None, None, 0, False)


def test_a_day_with_only_a_note_is_a_gap_with_a_note() -> None:
    point = daily(FORTNIGHT, FIRST, LAST)[2]
    assert (point.mood, point.note) == (None, True)


def test_none_set_is_neither_a_zero_nor_just_missing() -> None:
    none_set, zero = daily(FORTNIGHT, FIRST, LAST)[5:7]
    assert (none_set.homework, none_set.none_set) == (None, 1)
    assert (zero.homework, zero.none_set) == (0, 0)


def test_a_week_is_the_mean_over_its_logged_days_alone() -> None:
    older, newer = weekly(FORTNIGHT, LAST, first=FIRST)
    assert (older.first, older.last, older.days) == (FIRST, date(2026, 11, 16), 7)
    assert older.mood == pytest.approx(27 / 5)
    assert (older.low, older.high, older.logged) == (5, 6, 5)
    assert older.homework == pytest.approx(8 / 4)
    assert older.none_set == 1
    assert older.get("sleep") == pytest.approx(13 / 4)
    assert of_ratings(older.counts) == {"mood": 5, "sleep": 4, "homework": 4, "goals": 0}
    assert (older.sessions, older.notes) == (1, 2)
    assert newer.mood == pytest.approx(41 / 6)
    assert newer.homework == pytest.approx(21 / 5)


def test_a_week_without_a_value_has_none() -> None:
    week = weekly(days_from(FIRST, note=["x"]), LAST, first=FIRST)[0]
    assert (week.mood, week.has_rating, week.low) == (None, False, None)


def test_the_oldest_block_is_shorter_where_the_weeks_do_not_come_out_even() -> None:
    series = weekly(FORTNIGHT, LAST, first=date(2026, 11, 9))
    assert [point.days for point in series] == [1, 7, 7]
    assert series[-1].last == LAST


@pytest.mark.parametrize("length", [0, 1, 6, 7, 8, 14])
def test_weeks_are_the_days_put_together_of_which_no_more_than_seven_are_held_at_once(
    length: int,
) -> None:
    first = LAST - timedelta(days=length - 1)
    single = daily(FORTNIGHT, first, LAST)
    taken: list[Point] = []

    def each() -> Iterator[Point]:
        for point in single:
            taken.append(point)
            yield point

    weeks: list[Point] = []
    for week in in_weeks(each(), LAST):
        weeks.append(week)
        assert len(taken) == sum(each.days for each in weeks)
    assert weeks == weekly(FORTNIGHT, LAST, first=first) == merged(single, 7)


def test_so_many_weeks_back_are_whole_weeks() -> None:
    series = weeks_back(FORTNIGHT, LAST, 3)
    assert [(point.first, point.days) for point in series] == [
        (date(2026, 11, 3), 7),
        (FIRST, 7),
        (date(2026, 11, 17), 7),
    ]


def test_a_series_that_fits_is_left_as_it_is() -> None:
    series = daily(FORTNIGHT, FIRST, LAST)
    assert fitted(series, 14) == series


def test_a_series_too_long_is_put_together_by_the_least_that_fits() -> None:
    series = daily(FORTNIGHT, FIRST, LAST)
    assert [point.days for point in fitted(series, 13)] == [2] * 7
    assert [point.days for point in fitted(series, 6)] == [2, 3, 3, 3, 3]
    assert [point.days for point in fitted(series, 1)] == [14]


def test_weeks_put_together_are_averaged_by_days_not_by_weeks() -> None:
    four_weeks = merged(weekly(FORTNIGHT, LAST, first=FIRST), 2)
    assert len(four_weeks) == 1
    assert four_weeks[0].mood == pytest.approx(68 / 11)
    assert four_weeks[0].logged == 11


def test_gaps_are_the_runs_of_days_without_a_mood() -> None:
    assert gaps(FORTNIGHT, FIRST, LAST) == [
        (date(2026, 11, 12), date(2026, 11, 13)),
        (date(2026, 11, 21), date(2026, 11, 21)),
    ]


def test_coverage_counts_days_with_a_mood() -> None:
    assert coverage(FORTNIGHT, FIRST, LAST) == Coverage(11, 14)
    assert coverage({}, FIRST, LAST) == Coverage(0, 14)


def test_a_mean_of_nothing_is_nothing() -> None:
    assert mean([None, None]) is None
    assert mean([0, None, 1]) == 0.5


@pytest.mark.parametrize(("logged", "weeks"), [(13, True), (14, False)])
def test_weeks_are_shown_where_fewer_than_half_of_the_last_28_days_are_logged(
    logged: int, weeks: bool
) -> None:
    row = [5, *[None] * (28 - logged), *[5] * logged]
    days = days_from(LAST - timedelta(days=28), mood=row)
    assert weeks_by_default(days, LAST) is weeks


def test_the_days_before_a_new_journal_are_not_held_against_it() -> None:
    assert weeks_by_default({}, LAST) is False
    assert weeks_by_default(days_from(LAST, mood=[5]), LAST) is False
    assert weeks_by_default(days_from(LAST - timedelta(days=12), mood=[5, 5]), LAST) is False
    assert weeks_by_default(days_from(LAST - timedelta(days=13), mood=[5, 5]), LAST) is True


def test_later_days_decide_nothing() -> None:
    days = days_from(LAST + timedelta(days=1), mood=[5])
    assert weeks_by_default(days, LAST) is False


def test_the_windows_are_2_4_and_12_weeks_a_year_and_everything() -> None:
    spans = [window.span(LAST, date(2025, 1, 1)) for window in WINDOWS]
    assert [(last - first).days + 1 for first, last in spans] == [14, 28, 84, 365, 692]
    assert {last for _, last in spans} == {LAST}
    assert [window.by_weeks for window in WINDOWS] == [False, False, False, True, True]
    assert [window.key for window in WINDOWS] == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize("first_entry", [None, LAST, LAST + timedelta(days=3)])
def test_everything_is_two_weeks_at_least(first_entry: date | None) -> None:
    assert WINDOWS[-1].span(LAST, first_entry) == (FIRST, LAST)


def test_a_mean_is_exact_however_often_its_days_were_put_together() -> None:
    """58 / 7 * 7 is not quite 58."""
    days = days_from(FIRST, mood=[8, 8, 8, 8, 8, 9, 9, 4, 4, 4, 4, 4, 4, 5])
    assert together(weekly(days, LAST, first=FIRST)).mood == 87 / 14


def moods() -> st.SearchStrategy[list[Value | None]]:
    return st.lists(st.none() | st.integers(1, 10), min_size=1, max_size=60)


@settings(max_examples=60)
@given(row=moods(), size=st.integers(1, 40))
def test_no_day_is_lost_or_made_up_when_points_are_put_together(
    row: list[Value | None], size: int
) -> None:
    last = FIRST + timedelta(days=len(row) - 1)
    days: Days = days_from(FIRST, mood=row)
    single = daily(days, FIRST, last)
    blocks = merged(single, size)
    assert blocks[0].first == FIRST
    assert blocks[-1].last == last
    assert sum(block.days for block in blocks) == len(row)
    assert all(block.days == size for block in blocks[1:])
    logged = [value for value in row if isinstance(value, int)]
    assert sum(block.logged for block in blocks) == len(logged)
    total = sum(block.mood * block.logged for block in blocks if block.mood is not None)
    assert total == pytest.approx(sum(logged))
    for block in blocks:
        assert (block.mood is None) == (block.logged == 0)


@settings(max_examples=60)
@given(row=moods())
def test_gaps_and_logged_days_make_up_the_span(row: list[Value | None]) -> None:
    last = FIRST + timedelta(days=len(row) - 1)
    days = days_from(FIRST, mood=row)
    missing = [day for first, end in gaps(days, FIRST, last) for day in dates(first, end)]
    assert sorted([*missing, *days]) == list(dates(FIRST, last))


def test_a_note_does_not_begin_the_moods_that_are_counted() -> None:
    day = LAST - timedelta(days=20)
    moods = days_from(LAST - timedelta(days=7), mood=[5] * 8)
    for values in ({"note": "hello"}, {"homework": 3}, {"sessions": 1}):
        assert weeks_by_default({day: Day(day, values), **moods}, LAST) is False
        assert weeks_by_default({day: Day(day, values)}, LAST) is False


def test_frequency_and_duration_alone_do_not_begin_a_journal() -> None:
    day = LAST - timedelta(days=20)
    days = {day: Day(day, {"frequency": "weekly"}), LAST: Day(LAST, {"mood": 5})}
    assert weeks_by_default(days, LAST) is False
