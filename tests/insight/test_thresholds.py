"""What counts as high and as poor is the person's to say; the usual cut-offs hold otherwise."""

from datetime import date, timedelta

from therapy_tui.domain.day import Day
from therapy_tui.domain.profile import Profile
from therapy_tui.insight.findings.evidence import Thresholds
from therapy_tui.insight.insight import Insight
from therapy_tui.insight.record import Record

LAST = date(2026, 11, 23)


def steady(mood: int, profile: Profile) -> Insight:
    """Twelve weeks of the same mood, in the second year of the therapy."""
    days = [LAST - timedelta(days=back) for back in range(84)]
    entries = {day: Day(day, {"mood": mood, "duration": "1-3-years"}) for day in days}
    return Insight(Record(LAST, entries, profile, first_entry=days[-1]))


def raised(insight: Insight) -> set[str]:
    return {finding.id for finding in insight.findings}


def test_the_usual_cut_offs_hold_where_nothing_is_set() -> None:
    assert Thresholds.of(Profile()) == Thresholds(high_mood=7, poor_sleep=2)
    assert Thresholds.of(Profile(poor_sleep=1)) == Thresholds(high_mood=7, poor_sleep=1)


def test_a_mood_that_is_high_for_this_person_is_no_level_year() -> None:
    assert "F5a" in raised(steady(6, Profile()))
    assert "F5a" not in raised(steady(6, Profile(high_mood=6)))
    assert "F5a" in raised(steady(7, Profile(high_mood=8)))
