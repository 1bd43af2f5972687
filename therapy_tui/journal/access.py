"""Who besides the person may read or change what is theirs, by owner and mode."""

import os
import pwd
import stat
from collections.abc import Iterator
from pathlib import Path

from therapy_tui.journal import files
from therapy_tui.journal.failure import reason
from therapy_tui.journal.fault import Fault

_WRITABLE = 0o022
"""The bits that let group and others change a file."""


def exposed(path: Path, *, narrowed: bool = False) -> Iterator[Fault]:
    """Say when a file or folder that exists belongs to someone else, or is open to others.

    ``narrowed`` says that the next save makes the file private by itself. Links are followed; what
    is neither file nor folder, such as a pipe, is nobody's to find later.
    """
    try:
        status = path.stat()
    except FileNotFoundError:
        return
    except OSError as error:
        yield Fault(path, f"cannot be looked at: {reason(error)}.")
        return
    folder = stat.S_ISDIR(status.st_mode)
    if not folder and not stat.S_ISREG(status.st_mode):
        return
    if status.st_uid != os.geteuid():
        yield Fault(
            path,
            f"it belongs to {_name(status.st_uid)}, who can read and change it. Make it your own: "
            f"sudo chown {_name(os.geteuid())} {path}",
        )
    if files.is_loose(status):
        may = "open and change it" if status.st_mode & _WRITABLE else "open it"
        mode = files.FOLDER_MODE if folder else files.FILE_MODE
        todo = "The next save makes it private, or do it now" if narrowed else "Make it private"
        yield Fault(
            path,
            f"others on this machine may {may} (mode {stat.S_IMODE(status.st_mode):04o}). "
            f"{todo}: chmod {mode:o} {path}",
        )


def _name(user: int) -> str:
    """The name of a user, or the number where the machine knows none."""
    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return str(user)
