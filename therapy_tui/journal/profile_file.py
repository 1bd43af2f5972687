"""The profile as it lies on disk beside the months."""

from collections.abc import Mapping
from pathlib import Path

from therapy_tui.domain.errors import SaveError
from therapy_tui.domain.profile import Profile
from therapy_tui.journal import files
from therapy_tui.journal.fault import Fault
from therapy_tui.journal.profile_text import (
    NEW_PROFILE,
    ProfileReading,
    change_profile,
    parse_profile,
)
from therapy_tui.journal.reading import decoded, read_text, unreadable

PROFILE = "profile.toml"
"""The name of the profile's file."""


class ProfileFile:
    """Reads the profile, and changes it under the lock of the folder."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / PROFILE
        self._known: tuple[files.Signature, ProfileReading] | None = None

    def exists(self) -> bool:
        """Whether there is a file, or a link where it should be."""
        try:
            self.path.lstat()
        except FileNotFoundError:
            return False
        return True

    def read(self) -> ProfileReading:
        """The profile as it is on disk now; parsed again only when the file changed."""
        known = self._known
        try:
            version = files.signature(self.path.stat())
            if known is not None and known[0] == version:
                return known[1]
            data, version = files.read(self.path)
        except FileNotFoundError:
            return ProfileReading(Profile())
        except OSError as error:
            return ProfileReading(Profile(), (unreadable(self.path, error),))
        text = decoded(self.path, data)
        if isinstance(text, Fault):
            return ProfileReading(Profile(), (text,))
        reading = parse_profile(text, self.path)
        self._known = (version, reading)
        return reading

    def update(self, change: Mapping[str, object]) -> Profile:
        """Change attributes on what the file says now; the caller holds the lock.

        Raises:
            InputError: a value that the profile cannot hold.
            SaveError: it could not be saved; the profile is as it was.
        """
        text = read_text(self.path)
        faults = [text] if isinstance(text, Fault) else []
        if isinstance(text, str):
            faults += parse_profile(text, self.path).faults
        for fault in faults:
            if fault.blocks:
                raise SaveError(
                    f"Nothing was written to {self.path}, because of {fault}", str(fault)
                )
        old = NEW_PROFILE if text is None else str(text)
        new = change_profile(old, change)
        if new != old:
            target = files.resolved(self.path)
            files.remove_leftovers(target.parent, target.name)
            files.remove_leftovers(self.path.parent)
            files.write(self.path, new.encode("utf-8"))
        return parse_profile(new, self.path).profile
