from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.conftest import TODAY
from tests.people import LAST, PEOPLE, Person, person_journal
from tests.report.reports import __, around, journal_of, report_of, rows
from therapy_tui.domain.fields import FIELDS, NONE_SET
from therapy_tui.domain.profile import Goal, Profile
from therapy_tui.domain.summary import Average
from therapy_tui.insight.insight import Insight
from therapy_tui.report.choosing import usual_window, window_of_days
from therapy_tui.report.gathering import gather
from therapy_tui.report.model import build_report
from therapy_tui.report.parts import ReportDay

NAMES = [person.name for person in PEOPLE]


@pytest.mark.parametrize("person", PEOPLE, ids=NAMES)
def test_score_trend_and_findings_are_those_of_that_day(person: Person, folder: Path) -> None:
    journal = person_journal(person, folder)
    report = build_report(journal, usual_window(journal, LAST), made=LAST)
    insight = Insight(gather(journal, LAST))
    assert report.score == insight.score
    assert report.trends == insight.trends
    assert report.score_rows == insight.why
    raised = [finding for finding in insight.findings if finding.id != "F11"]
    assert list(report.worth_raising) == raised[:3]


def test_at_most_three_findings_are_raised(folder: Path) -> None:
    journal = person_journal(replace(PEOPLE[1], seed=1), folder)
    found = [finding.id for finding in Insight(gather(journal, LAST)).findings]
    assert len(found) > 4
    report = build_report(journal, usual_window(journal, LAST), made=LAST)
    assert [finding.id for finding in report.worth_raising] == found[:3]


@pytest.mark.parametrize("length", [1, 14, 28, 84, 300])
def test_what_is_said_of_a_day_does_not_hang_on_the_length(folder: Path, length: int) -> None:
    journal = person_journal(PEOPLE[1], folder)
    usual = build_report(journal, usual_window(journal, LAST), made=LAST)
    other = build_report(journal, window_of_days(journal, LAST, length), made=LAST)
    assert other.score == usual.score
    assert other.trends == usual.trends
    assert other.worth_raising == usual.worth_raising
    assert other.glance.mood == usual.glance.mood
    assert other.days[-1] == usual.days[-1]
    assert len(other.days) == length


def test_entries_after_the_last_day_change_nothing(folder: Path, tmp_path: Path) -> None:
    days = rows(mood=around(60), takeaways=[2] * 60, sessions=[1, *[__] * 6] * 8)
    until = TODAY - timedelta(days=10)
    whole = journal_of(folder, days)
    cut = journal_of(tmp_path / "cut", {day: e for day, e in days.items() if day <= until})
    window = window_of_days(whole, until, 14)
    assert build_report(whole, window, made=TODAY) == build_report(cut, window, made=TODAY)


def test_a_day_holds_what_was_logged_and_nothing_else(folder: Path) -> None:
    goals = (Goal("a"), Goal("b"), Goal("c", since=TODAY))
    days = rows(
        mood=[4, __, 6],
        sleep=[2, __, 3],
        homework=[0, NONE_SET, __],
        goals=[2, __, 3],
        takeaways=[__, __, 0],
        sessions=[2, __, __],
        note=["so", __, __],
    )
    report = report_of(folder, days, Profile(goals=goals), length=4)
    day = TODAY - timedelta(days=3)
    assert report.days == (
        ReportDay(day, goals_total=2),
        ReportDay(
            TODAY - timedelta(days=2),
            mood=4,
            sleep=2,
            homework=0,
            goals=2,
            goals_total=2,
            sessions=2,
            has_note=True,
            poor=True,
        ),
        ReportDay(TODAY - timedelta(days=1), none_set=True, goals_total=2),
        ReportDay(TODAY, mood=6, sleep=3, goals=3, goals_total=3, takeaways=0),
    )
    assert [each.logged for each in report.days] == [False, True, True, True]


def test_a_night_is_poor_up_to_what_the_person_says(folder: Path) -> None:
    days = rows(sleep=[1, 2, 3, 4])
    report = report_of(folder, days, Profile(poor_sleep=3), length=4)
    assert [day.poor for day in report.days] == [True, True, True, False]
    assert report.glance.poor == 3


