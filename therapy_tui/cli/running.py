"""What the running click command works on."""

import click

from therapy_tui.cli.opening import Opened, ready
from therapy_tui.cli.options import JOURNAL_KEY


def opened(tell: bool = True, unlocked: bool = True) -> Opened:
    """The journal and the configuration that the command is to work on, as ``ready`` gives them.

    Raises:
        InputError: there is nobody to ask for the passphrase.
        JournalError: the passphrase is wrong.
    """
    folder: str | None = click.get_current_context().meta.get(JOURNAL_KEY)
    return ready(folder, tell, unlocked)
