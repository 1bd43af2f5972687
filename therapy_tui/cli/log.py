"""``log``: write a day's check-in from values, options, or answers to questions."""

from collections.abc import Callable

import click

from therapy_tui.cli import completing
from therapy_tui.cli.commands import COMMANDS
from therapy_tui.cli.entry import EXAMPLE, LEFT_OUT, asked_change, write
from therapy_tui.cli.options import (
    DATE_FORMS,
    WordCommand,
    at_most_one,
    json_option,
    words,
)
from therapy_tui.cli.running import opened
from therapy_tui.domain.fields import FIELDS, LOG_ORDER, SESSIONS, Field, Kind


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
    return write(opened().journal, day_text, change, as_json=as_json)
