"""The writers: each changes fields of its own, as fast as it can, until it is killed."""

import errno
import json
import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from random import Random

from tests.faults.calls import watched
from tests.faults.judging import is_sentence
from tests.faults.plans import ERRORS, Fail, Plan
from tests.faults.scenes import MOMENT, opened
from therapy_tui.domain.errors import TherapyError
from therapy_tui.domain.fields import Change
from therapy_tui.journal.editor import Editor
from therapy_tui.journal.outcome import NotSaved, Outcome, Saved
from therapy_tui.journal.store import Journal

DAYS = [date(2026, 11, 23) - timedelta(days=4 * back) for back in range(20)]
"""The days that are written: twenty, in three months."""

PATIENCE = 120
"""Seconds after which a writer that hangs ends itself."""

FAULTY = 0.25
"""The share of changes during which the disk fails once."""

LAST_CALL = 150
"""The disk fails at one of so many calls."""


@dataclass(frozen=True, slots=True)
class Line:
    """Where a writer says what it does: a pipe that outlives it."""

    descriptor: int

    def say(self, **words: object) -> None:
        """Write one line, at once."""
        os.write(self.descriptor, json.dumps(words).encode() + b"\n")


@dataclass(frozen=True, slots=True)
class Task:
    """What a writer is given: the journal, chance, and the number its changes begin with."""

    folder: Path
    draw: Random
    line: Line
    life: int

    def journal(self) -> Journal:
        """The journal as somebody opens it whose clock is right or wrong by up to a month."""
        return opened(self.folder, MOMENT + timedelta(days=self.draw.randrange(30)), wait=60)

    def numbers(self) -> Iterator[tuple[str, int]]:
        """A number for each change, and one that differs from change to change."""
        return ((f"{self.life}-{turn}", self.life * 7 + turn) for turn in count())


def rates(task: Task, key: str, high: int) -> None:
    """Check in, one field of one day each time; now and then the field is cleared."""
    journal = task.journal()
    for number, turn in task.numbers():
        day = task.draw.choice(DAYS)
        value = None if turn % 9 == 0 else 1 + turn % high
        ask(task, number, {day: {key: value}})
        attempt(task, number, partial(journal.check_in, day, {key: value}))


def moods(task: Task) -> None:
    """A person who rates their mood."""
    rates(task, "mood", 10)


def nights(task: Task) -> None:
    """A person who rates their sleep."""
    rates(task, "sleep", 5)


def imports(task: Task) -> None:
    """An import: several days in several months at once."""
    journal = task.journal()
    for number, turn in task.numbers():
        changes = {day: {"takeaways": turn % 100} for day in task.draw.sample(DAYS, 4)}
        ask(task, number, changes)
        attempt(task, number, partial(journal.update_many, changes))


def notes(task: Task) -> None:
    """The app: a note that is being typed, saved by its thread, step by step."""
    asked: dict[date | None, deque[str]] = {day: deque() for day in DAYS}

    def report(outcome: Outcome) -> None:
        if isinstance(outcome, NotSaved):
            told(task, outcome.reason, sentence=outcome.reason.endswith("."))
        elif isinstance(outcome, Saved):
            task.line.say(acknowledged=asked[outcome.date].popleft())

    editor = Editor(task.journal(), report, retry_seconds=0.01)
    step = None
    for number, turn in task.numbers():
        if turn % 8 == 0:
            step = None
            editor.flush()
        day = DAYS[turn // 8 % len(DAYS)]
        note = f"note {turn}: " + "a hard week, " * (turn % 40)
        ask(task, number, {day: {"note": note}})
        asked[day].append(number)
        step = editor.change(day, {"note": note}, step=step)


def supports(task: Task) -> None:
    """Someone who words whom to call."""
    journal = task.journal()
    for number, turn in task.numbers():
        text = f"call Ana\nor {turn}"
        task.line.say(asked=number, values=[["profile", "support", text]])
        attempt(task, number, partial(journal.update_profile, {"support": text}))


WRITERS: Mapping[str, Callable[[Task], None]] = {
    "check-in, mood": moods,
    "check-in, sleep": nights,
    "many days at once": imports,
    "the app, notes": notes,
    "the profile": supports,
}
"""All who write at once, by what they do."""


def ask(task: Task, number: str, changes: Mapping[date, Change]) -> None:
    """Say what is about to be changed."""
    values = [
        [day.isoformat(), key, value]
        for day, change in changes.items()
        for key, value in change.items()
    ]
    task.line.say(asked=number, values=values)


def attempt(task: Task, number: str, change: Callable[[], object]) -> None:
    """Make a change, on a disk that may fail, and say what came of it."""
    error_number = task.draw.choice(ERRORS)
    plan = Plan(Fail(error_number), task.draw.randrange(LAST_CALL))
    faulty = task.draw.random() < FAULTY
    try:
        with watched(task.folder.parent, plan) if faulty else nullcontext():
            change()
    except TherapyError as error:
        told(task, str(error), sentence=is_sentence(error))
    except OSError as error:
        told(task, str(error), sentence=False)
    else:
        task.line.say(acknowledged=number)
    if plan.seen > plan.at:
        task.line.say(failed=errno.errorcode[error_number])


def told(task: Task, text: str, *, sentence: bool) -> None:
    """Say that something could not be saved."""
    task.line.say(error=text, sentence=sentence)


def be_writer(name: str, task: Task) -> None:
    """Write until killed; to be called in a process of its own."""
    signal.alarm(PATIENCE)
    try:
        WRITERS[name](task)
    except Exception as error:  # noqa: BLE001 - it is told, and counted as a fault
        told(task, f"{type(error).__name__}: {error}", sentence=False)
    finally:
        os._exit(1)
