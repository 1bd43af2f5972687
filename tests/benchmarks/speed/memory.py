"""The most memory the app ever had, after a visit to every screen of fifty years."""

import re
from pathlib import Path

from tests.benchmarks.speed.place import BARE, OURS, Place
from tests.benchmarks.speed.row import Row, Rows, Sample

YEARS = 50
MOST = 1.5
VISIT = (
    *("6", "4", "3", "h", "\x1b[5~", "y", "y", "/", "walk", "\r", "\x1b"),
    *("r", "2", "3", "4", "5", "f", "\x1b", "e", "\x1b", "p", "v", "\x1b"),
    *("c", "\x1b", ",", "\x1b", "?", "\x1b", "t"),
)
"""Every screen, every window, a search."""

_MOST_EVER = re.compile(r"VmHWM:\s+(\d+) kB")


def rows(place: Place) -> Rows:
    """The visit in our app, and a few keys in the bare one."""
    ours, bare = [], []
    for _ in range(max(1, place.runs // 3)):
        ours.append(_after(place, VISIT))
        bare.append(_after(place, None))
    beside = Sample(BARE, bare, "MiB")
    return [Row(f"memory at most, {YEARS} years", Sample(OURS, ours, "MiB"), beside, MOST)]


def most_memory(pid: int) -> float:
    """The most memory that a process ever had in use, in MiB."""
    found = _MOST_EVER.search(Path(f"/proc/{pid}/status").read_text())
    return int(found[1]) / 1024 if found else 0.0


def _after(place: Place, visit: tuple[str, ...] | None) -> float:
    line = place.calm_bare() if visit is None else place.calm_app(place.journal(YEARS))
    for key in visit or ("1", "2", "3"):
        line.type(key)
        line.settle(0.8)
    found = most_memory(line.pid)
    line.end()
    return found
