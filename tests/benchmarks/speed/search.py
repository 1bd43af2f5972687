"""A search through fifty years of notes, beside reading all these files with tomllib."""

import time
import tomllib
from functools import partial
from pathlib import Path

from tests.benchmarks.speed.place import Place, in_turn
from tests.benchmarks.speed.row import Row, Rows, Sample
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.fields import FIELDS
from therapy_tui.domain.filtering import parse_filter
from therapy_tui.journal.store import Journal

YEARS = 50
MOST = 1.2
SOUGHT = {"a word of some notes": "walk", "a letter of every note": "e"}


def rows(place: Place) -> Rows:
    """A rare word, and what every month has; and how soon the first day of it is found."""
    journal = place.journal(YEARS)
    read, *searches = in_turn(
        place.runs,
        lambda: (0.0, reading(journal)),
        *(partial(searching, journal, sought) for sought in SOUGHT.values()),
    )
    beside = Sample("tomllib, every month", [took for _, took in read])
    found: list[Row] = []
    for name, times in zip(SOUGHT, searches, strict=True):
        all_of_it, first = [took for _, took in times], [took for took, _ in times]
        found += [
            Row(f"search {YEARS} years: all days", Sample(name, all_of_it), beside, MOST),
            Row(f"search {YEARS} years: the first day", Sample(name, first), beside),
        ]
    return found


def searching(folder: Path, sought: str) -> tuple[float, float]:
    """Milliseconds until the first day is found, and until all are, in a journal just opened."""
    wanted = parse_filter(sought, FIELDS)
    began = time.monotonic()
    first = None
    for reading in Journal(folder, Clock()).search(wanted):
        if first is None and reading.days:
            first = time.monotonic()
    return ((first or began) - began) * 1000, (time.monotonic() - began) * 1000


def reading(folder: Path) -> float:
    """Milliseconds to read every month with tomllib and do nothing with it."""
    began = time.monotonic()
    for file in folder.glob("????-??.toml"):
        with file.open("rb") as opened:
            tomllib.load(opened)
    return (time.monotonic() - began) * 1000
