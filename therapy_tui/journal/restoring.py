"""Putting back an earlier version of a file: what would change, and doing it."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from therapy_tui.domain.clock import Clock
from therapy_tui.domain.errors import InputError, JournalError, SaveError
from therapy_tui.journal import backups, files
from therapy_tui.journal.age import SUFFIX, is_age
from therapy_tui.journal.backups import THE_PROFILE, Subject, named
from therapy_tui.journal.difference import Difference, month_difference, profile_difference
from therapy_tui.journal.fault import Fault
from therapy_tui.journal.numbered import chosen
from therapy_tui.journal.vault import Vault
from therapy_tui.journal.versions import Backup, Version, list_backups, read_version, why_not


@dataclass(frozen=True, slots=True)
class Plan:
    """What restoring a backup would do; made without the lock, so it is looked at again then."""

    backup: Backup
    present: Version | None
    """The file as it is now; ``None`` where there is none."""
    text: str
    """What the file is to say."""
    difference: Difference
    """What would change; where the present file cannot be read, all that the backup holds."""

    @property
    def unreadable(self) -> Fault | None:
        """Why the present file cannot be read, and so not be compared."""
        return None if self.present is None else self.present.fault

    @property
    def changes(self) -> bool:
        """Whether the file would be another one, byte for byte."""
        return self.present is None or self.present.text != self.text


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored, and where that is kept which was there before (``None``: nothing was)."""

    backup: Backup
    kept: Path | None


class Backups:
    """The backups of one journal: ``Journal.backups``."""

    def __init__(
        self, vault: Vault, clock: Clock, writing: Callable[[], AbstractContextManager[None]]
    ) -> None:
        """``writing`` holds the lock of the journal for a block."""
        self._vault = vault
        self._clock = clock
        self._writing = writing

    def exist(self, subject: Subject) -> bool:
        """Whether there is one of a month or of the profile; none where that cannot be told."""
        try:
            return bool(backups.backups_of(self._vault.folder, subject, self._clock.now()))
        except OSError:
            return False

    def listed(self, subject: Subject | None = None) -> Mapping[Subject, Sequence[Backup]]:
        """Those of a month, of the profile, or of all: each list newest first.

        Raises:
            JournalError: their folder cannot be read.
            SaveError: the journal is locked.
        """
        return list_backups(self._vault, self._clock.now(), subject)

    def plan(self, subject: Subject, number: int | None = None) -> Plan:
        """What restoring one would change; without a number the newest that differs.

        Raises:
            InputError: there is no such backup.
            JournalError: it cannot be read, or the present file could not be kept.
            SaveError: the journal is locked.
        """
        return plan(self._vault, self._clock.now(), subject, number)

    def restore(self, planned: Plan) -> Restored:
        """Put one in place, once the present file is itself among the backups.

        Raises:
            JournalError: the present file cannot be read any more; nothing was changed.
            SaveError: it could not be done, or the file is no longer the one the plan was made
                for; nothing was changed.
        """
        with self._writing():
            return restore(self._vault, planned, self._clock.now())


def plan(vault: Vault, now: datetime, subject: Subject, number: int | None = None) -> Plan:
    """What restoring a backup would change; without a number the newest that differs is taken.

    Raises:
        InputError: there is no backup, or none of that number.
        JournalError: the backup cannot be read, or the present file cannot be kept.
        LockedError: the journal is locked.
    """
    listed = list_backups(vault, now, subject).get(subject, [])
    if not listed:
        raise InputError(
            f"There is no backup of {named(subject)} in {vault.folder / backups.FOLDER}."
        )
    present = _present(vault, subject)
    of = f"backup {{}} of {named(subject)}"
    return chosen(listed, number, lambda backup: _plan(vault, backup, present), of)


def restore(vault: Vault, planned: Plan, now: datetime) -> Restored:
    """Do what was planned, if the file still is what it was then. To be called under the lock.

    The present version is on disk among the backups before it is replaced.

    Raises:
        SaveError: the file has changed meanwhile, or it could not be done; nothing was changed.
        JournalError: the present file cannot be read any more.
    """
    backup = planned.backup
    path = backups.present_file(vault.folder, backup.subject)
    present = _present(vault, backup.subject)
    if present != planned.present:
        raise SaveError(
            f"{path} has changed since the difference was shown, so nothing was restored. "
            "Look at the difference again.",
            f"{path.name} has changed meanwhile; look at the difference again.",
        )
    if not planned.changes:
        return Restored(backup, None)
    files.remove_leftovers(vault.folder)
    target = files.resolved(vault.place(path))
    files.remove_leftovers(target.parent, target.name)
    staged = vault.stage(path, planned.text.encode("utf-8"))
    try:
        kept = None if present is None else _kept(vault, present, backup, now)
        staged.commit()
    finally:
        staged.discard()
    if present is not None:
        twin = present.place != path and present.text is not None
        vault.retire(path, (present.text or "").encode("utf-8") if twin else present.raw)
    return Restored(backup, vault.place(kept) if kept is not None else None)


def _kept(vault: Vault, present: Version, restored: Backup, now: datetime) -> Path:
    """The backup that holds the present version: one there is already, or a new one.

    Whoever tries one version after the other thus pushes no older one out.
    """
    for file in backups.backups_of(vault.folder, restored.subject, now):
        if _holds(read_version(vault, file, restored.subject), present):
            return file
    sealed = is_age(present.raw) and present.place.suffix == SUFFIX
    return backups.keep(
        vault, restored.subject, present.raw, now, spare=(restored.file,), sealed=sealed
    )


def _holds(held: Version | None, present: Version) -> bool:
    """Whether a backup says just what the present version does."""
    if held is None:
        return False
    if held.text is None or present.text is None:
        return held.raw != b"" and held.raw == present.raw
    return held.text == present.text


def _present(vault: Vault, subject: Subject) -> Version | None:
    """The present file, as far as it may be replaced.

    Raises:
        JournalError: it cannot be read at all, so it could not be kept; or it is of a newer format.
    """
    found = read_version(vault, backups.present_file(vault.folder, subject), subject)
    if found is None or found.fault is None:
        return found
    if found.fault.key == "format":
        raise JournalError(f"Nothing is restored over {found.fault}")
    if not found.raw and found.text is None:
        raise JournalError(
            f"{found.fault} It could not be kept, so nothing is restored over it. "
            "Put that right, or move the file away."
        )
    return found


def _plan(vault: Vault, backup: Backup, present: Version | None) -> Plan:
    version = read_version(vault, backup.file, backup.subject)
    why = why_not(version)
    if version is None or version.text is None or why:
        raise JournalError(
            f"Backup {backup.number} of {named(backup.subject)} cannot be restored: {why}"
        )
    now = present.text if present is not None and present.fault is None else None
    compare = profile_difference if backup.subject == THE_PROFILE else month_difference
    return Plan(backup, present, version.text, compare(now or "", version.text))
