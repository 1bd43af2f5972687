"""Several writers at once, each killed at a random moment and started again, and again."""

import json
import os
import signal
import time
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from selectors import EVENT_READ, DefaultSelector

from tests.benchmarks.torture.ledger import Ledger, Place
from tests.benchmarks.torture.writers import DAYS, WRITERS, Line, Task, be_writer
from tests.faults.judging import Kind, Wrong, faults_of, leftovers
from tests.faults.scenes import MOMENT, opened

LIVES = (0.08, 1.2, 1.6)
"""Seconds that a writer lives at most: some die while they start, others in full work."""

ROUND = 50
"""Kills after which everybody is stopped and the journal is looked at."""

PIECE = 1 << 16


@dataclass(slots=True)
class Run:
    """What was done to the journal, and what was found wrong in it."""

    kills: int = 0
    in_the_middle: int = 0
    """Kills at which a change had been begun and was not acknowledged yet."""
    torn: int = 0
    """Temporary files that killed writers left."""
    rounds: int = 0
    told: int = 0
    failed: Counter[str] = field(default_factory=Counter)
    ledger: Ledger = field(default_factory=Ledger)
    wrong: list[Wrong] = field(default_factory=list)
    by_writer: Counter[str] = field(default_factory=Counter)
    """Acknowledged changes of each writer."""


@dataclass(slots=True)
class _Writer:
    name: str
    process: int
    pipe: int
    ends: float
    heard: bytes = b""
    open: int = 0


class Torture:
    """One journal, its writers, and the one who kills them."""

    def __init__(self, folder: Path, draw: Random) -> None:
        self._folder = folder
        self._draw = draw
        self._lives = 0
        self._alive: list[_Writer] = []
        self._selector = DefaultSelector()
        self.run = Run()

    def go(self, kills: int, seconds: float) -> Run:
        """Kill so many writers, or until the time is over."""
        end = time.monotonic() + seconds
        self.run.ledger.settle(dict(self._held()))
        while self.run.kills < kills and time.monotonic() < end:
            self._start()
            goal = min(self.run.kills + ROUND, kills)
            while self.run.kills < goal - len(self._alive):
                self._listen(max(0.0, self._next.ends - time.monotonic()))
                if time.monotonic() >= self._next.ends:
                    name = self._next.name
                    self._kill(self._next)
                    self._alive.append(self._born(name))
            for writer in list(self._alive):
                self._kill(writer)
            self._look()
        return self.run

    @property
    def _next(self) -> _Writer:
        return min(self._alive, key=lambda writer: writer.ends)

    def _start(self) -> None:
        for name in WRITERS:
            self._alive.append(self._born(name))

    def _born(self, name: str) -> _Writer:
        self._lives += 1
        reading, writing = os.pipe()
        task = Task(self._folder, Random(self._draw.random()), Line(writing), self._lives)
        with warnings.catch_warnings():
            # Threads that other tests left behind are nothing to a writer.
            warnings.simplefilter("ignore", DeprecationWarning)
            process = os.fork()
        if process == 0:
            be_writer(name, task)
        os.close(writing)
        life = self._draw.uniform(0, self._draw.choice(LIVES))
        writer = _Writer(name, process, reading, time.monotonic() + life)
        self._selector.register(reading, EVENT_READ, writer)
        return writer

    def _listen(self, seconds: float) -> None:
        for key, _ in self._selector.select(seconds):
            self._hear(key.data, os.read(key.fd, PIECE))

    def _kill(self, writer: _Writer) -> None:
        os.kill(writer.process, signal.SIGKILL)
        os.waitpid(writer.process, 0)
        # Whatever it said before it was killed is still in the pipe.
        while data := os.read(writer.pipe, PIECE):
            self._hear(writer, data)
        self._selector.unregister(writer.pipe)
        os.close(writer.pipe)
        self._alive.remove(writer)
        self.run.kills += 1
        self.run.in_the_middle += writer.open > 0

    def _hear(self, writer: _Writer, data: bytes) -> None:
        *lines, writer.heard = (writer.heard + data).split(b"\n")
        for line in lines:
            self._note(writer, json.loads(line))

    def _note(self, writer: _Writer, said: Mapping[str, object]) -> None:
        run = self.run
        match said:
            case {"asked": str(number), "values": list(values)}:
                run.ledger.ask(number, [((where, key), value) for where, key, value in values])
                writer.open += 1
            case {"acknowledged": str(number)}:
                run.ledger.acknowledge(number)
                run.by_writer[writer.name] += 1
                writer.open -= 1
            case {"error": text, "sentence": sentence}:
                writer.open -= writer.name != "the app, notes"
                if sentence:
                    run.told += 1
                else:
                    run.wrong.append(Wrong(Kind.UNTOLD, f"{writer.name}: {text}"))
            case {"failed": str(error)}:
                run.failed[error] += 1

    def _look(self) -> None:
        """Look at the journal while nobody writes: is everything there that was acknowledged?"""
        run = self.run
        run.rounds += 1
        run.torn += len(list(leftovers(self._folder)))
        run.wrong += faults_of(opened(self._folder))
        found = dict(self._held())
        run.wrong += [Wrong(Kind.LOST, text) for text in run.ledger.lost(found)]
        run.ledger.settle(found)
        self._write_once()
        run.wrong += leftovers(self._folder)

    def _held(self) -> Iterator[tuple[Place, object]]:
        journal = opened(self._folder)
        for day, entry in journal.read(date.min, date.max).days.items():
            for key, value in entry.values.items():
                yield (day.isoformat(), key), value
        yield ("profile", "support"), journal.read_profile().profile.support or None

    def _write_once(self) -> None:
        """The next write, which also makes a backup of each month and of the profile."""
        later = opened(self._folder, MOMENT + timedelta(days=40 + self.run.rounds))
        later.update_many({day: {"sessions": self.run.rounds % 10} for day in DAYS})
        later.update_profile({"session_weekday": self.run.rounds % 7})
