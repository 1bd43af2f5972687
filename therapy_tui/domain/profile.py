"""What belongs to the person and not to one day: therapy, goals, breaks, own words."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from therapy_tui.domain.calendar import months_in_therapy
from therapy_tui.domain.day import NOTHING
from therapy_tui.domain.fields import DURATION, FREQUENCY

MOST_OPEN_GOALS = 5
"""Goals on track goes from 0 to 5, so no more goals than that are open at a time."""

REVIEWED_BY_WEEK = ("monthly", "as-needed")
"""The frequencies at which days are rarely written, so that one entry for a week is offered."""

BAND_EDGES = (0, 1, 3, 12, 36)
"""The completed months in therapy from which each duration choice holds, in their order."""


class Goal(NamedTuple):
    """A goal of the therapy, in the person's words, and the dates between which it holds."""

    name: str
    since: date | None = None
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the goal was open on a date; ``until`` is the last such date."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


class Break(NamedTuple):
    """A planned pause of the therapy, first and last date included; ``None`` for still open."""

    first: date
    last: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether a date lies in the pause."""
        return self.first <= day and (self.last is None or day <= self.last)


class Question(NamedTuple):
    """Something the person wants to ask in the session, and the date they noted it."""

    text: str
    asked: date | None = None


class Profile(NamedTuple):
    """The person's own settings; whoever shows an old day uses what held on that day."""

    started: date | None = None
    frequency: str | None = None
    next_session: datetime | None = None
    session_weekday: int | None = None
    """The usual weekday of the session, 0 (Monday) to 6 (Sunday)."""
    hidden: tuple[str, ...] = ()
    """Keys of fields this therapy does not use; their old values stay in the files."""
    support: str = ""
    """Whom to call and what helps when it gets bad, in the person's own words."""
    support_dismissed: date | None = None
    """The date for which the person has put the support line away."""
    high_mood: int | None = None
    """From which mean mood on a finding calls it high, 1 to 10; ``None`` for the usual 7."""
    poor_sleep: int | None = None
    """Up to which rating a night counts as poor, 1 to 4; ``None`` for the usual 2."""
    goals: tuple[Goal, ...] = ()
    breaks: tuple[Break, ...] = ()
    questions: tuple[Question, ...] = ()
    extra: Mapping[str, object] = NOTHING
    """Keys this version does not know, as they were read."""

    def goals_on(self, day: date) -> tuple[Goal, ...]:
        """The goals that were open on a date."""
        return tuple(goal for goal in self.goals if goal.holds_on(day))

    def duration_on(self, day: date) -> str | None:
        """The duration band on a date, computed from the start of therapy; ``None`` if unknown.

        A date before the start counts as the start.
        """
        if self.started is None:
            return None
        return duration_band(months_in_therapy(self.started, day))


def duration_band(months: int) -> str:
    """The duration choice for a number of completed months in therapy."""
    return DURATION.choices[sum(months >= edge for edge in BAND_EDGES) - 1]


def months_of_band(duration: str) -> int:
    """The fewest months in therapy that a duration choice means: its lower edge."""
    return BAND_EDGES[DURATION.choices.index(duration)]


class Context(NamedTuple):
    """The frequency and duration that hold on a day, and where they come from."""

    frequency: str | None
    """From the newest entry on or before the day, else the profile; ``None`` if neither has it."""
    duration: str | None

    @property
    def assumed(self) -> bool:
        """Whether the frequency is not known, so that the screen must say weekly is assumed."""
        return self.frequency is None

    @property
    def frequency_or_weekly(self) -> str:
        """The frequency to calculate with."""
        return self.frequency or FREQUENCY.choices[0]

    def values(self) -> dict[str, str]:
        """The known facts, as they are written with a day's first value."""
        known = {"frequency": self.frequency, "duration": self.duration}
        return {key: value for key, value in known.items() if value}
