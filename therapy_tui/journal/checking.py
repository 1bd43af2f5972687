"""Looking over the whole journal: every fault of every file."""

from collections.abc import Iterator

from therapy_tui.journal import backups
from therapy_tui.journal.access import exposed
from therapy_tui.journal.copy_names import copy_fault, copy_subject, find_copies
from therapy_tui.journal.fault import Fault
from therapy_tui.journal.months import MonthFiles
from therapy_tui.journal.profile_file import ProfileFile
from therapy_tui.journal.reading import unreadable
from therapy_tui.journal.vault import Vault


def check(months: MonthFiles, profile: ProfileFile) -> tuple[Fault, ...]:
    """Every fault of a journal: the folder's, each month's, oldest first, and the profile's.

    Also who else may open them, their backups or the identity, and the second versions that lie
    beside them. Other files are no concern of this check.
    """
    broken = months.folder_fault()
    if broken is not None:
        return (broken,)
    vault = months.vault
    folder = months.folder / backups.FOLDER
    faults = [*exposed(months.folder), *exposed(folder)]
    for month in months.present():
        faults += months.load(month).content.faults
        faults += exposed(vault.place(months.path(month)), narrowed=True)
    faults += [*profile.read().faults, *exposed(vault.place(profile.path), narrowed=True)]
    faults += exposed(vault.identity_file)
    try:
        for copy in find_copies(vault):
            faults += [copy_fault(copy), *exposed(copy.file)]
        faults += _left_plain(vault)
        for backup in sorted(folder.iterdir()):
            faults += exposed(backup)
    except FileNotFoundError:
        pass  # nothing has been backed up yet
    except OSError as error:
        faults.append(unreadable(folder, error))
    return tuple(faults)


def _left_plain(vault: Vault) -> Iterator[Fault]:
    """Say which files of an encrypted journal are plain: a switch was cut short, or they are new.

    A plain file beside its encrypted twin is told of as a second version.
    """
    if not vault.encrypted:
        return
    from therapy_tui.journal import switching  # noqa: PLC0415 - rarely needed

    for path in switching.plain_files(vault.folder):
        if vault.place(path) == path and copy_subject(path.name) is None:
            yield Fault(
                path,
                "it is not encrypted, though the journal is, so whoever has the file can read it. "
                "Encrypt it: therapy-tui encrypt",
            )
