"""The tables of the HTML page: every value of the picture, and those that are not in it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from therapy_tui.domain.calendar import WEEKDAYS
from therapy_tui.domain.fields import GOALS, HOMEWORK, MOOD, SESSIONS, SLEEP, TAKEAWAYS, Field
from therapy_tui.domain.summary import Average, one_decimal
from therapy_tui.report import text_signs as signs
from therapy_tui.report.glance_words import from_to
from therapy_tui.report.model import Report
from therapy_tui.report.parts import ReportDay, ReportWeek
from therapy_tui.report.saying import dated
from therapy_tui.report.window import MOST_COLUMNS

MISSING = signs.FREE
"""What stands for a value that was not logged; it is not zero."""

MOST_WEEKS = 15
"""Weeks that stand in one table; more are put beside each other, while two tables hold them."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a table for one day or week."""

    shown: str
    said: str = ""
    """What it means, where the sign alone does not say it to someone who only hears it."""
    kind: str = ""
    """``gap``, ``missing`` or ``poor``: how it is drawn."""


@dataclass(frozen=True, slots=True)
class Row:
    """A named row: a field with a cell for each day, or a week with a cell for each field."""

    name: str
    cells: Sequence[Cell]
    scale: str = ""
    """What the values are out of."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a column."""

    lines: tuple[str, ...]
    day: date | None = None
    starts_week: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a name above each column and before each row."""

    corner: str
    headings: Sequence[Heading]
    rows: Sequence[Row]


def report_tables(report: Report, *, by_weeks: bool) -> list[Table]:
    """One table of days, or one or more of weeks."""
    return _weeks(report) if by_weeks else [_days(report)]


def _days(report: Report) -> Table:
    days = report.days
    starts = {first for first, _ in report.window.weeks}
    letters = 3 if len(days) <= MOST_COLUMNS else 2
    headings = [
        Heading(
            (WEEKDAYS[day.date.weekday()][:letters], str(day.date.day)),
            day.date,
            day.date in starts and at > 0,
        )
        for at, day in enumerate(days)
    ]
    rows = [
        Row(name, [_cell(day, shown(day)) for day in days], scale)
        for field, name, scale, shown in _day_rows(report)
        if report.shows(field.key)
    ]
    if any(day.note_alone for day in days):
        notes = [Cell(signs.NOTE, "a note alone") if d.note_alone else Cell("") for d in days]
        rows.append(Row("Note", notes))
    return Table("", headings, rows)


def _day_rows(report: Report) -> Iterable[tuple[Field, str, str, Callable[[ReportDay], Cell]]]:
    total = report.goals_total
    return (
        (SESSIONS, "Session", "", _session),
        (MOOD, MOOD.short, f"{MOOD.low}–{MOOD.high}", lambda day: _figure(day.mood)),
        (HOMEWORK, HOMEWORK.short, f"{HOMEWORK.low}–{HOMEWORK.high}", _homework),
        (SLEEP, SLEEP.short, f"{SLEEP.low}–{SLEEP.high}", _sleep),
        (GOALS, GOALS.short, f"of {total}" if total else "", lambda day: _figure(day.goals)),
        (TAKEAWAYS, TAKEAWAYS.short, "", lambda day: _figure(day.takeaways)),
    )


def _cell(day: ReportDay, cell: Cell) -> Cell:
    if day.unreadable:
        return Cell(signs.UNREADABLE, "could not be read")
    if cell.kind == "missing" and not day.logged:
        return Cell(cell.shown, cell.said, "gap")
    return cell


def _figure(value: int | None) -> Cell:
    return Cell(MISSING, "not logged", "missing") if value is None else Cell(str(value))


def _session(day: ReportDay) -> Cell:
    return Cell(signs.session_sign(day), "session") if day.sessions else Cell("")


def _homework(day: ReportDay) -> Cell:
    return Cell(signs.NONE_SET, "none set") if day.none_set else _figure(day.homework)


def _sleep(day: ReportDay) -> Cell:
    return Cell(signs.sleep_sign(day), kind="poor") if day.poor else _figure(day.sleep)


def _weeks(report: Report) -> list[Table]:
    columns = [
        (heading, shown) for key, heading, shown in _week_columns(report) if report.shows(key)
    ]
    headings = [Heading((heading,)) for heading, _ in columns]
    last = report.window.last
    rows = [
        Row(dated(week.first, last)[4:], [shown(week) for _, shown in columns])
        for week in report.weeks
    ]
    each = len(rows) if not MOST_WEEKS < len(rows) <= 2 * MOST_WEEKS else -(-len(rows) // 2)
    parts = [rows[at : at + each] for at in range(0, len(rows), each)]
    return [Table("Week of", headings, part) for part in parts]


def _week_columns(report: Report) -> Iterable[tuple[str, str, Callable[[ReportWeek], Cell]]]:
    total = report.goals_total
    return (
        (SESSIONS.key, SESSIONS.short, lambda week: Cell(str(week.sessions or ""))),
        (MOOD.key, f"{MOOD.short} {MOOD.low}–{MOOD.high}", lambda week: _mean(week, week.mood)),
        (MOOD.key, "Range", lambda week: Cell(from_to(week.low, week.high))),
        (MOOD.key, "Days", lambda week: Cell(f"{week.logged}/{week.days}")),
        (HOMEWORK.key, HOMEWORK.short, lambda week: _mean(week, week.homework)),
        (SLEEP.key, SLEEP.short, lambda week: _mean(week, week.sleep)),
        (SLEEP.key, "Poor nights", _poor),
        (
            GOALS.key,
            f"{GOALS.short} of {total}" if total else GOALS.short,
            lambda week: _mean(week, week.goals),
        ),
        (TAKEAWAYS.key, TAKEAWAYS.short, lambda week: _figure(week.takeaways)),
    )


def _mean(week: ReportWeek, average: Average) -> Cell:
    if average.mean is not None:
        return Cell(one_decimal(average.mean))
    if week.unreadable:
        return Cell(signs.UNREADABLE, "could not be read")
    return Cell(MISSING, "not logged", "missing")


def _poor(week: ReportWeek) -> Cell:
    return Cell(f"{signs.POOR}{week.poor}", kind="poor") if week.poor else Cell("")
