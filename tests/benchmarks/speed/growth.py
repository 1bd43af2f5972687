"""What one year costs and what fifty cost: that must be the same."""

from functools import partial
from pathlib import Path

from tests.benchmarks.speed.charts import opened
from tests.benchmarks.speed.commands import logging
from tests.benchmarks.speed.line import Burst, sample
from tests.benchmarks.speed.place import CALM, SHOWN, Place, in_turn
from tests.benchmarks.speed.row import Row, Rows

MOST = 1.05
WORK = ("start to first screen", "digit on Today", "Trend, 12 weeks")


def rows(place: Place) -> Rows:
    """Start, a digit, twelve weeks of Trend and ``log`` on one year and on fifty."""
    one, fifty = place.journal(1), place.journal(50)
    short, long = in_turn(place.runs, partial(visit, place, one), partial(visit, place, fifty))
    logged = in_turn(2 * place.runs, logging(place.environ(one)), logging(place.environ(fifty)))
    pairs = [(WORK[at], [run[at] for run in long], [run[at] for run in short]) for at in range(3)]
    return [
        Row(f"from 1 to 50 years: {name}", sample("50 years", more), sample("1 year", less), MOST)
        for name, more, less in (*pairs, ("log", logged[1], logged[0]))
    ]


def visit(place: Place, journal: Path) -> tuple[Burst, Burst, Burst]:
    """The start, a digit, and twelve weeks in Trend."""
    line = place.app(journal)
    line.until(SHOWN)
    first = line.since(line.began, 0, 0.0)
    line.settle(CALM)
    # Back to the first row, and another value than the last visit left.
    line.type("kkkkkkkk")
    line.settle()
    line.type("x")
    line.settle()
    digit = line.press("6", 0.5)
    opened(line, "r")
    chart = opened(line, "3")
    line.end()
    return first, digit, chart
