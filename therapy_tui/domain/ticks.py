"""Which goals were ticked for a day, for as long as the app is open; only their number is kept."""

from collections.abc import Collection
from datetime import date

Ticked = frozenset[str]


class Ticks:
    """Remembers the names that were ticked, as long as their number is what the day holds.

    A count that was set otherwise does not say which goals it means: then none is ticked. A count
    that was taken back to an earlier one finds the ticks it stood for.
    """

    def __init__(self) -> None:
        self._days: dict[date, list[Ticked]] = {}

    def of(self, day: date, count: int | None) -> Ticked:
        """The names ticked for a day that holds this count."""
        made = self._days.get(day, [])
        while made and len(made[-1]) != (count or 0):
            made.pop()
        return made[-1] if made else frozenset()

    def toggle(self, day: date, count: int | None, name: str) -> int:
        """Tick a name, or take its tick away; the new count."""
        return self._now(day, self.of(day, count) ^ {name})

    def none(self, day: date) -> int:
        """Take all ticks away: none is on track."""
        return self._now(day, ())

    def _now(self, day: date, names: Collection[str]) -> int:
        self._days.setdefault(day, []).append(frozenset(names))
        return len(names)
