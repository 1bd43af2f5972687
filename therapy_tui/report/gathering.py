"""From files to the record that score, trend and findings are computed from."""

from collections.abc import Callable, Sequence
from datetime import date

from therapy_tui.domain.calendar import Days, Month, day_after, last_session
from therapy_tui.domain.day import Day
from therapy_tui.domain.fields import DURATION, FREQUENCY, Field
from therapy_tui.domain.profile import Profile
from therapy_tui.insight.record import Record, days_needed
from therapy_tui.journal.store import Journal, Reading


def gather(
    journal: Journal,
    as_of: date,
    *,
    read: Callable[[date, date], Reading] | None = None,
    profile: Profile | None = None,
) -> Record:
    """The record as of a day; it reads the months of its look-back and the oldest one.

    ``read`` and ``profile`` stand in for the journal's own where changes are still being saved.
    """
    first, last = days_needed(as_of)
    # The rest of the first month is at hand, and nearly always says what held until then.
    begin = Month.of(day_after(first, -1)).first
    found = (read or journal.read)(begin, last).days
    days = {day: entry for day, entry in found.items() if day >= first}
    # What still waits to be written comes after all other days.
    earlier = [found[day] for day in sorted(found) if day < first]
    before = day_after(begin, -1)
    return Record(
        as_of,
        days,
        profile or journal.read_profile().profile,
        first_entry=_first_entry(journal) or _first(days),
        earlier_frequency=_newest(earlier, FREQUENCY) or journal.newest(FREQUENCY, before),
        earlier_duration=_newest(earlier, DURATION) or journal.newest(DURATION, before),
    )


def _newest(entries: Sequence[Day], fact: Field) -> str | None:
    """The choice that was written last; the entries are in the order of their days."""
    return next((str(value) for entry in reversed(entries) if (value := entry.get(fact.key))), None)


def _first_entry(journal: Journal) -> date | None:
    """The oldest day of the journal that has a value; a month not readable is passed over."""
    for month in journal.months(at_hand=True):
        found = _first(journal.read(month.first, month.last).days)
        if found is not None:
            return found
    return None


def _first(days: Days) -> date | None:
    return min((day for day, entry in days.items() if entry.is_entry), default=None)


def newest_session(
    journal: Journal, first: date, last: date, read: Callable[[date, date], Reading]
) -> date | None:
    """The newest day from ``first`` to ``last`` with a session; newest months are read first."""
    for month in reversed(journal.months()):
        begin, end = max(month.first, first), min(month.last, last)
        if begin <= end:
            held = last_session(read(begin, end).days, end)
            if held is not None:
                return held
    return None
