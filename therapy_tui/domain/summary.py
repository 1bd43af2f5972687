"""One span of days in a few figures, each with the number of days it rests on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import floor
from typing import NamedTuple

from therapy_tui.domain.calendar import Days, dates, day_after, sessions_held
from therapy_tui.domain.series import mean

TAKEAWAY_DAYS = 7
"""How many days, the session's own included, a takeaway count can belong to a session."""


class Average(NamedTuple):
    """A mean and the number of days it rests on; without a day it is ``None``."""

    mean: float | None
    days: int


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of one span, such as a week of the History table."""

    first: date
    last: date
    mood: Average
    lowest: int | None
    """The lowest mood, 1 to 10."""
    highest: int | None
    """The highest mood, 1 to 10."""
    elapsed: int
    """Days of the span that are not in the future; days with a mood are ``mood.days``."""
    homework: Average
    """Out of 5; days for which none was set are left out."""
    sleep: Average
    """Out of 5."""
    goals: Average
    """Out of 5."""
    sessions: int
    takeaways: int | None
    """Takeaways from the sessions of the span; ``None`` when none were logged, unlike 0."""

    @property
    def total(self) -> int:
        """Days of the span, to come or not."""
        return (self.last - self.first).days + 1


def summary(days: Days, first: date, last: date, as_of: date) -> Summary:
    """The figures of the days from ``first`` to ``last``, both included.

    ``days`` should hold the week before and the week after the span as well: the takeaways of a
    session are often logged later, and those of an earlier one do not count twice.
    Days later than ``as_of`` count as not there yet.
    """
    near = dates(day_after(first, -TAKEAWAY_DAYS), min(day_after(last, TAKEAWAY_DAYS), as_of))
    seen = {day: days[day] for day in near if day in days}
    inside = [seen[day] for day in dates(first, last) if day in seen]
    moods = [entry.mood for entry in inside if entry.mood is not None]
    return Summary(
        first,
        last,
        mood=_average(moods),
        lowest=min(moods, default=None),
        highest=max(moods, default=None),
        elapsed=max(0, (min(last, as_of) - first).days + 1),
        homework=_average([entry.homework for entry in inside]),
        sleep=_average([entry.sleep for entry in inside]),
        goals=_average([entry.number("goals") for entry in inside]),
        sessions=sessions_held(seen, first, last),
        takeaways=takeaways(seen, first, last),
    )


def takeaways(days: Days, first: date, last: date) -> int | None:
    """Takeaways of the span; ``None`` when none were logged, which differs from 0.

    The count of a session is the most that was logged from its day up to the day before the next
    one, seven days at most, because people repeat the count on later days. Counts with no session
    in the seven days before belong to a session nobody marked: they too count once in seven days.
    """
    held = sorted(day for day, entry in days.items() if entry.sessions)
    found = [
        count
        for session, following in zip(held, [*held, None][1:], strict=True)
        if first <= session <= last
        and (count := _most(days, session, _end(session, following))) is not None
    ]
    start: date | None = None
    for day in dates(first, last):
        logged = _count(days, day)
        if any(0 <= (day - session).days <= TAKEAWAY_DAYS for session in held):
            start = None
        elif logged is not None and (start is None or (day - start).days >= TAKEAWAY_DAYS):
            start = day
            found.append(logged)
        elif logged is not None:
            found[-1] = max(found[-1], logged)
    return sum(found) if found else None


def one_decimal(value: float) -> str:
    """The value with one decimal, half away from zero; zero has no sign."""
    tenths = floor(10 * abs(value) + 0.5)
    sign = "-" if value < 0 and tenths else ""
    return f"{sign}{tenths // 10}.{tenths % 10}"


def _average(values: Sequence[int | None]) -> Average:
    present = [value for value in values if value is not None]
    return Average(mean(present), len(present))


def _end(session: date, following: date | None) -> date:
    longest = session + timedelta(days=TAKEAWAY_DAYS - 1)
    return min(longest, following - timedelta(days=1)) if following else longest


def _count(days: Days, day: date) -> int | None:
    entry = days.get(day)
    return entry.number("takeaways") if entry else None


def _most(days: Days, first: date, last: date) -> int | None:
    logged = [count for day in dates(first, last) if (count := _count(days, day)) is not None]
    return max(logged, default=None)
