"""What a report is made of: values only, whatever format shows them.

A field the person has switched off is ``None`` everywhere, and ``Report.shows`` says so.
"""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from therapy_tui.domain.calendar import Month
from therapy_tui.domain.summary import Average


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
    unreadable: int
    """Days of which nothing is known because their month file cannot be read."""

    @property
    def days(self) -> int:
        """How many days the block has."""
        return (self.last - self.first).days + 1


class Compared(NamedTuple):
    """The last seven days of the window and the seven before them."""

    this: Average
    before: Average


@dataclass(frozen=True, slots=True)
class Glance:
    """The figures at the top of the page; ``None`` for what is switched off."""

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
    goals_total: int | None
    """Goals open on the last day; ``None`` where there is no list."""
    sessions: "SessionsHeld | None"
    takeaways: "tuple[int | None, ...] | None"
    """The takeaways of each session of the window, oldest first; ``None`` for one not logged.
    Where sessions are switched off, all takeaways of the window in one count."""


@dataclass(frozen=True, slots=True)
class SessionsHeld:
    """The sessions of the calendar month up to the last day of the window."""

    month: Month
    held: int
    expected: int | None
    """Whole sessions expected by then; ``None`` where none are."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Three days or more in a row without a mood."""

    first: date
    last: date
    entries: int
    """Days in it on which something else than a mood was logged."""
    notes: int
    """Of them, those with a note."""
    before: float | None
    """The mean of the last three moods before it."""
    after: float | None
    """The mean of the first three moods after it."""

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Logged:
    """How many days of the window have an answer, for each field."""

    days: int
    """Days of the window."""
    mood: int
    sleep: int
    homework: int
    homework_days: int
    """Days of the window without those for which none was set."""
    goals: int


@dataclass(frozen=True, slots=True)
class Note:
    """A note and its day; the text is the person's and not yet fit for any output."""

    date: date
    text: str
