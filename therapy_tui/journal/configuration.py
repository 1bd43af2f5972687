"""The configuration: what belongs to the machine (theme, time zone, day and week, keys)."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any, NamedTuple

from therapy_tui.domain import territory
from therapy_tui.domain.calendar import WEEKDAY_WORDS, DateOrder
from therapy_tui.domain.clock import DAY_START, Clock, system_now
from therapy_tui.domain.day import NOTHING
from therapy_tui.domain.errors import InputError
from therapy_tui.journal.fault import Fault
from therapy_tui.journal.reading import read_text
from therapy_tui.journal.toml_syntax import TomlError, read_toml

_KEY = re.compile(r"\s*(?:\w+\+)*(?:\w+|\S)\s*")
"""A sign such as ``t`` or ``?``, or a name such as ``f1`` or ``ctrl+t``."""

LATEST_DAY_START = 12
"""The day's start is an hour from 0 to this one."""

LONGEST_IDLE = 24 * 60
"""The most minutes that can be configured before the app locks by itself."""

AUTO, ON, OFF = "auto", "on", "off"
SWITCH = (AUTO, ON, OFF)
"""What animation and mouse can be; ``auto`` is off over SSH and on elsewhere."""


class Configuration(NamedTuple):
    """The settings of this machine; what is not configured has its usual value."""

    theme: str | None = None
    """The name of a theme, not checked here; ``None`` for the usual one."""
    time_zone: str | None = None
    """An IANA name that this machine knows, or ``None`` for the machine's own time zone."""
    day_start: int = DAY_START
    """The hour, 0 to 12, at which a new day begins."""
    week_start: int | None = None
    """The first day of the week, 0 (Monday) to 6 (Sunday), or ``None`` for the locale's."""
    date_order: DateOrder | None = None
    """Whether dates are said with the day or the month first, or ``None`` for the locale's."""
    lock_minutes: int | None = None
    """Minutes without a key, 1 to 1440, after which the app locks an encrypted journal's screen;
    ``None`` for never."""
    animation: str = AUTO
    """Whether pages glide when they are scrolled: one of ``SWITCH``."""
    mouse: str = AUTO
    """Whether clicks of the mouse act in the app: one of ``SWITCH``."""
    keys: Mapping[str, str] = NOTHING
    """Other keys for actions: the action's id, not checked here, and its key."""

    def clock(self, moment: Callable[[], datetime] = system_now) -> Clock:
        """The clock of this time zone and day's start."""
        return Clock(_zone(self.time_zone) if self.time_zone else None, self.day_start, moment)

    def first_weekday(self, environ: Mapping[str, str]) -> int:
        """The first day of the week, 0 to 6, as configured or as the locale has it."""
        if self.week_start is None:
            return territory.first_weekday(territory.time_locale(environ))
        return self.week_start

    def spoken_order(self, environ: Mapping[str, str]) -> DateOrder:
        """The order in which dates are said, as configured or as the locale has it."""
        return self.date_order or territory.date_order(territory.time_locale(environ))


def read_configuration(path: Path) -> tuple[Configuration, tuple[Fault, ...]]:
    """Read the configuration and say what in it could not be used.

    No file, no key: the usual value. A key we do not know is reported with the nearest one we
    do, a bad value is reported and the usual one holds. Never fails because of the content.
    """
    text = read_text(path)
    if text is None:
        return Configuration(), ()
    if isinstance(text, Fault):
        return Configuration(), (text,)
    try:
        table = read_toml(text)
    except TomlError as error:
        sentence = f"{error.reason}. No setting of this file is used until that is corrected."
        return Configuration(), (Fault(path, sentence, line=error.line, column=error.column),)
    found = Configuration()
    faults: list[Fault] = []
    for key, value in table.items():
        try:
            setting: Any = _READERS[key](value) if key in _READERS else _unknown(key)
        except ValueError as error:
            faults.append(Fault(path, str(error), line=_line(text, key), key=key))
        else:
            found = found._replace(**{key: setting})
    good = {name: key for name, key in found.keys.items() if _is_key(key)}
    faults += [
        Fault(
            path,
            f'keys, {name}: {value!r} is no key; write one such as "t" or "ctrl+t". '
            "The usual key holds.",
            line=_line(text, "keys", name),
            key=f"keys.{name}",
        )
        for name, value in found.keys.items()
        if name not in good
    ]
    return found._replace(keys=good), tuple(faults)


def read_setting(key: str, value: object) -> Any:
    """One setting as the rest of the program has it, from its value in the file.

    Raises:
        InputError: there is no such setting, or the value is none it can have.
    """
    try:
        return _READERS[key](value) if key in _READERS else _unknown(key)
    except ValueError as error:
        raise InputError(str(error)) from None


