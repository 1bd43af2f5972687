"""A calendar year in figures: the whole and each of its months."""

from dataclasses import dataclass
from datetime import date

from therapy_tui.domain.calendar import Days, Month
from therapy_tui.domain.summary import Summary, summary

FIRST_MONTH, LAST_MONTH = 1, 12


@dataclass(frozen=True, slots=True)
class Year:
    """One year: ``whole`` are its figures, ``months`` those of its twelve months in order."""

    number: int
    whole: Summary
    months: tuple[Summary, ...]


def year_span(year: int) -> tuple[date, date]:
    """The first and the last day of a year, 1 to 9999."""
    return Month(year, FIRST_MONTH).first, Month(year, LAST_MONTH).last


def year_figures(days: Days, year: int, as_of: date) -> Year:
    """The figures of a year, of the days up to ``as_of``; ``days`` may hold others too."""
    months = [Month(year, month) for month in range(FIRST_MONTH, LAST_MONTH + 1)]
    first, last = year_span(year)
    return Year(
        year,
        summary(days, first, last, as_of),
        tuple(summary(days, month.first, month.last, as_of) for month in months),
    )


def same_day(day: date, month: Month) -> date:
    """The day of that number in another month, or its last day where there is none."""
    return date(month.year, month.month, min(day.day, month.last.day))
