"""The first Trend and its next windows, beside the same two charts drawn by plotext alone."""

import json
from pathlib import Path

from tests.benchmarks.speed.bare_charts import BAR_ROWS, MOOD_ROWS
from tests.benchmarks.speed.line import Burst, Line, sample, sizes
from tests.benchmarks.speed.place import OURS, Place, calm, script
from tests.benchmarks.speed.row import Row, Rows
from therapy_tui.domain.calendar import window
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.series import daily
from therapy_tui.journal.store import Journal

MOST = 1.3
WINDOWS = {"1": 14, "2": 28, "3": 84}
"""Days of each window, by its key."""
ALONE = f"plotext alone, {MOOD_ROWS} and {BAR_ROWS} rows"


def rows(place: Place) -> Rows:
    """The first Trend of a start, and the next two windows, of ten years."""
    journal = place.journal(10)
    alone = calm(Line((*script("bare_charts"), _series(journal)), place.environ()), "ready")
    found: dict[str, tuple[list[Burst], list[Burst]]] = {key: ([], []) for key in "r23"}
    for key in WINDOWS:
        alone.press(key)
    for _ in range(place.runs):
        line = place.calm_app(journal)
        for key, (ours, bare) in found.items():
            ours.append(opened(line, key))
            bare.append(alone.press("1" if key == "r" else key))
        line.end()
    alone.end()
    names = {"r": "first Trend, 2 weeks", "2": "next window, 4 weeks", "3": "next window, 12 weeks"}
    return [
        row
        for key, (ours, bare) in found.items()
        for row in (
            Row(f"{names[key]}: key to screen", sample(OURS, ours), sample(ALONE, bare), MOST),
            Row(f"{names[key]}: bytes", sizes(OURS, ours), sizes(ALONE, bare)),
        )
    ]


def opened(line: Line, key: str) -> Burst:
    """A key that shows a window of Trend, until its charts and all its figures are there."""
    return line.press(key, quiet=0.6)


def _series(journal: Path) -> str:
    """The same days as the app draws, as ``bare_charts`` takes them."""
    today = Clock().today()
    days = Journal(journal, Clock()).read(*window(today, 84)).days
    series = {key: daily(days, *window(today, length)) for key, length in WINDOWS.items()}
    return json.dumps(
        {key: [[p.mood for p in each], [p.homework for p in each]] for key, each in series.items()}
    )
