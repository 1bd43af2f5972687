"""The text of one month file: its days, what is wrong in it, and how a change is written."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeGuard

from therapy_tui.domain.calendar import Month
from therapy_tui.domain.clock import parse_iso
from therapy_tui.domain.day import Day
from therapy_tui.domain.errors import InputError, SaveError
from therapy_tui.domain.fields import BY_KEY, FIELDS, Change, Kind, Value, field
from therapy_tui.journal import month_faults
from therapy_tui.journal.day_table import with_tables
from therapy_tui.journal.document import Document, without_empty
from therapy_tui.journal.fault import Fault
from therapy_tui.journal.splice import confirm, not_written, set_keys
from therapy_tui.journal.toml_outline import Path as KeyPath
from therapy_tui.journal.toml_outline import key_lines, line_of
from therapy_tui.journal.toml_syntax import TomlError, read_toml
from therapy_tui.journal.toml_value import same

FORMAT = 1
"""The newest format of a month file that is understood; a file without one is of this format."""

_FORMAT_KEY = "format"
_LIKE_A_DATE = re.compile(r"[0-9]{1,4}-[0-9]{1,2}-[0-9]{1,2}")


@dataclass(frozen=True, slots=True)
class MonthText:
    """What one month file holds.

    ``days`` has each date whose table holds a valid value or a key we do not know, ``faults``
    everything that is wrong, in the order of the file, ``format`` the format the file says.
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
    form = reader.format(content.get(_FORMAT_KEY, FORMAT))
    for name, table in content.items():
        if _LIKE_A_DATE.fullmatch(name):
            reader.day(name, table)
    faults = sorted(reader.faults, key=lambda fault: fault.line or 0)
    return MonthText(dict(sorted(reader.days.items())), tuple(faults), form)


def change_day(text: str, day: date, change: Change) -> str:
    """The text with only the lines of the changed keys of one day changed; ``None`` removes a key.

    A value that is there already changes nothing. A new day's table goes in date order, new keys
    in the order of the fields. A table left without keys goes with its header, unless a comment
    or a table inside it is left. A text without content begins with the format.

    Raises:
        InputError: a key is no field, or a value is outside its field's range.
        SaveError: the text is no TOML or of a newer format, the day is no table, or the change
            cannot be made without touching something else.
    """
    return change_days(text, {day: change})


def change_days(
    text: str,
    changes: Mapping[date, Change],
    raw: Mapping[date, Mapping[str, object]] | None = None,
) -> str:
    """The text with several days changed at once, each as ``change_day`` does it.

    ``raw`` has values for these days that are written although they are no values of their
    fields: what a hand edit had put there.

    Raises:
        InputError: as ``change_day``.
        SaveError: as ``change_day``.
    """
    for change in changes.values():
        for key, value in change.items():
            if value is not None:
                field(key).check(value)
    content = _writable(text, min(changes)) if changes else {}
    wanted: dict[str, Mapping[str, object]] = {}
    meant: dict[str, dict[str, object]] = {}
    for day, change in changes.items():
        name = day.isoformat()
        held = content.get(name, {})
        if not isinstance(held, dict):
            raise _refused(text, day, (name,), month_faults.no_table(day, held))
        asked = {**change, **(raw or {}).get(day, {})}
        news = {key: value for key, value in asked.items() if not same(held.get(key), value)}
        if news:
            wanted[name] = news
            merged = {**held, **news}
            meant[name] = {key: value for key, value in merged.items() if value is not None}
    if not wanted:
        return text
    changed = text if content else set_keys(text, {_FORMAT_KEY: FORMAT})
    changed = _with_keys(with_tables(changed, wanted), wanted)
    for name in wanted:
        if not meant[name]:
            changed = without_empty(changed, (name,))
    said = confirm(changed, content or {_FORMAT_KEY: FORMAT}, besides=wanted)
    for name in wanted:
        if not same(said.get(name, {}), meant[name]):
            raise not_written(name)
    return changed


def _with_keys(text: str, wanted: Mapping[str, Mapping[str, object]]) -> str:
    """The text with keys of the days' tables changed."""
    document = Document(text)
    for name, change in wanted.items():
        section = document.section((name,))
        if section is None:
            raise SaveError(f"The table of {name} was not found again, so nothing was written.")
        document.set_keys(section, change, tuple(BY_KEY))
    return document.render()


def _writable(text: str, day: date) -> Mapping[str, object]:
    """The content of a text that may be changed.

    Raises:
        SaveError: it is no TOML or of a newer format.
    """
    try:
        content = read_toml(text)
    except TomlError as error:
        place = f"{Month.of(day)}.toml:{error.line}"
        raise SaveError(f"{place}: {month_faults.unreadable(error.reason)}") from None
    form = content.get(_FORMAT_KEY, FORMAT)
    if _is_newer(form):
        raise _refused(text, day, (_FORMAT_KEY,), month_faults.newer_format(form, FORMAT))
    return content


def _is_newer(form: object) -> TypeGuard[int]:
    return isinstance(form, int) and form > FORMAT


def _refused(text: str, day: date, path: KeyPath, sentence: str) -> SaveError:
    line = line_of(key_lines(text), path)
    return SaveError(f"{Month.of(day)}.toml:{line}: {sentence}")


class _Reader:
    """Takes a month's content apart: days on one side, what is wrong on the other."""

    def __init__(self, text: str, month: Month, file: Path) -> None:
        self.days: dict[date, Day] = {}
        self.faults: list[Fault] = []
        self._text = text
        self._month = month
        self._file = file
        self._lines: Mapping[KeyPath, int] | None = None

    def format(self, found: object) -> int:
        """The format a file says, or the one it is read as when that is no format."""
        if _is_newer(found):
            said = month_faults.newer_format(found, FORMAT)
            self._fault((_FORMAT_KEY,), said, key=_FORMAT_KEY, blocks=True)
            return found
        if not same(found, FORMAT):
            said = month_faults.wrong_format(found, FORMAT)
            self._fault((_FORMAT_KEY,), said, key=_FORMAT_KEY)
        return FORMAT

    def day(self, name: str, table: object) -> None:
        """Take in a table whose name looks like a date."""
        try:
            day = parse_iso(name)
        except InputError:
            self._fault((name,), month_faults.impossible_date(name), day=name)
            return
        if Month.of(day) != self._month:
            self._fault((name,), month_faults.other_month(day, self._month), day=name)
        elif not isinstance(table, dict):
            self._fault((name,), month_faults.no_table(day, table), day=name)
        else:
            values = self._values(day, table)
            extra = {key: value for key, value in table.items() if key not in BY_KEY}
            if values or extra:
                self.days[day] = Day(day, values, extra)

    def _values(self, day: date, table: Mapping[str, object]) -> dict[str, Value]:
        values: dict[str, Value] = {}
        for known in FIELDS:
            found = table.get(known.key)
            if found is None:
                continue
            if isinstance(found, (int, str)) and known.accepts(found):
                values[known.key] = found
            elif not (known.kind is Kind.TEXT and isinstance(found, str)):
                said = month_faults.wrong_value(day, known, found)
                self._fault((day.isoformat(), known.key), said, str(day), known.key)
        return values

    def _fault(
        self,
        path: KeyPath,
        said: str,
        day: str | None = None,
        key: str | None = None,
        blocks: bool = False,
    ) -> None:
        if self._lines is None:
            self._lines = key_lines(self._text)
        line = line_of(self._lines, path)
        self.faults.append(Fault(self._file, said, line, day=day, key=key, blocks=blocks))
