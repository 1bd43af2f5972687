"""What one year costs and what fifty cost: that must be the same."""

from functools import partial
from pathlib import Path

from tests.benchmarks.speed.charts import opened
from tests.benchmarks.speed.commands import logging
from tests.benchmarks.speed.place import CALM, SHOWN, Place, in_turn
from tests.benchmarks.speed.row import Row, Rows, Sample

MOST = 1.05
WORK = ("start to first screen", "digit on Today", "Trend, 12 weeks")


def rows(place: Place) -> Rows:
    """Start, a digit, twelve weeks of Trend and ``log`` on one year and on fifty."""
    one, fifty = place.journal(1), place.journal(50)
    short, long = in_turn(place.runs, partial(visit, place, one), partial(visit, place, fifty))
    logged = in_turn(2 * place.runs, logging(place.environ(one)), logging(place.environ(fifty)))
    pairs = [
        (name, [each[at] for each in long], [each[at] for each in short])
        for at, name in enumerate(WORK)
    ]
    pairs.append(("log", logged[1], logged[0]))
    return [
        Row(f"from 1 to 50 years: {name}", Sample("50 years", more), Sample("1 year", less), MOST)
        for name, more, less in pairs
    ]


def visit(place: Place, journal: Path) -> tuple[float, float, float]:
    """Milliseconds for the start, for a digit, and for twelve weeks in Trend."""
    line = place.app(journal)
    there = (line.until(SHOWN) - line.began) * 1000
    line.settle(CALM)
    # Back to the first row, and another value than the last visit left.
    line.type("kkkkkkkk")
    line.settle()
    line.type("x")
    line.settle()
    digit = line.press("6").ms
    opened(line, "r")
    chart = opened(line, "3").ms
    line.end()
    return there, digit, chart
