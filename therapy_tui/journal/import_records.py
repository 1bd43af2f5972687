"""The records of imports as files among the backups: written before an import, listed, read."""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from therapy_tui.domain.errors import JournalError, TherapyError
from therapy_tui.journal import files
from therapy_tui.journal.backups import FOLDER, KEPT, is_ahead, oldest_first
from therapy_tui.journal.failure import reason, saving
from therapy_tui.journal.import_record import (
    Head,
    ImportRecord,
    read_head,
    read_record,
    record_text,
)
from therapy_tui.journal.names import encrypted_name, plain_name
from therapy_tui.journal.vault import Vault

THE_IMPORT: Literal["import"] = "import"
"""What the backups of imports are called where those of a month are by its name."""

_NAME = re.compile(
    re.escape(files.RECORD) + r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{6})\.toml(?:\.age)?"
)
_STAMP = "%Y-%m-%dT%H%M%S"


@dataclass(frozen=True, slots=True)
class PastImport:
    """An import that can be taken back, as far as its record can be read."""

    number: int
    """1 is the newest."""
    file: Path
    """The record, by its plain name."""
    made: datetime
    """When, in local time without a zone, as its name says."""
    ahead: bool
    """Whether that is in the future: the clock was ahead then, or has been set back since."""
    size: int
    """Bytes on disk; 0 where that cannot be told."""
    head: Head | None
    """``None`` where it cannot be read."""
    fault: str = ""
    """Why it cannot be taken back, as a sentence; empty where it can."""


def write_record(vault: Vault, record: ImportRecord, moment: datetime) -> Path:
    """Put a record among the backups, durably; where it lies. To be called under the lock.

    It is named by ``moment``, or by the second after the newest one where that is not earlier, so
    that the names keep the order of the imports. The oldest ones go once it is on disk.

    Raises:
        SaveError: it could not be written, or would be larger than is ever read again.
    """
    folder = vault.folder / FOLDER
    files.make_folder(folder)
    files.remove_leftovers(folder)
    with saving(folder):
        present = _records(folder, moment)
    earlier = [made for made in present.values() if not is_ahead(made, moment)]
    second = max([moment.replace(tzinfo=None), *(made + timedelta(seconds=1) for made in earlier)])
    path = folder / f"{files.RECORD}{second:{_STAMP}}.toml"
    vault.write(path, record_text(record).encode("utf-8"))
    with saving(folder):
        for older in [*present][: max(0, len(present) + 1 - KEPT)]:
            older.unlink(missing_ok=True)
            encrypted_name(older).unlink(missing_ok=True)
    return vault.place(path)


def were_imported(journal: Path) -> bool:
    """Whether an import can be taken back; not where that cannot be told."""
    try:
        return bool(_records(journal / FOLDER, datetime.fromtimestamp(0, UTC)))
    except OSError:
        return False


def past_imports(vault: Vault, now: datetime) -> Sequence[PastImport]:
    """The imports that have a record, newest first.

    Raises:
        LockedError: the journal is locked.
        JournalError: the folder of the backups cannot be read.
    """
    vault.require_open()
    folder = vault.folder / FOLDER
    try:
        found = _records(folder, now)
    except OSError as error:
        raise JournalError(f"{folder} cannot be read: {reason(error)}.") from error
    newest_first = enumerate(reversed(found.items()), start=1)
    return [_past(vault, number, file, made, now) for number, (file, made) in newest_first]


def record_of(vault: Vault, past: PastImport) -> ImportRecord:
    """What an import changed.

    Raises:
        JournalError: the record cannot be read.
        LockedError: the journal is locked.
    """
    return read_record(_text(vault, past.file), past.file)


def _past(vault: Vault, number: int, file: Path, made: datetime, now: datetime) -> PastImport:
    try:
        head, fault = read_head(_text(vault, file), file), ""
    except TherapyError as error:
        head, fault = None, str(error)
    return PastImport(number, file, made, is_ahead(made, now), vault.size(file), head, fault)


def _text(vault: Vault, file: Path) -> str:
    try:
        return vault.read(file)[0].decode("utf-8")
    except OSError as error:
        raise JournalError(f"{file} cannot be read: {reason(error)}.") from error
    except UnicodeDecodeError:
        raise JournalError(f"{file} is no text in UTF-8.") from None


def _records(folder: Path, now: datetime) -> dict[Path, datetime]:
    """The records by their plain names, oldest first, as ``backups.all_backups`` has them."""
    found: dict[Path, datetime] = {}
    for name in os.listdir(folder) if folder.is_dir() else ():  # noqa: PTH208 - only names
        matched = _NAME.fullmatch(name)
        if matched is not None:
            try:
                made = datetime.strptime(matched[1], _STAMP)  # noqa: DTZ007 - local, as named
            except ValueError:
                continue  # no moment of the calendar, so no file of ours
            found[plain_name(folder / name)] = made
    return oldest_first(found, now)
