"""Days for the tests, written as one row for each field."""

from collections.abc import Sequence
from datetime import date, timedelta

from therapy_tui.domain.day import Day
from therapy_tui.domain.fields import FIELDS, Value

Row = Sequence[Value | None]


def days_from(first: date, **rows: Row) -> dict[date, Day]:
    """Days from ``first`` on, a row of values for each field; ``None`` is not logged.

    A day on which nothing is logged has no entry.
    """
    found: dict[date, Day] = {}
    for offset in range(max(len(row) for row in rows.values())):
        values = {
            field.key: value
            for field in FIELDS
            if field.key in rows and offset < len(rows[field.key])
            if (value := rows[field.key][offset]) is not None
        }
        if values:
            day = first + timedelta(days=offset)
            found[day] = Day(day, values)
    return found
