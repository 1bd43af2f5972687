from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest

from therapy_tui.domain.calendar import Days, dates
from therapy_tui.domain.fields import BY_KEY, FIELDS, NONE_SET
from therapy_tui.domain.sample import BREAKS, DAYS, EVERY_2_WEEKS, GOALS, sample_journal
from therapy_tui.domain.series import coverage, gaps, mean

TODAY = date(2026, 11, 23)
SAMPLE = sample_journal(TODAY)
FIRST = TODAY - timedelta(days=DAYS - 1)


def held(days: Days, first: int, last: int) -> list[date]:
    """The session days from so many to so many days back."""
    span = dates(TODAY - timedelta(days=first), TODAY - timedelta(days=last))
    return [day for day in span if day in days and days[day].sessions]


def moods_by_age(days: Days, last: date) -> dict[int, int]:
    return {(last - day).days: entry.mood for day, entry in days.items() if entry.mood}


def mood_around(back: int) -> float:
    span = dates(TODAY - timedelta(days=back + 10), TODAY - timedelta(days=back - 10))
    found = mean(SAMPLE.days[day].mood for day in span if day in SAMPLE.days)
    assert found is not None
    return found


def test_the_same_date_gives_the_same_journal() -> None:
    assert sample_journal(TODAY) == SAMPLE
    assert sample_journal(TODAY, seed=1) != SAMPLE


def test_a_week_later_it_is_the_same_journal_a_week_later() -> None:
    later = sample_journal(TODAY + timedelta(days=7))
    shifted = {day - timedelta(days=7): entry.values for day, entry in later.days.items()}
    assert {day: {**values, "duration": ""} for day, values in shifted.items()} == {
        day: {**entry.values, "duration": ""} for day, entry in SAMPLE.days.items()
    }


@pytest.mark.parametrize("weekday", range(7))
def test_on_each_day_of_the_week_moods_are_the_same_and_sessions_on_tuesdays(weekday: int) -> None:
    last = TODAY + timedelta(days=weekday)
    days = sample_journal(last).days
    assert moods_by_age(days, last) == moods_by_age(SAMPLE.days, TODAY)
    assert {day.weekday() for day, entry in days.items() if entry.sessions} == {1}
    assert any(entry.sessions for day, entry in days.items() if last - day < timedelta(days=14))


def test_a_longer_journal_only_adds_days_at_its_beginning() -> None:
    longer = sample_journal(TODAY, 1000).days
    recent = {day: entry for day, entry in longer.items() if day >= FIRST}
    assert moods_by_age(recent, TODAY) == moods_by_age(SAMPLE.days, TODAY)
    assert min(longer) < FIRST - timedelta(days=400)


def test_today_is_left_for_the_person_unless_asked_for() -> None:
    assert TODAY not in SAMPLE.days
    filled = sample_journal(TODAY, today_filled=True)
    assert filled.days[TODAY].mood is not None
    assert {day: entry for day, entry in filled.days.items() if day < TODAY} == SAMPLE.days


def test_every_value_is_one_its_field_takes_in_the_order_of_the_file() -> None:
    order = [field.key for field in FIELDS]
    for day, entry in SAMPLE.days.items():
        assert entry.date == day
        assert entry.is_entry
        assert all(BY_KEY[key].accepts(value) for key, value in entry.values.items())
        assert list(entry.values) == sorted(entry.values, key=order.index)


def test_every_entry_has_the_frequency_and_duration_that_held_on_it() -> None:
    for day, entry in SAMPLE.days.items():
        stepped = TODAY - day <= timedelta(days=EVERY_2_WEEKS)
        assert entry.get("frequency") == ("every-2-weeks" if stepped else "weekly")
        assert entry.get("duration") == SAMPLE.profile.duration_on(day)
    assert {entry.get("duration") for entry in SAMPLE.days.values()} == {
        "under-1-month",
        "1-3-months",
        "3-12-months",
        "1-3-years",
    }


def test_days_are_missing_alone_and_in_runs_of_up_to_a_week() -> None:
    days = SAMPLE.days
    logged = coverage(days, FIRST, TODAY - timedelta(days=1))
    assert 0.80 <= logged.logged / logged.total <= 0.90
    lengths = Counter((last - first).days + 1 for first, last in gaps(days, FIRST, TODAY))
    assert lengths[1] >= 10
    assert sum(count for length, count in lengths.items() if length > 2) >= 4
    assert max(lengths) <= 9


