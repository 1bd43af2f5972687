"""Which column of a table is which field: as the person says, else by the names that are usual."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from therapy_tui.domain.errors import InputError
from therapy_tui.domain.fields import BY_KEY
from therapy_tui.exchange.asked import NOTHING, Asked, same
from therapy_tui.exchange.dates import brief

USUAL: Mapping[str, tuple[str, ...]] = {
    "date": ("full_date", "day", "timestamp", "datetime", "start", "created", "created_at", "when"),
    "time": ("hour",),
    "mood": ("score", "level", "feeling", "rating", "valence", "mood score", "mood level"),
    "sleep": ("quality of sleep", "sleep rating", "sleep score"),
    "note": ("notes", "comment", "comments", "text", "journal", "diary"),
}
"""What other programs call a column; looked for where none has our own name for it."""

MINUTE = "minute"
"""A column that goes with one called ``hour``."""

NAMED = 12
"""How many columns are named, at most, where one is missing."""

_WHERE = re.compile(r"(.+?) where (.+?) is (.+)", re.IGNORECASE | re.DOTALL)
_ADDED = re.compile(r"\s*\([^()]*\)\Z")


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is read, perhaps only where another one has a certain word."""

    name: str
    """As it is spoken of, and as the person named it."""
    index: int
    where: int | None = None
    """The column that must hold ``word``; ``None`` where every row counts."""
    word: str = ""

    def cell(self, row: Sequence[str]) -> str:
        """What the row has there, without spaces around it; empty where the row is too short."""
        return _at(row, self.index) if self.fits(row) else ""

    def fits(self, row: Sequence[str]) -> bool:
        """Whether the row is one of those that count."""
        return self.where is None or same(_at(row, self.where)) == same(self.word)

    def condition(self, names: Sequence[str], row: Sequence[str]) -> tuple[str, str]:
        """The name of the column that says whether a row counts, and what the row has there."""
        return ("", "") if self.where is None else (names[self.where], _at(row, self.where))


@dataclass(frozen=True, slots=True)
class Header:
    """The row with the columns' names."""

    place: str
    """File and line, for sentences."""
    names: tuple[str, ...]

    def columns(self, key: str, asked: Asked) -> tuple[Column, ...]:
        """The columns of a field, or of ``date`` or ``time``; the first is the one to prefer.

        Raises:
            InputError: the person named a column that is not there, or several could be meant.
        """
        named = asked.columns(key)
        if not named:
            return self._usual(key)
        if [*map(same, named)] == [NOTHING] and not self._called(NOTHING):
            asked.found(key, named[0])
            return ()
        return tuple(self._named(key, each, asked) for each in named)

    def _named(self, key: str, theirs: str, asked: Asked) -> Column:
        found = _WHERE.fullmatch(theirs)
        if found is None or self._called(theirs):
            asked.found(key, theirs)
            return Column(theirs, self._only(key, theirs))
        if key not in BY_KEY:
            raise InputError(f"--map {key}={theirs}: {key} takes the name of a column alone.")
        index, where = self._only(key, found[1]), self._only(key, found[2])
        return Column(theirs, index, where, found[3])

    def _only(self, key: str, name: str) -> int:
        called = self._called(name)
        if len(called) == 1:
            return called[0]
        if called:
            raise InputError(
                f"{self.place}: {len(called)} columns are called {brief(name)}. Give each a name "
                "of its own first."
            )
        raise InputError(
            f"{self.place}: there is no column {brief(name)} for {key}. {self.listed()}"
        )

    def _called(self, name: str) -> list[int]:
        return [index for index, each in enumerate(self.names) if same(each) == same(name)]

    def _usual(self, key: str) -> tuple[Column, ...]:
        field = BY_KEY.get(key)
        own = {same(name) for name in (key, *((field.name, field.label) if field else ()))}
        for names in (own, {same(name) for name in USUAL.get(key, ())}):
            found = [index for index, name in enumerate(self.names) if _bare(name) in names]
            if len(found) > 1:
                those = " and ".join(brief(self.names[index]) for index in found)
                raise InputError(
                    f"{self.place}: {those} could each be the {key}. Say which with "
                    f"--map {key}=COLUMN, or --map {key}={NOTHING} for none of them."
                )
            if found:
                minutes = self._called(MINUTE) if _bare(self.names[found[0]]) == "hour" else []
                return tuple(Column(self.names[index], index) for index in found + minutes)
        return ()

    def listed(self) -> str:
        """Which columns there are, as a sentence."""
        names = ", ".join(brief(name) for name in self.names[:NAMED])
        more = len(self.names) - NAMED
        return f"The columns are {names}{f' and {more} more' if more > 0 else ''}."


def tells_date(names: Sequence[str], asked: Asked | None) -> bool:
    """Whether a row can be the one with the columns' names: one of them is that of the date."""
    wanted = {same(name) for name in (asked.columns("date") if asked else ())}
    if wanted:
        return any(same(name) in wanted for name in names)
    usual = {"date", *map(same, USUAL["date"])}
    return any(_bare(name) in usual for name in names)


def _bare(name: str) -> str:
    """A column's name without what is added in brackets: ``DATE (YYYY-MM-DD)`` is ``date``."""
    return same(_ADDED.sub("", name))


def _at(row: Sequence[str], index: int) -> str:
    return row[index].strip() if index < len(row) else ""
