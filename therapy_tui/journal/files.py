"""Durable, private files: written beside their place, flushed to disk, then put in place."""

import errno
import fcntl
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from therapy_tui.domain.errors import SaveError
from therapy_tui.journal.failure import loop, saving

FILE_MODE = 0o600
"""Every file of the journal is for its owner alone, from the moment it exists."""

FOLDER_MODE = 0o700
"""So is every folder."""

TEMPORARY = ".therapy-tui-tmp"
"""The end of the name of a file that is still being written."""

LARGEST = 2 * 1024 * 1024
"""The bytes a file of the journal may have on disk, plain or encrypted.

Notes of ten thousand words on every day of a month fit in, so whatever is larger is no month. It
keeps the memory that one file can cost within some hundred megabytes, whatever it holds.
"""

RECORD = "import."
"""How the name of the record of an import begins, which is one file for all its months."""

LARGEST_RECORD = 16 * 1024 * 1024
"""The bytes such a record may have: decades of values, and of notes that an import replaced."""

ABSENT = (FileNotFoundError, NotADirectoryError)
"""The errors that say that a file is not there; all others say that nothing is known of it."""

Signature = tuple[int, int, int]
"""Size in bytes, time of the last change in nanoseconds, inode: differ when a file changed."""


def largest(path: Path) -> int:
    """The bytes that a file of this name may have on disk."""
    # While it is written, a dot stands before the name.
    return LARGEST_RECORD if path.name.lstrip(".").startswith(RECORD) else LARGEST


def too_large(path: Path) -> str:
    """Why a file beyond that is not read."""
    return (
        f"it has more than {largest(path) // 1024**2} megabytes, which no file of a journal "
        "needs; shorten it or move it away"
    )


def signature(status: os.stat_result) -> Signature:
    """What tells one version of a file from another without reading it."""
    return status.st_size, status.st_mtime_ns, status.st_ino


def is_loose(status: os.stat_result) -> bool:
    """Whether anyone but the owner may read or change the file or folder."""
    return bool(stat.S_IMODE(status.st_mode) & 0o077)


def read(path: Path) -> tuple[bytes, Signature]:
    """The bytes of a plain file and the signature of the version they are from.

    No more than ``largest`` allows is ever taken into memory, whatever the file grows to.

    Raises:
        OSError: it cannot be read, is larger than that, or is no plain file (a pipe would be
            waited on for ever).
    """
    most = largest(path)
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "it is no plain file", str(path))
        data = file.read(status.st_size + 1) if status.st_size <= most else b""
        if len(data) > status.st_size:
            # It grows while it is read.
            data += file.read(most + 1 - len(data))
        if max(status.st_size, len(data)) > most:
            raise OSError(errno.EOVERFLOW, too_large(path), str(path))
        return data, signature(status)


def require_readable(path: Path, data: bytes) -> None:
    """Make sure that ``path`` can be read again when it holds ``data``.

    Raises:
        SaveError: it would be larger than ``largest`` allows.
    """
    if len(data) > largest(path):
        why = f"it would have more than {largest(path) // 1024**2} megabytes"
        raise SaveError(
            f"{path} could not be saved: {why}, and such a file is not read again. Shorten what "
            "was typed or what the file holds.",
            f"{why}.",
        )


def resolved(path: Path) -> Path:
    """Where a file really lies: where its link leads, or ``path`` itself where it is no link.

    It need not exist.

    Raises:
        SaveError: links lead in a circle, or to a folder that does not exist.
    """
    with saving(path):
        if not path.is_symlink():
            return path
        target = Path(os.path.realpath(path))
        if target.is_symlink():
            raise loop(path)
        if not target.parent.is_dir():
            raise SaveError(
                f"{path} is a link into {target.parent}, which is not there. Make that folder, "
                "connect the disk it is on, or remove the link."
            )
    return target


