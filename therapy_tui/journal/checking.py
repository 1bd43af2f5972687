"""Looking over the whole journal: every fault of every file, and whether it has changed."""

import os
import stat
from collections.abc import Hashable
from pathlib import Path

from therapy_tui.journal import backups, files
from therapy_tui.journal.failure import reason
from therapy_tui.journal.fault import Fault
from therapy_tui.journal.months import MonthFiles
from therapy_tui.journal.profile_file import ProfileFile
from therapy_tui.journal.vault import IDENTITY, Vault, is_journal_name, plain_name


def check(months: MonthFiles, profile: ProfileFile) -> tuple[Fault, ...]:
    """Every fault of a journal: the folder's, each month's, oldest first, and the profile's.

    Files that are neither are no concern of this check.
    """
    broken = months.folder_fault()
    if broken is not None:
        return (broken,)
    vault = months.vault
    faults = [*loose(months.folder), *loose(months.folder / backups.FOLDER)]
    for month in months.present():
        faults += months.load(month).content.faults
        faults += loose(vault.place(months.path(month)))
    faults += [*profile.read().faults, *loose(vault.place(profile.path))]
    return (*faults, *loose(vault.identity_file))


def loose(path: Path) -> list[Fault]:
    """A fault when others than the owner may read or change a file or folder that exists."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return []
    except OSError as error:
        return [Fault(path, f"cannot be looked at: {reason(error)}.")]
    if not files.is_loose(status):
        return []
    folder = stat.S_ISDIR(status.st_mode)
    mode = files.FOLDER_MODE if folder else files.FILE_MODE
    text = (
        f"others on this machine may open it (mode {stat.S_IMODE(status.st_mode):04o}). "
        + ("Make it private" if folder else "The next save makes it private, or do it now")
        + f": chmod {mode:o} {path}"
    )
    return [Fault(path, text)]


def revision(vault: Vault) -> Hashable:
    """A value that changes whenever a file of the journal changed or was locked, by whomever.

    Only looks at names, sizes, times and inodes; links are followed.
    """
    try:
        with os.scandir(vault.folder) as entries:
            found = {
                entry.name: _signature(entry)
                for entry in entries
                if entry.name == IDENTITY or is_journal_name(plain_name(Path(entry.name)).name)
            }
    except OSError:
        return ()
    return (vault.locked, *sorted(found.items())) if found else ()


def _signature(entry: os.DirEntry[str]) -> files.Signature | None:
    try:
        return files.signature(entry.stat())
    except OSError:
        return None  # removed meanwhile, or a link to nowhere
