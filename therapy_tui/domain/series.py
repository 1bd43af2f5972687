"""What a chart stands on: days, or blocks of days with the means over what was logged."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from typing import NamedTuple

from therapy_tui.domain.calendar import Days, dates, window
from therapy_tui.domain.day import Day
from therapy_tui.domain.fields import FIELDS, NONE_SET, Kind

WEEK = 7
"""The days of a block in a weekly series."""

RATINGS = tuple(each.key for each in FIELDS if each.kind is Kind.RATING)
"""The fields a series carries: those whose mean means something."""

SPARSE_DAYS = 28
"""The look-back, in days, that decides between days and weeks."""


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time a chart can show; ``days`` is ``None`` for everything there is."""

    key: str
    name: str
    days: int | None
    by_weeks: bool
    """Whether weeks are shown without being asked for."""

    def span(self, last: date, first_entry: date | None) -> tuple[date, date]:
        """The first and last date shown, both included.

        ``first_entry`` is the oldest day of the journal; everything is two weeks at least.
        """
        if self.days is not None:
            return window(last, self.days)
        return min(first_entry or last, window(last, 2 * WEEK)[0]), last


WINDOWS = (
    Window("1", "2 weeks", 14, by_weeks=False),
    Window("2", "4 weeks", 28, by_weeks=False),
    Window("3", "12 weeks", 84, by_weeks=False),
    Window("4", "1 year", 365, by_weeks=True),
    Window("5", "All", None, by_weeks=True),
)
"""The five windows, in the order of their keys."""


NONE = (0,) * len(RATINGS)
"""The sums and counts where no day has any rating."""


class Point(NamedTuple):
    """One day, or one block of days: what was logged in it."""

    first: date
    last: date
    sums: tuple[float, ...] = NONE
    """Of each of ``RATINGS`` the sum over the days that have a value."""
    counts: tuple[int, ...] = NONE
    """How many days each sum is of."""
    low: int | None = None
    """The lowest mood."""
    high: int | None = None
    """The highest mood."""
    sessions: int = 0
    none_set: int = 0
    """Days for which no homework was set; they are in no mean."""
    notes: int = 0
    """Days with a note."""

    def get(self, key: str) -> float | None:
        """The mean of a rating, or ``None`` when no day has it."""
        at = RATINGS.index(key)
        days = self.counts[at]
        return self.sums[at] / days if days else None

    def days_with(self, key: str) -> int:
        """How many days have a rating."""
        return self.counts[RATINGS.index(key)]

    @property
    def has_rating(self) -> bool:
        """Whether any day has any rating."""
        return any(self.counts)

    @property
    def mood(self) -> float | None:
        """The mean mood, 1 to 10, or ``None`` for a gap."""
        return self.get("mood")

    @property
    def homework(self) -> float | None:
        """The mean homework, 0 to 5, or ``None`` where nothing was set or said."""
        return self.get("homework")

    @property
    def logged(self) -> int:
        """Days with a mood."""
        return self.days_with("mood")

    @property
    def days(self) -> int:
        """How many days the point stands for."""
        return (self.last - self.first).days + 1

    @property
    def note(self) -> bool:
        """Whether any of the days has a note."""
        return self.notes > 0


class Coverage(NamedTuple):
    """How many of the days have a mood."""

    logged: int
    total: int


def daily(days: Days, first: date, last: date) -> list[Point]:
    """One point for each day from ``first`` to ``last``, both included."""
    return [_of_day(day, days.get(day)) for day in dates(first, last)]


def weekly(days: Days, last: date, *, first: date) -> list[Point]:
    """One point for each 7-day block that ends at ``last`` and goes back to ``first``.

    The oldest block is shorter where the days are no whole number of weeks; nothing before
    ``first`` is counted.
    """
    return list(in_weeks((_of_day(day, days.get(day)) for day in dates(first, last)), last))


