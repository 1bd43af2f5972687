"""Putting edited months in place: all are on disk beside their places before the first goes."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from therapy_tui.domain.clock import Clock
from therapy_tui.domain.errors import SaveError
from therapy_tui.journal import backups, files
from therapy_tui.journal.day_edit import MonthEdit
from therapy_tui.journal.months import MonthFile, MonthFiles
from therapy_tui.journal.replaced import require_same


def put(months: MonthFiles, edits: Sequence[MonthEdit], clock: Clock) -> None:
    """Stage every month, back up what it replaces, then put all in place; under the lock.

    Raises:
        ReplacedError: a month was replaced since it was read; nothing was put in place.
        SaveError: it could not be saved; nothing was, unless the sentence says what was.
    """
    vault = months.vault
    staged: list[files.Staged] = []
    if edits:
        files.remove_leftovers(vault.folder)
    try:
        for edit in edits:
            target = files.resolved(edit.source.path)
            files.remove_leftovers(target.parent, target.name)
            staged.append(vault.stage(edit.source.path, edit.text.encode("utf-8")))
        for edit in edits:
            if edit.source.exists:
                backups.back_up(vault, edit.source.month, edit.source.data, clock.now())
        for edit in edits:
            require_same(vault, edit.source.path, edit.source.version)
        for number, (edit, version) in enumerate(zip(edits, staged, strict=True)):
            with _partly(edits[:number]):
                version.commit()
                vault.retire(edit.source.path, edit.source.data)
            months.remember(_written(edit, version.signature), version.signature)
    finally:
        for version in staged:
            version.discard()


def _written(edit: MonthEdit, version: files.Signature) -> MonthFile:
    """The month file as it is once the edit is in place."""
    source, data = edit.source, edit.text.encode("utf-8")
    return MonthFile(source.month, source.path, data, edit.content, version=version)


@contextmanager
def _partly(done: Sequence[MonthEdit]) -> Iterator[None]:
    """Say which months are in place when a later one could not be put there."""
    try:
        yield
    except SaveError as error:
        if not done:
            raise
        months = ", ".join(str(edit.source.month) for edit in done)
        raise SaveError(f"{error} Saved before that: {months}; the rest is as it was.") from error
