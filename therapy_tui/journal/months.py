"""The month files of a journal as they lie on disk: found, read when needed, remembered."""

import os
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from therapy_tui.domain.calendar import Month, months_between
from therapy_tui.domain.errors import SaveError, TherapyError
from therapy_tui.journal import files
from therapy_tui.journal.age import SUFFIX
from therapy_tui.journal.failure import reason
from therapy_tui.journal.fault import Fault
from therapy_tui.journal.key import LOCKED
from therapy_tui.journal.month_text import MonthText, parse_month
from therapy_tui.journal.names import encrypted_name, is_month_name
from therapy_tui.journal.reading import decoded, refused, unreadable
from therapy_tui.journal.vault import Vault

MOST_KNOWN = 36
"""The months that are remembered: three years, more than any window but that of all there is."""

FEW_DAYS = 366
"""The months of so many days are looked for by name: a list of all is longer after decades."""

_UNPARSED = MonthText({})
"""Stands for the content of a text that was not worth parsing."""


class MonthFile(NamedTuple):
    """One version of a month file: ``text`` is what it says, ``data`` its bytes.

    ``path`` is its plain name and ``data`` its plain bytes, encrypted or not. ``exists`` is false
    for a month without a file.
    """

    month: Month
    path: Path
    data: bytes
    content: MonthText
    exists: bool = True
    version: files.Signature | None = None
    """Which version on disk it was read from; ``None`` where there is no file."""

    @property
    def text(self) -> str:
        """The text to change, with its line endings; empty for a month without a file."""
        return self.data.decode("utf-8")

    @property
    def blocking(self) -> Fault | None:
        """Why the file cannot be written, or ``None`` when it can."""
        return next((fault for fault in self.content.faults if fault.blocks), None)