def make_folder(folder: Path) -> None:
    """Make ``folder`` and what is missing above it, each for its owner alone, durably.

    A folder that exists is left as it is.

    Raises:
        SaveError: it cannot be made, or is a link to a folder that does not exist.
    """
    if folder.is_symlink() and not folder.exists():
        raise SaveError(
            f"{folder} is a link to {os.path.realpath(folder)}, which is not there. Connect the "
            "disk it is on, make that folder, or remove the link."
        )
    with saving(folder):
        if folder.exists():
            return
        missing = [part for part in (folder, *folder.parents) if not part.exists()]
        for part in reversed(missing):
            try:
                part.mkdir(FOLDER_MODE)
            except FileExistsError:
                if not part.is_dir():
                    raise
            else:
                # What a umask took from the owner is given back.
                part.chmod(part.stat().st_mode | FOLDER_MODE)
                _give_to_owner_of(part.parent, part)
                sync_folder(part.parent)


def sync_folder(folder: Path) -> None:
    """Wait until the names in ``folder`` are on disk.

    Raises:
        OSError: the disk reports an error.
    """
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some network file systems have nothing to flush for a folder, and say so this way.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(descriptor)


class Staged(NamedTuple):
    """A new version of a file that lies, complete and on disk, beside the file's place."""

    temporary: Path
    target: Path
    signature: Signature

    def commit(self) -> None:
        """Put the new version in place, durably.

        Raises:
            SaveError: it cannot be put in place.
        """
        with saving(self.target):
            self.temporary.replace(self.target)
            sync_folder(self.target.parent)

    def discard(self) -> None:
        """Take the new version away again; nothing happens when it was put in place."""
        # What cannot be removed is a left-over for the next write.
        with suppress(OSError):
            self.temporary.unlink(missing_ok=True)


def stage(path: Path, data: bytes) -> Staged:
    """Write the next version of ``path`` to disk beside the place it really lies at.

    Raises:
        SaveError: it cannot be written; nothing of it is left.
    """
    target = resolved(path)
    token = f"{os.getpid()}-{os.urandom(4).hex()}"
    temporary = target.with_name(f".{target.name}.{token}{TEMPORARY}")
    with saving(path):
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        descriptor = os.open(temporary, flags, FILE_MODE)
        try:
            with os.fdopen(descriptor, "wb") as file:
                os.fchmod(descriptor, os.fstat(descriptor).st_mode | FILE_MODE)
                _give_to_owner_of(target, descriptor)
                file.write(data)
                file.flush()
                _sync_file(descriptor)
                written = signature(os.fstat(descriptor))
        except BaseException:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise
    return Staged(temporary, target, written)


def write(path: Path, data: bytes) -> Signature:
    """Replace ``path`` by ``data`` in one step that a power cut cannot tear.

    Raises:
        SaveError: it cannot be saved; the file is as it was.
    """
    staged = stage(path, data)
    put_in_place(staged)
    return staged.signature


def put_in_place(*staged: Staged) -> None:
    """Put new versions in place, durably, one after the other; what cannot be put is removed.

    Raises:
        SaveError: one cannot be put in place; those before it are.
    """
    try:
        for version in staged:
            version.commit()
    except BaseException:
        for version in staged:
            version.discard()
        raise


def remove_leftovers(folder: Path, name: str = "") -> None:
    """Remove the temporary files of killed processes: all, or those of the file ``name``.

    Only for the holder of the lock under which these files are written.
    """
    prefix = f".{name}." if name else "."
    with suppress(OSError):
        for found in os.listdir(folder):  # noqa: PTH208 - hundreds of names, and few are wanted
            if found.endswith(TEMPORARY) and found.startswith(prefix):
                (folder / found).unlink(missing_ok=True)


def _sync_file(descriptor: int) -> None:
    full: int | None = getattr(fcntl, "F_FULLFSYNC", None)
    if full is None:
        os.fsync(descriptor)
    else:
        # On macOS fsync stops at the disk's own cache.
        fcntl.fcntl(descriptor, full)


def _give_to_owner_of(model: Path, made: int | Path) -> None:
    """Let what root makes (sudo) belong to whom ``model`` belongs; nobody else can give it away.

    Where ``model`` is not there, its folder is meant.
    """
    if os.geteuid() != 0:
        return
    try:
        status = model.stat()
    except FileNotFoundError:
        status = model.parent.stat()
    # In a container the owner may be unknown; a file saved under another is still saved.
    with suppress(OSError):
        os.chown(made, status.st_uid, status.st_gid)
