"""The profile as it lies on disk beside the months."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from therapy_tui.domain.errors import SaveError, TherapyError
from therapy_tui.domain.profile import Profile
from therapy_tui.journal import backups, files
from therapy_tui.journal.fault import Fault
from therapy_tui.journal.names import PROFILE
from therapy_tui.journal.profile_text import NEW_PROFILE, ProfileReading, parse_profile
from therapy_tui.journal.reading import decoded, refused, unreadable
from therapy_tui.journal.replaced import require_same
from therapy_tui.journal.vault import Vault

if TYPE_CHECKING:
    from therapy_tui.journal.replacing import Replacement

# What changes a profile is imported where that is done: the first screen only reads it.
# ruff: noqa: PLC0415


class ProfileFile:
    """Reads the profile, and changes it under the lock of the folder."""

    def __init__(self, vault: Vault) -> None:
        self.vault = vault
        self.path = vault.folder / PROFILE
        self._known: tuple[files.Signature, ProfileReading] | None = None

    def read(self) -> ProfileReading:
        """The profile as it is on disk now; parsed again only when the file changed."""
        known = self._known
        try:
            version = self.vault.version(self.path)
        except OSError:
            version = None
        if known is not None and known[0] == version and not self.vault.locked:
            return known[1]
        held = self._held()
        if held is None:
            return ProfileReading(Profile())
        if isinstance(held, Fault):
            return ProfileReading(Profile(), (held,))
        data, version = held
        text = decoded(self.path, data)
        if isinstance(text, Fault):
            return ProfileReading(Profile(), (text,))
        reading = parse_profile(text, self.path)
        self._known = (version, reading)
        return reading

    def update(self, change: Mapping[str, object], moment: datetime) -> Profile:
        """Change attributes on what the file says now; the caller holds the lock.

        What it said before a day's first change is kept in the backups; ``moment`` is now.

        Raises:
            InputError: a value that the profile cannot hold.
            ReplacedError: the file was replaced since it was read; nothing was saved.
            SaveError: it could not be saved; the profile is as it was.
        """
        edit = self.edit(change)
        if edit is None:
            return self.read().profile
        target = files.resolved(self.path)
        files.remove_leftovers(target.parent, target.name)
        files.remove_leftovers(self.path.parent)
        staged = self.vault.stage(self.path, edit.after)
        try:
            if edit.before is not None:
                backups.back_up(self.vault, backups.THE_PROFILE, edit.before, moment)
            require_same(self.vault, self.path, edit.version)
            staged.commit()
        finally:
            staged.discard()
        self.vault.retire(self.path, edit.before or b"")
        return parse_profile(edit.after.decode("utf-8"), self.path).profile

    def edit(self, change: Mapping[str, object]) -> "Replacement | None":
        """What the file is to hold with attributes changed; ``None`` where it says that already.

        Raises:
            InputError: a value that the profile cannot hold.
            SaveError: the file cannot be read or only be read.
        """
        from therapy_tui.journal.profile_change import change_profile
        from therapy_tui.journal.replacing import Replacement

        held = self._held()
        data, version = (b"", None) if held is None or isinstance(held, Fault) else held
        text = held if isinstance(held, Fault) else decoded(self.path, data)
        faults = [text] if isinstance(text, Fault) else [*parse_profile(text, self.path).faults]
        for fault in faults:
            if fault.blocks:
                raise SaveError(
                    f"Nothing was written to {self.path}, because of {fault}", str(fault)
                )
        old = NEW_PROFILE if held is None else str(text)
        new = change_profile(old, change)
        if new == old:
            return None
        before = None if held is None else data
        return Replacement(backups.THE_PROFILE, self.path, before, version, new.encode("utf-8"))

    def _held(self) -> tuple[bytes, files.Signature] | Fault | None:
        """What the file holds now, why it cannot be read, or ``None`` where there is none."""
        try:
            return self.vault.read(self.path)
        except FileNotFoundError:
            return None
        except OSError as error:
            return unreadable(self.path, error)
        except TherapyError as error:
            return refused(self.path, error)
