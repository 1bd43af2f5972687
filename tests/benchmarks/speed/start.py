"""From the command to a first screen that is there, and that answers a key."""

from collections.abc import Callable
from functools import partial

from tests.benchmarks.speed.line import Burst, Line, sample
from tests.benchmarks.speed.place import BARE, BARE_SHOWN, EMPTY, SHOWN, Place, in_turn
from tests.benchmarks.speed.row import Row, Rows

MOST = 1.25
MOST_FULL = 1.05


def rows(place: Place) -> Rows:
    """The start of the app on an empty journal and on ten years, beside the bare app."""
    bare, empty, full = in_turn(
        2 * place.runs,
        partial(started, place.bare, BARE_SHOWN, "1", "pressed 1"),
        partial(started, lambda: place.app(place.journal(EMPTY)), SHOWN, "6", "[6]"),
        partial(started, lambda: place.app(place.journal(10)), SHOWN, "6", "[6]"),
    )
    found: list[Row] = []
    for at, what in enumerate(("first screen", "a digit is answered")):
        theirs, none, ten = (
            sample(name, [run[at] for run in runs])
            for name, runs in ((BARE, bare), ("empty journal", empty), ("ten years", full))
        )
        found += [
            Row(f"start to {what}: empty", none, theirs, MOST),
            Row(f"start to {what}: ten years", ten, theirs, MOST),
            Row(f"start to {what}: ten years", ten, none, MOST_FULL),
        ]
    return found


def started(start: Callable[[], Line], shown: str, key: str, answer: str) -> tuple[Burst, Burst]:
    """Until the first screen is there, and until a key that is typed then is answered."""
    line = start()
    line.until(shown)
    first = line.since(line.began, 0, 0.0)
    line.type(key)
    line.until(answer, first.size)
    answered = line.since(line.began, 0, 0.0)
    line.settle()
    line.end()
    return first, answered
