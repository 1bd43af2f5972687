"""Days as plain lines: one day below the other, or a table of 80 columns with its means."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from therapy_tui.domain.calendar import Days, long_date, short_date
from therapy_tui.domain.day import Day
from therapy_tui.domain.fields import FIELDS, GOALS, NOTE, SESSIONS, TAKEAWAYS, Field
from therapy_tui.domain.summary import Average, Summary, one_decimal
from therapy_tui.domain.words import counted, one_line, value_words

GAP = "  "
"""What stands between two columns."""

MISSING = "-"
"""What stands for a value that was not logged and for a mean without days."""

UNREADABLE = "cannot be read"
"""What stands in the row of a day whose month file cannot be read."""


def day_lines(day: Day, goals: int, hidden: Collection[str]) -> list[str]:
    """A day as lines of name and value; ``goals`` is how many goals were open then, if known.

    A field nobody answered has a dash; frequency and duration are left out then.
    """
    fields = [
        field
        for field in FIELDS
        if field.key not in hidden and (field.key in day.values or not field.context)
    ]
    indent = max((len(field.name) for field in fields), default=0) + len(GAP)
    lines = [long_date(day.date)]
    for field in fields:
        first, *more = _value(field, day, goals).splitlines() or [MISSING]
        lines.append(f"{GAP}{field.name.ljust(indent)}{first}")
        lines += [f"{GAP}{' ' * indent}{line}".rstrip() for line in more]
    return lines


def table_lines(
    days: Days,
    shown: Sequence[date],
    lost: Collection[date],
    figures: Summary,
    hidden: Collection[str],
) -> list[str]:
    """The table of the dates ``shown``, what the figures say of them, and their notes.

    Dates in ``lost`` lie in a month that cannot be read; fields in ``hidden`` have no column.
    """
    fields = [field for field in FIELDS if field.numeric and field.key not in hidden]
    rows = [_row(day, days.get(day), fields) for day in shown]
    averages = [getattr(figures, field.key) for field in fields]
    lines = _aligned(
        [
            ["Date", *(field.short for field in fields)],
            *rows,
            ["Mean", *(_mean(average) for average in averages)],
            ["Days", *(_days(average) for average in averages)],
        ]
    )
    for number, day in enumerate(shown, start=1):
        if day in lost:
            lines[number] = f"{short_date(day)}{GAP}{UNREADABLE}"
    notes = [] if NOTE.key in hidden else list(_notes(days, shown))
    return [*lines[:-2], "", *lines[-2:], "", _sentence(figures, hidden), *notes]


def _value(field: Field, day: Day, goals: int) -> str:
    value = day.get(field.key)
    if value is None:
        return MISSING
    return f"{value} of {goals}" if field is GOALS and goals else value_words(field, value)


def _row(day: date, entry: Day | None, fields: Iterable[Field]) -> list[str]:
    values = [None if entry is None else entry.get(field.key) for field in fields]
    cells = [
        MISSING if value is None else field.text(value)
        for field, value in zip(fields, values, strict=True)
    ]
    return [short_date(day), *cells]


def _mean(figure: object) -> str:
    if not isinstance(figure, Average):
        return ""
    return MISSING if figure.mean is None else one_decimal(figure.mean)


def _days(figure: object) -> str:
    return str(figure.days) if isinstance(figure, Average) else ""


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines: list[str] = []
    for date_cell, *cells in rows:
        padded = [cell.rjust(width) for cell, width in zip(cells, widths[1:], strict=True)]
        lines.append(GAP.join([date_cell.ljust(widths[0]), *padded]).rstrip())
    return lines


def _sentence(figures: Summary, hidden: Collection[str]) -> str:
    """How many days have a mood, its lowest and highest, sessions and takeaways."""
    said = [f"{figures.mood.days} of {counted(figures.elapsed, 'day')} with a mood"]
    if figures.lowest is not None:
        said.append(f"lowest {figures.lowest}, highest {figures.highest}")
    if SESSIONS.key not in hidden:
        said.append(counted(figures.sessions, "session"))
    if figures.takeaways is not None and TAKEAWAYS.key not in hidden:
        said.append(counted(figures.takeaways, "takeaway"))
    return "; ".join(said) + "."


def _notes(days: Days, shown: Iterable[date]) -> Iterable[str]:
    noted = [(day, entry.note) for day in shown if (entry := days.get(day)) and entry.note]
    return ["", *(f"{short_date(day)}{GAP}{one_line(note)}" for day, note in noted)] * bool(noted)
