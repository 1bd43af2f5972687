"""The check-in as questions in plain lines, which a screen reader can read from top to bottom."""

import sys
from collections.abc import Callable
from datetime import date

from therapy_tui.cli.entry import NONE_SET_SIGN, read_value
from therapy_tui.cli.output import complain, say
from therapy_tui.domain.answer import digit_value
from therapy_tui.domain.calendar import long_date
from therapy_tui.domain.day import Day
from therapy_tui.domain.errors import InputError, SaveError
from therapy_tui.domain.fields import (
    DURATION,
    FIELDS,
    SESSIONS,
    Change,
    Field,
    Kind,
    Value,
)
from therapy_tui.domain.profile import Context
from therapy_tui.domain.words import one_line
from therapy_tui.journal.store import Journal

CLEAR = "x"
"""The answer that takes a value away."""

YES_OR_NO = {"yes": 1, "y": 1, "no": 0, "n": 0}
"""What can be said instead of a number of sessions."""


def ask(journal: Journal, day: date, report: Callable[[Day, Day], None]) -> None:
    """Ask for each field of a day and save every answer at once.

    ``report`` is told the day before and after the answers that were saved, also when the
    questions end early: at the end of the input, at ctrl+C, or because a save failed.

    Raises:
        SaveError: the day's month cannot be written.
    """
    before = _day_as_it_is(journal, day)
    context = journal.context(day)
    say(f"{long_date(day)}. Enter keeps what is there, {CLEAR} clears it, ctrl+D stops.")
    after = before
    try:
        for field in _asked_fields(journal):
            change = _answer(field, after, context)
            if change:
                after = journal.check_in(day, change).after
    except EOFError:
        say("")
    finally:
        report(before, after)


def _day_as_it_is(journal: Journal, day: date) -> Day:
    reading = journal.read(day, day)
    for fault in reading.faults:
        if fault.blocks:
            raise SaveError(f"{fault} Nothing can be written to this month before that.")
        complain(str(fault))
    return reading.days.get(day, Day(day))


def _asked_fields(journal: Journal) -> list[Field]:
    """The fields this therapy uses; the duration only where it cannot be computed."""
    profile = journal.read_profile().profile
    computed = [DURATION.key] if profile.started else []
    return [field for field in FIELDS if field.key not in (*profile.hidden, *computed)]


def _answer(field: Field, day: Day, context: Context) -> Change:
    """Ask one field until the answer can be used; an empty change when it is kept."""
    while True:
        say(_question(field, day, context), end="")
        typed = _line()
        if not typed.strip():
            return {}
        if typed.strip() == CLEAR:
            return {field.key: None}
        try:
            return {field.key: _value(field, typed)}
        except InputError as error:
            say(str(error))


def _line() -> str:
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.rstrip("\r\n")


def _value(field: Field, typed: str) -> Value:
    word = typed.strip().lower()
    if field is SESSIONS and word in YES_OR_NO:
        return YES_OR_NO[word]
    if field.kind is Kind.CHOICE and len(word) == 1 and word.isascii() and word.isdigit():
        chosen = digit_value(field, int(word))
        if chosen is not None:
            return chosen
    return read_value(field.key, typed)


def _question(field: Field, day: Day, context: Context) -> str:
    parts = [field.label, _range(field)]
    present = _present(field, day, context)
    return ", ".join(part for part in parts if part) + (f" [{present}]" if present else "") + ": "


def _range(field: Field) -> str:
    if field.kind is Kind.TEXT:
        return ""
    if field.kind is Kind.CHOICE:
        choices = enumerate(field.choices, start=1)
        return ", ".join(f"{number} = {field.text(choice)}" for number, choice in choices)
    if field is SESSIONS:
        return f"yes, no or {field.range_text}"
    none_set = f" or {NONE_SET_SIGN} for {field.text(field.choices[0])}" if field.choices else ""
    return field.range_with_words.removesuffix(f" or {' or '.join(field.choices)}") + none_set


def _present(field: Field, day: Day, context: Context) -> str:
    value = day.get(field.key)
    if value is not None:
        return one_line(field.text(value))
    if not field.context:
        return ""
    before = context.values().get(field.key)
    if before:
        return f"{field.text(before)}, as before"
    return f"{field.text(context.frequency_or_weekly)} is assumed" if field is not DURATION else ""
