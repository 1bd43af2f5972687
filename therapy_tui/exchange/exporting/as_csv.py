"""Days as CSV: a row of names, then a row for each day, safe to open in a spreadsheet."""

import json
from collections.abc import Iterable, Iterator

from therapy_tui.domain.calendar import Days
from therapy_tui.domain.day import Day
from therapy_tui.domain.fields import FIELDS, NOTE
from therapy_tui.domain.words import json_escapes
from therapy_tui.exchange.native import to_json
from therapy_tui.exchange.own import COLUMNS, EXTRA
from therapy_tui.exchange.spreadsheet import disarmed

_QUOTED = (",", '"', "\r", "\n")
"""What a cell has to stand in quotation marks for."""


def csv_text(days: Days, *, notes: bool = True) -> str:
    r"""The days as CSV with a row of names, each line ending in ``\n``.

    A value that was not given is an empty cell. What a day has under keys that we do not know
    stands in a last column, as JSON; where no day has any, the column is not there. Without
    ``notes`` the column for them is not there either.
    """
    columns = [column for column in COLUMNS if notes or column != NOTE.key]
    extra = any(day.extra for day in days.values())
    rows = [[*columns, EXTRA] if extra else columns]
    rows += [[*_cells(day, notes), *_extra(day, extra)] for _, day in sorted(days.items())]
    # The csv module leaves a lone return without quotation marks, and then it ends the row.
    return "".join(f"{','.join(map(_quoted, row))}\n" for row in rows)


def _cells(day: Day, notes: bool) -> Iterator[str]:
    yield day.date.isoformat()
    for field in FIELDS:
        value = day.get(field.key)
        if notes or field is not NOTE:
            yield "" if value is None else disarmed(str(value))


def _extra(day: Day, wanted: bool) -> Iterable[str]:
    if not wanted:
        return ()
    said = json.dumps(to_json(day.extra), ensure_ascii=False)
    return (json_escapes(said) if day.extra else "",)


def _quoted(cell: str) -> str:
    if not any(sign in cell for sign in _QUOTED) and cell == cell.strip():
        return cell
    doubled = cell.replace('"', '""')
    return f'"{doubled}"'
