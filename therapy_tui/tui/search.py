"""One search through the journal: what it has found so far, newest first."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from time import monotonic

from therapy_tui.domain.day import Day
from therapy_tui.domain.filtering import Filter, parse_filter
from therapy_tui.journal.fault import Fault
from therapy_tui.tui.desk import Desk

TELL_SECONDS = 0.2
"""How often a search that takes long tells what it has found since."""

WAIT_SECONDS = 1.0
"""How long a key that needs a day that is not found yet waits for it."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What was found since the last one."""

    days: Sequence[Day]
    unread: Sequence[Fault]
    """The months that cannot be read, and so could not be searched."""
    over: bool


@dataclass(slots=True, eq=False)
class Search:
    """What was typed, what that means, and the days it has found."""

    typed: str
    wanted: Filter
    days: list[Day] = field(default_factory=list)
    unread: list[Fault] = field(default_factory=list)
    over: bool = False
    at: int = 0
    """Which of the days is chosen."""
    told: Callable[[], None] | None = None
    """Called when there is more."""
    _more: asyncio.Event = field(default_factory=asyncio.Event)

    def take(self, batch: Batch) -> None:
        """Take in what was found."""
        self.days += batch.days
        self.unread += batch.unread
        self.over = batch.over
        self._more.set()
        if self.told is not None:
            self.told()

    async def reach(self, at: int) -> None:
        """Wait until the day at this place is found or all are, but not long."""
        with suppress(TimeoutError):
            async with asyncio.timeout(WAIT_SECONDS):
                while len(self.days) <= at and not self.over:
                    self._more.clear()
                    await self._more.wait()

    @property
    def words(self) -> str:
        """How far it has come, in words."""
        number = len(self.days)
        days = "1 day" if number == 1 else f"{number} days"
        if not self.over:
            return f"searching, {days} so far"
        return f"{days}, newest first" if number > 1 else days if number else "no such day"


def new_search(desk: Desk, typed: str) -> Search:
    """A search for what was typed, of which nothing is found yet.

    Raises:
        InputError: it means nothing.
    """
    return Search(typed, parse_filter(typed, desk.fields()))


def batches(desk: Desk, wanted: Filter) -> Iterator[Batch]:
    """What a search finds: the first days at once, the others now and then. For a thread."""
    fields, newest = desk.fields(), desk.clock.newest()
    days: list[Day] = []
    unread: list[Fault] = []
    told = 0.0
    for reading in desk.search(wanted):
        days += [day.only(fields) for day in reading.days.values() if day.date <= newest]
        unread += [fault for fault in reading.faults if fault.blocks and fault.key != "format"]
        if days and monotonic() - told > TELL_SECONDS:
            yield Batch(days, unread, over=False)
            days, unread, told = [], [], monotonic()
    yield Batch(days, unread, over=True)