class MonthFiles:
    """Finds and reads the month files of one folder; never writes and never makes anything.

    A file is parsed again only when its size, time or inode changed, or when ``MOST_KNOWN`` others
    were read since; ``reads`` counts how often a file was parsed.
    """

    def __init__(self, vault: Vault) -> None:
        self.vault = vault
        self.folder = vault.folder
        self.reads = 0
        self.backed_up: dict[Month, Path] = {}
        """The last backup that is known of a month, by its plain name."""
        self._listed: tuple[Sequence[str], Sequence[Month]] = ((), ())
        self._known: OrderedDict[Month, tuple[files.Signature, MonthFile]] = OrderedDict()
        self._without: dict[tuple[Month, bytes], files.Signature] = {}

    def path(self, month: Month) -> Path:
        """Where the file of a month is, or would be, by its plain name."""
        return _path(self.folder, month)

    def present(self, *, at_hand: bool = False) -> Sequence[Month]:
        """The months that have a file, oldest first; empty where the folder cannot be read.

        With ``at_hand`` the folder is listed only where names came or went, as ``Listing`` has it.
        """
        listing = self.vault.listing
        try:
            names = listing.at_hand() if at_hand else listing.all()
        except OSError:
            return ()
        listed = self._listed
        if names is not listed[0] and names != listed[0]:
            plain = {name.removesuffix(SUFFIX) for name in names}
            ordered = sorted(filter(is_month_name, plain))
            months = tuple(Month(int(name[:4]), int(name[5:7])) for name in ordered)
            listed = self._listed = (names, months)
        return listed[1]

    def between(self, first: date, last: date) -> Sequence[Month]:
        """The months with a file that have a day from ``first`` to ``last``, oldest first."""
        if (last - first).days <= FEW_DAYS:
            return [month for month in months_between(first, last) if self._is_listed(month)]
        present = self.present()
        begin = bisect_left(present, Month.of(first))
        return present[begin : bisect_right(present, Month.of(last), begin)]

    def back_from(self, day: date) -> Iterator[Month]:
        """The months with a file up to that of a day, newest first, listed where that is too few.

        That of the day itself comes first, whether or not it has one.
        """
        own = Month.of(day)
        yield own
        yield from reversed([month for month in self.present() if month < own])

    def _is_listed(self, month: Month) -> bool:
        """Whether there is a file, or a link, of either form; so too where that cannot be told."""
        path = self.path(month)
        return _exists(path) or _exists(encrypted_name(path))

    def folder_fault(self) -> Fault | None:
        """Why the folder cannot be read; ``None`` when it can, or does not exist."""
        if self.vault.locked:
            return Fault(self.folder, LOCKED, blocks=True)
        try:
            os.scandir(self.folder).close()
        except FileNotFoundError:
            if self.folder.is_symlink():
                text = f"is a link to {os.path.realpath(self.folder)}, which is not there."
                return Fault(self.folder, text, blocks=True)
        except NotADirectoryError:
            text = "the journal has to be a folder, and this is a file or lies inside one."
            return Fault(self.folder, text, blocks=True)
        except OSError as error:
            return Fault(self.folder, f"cannot be read: {reason(error)}.", blocks=True)
        return None

    def load(self, month: Month) -> MonthFile:
        """The month as it is on disk now; parsed again only when the file changed."""
        path = self.path(month)
        known = self._known.get(month)
        try:
            if known and self.vault.version(path) == known[0]:
                return known[1]
        except OSError:
            pass  # reading says what is wrong
        return self.fresh(month)

    def fresh(self, month: Month) -> MonthFile:
        """The month as it is on disk now, read whatever is remembered.

        It is parsed again only when it holds other bytes than were remembered.
        """
        known = self._known.pop(month, None)
        found = self._read(month, known=None if known is None else known[1])
        if found.version is not None:
            self.remember(found, found.version)
        return found

    def glance(self, month: Month, worth_parsing: Callable[[str], bool]) -> MonthFile | None:
        """The month as it is on disk now, or ``None`` where its text is not worth parsing.

        What is read for this is not remembered, so that a look through decades takes no memory.
        """
        known = self._known.get(month)
        try:
            if known and self.vault.version(self.path(month)) == known[0]:
                return known[1]
        except OSError:
            pass  # reading says what is wrong
        found = self._read(month, worth_parsing)
        return None if found.content is _UNPARSED else found

    def _read(
        self,
        month: Month,
        worth_parsing: Callable[[str], bool] = lambda _: True,
        known: MonthFile | None = None,
    ) -> MonthFile:
        path = self.path(month)
        try:
            data, version = self.vault.read(path)
        except FileNotFoundError:
            return MonthFile(
                month, path, b"", _lost(self.vault.place(path)) or MonthText({}), exists=False
            )
        except OSError as error:
            return MonthFile(month, path, b"", MonthText({}, (unreadable(path, error),)))
        except TherapyError as error:
            return MonthFile(month, path, b"", MonthText({}, (refused(path, error),)))
        if known is not None and known.data == data:
            return known._replace(version=version)
        text = decoded(path, data)
        if isinstance(text, Fault):
            content = MonthText({}, (text,))
        elif worth_parsing(text):
            self.reads += 1
            content = parse_month(text, month, path)
        else:
            content = _UNPARSED
        return MonthFile(month, path, data, content, version=version)

    def remember(self, found: MonthFile, version: files.Signature) -> None:
        """Keep what was read, or what a save has just written, so that it is not read again."""
        self._known[found.month] = (version, found)
        if len(self._known) > MOST_KNOWN:
            self._known.popitem(last=False)

    def may_hold(self, month: Month, key: str) -> bool:
        """Whether ``key`` occurs anywhere in the file, looked up without parsing it."""
        path, sought = self.path(month), key.encode()
        known = self._known.get(month)
        try:
            version = self.vault.version(path)
            if known and known[0] == version:
                return sought in known[1].data
            if self._without.get((month, sought)) == version:
                return False
            data, version = self.vault.read(path)
        except (OSError, TherapyError):
            return False
        if sought not in data:
            self._without[month, sought] = version
        return sought in data


@lru_cache(maxsize=64)
def _path(folder: Path, month: Month) -> Path:
    return folder / f"{month}.toml"


def _exists(path: Path) -> bool:
    try:
        os.lstat(path)
    except files.ABSENT:
        return False
    except OSError:
        pass  # reading says what is wrong
    return True


def _lost(path: Path) -> MonthText | None:
    if not path.is_symlink():
        return None
    text = f"is a link to {os.path.realpath(path)}, which is not there."
    return MonthText({}, (Fault(path, text),))


def require_writable(source: MonthFile) -> MonthFile:
    """The month file, when it can be written.

    Raises:
        SaveError: it cannot be read or is of a newer format, naming file, line and reason.
    """
    fault = source.blocking
    if fault is None:
        return source
    raise SaveError(f"Nothing was written to {source.path}, because of {fault}", str(fault))
