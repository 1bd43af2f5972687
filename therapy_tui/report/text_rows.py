"""Longer windows as text: a row for each day, or for each week."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import floor

from therapy_tui.domain.calendar import WEEKDAYS, day_month, with_short_year
from therapy_tui.domain.fields import GOALS, HOMEWORK, MOOD, SESSIONS, SLEEP, TAKEAWAYS
from therapy_tui.domain.summary import Average, one_decimal
from therapy_tui.report import text_signs as signs
from therapy_tui.report.model import Report
from therapy_tui.report.parts import ReportDay, ReportWeek
from therapy_tui.report.wrapping import cells

SCALE = MOOD.high - MOOD.low + 1
"""Places of the mood scale."""


@dataclass(frozen=True, slots=True)
class _Column:
    """One column of a table: its heading, its cells, and to which side they stand."""

    heading: str
    cells: Sequence[str]
    left: bool = False


def day_rows(report: Report) -> list[str]:
    """A row for each day; a field that is switched off has no column."""
    days = report.days

    def column(heading: str, shown: Callable[[ReportDay], str], *, left: bool = False) -> _Column:
        return _Column(heading, [shown(day) for day in days], left)

    columns = [column("", _date, left=True)]
    if report.shows(SESSIONS.key):
        columns.append(column("session", signs.session_sign))
    if report.shows(MOOD.key):
        columns.append(column(f"mood {MOOD.low}-{MOOD.high}", _mood_of_day, left=True))
    if report.shows(HOMEWORK.key):
        heading = f"homework {HOMEWORK.low}-{HOMEWORK.high}"
        columns.append(column(heading, _homework_of_day, left=True))
    if report.shows(SLEEP.key):
        columns.append(column("sleep", lambda day: signs.cell(day, signs.sleep_sign(day))))
    if report.shows(GOALS.key):
        total = report.goals_total
        heading = f"goals /{total}" if total else "goals"
        columns.append(column(heading, lambda day: signs.cell(day, _figure(day.goals))))
    if report.shows(TAKEAWAYS.key):
        columns.append(column("takeaways", lambda day: signs.cell(day, _figure(day.takeaways))))
    if any(day.note_alone for day in days):
        columns.append(column("", lambda day: signs.NOTE if day.note_alone else ""))
    return _table(columns)


def week_rows(report: Report) -> list[str]:
    """A row for each 7-day block, with means and the days they rest on."""
    weeks = report.weeks
    two_years = report.window.first.year != report.window.last.year

    def column(heading: str, shown: Callable[[ReportWeek], str], *, left: bool = False) -> _Column:
        return _Column(heading, [shown(week) for week in weeks], left)

    def name(week: ReportWeek) -> str:
        said = day_month(week.first, aligned=True)
        return with_short_year(said, week.first) if two_years else said

    columns = [column("week of", name, left=True)]
    if report.shows(SESSIONS.key):
        columns.append(column(signs.SESSION, lambda week: str(week.sessions or "")))
    if report.shows(MOOD.key):
        columns += [
            column(f"mood {MOOD.low}-{MOOD.high}", _mood_of_week, left=True),
            column("mean", lambda week: _mean(week, week.mood)),
            column("range", _range),
        ]
    columns.append(column("days", _days))
    if report.shows(HOMEWORK.key):
        columns.append(column("homework", lambda week: _mean(week, week.homework)))
    if report.shows(SLEEP.key):
        columns.append(column("sleep", _sleep_of_week, left=True))
    if report.shows(GOALS.key):
        columns.append(column("goals", lambda week: _mean(week, week.goals)))
    if report.shows(TAKEAWAYS.key):
        columns.append(column("takeaways", lambda week: _figure(week.takeaways)))
    return _table(columns)


def _table(columns: Sequence[_Column]) -> list[str]:
    rows = [""] * (1 + len(columns[0].cells))
    for number, column in enumerate(columns):
        shown = [column.heading, *column.cells]
        size = max(map(cells, shown))
        for at, each in enumerate(shown):
            aligned = each.ljust(size) if column.left else each.rjust(size)
            rows[at] += ("  " if number else "") + aligned
    return [row.rstrip() for row in rows]


def _figure(value: int | None) -> str:
    return "" if value is None else str(value)


def _date(day: ReportDay) -> str:
    return f"{WEEKDAYS[day.date.weekday()][:3]} {day_month(day.date, aligned=True)}"


def _mood_of_day(day: ReportDay) -> str:
    if day.unreadable:
        return signs.UNREADABLE * SCALE
    if day.mood is None:
        return signs.GAP * SCALE
    return f"{_scale(day.mood, day.mood, day.mood)} {day.mood:>2}"


def _homework_of_day(day: ReportDay) -> str:
    figure = signs.homework_sign(day)
    bar = signs.BAR * (day.homework or 0) if figure else ""
    shown = f"{bar:<{HOMEWORK.high}} {figure}" if figure else ""
    return signs.cell(day, shown)


def _scale(low: int, high: int, mean: float) -> str:
    """The mood scale with the mean on the line from the lowest to the highest."""
    middle = floor(mean + 0.5)
    places = (
        signs.MOOD if place == middle else signs.LINE if low <= place <= high else signs.FREE
        for place in range(MOOD.low, MOOD.high + 1)
    )
    return "".join(places)


def _mood_of_week(week: ReportWeek) -> str:
    if week.low is None or week.high is None or week.mood.mean is None:
        return (signs.UNREADABLE if week.unreadable else signs.GAP) * SCALE
    return _scale(week.low, week.high, week.mood.mean)


def _mean(week: ReportWeek, average: Average) -> str:
    if average.mean is None:
        return signs.UNREADABLE if week.unreadable else ""
    return one_decimal(average.mean)


def _range(week: ReportWeek) -> str:
    if week.low is None:
        return ""
    return str(week.low) if week.low == week.high else f"{week.low}-{week.high}"


def _days(week: ReportWeek) -> str:
    unknown = signs.UNREADABLE if week.unreadable else ""
    return f"{week.logged}/{week.days}{unknown}"


def _sleep_of_week(week: ReportWeek) -> str:
    poor = f" {signs.POOR}{week.poor}" if week.poor else ""
    return _mean(week, week.sleep) + poor
