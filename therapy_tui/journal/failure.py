"""What a failed file operation means for a person: the reason and what to do, as a sentence."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from therapy_tui.domain.errors import SaveError

ELSEWHERE = "name another folder with --journal"
"""What to do where a journal cannot be; other files have another way out."""

_FREE_SPACE = "Free some space and try again"
_PERMISSION = f"Check who owns it and its permissions, or {ELSEWHERE}"
_TRY_LATER = "Close some programs and try again"

ADVICE: dict[int, tuple[str, str]] = {
    errno.ENOSPC: ("the disk is full", _FREE_SPACE),
    errno.EDQUOT: ("your disk quota is used up", _FREE_SPACE),
    errno.EFBIG: (
        "files may not grow that large here",
        "Raise the limit (ulimit -f) or free some space and try again",
    ),
    errno.EROFS: (
        "the disk is read-only",
        f"Mount it for writing, or {ELSEWHERE}",
    ),
    errno.EACCES: ("permission denied", _PERMISSION),
    errno.EPERM: ("the system does not permit it", _PERMISSION),
    errno.ENOTDIR: (
        "a part of the path is a file, not a folder",
        f"Move that file away, or {ELSEWHERE}",
    ),
    errno.EISDIR: ("a folder stands where the file should be", "Move that folder away"),
    errno.ELOOP: ("its symbolic links lead in a circle", "Remove or correct the link"),
    errno.ENOENT: ("a folder on the way to it is missing", "Make that folder and try again"),
    errno.ENAMETOOLONG: ("the path is too long", "Name another folder with --journal"),
    errno.EIO: ("the disk reports an error", "Check the disk; keep a copy of the folder"),
    errno.ESTALE: ("the network folder has gone away", "Connect it again and try again"),
    errno.EMFILE: ("too many files are open", _TRY_LATER),
    errno.ENFILE: ("too many files are open", _TRY_LATER),
}
"""By error number: what is wrong and what to do, without the closing full stop."""


def reason(error: OSError) -> str:
    """What is wrong, in a few words."""
    known = ADVICE.get(error.errno or 0)
    return known[0] if known else (error.strerror or str(error) or "unknown error").lower()


def save_error(path: Path, error: OSError) -> SaveError:
    """The sentence for a failure to save ``path``: what, where and what to do."""
    advice = ADVICE.get(error.errno or 0, ("", f"Try again, or {ELSEWHERE}"))
    why = reason(error)
    return SaveError(f"{path} could not be saved: {why}. {advice[1]}.", f"{why}.")


@contextmanager
def saving(path: Path) -> Iterator[None]:
    """Turn every failure of the system inside the block into a sentence about ``path``.

    Raises:
        SaveError: an operation failed.
    """
    try:
        yield
    except OSError as error:
        raise save_error(path, error) from error


def loop(path: Path) -> OSError:
    """The error of symbolic links that lead in a circle."""
    return OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
