"""What every source gives: one small record a row, and what it cannot make a record of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from fractions import Fraction
from typing import Literal

from therapy_tui.domain.fields import Value

Level = Value | Fraction
"""A value on our scale; a fraction where it lies between two of its numbers."""


@dataclass(frozen=True, slots=True)
class Record:
    """One entry of another program, in the terms of the field table.

    ``values`` holds values by field key, on our scale (ranges: ``domain.fields``); the note is
    among them only where it is to stay as it is, spaces at its ends and all. ``line`` is the line
    of the file at which it begins, or the number of the entry where the file has no lines of its
    own; both count from 1.
    """

    line: int
    date: date
    values: Mapping[str, Level] = field(default_factory=dict)
    at: time | None = None
    """The local time of the entry, which orders the entries of a day and stands before a note."""
    note: str = ""
    extra: Mapping[str, object] = field(default_factory=dict)
    """Keys of a day that our files can hold and this version does not know."""


@dataclass(frozen=True, slots=True)
class Left:
    """Something that is left out: of a row, a row, or all of a kind."""

    line: int
    what: str
    """What it is, in the words of the file: ``activities``, ``row``, ``scale Awake``."""
    why: str
    """Beginning small, without a full stop: ``there is no field for them``."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A word whose value nobody can know; the person is asked for it with ``--map``."""

    line: int
    key: str
    """The field it is a value of, nearly always ``mood``."""
    word: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """What becomes of what, for the preview: ``mood rad`` is ``Mood 10``."""

    theirs: str
    ours: str


@dataclass(frozen=True, slots=True)
class About:
    """Attributes of the profile, as ``Journal.update_profile`` takes them."""

    line: int
    profile: Mapping[str, object]


Found = Record | Left | Unknown | Meaning | About
"""All that a source may yield, in the order of the file; the same meaning may come again."""

Unit = Literal["line", "entry"]
"""What the numbers of the records count."""
