"""Two other terminal programs of the same kind on the same line, for the same seconds."""

import time

from tests.benchmarks.speed.line import Line
from tests.benchmarks.speed.place import BARE, BARE_SHOWN, OURS, PROGRAM, SHOWN, Place
from tests.benchmarks.speed.row import BYTES, Missing, Row, Rows, Sample

PEERS = {
    "bagels": ("Bagels 0.3.12", "palette", ("\x1b", "c", "c", "c", "c")),
    "dooit": ("dooit 3.3.4", "NORMAL", ("a", "x", "\r", "\x1b", "j")),
}
"""The name, what the first screen shows last, and five keys of some use."""
PAUSE = 1.0
"""Seconds after each key; both peers go on sending while nobody types."""
FIRST = 3.0
"""Seconds after the first screen before a key is typed."""


def rows(place: Place) -> Rows:
    """Start time, and the bytes of a start and five keys, of each that is installed."""
    found: list[Row | Missing] = []
    for command, (name, shown, keys) in PEERS.items():
        program = place.peer(command)
        if program is None:
            found.append(Missing(f"{name} started and used", place.why_no_peer))
            continue
        started, sent = _used(Line((PROGRAM,), place.environ(place.journal(10))), SHOWN, "64321")
        theirs = _used(Line((str(program),), place.environ()), shown, keys)
        found += [
            Row("start to first screen", Sample(OURS, [started]), Sample(name, [theirs[0]])),
            Row(
                "start and five keys: bytes",
                Sample(OURS, [sent], BYTES),
                Sample(name, [theirs[1]], BYTES),
            ),
        ]
    bare = _used(place.bare(), BARE_SHOWN, "12312")
    ours = _used(place.app(place.journal(10)), SHOWN, "64321")
    sides = Sample(OURS, [ours[1]], BYTES), Sample(BARE, [bare[1]], BYTES)
    return [*found, Row("start and five keys: bytes", *sides)]


def _used(line: Line, shown: str, keys: str | tuple[str, ...]) -> tuple[float, int]:
    started = (line.until(shown) - line.began) * 1000
    _hear_for(line, FIRST)
    for key in keys:
        line.type(key)
        _hear_for(line, PAUSE)
    line.close()
    return started, len(line.sent)


def _hear_for(line: Line, seconds: float) -> None:
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        line.hear(left)
