"""One import that a person agreed to: written, and taken back again, each in its turn."""

from collections.abc import Callable

from therapy_tui.domain.errors import InputError
from therapy_tui.exchange.plan import Plan
from therapy_tui.journal.imports import Imported
from therapy_tui.journal.names import plain_name
from therapy_tui.journal.store import Journal

Progress = Callable[[float], None]
"""Is told the share that is done, 0 to 1."""


class Import:
    """Remembers what was written, so that just this import is taken back and no other."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.done: Imported | None = None
        """What became of it; ``None`` until it is written."""

    def write(self, journal: Journal, progress: Progress) -> Imported:
        """Write all of it, or nothing.

        Raises:
            SaveError: it could not be done; the journal is as it was.
        """
        plan = self.plan
        self.done = journal.imports.write(
            plan.changes,
            plan.expected,
            plan.profile,
            plan.profile_expected,
            of=plan.name,
            extra=plan.extra,
            progress=progress,
        )
        return self.done

    def take_back(self, journal: Journal, progress: Progress) -> Imported:
        """Put back what was there before, where that is still what the import wrote.

        Raises:
            InputError: it wrote nothing, or its record is no longer kept.
            JournalError: a month that it changed cannot be read, or only be read.
            SaveError: it could not be done; the journal is as it was.
        """
        record = self.done.record if self.done is not None else None
        if record is None:
            raise InputError("Nothing was imported that could be taken back.")
        for past in journal.imports.listed():
            if past.file == plain_name(record):
                return journal.imports.take_back(journal.imports.plan(past.number), progress)
        raise InputError(f"{record.name} is no longer there, so nothing was taken back.")
