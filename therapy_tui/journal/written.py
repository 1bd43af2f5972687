"""What the times of the files tell of a journal that cannot be opened."""

import os
from datetime import date

from therapy_tui.domain.calendar import Month
from therapy_tui.domain.errors import JournalError
from therapy_tui.journal.failure import reason
from therapy_tui.journal.store import Journal


def may_have_entry(journal: Journal, day: date) -> bool:
    """Whether a date may have an entry, without opening a file.

    False only where no file of its month, whatever form or copy it is, was written since the date
    began: there is no entry for a date that lies ahead.

    Raises:
        JournalError: the folder cannot be looked at.
    """
    begun, month = journal.clock.midnight(day).timestamp(), str(Month.of(day))
    try:
        with os.scandir(journal.folder) as entries:
            return any(_written_since(begun, each) for each in entries if month in each.name)
    except OSError as error:
        raise JournalError(f"{journal.folder} cannot be looked at: {reason(error)}.") from error


def _written_since(moment: float, entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.stat().st_mtime >= moment
    except FileNotFoundError:
        return True  # it is being replaced at this moment, or lies on a disk that is not there
