"""The last seven days as the week review shows them; the figures come from ``domain``."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from therapy_tui.domain.calendar import WEEKDAYS, Days, Month, dates, long_date, short_date, window
from therapy_tui.domain.day import Day
from therapy_tui.domain.fields import HOMEWORK, MOOD, NONE_SET, NOTE, SESSIONS, SLEEP, Field
from therapy_tui.domain.series import WEEK
from therapy_tui.domain.summary import Average, one_decimal, summary
from therapy_tui.journal.fault import Fault
from therapy_tui.tui.desk import Desk
from therapy_tui.tui.views import LOOK_BACK, form_view
from therapy_tui.tui.widgets.form import FormView

NOTHING = "·"
"""Stands where nothing was answered."""


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One field of the seven days: a cell each, and what they come to."""

    field: Field
    label: str
    cells: tuple[str, ...]
    average: str = ""
    logged: str = ""
    """On how many of the days the average rests."""


@dataclass(frozen=True, slots=True)
class WeekView:
    """The seven days that end on the date, oldest first."""

    days: tuple[str, ...] = ()
    rows: tuple[WeekRow, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    """Date and text of each note, newest first."""


@dataclass(frozen=True, slots=True)
class ReviewView:
    """Everything the week review shows."""

    headings: tuple[str, ...]
    form: FormView
    week: WeekView
    faults: tuple[Fault, ...]


def review_view(desk: Desk, last: date) -> ReviewView:
    """The week that ends on ``last``, and the form of that day, asked about the week."""
    first = min(Month.of(last).first, window(last, LOOK_BACK)[0])
    reading = desk.read(first, last)
    form = form_view(desk, reading.days, last)
    by_week = {each.key: each for each in form.fields}
    return ReviewView(
        headings=(f"The week to {long_date(last)}", f"The week to {short_date(last)}", "The week"),
        form=form._replace(
            hints={**form.hints, **{k: f.week_hint for k, f in by_week.items() if f.week_hint}},
            asks={key: each.week_help for key, each in by_week.items() if each.week_help},
            labels={k: f.week_label for k, f in by_week.items() if f.week_label},
        ),
        week=_week(reading.days, last, form.fields),
        faults=reading.faults,
    )


def _week(days: Days, last: date, fields: Sequence[Field]) -> WeekView:
    shown = tuple(dates(*window(last, WEEK)))
    entries = [days.get(day, Day(day)) for day in shown]
    figures = summary(days, shown[0], last, last)
    averages = ((MOOD, figures.mood), (SLEEP, figures.sleep), (HOMEWORK, figures.homework))
    rows = [_rated(each, entries, mean) for each, mean in averages if each in fields]
    if SESSIONS in fields:
        cells = tuple("" if not entry.sessions else f"{entry.sessions}" for entry in entries)
        rows.append(WeekRow(SESSIONS, SESSIONS.short, cells))
    notes: tuple[tuple[str, str], ...] = ()
    if NOTE in fields:
        rows.append(WeekRow(NOTE, "Notes", tuple("n" if e.note else "" for e in entries)))
        notes = tuple((short_date(e.date), e.note) for e in reversed(entries) if e.note)
    names = tuple(f"{WEEKDAYS[day.weekday()][:2]}{day.day}" for day in shown)
    return WeekView(names, tuple(rows), notes)


def _rated(field: Field, entries: Sequence[Day], mean: Average) -> WeekRow:
    cells = tuple(_cell(entry, field) for entry in entries)
    average = "" if mean.mean is None else one_decimal(mean.mean)
    return WeekRow(field, field.week_label or field.label, cells, average, f"{mean.days}/{WEEK}")


def _cell(entry: Day, field: Field) -> str:
    value = entry.get(field.key)
    if value is None:
        return NOTHING
    return "none" if value == NONE_SET else str(value)
