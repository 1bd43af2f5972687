"""Words that more than one part of the program says, and how a person's own text is shown."""

import re
from collections.abc import Collection
from datetime import date

from therapy_tui.domain.calendar import weekday_date, with_year
from therapy_tui.domain.day import Day
from therapy_tui.domain.fields import BY_KEY, SESSIONS, Field, Kind, Value

DISCLAIMER = (
    "A personal log to support conversations with your therapist. It does not diagnose, treat or "
    "watch over you, and nobody sees your entries unless you show them. If you are in danger or "
    "might harm yourself, contact your local emergency services or crisis line now."
)
"""Said in the help, at the first start and in the README."""

DEMO_NOTICE = "A made-up journal; nothing here is kept ({folder})."
"""Shown for as long as the sample journal is open."""

_UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Characters that steer a terminal or turn the reading direction instead of being seen: C0 but
the newline, DEL, C1, line separators, direction marks, and lone surrogates."""


def visible(text: str, ascii: bool = False) -> str:  # noqa: A002
    r"""A person's text with each control character as a sign that can be seen and does nothing.

    C0 characters and DEL become their control pictures (``␛``), the others their escape
    (``\x9b``, ``\u202e``); with ``ascii`` all become escapes. Newlines are left to the caller.
    """
    return _UNSEEN.sub(lambda found: _sign(found.group(), ascii), text)


def one_line(text: str, ascii: bool = False) -> str:  # noqa: A002
    """``visible`` text on a single line: each line break becomes a space."""
    return visible(text.replace("\r\n", "\n").replace("\n", " "), ascii)


def json_escapes(text: str) -> str:
    """JSON text in which the characters a terminal would act on are escapes with the same meaning.

    They can only stand inside strings there, so the values read from it stay what they are; the
    newlines and spaces of the layout are left alone.
    """
    return _UNSEEN.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def _sign(character: str, ascii: bool) -> str:  # noqa: A002
    code = ord(character)
    if not ascii and (code < 0x20 or code == 0x7F):
        return "␡" if code == 0x7F else chr(0x2400 + code)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def spoken_date(day: date, today: date) -> str:
    """``Monday 23 November``, with the year where it is not this one."""
    said = weekday_date(day)
    return said if day.year == today.year else with_year(said, day)


def counted(number: int, noun: str) -> str:
    """``1 day``, ``14 days``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def months_words(months: int) -> str:
    """Completed months in words: ``under 1 month``, ``16 months``, ``2 years 3 months``."""
    if months < 24:
        return counted(months, "month") if months else "under 1 month"
    years, rest = divmod(months, 12)
    return counted(years, "year") + (f" {counted(rest, 'month')}" if rest else "")


def value_words(field: Field, value: Value) -> str:
    """A value as said in a sentence, with what it is out of: ``3 of 5``, ``good``, ``none set``."""
    said = field.text(value)
    return f"{said} {field.unit}" if field.unit and said == str(value) else said


def day_words(day: Day, also: Collection[str] = ()) -> str:
    """The answers of a day in one line: ``mood 6, sleep good, homework 3 of 5``.

    A note is only named, so that the line can stand where others see it. Frequency and duration
    are not answered anew each day and stand there only when their keys are in ``also``.
    """
    answers = [BY_KEY[key] for key in day.values if key in also or not BY_KEY[key].context]
    return ", ".join(_answer(field, day.values[field.key]) for field in answers)


def _answer(field: Field, value: Value) -> str:
    if field.kind is Kind.TEXT:
        return f"a {field.short.lower()}"
    if field is SESSIONS:
        return counted(int(value), "session") if int(value) else "no session"
    return f"{field.short.lower()} {value_words(field, value).removesuffix(' of 10')}"
