"""The sentences about what is wrong in a month file."""

from collections.abc import Mapping
from datetime import date

from therapy_tui.domain.calendar import Month, day_month_name, long_date
from therapy_tui.domain.fields import Field, Kind
from therapy_tui.domain.words import visible
from therapy_tui.journal.toml_value import render_value

_UNTIL = "it counts as missing until you change it"
_LONGEST = 40
"""So many characters of a wrong value are shown."""


def unreadable(reason: str) -> str:
    """The file is no TOML."""
    return f"{reason}. Nothing of this month can be read or changed until that is corrected."


def newer_format(found: int, known: int) -> str:
    """The file was written by a later version."""
    return (
        f"format {found} is newer than format {known}, the newest this version knows, so the file "
        "is only read and never changed. A newer version of the program can change it."
    )


def wrong_format(value: object, known: int) -> str:
    """The format is no format."""
    return f"format: {_shown(value)} is no format; the file is read as format {known}."


def impossible_date(name: str) -> str:
    """A table is named by a date that the calendar does not have."""
    return f"{visible(name)} is no date of the calendar, written YYYY-MM-DD; {_UNTIL}."


def other_month(day: date, month: Month) -> str:
    """A day stands in the file of another month."""
    return (
        f"{long_date(day)} is not in {month.name}; it counts as missing until you move it to "
        f"{Month.of(day)}.toml."
    )


def no_table(day: date, value: object) -> str:
    """Where a day's table should be is something else."""
    return (
        f"{day_month_name(day)}: {_shown(value)} is no table of values; it counts as "
        f"missing until you write [{day}] on a line and below it lines such as mood = 7."
    )


def wrong_value(day: date, field: Field, value: object) -> str:
    """A value is out of range or of the wrong type."""
    valid = f"one of {field.range_text}" if field.kind is Kind.CHOICE else field.range_text
    return f"{day_month_name(day)}, {field.key}: {_shown(value, field)} is not {valid}; {_UNTIL}."


def _shown(value: object, field: Field | None = None) -> str:
    """The value as written, and what it is where that is the reason it is wrong."""
    if isinstance(value, Mapping):
        return "a table"
    if isinstance(value, list):
        return "a list"
    written = visible(render_value(value).replace("\n", " "))
    if len(written) > _LONGEST:
        written = written[:_LONGEST] + "…"
    if isinstance(value, str):
        return written if field and not field.numeric else f"{written} (a text)"
    if isinstance(value, float) and field and field.numeric:
        return f"{written} (no whole number)"
    return written
