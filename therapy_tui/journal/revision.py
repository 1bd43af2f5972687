"""Whether anything in the folder of a journal has changed."""

import os
from collections.abc import Hashable, Sequence

from therapy_tui.journal import files
from therapy_tui.journal.age import SUFFIX
from therapy_tui.journal.copy_names import copy_subject
from therapy_tui.journal.names import IDENTITY, is_journal_name
from therapy_tui.journal.vault import Vault


class Revision:
    """Counts the changes of a journal that a look at its folder finds, by whomever they are.

    A change is a file that came or went, a journal that was locked or opened, and another version
    of a file that was read: nothing that is shown rests on the others, so after decades only few
    files are looked at. Names, sizes, times and inodes tell; links are followed.
    """

    def __init__(self, vault: Vault) -> None:
        self.vault = vault
        self._number = 0
        self._seen: Hashable = ()
        self._listed: tuple[Sequence[str], Hashable] = ([], frozenset())
        """Every name that was listed last, and those among them that are a part of the journal."""

    def look(self) -> int:
        """How many looks, this one included, have found a change."""
        known = self.vault.versions
        seen, versions = self._names(), {file: _version(file) for file in [*known]}
        if seen != self._seen or any(known[file] != found for file, found in versions.items()):
            self._number += 1
        self._seen = seen
        known.update(versions)
        return self._number

    def _names(self) -> Hashable:
        """Whether the journal is locked, and what lies there; nothing where nothing does."""
        try:
            listed = self.vault.listing.all()
        except OSError:
            return ()
        if listed != self._listed[0]:
            self._listed = (listed, frozenset(filter(_is_ours, listed)))
        names = self._listed[1]
        return (self.vault.locked, names) if names else ()


def _is_ours(name: str) -> bool:
    """Whether a file is a part of the journal, or a second version of one."""
    own = is_journal_name(name.removesuffix(SUFFIX)) or name == IDENTITY
    return own or copy_subject(name) is not None


def _version(file: str) -> files.Signature | None:
    try:
        return files.signature(os.stat(file))  # noqa: PTH116 - asked for each of hundreds of files
    except OSError:
        return None  # removed meanwhile, or a link to nowhere
