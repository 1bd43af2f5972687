"""Breaks of the therapy: how one is typed, said and ended."""

import re
from collections.abc import Sequence
from datetime import date

from therapy_tui.domain.calendar import day_after, short_date, with_year
from therapy_tui.domain.clock import parse_iso
from therapy_tui.domain.errors import InputError
from therapy_tui.domain.profile import Break

BREAK_FORMS = "YYYY-MM-DD to YYYY-MM-DD; without an end: YYYY-MM-DD"

Breaks = tuple[Break, ...]


def parse_break(text: str) -> Break:
    """A break as a person types it: its first and its last date, or the first alone.

    Raises:
        InputError: no such dates, or the last is before the first.
    """
    words = [word for word in re.split(r"\s+to\s+|\s+", text.strip().lower()) if word]
    if not 1 <= len(words) <= 2:
        raise InputError(f"{text.strip()!r} is no break; use {BREAK_FORMS}.")
    try:
        first, *rest = (parse_iso(word) for word in words)
    except InputError as error:
        raise InputError(f"{str(error).split(';')[0].rstrip('.')}; use {BREAK_FORMS}.") from None
    last = rest[0] if rest else None
    if last is not None and last < first:
        raise InputError(f"{last} is before {first}; the first date comes first.")
    return Break(first, last)


def break_text(pause: Break) -> str:
    """The break as it can be typed again."""
    return f"{pause.first} to {pause.last}" if pause.last else str(pause.first)


def break_words(pause: Break) -> str:
    """``Sat 20 Dec 2025 to Tue 6 Jan 2026``, or ``from Sat 20 Dec 2025 on``."""
    first = _with_year(pause.first)
    return f"{first} to {_with_year(pause.last)}" if pause.last else f"from {first} on"


def put(breaks: Sequence[Break], pause: Break, instead_of: int | None = None) -> Breaks:
    """The breaks with a new one, or one in the place of another, in the order of their dates.

    Raises:
        InputError: it would share days with another.
    """
    others = [each for at, each in enumerate(breaks) if at != instead_of]
    for other in others:
        if other.holds_on(pause.first) or pause.holds_on(other.first):
            raise InputError(f"There is a break {break_words(other)} already; change that one.")
    return tuple(sorted([*others, pause], key=lambda each: each.first))


def without(breaks: Sequence[Break], at: int) -> Breaks:
    """The breaks without one."""
    return tuple(each for place, each in enumerate(breaks) if place != at)


def ended(breaks: Sequence[Break], at: int, today: date) -> Breaks:
    """The breaks with one that is over: yesterday was its last day, so that today counts again.

    One that begins today has no day left and goes.

    Raises:
        InputError: it is over already, or has not begun.
    """
    pause = breaks[at]
    if pause.first > today:
        raise InputError("This break has not begun; x removes it.")
    if not pause.holds_on(today):
        raise InputError("This break is over.")
    if pause.first == today:
        return without(breaks, at)
    over = pause._replace(last=day_after(today, -1))
    return tuple(over if place == at else each for place, each in enumerate(breaks))


def running(breaks: Sequence[Break], today: date) -> Break | None:
    """The break that today lies in."""
    return next((each for each in breaks if each.holds_on(today)), None)


def _with_year(day: date) -> str:
    return with_year(short_date(day), day)
