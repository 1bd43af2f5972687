"""``backups``: the earlier versions of each month and of the profile."""

from pathlib import Path

import click

from therapy_tui.cli import completing
from therapy_tui.cli.commands import COMMANDS
from therapy_tui.cli.options import Command, json_option
from therapy_tui.cli.output import say, say_json
from therapy_tui.cli.running import opened
from therapy_tui.domain.calendar import Month
from therapy_tui.domain.errors import InputError
from therapy_tui.journal.backups import FOLDER, KEPT, THE_PROFILE, Subject
from therapy_tui.journal.folders import PROGRAM
from therapy_tui.journal.restoring import named
from therapy_tui.journal.versions import Backup
from therapy_tui.report.backup_lines import backup_rows, subject_title

SUBJECT_FORMS = f"YYYY-MM, or {THE_PROFILE}"
"""What a month that was backed up can be given as."""

HELP = f"""{COMMANDS["backups"]}

MONTH is {SUBJECT_FORMS}; without it, all. Before a file is first changed on a day its last version
is kept, and of each month the newest {KEPT}. {PROGRAM} restore takes the numbers, 1 is the newest.
"""


@click.command(cls=Command, help=HELP)
@click.argument(
    "subject_text", metavar="[MONTH]", required=False, shell_complete=completing.backed_up
)
@json_option("Print the list as JSON.")
def command(subject_text: str | None, as_json: bool) -> int:
    """List the backups."""
    subject = None if subject_text is None else parse_subject(subject_text)
    journal = opened().journal
    found = journal.backups.listed(subject)
    ordered = sorted(found, key=lambda each: (each != THE_PROFILE, str(each)), reverse=True)
    if as_json:
        say_json(
            [
                _object(backup, journal.vault.place(backup.file))
                for each in ordered
                for backup in found[each]
            ]
        )
    elif ordered:
        blocks = ["\n".join([subject_title(each), *backup_rows(found[each])]) for each in ordered]
        say("\n\n".join(blocks))
    else:
        of = "" if subject is None else f" of {named(subject)}"
        say(f"There is no backup{of} in {journal.folder / FOLDER} yet.")
    return 0


def parse_subject(text: str) -> Subject:
    """A month written YYYY-MM, or the word for the profile.

    Raises:
        InputError: the text is neither.
    """
    typed = text.strip().lower()
    if typed == THE_PROFILE:
        return THE_PROFILE
    try:
        return Month.parse(typed)
    except InputError:
        raise InputError(f"{text!r} is no month; use {SUBJECT_FORMS}.") from None


def _object(backup: Backup, file: Path) -> dict[str, object]:
    return {
        "of": str(backup.subject),
        "number": backup.number,
        "made": backup.made.isoformat(),
        "file": str(file),
        "size": backup.size,
        "days": backup.days,
        "problem": backup.fault or None,
    }
