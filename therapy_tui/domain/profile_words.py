"""The settings of a profile in words, so that a person can read them and enter them again."""

from collections.abc import Iterable
from datetime import date, datetime

from therapy_tui.domain.calendar import WEEKDAYS
from therapy_tui.domain.fields import BY_KEY, FREQUENCY
from therapy_tui.domain.profile import Break, Goal, Question


def setting_words(key: str, value: object) -> str:
    """A setting, by attribute of the profile, with its value: ``next session 2026-11-24 15:00``.

    ``None`` and whatever is empty count as cleared.
    """
    name = key.replace("_", " ")
    if value in (None, "", ()):
        return f"{name} cleared"
    if key == "session_weekday" and isinstance(value, int):
        return f"{name} {WEEKDAYS[value]}"
    if key == "frequency":
        return f"{name} {FREQUENCY.spoken.get(str(value), value)}"
    if key == "hidden" and isinstance(value, tuple):
        return f"{name} " + ", ".join(
            BY_KEY[each].short if each in BY_KEY else each for each in value
        )
    if isinstance(value, tuple):
        return f"{name} " + "; ".join(_element(each) for each in value)
    return f"{name} {_plain(value)}"


def _element(value: object) -> str:
    match value:
        case Goal(name=name, since=since, until=until):
            return _with(name, _span(since, until))
        case Break(first=first, last=last):
            return _span(first, last)
        case Question(text=text, asked=asked):
            return _with(text, f"noted {asked}" if asked else "")
    return _plain(value)


def _with(text: str, beside: str) -> str:
    return f"{text} ({beside})" if beside else text


def _span(first: date | None, last: date | None) -> str:
    ends: Iterable[tuple[str, date | None]] = (("from", first), ("to", last))
    return " ".join(f"{word} {day}" for word, day in ends if day)


def _plain(value: object) -> str:
    return f"{value:%Y-%m-%d %H:%M}" if isinstance(value, datetime) else str(value)
