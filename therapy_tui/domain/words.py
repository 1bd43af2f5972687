"""Words that more than one part of the program says."""

from collections.abc import Collection
from datetime import date

from therapy_tui.domain.calendar import weekday_date, with_year
from therapy_tui.domain.day import Day
from therapy_tui.domain.fields import BY_KEY, SESSIONS, Field, Kind, Value
from therapy_tui.domain.unseen import json_escapes, one_line, visible

__all__ = [
    "DEMO_NOTICE",
    "DISCLAIMER",
    "counted",
    "day_words",
    "json_escapes",
    "months_words",
    "one_line",
    "spoken_date",
    "value_words",
    "visible",
]

DISCLAIMER = (
    "A personal log to support conversations with your therapist. It does not diagnose, treat or "
    "watch over you, and nobody sees your entries unless you show them. If you are in danger or "
    "might harm yourself, contact your local emergency services or crisis line now."
)
"""Said in the help, at the first start and in the README."""

DEMO_NOTICE = "A made-up journal; nothing here is kept ({folder})."
"""Shown for as long as the sample journal is open."""


def spoken_date(day: date, today: date) -> str:
    """``Monday 23 November``, with the year where it is not this one."""
    said = weekday_date(day)
    return said if day.year == today.year else with_year(said, day)


def counted(number: int, noun: str) -> str:
    """``1 day``, ``14 days``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def months_words(months: int) -> str:
    """Completed months in words: ``under 1 month``, ``16 months``, ``2 years 3 months``."""
    if months < 24:
        return counted(months, "month") if months else "under 1 month"
    years, rest = divmod(months, 12)
    return counted(years, "year") + (f" {counted(rest, 'month')}" if rest else "")


def value_words(field: Field, value: Value) -> str:
    """A value as said in a sentence, with what it is out of: ``3 of 5``, ``good``, ``none set``."""
    said = field.text(value)
    return f"{said} {field.unit}" if field.unit and said == str(value) else said


def day_words(day: Day, also: Collection[str] = ()) -> str:
    """The answers of a day in one line: ``mood 6, sleep good, homework 3 of 5``.

    A note is only named, so that the line can stand where others see it. Frequency and duration
    are not answered anew each day and stand there only when their keys are in ``also``.
    """
    answers = [BY_KEY[key] for key in day.values if key in also or not BY_KEY[key].context]
    return ", ".join(_answer(field, day.values[field.key]) for field in answers)


def _answer(field: Field, value: Value) -> str:
    if field.kind is Kind.TEXT:
        return f"a {field.short.lower()}"
    if field is SESSIONS:
        return counted(int(value), "session") if int(value) else "no session"
    return f"{field.short.lower()} {value_words(field, value).removesuffix(' of 10')}"
