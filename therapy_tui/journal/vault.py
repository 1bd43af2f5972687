"""How the files of a journal lie on disk: as plain TOML, or encrypted in age files."""

import errno
import os
from contextlib import suppress
from pathlib import Path
from threading import RLock

from therapy_tui.journal import files
from therapy_tui.journal.age import Identity, is_age
from therapy_tui.journal.failure import saving
from therapy_tui.journal.key import Key
from therapy_tui.journal.listing import Listing, status, there
from therapy_tui.journal.names import encrypted_name


class Vault:
    """Reads and writes the files of one journal, encrypted where the journal is.

    Every path is given by its plain name, ``2026-11.toml``. A journal is encrypted while
    ``identity.age`` lies in its folder; ``unlock`` opens that once, and from then on each file
    only costs what its length does. In an encrypted journal a plain file without an encrypted
    twin is still read: a switch was interrupted, or the file came from elsewhere. Whatever is
    written is encrypted. What was opened as an encrypted journal stays one when its folder goes
    away, until plain files lie there. One object may be used by several threads.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._key = Key(folder)
        self._guard = RLock()
        self.listing = Listing(folder)
        self.versions: dict[str, files.Signature | None] = {}
        """Of each file that was asked for: the version it had first since ``Revision`` looked."""

    @property
    def identity_file(self) -> Path:
        """Where the identity lies, or would lie."""
        return self._key.file

    @property
    def encrypted(self) -> bool:
        """Whether the journal is encrypted at this moment, by whomever.

        It is so too when the identity is missing and nothing is plain: then nothing plain is
        written beside what nobody can read, or into a folder that was made anew where the
        encrypted one was.
        """
        try:
            return self._is_surely_encrypted()
        except OSError:
            return self._key.was_opened

    @property
    def locked(self) -> bool:
        """Whether it is encrypted, and not with an identity that ``unlock`` has opened."""
        try:
            return self._is_surely_encrypted() and not self._key.fits
        except OSError:
            return False

    @property
    def was_opened(self) -> bool:
        """Whether an identity was opened, and nobody has decrypted the journal since."""
        return self._key.was_opened

    def unlock(self, passphrase: str) -> None:
        """Open the identity, which takes a second or two and much memory.

        Raises:
            JournalError: the passphrase is wrong, or the identity cannot be read.
        """
        self._key.unlock(passphrase)

    def hold(self, identity: Identity) -> None:
        """Take an identity that was opened elsewhere for that of the identity file."""
        self._key.hold(identity)

    @property
    def identity(self) -> Identity:
        """The identity, while the journal is unlocked.

        Raises:
            LockedError: the journal is locked, or its identity is missing.
        """
        return self._key.identity(self.folder)

    def require_identity(self) -> None:
        """Make sure that an encrypted journal can be opened, before its passphrase is asked for.

        Raises:
            LockedError: the identity is missing.
            InputError: pyrage is not installed.
            JournalError: the identity cannot be read.
        """
        if self.encrypted and self._key.version() is None:
            self._key.identity(self.folder)
        self._key.require_openable()

    def require_open(self) -> None:
        """Make sure that the journal is plain or unlocked.

        Raises:
            LockedError: it is locked, or its identity is missing.
        """
        with saving(self.folder):
            if self._is_surely_encrypted():
                self._key.identity(self.folder)

    def place(self, path: Path) -> Path:
        """The file that holds ``path`` now, or would: the encrypted twin where there is one."""
        try:
            return self._sure_place(path)
        except OSError:
            return path

    def holds(self, path: Path) -> bool:
        """Whether a file is there, in whichever form.

        Raises:
            OSError: the disk does not tell.
        """
        return there(path) or there(encrypted_name(path))

    def version(self, path: Path) -> files.Signature:
        """The signature of the file that holds ``path`` now.

        Raises:
            OSError: there is none, or it cannot be looked at.
        """
        _, found = self._asked_for(path)
        if found is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
        return found

    def size(self, path: Path) -> int:
        """The bytes of a file on disk; 0 where that cannot be told."""
        try:
            return self.place(path).stat().st_size
        except OSError:
            return 0

    def read(self, path: Path) -> tuple[bytes, files.Signature]:
        """The plain bytes of a file, and the signature of the version on disk they are from.

        Raises:
            OSError: it cannot be read.
            JournalError: it cannot be decrypted.
            LockedError: the journal is locked.
        """
        place, _ = self._asked_for(path)
        while True:
            try:
                data, version = files.read(place)
            except FileNotFoundError:
                # A switch may have put the other form there and taken this one away meanwhile.
                before, place = place, self._sure_place(path)
                if place == before:
                    raise
            else:
                return self.open(data, place), version

    def open(self, data: bytes, file: Path) -> bytes:
        """The plain bytes of what a file of the journal holds; ``file`` is named in errors.

        Raises:
            JournalError: it cannot be decrypted.
            LockedError: it is encrypted and the journal is locked.
        """
        if not is_age(data):
            return data
        return self._key.identity(file).decrypt(data, file)

    def seal(self, data: bytes) -> bytes:
        """What is to be written for plain bytes: themselves, or encrypted where the journal is.

        Raises:
            LockedError: the journal is locked.
        """
        with saving(self.folder):
            encrypted = self._is_surely_encrypted()
        return self._key.identity(self.folder).encrypt(data) if encrypted else data

    def armoured(self, data: bytes) -> str | None:
        """Plain bytes as the printable lines of an age file, for where nothing can be written.

        They are encrypted to the identity that was opened last, whether or not it is still there;
        ``None`` for a plain journal, and where no identity was ever opened.
        """
        last = self._key.last
        return last.armoured(data) if last and self.encrypted else None

    def stage(self, path: Path, data: bytes) -> files.Staged:
        """Write the next version of ``path`` beside its place, as ``files.stage``.

        Raises:
            SaveError: it cannot be written, or the journal is locked; nothing of it is left.
        """
        sealed = self.seal(data)
        files.require_readable(path, sealed)
        if not is_age(sealed):
            return files.stage(path, sealed)
        twin = encrypted_name(path)
        with saving(twin):
            if path.is_symlink() and not (there(twin) or twin.is_symlink()):
                # What lies elsewhere by a link stays there when it is encrypted.
                twin.symlink_to(encrypted_name(path.readlink()))
        return files.stage(twin, sealed)

    def write(self, path: Path, data: bytes) -> files.Signature:
        """Replace ``path`` by ``data`` in one step that a power cut cannot tear.

        Raises:
            SaveError: it cannot be saved, or the journal is locked; the file is as it was.
        """
        staged = self.stage(path, data)
        files.put_in_place(staged)
        return staged.signature

    def retire(self, path: Path, superseded: bytes) -> None:
        """Remove the plain file ``path`` once its encrypted twin is in place and says it all.

        Nothing happens where the journal is plain, or where the plain file does not hold just the
        bytes that the twin's new version was made from: such a file is a copy to be merged.

        Raises:
            SaveError: it cannot be removed.
        """
        with saving(path), suppress(FileNotFoundError):
            if not there(encrypted_name(path)) or not self._is_surely_encrypted():
                return
            if files.read(path)[0] == superseded:
                target = files.resolved(path)
                # A link whose target is gone is seen to later; a target without a link by nobody.
                target.unlink()
                path.unlink(missing_ok=True)
                self.listing.forget()
                files.sync_folder(path.parent)

    def _sure_place(self, path: Path) -> Path:
        """``place``, where a wrong answer would hide what a person wrote.

        Raises:
            OSError: the disk does not tell which of the two files is there.
        """
        return self._form(path)[0]

    def _asked_for(self, path: Path) -> tuple[Path, files.Signature | None]:
        """``_form`` of a file that is to be read, the first version of which is noted.

        Raises:
            OSError: as ``_form``.
        """
        try:
            place, version = self._form(path)
        except OSError:
            self.versions.setdefault(str(path), None)
            raise
        self.versions.setdefault(str(place), version)
        return place, version

    def _form(self, path: Path) -> tuple[Path, files.Signature | None]:
        """The file that holds ``path`` now, or would, and its version; ``None`` where none does.

        Raises:
            OSError: the disk does not tell which of the two files is there.
        """
        twin = encrypted_name(path)
        plain, sealed = status(path), status(twin)
        is_sealed = self._is_sealed(plain is not None, sealed is not None)
        place, found = (twin, sealed) if is_sealed else (path, plain)
        return place, None if found is None else files.signature(found)

    def _is_sealed(self, plain: bool, sealed: bool) -> bool:
        """Whether it is the encrypted one of two forms that counts, by which of them are there."""
        return sealed if plain != sealed else self._is_surely_encrypted()

    def _is_surely_encrypted(self) -> bool:
        """``encrypted``, where a wrong answer would write plain what is private.

        Raises:
            OSError: the disk does not tell.
        """
        if self._key.version() is not None:
            return True
        with self._guard:
            if self.listing.holds_plain():
                # Somebody has decrypted it; what was opened is none of this journal's any more.
                self._key.forget()
                return False
            return self._key.was_opened or any(self.listing.own())
