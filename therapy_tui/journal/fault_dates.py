"""Which faults of a reading concern the dates that are shown."""

from collections.abc import Iterable
from datetime import date

from therapy_tui.domain.calendar import Month, months_between
from therapy_tui.journal.backups import THE_PROFILE, Subject
from therapy_tui.journal.fault import Fault
from therapy_tui.journal.names import PROFILE, is_month_name


def unreadable(faults: Iterable[Fault], day: date) -> Fault | None:
    """The fault because of which nothing is known of a date; ``None`` when it could be read.

    A month of a newer format is read-only and yet readable.
    """
    for fault in faults:
        if fault.blocks and fault.key != "format" and _lies_in(fault, [Month.of(day)]):
            return fault
    return None


def blocking(faults: Iterable[Fault], day: date) -> Fault | None:
    """The fault of the month file because of which a date can only be read; ``None`` without one.

    A folder that cannot be written is no such fault: that may pass, so changes are kept for it.
    """
    name = str(Month.of(day))
    return next((fault for fault in faults if fault.blocks and fault.file.stem == name), None)


def lost_file(fault: Fault) -> Subject | None:
    """The month, or the profile, whose file cannot be read because of a fault.

    ``None`` for a fault that does not block, for a newer format and for the whole folder.
    """
    if not fault.blocks or fault.key == "format":
        return None
    if fault.file.name == PROFILE:
        return THE_PROFILE
    return Month.parse(fault.file.stem) if is_month_name(fault.file.name) else None


def about(faults: Iterable[Fault], first: date, last: date) -> list[Fault]:
    """The faults of the dates from ``first`` to ``last``, and of their whole month files."""
    months = months_between(first, last)
    return [
        fault
        for fault in faults
        if _lies_in(fault, months)
        and (fault.day is None or first.isoformat() <= fault.day <= last.isoformat())
    ]


def _lies_in(fault: Fault, months: list[Month]) -> bool:
    """Whether a fault is of one of the month files, or of the whole folder."""
    return fault.file.suffix != ".toml" or fault.file.stem in map(str, months)
