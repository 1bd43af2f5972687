"""The names in the folder of a journal, read as seldom as they can be: after decades it is long."""

import errno
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from therapy_tui.journal import files
from therapy_tui.journal.age import SUFFIX
from therapy_tui.journal.names import is_journal_name


class Listing:
    """What the names in one folder tell; may be used by several threads."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._plain: Path | None = None
        """A plain file of the journal that was there when last looked for."""
        self._tidy: files.Signature | None = None
        """The version of the folder in which nothing was left over."""

    def all(self) -> Sequence[str]:
        """Every name in the folder.

        Raises:
            OSError: the folder cannot be read.
        """
        version = files.signature(self.folder.stat())
        found = os.listdir(self.folder)  # noqa: PTH208 - hundreds of names, and only names
        left_over = f"{files.TEMPORARY}\0" in "\0".join((*found, ""))
        self._tidy = None if left_over else version
        return found

    def plain(self) -> Sequence[str]:
        """The plain names of the files in the folder, each once.

        Raises:
            OSError: the folder cannot be read.
        """
        return list(dict.fromkeys(name.removesuffix(SUFFIX) for name in self.all()))

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

    def remove_leftovers(self) -> None:
        """Remove the temporary files of killed processes, before a write and under the lock.

        The folder is looked through unless its names were asked for since the last write, and none
        came or went since then.
        """
        tidy, self._tidy = self._tidy, None
        with suppress(OSError):
            if files.signature(self.folder.stat()) != tidy:
                files.remove_leftovers(self.folder)


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
