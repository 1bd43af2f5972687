"""``export``: the days, and as JSON everything, for another program or another place."""

import os
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from therapy_tui.cli import completing
from therapy_tui.cli.agreeing import DECLINED
from therapy_tui.cli.commands import COMMANDS
from therapy_tui.cli.options import DATE_FORMS, Command
from therapy_tui.cli.output import complain, say, say_bytes, say_raw
from therapy_tui.cli.placing import cleared, named_file
from therapy_tui.cli.running import opened
from therapy_tui.domain.errors import InputError, JournalError
from therapy_tui.domain.plain import ascii_alone
from therapy_tui.domain.words import counted
from therapy_tui.exchange.exporting.as_csv import csv_text
from therapy_tui.exchange.exporting.as_json import json_text
from therapy_tui.exchange.exporting.as_markdown import entries, month_page, months_of
from therapy_tui.exchange.exporting.formats import SUFFIXES, USUAL
from therapy_tui.exchange.exporting.taken import Taken, take
from therapy_tui.journal import files
from therapy_tui.report.writing import format_named, write_page

HELP = (
    f"{COMMANDS['export']}\n\n"
    "CSV has a row of names and a row for each day, comma separated, in UTF-8. A text that a "
    "spreadsheet would take for a formula has an apostrophe before it, which the import takes "
    "away again. JSON has everything, the profile with goals, breaks, questions and support text "
    "too; its form is in help schema. Markdown is a file for each month in a folder, for Obsidian; "
    "as one text, jrnl --import reads it. CSV and JSON come back with import therapy-tui.\n\n"
    "A file that is written is for you alone, but it is not encrypted. Exits with 2 where a month "
    "cannot be read; the others are exported."
)


@click.command(cls=Command, help=HELP)
@click.option(
    "--format",
    "asked_format",
    type=click.Choice(list(SUFFIXES)),
    help="Otherwise as FILE's name ends, else csv.",
)
@click.option(
    "--from",
    "first_text",
    metavar="D",
    shell_complete=completing.dates,
    help=f"From that day on: {DATE_FORMS}; otherwise from the first.",
)
@click.option(
    "--to",
    "last_text",
    metavar="D",
    shell_complete=completing.dates,
    help="Up to that day; otherwise up to the last.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    shell_complete=completing.files,
    help="Write a file that only you can read; Markdown a folder, unless FILE ends in .md.",
)
@click.option("--no-notes", is_flag=True, help="Leave the notes out.")
@click.option("--force", is_flag=True, help="Replace FILE without asking.")
def command(  # noqa: PLR0917 - click passes them by name
    asked_format: str | None,
    first_text: str | None,
    last_text: str | None,
    output: str | None,
    no_notes: bool,
    force: bool,
) -> int:
    """Export the days and put them where it is asked for."""
    file = named_file(output)
    form = asked_format or format_named(file, SUFFIXES, USUAL)
    journal = opened().journal

    def parsed(text: str | None) -> date | None:
        return None if text is None else journal.clock.parse(text)

    taken = take(journal, parsed(first_text), parsed(last_text), notes=not no_notes)
    for fault in taken.faults:
        complain(str(fault))
    written = 0
    if file is None:
        _show(taken, form, notes=not no_notes)
    else:
        written = _write(_texts(taken, form, file, notes=not no_notes), journal.folder, file, force)
    return written or (JournalError.exit_code if taken.is_partial else 0)


def _text(taken: Taken, form: str, *, notes: bool, ascii: bool = False) -> str:  # noqa: A002
    if form == "csv":
        return csv_text(taken.days, notes=notes)
    return json_text(taken, ascii=ascii) if form == "json" else entries(taken.days)


def _texts(taken: Taken, form: str, file: Path, *, notes: bool) -> Mapping[Path, str]:
    """What each file is to hold; Markdown is a file for each month, in a folder."""
    if form != "markdown" or file.suffix.lower() in SUFFIXES["markdown"]:
        return {file: _text(taken, form, notes=notes)}
    if file.exists() and not file.is_dir():
        raise InputError(f"{file} is no folder; name one, or a file that ends in .md.")
    return {
        file / f"{month}.md": month_page(month, days)
        for month, days in months_of(taken.days).items()
    }


def _write(texts: Mapping[Path, str], journal_folder: Path, file: Path, force: bool) -> int:
    """Write the files; 0, or the exit code where the person does not want them replaced."""
    replace = cleared([*texts], journal_folder, force)
    if replace is None:
        return DECLINED
    if not texts:
        say("There is no day to export, so nothing was written.")
        return 0
    if file not in texts:
        files.make_folder(file)
    for place, text in texts.items():
        write_page(place, text.encode("utf-8"), journal_folder, replace=replace)
    in_folder = "" if file in texts else f", {counted(len(texts), 'file')}"
    say(f"Written to {file}{in_folder}; only you can read it.")
    return 0


def _show(taken: Taken, form: str, *, notes: bool) -> None:
    """Put it on standard output: exact, but on a terminal nothing in it does anything."""
    if sys.stdout is None or not sys.stdout.isatty():
        say_bytes(_text(taken, form, notes=notes).encode("utf-8"))
    elif form == "json":
        plain = ascii_alone(os.environ)
        say_raw(_text(taken, form, notes=notes, ascii=plain).rstrip("\n"))
    else:
        say(_text(taken, form, notes=notes).rstrip("\n"))
