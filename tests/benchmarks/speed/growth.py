"""What one year costs and what fifty cost: that must be the same."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import cycle
from pathlib import Path

from tests.benchmarks.speed.charts import opened
from tests.benchmarks.speed.commands import logging
from tests.benchmarks.speed.line import Burst, Line, sample
from tests.benchmarks.speed.place import SHOWN, Place, in_turn
from tests.benchmarks.speed.row import Row, Rows

MOST = 1.05
Times = Sequence[Sequence[Burst]]
"""What one year took, run by run, and what fifty did."""


def rows(place: Place) -> Rows:
    """Start, a digit, twelve weeks of Trend and ``log`` on one year and on fifty.

    Digits and charts are measured with both open side by side, a key here and a key there.
    """
    journals = [place.journal(1), place.journal(50)]
    started = in_turn(2 * place.runs, *(partial(start, place, each) for each in journals))
    logged = in_turn(2 * place.runs, *(logging(place.environ(each)) for each in journals))
    open_ones = [place.calm_app(each) for each in journals]
    digits = in_turn(4 * place.runs, *map(rating, open_ones))
    for line in open_ones:
        opened(line, "r")
    charts = in_turn(2 * place.runs, *(partial(chart, line) for line in open_ones))
    for line in open_ones:
        line.end()
    return [
        _row("start to first screen", started),
        _row("digit on Today", digits),
        _row("Trend, 12 weeks", charts),
        _row("log", logged),
    ]


def _row(work: str, times: Times) -> Row:
    one, fifty = times
    return Row(
        f"from 1 to 50 years: {work}", sample("50 years", fifty), sample("1 year", one), MOST
    )


def start(place: Place, journal: Path) -> Burst:
    """The start of the app, until its first screen is there."""
    line = place.app(journal)
    line.until(SHOWN)
    first = line.since(line.began, 0, 0.0)
    line.end()
    return first


def rating(line: Line) -> Callable[[], Burst]:
    """Rates the mood of today, each time another way than before."""
    digits = cycle("65")
    line.type("kkkkkkkk")
    line.settle()

    def rated() -> Burst:
        burst = line.press(next(digits))
        line.type("k")
        line.settle()
        return burst

    return rated


def chart(line: Line) -> Burst:
    """Twelve weeks in Trend, from four weeks."""
    opened(line, "2")
    return opened(line, "3")
