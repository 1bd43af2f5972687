"""Where the passphrase comes from: a file that the environment names, or a prompt; nothing else."""

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from therapy_tui.cli.options import as_text
from therapy_tui.cli.output import complain
from therapy_tui.domain.errors import InputError
from therapy_tui.journal.failure import reason
from therapy_tui.journal.folders import PASSPHRASE_VARIABLE, PROGRAM
from therapy_tui.journal.store import Journal

LONGEST = 4096
"""Bytes of the first line of a passphrase file that are looked at."""


def unlock(journal: Journal, environ: Mapping[str, str] = os.environ) -> None:
    """Open an encrypted journal before anything else is asked or read.

    Raises:
        InputError: there is no passphrase and no terminal to ask on.
        JournalError: the passphrase is wrong.
    """
    if not journal.vault.locked:
        return
    journal.vault.require_identity()
    journal.vault.unlock(from_file(environ) or _asked("Passphrase: "))


def new_passphrase(environ: Mapping[str, str] = os.environ) -> str:
    """A passphrase for a journal that has none yet, typed twice where it is typed.

    Raises:
        InputError: there is none, or the second is not the first.
    """
    given = from_file(environ)
    if given is None:
        given = _asked("New passphrase: ")
        if _asked("The same once more: ") != given:
            raise InputError("The two passphrases differ, so nothing was done.")
    return given


def from_file(environ: Mapping[str, str]) -> str | None:
    """The first line of the file that the environment names; ``None`` where it names none.

    Raises:
        InputError: it cannot be read, or its first line is empty, too long or no text.
    """
    named = environ.get(PASSPHRASE_VARIABLE)
    if not named:
        return None
    try:
        with Path(named).expanduser().open("rb") as file:
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


def _asked(prompt: str) -> str:
    """A passphrase typed on the terminal, without being shown.

    Raises:
        InputError: there is no terminal, or nothing was typed.
    """
    if not _has_terminal():
        raise InputError(
            f"The passphrase is asked for on a terminal. Without one, name a file that holds it in "
            f"{PASSPHRASE_VARIABLE}."
        )
    from getpass import getpass  # noqa: PLC0415 - only where a journal is encrypted

    try:
        typed = getpass(prompt)
    except EOFError:
        complain("")
        typed = ""
    if not typed:
        raise InputError(f"No passphrase was typed, so nothing was done. Start {PROGRAM} again.")
    return as_text(typed, "The passphrase")


def _has_terminal() -> bool:
    """Whether there is someone to ask, even where the input comes from elsewhere."""
    if sys.stdin is not None and sys.stdin.isatty():
        return True
    with suppress(OSError), Path("/dev/tty").open("rb"):
        return True
    return False
