"""Which window a report has: the usual one, or one that was asked for."""

from collections.abc import Callable
from datetime import date

from therapy_tui.domain.calendar import day_after, window
from therapy_tui.domain.errors import InputError
from therapy_tui.domain.fields import SESSIONS
from therapy_tui.domain.series import weeks_by_default
from therapy_tui.journal.store import Journal, Reading
from therapy_tui.report.gathering import newest_session
from therapy_tui.report.window import DEFAULT_DAYS, MOST_DAYS, SPARSE_DAYS, ReportWindow

Read = Callable[[date, date], Reading]


def usual_window(journal: Journal, last: date, *, read: Read | None = None) -> ReportWindow:
    """Two weeks that end on ``last``; eight weeks where few days are logged.

    Raises:
        InputError: ``last`` is in the future.
    """
    _refuse_future(journal, last)
    sparse = is_sparse(journal, last, read=read)
    return ReportWindow.ending(last, SPARSE_DAYS if sparse else DEFAULT_DAYS, sparse=sparse)


def window_of_days(
    journal: Journal, last: date, days: int, *, read: Read | None = None
) -> ReportWindow:
    """So many days that end on ``last``.

    Raises:
        InputError: ``last`` is in the future, or there are too few or too many days.
    """
    _refuse_future(journal, last)
    return ReportWindow.ending(last, days, sparse=is_sparse(journal, last, read=read))


def window_between(
    journal: Journal, first: date, last: date, *, read: Read | None = None
) -> ReportWindow:
    """From ``first`` to ``last``, both included.

    Raises:
        InputError: ``last`` is before ``first`` or in the future, or there are too many days.
    """
    if last < first:
        raise InputError(f"The report would end on {last}, before it begins on {first}.")
    return window_of_days(journal, last, (last - first).days + 1, read=read)


def window_since_session(journal: Journal, last: date, *, read: Read | None = None) -> ReportWindow:
    """From the newest session before ``last``, its day included.

    A session on ``last`` itself does not count: the page is made for it, or right after it.

    Raises:
        InputError: no session is marked in the years before, or ``last`` is in the future.
    """
    _refuse_future(journal, last)
    oldest, _ = window(last, MOST_DAYS)
    newest = newest_session(journal, oldest, day_after(last, -1), read or journal.read)
    if SESSIONS.key in journal.read_profile().profile.hidden:
        newest = None
    if newest is None:
        raise InputError(f"No session is marked before {last}; give --days or --from instead.")
    sparse = is_sparse(journal, last, read=read)
    return ReportWindow(newest, last, sparse=sparse, since_session=True)


def is_sparse(journal: Journal, last: date, *, read: Read | None = None) -> bool:
    """Whether fewer than half of the last four weeks have a mood, so that weeks say more."""
    days = (read or journal.read)(*window(last, SPARSE_DAYS)).days
    return weeks_by_default(days, last)


def _refuse_future(journal: Journal, last: date) -> None:
    if last > journal.clock.newest():
        raise InputError(f"{last} is in the future; today is {journal.clock.today()}.")
