"""``restore``: an earlier version of a month or of the profile, or an import taken back."""

import click

from therapy_tui.cli import completing
from therapy_tui.cli.agreeing import DECLINED, wanted
from therapy_tui.cli.backups import SUBJECT_FORMS, is_import, parse_subject
from therapy_tui.cli.commands import COMMANDS
from therapy_tui.cli.options import Command
from therapy_tui.cli.output import say
from therapy_tui.cli.progress import bar
from therapy_tui.cli.running import opened
from therapy_tui.journal.backups import named
from therapy_tui.journal.import_records import THE_IMPORT
from therapy_tui.journal.store import Journal
from therapy_tui.report.backup_lines import plan_lines, restored_words
from therapy_tui.report.import_lines import (
    taken_back_already,
    taken_back_lines,
    taking_back_lines,
)

WIDTH = 80

HELP = f"""{COMMANDS["restore"]}

MONTH is {SUBJECT_FORMS}. Shows what would change, day by day, and asks. The file as it is now goes
to the backups first, so that this can be taken back the same way.

With {THE_IMPORT} in the place of a month an import is taken back, value by value; what was changed
since stays.
"""


@click.command(cls=Command, help=HELP)
@click.argument("subject_text", metavar="MONTH", shell_complete=completing.backed_up)
@click.option(
    "--from",
    "number",
    type=int,
    metavar="N",
    help="Which backup, as numbered by backups; else the newest that differs.",
)
@click.option("--force", is_flag=True, help="Do not ask.")
def command(subject_text: str, number: int | None, force: bool) -> int:
    """Show the difference, ask, and restore."""
    if is_import(subject_text):
        return _take_back(opened().journal, number, force)
    subject = parse_subject(subject_text)
    journal = opened().journal
    planned = journal.backups.plan(subject, number)
    if not planned.changes:
        number = planned.backup.number
        say(f"There is nothing to restore: {named(subject)} is just as in backup {number}.")
        return 0
    say("\n".join(plan_lines(planned, WIDTH)))
    if not _wanted(force, "Restore this version?", "restores it"):
        return DECLINED
    say(restored_words(journal.backups.restore(planned)))
    return 0


def _take_back(journal: Journal, number: int | None, force: bool) -> int:
    planned = journal.imports.plan(number)
    if not planned.changes:
        say(taken_back_already(planned))
        return 0
    say("\n".join(taking_back_lines(planned, WIDTH)))
    if not _wanted(force, "Take this import back?", "takes it back"):
        return DECLINED
    with bar("Taking back") as tell:
        done = journal.imports.take_back(planned, tell)
    say("\n".join(taken_back_lines(done, WIDTH)))
    return 0


def _wanted(force: bool, question: str, forced: str) -> bool:
    """Whether the person wants it.

    Raises:
        InputError: there is nobody to ask.
    """
    refusal = f"Nothing was changed: there is nobody to ask; --force {forced}."
    return force or wanted(f"\n{question}", refusal, "Nothing was changed.")
