"""Where the passphrase comes from: a file that the environment names, or a prompt; nothing else."""

import os
import resource
from collections.abc import Mapping
from pathlib import Path

from therapy_tui.cli.silence import SilentTerminal, silent_terminal
from therapy_tui.cli.typed import as_text
from therapy_tui.domain.errors import InputError
from therapy_tui.journal.failure import reason
from therapy_tui.journal.folders import PASSPHRASE_VARIABLE
from therapy_tui.journal.store import Journal

LONGEST = 4096
"""Bytes of the first line of a passphrase file that are looked at."""


def unlock(journal: Journal, environ: Mapping[str, str] = os.environ) -> None:
    """Open an encrypted journal before anything else is asked or read.

    Raises:
        InputError: there is no passphrase and no terminal to ask on.
        JournalError: the passphrase is wrong.
    """
    vault = journal.vault
    if not vault.locked:
        return
    vault.require_identity()
    _leave_no_image()
    given = from_file(environ)
    if given is not None:
        vault.unlock(given)
        return
    with silent_terminal() as terminal:
        # Silent until the slow part is over: what is typed ahead is for the app to show.
        vault.unlock(_line(terminal, "Passphrase: "))


def new_passphrase(environ: Mapping[str, str] = os.environ) -> str:
    """A passphrase for a journal that has none yet, typed twice where it is typed.

    Raises:
        InputError: there is none, or the second is not the first.
    """
    _leave_no_image()
    given = from_file(environ)
    if given is not None:
        return given
    with silent_terminal() as terminal:
        given = _line(terminal, "New passphrase: ")
        if _line(terminal, "The same once more: ") != given:
            raise InputError("The two passphrases differ, so nothing was done.")
    return given


def _leave_no_image() -> None:
    """Let the system write no core file, which would hold what is in memory, of this program."""
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, most))


def from_file(environ: Mapping[str, str]) -> str | None:
    """The first line of the file that the environment names; ``None`` where it names none.

    Raises:
        InputError: it cannot be read, or its first line is empty, too long or no text.
    """
    named = environ.get(PASSPHRASE_VARIABLE)
    if not named:
        return None
    try:
        # Unlike Path.expanduser this leaves a ~ that leads nowhere as it is.
        with Path(os.path.expanduser(named)).open("rb") as file:  # noqa: PTH111
            line = file.readline(LONGEST + 1)
    except OSError as error:
        raise InputError(
            f"{named}, which {PASSPHRASE_VARIABLE} names, cannot be read: {reason(error)}."
        ) from error
    if len(line) > LONGEST:
        raise InputError(f"The first line of {named} is too long for a passphrase.")
    try:
        passphrase = line.decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError:
        raise InputError(f"The first line of {named} is no UTF-8 text.") from None
    if not passphrase:
        raise InputError(f"The first line of {named} is empty; write the passphrase there.")
    return passphrase


def _line(terminal: SilentTerminal, prompt: str) -> str:
    """One line typed on a silent terminal.

    Raises:
        InputError: nothing was typed, or it is no text.
    """
    typed = terminal.line(prompt)
    passphrase = os.fsdecode(typed).rstrip("\r\n")
    if not passphrase:
        raise InputError("No passphrase was typed, so nothing was done. Try again.")
    return as_text(passphrase, "The passphrase")
