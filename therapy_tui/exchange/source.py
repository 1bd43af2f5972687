"""What a source is: where the files come from, how they are told apart and how they are read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from therapy_tui.exchange.asked import Asked
from therapy_tui.exchange.given import Given
from therapy_tui.exchange.record import Found, Unit


@dataclass(frozen=True, slots=True)
class Source:
    """A program whose files can be imported; each module of ``sources`` has one as ``SOURCE``."""

    name: str
    """What it is called on the command line."""
    title: str
    """The program's name."""
    files: str
    """Which files, for help and README: ``CSV export, or .daylio backup``."""
    comes: str
    """What comes over, for help and README."""
    stays: str
    """What does not."""
    recognise: Callable[[Given], str]
    """Why a file seems to be one of this source, such as ``its columns are those of Daylio``;
    empty where it does not, or InputError where it cannot be read."""
    read: Callable[[Given, Asked], Iterator[Found]]
    """The records of a file. Raises InputError, naming file and line, where it is damaged."""
    unit: Unit = "line"
    """What its records are counted in."""
    unit_of: Callable[[Given], Unit] | None = None
    """What those of one file are counted in, for a program that writes files of both kinds."""
    general: bool = False
    """Whether it takes nearly anything, so that it is guessed only where no other source fits."""
    mapping: str = ""
    """What ``--map`` can say, for help: ``mood=SCALE …``; empty where it takes none."""
