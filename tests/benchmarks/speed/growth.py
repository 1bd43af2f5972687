"""What one year costs and what fifty cost: that must be the same."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from tests.benchmarks.speed.charts import opened
from tests.benchmarks.speed.commands import logging
from tests.benchmarks.speed.line import Burst, sample
from tests.benchmarks.speed.place import CALM, SHOWN, Place, in_turn
from tests.benchmarks.speed.row import Row, Rows

MOST = 1.05
Visit = tuple[list[Burst], list[Burst], list[Burst]]
WORK = ("start to first screen", "digit on Today", "Trend, 12 weeks")


def rows(place: Place) -> Rows:
    """Start, a digit, twelve weeks of Trend and ``log`` on one year and on fifty."""
    one, fifty = place.journal(1), place.journal(50)
    short, long = in_turn(place.runs, partial(visit, place, one), partial(visit, place, fifty))
    logged = in_turn(2 * place.runs, logging(place.environ(one)), logging(place.environ(fifty)))
    pairs = [(WORK[at], _all(long, at), _all(short, at)) for at in range(3)]
    return [
        Row(f"from 1 to 50 years: {name}", sample("50 years", more), sample("1 year", less), MOST)
        for name, more, less in (*pairs, ("log", logged[1], logged[0]))
    ]


def _all(visits: Sequence[Visit], at: int) -> list[Burst]:
    return [burst for each in visits for burst in each[at]]


def visit(place: Place, journal: Path) -> Visit:
    """The start, some digits, and twelve weeks in Trend as often."""
    line = place.app(journal)
    line.until(SHOWN)
    first = line.since(line.began, 0, 0.0)
    line.settle(CALM)
    # Back to the first row, and another value than the last visit left.
    line.type("kkkkkkkk")
    line.settle()
    line.type("x")
    line.settle()
    digits, charts = [], []
    for digit in "656":
        digits.append(line.press(digit, 0.5))
        line.type("k")
        line.settle()
    opened(line, "r")
    for _ in digits:
        charts.append(opened(line, "3"))
        opened(line, "2")
    line.end()
    return [first], digits, charts