def test_this_week_is_the_last_seven_days_and_says_its_days(folder: Path) -> None:
    mood = [5, 5, __, 5, __, 5, 5, 7, 7, 6, __, 6, 7, 9]
    report = report_of(folder, rows(mood=mood))
    assert report.glance.mood is not None
    assert report.glance.mood.this == Average(7, 6)
    assert report.glance.mood.before == Average(5, 5)
    assert (report.glance.low, report.glance.high) == (5, 9)
    assert report.glance.mood_window == Average(67 / 11, 11)


def test_the_week_before_is_compared_even_where_the_window_is_shorter(folder: Path) -> None:
    report = report_of(folder, rows(mood=[4] * 7 + [6] * 7), length=7)
    assert report.glance.mood is not None
    assert report.glance.mood.before == Average(4, 7)
    assert report.glance.low == 6


def test_homework_that_was_not_set_is_in_no_mean(folder: Path) -> None:
    report = report_of(folder, rows(homework=[0, NONE_SET, 4, __]))
    assert report.glance.homework is not None
    assert report.glance.homework.this == Average(2, 2)
    assert report.glance.none_set == 1
    assert (report.logged.homework, report.logged.homework_days) == (2, 13)


def test_takeaways_are_counted_by_session(folder: Path) -> None:
    days = rows(
        sessions=[1, __, __, __, __, __, __, 1, __, __],
        takeaways=[__, 2, 2, __, __, __, __, __, __, __],
    )
    assert report_of(folder, days).glance.takeaways == (2, None)


def test_takeaways_without_a_marked_session_are_one_count(folder: Path) -> None:
    assert report_of(folder, rows(takeaways=[3, 3, __])).glance.takeaways == (3,)


def test_weeks_hold_means_and_the_days_they_rest_on(folder: Path) -> None:
    report = report_of(folder, rows(mood=[2, 4, *[__] * 6], sleep=[1, 5, *[__] * 6]), length=15)
    oldest, before, this = report.weeks
    assert oldest.days == 1
    assert oldest.mood == Average(None, 0)
    assert (before.mood, before.low, before.high) == (Average(2, 1), 2, 2)
    assert (before.sleep, before.poor) == (Average(1, 1), 1)
    assert (this.mood, this.poor, this.logged) == (Average(4, 1), 0, 1)


def test_three_days_without_a_mood_are_a_gap(folder: Path) -> None:
    mood = [5, 5, 5, 5, __, __, __, 6, 6, 6, __, __, 6, 6]
    report = report_of(folder, rows(mood=mood, note=[*[__] * 5, "x", *[__] * 8]))
    (gap,) = report.gaps
    assert report.worth_raising == ()
    assert (gap.first, gap.last) == (date(2026, 11, 14), date(2026, 11, 16))
    assert (gap.days, gap.before, gap.after, gap.notes) == (3, 5, 6, 1)


def test_a_gap_of_nine_days_up_to_today_is_said(folder: Path) -> None:
    (gap,) = report_of(folder, rows(mood=[5] * 40 + [__] * 9)).gaps
    assert gap.last == TODAY
    assert (gap.days, gap.before, gap.after) == (9, 5, None)


def test_gaps_are_found_over_the_whole_of_a_long_window(folder: Path) -> None:
    mood = [*[5] * 20, *[__] * 9, *[5] * 371]
    (gap,) = report_of(folder, rows(mood=mood), length=400).gaps
    assert (gap.days, gap.before) == (9, 5)


def test_days_before_the_first_entry_are_no_gap(folder: Path) -> None:
    assert report_of(folder, rows(mood=[5, 5])).gaps == ()


