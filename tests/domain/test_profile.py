from datetime import date

import pytest

from therapy_tui.domain.profile import Context, Goal, Profile, duration_band

NOVEMBER = date(2026, 11, 17)


@pytest.mark.parametrize(
    ("since", "until", "held"),
    [
        (None, None, True),
        (NOVEMBER, None, True),
        (None, NOVEMBER, True),
        (date(2026, 11, 18), None, False),
        (None, date(2026, 11, 16), False),
        (date(2026, 1, 1), date(2026, 12, 31), True),
    ],
)
def test_a_goal_holds_from_its_first_to_its_last_day(
    since: date | None, until: date | None, held: bool
) -> None:
    assert Goal("x", since, until).holds_on(NOVEMBER) is held


def test_a_day_has_the_goals_that_were_open_on_it() -> None:
    old = Goal("old", until=date(2026, 6, 30))
    new = Goal("new", since=date(2026, 6, 1))
    profile = Profile(goals=(old, new))
    assert profile.goals_on(date(2026, 5, 1)) == (old,)
    assert profile.goals_on(date(2026, 6, 15)) == (old, new)
    assert profile.goals_on(NOVEMBER) == (new,)


@pytest.mark.parametrize(
    ("months", "band"),
    [
        (0, "under-1-month"),
        (1, "1-3-months"),
        (2, "1-3-months"),
        (3, "3-12-months"),
        (11, "3-12-months"),
        (12, "1-3-years"),
        (35, "1-3-years"),
        (36, "over-3-years"),
        (400, "over-3-years"),
    ],
)
def test_the_duration_follows_from_the_months(months: int, band: str) -> None:
    assert duration_band(months) == band


def test_an_old_day_has_the_duration_that_held_on_it() -> None:
    profile = Profile(started=date(2026, 3, 17))
    assert profile.duration_on(date(2026, 3, 20)) == "under-1-month"
    assert profile.duration_on(date(2026, 6, 17)) == "3-12-months"
    assert profile.duration_on(date(2026, 6, 16)) == "1-3-months"
    assert profile.duration_on(date(2025, 1, 1)) == "under-1-month"
    assert Profile().duration_on(NOVEMBER) is None


def test_an_unknown_frequency_is_calculated_as_weekly_and_said_to_be_assumed() -> None:
    unknown = Context(None, None)
    assert unknown.assumed
    assert unknown.frequency_or_weekly == "weekly"
    assert unknown.values() == {}


def test_a_known_frequency_is_written_with_the_day() -> None:
    known = Context("monthly", "1-3-years")
    assert not known.assumed
    assert known.frequency_or_weekly == "monthly"
    assert known.values() == {"frequency": "monthly", "duration": "1-3-years"}
    assert Context("monthly", None).values() == {"frequency": "monthly"}
