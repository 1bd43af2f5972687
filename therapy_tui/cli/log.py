"""``log``: write a day's check-in from values, options, or answers to questions."""

from collections.abc import Callable, Collection
from datetime import date

import click

from therapy_tui.cli import completing
from therapy_tui.cli.agreeing import on_terminal
from therapy_tui.cli.commands import COMMANDS
from therapy_tui.cli.entry import LEFT_OUT, asked_change
from therapy_tui.cli.options import (
    DATE_FORMS,
    WordCommand,
    at_most_one,
    json_option,
    words,
)
from therapy_tui.cli.output import say, say_json
from therapy_tui.cli.running import opened
from therapy_tui.domain.day import Day
from therapy_tui.domain.errors import InputError
from therapy_tui.domain.fields import FIELDS, LOG_ORDER, SESSIONS, Field, Kind
from therapy_tui.domain.words import day_words, spoken_date
from therapy_tui.journal.folders import PROGRAM

EXAMPLE = f"{PROGRAM} log 6 4 3 2 1"
"""A full check-in on the command line."""


def _metavar(field: Field) -> str:
    if field.kind is Kind.TEXT:
        return "TEXT"
    if not field.numeric:
        return "WORD"
    spoken = any(isinstance(value, int) for value in field.spoken)
    return "N" + ("|WORD" if spoken else "") + ("|none" if field.choices else "")


def _field_options(command: Callable[..., int]) -> Callable[..., int]:
    """One option for each field of the table, named by its key."""
    for field in reversed(FIELDS):
        answers = "" if field.kind is Kind.TEXT else f" [{field.range_text}]"
        command = click.option(
            f"--{field.key}",
            metavar=_metavar(field),
            shell_complete=completing.field_values,
            help=f"{field.help}{answers}",
        )(command)
    return command


HELP = (
    f"{COMMANDS['log']}\n\n"
    f"Bare values are {', '.join(field.key for field in LOG_ORDER)}, in this order, as in "
    f"{EXAMPLE}; {LEFT_OUT} leaves one out. Options set single fields. With neither, on a "
    "terminal, each field is asked in a plain line."
)


@click.command(cls=WordCommand, help=HELP)
@click.argument("values", nargs=-1, callback=words, shell_complete=completing.next_values)
@click.option(
    "--date",
    "day_text",
    metavar="D",
    default="today",
    shell_complete=completing.dates,
    help=f"The day: {DATE_FORMS}.",
)
@_field_options
@click.option(
    "--session/--no-session", "held", default=None, help="One session on this day, or none."
)
@click.option(
    "--clear",
    multiple=True,
    metavar="FIELD",
    shell_complete=completing.field_keys,
    help="Take a field's value away again.",
)
@json_option("Print the day as it is written.")
def command(
    values: tuple[str, ...],
    day_text: str,
    held: bool | None,
    clear: tuple[str, ...],
    as_json: bool,
    **options: str | None,
) -> int:
    """Write what is given, or ask for it."""
    given = {key: text for key, text in options.items() if text is not None}
    if held is not None:
        if SESSIONS.key in given:
            at_most_one(["--session" if held else "--no-session", f"--{SESSIONS.key}"])
        given[SESSIONS.key] = str(int(held))
    change = asked_change(values, given, clear)
    journal = opened().journal
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
