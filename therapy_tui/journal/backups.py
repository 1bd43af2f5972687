"""Backups of month files: the last version of each day on which a month was changed."""

import re
from datetime import datetime
from pathlib import Path

from therapy_tui.domain.calendar import Month
from therapy_tui.journal import files
from therapy_tui.journal.failure import saving
from therapy_tui.journal.vault import Vault, plain_name

KEPT = 10
"""How many backups of one month are kept."""

FOLDER = "backups"
"""The folder of the backups, inside the journal."""

_NAME = re.compile(r"([0-9]{4}-[0-9]{2})\.([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{6})\.toml(?:\.age)?")


def name(month: Month, moment: datetime) -> str:
    """The file name of a backup made at ``moment``: ``2026-11.2026-11-23T210400.toml``."""
    return f"{month}.{moment:%Y-%m-%dT%H%M%S}.toml"


def backups_of(journal: Path, month: Month) -> list[Path]:
    """The backups of a month, oldest first.

    Raises:
        OSError: the folder cannot be read.
    """
    folder = journal / FOLDER
    if not folder.is_dir():
        return []
    found = ((_NAME.fullmatch(path.name), path) for path in folder.iterdir())
    return sorted(path for match, path in found if match and match[1] == str(month))


def back_up(vault: Vault, month: Month, data: bytes, moment: datetime) -> None:
    """Keep ``data``, the present version of a month, unless that was done earlier that day.

    The oldest are removed only when the new one is on disk. To be called under the lock.

    Raises:
        SaveError: the backup could not be made; no older one was removed.
    """
    folder = vault.folder / FOLDER
    with saving(folder):
        present = backups_of(vault.folder, month)
    if any(path.name.startswith(f"{month}.{moment:%Y-%m-%d}T") for path in present):
        return
    files.make_folder(folder)
    files.remove_leftovers(folder)
    path = folder / name(month, moment)
    vault.write(path, data)
    older = [other for other in present if plain_name(other) != path]
    with saving(folder):
        for surplus in older[: max(0, len(older) + 1 - KEPT)]:
            surplus.unlink(missing_ok=True)
