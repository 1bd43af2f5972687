"""Today at a glance, for a prompt: the answer where nothing in the files is out of the ordinary.

All else, from a text that is no TOML to an encrypted journal, is left to ``Journal.read``, which
says the same of what is read here, and takes three times as long to be imported.
"""

import os
import stat
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from therapy_tui.domain.clock import DAY_START, Clock
from therapy_tui.journal.toml_syntax import TomlError, read_toml

MOODS = range(1, 11)
SESSIONS = range(10)
DAY_STARTS = range(13)
FORMATS = range(1, 2)
"""The values that are valid; where there is another one, the long way is gone."""

LARGEST = 100_000
"""Bytes of an ordinary file."""


class Glance(NamedTuple):
    """What is written of today and of the days before."""

    today: date
    mood: int | None
    """Today's; without it nothing at all is written of today."""
    logged: int
    """The days of the window that have a mood."""
    sessions: int
    """Those held since the first of the month."""


class _UnusualError(Exception):
    """Something is out of the ordinary."""


def glance(folder: str, configuration: str, window: int) -> Glance | None:
    """Today and the ``window`` days up to it; ``None`` where the long way has to be gone."""
    try:
        return _glance(folder, _clock(configuration).today(), window)
    except (_UnusualError, OSError, UnicodeDecodeError, TomlError):
        return None


def _glance(folder: str, today: date, window: int) -> Glance:
    first = today - timedelta(days=window - 1)
    begin = min(first, today.replace(day=1))
    days = [begin + timedelta(days=number) for number in range((today - begin).days + 1)]
    tables = _tables(folder, days)
    moods = {day: _number(table, "mood", MOODS) for day, table in tables.items()}
    if today in tables and moods[today] is None:
        raise _UnusualError  # is it an entry without a mood?
    held = [
        _number(table, "sessions", SESSIONS) or 0
        for day, table in tables.items()
        if day >= today.replace(day=1)
    ]
    logged = sum(mood is not None and day >= first for day, mood in moods.items())
    return Glance(today, moods.get(today), logged, sum(held))


def _tables(folder: str, days: Iterable[date]) -> dict[date, Mapping[str, object]]:
    """The tables of those days that have one."""
    names = os.listdir(folder)  # noqa: PTH208 - only names are needed
    if any(name.endswith(".age") for name in names):
        raise _UnusualError
    months: dict[str, Mapping[str, object]] = {}
    tables: dict[date, Mapping[str, object]] = {}
    for day in days:
        name = f"{day.isoformat()[:7]}.toml"
        if name not in months:
            months[name] = _content(f"{folder}/{name}") if name in names else {}
            _number(months[name], "format", FORMATS)
        table = months[name].get(day.isoformat())
        if isinstance(table, dict):
            tables[day] = table
        elif table is not None:
            raise _UnusualError
    return tables


def _clock(configuration: str) -> Clock:
    """The clock, where the configuration says nothing of it but an hour."""
    try:
        said = _content(configuration)
    except FileNotFoundError:
        return Clock()
    if "time_zone" in said:
        raise _UnusualError
    hour = _number(said, "day_start", DAY_STARTS)
    return Clock(day_start=DAY_START if hour is None else hour)


def _number(table: Mapping[str, object], key: str, valid: range) -> int | None:
    found = table.get(key)
    if found is None:
        return None
    if type(found) is int and found in valid:
        return found
    raise _UnusualError


def _content(file: str) -> Mapping[str, object]:
    descriptor = os.open(file, os.O_RDONLY | os.O_NONBLOCK)
    with os.fdopen(descriptor, "rb") as opened:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST:
            raise _UnusualError
        return read_toml(opened.read(LARGEST).decode("utf-8"))
