"""What can befall one system call: the process dies at it, or it fails, once or from then on."""

import errno
import os
import signal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from itertools import islice
from typing import Protocol

from tests.faults.calls import Call

ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES)
"""A full disk, a broken one, and rights that were taken away."""


class Recorder:
    """Notes every call that was made."""

    def __init__(self) -> None:
        self.calls: list[Call] = []

    def before(self, call: Call) -> None:
        self.calls.append(call)

    def after(self, call: Call) -> None:
        pass


class Fault(Protocol):
    """Something that happens at the call of one number, counted from 0."""

    @property
    def kind(self) -> str:
        """The name under which it is counted."""

    @property
    def fatal(self) -> bool:
        """Whether the process does not survive it."""

    def strike(self, call: Call, late: bool) -> None:
        """Happen, at the call itself or (``late``) at one after it."""


@dataclass(frozen=True, slots=True)
class Die:
    """``kill -9`` just before a call, or in the middle of a write."""

    torn: bool = False
    fatal: bool = field(default=True, init=False)

    @property
    def kind(self) -> str:
        return "killed in the middle of a write" if self.torn else "killed between two calls"

    def strike(self, call: Call, late: bool) -> None:
        if self.torn:
            os.write(call.descriptor, call.data[: len(call.data) // 2])
        os.kill(os.getpid(), signal.SIGKILL)


@dataclass(frozen=True, slots=True)
class Fail:
    """A call fails with an error number; with ``lasting`` every later one of its kind does too."""

    number: int
    lasting: bool = False
    torn: bool = False
    fatal: bool = field(default=False, init=False)

    @property
    def kind(self) -> str:
        how = " in the middle of a write" if self.torn else " from then on" if self.lasting else ""
        return errno.errorcode[self.number] + how

    def strike(self, call: Call, late: bool) -> None:
        if late and not (self.lasting and self._reaches(call)):
            return
        if self.torn:
            os.write(call.descriptor, call.data[: len(call.data) // 2])
        raise OSError(self.number, os.strerror(self.number), str(call.path))

    def _reaches(self, call: Call) -> bool:
        """Whether the error would meet this call too: a full disk still lets one delete."""
        if self.number == errno.ENOSPC:
            return call.name in ("create", "write", "mkdir", "symlink", "link")
        if self.number == errno.EACCES:
            return call.name in ("create", "mkdir", "symlink", "link", "rename", "unlink")
        return call.name not in ("close", "flock")


@dataclass(slots=True)
class Plan:
    """Let a fault happen at the ``at``-th call, counted from 0, and count the calls."""

    fault: Fault
    at: int
    seen: int = 0

    def before(self, call: Call) -> None:
        number, self.seen = self.seen, self.seen + 1
        if number >= self.at:
            self.fault.strike(call, number > self.at)

    def after(self, call: Call) -> None:
        pass


class Depth(Enum):
    """How many of all faults are tried."""

    EVERY = "every fault at every call"
    ONE = "one error at every call that changes something, and a kill; one at a third of the others"
    SAMPLE = "a sixth of these"


def plans(calls: Sequence[Call], depth: Depth) -> Iterator[Plan]:
    """The faults for a write that makes these calls."""
    every = depth is Depth.EVERY
    found = (
        Plan(fault, at)
        for at, call in enumerate(calls)
        for fault in (_all(call) if every else _some(call, at))
    )
    return islice(found, 0, None, 6 if depth is Depth.SAMPLE else 1)


def _all(call: Call) -> Iterator[Fault]:
    if call.changes:
        # Dying at a call that only reads leaves what dying at the next one leaves.
        yield Die()
        yield from _torn(call)
    for number in filter(partial(_possible, call), ERRORS):
        yield Fail(number)
        yield Fail(number, lasting=True)


def _some(call: Call, at: int) -> Iterator[Fault]:
    turn = at % len(ERRORS)
    if call.changes:
        yield Die()
        yield from _torn(call)
        possible = [number for number in ERRORS if _possible(call, number)]
        yield Fail(possible[turn % len(possible)], lasting=at % 2 == 0)
    elif turn == 0:
        yield Fail(errno.EIO)


def _torn(call: Call) -> Iterator[Fault]:
    if call.name == "write":
        yield Die(torn=True)
        yield Fail(errno.ENOSPC, torn=True)


def _possible(call: Call, number: int) -> bool:
    """Whether the system can answer such a call so."""
    errors = {
        "close": (errno.ENOSPC, errno.EIO),
        "flock": (errno.EIO,),
        "fstat": (errno.EIO,),
        "fsync": (errno.ENOSPC, errno.EIO),
        "unlink": (errno.EIO, errno.EACCES),
    }
    return number in errors.get(call.name, ERRORS if call.changes else (errno.EIO, errno.EACCES))
