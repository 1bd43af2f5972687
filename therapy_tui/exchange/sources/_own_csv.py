"""A CSV that this program exported, also after a spreadsheet has saved it."""

import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from therapy_tui.domain.clock import parse_iso
from therapy_tui.domain.errors import InputError
from therapy_tui.domain.fields import BY_KEY, DURATION, FREQUENCY, MOOD, Kind, Value
from therapy_tui.exchange.asked import Asked
from therapy_tui.exchange.given import Given
from therapy_tui.exchange.own import COLUMNS, DATE, EXTRA
from therapy_tui.exchange.record import Found, Left, Record
from therapy_tui.exchange.sources._own_json import extra_of
from therapy_tui.exchange.spreadsheet import restored

_DELIMITERS = (",", ";", "\t")
"""What spreadsheets put between cells when they save."""

_CERTAIN = {DATE, MOOD.key, FREQUENCY.key, DURATION.key}
"""Columns that together no other program has."""


def is_own(given: Given) -> bool:
    """Whether the row of names is that of an export."""
    line = given.head().partition("\n")[0].strip()
    return {*_names(line.split(_delimiter(line)))} >= _CERTAIN


def read_csv(given: Given, asked: Asked) -> Iterator[Found]:
    """The days of the file, the texts to the last space as they were.

    Raises:
        InputError: a row that is damaged, naming its line.
    """
    rows = given.rows(delimiter=_delimiter(given.head().partition("\n")[0]))
    line, header = next(rows, (1, []))
    names = _names(header)
    if not {*names} >= {DATE}:
        raise InputError(f"{given.path}, line {line}: there is no column {DATE}.")
    twice = {name for name in names if name and names.count(name) > 1}
    if twice:
        raise InputError(f"{given.path}, line {line}: the column {min(twice)} is there twice.")
    for name in names:
        if name not in (*COLUMNS, EXTRA):
            yield Left(line, f"column {name}", "there is no field for it")
    dates: dict[date, int] = {}
    for line, row in rows:
        try:
            record = _record(line, names, row, asked)
        except InputError as error:
            raise InputError(f"{given.path}, line {line}: {error}") from None
        if record.date in dates:
            raise InputError(
                f"{given.path}, line {line}: {record.date} was in line {dates[record.date]} "
                "already. Keep one of the two rows."
            )
        dates[record.date] = line
        yield record


def _delimiter(line: str) -> str:
    return max(_DELIMITERS, key=line.count)


def _names(header: Sequence[str]) -> list[str]:
    return [name.strip().strip('"').casefold() for name in header]


def _record(line: int, names: Sequence[str], row: Sequence[str], asked: Asked) -> Record:
    if any(cell.strip() for cell in row[len(names) :]):
        raise InputError("this row has more cells than there are columns.")
    cells = dict(zip(names, row, strict=False))
    values = {
        key: _value(key, cell) for key, cell in cells.items() if key in BY_KEY if cell.strip()
    }
    extra = cells.get(EXTRA, "").strip()
    return Record(line, _date(cells.get(DATE, ""), asked), values, extra=_extra(extra))


def _date(text: str, asked: Asked) -> date:
    if asked.date_format is None:
        return parse_iso(text.strip())
    try:
        return datetime.strptime(text.strip(), asked.date_format).date()  # noqa: DTZ007
    except ValueError:
        raise InputError(f"{text!r} is no date like {asked.date_format}.") from None


def _value(key: str, cell: str) -> Value:
    if BY_KEY[key].kind is Kind.TEXT:
        return restored(cell)
    return BY_KEY[key].parse(cell)


def _extra(text: str) -> dict[str, object]:
    try:
        held = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        raise InputError(f"what stands under {EXTRA} is no JSON.") from None
    return extra_of(held)
