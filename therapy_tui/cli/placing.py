"""The files that a command is to write: checked, and asked about where one is there already."""

import os
from collections.abc import Sequence
from pathlib import Path

from therapy_tui.cli.agreeing import wanted
from therapy_tui.report.writing import require_place

STDOUT = "-"
"""The file name that stands for standard output."""


def named_file(output: str | None) -> Path | None:
    """The file that an option names; ``None`` for standard output."""
    return None if output in (None, STDOUT) else Path(output or "")


def cleared(places: Sequence[Path], journal_folder: Path, force: bool) -> bool | None:
    """Whether what is there may be replaced; ``None`` where the person said no.

    Raises:
        InputError: nothing may be written to one of the places, or something is there and nobody
            can be asked.
    """
    for place in places:
        require_place(place, journal_folder)
    there = [place for place in places if os.path.lexists(place)]
    if force or not there:
        return force
    one = len(there) == 1
    said = f"{there[0]} is" if one else f"{there[0]} and {len(there) - 1} more are"
    them = "it" if one else "them"
    refusal = f"{said} there already; --force replaces {them}."
    question = f"{said} there already. Replace {them}?"
    return True if wanted(question, refusal, "Nothing was written.") else None
