"""The figures at the top of the page: this week, the week before, and the window as a whole."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from therapy_tui.domain.calendar import Month
from therapy_tui.domain.fields import GOALS, HOMEWORK, MOOD, SESSIONS, SLEEP, TAKEAWAYS, Field
from therapy_tui.domain.series import Point, mean, weeks_back
from therapy_tui.domain.summary import Average, takeaways
from therapy_tui.insight.record import Record
from therapy_tui.report.parts import ReportDay


class Compared(NamedTuple):
    """The last seven days of the window and the seven before them."""

    this: Average
    before: Average


@dataclass(frozen=True, slots=True)
class SessionsHeld:
    """The sessions of the calendar month up to the last day of the window."""

    month: Month
    held: int | None
    """``None`` where nobody ever said, not even that none was: that is no attendance of zero."""
    expected: int
    """Whole sessions expected by then; 0 where none are."""


@dataclass(frozen=True, slots=True)
class Glance:
    """What is said first; ``None`` for what is switched off."""

    mood: Compared | None
    mood_window: Average
    """Over the whole window."""
    low: int | None
    """The lowest mood of the window."""
    high: int | None
    homework: Compared | None
    none_set: int
    """Days of the two weeks compared for which no homework was set."""
    sleep: Average | None
    """Over the whole window."""
    poor: int
    """Nights of the window rated poor."""
    goals: Average | None
    """Over the whole window."""
    sessions: SessionsHeld | None
    takeaways: tuple[int | None, ...] | None
    """The takeaways of each session of the window, oldest first; ``None`` for one not logged.
    Where no session is marked, all takeaways of the window as one count."""


def glance(record: Record, insight_record: Record, days: Sequence[ReportDay]) -> Glance:
    """The figures of the report's ``days``.

    ``record`` holds the window and the two weeks before its end; ``insight_record`` knows since
    when sessions are tracked and how often they are expected.
    """
    moods = [day.mood for day in days if day.mood is not None]
    before, this = weeks_back(record.days, record.as_of, 2)
    return Glance(
        mood=_compared(record, MOOD, this, before),
        mood_window=_average(moods),
        low=min(moods, default=None),
        high=max(moods, default=None),
        homework=_compared(record, HOMEWORK, this, before),
        none_set=this.none_set + before.none_set,
        sleep=None if record.hides(SLEEP.key) else _average(day.sleep for day in days),
        poor=sum(day.poor for day in days),
        goals=None if record.hides(GOALS.key) else _average(day.goals for day in days),
        sessions=None if record.hides(SESSIONS.key) else _sessions(insight_record),
        takeaways=None if record.hides(TAKEAWAYS.key) else _takeaways(record, days),
    )


def _compared(record: Record, field: Field, this: Point, before: Point) -> Compared | None:
    if record.hides(field.key):
        return None
    week, week_before = (
        Average(point.get(field.key), point.days_with(field.key)) for point in (this, before)
    )
    return Compared(week, week_before)


def _average(values: Iterable[int | None]) -> Average:
    present = [value for value in values if value is not None]
    return Average(mean(present), len(present))


def _sessions(record: Record) -> SessionsHeld:
    before, now = record.attendance_parts()
    answered = record.values(SESSIONS.key, before.first, now.last)
    held = record.attended(*now) if answered else None
    return SessionsHeld(Month.of(record.as_of), held, record.due(*now))


def _takeaways(record: Record, days: Sequence[ReportDay]) -> tuple[int | None, ...]:
    first, last = days[0].date, days[-1].date
    sessions = record.sessions(first, last)
    if sessions:
        return tuple(record.takeaways_of(session) for session in sessions)
    total = takeaways(record.days, first, last)
    return () if total is None else (total,)
