"""Dates and times as a person types them at the first start."""

from datetime import UTC, date, datetime, timedelta

import pytest

from therapy_tui.domain.asking import parse_next_session, parse_started
from therapy_tui.domain.errors import InputError

NOW = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)
"""A Monday."""
TODAY = NOW.date()


@pytest.mark.parametrize(
    ("typed", "started"),
    [
        ("2025-03-09", date(2025, 3, 9)),
        (" 2025-03 ", date(2025, 3, 1)),
        ("2026-11-23", TODAY),
        ("2024-02-29", date(2024, 2, 29)),
    ],
)
def test_therapy_since_is_a_day_or_a_month(typed: str, started: date) -> None:
    assert parse_started(typed, TODAY) == started


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("2026-11-24", "2026-11-24 is in the future; therapy since is a day that has been."),
        ("2026-12", "2026-12-01 is in the future; therapy since is a day that has been."),
        ("last spring", "'last spring' is no date; use YYYY-MM-DD, or YYYY-MM when"),
        ("2025-02-30", "'2025-02-30' is no date; use"),
        ("2025-13", "'2025-13' is no date; use"),
        ("2025", "'2025' is no date; use"),
    ],
)
def test_therapy_since_says_what_is_wrong(typed: str, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        parse_started(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "session"),
    [
        ("2026-12-01 15:00", datetime(2026, 12, 1, 15)),
        ("tomorrow 9:05", datetime(2026, 11, 24, 9, 5)),
        ("today 14:31", datetime(2026, 11, 23, 14, 31)),
        ("tue 15.00", datetime(2026, 11, 24, 15)),
        ("Sunday 08:00", datetime(2026, 11, 29, 8)),
        ("mon 14:31", datetime(2026, 11, 23, 14, 31)),
        ("mon 14:30", datetime(2026, 11, 30, 14, 30)),
        ("  mon   09:00 ", datetime(2026, 11, 30, 9)),
    ],
)
def test_the_next_session_is_a_day_and_a_time_to_come(typed: str, session: datetime) -> None:
    assert parse_next_session(typed, NOW) == session


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("tomorrow", "'tomorrow' has no time; use YYYY-MM-DD 15:00, tomorrow 15:00, or"),
        ("2026-12-01", "'2026-12-01' has no time"),
        ("tue 24:00", "'tue 24:00' has no time"),
        ("tue 9", "'tue 9' has no time"),
        ("15:00", "'15:00' names no day; use"),
        ("t 15:00", "'t' is no day; use"),
        ("someday 15:00", "'someday' is no day; use"),
        ("2026-02-30 15:00", "'2026-02-30' is no day; use"),
        ("yesterday 15:00", "'yesterday' is no day; use"),
        ("today 14:30", "2026-11-23 14:30 has passed; the next session is still to come."),
        ("2026-11-22 15:00", "2026-11-22 15:00 has passed"),
    ],
)
def test_the_next_session_says_what_is_wrong(typed: str, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        parse_next_session(typed, NOW)


@pytest.mark.parametrize("weekday", ["monday", "tu", "WED", "thurs", "fr", "sa", "su"])
def test_a_weekday_is_within_the_next_seven_days(weekday: str) -> None:
    session = parse_next_session(f"{weekday} 12:00", NOW)

    assert timedelta(0) < session - NOW.replace(tzinfo=None) <= timedelta(days=7)
    assert session.strftime("%A").lower().startswith(weekday.lower())
