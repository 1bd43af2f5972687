"""The versions of a file: that of now, and the backups, as far as they can be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from therapy_tui.domain.errors import JournalError, TherapyError
from therapy_tui.journal import backups, files
from therapy_tui.journal.backups import THE_PROFILE, Subject
from therapy_tui.journal.failure import reason
from therapy_tui.journal.fault import Fault
from therapy_tui.journal.month_text import parse_month
from therapy_tui.journal.profile_text import parse_profile
from therapy_tui.journal.reading import decoded, refused, unreadable
from therapy_tui.journal.vault import Vault


@dataclass(frozen=True, slots=True)
class Backup:
    """An earlier version of a month or of the profile."""

    subject: Subject
    number: int
    """1 is the newest of its month."""
    file: Path
    """Where it lies, by its plain name."""
    made: datetime
    """When, in local time without a zone, as its name says."""
    ahead: bool
    """Whether that is in the future: the clock was ahead then, or has been set back since."""
    size: int
    """Bytes on disk; 0 where that cannot be told."""
    days: int | None
    """Days with an entry; ``None`` for the profile, and where it cannot be read."""
    fault: str = ""
    """Why it cannot be restored: it cannot be read, or is of a newer format."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a file as it was read: ``text`` is ``None`` where nobody can read it."""

    raw: bytes
    """The bytes on disk, encrypted or not."""
    place: Path
    """The file they are from, ``.toml`` or ``.toml.age``."""
    text: str | None
    fault: Fault | None = None
    """Why it cannot be read or written."""
    days: int | None = None
    """Days with an entry; ``None`` for the profile, and where it cannot be read."""


def list_backups(
    vault: Vault, now: datetime, subject: Subject | None = None
) -> dict[Subject, list[Backup]]:
    """The backups of one month, of the profile, or of all: each list newest first.

    Raises:
        LockedError: the journal is locked.
        JournalError: the folder of the backups cannot be read.
    """
    vault.require_open()
    try:
        found = backups.all_backups(vault.folder, now)
    except OSError as error:
        raise JournalError(
            f"{vault.folder / backups.FOLDER} cannot be read: {reason(error)}."
        ) from error
    return {
        each: [
            Backup(each, number, file, made, backups.is_ahead(made, now), *_held(vault, each, file))
            for number, (file, made) in enumerate(reversed(found[each].items()), start=1)
        ]
        for each in found
        if subject in (None, each)
    }


def read_version(vault: Vault, file: Path, subject: Subject) -> Version | None:
    """A file as it can be read; ``None`` where there is none."""
    place = vault.place(file)
    try:
        raw, _ = files.read(place)
    except FileNotFoundError:
        return None
    except (OSError, TherapyError) as error:
        fault = unreadable(file, error) if isinstance(error, OSError) else refused(file, error)
        return Version(b"", place, None, fault)
    try:
        data = vault.open(raw, place)
    except TherapyError as error:
        return Version(raw, place, None, refused(file, error))
    text = decoded(file, data)
    if isinstance(text, Fault):
        return Version(raw, place, None, text)
    days: int | None = None
    if subject == THE_PROFILE:
        faults: Sequence[Fault] = parse_profile(text, file).faults
    else:
        content = parse_month(text, subject, file)
        faults, days = content.faults, sum(day.is_entry for day in content.days.values())
    blocking = next((fault for fault in faults if fault.blocks), None)
    return Version(raw, place, text, blocking, None if blocking else days)


def why_not(version: Version | None) -> str:
    """Why a backup cannot be restored, beginning small; empty where it can."""
    if version is None:
        return "it is gone."
    fault = version.fault
    if fault is None:
        return ""
    said = first_sentence(fault)
    return (f"line {fault.line}: {said}" if fault.line else said) + "."


def first_sentence(fault: Fault) -> str:
    """What is wrong, without its full stop; what follows from it is about a file in use."""
    return fault.text.partition(". ")[0].rstrip(".")


def _held(vault: Vault, subject: Subject, file: Path) -> tuple[int, int | None, str]:
    """The size of a backup, its days, and why it cannot be restored."""
    size = vault.size(file)
    version = read_version(vault, file, subject)
    return size, version.days if version else None, why_not(version)
