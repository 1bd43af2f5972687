"""``decrypt``: the journal as plain files again."""

import click

from therapy_tui.cli.commands import COMMANDS
from therapy_tui.cli.options import Command
from therapy_tui.cli.output import say
from therapy_tui.cli.running import opened
from therapy_tui.domain.words import counted
from therapy_tui.journal.age import SUFFIX

HELP = (
    f"{COMMANDS['decrypt']}\n\nInterrupted, it goes on when run again. The identity goes to the "
    "backups, so that older copies of the files can still be opened."
)


@click.command(cls=Command, help=HELP)
def command() -> int:
    """Decrypt the journal, or finish doing so."""
    journal = opened().journal
    done = journal.decrypt() if journal.vault.encrypted else None
    if done is None:
        say("The journal is not encrypted; there is nothing to do.")
        return 0
    say(f"Decrypted: {counted(done.files, 'file')}. The identity is kept as {done.identity}.")
    if done.left:
        say(f"Left as they are, and opened by it alone (age -d -i {done.identity} FILE{SUFFIX}):")
        say("\n".join(f"  {path}" for path in done.left))
    return 0
