"""The tables of the HTML page: every value of the picture, and those that are not in it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from therapy_tui.domain.calendar import WEEKDAYS, day_month, with_short_year
from therapy_tui.domain.fields import GOALS, HOMEWORK, MOOD, SESSIONS, SLEEP, TAKEAWAYS, Field
from therapy_tui.domain.summary import Average, one_decimal
from therapy_tui.report import text_signs as signs
from therapy_tui.report.glance_words import from_to
from therapy_tui.report.model import Report
from therapy_tui.report.parts import ReportDay, ReportWeek
from therapy_tui.report.window import MOST_COLUMNS, ReportWindow

MISSING = signs.FREE
"""What stands for a value that was not logged; it is not zero."""

MOST_WEEKS = 15
"""Weeks that stand in one table; more, up to a year, stand in two beside each other."""

MOST_BESIDE = 54
"""The weeks of a year at most."""


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
    said: str = ""
    """What it means, where it is only a letter."""
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
            day=day.date,
            starts_week=day.date in starts and at > 0,
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
    columns = [column for column in _week_columns(report) if report.shows(column[0])]
    headings = [heading for _, heading, _ in columns]
    rows = [
        Row(week_name(week, report.window), [shown(week) for _, _, shown in columns])
        for week in report.weeks
    ]
    each = -(-len(rows) // 2) if MOST_WEEKS < len(rows) <= MOST_BESIDE else len(rows)
    parts = [rows[at : at + each] for at in range(0, len(rows), each)]
    return [Table("Week of", headings, part) for part in parts]


def _week_columns(report: Report) -> Iterable[tuple[str, Heading, Callable[[ReportWeek], Cell]]]:
    total = report.goals_total
    goals = (GOALS.short, f"of {total}") if total else (GOALS.short,)
    return (
        (SESSIONS.key, Heading((signs.SESSION,), SESSIONS.short), _sessions_of_week),
        (MOOD.key, _scaled(MOOD), lambda week: _mean(week, week.mood)),
        (MOOD.key, Heading(("Range",)), lambda week: Cell(from_to(week.low, week.high))),
        (MOOD.key, Heading(("Days",)), lambda week: Cell(f"{week.logged}/{week.days}")),
        (HOMEWORK.key, _scaled(HOMEWORK), lambda week: _mean(week, week.homework)),
        (SLEEP.key, _scaled(SLEEP), _sleep_of_week),
        (GOALS.key, Heading(goals), lambda week: _mean(week, week.goals)),
        (TAKEAWAYS.key, Heading((TAKEAWAYS.short,)), lambda week: _figure(week.takeaways)),
    )


def _scaled(field: Field) -> Heading:
    return Heading((field.short, f"{field.low}–{field.high}"))


def _sessions_of_week(week: ReportWeek) -> Cell:
    return Cell(str(week.sessions or ""))


def _mean(week: ReportWeek, average: Average) -> Cell:
    if average.mean is not None:
        return Cell(one_decimal(average.mean))
    if week.unreadable:
        return Cell(signs.UNREADABLE, "could not be read")
    return Cell(MISSING, "not logged", "missing")


def _sleep_of_week(week: ReportWeek) -> Cell:
    mean = _mean(week, week.sleep)
    return Cell(f"{signs.POOR}{week.poor}\u00a0\u00a0{mean.shown}") if week.poor else mean


def week_name(week: ReportWeek, window: ReportWindow) -> str:
    """The first day of a week, with the year where the window has two."""
    said = day_month(week.first)
    two_years = window.first.year != window.last.year
    return with_short_year(said, week.first) if two_years else said
