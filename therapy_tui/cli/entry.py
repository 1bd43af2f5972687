"""What the words and options of ``log`` change in a day, and the writing of it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from therapy_tui.cli.agreeing import on_terminal
from therapy_tui.cli.output import say, say_json
from therapy_tui.cli.typed import as_text
from therapy_tui.domain.day import Day
from therapy_tui.domain.errors import InputError
from therapy_tui.domain.fields import LOG_ORDER, NOTE, Change, Kind, Value, field
from therapy_tui.domain.words import day_words, spoken_date
from therapy_tui.journal.folders import PROGRAM
from therapy_tui.journal.store import Journal

EXAMPLE = f"{PROGRAM} log 6 4 3 2 1"
"""A full check-in on the command line."""

LEFT_OUT = "."
"""The word that skips a field among bare values."""

NONE_SET_SIGN = "-"
"""The short form of homework's none-set; the key of the same name in the app."""


def asked_change(words: Sequence[str], options: Mapping[str, str], clear: Sequence[str]) -> Change:
    """The change that bare values, options by field key, and ``--clear`` ask for.

    Raises:
        InputError: a value is out of its range, or two of them contradict each other.
    """
    change: dict[str, Value | None] = {}
    for key, word in _by_position(words).items():
        change[key] = read_value(key, word)
    for key, text in options.items():
        if key in change:
            raise InputError(f"{field(key).name} is given twice: as a value and as an option.")
        change[key] = read_value(key, text)
    for key in clear:
        name = field(key).name
        if change.get(key) is not None:
            raise InputError(f"{name} cannot be set and cleared at once.")
        change[key] = None
    return change


def read_value(key: str, text: str) -> Value:
    """A value as typed for one field.

    Raises:
        InputError: naming the field, the value and the range.
    """
    asked = field(key)
    if asked.kind is Kind.TEXT:
        written = as_text(text, f"The {asked.name.lower()}")
        if not written.strip():
            raise InputError(f"The note is empty; --clear {NOTE.key} removes it.")
        return written
    if asked.numeric and asked.choices and text.strip() == NONE_SET_SIGN:
        return asked.choices[0]
    return asked.parse(text)


def write(journal: Journal, day_text: str, change: Change, *, as_json: bool) -> int:
    """Save the change, or ask for one where it is empty, and say what was saved.

    Raises:
        InputError: there is no such day, or nothing to log and nobody to ask.
        SaveError: it could not be saved; the journal is as it was.
    """
    day = journal.clock.parse(day_text)

    def report(before: Day, after: Day) -> None:
        if as_json:
            from therapy_tui.cli.as_json import day_object  # noqa: PLC0415 - not for a line

            say_json(day_object(after))
        else:
            say(_saved(before, after, change, journal.clock.today()))

    if change:
        update = journal.check_in(day, change)
        report(update.before, update.after)
    elif on_terminal():
        from therapy_tui.cli import questions  # noqa: PLC0415 - not for values that are given

        questions.ask(journal, day, report)
    else:
        raise InputError(f"There is nothing to log; give values, as in {EXAMPLE}, or options.")
    return 0


def _saved(before: Day, after: Day, asked: Collection[str], today: date) -> str:
    """What was saved, in one line; frequency and duration only where they were asked for."""
    name = spoken_date(after.date, today)
    words = day_words(after, asked)
    if before.values == after.values:
        return f"Nothing changed on {name}: {words or 'no entry'}."
    return f"Saved {name}: {words}." if words else f"Cleared {name}; it has no entry now."


def _by_position(words: Sequence[str]) -> dict[str, str]:
    if len(words) > len(LOG_ORDER):
        order = ", ".join(asked.key for asked in LOG_ORDER)
        raise InputError(f"log takes at most {len(LOG_ORDER)} values ({order}), not {len(words)}.")
    paired = zip(LOG_ORDER, words, strict=False)
    return {asked.key: word for asked, word in paired if word != LEFT_OUT}
