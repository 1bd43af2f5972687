"""Every byte of a whole check-in, from the start to the shell, and the same over a slow line."""

import time
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.speed.line import Line
from tests.benchmarks.speed.place import BARE, OURS, Place
from tests.benchmarks.speed.row import BYTES, Row, Rows, Sample
from therapy_tui.domain.clock import Clock
from therapy_tui.journal.store import Journal

CHECK_IN = "64321"
ANSWERS = {"mood": 6, "sleep": 4, "homework": 3, "goals": 2, "takeaways": 1}
MOST = 2.5
PER_SECOND = 2400
"""Bytes that a slow line carries."""
DELAY = 0.3
"""Seconds before a key arrives on it."""
TICK = 0.05
PATIENCE = 60.0


def rows(place: Place) -> Rows:
    """The bytes of a check-in with a pause after each key, and of one typed ahead blindly."""
    ours, bare, slow, slow_bare, lost = [], [], [], [], []
    for _ in range(max(1, place.runs // 3)):
        ours.append(_bytes(place.calm_app(place.journal(10)), CHECK_IN))
        bare.append(_bytes(place.calm_bare(), ""))
        journal = place.journal(10)
        slow.append(over_slow_line(place.app(journal), f"{CHECK_IN}q"))
        slow_bare.append(over_slow_line(place.bare(), "q"))
        lost.append(int(written(journal) != ANSWERS))
    return [
        Row("a whole check-in: bytes", Sample(OURS, ours, BYTES), Sample(BARE, bare, BYTES), MOST),
        Row("slow line: wrong or lost, typed ahead", Sample(OURS, lost, "check-ins"), most=0),
        Row(
            "slow line: start to quit, typed ahead",
            Sample(OURS, [each.seconds for each in slow], "s"),
            Sample(BARE, [each.seconds for each in slow_bare], "s"),
        ),
        Row(
            "slow line: bytes, typed ahead",
            Sample(OURS, [each.size for each in slow], BYTES),
            Sample(BARE, [each.size for each in slow_bare], BYTES),
        ),
    ]


@dataclass(frozen=True, slots=True)
class Crossing:
    """One visit over a slow line."""

    seconds: float
    size: int


def over_slow_line(line: Line, keys: str) -> Crossing:
    """Type all keys before anything is to be seen, and read as slowly as the line carries.

    What the program sends beyond that waits in the pseudo-terminal, as it would before a modem.

    Raises:
        TimeoutError: the program does not end.
    """
    typed = False
    began = due = time.monotonic()
    while line.process.isalive() or line.hear(0.0, round(PER_SECOND * TICK)):
        if not typed and time.monotonic() - began > DELAY:
            line.type(keys)
            typed = True
        line.hear(0.0, round(PER_SECOND * TICK))
        due += TICK
        time.sleep(max(0.0, due - time.monotonic()))
        if time.monotonic() - began > PATIENCE:
            raise TimeoutError("the program does not end")
    took = time.monotonic() - began + DELAY
    line.close()
    return Crossing(took, len(line.sent))


def written(journal: Path) -> dict[str, object]:
    """What the journal says about today, of what a check-in answers."""
    today = Clock().today()
    day = Journal(journal, Clock()).read(today, today).days.get(today)
    return {} if day is None else {key: day.get(key) for key in ANSWERS}


def _bytes(line: Line, keys: str) -> int:
    for key in keys:
        line.press(key)
    line.end()
    return len(line.sent)
