"""The app: opened when no command is named, and by ``demo``."""

import os
import sys
from pathlib import Path

from therapy_tui.cli.opening import Opened, ready
from therapy_tui.domain.errors import InputError
from therapy_tui.journal.folders import PROGRAM


def answer(journal: str | None = None) -> int:
    """Open the app on the folder of ``--journal``, else the usual one; return its exit code.

    Raises:
        InputError: there is no such folder, or no terminal to draw on or to ask on.
        JournalError: the passphrase is wrong.
    """
    return open_app(ready(journal, tell=False))


def open_app(found: Opened, notice: str = "", settings_file: Path | None = None) -> int:
    """Open the app on a journal and return its exit code; ``notice`` stays on screen.

    What is changed in the settings goes to ``settings_file``, by default this machine's.

    Raises:
        InputError: there is no terminal to draw on.
    """
    need_terminal()
    from therapy_tui.tui.ahead import hurry  # noqa: PLC0415 - Textual only where it draws

    hurry()
    from therapy_tui.tui.run import run  # noqa: PLC0415

    return run(
        found.journal,
        found.configuration,
        found.faults,
        notice=notice,
        environ=os.environ,
        settings_file=settings_file,
    )


def need_terminal() -> None:
    """Make sure that the app can be drawn.

    Raises:
        InputError: input or output is no terminal, or a terminal that can only print lines.
    """
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        raise InputError(
            f"The app needs a terminal; {PROGRAM} log, show and status work without one."
        )
    if os.environ.get("TERM") == "dumb":
        raise InputError(
            f"The app cannot be drawn on this terminal (TERM is dumb); {PROGRAM} log asks "
            "in plain lines."
        )