def known_time_zone(typed: str) -> str:
    """The name of a time zone as a person types it, capitals or not.

    Raises:
        InputError: this machine knows none of that name; the nearest one is named.
    """
    name = "_".join(typed.split())
    if _is_zone(name):
        return name
    for known in _zones():
        if known.lower() == name.lower():
            return known
    raise InputError(_no_zone(typed.strip()))


def with_settings(configuration: Configuration, change: Mapping[str, object]) -> Configuration:
    """The configuration with settings changed; ``None`` for the usual value."""
    usual = Configuration()
    settings: dict[str, Any] = {
        key: getattr(usual, key) if value is None else value for key, value in change.items()
    }
    return configuration._replace(**settings)


def switched_on(setting: str, environ: Mapping[str, str]) -> bool:
    """Whether what can be ``auto`` is on here, with this environment."""
    over_ssh = any(environ.get(name) for name in _SSH)
    return setting == ON or (setting == AUTO and not over_ssh)


_SSH = ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT")
"""The variables by which a program knows that its terminal is elsewhere."""


def _is_key(value: object) -> bool:
    """Whether a value names a key, or several with commas between, as far as can be told here."""
    return isinstance(value, str) and all(
        part.isprintable() and _KEY.fullmatch(part) for part in value.split(",")
    )


def _theme(value: object) -> str:
    if isinstance(value, str) and value.strip():
        return value.strip()
    raise ValueError(f"theme: {value!r} is no name of a theme. The usual theme holds.")


def _time_zone(value: object) -> str:
    if isinstance(value, str) and _is_zone(value):
        return value
    raise ValueError(f"time_zone: {_no_zone(value)} The machine's own time zone holds.")


def _is_zone(name: str) -> bool:
    try:
        _zone(name)
    except (KeyError, ValueError, OSError):  # unknown; a path; a folder of the time zones
        return False
    return True


def _no_zone(value: object) -> str:
    near = _nearest(value, _zones())
    hint = f"did you mean {near}?" if near else 'write a name such as "Europe/Berlin".'
    return f"{value!r} is no time zone that this machine knows; {hint}"


def _day_start(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LATEST_DAY_START:
        return value
    raise ValueError(
        f"day_start: {value!r} is no hour from 0 to {LATEST_DAY_START}; "
        f"the day begins at {DAY_START:02d}:00."
    )


def _week_start(value: object) -> int:
    if isinstance(value, str) and value.strip().lower() in WEEKDAY_WORDS:
        return WEEKDAY_WORDS.index(value.strip().lower())
    raise ValueError(
        f"week_start: {value!r} is no day of the week ({', '.join(WEEKDAY_WORDS)}); "
        "weeks begin where the locale has them begin."
    )


def _date_order(value: object) -> DateOrder:
    if isinstance(value, str):
        for order in DateOrder:
            if value.strip().lower() == order.value:
                return order
    known = " or ".join(order.value for order in DateOrder)
    raise ValueError(f"date_order: {value!r} is not {known}; dates are said as the locale has it.")


def _lock_minutes(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= LONGEST_IDLE:
        return value
    raise ValueError(
        f"lock_minutes: {value!r} is no number of minutes from 1 to {LONGEST_IDLE}; "
        "the app does not lock by itself."
    )


def _switch(name: str) -> Callable[[object], str]:
    def read(value: object) -> str:
        if isinstance(value, str) and value in SWITCH:
            return value
        raise ValueError(
            f"{name}: {value!r} is none of {', '.join(SWITCH)}, in quotes; {AUTO} holds, which is "
            "off over SSH and on elsewhere."
        )

    return read


def _keys(value: object) -> dict[str, Any]:
    if isinstance(value, dict):
        return value
    raise ValueError(f"keys: {value!r} is no table of keys; the usual keys hold.")


_READERS: Mapping[str, Callable[[object], Any]] = {
    "theme": _theme,
    "time_zone": _time_zone,
    "day_start": _day_start,
    "week_start": _week_start,
    "date_order": _date_order,
    "lock_minutes": _lock_minutes,
    "animation": _switch("animation"),
    "mouse": _switch("mouse"),
    "keys": _keys,
}


def _unknown(key: str) -> object:
    near = _nearest(key, _READERS)
    hint = f"did you mean {near}?" if near else f"the settings are {', '.join(_READERS)}."
    raise ValueError(f"there is no setting {key!r}; {hint} It is not used.")


# The imports below wait until they are needed: a prompt that shows the status reads this file.


def _zone(name: str) -> tzinfo:
    from zoneinfo import ZoneInfo  # noqa: PLC0415

    return ZoneInfo(name)


def _line(text: str, *path: str) -> int | None:
    from therapy_tui.journal.toml_outline import key_lines  # noqa: PLC0415

    return key_lines(text).get(path)


def _zones() -> set[str]:
    from zoneinfo import available_timezones  # noqa: PLC0415

    return available_timezones()


def _nearest(word: object, known: Iterable[str]) -> str | None:
    from difflib import get_close_matches  # noqa: PLC0415

    return next(iter(get_close_matches(str(word), known, 1)), None)
