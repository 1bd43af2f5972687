"""``restore``: an earlier version of a month or of the profile, once the person agrees."""

import click

from therapy_tui.cli import completing
from therapy_tui.cli.agreeing import DECLINED, agreed, on_terminal
from therapy_tui.cli.backups import SUBJECT_FORMS, parse_subject
from therapy_tui.cli.commands import COMMANDS
from therapy_tui.cli.options import Command
from therapy_tui.cli.output import say
from therapy_tui.cli.running import opened
from therapy_tui.domain.errors import InputError
from therapy_tui.journal.restoring import named
from therapy_tui.report.backup_lines import plan_lines, restored_words

WIDTH = 80

HELP = f"""{COMMANDS["restore"]}

MONTH is {SUBJECT_FORMS}. Shows what would change, day by day, and asks. The file as it is now goes
to the backups first, so that this can be taken back the same way.
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
    subject = parse_subject(subject_text)
    journal = opened().journal
    planned = journal.backups.plan(subject, number)
    if not planned.changes:
        number = planned.backup.number
        say(f"There is nothing to restore: {named(subject)} is just as in backup {number}.")
        return 0
    say("\n".join(plan_lines(planned, WIDTH)))
    if not force:
        if not on_terminal():
            raise InputError("Nothing was changed: there is nobody to ask; --force restores it.")
        if not agreed("\nRestore this version?"):
            say("Nothing was changed.")
            return DECLINED
    say(restored_words(journal.backups.restore(planned)))
    return 0
