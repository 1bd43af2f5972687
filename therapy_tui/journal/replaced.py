"""When someone who knows no lock replaces a file just while its next version is being written."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from therapy_tui.domain.errors import SaveError
from therapy_tui.journal import files
from therapy_tui.journal.vault import Vault

Found = TypeVar("Found")

TRIES = 5
"""How often a change is made anew before it is given up."""


class ReplacedError(SaveError):
    """The file is another one than was read; what was made from it was not put in place."""


def require_same(vault: Vault, path: Path, version: files.Signature | None) -> None:
    """Make sure that a file is still of the version that was read; ``None``: it was not there.

    Called right before the next version takes its place: an editor or a program that syncs takes
    no lock, and what it wrote since would be gone.

    Raises:
        ReplacedError: it is another version.
        OSError: it cannot be looked at.
    """
    try:
        present = vault.version(path)
    except FileNotFoundError:
        present = None
    if present != version:
        raise ReplacedError(
            f"{path} could not be saved: another program keeps replacing it. Let that finish, "
            "then try again.",
            f"another program keeps replacing {path.name}.",
        )


def anew(save: Callable[[], Found]) -> Found:
    """Save; once more on what the file says then, as long as someone else replaces it meanwhile.

    Raises:
        ReplacedError: that went on for ``TRIES`` times; nothing was saved.
    """
    for _ in range(TRIES - 1):
        with suppress(ReplacedError):
            return save()
    return save()
