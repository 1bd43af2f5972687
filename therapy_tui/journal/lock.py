"""The lock of a journal: ``flock`` on the folder itself, so that writers take turns."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from therapy_tui.domain.errors import SaveError
from therapy_tui.journal.failure import saving

WAIT = 30.0
"""Seconds to wait for the lock before giving up."""

PAUSE = 0.01
"""Seconds between two attempts."""


@contextmanager
def locked(folder: Path, wait: float = WAIT, what: str = "journal") -> Iterator[None]:
    """Hold the lock of ``folder``, which exists, for the duration of the block.

    Processes and threads alike take turns; a process that dies gives the lock back. ``wait`` is
    in seconds, ``what`` is the word for what lies in the folder.

    Raises:
        SaveError: the lock is still held by someone else after ``wait``, naming who holds it, or
            the folder cannot be locked.
    """
    descriptor = _acquire(folder, time.monotonic() + wait, wait, what)
    try:
        yield
    finally:
        # Unlocked by hand: a child forked meanwhile shares the lock and would keep it. Closing
        # gives it back too, so what was saved does not become an error when unlocking is one.
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_UN)
        os.close(descriptor)


def _acquire(folder: Path, deadline: float, wait: float, what: str) -> int:
    while True:
        with saving(folder):
            descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        held = False
        try:
            with saving(folder):
                held = _wait_for(descriptor, deadline) and _is_still(folder, descriptor)
            if not held and time.monotonic() >= deadline:
                held_by = f"is being written by {holder(descriptor)}"
                raise SaveError(
                    f"The {what} {folder} {held_by}, for more than {wait:g} seconds. Let it "
                    "finish or close it, then try again.",
                    f"the {what} {held_by}.",
                )
        finally:
            if not held:
                os.close(descriptor)
        if held:
            return descriptor


def _wait_for(descriptor: int, deadline: float) -> bool:
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                return False
            time.sleep(PAUSE)
        else:
            return True


def _is_still(folder: Path, descriptor: int) -> bool:
    """Whether the path still leads to the locked folder: it may be moved while one waits."""
    return os.path.samestat(folder.stat(), os.fstat(descriptor))


def holder(descriptor: int) -> str:
    """Who holds a ``flock`` on the open file, as far as the system tells.

    Only the program's name and process number are told: its arguments may hold a note.
    """
    status = os.fstat(descriptor)
    device = f"{os.major(status.st_dev):02x}:{os.minor(status.st_dev):02x}"
    owners: dict[str, int] = {}
    with suppress(OSError):
        for line in Path("/proc/locks").read_text(encoding="ascii").splitlines():
            words = line.split()
            if "FLOCK" in words and words[4].isdigit():
                owners[words[5]] = int(words[4])
    # A file system that spans disks shows another device number there than stat does.
    same_inode = [pid for place, pid in owners.items() if place.endswith(f":{status.st_ino}")]
    pid = owners.get(f"{device}:{status.st_ino}", same_inode[0] if same_inode else 0)
    if pid == 0:
        return "another program"
    if pid == os.getpid():
        return f"another part of this program (process {pid})"
    name = _program(pid)
    return f"{name} (process {pid})" if name else f"process {pid}"


def _program(pid: int) -> str:
    try:
        words = os.fsdecode(Path(f"/proc/{pid}/cmdline").read_bytes()).split("\0")
    except OSError:
        return ""
    name = Path(words[0]).name
    script = next((word for word in words[1:] if word != "-m"), "")
    if name.startswith("python") and script and not script.startswith("-"):
        name = Path(script).name
    return "".join(sign if sign.isprintable() else "?" for sign in name)
