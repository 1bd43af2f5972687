"""A series as plain rows: instead of a chart where none fits, and for output without drawing."""

from collections.abc import Sequence

from therapy_tui.domain.calendar import day_month, short_date, with_year
from therapy_tui.domain.fields import FIELDS
from therapy_tui.domain.series import RATINGS, Point
from therapy_tui.domain.summary import one_decimal

MISSING = "-"
"""What stands where nothing was logged."""

NONE_SET_MARK = "none set"
"""What stands for homework of a day for which none was set."""


def table(points: Sequence[Point], width: int, *, hidden: Sequence[str] = ()) -> list[str]:
    """A heading and one row for each point: date, mood, homework, sleep, goals, sessions.

    Plain ASCII. Columns that do not fit into ``width`` are left out from the right; the date and
    the mood always stay. Fields in ``hidden`` have no column. Means over several days come with
    one decimal, single days as they were logged.
    """
    columns = [("Date", [_date(point) for point in points])]
    if any(point.days > 1 for point in points):
        columns.append(("Days", [f"{point.logged}/{point.days}" for point in points]))
    shown = [name for name in ("mood", "homework", "sleep", "goals") if name in RATINGS]
    labels = {field.key: field.short for field in FIELDS}
    columns += [
        (labels[key], [_value(point, key) for point in points])
        for key in shown
        if key not in hidden
    ]
    if "sessions" not in hidden:
        columns.append((labels["sessions"], [str(p.sessions or "") for p in points]))
    return _rows(columns, width)


def _rows(columns: list[tuple[str, list[str]]], width: int) -> list[str]:
    cells = [[heading, *column] for heading, column in columns]
    widths = [max(map(len, column)) for column in cells]
    kept = len(cells)
    while kept > 2 and sum(widths[:kept]) + 2 * (kept - 1) > width:
        kept -= 1
    lines: list[str] = []
    for row in zip(*cells[:kept], strict=True):
        first = row[0].ljust(widths[0])
        rest = (cell.rjust(size) for cell, size in zip(row[1:], widths[1:kept], strict=True))
        lines.append("  ".join([first, *rest]).rstrip())
    return lines


def _date(point: Point) -> str:
    said = short_date(point.first) if point.days == 1 else day_month(point.first)
    return with_year(said, point.first)


def _value(point: Point, key: str) -> str:
    value = point.get(key)
    if value is not None:
        return one_decimal(value) if point.days > 1 else f"{value:g}"
    return NONE_SET_MARK if key == "homework" and point.none_set else MISSING
