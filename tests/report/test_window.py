from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.conftest import TODAY
from tests.report.reports import __, around, journal_of, rows
from therapy_tui.domain.errors import InputError
from therapy_tui.domain.profile import Profile
from therapy_tui.report.choosing import (
    usual_window,
    window_between,
    window_of_days,
    window_since_session,
)
from therapy_tui.report.window import Layout, ReportWindow


@pytest.mark.parametrize(
    ("days", "layout"),
    [
        (1, Layout.DAYS_AS_COLUMNS),
        (14, Layout.DAYS_AS_COLUMNS),
        (15, Layout.DAYS_AS_ROWS),
        (28, Layout.DAYS_AS_ROWS),
        (29, Layout.WEEKS_AS_ROWS),
        (84, Layout.WEEKS_AS_ROWS),
    ],
)
def test_the_layout_follows_the_length(days: int, layout: Layout) -> None:
    window = ReportWindow.ending(TODAY, days)
    assert window.days == days == len([*window.dates()])
    assert window.layout is layout


@pytest.mark.parametrize(
    ("days", "layout"),
    [(14, Layout.DAYS_AS_COLUMNS), (15, Layout.WEEKS_AS_ROWS), (28, Layout.WEEKS_AS_ROWS)],
)
def test_where_few_days_are_logged_weeks_come_earlier(days: int, layout: Layout) -> None:
    assert ReportWindow.ending(TODAY, days, sparse=True).layout is layout


def test_weeks_end_on_the_last_day_and_only_the_oldest_is_shorter() -> None:
    window = ReportWindow.ending(TODAY, 17)
    assert window.weeks == (
        (TODAY - timedelta(days=16), TODAY - timedelta(days=14)),
        (TODAY - timedelta(days=13), TODAY - timedelta(days=7)),
        (TODAY - timedelta(days=6), TODAY),
    )
    assert ReportWindow.ending(TODAY, 14).weeks[0][0] == ReportWindow.ending(TODAY, 14).first


@pytest.mark.parametrize("days", [0, -1, 3661])
def test_a_window_of_no_days_or_of_more_than_ten_years_is_refused(days: int) -> None:
    with pytest.raises(InputError, match=f"1 to 3660 days, not {days}"):
        ReportWindow.ending(TODAY, days)


def test_usually_it_is_two_weeks_up_to_the_day(folder: Path) -> None:
    journal = journal_of(folder, rows(mood=around(40)))
    window = usual_window(journal, TODAY)
    assert (window.first, window.last) == (date(2026, 11, 10), TODAY)
    assert window.layout is Layout.DAYS_AS_COLUMNS


def test_with_one_entry_a_week_it_is_eight_weeks_as_rows(folder: Path) -> None:
    once = [5 if at % 7 == 0 else None for at in range(84)]
    journal = journal_of(folder, rows(mood=once))
    window = usual_window(journal, TODAY)
    assert (window.days, window.sparse, window.layout) == (56, True, Layout.WEEKS_AS_ROWS)
    assert window_of_days(journal, TODAY, 14).layout is Layout.DAYS_AS_COLUMNS


def test_monthly_sessions_with_daily_entries_are_shown_by_days(folder: Path) -> None:
    journal = journal_of(folder, rows(mood=around(84)), Profile(frequency="monthly"))
    assert usual_window(journal, TODAY).layout is Layout.DAYS_AS_COLUMNS


def test_an_empty_journal_has_a_window_all_the_same(folder: Path) -> None:
    journal = journal_of(folder, {})
    assert usual_window(journal, TODAY).days == 14


def test_a_window_between_two_days_holds_both(folder: Path) -> None:
    journal = journal_of(folder, {})
    window = window_between(journal, date(2026, 10, 1), date(2026, 10, 3))
    assert [day.day for day in window.dates()] == [1, 2, 3]


def test_a_window_that_ends_before_it_begins_is_refused(folder: Path) -> None:
    journal = journal_of(folder, {})
    with pytest.raises(InputError, match="end on 2026-10-01, before it begins on 2026-10-02"):
        window_between(journal, date(2026, 10, 2), date(2026, 10, 1))


def test_no_window_reaches_into_the_future(folder: Path) -> None:
    journal = journal_of(folder, {})
    tomorrow = TODAY + timedelta(days=1)
    said = "2026-11-24 is in the future; today is 2026-11-23"
    with pytest.raises(InputError, match=said):
        usual_window(journal, tomorrow)
    with pytest.raises(InputError, match=said):
        window_of_days(journal, tomorrow, 7)
    with pytest.raises(InputError, match=said):
        window_between(journal, TODAY, tomorrow)
    with pytest.raises(InputError, match=said):
        window_since_session(journal, tomorrow)


def test_since_the_last_session_begins_with_its_day(folder: Path) -> None:
    journal = journal_of(folder, rows(sessions=[1, *[__] * 30, 1, *[__] * 9]))
    window = window_since_session(journal, TODAY)
    assert window.first == TODAY - timedelta(days=9)
    assert window.since_session


def test_a_session_on_the_day_itself_is_the_one_the_page_is_for(folder: Path) -> None:
    journal = journal_of(folder, rows(sessions=[1, *[__] * 6, 1]))
    assert window_since_session(journal, TODAY).first == TODAY - timedelta(days=7)


def test_without_a_marked_session_there_is_no_window_since_it(folder: Path) -> None:
    journal = journal_of(folder, rows(mood=around(30), sessions=[0]))
    with pytest.raises(InputError, match="No session is marked before 2026-11-23"):
        window_since_session(journal, TODAY)


def test_sessions_that_are_switched_off_begin_no_window(folder: Path) -> None:
    days = rows(sessions=[1, __, __])
    journal = journal_of(folder, days, Profile(hidden=("sessions",)))
    with pytest.raises(InputError, match="No session is marked"):
        window_since_session(journal, TODAY)


@pytest.mark.parametrize(
    ("last", "days", "first"),
    [(date(2024, 3, 1), 3, date(2024, 2, 28)), (date(2027, 1, 2), 14, date(2026, 12, 20))],
    ids=["leap day", "turn of the year"],
)
def test_every_day_of_the_calendar_is_there_once(last: date, days: int, first: date) -> None:
    window = ReportWindow.ending(last, days)
    assert window.first == first
    assert len(set(window.dates())) == days
