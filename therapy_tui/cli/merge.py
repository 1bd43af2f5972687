"""``merge``: three versions of one file for git, or the copies that programs that sync leave."""

import os
from pathlib import Path

import click

from therapy_tui.cli import completing
from therapy_tui.cli.commands import COMMANDS
from therapy_tui.cli.options import JOURNAL_KEY, Command
from therapy_tui.cli.output import complain, say
from therapy_tui.cli.passphrase import unlock
from therapy_tui.cli.running import opened
from therapy_tui.domain.errors import InputError
from therapy_tui.journal.folders import JOURNAL_VARIABLE
from therapy_tui.journal.merge_files import Files, merge_files, read_three
from therapy_tui.journal.store import Journal
from therapy_tui.report.merge_lines import conflict_words, merged_lines, plan_lines

WIDTH = 80
CONFLICT = 1
"""The exit code where two values contradict each other, or a copy had to be left."""

HELP = f"""{COMMANDS["merge"]}

With BASE OURS THEIRS the three are merged by day and field, and the result is written over OURS;
PATHNAME is what git calls the file. Where both changed one field, ours stays, theirs is put in a
comment beside it, and the exit code is 1.

Without arguments: shows what the second versions would change that Syncthing, Dropbox, Nextcloud
and others leave beside a month; --copies merges them. All that is replaced or removed is put among
the backups first.
"""


@click.command(cls=Command, help=HELP)
@click.argument(
    "paths", nargs=-1, metavar="[BASE OURS THEIRS [PATHNAME]]", shell_complete=completing.files
)
@click.option("--copies", is_flag=True, help="Merge the second versions that were found.")
def command(paths: tuple[str, ...], copies: bool) -> int:
    """Merge three files, or the copies of the journal."""
    if not paths:
        return _merge_copies(opened().journal) if copies else _show_copies(opened().journal)
    if copies or len(paths) not in (3, 4):
        raise InputError("merge takes BASE OURS THEIRS and, after them, what the file is called.")
    base, ours, theirs = (Path(path) for path in paths[:3])
    given = read_three(base, ours, theirs, paths[3] if len(paths) == 4 else ours.name)
    conflicts = merge_files(given, _journal(given).vault)
    for conflict in conflicts:
        complain(f"{given.named}: {conflict_words(conflict)}")
    return CONFLICT if conflicts else 0


def _show_copies(journal: Journal) -> int:
    plans = journal.copies.plans()
    if not plans:
        say(f"There is no second version of any file in {journal.folder}.")
        return 0
    say("\n".join(plan_lines(plans, WIDTH)))
    if not all(plan.problem for plan in plans):
        say("\nNothing was changed; therapy-tui merge --copies merges.")
    return 0


def _merge_copies(journal: Journal) -> int:
    merged = journal.copies.merge()
    said = merged_lines(merged)
    say("\n".join(said) or f"There is no second version of any file in {journal.folder}.")
    for plan in merged.done:
        for conflict in plan.conflicts:
            complain(f"{plan.copy.subject}.toml: {conflict_words(conflict)}")
    unsettled = merged.left or any(plan.conflicts for plan in merged.done)
    return CONFLICT if unsettled else 0


def _journal(given: Files) -> Journal:
    """The journal whose identity opens what is encrypted; nothing is asked where nothing is.

    The one that is named, else the one that the file lies in: git starts its drivers at the top of
    the working tree.
    """
    found = opened(tell=False, unlocked=False).journal
    if not given.encrypted:
        return found
    context = click.get_current_context()
    if JOURNAL_KEY not in context.meta and not os.environ.get(JOURNAL_VARIABLE):
        for folder in (Path(given.named).parent, Path()):
            here = Journal(folder.absolute(), found.clock)
            if here.vault.encrypted:
                found = here
                break
    unlock(found)
    return found
