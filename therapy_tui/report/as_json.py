"""The report as one object: stable keys, numbers unrounded, texts as the person wrote them."""

from collections.abc import Sequence

from therapy_tui.domain.fields import (
    DURATION,
    FREQUENCY,
    GOALS,
    HOMEWORK,
    MOOD,
    NONE_SET,
    NOTE,
    SESSIONS,
    SLEEP,
    TAKEAWAYS,
)
from therapy_tui.domain.summary import Average
from therapy_tui.insight.as_json import finding_object, score_object, trend_object
from therapy_tui.report.glance import Compared
from therapy_tui.report.model import Gap, Report
from therapy_tui.report.parts import ReportDay, ReportWeek


def report_object(report: Report) -> dict[str, object]:
    """Everything the report says; what is not known is ``null``.

    A field the person has switched off has no key. Keys are only ever added.
    """
    window = report.window
    shown: dict[str, tuple[str, object]] = {
        "frequency": (FREQUENCY.key, report.frequency),
        "duration": (DURATION.key, report.duration or None),
    }
    return {
        "first": window.first.isoformat(),
        "last": window.last.isoformat(),
        "days_in_window": window.days,
        "layout": window.layout.value,
        "since_session": window.since_session,
        "made": report.made.isoformat(),
        "next_session": report.next_session and report.next_session.isoformat(),
        **{name: value for name, (key, value) in shown.items() if report.shows(key)},
        "glance": _glance(report),
        "trend": [trend_object(trend) for trend in report.trends],
        "days": [_day(report, day) for day in report.days],
        "weeks": [_week(report, week) for week in report.weeks],
        "gaps": [_gap(gap) for gap in report.gaps],
        "worth_raising": [finding_object(finding) for finding in report.worth_raising],
        "score": report.score and score_object(report.score),
        "notes": None
        if report.notes is None
        else [{"date": note.date.isoformat(), "text": note.text} for note in report.notes],
        "questions": [
            {"text": question.text, "asked": question.asked and question.asked.isoformat()}
            for question in report.questions
        ],
        "support": report.support,
        "logged": _logged(report),
        "thresholds": _chosen(
            report,
            (
                (MOOD.key, "high_mood", report.thresholds.high_mood),
                (SLEEP.key, "poor_sleep", report.thresholds.poor_sleep),
            ),
        ),
        "hidden": sorted(report.hidden),
    }


def _chosen(report: Report, entries: Sequence[tuple[str, str, object]]) -> dict[str, object]:
    """The entries, named second, whose field, named first, is not switched off."""
    return {name: value for key, name, value in entries if report.shows(key)}


def _glance(report: Report) -> dict[str, object]:
    found = report.glance
    sessions = found.sessions
    return _chosen(
        report,
        (
            (MOOD.key, "mood", found.mood and _compared(found.mood)),
            (MOOD.key, "mood_in_window", found.mood_window._asdict()),
            (MOOD.key, "lowest_mood", found.low),
            (MOOD.key, "highest_mood", found.high),
            (HOMEWORK.key, "homework", found.homework and _compared(found.homework)),
            (HOMEWORK.key, "none_set_days", found.none_set),
            (SLEEP.key, "sleep", found.sleep and found.sleep._asdict()),
            (SLEEP.key, "poor_nights", found.poor),
            (GOALS.key, "goals", found.goals and found.goals._asdict()),
            (GOALS.key, "goals_total", report.goals_total),
            (
                SESSIONS.key,
                "sessions",
                sessions
                and {
                    "month": str(sessions.month),
                    "held": sessions.held,
                    "expected": sessions.expected,
                },
            ),
            (TAKEAWAYS.key, "takeaways", [*(found.takeaways or ())]),
        ),
    )


def _compared(weeks: Compared) -> dict[str, object]:
    return {"this_week": weeks.this._asdict(), "week_before": weeks.before._asdict()}


def _day(report: Report, day: ReportDay) -> dict[str, object]:
    return {
        "date": day.date.isoformat(),
        **_chosen(
            report,
            (
                (MOOD.key, "mood", day.mood),
                (SLEEP.key, "sleep", day.sleep),
                (SLEEP.key, "poor_night", day.poor),
                (HOMEWORK.key, "homework", NONE_SET if day.none_set else day.homework),
                (GOALS.key, "goals", day.goals),
                (GOALS.key, "goals_total", day.goals_total),
                (TAKEAWAYS.key, "takeaways", day.takeaways),
                (SESSIONS.key, "sessions", day.sessions),
                (NOTE.key, "has_note", day.has_note),
            ),
        ),
        "logged": day.logged,
        "unreadable": day.unreadable,
    }


def _week(report: Report, week: ReportWeek) -> dict[str, object]:
    def averaged(average: Average) -> dict[str, object]:
        return average._asdict()

    return {
        "first": week.first.isoformat(),
        "last": week.last.isoformat(),
        **_chosen(
            report,
            (
                (MOOD.key, "mood", averaged(week.mood)),
                (MOOD.key, "lowest_mood", week.low),
                (MOOD.key, "highest_mood", week.high),
                (SLEEP.key, "sleep", averaged(week.sleep)),
                (SLEEP.key, "poor_nights", week.poor),
                (HOMEWORK.key, "homework", averaged(week.homework)),
                (HOMEWORK.key, "none_set_days", week.none_set),
                (GOALS.key, "goals", averaged(week.goals)),
                (TAKEAWAYS.key, "takeaways", week.takeaways),
                (SESSIONS.key, "sessions", week.sessions),
                (NOTE.key, "days_with_note", week.notes),
            ),
        ),
        "logged_days": week.logged,
        "days": week.days,
        "unreadable_days": week.unreadable,
    }


def _gap(gap: Gap) -> dict[str, object]:
    return {
        "first": gap.first.isoformat(),
        "last": gap.last.isoformat(),
        "days": gap.days,
        "entries": gap.entries,
        "notes": gap.notes,
        "mood_before": gap.before,
        "mood_after": gap.after,
    }


def _logged(report: Report) -> dict[str, object]:
    logged = report.logged
    counts = (
        (MOOD.key, "mood", logged.mood),
        (SLEEP.key, "sleep", logged.sleep),
        (HOMEWORK.key, "homework", logged.homework),
        (HOMEWORK.key, "homework_days", logged.homework_days),
        (GOALS.key, "goals", logged.goals),
    )
    return {"days": logged.days, **_chosen(report, counts)}
