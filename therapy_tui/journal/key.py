"""The identity that opens an encrypted journal: where it is kept, and whether it is open."""

from pathlib import Path
from threading import RLock
from typing import NamedTuple

from therapy_tui.domain.errors import JournalError, SaveError
from therapy_tui.journal import files
from therapy_tui.journal.age import Identity, read_identity, require_openable
from therapy_tui.journal.failure import reason
from therapy_tui.journal.folders import PASSPHRASE_VARIABLE
from therapy_tui.journal.names import IDENTITY

LOCKED = (
    "is encrypted and locked. Type its passphrase at the prompt, or name a file that holds it "
    f"in {PASSPHRASE_VARIABLE}."
)
"""What is said of a journal that is asked for something without its passphrase."""


class LockedError(SaveError):
    """The journal is encrypted and its passphrase has not been given (exit code 2)."""

    exit_code = 2


class _Opened(NamedTuple):
    """An identity, and the version of the identity file it is from."""

    identity: Identity
    version: files.Signature


class Key:
    """The identity of one journal, opened by its passphrase and held from then on.

    What was opened is good only for the very identity file it is from: one that was replaced
    waits for its own passphrase. May be used by several threads.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / IDENTITY
        self._opened: _Opened | None = None
        self._guard = RLock()

    @property
    def was_opened(self) -> bool:
        """Whether an identity is held, good or not."""
        return self._opened is not None

    @property
    def fits(self) -> bool:
        """Whether the identity that is held is that of the file.

        Raises:
            OSError: the disk does not tell.
        """
        with self._guard:
            return self._opened is not None and self._opened.version == self.version()

    @property
    def last(self) -> Identity | None:
        """The identity that was opened last, whether or not its file is still there."""
        opened = self._opened
        return opened.identity if opened else None

    def forget(self) -> None:
        """Hold none any more: the journal is a plain one now."""
        with self._guard:
            self._opened = None

    def unlock(self, passphrase: str) -> None:
        """Open the identity, which takes a second or two and much memory.

        Raises:
            JournalError: the passphrase is wrong, or the identity cannot be read.
        """
        data, version = self._sealed()
        identity = read_identity(data, passphrase, self.file)
        with self._guard:
            self._opened = _Opened(identity, version)

    def hold(self, identity: Identity) -> None:
        """Take an identity that was opened elsewhere for that of the file, if there is one."""
        with self._guard:
            version = self.version()
            self._opened = _Opened(identity, version) if version is not None else None

    def require_openable(self) -> None:
        """Make sure that a passphrase could open the file, before it is asked for.

        Raises:
            InputError: pyrage is not installed.
            JournalError: the file cannot be read or holds no identity.
        """
        require_openable(self._sealed()[0], self.file)

    def version(self) -> files.Signature | None:
        """The version of the identity file; ``None`` where there is none.

        Raises:
            OSError: the disk does not tell.
        """
        try:
            return files.signature(self.file.stat())
        except files.ABSENT:
            return None

    def identity(self, asked_for: Path) -> Identity:
        """The identity; ``asked_for`` is the file it is needed for.

        Raises:
            LockedError: it is not open, or its file or the whole folder is missing.
            SaveError: the disk does not tell.
        """
        with self._guard:
            try:
                version = self.version()
            except OSError as error:
                why = f"cannot be read: {reason(error)}."
                raise SaveError(
                    f"{self.file} {why} Check the disk and try again.",
                    f"{IDENTITY} {why}",
                ) from error
            if version is None and not self.folder.exists():
                raise LockedError(
                    f"{self.folder} is not there, and the journal in it was encrypted. Connect the "
                    "disk it is on, or put the folder back from a copy.",
                    f"the folder {self.folder.name} is not there.",
                )
            if version is None:
                raise LockedError(
                    f"{asked_for} is encrypted, and {self.file}, which opens it, is "
                    "not there. Put it back from a copy; without it nobody can open the journal.",
                    f"{IDENTITY} is not there.",
                )
            if self._opened is None or self._opened.version != version:
                raise LockedError(f"The journal {self.folder} {LOCKED}", "the journal is locked.")
            return self._opened.identity

    def _sealed(self) -> tuple[bytes, files.Signature]:
        try:
            return files.read(self.file)
        except OSError as error:
            raise JournalError(
                f"{self.file} cannot be read: {reason(error)}. Without it the journal "
                "stays closed; put it back from a copy."
            ) from error
