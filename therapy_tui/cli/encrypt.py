"""``encrypt``: the journal as age files that a passphrase opens."""

import click

from therapy_tui.cli.commands import COMMANDS
from therapy_tui.cli.options import Command
from therapy_tui.cli.output import complain, say
from therapy_tui.cli.passphrase import new_passphrase, unlock
from therapy_tui.cli.running import opened
from therapy_tui.domain.words import counted
from therapy_tui.journal.age import require_installed
from therapy_tui.journal.folders import PASSPHRASE_VARIABLE, PROGRAM
from therapy_tui.journal.names import IDENTITY

FORGOTTEN = "Nobody can open the journal without the passphrase, you included: keep it somewhere."

HELP = f"""{COMMANDS["encrypt"]}

Months, profile and backups become age files. They are encrypted to an identity that is made now
and kept in {IDENTITY}, which the passphrase opens. {FORGOTTEN}

The passphrase is asked for twice, or taken from the first line of the file that
{PASSPHRASE_VARIABLE} names. Interrupted, it goes on when run again.
"""


@click.command(cls=Command, help=HELP)
def command() -> int:
    """Encrypt the journal, or finish doing so."""
    journal = opened(unlocked=False).journal
    passphrase = None
    if journal.vault.encrypted:
        unlock(journal)
    else:
        require_installed()
        passphrase = new_passphrase()
        complain("Making the key and trying it takes some seconds.")
    done = journal.encrypt(passphrase)
    if passphrase is None and not done.files:
        say("The journal is encrypted; there was nothing left to do.")
    else:
        say(f"Encrypted: {counted(done.files, 'file')}. {FORGOTTEN}")
    if done.files:
        say(f"The disk may hold deleted files for a while; {PROGRAM} help privacy says more.")
    if done.left:
        say("Not the journal's own, so left as they are; look whether they hold your words:")
        say("\n".join(f"  {path}" for path in done.left))
    return 0