@pytest.mark.parametrize("key", [field.key for field in FIELDS])
def test_a_field_that_is_switched_off_leaves_no_value(folder: Path, key: str) -> None:
    journal = person_journal(PEOPLE[0], folder)
    journal.update_profile({"hidden": (key,)})
    report = build_report(journal, usual_window(journal, LAST), made=LAST, notes=True)
    empty = {"mood": None, "sleep": None, "homework": None, "goals": None, "takeaways": None}
    for day in report.days:
        if key in empty:
            assert getattr(day, key) is None
    if key in {"mood", "homework", "sleep", "goals", "sessions", "takeaways"}:
        assert getattr(report.glance, key) is None
    if key == "sessions":
        assert not any(day.sessions for day in report.days)
    if key == "mood":
        assert (report.trends, report.score, report.gaps) == ((), None, ())
    if key == "note":
        assert report.notes is None
        assert not any(day.has_note for day in report.days)
    if key == "frequency":
        assert report.frequency == ""
    if key == "duration":
        assert report.duration == ""
    assert not report.shows(key)


def test_notes_are_private_unless_asked_for(folder: Path) -> None:
    days = rows(mood=[5, 6], note=["one", "two"])
    assert report_of(folder, days).notes is None
    notes = report_of(folder, days, notes=True).notes
    assert notes is not None
    assert [note.text for note in notes] == ["one", "two"]


def test_the_support_text_is_on_the_page_only_where_chosen_and_moods_are_very_low(
    folder: Path, tmp_path: Path
) -> None:
    profile = Profile(support="Zoë first")
    low = rows(mood=[5, 2, 1, 2])
    assert report_of(folder, low, profile).support is None
    assert report_of(folder, low, profile, support=True).support == "Zoë first"
    fine = rows(mood=[5, 6, 5, 6])
    assert report_of(tmp_path / "fine", fine, profile, support=True).support is None


def test_the_heading_knows_how_often_and_how_long(folder: Path) -> None:
    days = rows(mood=[5, 5], duration=["1-3-months", "3-12-months"])
    report = report_of(folder, days)
    assert report.frequency == "weekly (assumed)"
    assert report.duration == "3 to 12 months in therapy"
    started = Profile(started=date(2024, 3, 1), frequency="monthly")
    journal = journal_of(folder, days, started)
    report = build_report(journal, usual_window(journal, TODAY), made=TODAY)
    assert (report.frequency, report.duration) == ("monthly", "2 years 8 months in therapy")


def test_without_a_start_or_a_band_nothing_is_said_of_the_duration(folder: Path) -> None:
    assert report_of(folder, rows(mood=[5])).duration == ""


@pytest.mark.parametrize(
    ("session", "said"),
    [
        (datetime(2026, 11, 24, 15, 0), date(2026, 11, 24)),
        (datetime(2026, 11, 23, 9, 0), date(2026, 11, 23)),
        (datetime(2026, 11, 22, 15, 0), None),
        (datetime(2026, 11, 24, 0, 30, tzinfo=UTC), date(2026, 11, 24)),
        (None, None),
    ],
)
def test_the_next_session_is_named_until_its_day_is_over(
    folder: Path, session: datetime | None, said: date | None
) -> None:
    report = report_of(folder, rows(mood=[5]), Profile(next_session=session))
    assert report.next_session == said


def test_a_month_that_cannot_be_read_is_unknown_and_no_gap(folder: Path) -> None:
    days = rows(date(2026, 11, 4), mood=around(60))
    journal = journal_of(folder, days, today=date(2026, 11, 4))
    (folder / "2026-10.toml").write_text("format = 1\n[2026-10-30\n", encoding="utf-8")
    last = date(2026, 11, 4)
    report = build_report(journal, window_of_days(journal, last, 14), made=last)
    assert report.unreadable == 10
    assert [day.unreadable for day in report.days] == [True] * 10 + [False] * 4
    assert report.gaps == ()


def test_changes_that_are_still_being_saved_are_on_the_page(folder: Path) -> None:
    journal = journal_of(folder, rows(mood=[5]), Profile(frequency="weekly"))
    other = journal_of(folder.parent / "other", rows(mood=[9]))
    window = window_of_days(journal, TODAY, 14)
    profile = Profile(frequency="monthly")
    report = build_report(journal, window, made=TODAY, read=other.read, profile=profile)
    assert report.days[-1].mood == 9
    assert report.frequency == "monthly"
