"""The names in the folder of a journal, read as seldom as they can be: after decades it is long."""

import errno
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from therapy_tui.journal import files
from therapy_tui.journal.age import SUFFIX
from therapy_tui.journal.names import is_journal_name


class Listed(NamedTuple):
    """The names that were in one version of a folder."""

    version: files.Signature
    names: Sequence[str]

    @property
    def is_tidy(self) -> bool:
        """Whether nothing of killed processes is among them."""
        return f"{files.TEMPORARY}\0" not in "\0".join((*self.names, ""))

    def has(self, names: Iterable[str]) -> bool:
        """Whether all of these names are among them."""
        return all(name in self.names for name in names)


class Listing:
    """What the names in one folder tell; may be used by several threads."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._plain: Path | None = None
        """A plain file of the journal that was there when last looked for."""
        self._last: Listed | None = None

    def all(self) -> Sequence[str]:
        """Every name in the folder.

        Raises:
            OSError: the folder cannot be read.
        """
        # Asked for before the names are: one that comes meanwhile is found by the next look.
        version, last = self._version(), self._last
        found = os.listdir(self.folder)  # noqa: PTH208 - hundreds of names, and only names
        # The same list is kept by all who compare it with that of the next look.
        names = last.names if last is not None and last.names == found else found
        self._last = Listed(version, names)
        return names

    def at_hand(self) -> Sequence[str]:
        """Every name in the folder: those listed last, where no name came or went since then.

        What somebody else does in the very moment of our write may show at the next look only.

        Raises:
            OSError: the folder cannot be read.
        """
        last = self._last
        return last.names if last is not None and last.version == self._version() else self.all()

    def own(self) -> Iterator[str]:
        """The names of the months and the profile, plain and encrypted; none without a folder.

        Raises:
            OSError: the folder is there and cannot be read.
        """
        with suppress(*files.ABSENT):
            yield from (name for name in self.all() if is_journal_name(name.removesuffix(SUFFIX)))

    def holds_plain(self) -> bool:
        """Whether a month or the profile is plain; the one that was found last usually still is.

        Raises:
            OSError: the disk does not tell.
        """
        plain = self._plain
        if plain is None or not there(plain):
            found = (name for name in self.own() if not name.endswith(SUFFIX))
            plain = self._plain = next((self.folder / name for name in found), None)
        return plain is not None

    def begin_write(self) -> Listed | None:
        """Remove the temporary files of killed processes, before a write and under the lock.

        The folder is looked through unless its names are at hand; those are returned for
        ``end_write``.
        """
        with suppress(OSError):
            last = self._last
            if last is not None and last.is_tidy and last.version == self._version():
                return last
            files.remove_leftovers(self.folder)
        return None

    def end_write(self, begun: Listed | None, written: Iterable[str]) -> None:
        """After a write to files of these names, under the lock: what is listed still holds.

        Not so where one of them is new, or anything was listed or removed since the write began.
        """
        if begun is not None and begun is self._last:
            self.forget()
            with suppress(OSError):
                if begun.has(written):
                    self._last = begun._replace(version=self._version())

    def forget(self) -> None:
        """A name has come or gone."""
        self._last = None

    def _version(self) -> files.Signature:
        return files.signature(os.stat(self.folder))  # noqa: PTH116 - asked for with each digit


def there(path: Path) -> bool:
    """Whether a file is there; links are followed.

    Raises:
        OSError: the disk does not tell.
    """
    return status(path) is not None


def status(path: Path) -> os.stat_result | None:
    """What the system tells of a file; ``None`` where there is none. Links are followed.

    Raises:
        OSError: the disk does not tell.
    """
    try:
        return os.stat(path)  # noqa: PTH116 - asked for each of hundreds of files
    except files.ABSENT:
        return None
    except OSError as error:
        if error.errno == errno.ELOOP:
            return None
        raise
