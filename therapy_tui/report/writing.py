"""A page as a file: written in one step, for its owner alone, and never over the journal."""

import os
from collections.abc import Mapping
from pathlib import Path

from therapy_tui.domain.errors import InputError, SaveError
from therapy_tui.journal import files
from therapy_tui.journal.failure import reason


def format_named(file: Path | None, suffixes: Mapping[str, tuple[str, ...]], usual: str) -> str:
    """The format that a file's name asks for by its end; the usual one where it asks for none."""
    suffix = file.suffix.lower() if file else ""
    return next((form for form, ends in suffixes.items() if suffix in ends), usual)


def require_place(path: Path, journal_folder: Path) -> None:
    """Make sure that a page may be written to ``path``.

    Raises:
        InputError: it is a folder, no plain file, or lies in the journal.
    """
    target = Path(os.path.realpath(path))
    if Path(os.path.realpath(journal_folder)) in target.parents:
        raise InputError(f"{path} lies in the journal; name a place outside {journal_folder}.")
    if target.is_dir():
        raise InputError(f"{path} is a folder; name a file in it.")
    if target.exists() and not target.is_file():
        raise InputError(f"{path} is no plain file; name another.")


def write_page(path: Path, data: bytes, journal_folder: Path, *, replace: bool) -> None:
    """Write a page durably, readable by its owner alone (0600).

    Raises:
        InputError: as ``require_place``, or a file is there and is not to be replaced.
        SaveError: it could not be written; what was there is as it was.
    """
    require_place(path, journal_folder)
    if not replace and os.path.lexists(path):
        raise InputError(f"{path} is there already; --force replaces it.")
    try:
        files.write(path, data)
    except SaveError as error:
        if not isinstance(error.__cause__, OSError):
            raise
        why = reason(error.__cause__)
        raise SaveError(f"{path} could not be written: {why}. Name another place.") from error
