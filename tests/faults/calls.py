"""The system calls that touch one folder, seen one by one, before and after each."""

import fcntl
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import get_ident
from typing import Any, Protocol, TypeVar

Found = TypeVar("Found")

BY_DESCRIPTOR = ("fsync", "fstat", "fchmod", "fchown", "ftruncate")
BY_PATH = (
    "stat",
    "lstat",
    "readlink",
    "scandir",
    "listdir",
    "chmod",
    "chown",
    "mkdir",
    "rmdir",
    "unlink",
    "remove",
    "utime",
)
BY_TWO_PATHS = ("replace", "rename", "link", "symlink")

CHANGING = frozenset(
    {"create", "write", "fsync", "mkdir", "rmdir", "unlink", "rename", "link", "symlink"}
    | {"chmod", "fchmod", "chown", "fchown", "ftruncate", "utime", "close", "flock"}
)
"""The calls that change what is on the disk, or when it gets there, or who may write it."""

SAME = {"replace": "rename", "remove": "unlink"}
"""Two names of one system call."""


@dataclass(frozen=True, slots=True)
class Call:
    """One system call: its name and the file or folder it is about.

    ``other`` is the second path of a rename or a link, ``data`` what is to be written and
    ``descriptor`` the open file it goes to.
    """

    name: str
    path: Path
    other: Path | None = None
    data: bytes = b""
    descriptor: int = -1

    @property
    def changes(self) -> bool:
        """Whether the call can change the disk."""
        return self.name in CHANGING

    def __str__(self) -> str:
        return f"{self.name} {self.path.name}"


class Observer(Protocol):
    """Sees each call; what it raises in ``before`` is what the caller gets in its place."""

    def before(self, call: Call) -> None:
        """The call is about to be made."""

    def after(self, call: Call) -> None:
        """The call was made and has succeeded."""


@contextmanager
def watched(root: Path, observer: Observer, *, threads: bool = False) -> Iterator[None]:
    """Let ``observer`` see every call of this thread that is about ``root`` or what is in it.

    With ``threads`` it sees those of all threads, of which one at a time makes any.
    """
    watch = _Watch(Path(os.path.realpath(root)), observer, None if threads else get_ident())
    before = {name: getattr(os, name) for name in watch.wrapped()}
    flock = fcntl.flock
    try:
        for name, function in watch.wrapped().items():
            setattr(os, name, function)
        fcntl.flock = watch.flock
        yield
    finally:
        for name, function in before.items():
            setattr(os, name, function)
        fcntl.flock = flock


