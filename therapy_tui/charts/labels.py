"""What stands around the panels of a chart: titles, and the dates below."""

from collections.abc import Sequence
from datetime import date, timedelta

from therapy_tui.domain.calendar import MONDAY, MONTHS, WEEKDAYS, day_month
from therapy_tui.domain.series import WEEK, Point

LONGEST_WITHOUT_YEAR = 400
"""Days a chart can span before its dates need the year to tell one from the other."""


def block_name(days: int) -> str:
    """What the points of a series are, where they are no single days."""
    if days == WEEK:
        return "weekly averages"
    if days % WEEK == 0:
        return f"{days // WEEK}-week averages"
    return f"{days}-day averages"


def date_labels(points: Sequence[Point], columns: Sequence[int], width: int) -> str:
    """One row of dates below the points, as many as fit with a blank between them.

    ``columns`` is where each point stands in a row of ``width`` cells. Days are written ``Tu10``
    where every second one has room, else the Mondays among them like blocks: ``2 Nov``, or
    ``Nov 2026`` in a series of more than a year.
    """
    if max(point.days for point in points) == 1:
        days = [f"{WEEKDAYS[p.first.weekday()][:2]}{p.first.day}" for p in points]
        row = _fitting(list(zip(columns, days, strict=True)), width, largest_step=2)
        if row:
            return row
    long = (points[-1].last - points[0].first).days > LONGEST_WITHOUT_YEAR
    found = [
        (column, _month_year(day) if long else day_month(day))
        for point, column in zip(points, columns, strict=True)
        if (day := _week_day(point)) is not None
    ]
    return _fitting(found, width, largest_step=len(found))


def _fitting(labels: Sequence[tuple[int, str]], width: int, *, largest_step: int) -> str:
    """Every label, or every second and so on, counted back from one of the newest."""
    for step in range(1, largest_step + 1):
        for skipped in range(step):
            row = _placed(labels[::-1][skipped::step][::-1], width)
            if row is not None:
                return row
    return ""


def _placed(labels: Sequence[tuple[int, str]], width: int) -> str | None:
    row = ""
    for column, label in labels:
        start = min(max(column - (len(label) - 1) // 2, 0), width - len(label))
        if row and start <= len(row):
            return None
        row = row.ljust(start) + label
    return row


def _week_day(point: Point) -> date | None:
    if point.days >= WEEK:
        return point.first
    monday = point.first + timedelta(days=(MONDAY - point.first.weekday()) % WEEK)
    return monday if monday <= point.last else None


def _month_year(day: date) -> str:
    return f"{MONTHS[day.month - 1][:3]} {day.year}"
