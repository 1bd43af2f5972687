"""From a key to what it changed being durable, beside the same steps bare in the same folder."""

import os
import sys
import time
import tomllib
from math import ceil
from pathlib import Path

from tests.benchmarks.speed.line import Line
from tests.benchmarks.speed.place import OURS, SHOWN, Place, calm
from tests.benchmarks.speed.row import Row, Rows, Sample
from therapy_tui.domain.calendar import Month

MOST = 1.5


def rows(place: Place) -> Rows:
    """The save behind each digit of some check-ins; the first of the day makes a backup as well."""
    journal, notes = place.journal(10), place.base / "fsyncs"
    month = journal / f"{Month.of(place.today)}.toml"
    words = (sys.executable, "-m", "tests.benchmarks.speed.watched", str(notes))
    line = calm(Line(words, place.environ(journal)), SHOWN)
    ours, bare = [], []
    for at in range(ceil(place.runs / 3)):
        for digit in "64321" if at % 2 == 0 else "53212":
            ours.append(durable(line, digit, notes))
            bare.append(bare_save(month))
        line.type("kkkkk")
        line.settle()
    line.end()
    rest = Sample(OURS, ours[1:]), Sample("read, write, fsync, rename, fsync", bare[1:])
    return [
        Row("digit on Today: key to durable", *rest, MOST),
        Row("the first save of a day, with its backup", Sample(OURS, ours[:1]), rest[1]),
    ]


def durable(line: Line, key: str, notes: Path) -> float:
    """Milliseconds from a key to the last fsync that it caused."""
    pressed = line.type(key)
    line.settle(0.5)
    last = float(notes.read_text("utf-8").splitlines()[-1])
    if last < pressed:
        raise RuntimeError(f"nothing was saved after {key!r}")
    return (last - pressed) * 1000


def bare_save(month: Path) -> float:
    """Milliseconds for the least that a safe save of this month is, as another file beside it."""
    target, temporary = month.with_name("bare.txt"), month.with_name("bare.new")
    began = time.monotonic()
    data = month.read_bytes()
    tomllib.loads(data.decode())
    with temporary.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(target)
    folder = os.open(month.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)
    return (time.monotonic() - began) * 1000
