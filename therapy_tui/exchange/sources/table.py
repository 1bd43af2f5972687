"""Any CSV with a row of names: the columns are found by name, or as the person says."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, time

from therapy_tui.domain.errors import InputError
from therapy_tui.domain.fields import BY_KEY, FIELDS, MOOD, NOTE
from therapy_tui.exchange import cells
from therapy_tui.exchange.asked import NOTHING, Asked
from therapy_tui.exchange.columns import Column
from therapy_tui.exchange.dates import (
    TIMES,
    Dates,
    Order,
    When,
    brief,
    is_numbers,
    proven,
    read_time,
)
from therapy_tui.exchange.given import Given
from therapy_tui.exchange.record import Found, Left, Level, Meaning, Record, Unknown
from therapy_tui.exchange.source import Source
from therapy_tui.exchange.tables import Table, found_table, no_table

HALF = 5
"""Moods that are all no higher could be of a scale from 1 to 5 as well as of ours."""

KINDS_NAMED = 50
"""So many kinds of rows of which nothing is taken are named; the rest are left out together."""

_COMMENT = "#"


@dataclass(slots=True)
class _Reading:
    """One table, which of its columns are read, and what was seen on the way."""

    table: Table
    asked: Asked
    dates: Dates
    day: Column
    time: tuple[Column, ...]
    fields: dict[str, tuple[Column, ...]]
    first: dict[tuple[str, date], int] = field(default_factory=dict)
    """Which of several columns of a field is taken on a date: the first that has something."""
    highest: int | None = None
    kinds: set[str] = field(default_factory=set)

    def when(self, line: int, row: list[str]) -> When:
        try:
            return self.dates.read(self.day.cell(row))
        except InputError as error:
            raise self.table.wrong(line, error) from None


def _recognise(given: Given) -> str:
    table = found_table(given, Asked())
    if table is None:
        return ""
    reading = _looked(table, Asked())
    names = [each.name for columns in reading.fields.values() for each in columns]
    return f"it is a table with columns for {', '.join([reading.day.name, *names][:3])}"


def _read(given: Given, asked: Asked) -> Iterator[Found]:
    table = found_table(given, asked)
    if table is None:
        raise no_table(given, asked)
    reading = _looked(table, asked)
    yield from _meanings(reading)
    order = _order(reading)
    if order is not None:
        reading.dates = replace(reading.dates, order=order)
        yield Meaning(f"dates of {reading.day.name}", f"{order.value}, which some of them prove")
    _prefer(reading)
    for line, row in table.rows():
        yield from _row(reading, line, row)
    if reading.highest is not None and reading.highest <= HALF:
        raise InputError(
            f"{given.place(table.name)}: no mood is higher than {reading.highest}, so the scale "
            "could be 1 to 5 or 1 to 10. Say which with --mood-scale 1-5 or --mood-scale 1-10."
        )


def _looked(table: Table, asked: Asked) -> _Reading:
    """The columns that are read.

    Raises:
        InputError: one is missing, several could be meant, or none is a field.
    """
    header = table.header
    dates = header.columns("date", asked)
    if len(dates) != 1:
        raise InputError(
            f"{header.place}: exactly one column has to be the date. {header.listed()}"
        )
    every = {each.key: header.columns(each.key, asked) for each in FIELDS}
    fields = {key: columns for key, columns in every.items() if columns}
    if not fields:
        raise InputError(
            f"{header.place}: no column is a field of ours. {header.listed()} Say what is what, "
            "such as --map mood=COLUMN."
        )
    if MOOD.key not in fields:
        asked.refuse(mood_scale=f"no column is the {MOOD.key}")
    form = Dates(asked.date_format, asked.zone)
    return _Reading(table, asked, form, dates[0], header.columns("time", asked), fields)


def _meanings(reading: _Reading) -> Iterator[Found]:
    """What becomes of each column, and of the lines before their names."""
    header = reading.table.header
    for line in reading.table.before:
        yield Left(line, "line", "it stands before the names of the columns")
    yield Meaning(reading.day.name, "date")
    used = {reading.day.index}
    for column in reading.time:
        yield Meaning(column.name, "time")
        used.add(column.index)
    for key, columns in reading.fields.items():
        of = BY_KEY[key]
        scale = reading.asked.mood_scale if of is MOOD else None
        for column in columns:
            yield Meaning(column.name, f"{of.name}, from {scale.words}" if scale else of.name)
            used |= {column.index} | ({column.where} if column.where is not None else set())
    for index, name in enumerate(header.names):
        if index not in used:
            yield Left(
                reading.table.line, f"column {name or index + 1}", "no field is mapped to it"
            )


def _order(reading: _Reading) -> Order | None:
    """Whether day or month comes first, where dates are numbers and one of them proves it."""
    if reading.dates.form is not None:
        return None
    for _, row in reading.table.rows(quietly=True):
        cell = reading.day.cell(row)
        if not cell or cell.startswith(_COMMENT):
            continue
        order = proven(cell)
        if order is not None or not is_numbers(cell):
            return order
    return None


def _prefer(reading: _Reading) -> None:
    """Note which of several columns of a field is the first that has something on each date."""
    several = {key: each for key, each in reading.fields.items() if len(each) > 1}
    several.pop(NOTE.key, None)
    if not several:
        return
    for line, row in reading.table.rows(quietly=True):
        if _why_no_entry(reading, row):
            continue
        day = reading.when(line, row).date
        for key, columns in several.items():
            for rank, column in enumerate(columns):
                if column.cell(row):
                    seen = reading.first.get((key, day), rank)
                    reading.first[key, day] = min(seen, rank)


def _why_no_entry(reading: _Reading, row: list[str]) -> str:
    cell = reading.day.cell(row)
    if cell.startswith(_COMMENT):
        return f"it begins with {_COMMENT}"
    return "" if cell else "it has no date"


def _row(reading: _Reading, line: int, row: list[str]) -> Iterator[Found]:
    """What is found in one row."""
    why = _why_no_entry(reading, row)
    if why:
        yield Left(line, "row", why)
        return
    when = reading.when(line, row)
    values: dict[str, Level] = {}
    asked_for = False
    for key in reading.fields:
        found = _value(reading, line, row, key, when.date) if key != NOTE.key else None
        if isinstance(found, (Left, Unknown)):
            yield found
            asked_for = True
        elif found is not None:
            values[key] = found
    note = _note(reading, row)
    at = when.at
    if at is None:
        try:
            at = _time(reading, row)
        except InputError as error:
            if reading.asked.columns("time"):
                raise reading.table.wrong(line, error) from None
            yield Left(line, "time", f"it is not written such as {TIMES}")
    if values or note:
        yield Record(line, when.date, values, at, note)
    elif not asked_for:
        yield Left(line, "row", _why_nothing(reading, row))


def _value(
    reading: _Reading, line: int, row: list[str], key: str, day: date
) -> Level | Left | Unknown | None:
    """The value of a field: of the first of its columns that has one on that date."""
    columns, asked = reading.fields[key], reading.asked
    for rank, column in enumerate(columns):
        cell = column.cell(row)
        if not cell:
            continue
        if column.where is not None:
            asked.found(key, column.name)
        first = reading.first.get((key, day), rank)
        if first < rank:
            return Left(line, key, f"its day has one of {columns[first].name}")
        try:
            value = cells.level(BY_KEY[key], cell, line, asked)
        except InputError as error:
            raise reading.table.wrong(line, f"{error}. {_advice(key, column)}") from None
        scaled = asked.mood_scale is not None or asked.knows(key, cell)
        if key == MOOD.key and not scaled and isinstance(value, int):
            reading.highest = max(value, reading.highest or 0)
        return value
    return None


def _advice(key: str, column: Column) -> str:
    if key == MOOD.key:
        return f"If {column.name} is on another scale, say which, such as --mood-scale 1-5"
    return f"If {column.name} is something else, leave it out with --map {key}={NOTHING}"


def _why_nothing(reading: _Reading, row: list[str]) -> str:
    """Why nothing is taken of a row: what it is, where only certain rows were asked for."""
    columns = [each for columns in reading.fields.values() for each in columns]
    certain = [each for each in columns if each.where is not None]
    if not certain or any(each.fits(row) for each in certain):
        return "it has no value"
    name, word = certain[0].condition(reading.table.header.names, row)
    kind = f"{name} is {brief(word)}"
    if kind not in reading.kinds and len(reading.kinds) >= KINDS_NAMED:
        return f"{name} is something else"
    reading.kinds.add(kind)
    return f"{kind}, which no --map asks for"


def _note(reading: _Reading, row: list[str]) -> str:
    """All texts of the row that are notes, a line each, with line ends as they are here."""
    texts: dict[str, None] = {}
    for column in reading.fields.get(NOTE.key, ()):
        text = column.cell(row)
        if text:
            texts[text] = None
            if column.where is not None:
                reading.asked.found(NOTE.key, column.name)
    joined = "\n".join(texts)
    return joined.replace("\r\n", "\n").replace("\r", "\n")


def _time(reading: _Reading, row: list[str]) -> time | None:
    """The time, perhaps from several columns, such as hour and minute."""
    said = ":".join(each.cell(row) for each in reading.time).strip(":")
    return read_time(said) if said else None


SOURCE = Source(
    name="csv",
    title="Any CSV",
    files="a table with a row of names: eMoods, Bearable, Apple State of Mind, feeling and others",
    comes="each field that a column is called like or mapped to; date, time, notes",
    stays="columns and rows that nothing is mapped to, each named in the preview",
    recognise=_recognise,
    read=_read,
    general=True,
    mapping="FIELD=COLUMN, FIELD=COLUMN where OTHER is WORD, WORD=VALUE, date=COLUMN, file=NAME",
)
"""Comma, semicolon or tab between cells, alone or in a zip."""
