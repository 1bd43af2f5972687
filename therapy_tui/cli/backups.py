"""``backups``: the earlier versions of each month and of the profile, and the imports."""

from pathlib import Path

import click

from therapy_tui.cli import completing
from therapy_tui.cli.commands import COMMANDS
from therapy_tui.cli.options import Command, json_option
from therapy_tui.cli.output import say, say_json
from therapy_tui.cli.running import opened
from therapy_tui.domain.calendar import Month
from therapy_tui.domain.errors import InputError
from therapy_tui.journal.backups import FOLDER, KEPT, THE_PROFILE, Subject, named
from therapy_tui.journal.folders import PROGRAM
from therapy_tui.journal.import_records import THE_IMPORT, PastImport
from therapy_tui.journal.versions import Backup
from therapy_tui.report.backup_lines import backup_rows, subject_title
from therapy_tui.report.import_lines import import_rows

SUBJECT_FORMS = f"YYYY-MM, {THE_PROFILE} or {THE_IMPORT}"
"""What a month that was backed up can be given as."""

HELP = f"""{COMMANDS["backups"]}

MONTH is {SUBJECT_FORMS}; without it, all. Before a file is first changed on a day its last version
is kept, and of each month the newest {KEPT}. {PROGRAM} restore takes the numbers, 1 is the newest.
{THE_IMPORT} are the newest {KEPT} imports, which can be taken back.
"""


@click.command(cls=Command, help=HELP)
@click.argument(
    "subject_text", metavar="[MONTH]", required=False, shell_complete=completing.backed_up
)
@json_option("Print the list as JSON.")
def command(subject_text: str | None, as_json: bool) -> int:
    """List the backups."""
    imports_alone = subject_text is not None and is_import(subject_text)
    subject = None if subject_text is None or imports_alone else parse_subject(subject_text)
    journal = opened().journal
    found = {} if imports_alone else journal.backups.listed(subject)
    imports = journal.imports.listed() if subject is None else ()
    ordered = sorted(found, key=lambda each: (each != THE_PROFILE, str(each)), reverse=True)
    if as_json:
        place = journal.vault.place
        kept = [
            _object(str(each), backup, place(backup.file), backup.days)
            for each in ordered
            for backup in found[each]
        ]
        undoable = [
            _object(THE_IMPORT, past, place(past.file), past.head.days if past.head else None)
            for past in imports
        ]
        say_json(kept + undoable)
    elif ordered or imports:
        blocks = ["\n".join([subject_title(each), *backup_rows(found[each])]) for each in ordered]
        if imports:
            blocks.append("\n".join(["Imports", *import_rows(imports)]))
        say("\n\n".join(blocks))
    else:
        of = " of an import" if imports_alone else f" of {named(subject)}" if subject else ""
        say(f"There is no backup{of} in {journal.folder / FOLDER} yet.")
    return 0


def is_import(text: str) -> bool:
    """Whether the imports are meant."""
    return text.strip().lower() == THE_IMPORT


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


def _object(of: str, each: Backup | PastImport, file: Path, days: int | None) -> dict[str, object]:
    return {
        "of": of,
        "number": each.number,
        "made": each.made.isoformat(),
        "file": str(file),
        "size": each.size,
        "days": days,
        "problem": each.fault or None,
    }
