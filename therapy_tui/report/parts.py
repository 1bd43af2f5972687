"""The days, weeks and notes of a report: values only, whatever format shows them.

A field the person has switched off is ``None`` everywhere, and ``Report.shows`` says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from therapy_tui.domain.calendar import Days
from therapy_tui.domain.day import Day
from therapy_tui.domain.fields import GOALS, HOMEWORK, NONE_SET, TAKEAWAYS
from therapy_tui.domain.summary import Average, summary
from therapy_tui.insight.record import Record


@dataclass(frozen=True, slots=True)
class ReportDay:
    """One day of the window as it was logged; ``None`` is not logged and never 0."""

    date: date
    mood: int | None = None
    sleep: int | None = None
    homework: int | None = None
    """0 to 5; also ``None`` where none was set."""
    none_set: bool = False
    """No homework was set for the day."""
    goals: int | None = None
    goals_total: int | None = None
    """Goals open on the day; ``None`` where there is no list of goals."""
    takeaways: int | None = None
    sessions: int = 0
    has_note: bool = False
    poor: bool = False
    """The night before was rated poor."""
    unreadable: bool = False
    """The month file cannot be read, so that nothing is known of the day."""

    @property
    def logged(self) -> bool:
        """Whether anything but a note was logged."""
        answers = (self.mood, self.sleep, self.homework, self.goals, self.takeaways)
        return self.none_set or self.sessions > 0 or any(each is not None for each in answers)

    @property
    def note_alone(self) -> bool:
        """Whether there is a note and nothing else."""
        return self.has_note and not self.logged


@dataclass(frozen=True, slots=True)
class ReportWeek:
    """A 7-day block of the window; the oldest one may be shorter."""

    first: date
    last: date
    mood: Average
    low: int | None
    """The lowest mood."""
    high: int | None
    """The highest mood."""
    sleep: Average
    poor: int
    """Nights rated poor."""
    homework: Average
    none_set: int
    """Days for which no homework was set."""
    goals: Average
    takeaways: int | None
    sessions: int
    notes: int
    """Days with a note."""
    logged: int
    """Days with a mood; where mood is switched off, days with anything but a note."""
    unreadable: int
    """Days of which nothing is known because their month file cannot be read."""

    @property
    def days(self) -> int:
        """How many days the block has."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Logged:
    """How many days of the window have an answer, for each field."""

    days: int
    """Days of the window."""
    mood: int
    sleep: int
    homework: int
    """Days with a figure; none set is none."""
    homework_days: int
    """Days of the window without those for which none was set."""
    goals: int


@dataclass(frozen=True, slots=True)
class Note:
    """A note and its day; the text is the person's and not yet fit for any output."""

    date: date
    text: str


def report_day(
    day: date, entry: Day | None, record: Record, *, poor_sleep: int, unreadable: bool
) -> ReportDay:
    """A day as it was logged; a night rated ``poor_sleep`` or lower is poor."""
    total = None if record.hides(GOALS.key) else record.goals_total(day)
    if entry is None:
        return ReportDay(day, goals_total=total, unreadable=unreadable)
    return ReportDay(
        day,
        mood=entry.mood,
        sleep=entry.sleep,
        homework=entry.homework,
        none_set=entry.get(HOMEWORK.key) == NONE_SET,
        goals=entry.number(GOALS.key),
        goals_total=total,
        takeaways=entry.number(TAKEAWAYS.key),
        sessions=entry.sessions,
        has_note=entry.note is not None,
        poor=entry.sleep is not None and entry.sleep <= poor_sleep,
        unreadable=unreadable,
    )


def report_week(
    entries: Days, days: Sequence[ReportDay], first: date, last: date, *, with_mood: bool
) -> ReportWeek:
    """The figures of a block of the report's days; ``entries`` also hold the week before."""
    figures = summary(entries, first, last, days[-1].date)
    inside = [day for day in days if first <= day.date <= last]
    return ReportWeek(
        first,
        last,
        mood=figures.mood,
        low=figures.lowest,
        high=figures.highest,
        sleep=figures.sleep,
        poor=sum(day.poor for day in inside),
        homework=figures.homework,
        none_set=sum(day.none_set for day in inside),
        goals=figures.goals,
        takeaways=figures.takeaways,
        sessions=figures.sessions,
        notes=sum(day.has_note for day in inside),
        logged=figures.mood.days if with_mood else sum(day.logged for day in inside),
        unreadable=sum(day.unreadable for day in inside),
    )


def logged(days: Sequence[ReportDay]) -> Logged:
    """How many of the days have an answer."""
    return Logged(
        days=len(days),
        mood=sum(day.mood is not None for day in days),
        sleep=sum(day.sleep is not None for day in days),
        homework=sum(day.homework is not None for day in days),
        homework_days=sum(not day.none_set for day in days),
        goals=sum(day.goals is not None for day in days),
    )
