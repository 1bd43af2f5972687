"""What the running click command works on."""

import click

from therapy_tui.cli.opening import Opened, open_journal
from therapy_tui.cli.options import JOURNAL_KEY
from therapy_tui.cli.output import complain


def opened(tell: bool = True, unlocked: bool = True) -> Opened:
    """The journal and the configuration; with ``tell`` the latter's faults go to standard error.

    With ``unlocked`` an encrypted journal is opened first, and its passphrase asked for.

    Raises:
        InputError: there is nobody to ask for the passphrase.
        JournalError: the passphrase is wrong.
    """
    folder: str | None = click.get_current_context().meta.get(JOURNAL_KEY)
    found = open_journal(folder)
    if tell:
        for fault in found.faults:
            complain(str(fault))
    if unlocked and found.journal.vault.locked:
        from therapy_tui.cli.passphrase import unlock  # noqa: PLC0415 - rarely needed

        unlock(found.journal)
    return found