def in_weeks(series: Iterable[Point], last: date) -> Iterator[Point]:
    """The points of days that end at ``last``, put together as ``weekly`` does.

    Each block is there as soon as its days are, so that those of decades need not be held at once.
    """
    block: list[Point] = []
    for point in series:
        block.append(point)
        if (last - point.last).days % WEEK == 0:
            yield together(block)
            block = []


def weeks_back(days: Days, last: date, blocks: int) -> list[Point]:
    """The points of so many whole 7-day blocks, the newest ending at ``last``."""
    return weekly(days, last, first=window(last, blocks * WEEK)[0])


def merged(series: Sequence[Point], size: int) -> list[Point]:
    """The series with ``size`` (1 or more) neighbours put together, counted from the newest."""
    ends = range(len(series), 0, -size)
    return [together(series[max(0, end - size) : end]) for end in ends][::-1]


def fitted(series: Sequence[Point], columns: int) -> list[Point]:
    """The series, with as few neighbours put together as needed to have at most ``columns``."""
    return merged(series, -(-len(series) // max(columns, 1)) or 1)


def together(block: Sequence[Point]) -> Point:
    """One point for neighbours, oldest first, of which there is at least one."""
    if len(block) == 1:
        return block[0]
    return Point(
        block[0].first,
        block[-1].last,
        tuple(map(sum, zip(*(point.sums for point in block), strict=True))),
        tuple(map(sum, zip(*(point.counts for point in block), strict=True))),
        low=min((point.low for point in block if point.low is not None), default=None),
        high=max((point.high for point in block if point.high is not None), default=None),
        sessions=sum(point.sessions for point in block),
        none_set=sum(point.none_set for point in block),
        notes=sum(point.notes for point in block),
    )


def gaps(days: Days, first: date, last: date) -> list[tuple[date, date]]:
    """The runs of days without a mood from ``first`` to ``last``: first and last date of each."""
    found: list[tuple[date, date]] = []
    for day in dates(first, last):
        if _mood(days, day) is not None:
            continue
        if found and found[-1][1] == day - timedelta(days=1):
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found


def coverage(days: Days, first: date, last: date) -> Coverage:
    """How many of the days from ``first`` to ``last`` have a mood."""
    logged = sum(_mood(days, day) is not None for day in dates(first, last))
    return Coverage(logged, max(0, (last - first).days + 1))


def mean(values: Iterable[float | None]) -> float | None:
    """The mean of the values that are there; ``None`` when there is none."""
    present = [value for value in values if value is not None]
    return sum(present) / len(present) if present else None


def weeks_by_default(days: Days, as_of: date) -> bool:
    """Whether weeks say more than days: fewer than half of the last 28 days have a mood.

    Days before the oldest mood given are not held against a journal that has just begun, perhaps
    with a note, and two weeks must have passed since then.
    """
    first, last = window(as_of, SPARSE_DAYS)
    begun = min((day for day, entry in days.items() if entry.mood is not None), default=None)
    if begun is None or begun > last:
        return False
    seen = coverage(days, max(first, begun), last)
    return seen.total >= 2 * WEEK and 2 * seen.logged < seen.total


def _mood(days: Days, day: date) -> int | None:
    entry = days.get(day)
    return entry.mood if entry else None


_ONE_EACH = {which: tuple(map(int, which)) for which in product((True, False), repeat=len(NONE))}
"""The counts of one day, by which ratings it has: the same tuple for all days that are alike."""


def _of_day(day: date, entry: Day | None) -> Point:
    if entry is None:
        return Point(day, day)
    numbers = [entry.number(key) for key in RATINGS]
    return Point(
        day,
        day,
        tuple([number or 0 for number in numbers]),
        _ONE_EACH[tuple([number is not None for number in numbers])],
        low=entry.mood,
        high=entry.mood,
        sessions=entry.sessions,
        none_set=int(entry.get("homework") == NONE_SET),
        notes=int(entry.note is not None),
    )
