"""Weeks, months and the session days in them; plain date arithmetic."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from therapy_tui.domain.day import Day
from therapy_tui.domain.errors import InputError

MONDAY = 0
"""Weekday numbers run from 0 (Monday) to 6 (Sunday), as in ``date.weekday``."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAY_WORDS = tuple(name.lower() for name in WEEKDAYS)
"""The weekdays as files name them, Monday first."""

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

Days = Mapping[date, Day]
"""Entries by date; a date that is not in it was not logged."""


class Month(NamedTuple):
    """One calendar month."""

    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> "Month":
        """The month a date lies in."""
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> "Month":
        """Read a month written YYYY-MM.

        Raises:
            InputError: the text is no such month.
        """
        year, dash, month = text.strip().partition("-")
        digits = (year + month).isascii() and (year + month).isdigit()
        shaped = bool(dash) and digits and len(year) == 4 and len(month) == 2
        if shaped and 1 <= int(month) <= 12 and int(year) >= 1:
            return cls(int(year), int(month))
        raise InputError(f"{text!r} is no month; use YYYY-MM.")

    def __str__(self) -> str:
        """The month as in a file name: ``2026-11``."""
        return f"{self.year:04d}-{self.month:02d}"

    @property
    def name(self) -> str:
        """The month in words: ``November 2026``."""
        return f"{MONTHS[self.month - 1]} {self.year}"

    @property
    def first(self) -> date:
        """The first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """The last day."""
        following = self.plus(1)
        return date.max if following == self else day_after(following.first, -1)

    def plus(self, months: int) -> "Month":
        """The month so many months later; negative numbers go back, within years 1 to 9999."""
        index = min(max(self.year * 12 + self.month - 1 + months, 12), 9999 * 12 + 11)
        return Month(index // 12, index % 12 + 1)

    def weeks(self, week_start: int = MONDAY) -> tuple[tuple[date, ...], ...]:
        """The whole weeks that hold a day of the month, each seven dates.

        Only the first and the last week of the calendar (years 1 and 9999) can be shorter.
        """
        return _weeks(self.first, self.last, week_start)


@lru_cache(maxsize=16)
def _weeks(first: date, end: date, week_start: int) -> tuple[tuple[date, ...], ...]:
    """Those that hold a date from ``first`` to ``end``; a calendar asks for them once a line."""
    found: list[tuple[date, ...]] = []
    day = start_of_week(first, week_start)
    while True:
        last = day_after(day, 6 - (day.weekday() - week_start) % 7)
        found.append(tuple(dates(day, last)))
        if last >= end:
            return tuple(found)
        day = day_after(last, 1)


def start_of_week(day: date, week_start: int = MONDAY) -> date:
    """The first day of the week a date lies in; ``week_start`` is a weekday, 0 to 6."""
    return day_after(day, -((day.weekday() - week_start) % 7))


def day_after(day: date, days: int) -> date:
    """The date so many days later; negative numbers go back. Stays within years 1 to 9999."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def window(last: date, days: int) -> tuple[date, date]:
    """The first and last date of the window of ``days`` days that ends on ``last``, inclusive."""
    return day_after(last, 1 - days), last


def dates(first: date, last: date) -> Iterator[date]:
    """Each date from ``first`` to ``last``, both included."""
    return map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))


def months_between(first: date, last: date) -> list[Month]:
    """The months that hold a date from ``first`` to ``last``."""
    start, end = Month.of(first), Month.of(last)
    count = (end.year - start.year) * 12 + end.month - start.month + 1
    return [start.plus(months) for months in range(count)]


def months_in_therapy(started: date, day: date) -> int:
    """Completed calendar months from the start of therapy to a date; never negative."""
    months = (day.year - started.year) * 12 + day.month - started.month
    return max(0, months - (day.day < started.day))


def last_session(days: Days, before: date) -> date | None:
    """The newest day up to and including ``before`` on which a session was held."""
    held = [day for day, entry in days.items() if entry.sessions and day <= before]
    return max(held, default=None)


def sessions_held(days: Days, first: date, last: date) -> int:
    """How many sessions were held from ``first`` to ``last``, both included."""
    return sum(entry.sessions for day, entry in days.items() if first <= day <= last)


class DateOrder(Enum):
    """Whether the day or the month is said first; the values are those of the configuration."""

    DAY_FIRST = "day-month"
    MONTH_FIRST = "month-day"


_spoken = [DateOrder.DAY_FIRST]


def speak_dates(order: DateOrder) -> None:
    """Say every date in this order from now on, in the whole process.

    Like the locale it follows this is set once, where a command or the app begins: whatever says
    a date, also the sentence of an error, says it in the same order. Dates that are typed, and
    those in files and JSON, are YYYY-MM-DD all the same.
    """
    _spoken[0] = order


def month_first() -> bool:
    """Whether the month is said before the day."""
    return _spoken[0] is DateOrder.MONTH_FIRST


def day_month(day: date, *, aligned: bool = False) -> str:
    """``17 Nov`` or ``Nov 17``; ``aligned`` gives the number two places."""
    number = f"{day.day:>2}" if aligned else str(day.day)
    return _ordered(number, MONTHS[day.month - 1][:3])


def day_month_name(day: date) -> str:
    """``17 November`` or ``November 17``."""
    return _ordered(str(day.day), MONTHS[day.month - 1])


def short_date(day: date) -> str:
    """``Tue 17 Nov`` or ``Tue Nov 17``."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day_month(day)}"


def weekday_date(day: date) -> str:
    """``Tuesday 17 November`` or ``Tuesday, November 17``."""
    comma = "," if month_first() else ""
    return f"{WEEKDAYS[day.weekday()]}{comma} {day_month_name(day)}"


def long_date(day: date) -> str:
    """``Tuesday 17 November 2026`` or ``Tuesday, November 17, 2026``."""
    return with_year(weekday_date(day), day)


def with_year(said: str, day: date) -> str:
    """A date as it was said, with its year: ``17 Nov 2026`` or ``Nov 17, 2026``."""
    return f"{said}, {day.year}" if month_first() else f"{said} {day.year}"


def with_short_year(said: str, day: date) -> str:
    """The same where there is little room: ``17 Nov 26`` or ``Nov 17 '26``."""
    return f"{said} '{day.year % 100:02d}" if month_first() else f"{said} {day.year % 100:02d}"


def _ordered(number: str, month: str) -> str:
    return f"{month} {number}" if month_first() else f"{number} {month}"
