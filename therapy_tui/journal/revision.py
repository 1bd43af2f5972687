"""Whether anything in the folder of a journal has changed."""

import os
from collections.abc import Hashable
from functools import lru_cache
from pathlib import Path

from therapy_tui.journal import files
from therapy_tui.journal.copy_names import copy_subject
from therapy_tui.journal.names import IDENTITY, is_journal_name, plain_name
from therapy_tui.journal.vault import Vault


def revision(vault: Vault) -> Hashable:
    """A value that changes whenever a file of the journal changed or was locked, by whomever.

    Only looks at names, sizes, times and inodes; links are followed.
    """
    try:
        names = os.listdir(vault.folder)  # noqa: PTH208 - hundreds of names, asked for often
    except OSError:
        return ()
    found = [(name, _signature(f"{vault.folder}/{name}")) for name in names if _is_ours(name)]
    return (vault.locked, frozenset(found)) if found else ()


@lru_cache(maxsize=2048)
def _is_ours(name: str) -> bool:
    """Whether a file is a part of the journal, or a second version of one."""
    own = name == IDENTITY or is_journal_name(plain_name(Path(name)).name)
    return own or copy_subject(name) is not None


def _signature(file: str) -> files.Signature | None:
    try:
        return files.signature(os.stat(file))  # noqa: PTH116 - no Path for each of hundreds
    except OSError:
        return None  # removed meanwhile, or a link to nowhere