def test_moods_move_from_day_to_day_but_not_wildly() -> None:
    moods = [entry.mood for entry in SAMPLE.days.values()]
    steps = [abs(b - a) for a, b in pairwise(moods) if a is not None and b is not None]
    assert len(set(moods) - {None}) >= 7
    assert 0.5 < sum(steps) / len(steps) < 1.7


def test_there_is_a_hard_month_and_things_are_better_than_at_the_start() -> None:
    assert mood_around(178) + 1.2 < min(mood_around(245), mood_around(145))
    assert mood_around(470) + 0.8 < mood_around(20)


def test_after_poor_nights_the_mood_is_lower() -> None:
    entries = [entry for entry in SAMPLE.days.values() if entry.sleep]
    poor = mean(entry.mood for entry in entries if (entry.sleep or 0) <= 2)
    good = mean(entry.mood for entry in entries if (entry.sleep or 0) >= 4)
    assert poor is not None
    assert good is not None
    assert poor + 0.5 < good


def test_sessions_went_from_weekly_to_every_two_weeks_and_some_were_cancelled() -> None:
    weekly = held(SAMPLE.days, 290, 121)
    assert {(b - a).days for a, b in pairwise(weekly)} >= {7, 14}
    assert 16 <= len(weekly) <= 23
    fortnightly = held(SAMPLE.days, EVERY_2_WEEKS, 1)
    assert all((b - a).days >= 14 for a, b in pairwise(fortnightly))


def test_there_are_no_sessions_in_the_holidays() -> None:
    for first, last in BREAKS:
        assert held(SAMPLE.days, last, first) == []
    assert len(SAMPLE.profile.breaks) == len(BREAKS)


def test_homework_has_zeros_days_without_any_set_and_full_days() -> None:
    homework = Counter(entry.get("homework") for entry in SAMPLE.days.values())
    assert all(homework[value] >= 10 for value in (0, 1, 2, 3, 4, 5, NONE_SET, None))


def test_goals_on_track_are_never_more_than_were_agreed() -> None:
    assert len(SAMPLE.profile.goals) == len(GOALS) == 4
    for day, entry in SAMPLE.days.items():
        assert (entry.number("goals") or 0) <= len(SAMPLE.profile.goals_on(day))


def test_takeaways_belong_to_a_session_and_are_sometimes_repeated() -> None:
    sessions = [day for day, entry in SAMPLE.days.items() if entry.sessions]
    logged = [day for day, entry in SAMPLE.days.items() if entry.get("takeaways") is not None]
    assert all(any(0 <= (day - session).days < 7 for session in sessions) for day in logged)
    assert any(day not in sessions for day in logged)
    assert any(entry.get("takeaways") == 0 for entry in SAMPLE.days.values())


def test_notes_are_varied_some_of_two_lines_and_some_not_ascii() -> None:
    notes = [entry.note for entry in SAMPLE.days.values() if entry.note]
    assert 0.12 < len(notes) / len(SAMPLE.days) < 0.22
    assert len(set(notes)) > 30
    assert any("\n" in note for note in notes)
    assert any(not note.isascii() for note in notes)
    assert any(
        set(entry.values) == {"frequency", "duration", "note"} for entry in SAMPLE.days.values()
    )


def test_the_two_weeks_before_today_are_lively() -> None:
    recent = [SAMPLE.days.get(TODAY - timedelta(days=back)) for back in range(1, 15)]
    logged = [entry for entry in recent if entry is not None]
    assert len(logged) == 11
    assert len({entry.mood for entry in logged}) >= 5
    homework = {entry.get("homework") for entry in logged}
    assert {0, 5, NONE_SET} <= homework
    assert sum(entry.sessions for entry in logged) == 1


def test_the_next_session_is_to_come() -> None:
    for offset in range(7):
        last = TODAY + timedelta(days=offset)
        following = sample_journal(last).profile.next_session
        assert following is not None
        assert following.date() > last
        assert following.weekday() == 1


@pytest.mark.parametrize("days", [1, 2, 14, 30, 120])
def test_a_short_journal_stays_within_its_days(days: int) -> None:
    sample = sample_journal(TODAY, days)
    assert sample.profile.started == TODAY - timedelta(days=days - 1)
    assert all(TODAY - timedelta(days=days) < day < TODAY for day in sample.days)
    assert all(goal.since and goal.since <= TODAY for goal in sample.profile.goals)


def test_fifty_years_are_full_of_valid_days() -> None:
    sample = sample_journal(TODAY, 18_262)
    assert len(sample.days) > 14_000
    assert all(1 <= (entry.mood or 5) <= 10 for entry in sample.days.values())
