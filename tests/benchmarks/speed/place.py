"""Where the benchmarks work: a folder of their own, with made-up journals in it."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from tests.benchmarks.speed.line import Line
from tests.demo_journal import write_demo_journal
from tests.terminal.harness import environment
from therapy_tui.domain.clock import Clock

YEAR = 365.25
"""Days."""
USUAL = Path(".local", "share", "therapy-tui", "journal")
"""Where our program keeps its journal in a home, when nothing says otherwise."""
EMPTY = 0
"""A journal of no years holds a profile alone, so that the app does not ask its first questions."""
OURS = "therapy-tui"
BARE = "a bare Textual app"
SHOWN = "help"
"""What the last row of each screen ends with, and so what is there when all of it is."""
BARE_SHOWN = "palette"
"""The same of the bare app."""
CALM = 1.0
"""Seconds without a byte after which a program that has started has nothing more to do."""

T = TypeVar("T")


@dataclass(slots=True)
class Place:
    """A folder to work in, and how often to measure."""

    base: Path
    runs: int
    peers: Path | None = None
    """Where other programs are installed, if they are to be measured."""
    idle_seconds: float = 10.0
    _made: int = field(default=0)

    def journal(self, years: int) -> Path:
        """A new made-up journal of so many years, with nothing about today yet.

        It lies where the programs look for it in a home of its own, so that no variable names it.
        """
        self._made += 1
        folder = self.base / f"home-{years}-{self._made}" / USUAL
        if years == EMPTY:
            folder.mkdir(mode=0o700, parents=True)
            (folder / "profile.toml").write_text('format = 1\nfrequency = "weekly"\n', "utf-8")
        else:
            write_demo_journal(folder, self.today, round(years * YEAR))
        return folder

    @property
    def today(self) -> date:
        """Today, as the programs that are measured have it."""
        return Clock().today()

    def environ(self, journal: Path | None = None) -> dict[str, str]:
        """The environment of a terminal with 256 colours, and of our program on a journal."""
        os.environ.setdefault("TZ", "UTC")
        home = self.base / "home" if journal is None else journal.parents[len(USUAL.parts) - 1]
        home.mkdir(exist_ok=True)
        return environment(home)

    def app(self, journal: Path) -> Line:
        """Our app, just started on a journal."""
        return Line((PROGRAM,), self.environ(journal))

    def bare(self) -> Line:
        """The bare app, just started."""
        return Line(script("bare_app"), self.environ())

    def calm_app(self, journal: Path) -> Line:
        """Our app with all that it prepares after its first screen behind it."""
        return calm(self.app(journal), SHOWN)

    def calm_bare(self) -> Line:
        """The bare app with its first screen behind it."""
        return calm(self.bare(), BARE_SHOWN)

    def peer(self, command: str) -> Path | None:
        """The program of that name, in an environment of its own; ``None`` where there is none."""
        found = None if self.peers is None else self.peers / command / "bin" / command
        return found if found is not None and found.exists() else None

    @property
    def why_no_peer(self) -> str:
        """Why a peer is not measured, and how it would be."""
        if self.peers is None:
            return "--peers FOLDER installs the others, from the network"
        return "it could not be installed on this machine"


PROGRAM = str(Path(sys.executable).with_name("therapy-tui"))
"""The command as it is installed beside this Python."""


def script(name: str) -> tuple[str, ...]:
    """The command that runs a script of this folder, which imports nothing but its own."""
    return (sys.executable, str(Path(__file__).with_name(f"{name}.py")))


def calm(line: Line, shown: str) -> Line:
    """A program that shows its first screen, once it has nothing more to do."""
    line.until(shown)
    line.settle(CALM)
    return line


def in_turn(runs: int, *sides: Callable[[], T]) -> list[list[T]]:
    """Measure all sides as often, one after the other in every run, so that they share the noise.

    Each run begins with another side. What is measured first of all warms up and is not counted.
    """
    for measure in sides:
        measure()
    found: list[list[T]] = [[] for _ in sides]
    for run in range(runs):
        for offset in range(len(sides)):
            at = (run + offset) % len(sides)
            found[at].append(sides[at]())
    return found
