"""How each value of the profile is written in TOML, read from it and checked.

A weekday is written as a word (``session_weekday = "tuesday"``): with a number nobody could tell
on which day the week begins.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any, NamedTuple

from therapy_tui.domain.calendar import WEEKDAY_WORDS
from therapy_tui.domain.fields import BY_KEY, FREQUENCY
from therapy_tui.domain.profile import Break, Goal, Question
from therapy_tui.journal.toml_value import Element

Place = tuple[str | int, ...]
"""The keys and element numbers that lead to a value, from the one that is read."""

Note = Callable[[Place, str], None]
"""Takes the place of a bad value and what is wrong with it."""


class Setting(NamedTuple):
    """One key of the root: how its value is read from TOML and written to it."""

    read: Callable[[object, Note], object]
    """Gives the value, or ``None`` when there is none that is valid."""
    write: Callable[[Any], object]


class Table(NamedTuple):
    """One array of tables: how an element is read, written and made into an item."""

    read: Callable[[object, Note], Element | None]
    """Gives the keys that are valid, or ``None`` when the element cannot be used."""
    item: type[Goal] | type[Break] | type[Question]
    """What an element is for the rest of the program."""
    keys: tuple[str, ...]
    """The keys of an element, in the order in which they are written."""

    def understood(self, raw: object) -> Element | None:
        """What is valid of an element, without a word on the rest."""
        return self.read(raw, lambda _, __: None)

    def make(self, element: Element) -> Any:
        """The item of an element that has been read."""
        item: Callable[..., Any] = self.item
        return item(**element)

    def write(self, item: Goal | Break | Question) -> Element:
        """The element as TOML has it; what is not known is not there."""
        return {key: value for key, value in item._asdict().items() if value is not None}


def _as_it_is(value: object) -> object:
    return value


def _shown(value: object) -> str:
    return str(value) if isinstance(value, (date, time)) else repr(value)


def _read_date(value: object, note: Note) -> date | None:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    note((), f"{_shown(value)} is no date, such as 2026-11-23")
    return None


def _read_frequency(value: object, note: Note) -> str | None:
    if FREQUENCY.accepts(value) and isinstance(value, str):
        return value
    note((), f"{value!r} is not one of {FREQUENCY.range_text}")
    return None


def _read_moment(value: object, note: Note) -> datetime | None:
    if isinstance(value, datetime):
        return value
    note((), f"{_shown(value)} is no date and time, such as 2026-11-24 15:00:00")
    return None


def _read_weekday(value: object, note: Note) -> int | None:
    if isinstance(value, str) and value.strip().lower() in WEEKDAY_WORDS:
        return WEEKDAY_WORDS.index(value.strip().lower())
    note((), f"{value!r} is no day of the week ({', '.join(WEEKDAY_WORDS)})")
    return None


def _write_weekday(value: object) -> object:
    number = isinstance(value, int) and not isinstance(value, bool)
    known = number and value in range(len(WEEKDAY_WORDS))
    return WEEKDAY_WORDS[value] if known and isinstance(value, int) else value


def _read_hidden(value: object, note: Note) -> tuple[str, ...] | None:
    if not isinstance(value, list):
        note((), f"{value!r} is no list of fields")
        return None
    for number, key in enumerate(value):
        if not isinstance(key, str) or key not in BY_KEY:
            note((number,), f"{key!r} is no field; fields are {', '.join(BY_KEY)}")
    return tuple(dict.fromkeys(key for key in value if isinstance(key, str) and key in BY_KEY))


def _write_hidden(value: object) -> object:
    return [*value] if isinstance(value, (tuple, list)) else value


def _read_support(value: object, note: Note) -> str | None:
    if isinstance(value, str):
        return value
    note((), f"{value!r} is no text")
    return None


def _read_number(low: int, high: int) -> Callable[[object, Note], int | None]:
    def read(value: object, note: Note) -> int | None:
        if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
            return value
        note((), f"{value!r} is not {low} to {high}")
        return None

    return read


def _read_goal(raw: object, note: Note) -> Element | None:
    goal = _with_text(raw, "name", ("since", "until"), note)
    if goal and "since" in goal and "until" in goal and goal["since"] > goal["until"]:
        note(("until",), f"{goal['until']} is before {goal['since']}, where the goal begins")
        return {key: value for key, value in goal.items() if key != "until"}
    return goal


def _read_question(raw: object, note: Note) -> Element | None:
    return _with_text(raw, "text", ("asked",), note)


def _read_break(raw: object, note: Note) -> Element | None:
    if not isinstance(raw, dict):
        note((), f"{raw!r} is no table")
        return None
    if "first" not in raw:
        note((), "a break needs a date first")
    dates = _dates(raw, ("first", "last"), note)
    if "first" not in dates or ("last" in raw and "last" not in dates):
        return None
    if "last" in dates and dates["first"] > dates["last"]:
        note(("last",), f"{dates['last']} is before {dates['first']}, where the break begins")
        return None
    return dates


def _with_text(raw: object, key: str, dates: tuple[str, ...], note: Note) -> dict[str, Any] | None:
    """An element that is nothing without its text."""
    if not isinstance(raw, dict):
        note((), f"{raw!r} is no table")
        return None
    text = raw.get(key)
    if not isinstance(text, str) or not text.strip():
        note((key,), f"{text!r} is no text" if key in raw else f"there is no {key}")
        return None
    return {key: text, **_dates(raw, dates, note)}


def _below(key: str, note: Note) -> Note:
    return lambda place, problem: note((key, *place), problem)


def _dates(raw: Mapping[str, object], keys: tuple[str, ...], note: Note) -> dict[str, date]:
    found: dict[str, date] = {}
    for key in keys:
        if key in raw:
            value = _read_date(raw[key], _below(key, note))
            if value is not None:
                found[key] = value
    return found


SETTINGS: Mapping[str, Setting] = {
    "started": Setting(_read_date, _as_it_is),
    "frequency": Setting(_read_frequency, _as_it_is),
    "next_session": Setting(_read_moment, _as_it_is),
    "session_weekday": Setting(_read_weekday, _write_weekday),
    "hidden": Setting(_read_hidden, _write_hidden),
    "support": Setting(_read_support, _as_it_is),
    "support_dismissed": Setting(_read_date, _as_it_is),
    "high_mood": Setting(_read_number(1, 10), _as_it_is),
    "poor_sleep": Setting(_read_number(1, 4), _as_it_is),
}
"""The keys of the root, in the order in which they are written."""

TABLES: Mapping[str, Table] = {
    "goals": Table(_read_goal, Goal, ("name", "since", "until")),
    "breaks": Table(_read_break, Break, ("first", "last")),
    "questions": Table(_read_question, Question, ("text", "asked")),
}
"""The arrays of tables, in the order in which they are written."""
