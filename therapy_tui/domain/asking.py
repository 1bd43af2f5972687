"""How dates and times that a person types in passing are read: start of therapy, next session."""

import re
from datetime import date, datetime, time, timedelta

from therapy_tui.domain.calendar import WEEKDAYS, Month
from therapy_tui.domain.clock import parse_iso
from therapy_tui.domain.errors import InputError

NEXT_SESSION_FORMS = "YYYY-MM-DD 15:00, tomorrow 15:00, or a weekday: tue 15:00"
STARTED_FORMS = "YYYY-MM-DD, or YYYY-MM when the day is not known"


def parse_started(text: str, today: date) -> date:
    """The start of therapy: a date, or a month, which counts from its first day.

    Raises:
        InputError: no such date, or one in the future.
    """
    typed = text.strip()
    try:
        started = Month.parse(typed).first if len(typed) == 7 else parse_iso(typed)
    except InputError:
        raise InputError(f"{typed!r} is no date; use {STARTED_FORMS}.") from None
    if started > today:
        raise InputError(f"{started} is in the future; therapy since is a day that has been.")
    return started


def parse_next_session(text: str, now: datetime) -> datetime:
    """The next session, as local date and time.

    A weekday is the next such day, today included while the time is still to come.

    Raises:
        InputError: the text is no such time, or it has passed.
    """
    day_text, _, time_text = " ".join(text.lower().split()).rpartition(" ")
    found = re.fullmatch(r"([0-9]{1,2})[:.]([0-9]{2})", time_text, re.ASCII)
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise InputError(f"{text.strip()!r} has no time; use {NEXT_SESSION_FORMS}.")
    at = time(int(found[1]), int(found[2]))
    local = now.replace(tzinfo=None)
    if not day_text:
        raise InputError(f"{text.strip()!r} names no day; use {NEXT_SESSION_FORMS}.")
    weekday = _weekday(day_text)
    if weekday is not None:
        day = local.date() + timedelta(days=(weekday - local.weekday()) % 7)
        session = datetime.combine(day, at)
        return session if session > local else session + timedelta(days=7)
    day = _named_day(day_text, local.date())
    session = datetime.combine(day, at)
    if session <= local:
        raise InputError(f"{day} {at:%H:%M} has passed; the next session is still to come.")
    return session


def _named_day(text: str, today: date) -> date:
    named = {"today": 0, "tomorrow": 1}
    if text in named:
        return today + timedelta(days=named[text])
    try:
        return parse_iso(text)
    except InputError:
        raise InputError(f"{text!r} is no day; use {NEXT_SESSION_FORMS}.") from None


def _weekday(text: str) -> int | None:
    if len(text) < 2:
        return None
    found = [i for i, name in enumerate(WEEKDAYS) if name.lower().startswith(text)]
    return found[0] if len(found) == 1 else None
