"""Ten seconds in which nobody does anything: what is sent, and how often the processor is woken."""

import re
import time
from pathlib import Path

from tests.benchmarks.speed.line import Line
from tests.benchmarks.speed.place import BARE, Place
from tests.benchmarks.speed.row import BYTES, Row, Rows, Sample

SCREENS = {
    "Today": "",
    "History": "h",
    "year": "hy",
    "Trend": "r",
    "Report": "p",
    "week review": "v",
    "Contacts": "c",
    "Settings": ",",
    "help": "?",
}
"""The keys that lead to each screen."""

_SWITCHES = re.compile(r"voluntary_ctxt_switches:\s+(\d+)")


def rows(place: Place) -> Rows:
    """Every screen, and the bare app, for the same ten seconds."""
    journal = place.journal(10)
    lines = {BARE: place.calm_bare()}
    for name, keys in SCREENS.items():
        lines[name] = place.calm_app(journal)
        for key in keys:
            lines[name].type(key)
            lines[name].settle(1.0)
    for line in lines.values():
        line.settle(2.0)
    before = {name: (len(line.sent), wakings(line.pid)) for name, line in lines.items()}
    time.sleep(place.idle_seconds)
    sent, woken = {}, {}
    for name, line in lines.items():
        woken[name] = wakings(line.pid) - before[name][1]
        sent[name] = _heard(line) - before[name][0]
        line.close()
    named = f"in {place.idle_seconds:g} idle seconds"
    bare = Sample(BARE, [sent[BARE]], BYTES), Sample(BARE, [woken[BARE]], "wake-ups")
    return [
        row
        for name in SCREENS
        for row in (
            Row(f"{name} {named}", Sample(name, [sent[name]], BYTES), bare[0], most=0),
            Row(f"{name} {named}", Sample(name, [woken[name]], "wake-ups"), bare[1], 1.0),
        )
    ]


def wakings(pid: int) -> int:
    """How often the threads of a process have been put on a processor."""
    files = Path(f"/proc/{pid}/task").glob("*/status")
    return sum(sum(map(int, _SWITCHES.findall(file.read_text()))) for file in files)


def _heard(line: Line) -> int:
    while line.hear(0.0):
        pass
    return len(line.sent)
