"""The text of one month file: its days, and what is wrong in it."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeGuard

from therapy_tui.domain.calendar import Month
from therapy_tui.domain.day import NOTHING, Day
from therapy_tui.domain.fields import BY_KEY, FIELDS, Kind, Value
from therapy_tui.journal import month_faults
from therapy_tui.journal.fault import Fault
from therapy_tui.journal.toml_syntax import TomlError, read_toml
from therapy_tui.journal.toml_value import same

if TYPE_CHECKING:
    from therapy_tui.journal.toml_outline import Path as KeyPath

FORMAT = 1
"""The newest format of a month file that is understood; a file without one is of this format."""

FORMAT_KEY = "format"
"""The key that says the format."""

_ANSWERS: Mapping[str, Mapping[object, Value]] = {
    known.key: {answer: answer for answer in known.answers} for known in FIELDS
}
"""Every answer but a text: looked up sooner than ``accepts`` tells, and so that the days of decades
hold each word of a choice once."""

_LIKE_A_DATE = re.compile(r"[0-9]{1,4}-[0-9]{1,2}-[0-9]{1,2}")


class MonthText(NamedTuple):
    """What one month file holds.

    ``days`` has, oldest first, each date whose table holds a valid value or a key we do not know,
    ``faults`` everything that is wrong, in the order of the file, ``format`` the format that the
    file says.
    """

    days: Mapping[date, Day]
    faults: tuple[Fault, ...] = ()
    format: int = FORMAT


def parse_month(text: str, month: Month, file: Path) -> MonthText:
    """The days of a month's text and everything that is wrong in it; raises nothing for content.

    Tables and keys we do not know are the person's own and no fault; nor is a blank note.
    ``file`` is only named in the faults.
    """
    try:
        content = read_toml(text)
    except TomlError as error:
        said = month_faults.unreadable(error.reason)
        return MonthText({}, (Fault(file, said, error.line, error.column, blocks=True),))
    reader = _Reader(text, month, file)
    form = reader.format(content.get(FORMAT_KEY, FORMAT))
    for name, table in content.items():
        if _LIKE_A_DATE.fullmatch(name):
            reader.day(name, table)
    return reader.found(form)


def parse_changed(
    before: MonthText, text: str, changed: Iterable[date], month: Month, file: Path
) -> MonthText:
    """``parse_month`` of a text that differs from what was read before in some days' tables only.

    Only these are read where nothing was wrong; a fault may stand on another line now.
    """
    if before.faults:
        return parse_month(text, month, file)
    content = read_toml(text)
    reader = _Reader(text, month, file)
    reader.days |= before.days
    for day in changed:
        reader.days.pop(day, None)
        name = day.isoformat()
        if name in content:
            reader.day(name, content[name])
    return reader.found(before.format)


def is_newer(form: object) -> TypeGuard[int]:
    """Whether what a file says of its format is a newer one than is understood."""
    return isinstance(form, int) and form > FORMAT


class _Reader:
    """Takes a month's content apart: days on one side, what is wrong on the other."""

    def __init__(self, text: str, month: Month, file: Path) -> None:
        self.days: dict[date, Day] = {}
        self.faults: list[Fault] = []
        self._text = text
        self._month = month
        self._file = file
        self._lines: Mapping[KeyPath, int] | None = None

    def found(self, form: int) -> MonthText:
        """What was read, in order."""
        faults = sorted(self.faults, key=lambda fault: fault.line or 0)
        return MonthText(dict(sorted(self.days.items())), tuple(faults), form)

    def format(self, found: object) -> int:
        """The format a file says, or the one it is read as when that is no format."""
        if is_newer(found):
            said = month_faults.newer_format(found, FORMAT)
            self._fault((FORMAT_KEY,), said, key=FORMAT_KEY, blocks=True)
            return found
        if not same(found, FORMAT):
            said = month_faults.wrong_format(found, FORMAT)
            self._fault((FORMAT_KEY,), said, key=FORMAT_KEY)
        return FORMAT

    def day(self, name: str, table: object) -> None:
        """Take in a table whose name looks like a date."""
        try:
            day = date.fromisoformat(name)
        except ValueError:
            self._fault((name,), month_faults.impossible_date(name), day=name)
            return
        if (day.year, day.month) != (self._month.year, self._month.month):
            self._fault((name,), month_faults.other_month(day, self._month), day=name)
        elif not isinstance(table, dict):
            self._fault((name,), month_faults.no_table(day, table), day=name)
        else:
            values = self._values(day, table)
            extra: Mapping[str, object] = NOTHING
            if not table.keys() <= BY_KEY.keys():
                extra = {key: value for key, value in table.items() if key not in BY_KEY}
            if values or extra:
                self.days[day] = Day(day, values, extra)

    def _values(self, day: date, table: Mapping[str, object]) -> dict[str, Value]:
        values: dict[str, Value] = {}
        for key, answers in _ANSWERS.items():
            if key not in table:
                continue
            found = table[key]
            # True and 1.0 would be found in place of 1.
            answer = answers.get(found) if type(found) is int or type(found) is str else None
            if answer is not None:
                values[key] = answer
            elif (known := BY_KEY[key]).accepts(found):
                values[key] = found
            elif not (known.kind is Kind.TEXT and isinstance(found, str)):
                said = month_faults.wrong_value(day, known, found)
                self._fault((day.isoformat(), key), said, str(day), key)
        return values

    def _fault(
        self,
        path: "KeyPath",
        said: str,
        day: str | None = None,
        key: str | None = None,
        blocks: bool = False,
    ) -> None:
        from therapy_tui.journal.toml_outline import key_lines, line_of  # noqa: PLC0415 - rarely needed

        if self._lines is None:
            self._lines = key_lines(self._text)
        line = line_of(self._lines, path)
        self.faults.append(Fault(self._file, said, line, day=day, key=key, blocks=blocks))
