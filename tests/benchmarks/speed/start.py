"""From the command to a first screen that is there, and that answers a key."""

from collections.abc import Callable, Mapping
from functools import partial

from tests.benchmarks.speed.line import Line
from tests.benchmarks.speed.place import BARE, BARE_SHOWN, EMPTY, SHOWN, Place, in_turn
from tests.benchmarks.speed.row import Row, Rows, Sample

MOST = 1.25
MOST_FULL = 1.05


def rows(place: Place) -> Rows:
    """The start of the app on an empty journal and on ten years, beside the bare app."""
    bare, empty, full = in_turn(
        place.runs,
        partial(started, place.bare, BARE_SHOWN, "1", "pressed 1"),
        partial(started, lambda: place.app(place.journal(EMPTY)), SHOWN, "6", "[6]"),
        partial(started, lambda: place.app(place.journal(10)), SHOWN, "6", "[6]"),
    )
    found: list[Row] = []
    for what in ("first screen", "a digit is answered", "first screen, processor"):
        theirs, none, ten = (
            Sample(name, [run[what] for run in runs])
            for name, runs in ((BARE, bare), ("empty journal", empty), ("ten years", full))
        )
        found += [
            Row(f"start to {what}: empty", none, theirs, MOST),
            Row(f"start to {what}: ten years", ten, theirs, MOST),
            Row(f"start to {what}: ten years", ten, none, MOST_FULL),
        ]
    return found


def started(start: Callable[[], Line], shown: str, key: str, answer: str) -> Mapping[str, float]:
    """Milliseconds until the first screen is there, and until a key typed then is answered."""
    line = start()
    there = line.until(shown)
    computed = line.processor_ms()
    before = len(line.sent)
    line.type(key)
    answered = line.until(answer, before)
    line.settle()
    line.end()
    return {
        "first screen": (there - line.began) * 1000,
        "a digit is answered": (answered - line.began) * 1000,
        "first screen, processor": computed,
    }
