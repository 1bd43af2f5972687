"""Putting edited months in place: all are on disk beside their places before the first goes."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date

from therapy_tui.domain.calendar import Month
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.day import Day
from therapy_tui.domain.errors import InputError, SaveError
from therapy_tui.domain.fields import field
from therapy_tui.journal import backups, files
from therapy_tui.journal.day_edit import MonthEdit, Request, edit_month
from therapy_tui.journal.months import MonthFile, MonthFiles, require_writable
from therapy_tui.journal.replaced import require_same


def require_valid(requests: Mapping[date, Request], clock: Clock) -> None:
    """Make sure that every day can hold what is asked of it.

    Raises:
        InputError: a value out of range, a field we do not know, a date in the future.
    """
    for day, request in requests.items():
        for key in request.change:
            field(key)
        if day > clock.newest():
            raise InputError(f"{day} is in the future; today is {clock.today()}.")
        Day(day).changed(request.change)


def edits_of(months: MonthFiles, requests: Mapping[date, Request]) -> Iterator[MonthEdit]:
    """What becomes of each month, oldest first, on what the files say now; under the lock.

    Raises:
        SaveError: a month cannot be read, is of a newer format, or cannot be changed.
    """
    by_month: dict[Month, dict[date, Request]] = {}
    for day, request in sorted(requests.items()):
        by_month.setdefault(Month.of(day), {})[day] = request
    for month, group in by_month.items():
        yield edit_month(require_writable(months.fresh(month)), group)


def put(months: MonthFiles, edits: Sequence[MonthEdit], clock: Clock) -> None:
    """Stage every month, back up what it replaces, then put all in place; under the lock.

    Raises:
        ReplacedError: a month was replaced since it was read; nothing was put in place.
        SaveError: it could not be saved; nothing was, unless the sentence says what was.
    """
    vault = months.vault
    staged: list[files.Staged] = []
    begun = vault.listing.begin_write() if edits else None
    try:
        for edit in edits:
            target = files.resolved(edit.source.path)
            if target.parent != vault.folder:
                files.remove_leftovers(target.parent, target.name)
            staged.append(vault.stage(edit.source.path, edit.text.encode("utf-8")))
        for edit in edits:
            if edit.source.exists:
                month, known = edit.source.month, months.backed_up.get(edit.source.month)
                months.backed_up[month] = backups.back_up(
                    vault, month, edit.source.data, clock.now(), known
                )
        for edit in edits:
            require_same(vault, edit.source.path, edit.source.version)
        for number, (edit, version) in enumerate(zip(edits, staged, strict=True)):
            with _partly(edits[:number]):
                version.commit()
                vault.retire(edit.source.path, edit.source.data)
            remember(months, edit, version.signature)
        vault.listing.end_write(begun, [version.target.name for version in staged])
    except BaseException:
        for version in staged:
            version.discard()
        raise


def remember(months: MonthFiles, edit: MonthEdit, version: files.Signature) -> None:
    """Keep in memory what an edit has put in place, so that it is not read again."""
    source, data = edit.source, edit.text.encode("utf-8")
    written = MonthFile(source.month, source.path, data, edit.content, version=version)
    months.remember(written, version)


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
