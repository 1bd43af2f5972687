"""The text of one month file: its days, what is wrong in it, and how a change is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from therapy_tui.domain.day import Day
from therapy_tui.journal.fault import Fault

FORMAT = 1
"""The newest format of a month file that is understood; a file without one is of this format."""


@dataclass(frozen=True, slots=True)
class MonthText:
    """What one month file holds.

    ``days`` has each date whose table holds a valid value or a key we do not know, ``faults``
    everything that is wrong, in the order of the file, ``format`` the format the file says.
    """

    days: Mapping[date, Day]
    faults: tuple[Fault, ...] = ()
    format: int = FORMAT