class _Watch:
    """Stands before the functions of ``os``; the real ones are kept and called."""

    def __init__(self, root: Path, observer: Observer, thread: int | None) -> None:
        self._root = str(root)
        self._observer = observer
        self._thread = thread
        self._open: dict[int, Path] = {}
        self._asking = False
        self._real: dict[str, Callable[..., Any]] = {
            name: getattr(os, name)
            for name in (*BY_DESCRIPTOR, *BY_PATH, *BY_TWO_PATHS, "open", "fdopen", "close")
        }
        self._flock = fcntl.flock

    def wrapped(self) -> dict[str, Callable[..., Any]]:
        """The functions to put in place of those of ``os``, by name."""
        one = {name: self._about_path(name) for name in BY_PATH}
        two = {name: self._about_two(name) for name in BY_TWO_PATHS}
        fds = {name: self._about_descriptor(name) for name in BY_DESCRIPTOR}
        opening: dict[str, Callable[..., Any]] = {
            "open": self._open_file,
            "fdopen": self._fdopen,
            "close": self._close,
        }
        return {**one, **two, **fds, **opening}

    def call(self, call: Call | None, real: Callable[[], Found]) -> Found:
        """Make a call, seen by the observer where there is something to see."""
        if call is None:
            return real()
        self._told(self._observer.before, call)
        found = real()
        self._told(self._observer.after, call)
        return found

    def _told(self, tell: Callable[[Call], None], call: Call) -> None:
        # What the observer does itself is none of the calls.
        self._asking = True
        try:
            tell(call)
        finally:
            self._asking = False

    def _place(self, path: Any) -> Path | None:
        """Where a path leads, the links on the way followed and the last one not."""
        if self._asking or self._thread not in (None, get_ident()):
            return None
        if isinstance(path, int):
            return self._open.get(path)
        folder, name = os.path.split(os.path.abspath(os.fspath(path)))  # noqa: PTH100
        self._asking = True
        try:
            place = os.path.join(os.path.realpath(folder), name)  # noqa: PTH118
        finally:
            self._asking = False
        inside = place == self._root or place.startswith(self._root + os.sep)
        return Path(place) if inside else None

    def _about_path(self, name: str) -> Callable[..., Any]:
        real = self._real[name]

        def function(path: Any = ".", *args: Any, **options: Any) -> Any:
            place = self._place(path)
            call = Call(SAME.get(name, name), place) if place else None
            return self.call(call, lambda: real(path, *args, **options))

        return function

    def _about_two(self, name: str) -> Callable[..., Any]:
        real = self._real[name]

        def function(one: Any, two: Any, *args: Any, **options: Any) -> Any:
            place = self._place(two)
            first = Path(os.fspath(one)) if name == "symlink" else self._place(one)
            call = Call(SAME.get(name, name), first, place) if first and place else None
            return self.call(call, lambda: real(one, two, *args, **options))

        return function

    def _about_descriptor(self, name: str) -> Callable[..., Any]:
        real = self._real[name]

        def function(descriptor: int, *args: Any, **options: Any) -> Any:
            place = self._open.get(descriptor)
            call = Call(name, place, descriptor=descriptor) if place else None
            return self.call(call, lambda: real(descriptor, *args, **options))

        return function

    def _open_file(self, path: Any, flags: int, *args: Any, **options: Any) -> int:
        place = self._place(path)
        name = "create" if flags & os.O_CREAT else "open"
        call = Call(name, place) if place else None
        descriptor: int = self.call(call, lambda: self._real["open"](path, flags, *args, **options))
        if place is not None:
            # Opening follows a link where making a new file alone does not.
            led = place if flags & os.O_EXCL else Path(os.path.realpath(place))
            self._open[descriptor] = led
        return descriptor

    def _fdopen(self, descriptor: int, mode: str = "r", *args: Any, **options: Any) -> Any:
        place = self._open.pop(descriptor, None)
        if place is None or "b" not in mode:
            return self._real["fdopen"](descriptor, mode, *args, **options)
        self._open[descriptor] = place
        raw = _Raw(self, descriptor, mode, place)
        return io.BufferedReader(raw) if "r" in mode else io.BufferedWriter(raw)

    def _close(self, descriptor: int) -> None:
        # Only the closing of a file that was written can fail, or matter.
        self._real["close"](descriptor)
        self.forget(descriptor)

    def forget(self, descriptor: int) -> None:
        """The descriptor was closed."""
        self._open.pop(descriptor, None)

    def flock(self, descriptor: Any, operation: int) -> None:
        """Stands before ``fcntl.flock``."""
        place = self._open.get(descriptor)
        call = Call("flock", place, descriptor=descriptor) if place else None
        self.call(call, lambda: self._flock(descriptor, operation))


class _Raw(io.FileIO):
    """An open file whose reading, writing and closing are seen too."""

    def __init__(self, watch: _Watch, descriptor: int, mode: str, place: Path) -> None:
        super().__init__(descriptor, mode.replace("b", "") + "b")
        self._watch = watch
        self._place = place

    def write(self, data: Any, /) -> int:
        call = Call("write", self._place, data=bytes(data), descriptor=self.fileno())
        written = self._watch.call(call, lambda: io.FileIO.write(self, data))
        assert written is not None
        return written

    def readall(self) -> bytes:
        call = Call("read", self._place, descriptor=self.fileno())
        return self._watch.call(call, lambda: io.FileIO.readall(self))

    def readinto(self, buffer: Any, /) -> int | None:
        call = Call("read", self._place, descriptor=self.fileno())
        return self._watch.call(call, lambda: io.FileIO.readinto(self, buffer))

    def close(self) -> None:
        if self.closed:
            return
        descriptor = self.fileno()
        call = Call("close", self._place, descriptor=descriptor) if self.writable() else None
        try:
            self._watch.call(call, lambda: None)
        finally:
            # The system gives the descriptor back also when closing fails.
            io.FileIO.close(self)
            self._watch.forget(descriptor)
