"""What every figure is computed from: the days up to a date, and what held on them."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from therapy_tui.domain.calendar import (
    Month,
    dates,
    day_after,
    months_in_therapy,
    window,
)
from therapy_tui.domain.day import Day
from therapy_tui.domain.fields import DURATION, FREQUENCY, GOALS, SESSIONS, TAKEAWAYS
from therapy_tui.domain.profile import Profile, months_of_band
from therapy_tui.domain.summary import TAKEAWAY_DAYS, takeaways
from therapy_tui.insight.cadence import Cadence, cadence_of
from therapy_tui.insight.kept import Kept, rests_on

LOOK_BACK_DAYS = 184
"""The days the formulas look at: 26 weeks of sessions, each with the two nights before it."""


class Span(NamedTuple):
    """A first and a last date, both included."""

    first: date
    last: date


class Numbers(NamedTuple):
    """The numbers of one field and the days they were logged on, oldest first."""

    dates: Sequence[date]
    values: Sequence[int]


class FrequencyChange(NamedTuple):
    """The first day of a new session frequency, and the frequencies before and from then on."""

    day: date
    before: str
    after: str


def days_needed(as_of: date) -> Span:
    """The days to load for a record as of a date; older ones change no figure.

    They hold the longest trend window (24 weeks), the score of two weeks before with its two
    calendar months, and the sessions and step-downs of half a year.
    """
    return Span(*window(as_of, LOOK_BACK_DAYS))


@dataclass(frozen=True)
class Record:
    """Everything the formulas look at, as of a day.

    Entries later than ``as_of`` are dropped. A field the profile hides counts as not logged.
    ``days`` may hold more than ``days_needed``; that changes no figure.
    """

    as_of: date
    days: Mapping[date, Day] = field(hash=False)
    profile: Profile = field(default_factory=Profile, hash=False)
    first_entry: date | None = None
    """The oldest day of the whole journal that has a value; it may lie before ``days``."""
    earlier_frequency: str | None = None
    """The frequency that holds before the first of ``days``; ``None`` when not known."""
    earlier_duration: str | None = None
    """The duration band last chosen before the first of ``days``; ``None`` when never."""
    kept: Kept = field(init=False, repr=False, compare=False, default_factory=Kept)
    """What was computed of it so far."""

    def __post_init__(self) -> None:
        days = {day: self.days[day] for day in sorted(self.days) if day <= self.as_of}
        object.__setattr__(self, "days", days)

    def on(self, day: date) -> "Record":
        """The record as it was on an earlier day."""
        return replace(self, as_of=day)

    def answered(self, entry: Day | None) -> "Record | None":
        """The record with another entry on its as-of day; without an ``entry`` with none.

        What rests on none of the answers that differ is not computed again. ``None`` where no
        older entry is known, so that the journal has to be asked which day is the first.
        """
        if self.first_entry is None or self.first_entry >= self.as_of:
            return None
        days = dict(self.days)
        nothing = Day(self.as_of)
        before = days.pop(self.as_of, nothing)
        if entry is not None:
            days[self.as_of] = entry
        found = replace(self, days=days)
        changed = before.difference(entry or nothing)
        object.__setattr__(found, "kept", self.kept.without(changed))
        return found

    def hides(self, key: str) -> bool:
        """Whether this therapy does not use a field."""
        return key in self.profile.hidden

    def values(self, key: str, first: date, last: date) -> dict[date, int]:
        """The numbers logged for a field from ``first`` to ``last``; none set is not among them."""
        if self.hides(key):
            return {}
        days, numbers = self._logged(key)
        begin, end = bisect_left(days, first), bisect_right(days, last)
        return dict(zip(days[begin:end], numbers[begin:end], strict=True))

    def _logged(self, key: str) -> Numbers:
        """All numbers of a field, looked for once."""

        def numbers() -> Numbers:
            logged = {
                day: value
                for day, entry in self.days.items()
                if isinstance(value := entry.values.get(key), int)
            }
            return Numbers([*logged], [*logged.values()])

        return self.kept.get(("numbers", key), frozenset({key}), numbers)

    # Frequency and time in therapy

    def frequency_on(self, day: date) -> str:
        """The session frequency that holds on a day; weekly when nothing says so."""
        return self._known_frequency(day) or FREQUENCY.choices[0]

    @property
    def frequency_assumed(self) -> bool:
        """Whether weekly is only assumed, so that the screen must say so."""
        return self._known_frequency(self.as_of) is None

    @property
    @rests_on(FREQUENCY)
    def cadence(self) -> Cadence:
        """The row of the frequency that holds on the as-of day."""
        return cadence_of(self.frequency_on(self.as_of))

    def frequency_changes(self) -> tuple[FrequencyChange, ...]:
        """The changes of frequency among the loaded days, oldest first.

        The first frequency ever logged is no change, whatever the profile says now.
        """
        befores = [self.earlier_frequency, *(frequency for _, frequency in self._frequencies)]
        return tuple(
            FrequencyChange(day, before, after)
            for before, (day, after) in zip(befores, self._frequencies, strict=False)
            if before is not None and before != after
        )

    def months(self, day: date) -> float | None:
        """Completed months in therapy on a day, or ``None`` when nothing says.

        From the start of therapy; else the lower edge of the duration band last chosen, taken at
        its word: it does not age.
        """
        if self.profile.started is not None:
            return months_in_therapy(self.profile.started, day)
        band = _newest(self._durations, day) or self.earlier_duration
        return months_of_band(band) if band else None

    @property
    @rests_on(FREQUENCY)
    def _frequencies(self) -> Sequence[tuple[date, str]]:
        return _facts(self.days, FREQUENCY.key)

    @property
    @rests_on(DURATION)
    def _durations(self) -> Sequence[tuple[date, str]]:
        return _facts(self.days, DURATION.key)

    def _known_frequency(self, day: date) -> str | None:
        found = _newest(self._frequencies, day)
        return found or self.earlier_frequency or self.profile.frequency

    # Goals

    def goals_total(self, day: date) -> int | None:
        """How many goals were open on a day; ``None`` when there is no list of goals at all."""
        return len(self.profile.goals_on(day)) if self.profile.goals else None

    @rests_on(GOALS)
    def goal_shares(self, first: date, last: date) -> Mapping[date, float]:
        """The share of the goals that were on track, 0 to 1, by day; no goals open is no share."""
        shares: dict[date, float] = {}
        for day, on_track in self.values(GOALS.key, first, last).items():
            total = self.goals_total(day)
            if total != 0:
                of = total or GOALS.high
                shares[day] = min(on_track, of) / of
        return shares

    # Sessions

    def sessions(self, first: date, last: date) -> tuple[date, ...]:
        """The days on which a session was held, oldest first."""
        held = self.values(SESSIONS.key, first, last)
        return tuple(day for day, count in held.items() if count)

    @rests_on(SESSIONS, TAKEAWAYS)
    def takeaways_of(self, session: date) -> int | None:
        """The takeaways of the session held on a day; ``None`` when not logged, unlike 0.

        The most that was logged from the session's day up to the day before the next, seven days
        at most, because people repeat the count on later days.
        """
        if self.hides(TAKEAWAYS.key):
            return None
        near = dates(session, day_after(session, TAKEAWAY_DAYS - 1))
        return takeaways({d: self.days[d] for d in near if d in self.days}, session, session)

    def attendance_parts(self) -> tuple[Span, Span]:
        """The previous calendar month, and this one up to the as-of day."""
        month = Month.of(self.as_of)
        before = month.plus(-1)
        return Span(before.first, before.last), Span(month.first, self.as_of)

    @rests_on()
    def tracked_days(self, part: Span) -> tuple[date, ...]:
        """The days of a part from the first entry and the start of therapy on, without breaks."""
        begun = self._tracked_since()
        if begun is None:
            return ()
        days = dates(max(part.first, begun), min(part.last, self.as_of))
        breaks = self.profile.breaks
        if breaks:
            return tuple(day for day in days if not any(pause.holds_on(day) for pause in breaks))
        return tuple(days)

    @rests_on(FREQUENCY)
    def due(self, first: date, last: date) -> int:
        """How many sessions were certainly expected from ``first`` to ``last``; whole sessions.

        ``floor(days / interval)``; where the frequency changed, the sum of both shares.
        """
        days = self.tracked_days(Span(first, last))
        count: dict[str, int] = {}
        begin = 0
        for end in (*(bisect_left(days, day) for day, _ in self._frequencies), len(days)):
            if begin < end:
                frequency = self.frequency_on(days[begin])
                count[frequency] = count.get(frequency, 0) + end - begin
                begin = end
        return sessions_due(count)

    def attended(self, first: date, last: date) -> int:
        """How many sessions were held from ``first`` to ``last``, since tracking began."""
        begun = self._tracked_since()
        if begun is None:
            return 0
        return sum(self.values(SESSIONS.key, max(first, begun), last).values())

    def _tracked_since(self) -> date | None:
        if self.first_entry is None:
            return None
        return max(self.first_entry, self.profile.started or self.first_entry)


def sessions_due(days_at: Mapping[str, int]) -> int:
    """Whole sessions expected in so many days at each frequency; none where as needed."""
    shares = [
        days / interval
        for frequency, days in days_at.items()
        if (interval := cadence_of(frequency).interval) is not None
    ]
    return int(sum(shares) + 1e-9)


def _facts(days: Mapping[date, Day], key: str) -> Sequence[tuple[date, str]]:
    """The choices that stand in the days, oldest first, each with the first day that says so."""
    facts: list[tuple[date, str]] = []
    for day, entry in days.items():
        value = entry.values.get(key)
        if value and (not facts or facts[-1][1] != value):
            facts.append((day, str(value)))
    return facts


def _newest(facts: Sequence[tuple[date, str]], day: date) -> str | None:
    """The newest choice on or before a day."""
    at = bisect_right(facts, day, key=lambda fact: fact[0])
    return facts[at - 1][1] if at else None
