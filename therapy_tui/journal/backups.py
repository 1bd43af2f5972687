"""Backups of a journal's files: the last version of each day on which a file was changed."""

import os
import re
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Literal

from therapy_tui.domain.calendar import Month
from therapy_tui.domain.errors import InputError, TherapyError
from therapy_tui.journal import files
from therapy_tui.journal.failure import saving
from therapy_tui.journal.names import PROFILE, encrypted_name, plain_name
from therapy_tui.journal.vault import Vault

KEPT = 10
"""How many backups of one month, and of the profile, are kept."""

FOLDER = "backups"
"""The folder of the backups, inside the journal."""

Subject = Month | Literal["profile"]
"""What a backup is of; its text is the file's name without the ending."""

THE_PROFILE: Literal["profile"] = "profile"

_NAME = re.compile(
    r"([0-9]{4}-[0-9]{2}|profile)\.([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{6})\.toml(?:\.age)?"
)


def named(subject: Subject) -> str:
    """``November 2026``, ``the profile``."""
    return "the profile" if subject == THE_PROFILE else subject.name


def name(subject: Subject, moment: datetime) -> str:
    """The file name of a backup made at ``moment``: ``2026-11.2026-11-23T210400.toml``."""
    return f"{subject}.{moment:%Y-%m-%dT%H%M%S}.toml"


def read_name(path: Path) -> tuple[Subject, datetime] | None:
    """What a file is a backup of and when it was made, in local time; ``None`` if it is none."""
    found = _NAME.fullmatch(path.name)
    if found is None:
        return None
    try:
        moment = datetime.fromisoformat(found[2])
        return (THE_PROFILE if found[1] == THE_PROFILE else Month.parse(found[1])), moment
    except (ValueError, InputError):
        return None


def present_file(journal: Path, subject: Subject) -> Path:
    """Where the file that is backed up lies, by its plain name."""
    return journal / (PROFILE if subject == THE_PROFILE else f"{subject}.toml")


def all_backups(journal: Path, now: datetime) -> dict[Subject, dict[Path, datetime]]:
    """The backups of each month and of the profile: their plain names, and when they were made.

    The oldest comes first. What is dated in the future was made while the clock was ahead, or the
    clock has been set back since: either way it was there before all that the present clock dated.

    Raises:
        OSError: the folder cannot be read.
    """
    found: dict[Subject, dict[Path, datetime]] = {}
    for path, of, made in _found(journal / FOLDER, ""):
        found.setdefault(of, {})[path] = made
    return {subject: oldest_first(made, now) for subject, made in found.items()}


def backups_of(journal: Path, subject: Subject, now: datetime) -> list[Path]:
    """The backups of a month or of the profile by their plain names, as ``all_backups``.

    Raises:
        OSError: the folder cannot be read.
    """
    made = {path: made for path, _, made in _found(journal / FOLDER, f"{subject}.")}
    return [*oldest_first(made, now)]


def _found(folder: Path, prefix: str) -> Iterator[tuple[Path, Subject, datetime]]:
    """The backups whose names begin so: plain name, what it is of, and when it was made."""
    if not folder.is_dir():
        return
    for entry in os.listdir(folder):  # noqa: PTH208 - thousands of names, and few are wanted
        if entry.startswith(prefix):
            path = folder / entry
            read = read_name(path)
            if read is not None:
                yield plain_name(path), *read


def oldest_first(made: Mapping[Path, datetime], now: datetime) -> dict[Path, datetime]:
    """Files in the order in which they were made; those dated in the future come first."""
    return dict(sorted(made.items(), key=lambda item: (not is_ahead(item[1], now), item[1])))


def is_ahead(made: datetime, now: datetime) -> bool:
    """Whether a backup is dated in the future; a day is allowed for journeys and summer time."""
    return made > now.replace(tzinfo=None) + timedelta(days=1)


def back_up(
    vault: Vault, subject: Subject, data: bytes, moment: datetime, known: Path | None = None
) -> Path:
    """Keep ``data``, the present version of a file, unless that was done earlier that day.

    Gives a backup of that day by its plain name; as ``known``, the one that was given before, it
    saves reading the folder. The oldest are removed only when the new one is on disk. To be
    called under the lock.

    Raises:
        SaveError: the backup could not be made; no older one was removed.
    """
    folder, of_that_day = vault.folder / FOLDER, f"{subject}.{moment.date()}T"
    with saving(folder):
        if known and known.name.startswith(of_that_day) and vault.holds(known):
            return known
        made = next((path for path, _, _ in _found(folder, of_that_day)), None)
    return made or keep(vault, subject, data, moment)


def keep_version(vault: Vault, subject: Subject, data: bytes, moment: datetime) -> None:
    """Keep ``data`` as a new backup, unless the newest one says just that. Under the lock.

    Raises:
        SaveError: the backup could not be made; no older one was removed.
    """
    with saving(vault.folder / FOLDER):
        present = backups_of(vault.folder, subject, moment)
    if not (present and _says(vault, present[-1], data)):
        keep(vault, subject, data, moment)


def _says(vault: Vault, path: Path, data: bytes) -> bool:
    """Whether a backup can be read and says just that."""
    try:
        return vault.read(path)[0] == data
    except (OSError, TherapyError):
        return False


def keep(
    vault: Vault,
    subject: Subject,
    data: bytes,
    moment: datetime,
    *,
    spare: Collection[Path] = (),
    sealed: bool = False,
) -> Path:
    """Keep ``data`` as a new backup, whatever was kept that day; where it lies, by its plain name.

    It takes the first free second from ``moment`` on, so that no backup is ever overwritten. Of
    the older ones the newest are left, and those in ``spare``. Data that is ``sealed`` is an age
    file already and is kept as it is. To be called under the lock.

    Raises:
        SaveError: the backup could not be made; no older one was removed.
    """
    folder = vault.folder / FOLDER
    files.make_folder(folder)
    files.remove_leftovers(folder)
    with saving(folder):
        present = backups_of(vault.folder, subject, moment)
    path = next(
        free
        for second in count()
        if (free := folder / name(subject, moment + timedelta(seconds=second))) not in present
    )
    if sealed:
        files.write(encrypted_name(path), data)
    else:
        vault.write(path, data)
    surplus = present[: max(0, len(present) + 1 - KEPT)]
    with saving(folder):
        for older in surplus:
            if older not in spare:
                older.unlink(missing_ok=True)
                encrypted_name(older).unlink(missing_ok=True)
    return path
