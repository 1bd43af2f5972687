"""A page of the settings: its rows, and what a key on one of them asks for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from therapy_tui.domain.fields import Change
from therapy_tui.tui.desk import Desk


@dataclass(frozen=True, slots=True)
class Item:
    """One row of the list; a heading has no value and never the cursor."""

    label: str
    value: str = ""
    about: str = ""
    """A sentence on what it changes."""
    dim: bool = False
    """Whether the value is the usual one, or is over."""
    steps: bool = False
    """Whether ← and → change it."""
    heading: bool = False


@dataclass(frozen=True, slots=True)
class ChangeProfile:
    """Change attributes of the profile."""

    change: Mapping[str, object]
    said: str = ""


@dataclass(frozen=True, slots=True)
class ChangeConfiguration:
    """Change settings of this machine; ``None`` for the usual value."""

    change: Mapping[str, object]
    said: str = ""


@dataclass(frozen=True, slots=True)
class ChangeToday:
    """Change fields of today, from which on it holds."""

    change: Change
    said: str = ""


@dataclass(frozen=True, slots=True)
class Say:
    """Say why nothing changes."""

    text: str


@dataclass(frozen=True, slots=True)
class Open:
    """Show another page."""

    page: str


@dataclass(frozen=True, slots=True)
class WriteSupport:
    """Go to the support text and write it there."""


Put = ChangeProfile | ChangeConfiguration | ChangeToday | Say


@dataclass(frozen=True, slots=True)
class Question:
    """Ask in one line; ``parse`` makes of the answer what is to be done."""

    text: str
    forms: str
    parse: Callable[[str], Put]
    """Raises InputError for what cannot be used."""
    given: str = ""


Doing = Put | Open | WriteSupport | Question

ALL_KEYS = frozenset({"change", "adjust", "clear", "add", "end"})


class Page:
    """A list of rows over the desk. ``at`` counts the rows that can have the cursor, from 0."""

    KEY: ClassVar[str]
    TITLE: ClassVar[str]
    ACTIONS: ClassVar[frozenset[str]]
    """Which of ``ALL_KEYS`` do something here."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def items(self) -> tuple[Item, ...]:
        """The rows as they are now, headings among them."""
        return ()

    def change(self, at: int) -> Doing:
        """Enter."""
        raise NotImplementedError

    def adjust(self, at: int, step: int) -> Doing:
        """The arrows to the left and to the right."""
        raise NotImplementedError

    def clear(self, at: int) -> Doing:
        """Take it away, or back to the usual."""
        raise NotImplementedError

    def add(self) -> Doing:
        """Add a row."""
        raise NotImplementedError

    def end(self, at: int) -> Doing:
        """End what is going on."""
        raise NotImplementedError
