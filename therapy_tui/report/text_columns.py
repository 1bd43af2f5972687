"""Up to two weeks as text: a column for each day, a row for each mood."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from therapy_tui.domain.calendar import WEEKDAYS
from therapy_tui.domain.fields import GOALS, HOMEWORK, MOOD, SESSIONS, SLEEP, TAKEAWAYS
from therapy_tui.domain.series import WEEK
from therapy_tui.report import text_signs as signs
from therapy_tui.report.model import Report
from therapy_tui.report.parts import ReportDay

LABEL = 10
"""Columns of the names on the left."""


class MoodRows(Enum):
    """How much room the moods take."""

    AIRY = "a row for each mood, and one above and below"
    CLOSE = "a row for each mood"
    PAIRS = "a row for two moods"
    FIGURES = "one row of figures"


@dataclass(frozen=True, slots=True)
class Density:
    """How much room the drawing takes, so that the page stays one page."""

    mood: MoodRows = MoodRows.AIRY
    homework_bars: bool = True


def day_columns(report: Report, density: Density) -> list[str]:
    """The drawing; a field that is switched off has no row."""
    days = report.days
    lines = [
        _row("", (WEEKDAYS[day.date.weekday()][:3] for day in days), days),
        _row("", (str(day.date.day) for day in days), days),
    ]
    if report.shows(SESSIONS.key):
        lines.append(_row("session", map(signs.session_sign, days), days))
    if report.shows(MOOD.key):
        lines += _mood(report, density.mood)
    if report.shows(HOMEWORK.key):
        lines += _homework(days) if density.homework_bars else [_homework_figures(days)]
    if report.shows(SLEEP.key):
        label = f"sleep {SLEEP.low}-{SLEEP.high}"
        lines.append(_row(label, (signs.cell(d, signs.sleep_sign(d)) for d in days), days))
    if report.shows(GOALS.key):
        label = f"goals /{report.goals_total}" if report.goals_total else "goals"
        lines.append(_row(label, (signs.cell(d, _figure(d.goals)) for d in days), days))
    if report.shows(TAKEAWAYS.key):
        lines.append(_row("takeaways", (signs.cell(d, _figure(d.takeaways)) for d in days), days))
    if any(day.note_alone for day in days):
        lines.append(_row("note", (signs.NOTE if d.note_alone else "" for d in days), days))
    return lines


def _row(label: str, cells: Iterable[str], days: Sequence[ReportDay]) -> str:
    """A row whose cells are three columns wide, with more room between weeks."""
    line = f"{label:<{LABEL}}"
    for at, shown in enumerate(cells):
        begins_week = at > 0 and (len(days) - at) % WEEK == 0
        line += ("   " if begins_week else " ") + f"{shown:>3}"
    return line.rstrip()


def _figure(value: int | None) -> str:
    return "" if value is None else str(value)


def _mood(report: Report, rows: MoodRows) -> list[str]:
    days, low, high = report.days, report.glance.low, report.glance.high
    if low is None or high is None or rows is MoodRows.FIGURES:
        label = f"mood {MOOD.low}-{MOOD.high}"
        return [_row(label, (_mood_figure(day, _figure(day.mood)) for day in days), days)]
    if rows is MoodRows.PAIRS:
        bottoms = range(low - (low + 1) % 2, high + 1, 2)
        return [_pair(days, bottom) for bottom in reversed(bottoms)]
    room = 1 if rows is MoodRows.AIRY else 0
    levels = range(min(high + room, MOOD.high), max(low - room, MOOD.low) - 1, -1)
    return [_level(days, level) for level in levels]


def _level(days: Sequence[ReportDay], level: int) -> str:
    cells = (_mood_figure(day, signs.MOOD if day.mood == level else signs.FREE) for day in days)
    return _row(f"mood{level:>{LABEL - 4}}", cells, days)


def _pair(days: Sequence[ReportDay], bottom: int) -> str:
    pair = (bottom, bottom + 1)
    cells = (_mood_figure(d, str(d.mood) if d.mood in pair else signs.FREE) for d in days)
    return _row(f"mood {bottom}-{bottom + 1}", cells, days)


def _mood_figure(day: ReportDay, shown: str) -> str:
    if day.unreadable:
        return signs.UNREADABLE
    return signs.GAP if day.mood is None else shown


def _homework(days: Sequence[ReportDay]) -> list[str]:
    lines: list[str] = []
    for level in range(HOMEWORK.high, HOMEWORK.low, -1):
        label = "homework" if level == HOMEWORK.high else ""
        cells = (signs.cell(day, _bar(day, level)) for day in days)
        lines.append(_row(f"{label:<8}{level:>{LABEL - 8}}", cells, days))
    return lines


def _bar(day: ReportDay, level: int) -> str:
    if day.homework:
        return signs.BAR if day.homework >= level else ""
    return signs.homework_sign(day) if level == 1 else ""


def _homework_figures(days: Sequence[ReportDay]) -> str:
    return _row("homework", (signs.cell(day, signs.homework_sign(day)) for day in days), days)
