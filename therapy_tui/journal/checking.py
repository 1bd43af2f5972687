"""Looking over the whole journal: every fault of every file, and whether it has changed."""

import os
import stat
from collections.abc import Hashable
from pathlib import Path

from therapy_tui.journal import backups, files
from therapy_tui.journal.failure import reason
from therapy_tui.journal.fault import Fault
from therapy_tui.journal.months import MonthFiles, is_month_name
from therapy_tui.journal.profile_file import PROFILE, ProfileFile


def check(months: MonthFiles, profile: ProfileFile) -> tuple[Fault, ...]:
    """Every fault of a journal: the folder's, each month's, oldest first, and the profile's.

    Files that are neither are no concern of this check.
    """
    broken = months.folder_fault()
    if broken is not None:
        return (broken,)
    faults = [*loose(months.folder), *loose(months.folder / backups.FOLDER)]
    for month in months.present():
        faults += months.load(month).content.faults
        faults += loose(months.path(month))
    return (*faults, *profile.read().faults, *loose(profile.path))


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


def revision(folder: Path) -> Hashable:
    """A value that changes whenever a month file or the profile changed, by whomever.

    Only looks at names, sizes, times and inodes; links are followed.
    """
    try:
        with os.scandir(folder) as entries:
            found = {
                entry.name: _signature(entry)
                for entry in entries
                if is_month_name(entry.name) or entry.name == PROFILE
            }
    except OSError:
        return ()
    return tuple(sorted(found.items()))


def _signature(entry: os.DirEntry[str]) -> files.Signature | None:
    try:
        return files.signature(entry.stat())
    except OSError:
        return None  # removed meanwhile, or a link to nowhere
