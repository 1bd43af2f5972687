"""The second versions of a month or the profile that programs that sync leave beside it."""

import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from therapy_tui.domain.calendar import Month
from therapy_tui.journal.age import SUFFIX
from therapy_tui.journal.backups import THE_PROFILE, Subject
from therapy_tui.journal.fault import Fault
from therapy_tui.journal.names import encrypted_name, is_journal_name, plain_name
from therapy_tui.journal.vault import Vault

_MARK = r"""(?:
    \.sync-conflict-[0-9]{8}-[0-9]{6}(?:-[0-9A-Z]+)?      # Syncthing
  | \ ?\([^/]+\)                         # Dropbox, Nextcloud, OpenCloud, Seafile, Google Drive
  | _conflict-[^/]+                                       # older ownCloud and Nextcloud
  | \ ?\[conflicted\]                                     # pCloud
  | \ [0-9]{1,3}                                          # iCloud
  | (?:\ -)?\ [Cc]opy(?:\ [0-9]+)?                        # what file managers call a copy
  | -(?=[^/]*[A-Z])[A-Za-z][0-9A-Za-z-]*                  # OneDrive: the name of a computer
  | -[0-9A-Za-z-]+-safeBackup-[0-9]+                      # OneDrive on Linux
)+"""
_STEM = r"(?P<stem>(?!0000)[0-9]{4}-(?:0[1-9]|1[0-2])|profile)"
_COPY = rf"{_STEM}(?:{_MARK}\.toml(?:\.age)?|\.toml{_MARK}\.age)"


class Copy(NamedTuple):
    """A file that holds a second version of a month or of the profile."""

    file: Path
    subject: Subject


def copy_subject(name: str) -> Subject | None:
    """What a file of this name is a second version of; ``None`` where it is none.

    A program that does not know the ending ``.age`` puts its mark before it:
    ``2026-11.toml.sync-conflict-20261123-210400-ABCDEFG.age``.
    """
    if is_journal_name(name) or not name.endswith((".toml", SUFFIX)):
        return None  # without the pattern, which takes long to compile
    found = re.fullmatch(_COPY, name, re.VERBOSE | re.DOTALL)
    if found is None:
        return None
    return THE_PROFILE if found["stem"] == THE_PROFILE else Month.parse(found["stem"])


def find_copies(vault: Vault) -> Sequence[Copy]:
    """The second versions in the folder, by name; none where there is no folder.

    A plain file beside its encrypted twin is one too: only one of the two is read.

    Raises:
        OSError: the folder cannot be read.
    """
    try:
        names = sorted(os.listdir(vault.folder))  # noqa: PTH208 - only names are needed
    except FileNotFoundError:
        return ()
    named = ((name, copy_subject(name)) for name in names)
    found = [Copy(vault.folder / name, subject) for name, subject in named if subject is not None]
    return (*found, *_twins(vault, names))


def copy_fault(copy: Copy) -> Fault:
    """What ``check`` says of one."""
    stem = f"{copy.subject}.toml"
    return Fault(
        copy.file,
        f"a second version of {stem} lies beside it, as programs that sync leave them. It is not "
        "read: therapy-tui merge shows what it would change, merge --copies merges it.",
    )


def _twins(vault: Vault, names: Iterable[str]) -> list[Copy]:
    present = {*names}
    found: list[Copy] = []
    for name in sorted(name.removesuffix(SUFFIX) for name in present if name.endswith(SUFFIX)):
        if name not in present or not is_journal_name(name):
            continue
        plain = vault.folder / name
        other = plain if vault.place(plain) != plain else encrypted_name(plain)
        stem = plain_name(plain).stem
        found.append(Copy(other, THE_PROFILE if stem == THE_PROFILE else Month.parse(stem)))
    return found
