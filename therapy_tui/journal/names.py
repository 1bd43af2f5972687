"""The names of the files of a journal, in their plain and in their encrypted form."""

import re
from functools import lru_cache
from pathlib import Path

from therapy_tui.journal.age import SUFFIX

IDENTITY = "identity.age"
"""The file beside the months that makes a journal an encrypted one; a passphrase opens it."""

PROFILE = "profile.toml"
"""The plain name of the profile's file."""

_MONTH = re.compile(r"(?!0000)[0-9]{4}-(0[1-9]|1[0-2])\.toml")


def is_month_name(name: str) -> bool:
    """Whether a file of this plain name holds a month: ``2026-11.toml``."""
    return _MONTH.fullmatch(name) is not None


def is_journal_name(name: str) -> bool:
    """Whether a file of this plain name is a part of the journal: a month or the profile."""
    return name == PROFILE or is_month_name(name)


@lru_cache(maxsize=64)
def encrypted_name(path: Path) -> Path:
    """The name of the encrypted form of a file: ``2026-11.toml.age``."""
    return path.with_name(path.name + SUFFIX)


def plain_name(path: Path) -> Path:
    """The name of the plain form of a file, whichever of the two is given."""
    return path.with_name(path.name.removesuffix(SUFFIX))
