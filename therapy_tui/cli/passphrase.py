"""Where the passphrase comes from: a file that the environment names, or a prompt; nothing else."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from therapy_tui.cli.options import as_text
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
    given = from_file(environ)
    if given is not None:
        vault.unlock(given)
        return
    with _silent_terminal() as terminal:
        # Silent until the slow part is over: what is typed ahead is for the app to show.
        vault.unlock(_line(terminal, "Passphrase: "))


def new_passphrase(environ: Mapping[str, str] = os.environ) -> str:
    """A passphrase for a journal that has none yet, typed twice where it is typed.

    Raises:
        InputError: there is none, or the second is not the first.
    """
    given = from_file(environ)
    if given is not None:
        return given
    with _silent_terminal() as terminal:
        given = _line(terminal, "New passphrase: ")
        if _line(terminal, "The same once more: ") != given:
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


@contextmanager
def _silent_terminal() -> Iterator[int]:
    """The terminal's descriptor, while what is typed there is not shown.

    Unlike getpass it throws nothing away: over a slow line people type ahead.

    Raises:
        InputError: there is no terminal.
    """
    import termios  # noqa: PLC0415 - only where a journal is encrypted

    try:
        terminal = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
    except OSError:
        raise InputError(
            "The passphrase is asked for on a terminal. Without one, name a file that holds it in "
            f"{PASSPHRASE_VARIABLE}."
        ) from None
    try:
        before = termios.tcgetattr(terminal)
        silent = [*before]
        silent[3] = (before[3] | termios.ICANON) & ~termios.ECHO
        termios.tcsetattr(terminal, termios.TCSADRAIN, silent)
        try:
            yield terminal
        finally:
            termios.tcsetattr(terminal, termios.TCSADRAIN, before)
    finally:
        os.close(terminal)


def _line(terminal: int, prompt: str) -> str:
    """One line typed on a silent terminal.

    Raises:
        InputError: nothing was typed, or it is no text.
    """
    os.write(terminal, prompt.encode())
    try:
        typed = os.read(terminal, LONGEST)
    finally:
        os.write(terminal, b"\n")
    passphrase = os.fsdecode(typed).rstrip("\r\n")
    if not passphrase:
        raise InputError("No passphrase was typed, so nothing was done. Try again.")
    return as_text(passphrase, "The passphrase")
