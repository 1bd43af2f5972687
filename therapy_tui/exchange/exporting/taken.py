"""What is taken along: the days that were asked for and the profile."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from therapy_tui.domain.calendar import Days
from therapy_tui.domain.day import Day
from therapy_tui.domain.errors import InputError
from therapy_tui.domain.fields import NOTE
from therapy_tui.domain.profile import Profile
from therapy_tui.journal.fault import Fault
from therapy_tui.journal.fault_dates import about
from therapy_tui.journal.store import Journal


@dataclass(frozen=True, slots=True)
class Taken:
    """Days by date, in order, each with something in it, and the profile."""

    days: Days
    profile: Profile
    faults: tuple[Fault, ...] = ()
    """What is wrong in the files they are from, the profile's last."""

    @property
    def is_partial(self) -> bool:
        """Whether a file could not be read at all; one of a newer format can."""
        return any(fault.blocks and fault.key != "format" for fault in self.faults)


def take(
    journal: Journal, first: date | None = None, last: date | None = None, *, notes: bool = True
) -> Taken:
    """The days from ``first`` to ``last``, both included; without a date, from or to the end.

    Without ``notes`` a day that has nothing else is left out.

    Raises:
        InputError: the first date is after the last.
    """
    if first is not None and last is not None and first > last:
        raise InputError(f"--from {first} is after --to {last}.")
    first, last = first or date.min, last or date.max
    reading = journal.read(first, last)
    faults = reading.faults
    if faults:
        held = [month for month in journal.months() if first <= month.last and month.first <= last]
        ends = (held[0].first, held[-1].last) if held else (first, first)
        faults = tuple(about(faults, max(first, ends[0]), min(last, ends[1])))
    profile = journal.read_profile()
    days = reading.days if notes else _without_notes(reading.days)
    return Taken(days, profile.profile, (*faults, *profile.faults))


def _without_notes(days: Days) -> Mapping[date, Day]:
    kept = {day: _without_note(entry) for day, entry in days.items()}
    return {day: entry for day, entry in kept.items() if entry.values or entry.extra}


def _without_note(entry: Day) -> Day:
    values = {key: value for key, value in entry.values.items() if key != NOTE.key}
    return Day(entry.date, values, entry.extra)
