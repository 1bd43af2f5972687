"""A key on a screen that is settled, until it is settled again, and the bytes of that."""

from math import ceil

from tests.benchmarks.speed.line import Burst, Line, sample, sizes
from tests.benchmarks.speed.place import OURS, Place
from tests.benchmarks.speed.row import Row, Rows

MOST = 1.5
MOST_MONTH = 3.0
MOST_BYTES = 700
BARE_KEY = "one line of a bare app"
RIGHT, DOWN, LEFT, UP = "\x1b[C", "\x1b[B", "\x1b[D", "\x1b[A"
PAGE_UP, PAGE_DOWN = "\x1b[5~", "\x1b[6~"
ROUND = (RIGHT, DOWN, LEFT, UP)
"""From a day in the first half of a month these stay in it; from a later one the same backwards."""


def rows(place: Place) -> Rows:
    """Digits on Today, days and months of the calendar, each beside a key of the bare app."""
    ours, theirs = place.calm_app(place.journal(10)), place.calm_bare()
    rounds = ceil(place.runs / 3)
    digits, bare = digits_in_turn(ours, theirs, rounds)
    ours.type("h")
    ours.until("Week of")
    ours.settle(1.0)
    moves = ROUND if place.today.day <= 15 else (*ROUND[2:], *ROUND[:2])
    days, bare_days = _in_turn(ours, theirs, moves * rounds)
    months, bare_months = _in_turn(ours, theirs, (PAGE_UP, PAGE_UP, PAGE_DOWN) * rounds)
    ours.end()
    theirs.end()
    return [
        *_both("digit on Today", digits, bare, MOST, MOST_BYTES),
        *_both("a day in the calendar", days, bare_days, MOST, MOST_BYTES),
        *_both("a month in the calendar", months, bare_months, MOST_MONTH, None),
    ]


def digits_in_turn(ours: Line, theirs: Line, rounds: int) -> tuple[list[Burst], list[Burst]]:
    """Whole check-ins of five digits, and a bare key beside each digit."""
    found: tuple[list[Burst], list[Burst]] = [], []
    for at in range(rounds):
        digits, bare = _in_turn(ours, theirs, tuple("64321" if at % 2 == 0 else "53212"))
        found[0].extend(digits)
        found[1].extend(bare)
        ours.type("kkkkk")
        ours.settle()
    return found


def _in_turn(ours: Line, theirs: Line, keys: tuple[str, ...]) -> tuple[list[Burst], list[Burst]]:
    mine, bare = [], []
    for at, key in enumerate(keys):
        mine.append(ours.press(key))
        bare.append(theirs.press(str(1 + at % 3)))
    return mine, bare


def _both(
    work: str, ours: list[Burst], bare: list[Burst], most: float, most_bytes: int | None
) -> list[Row]:
    return [
        Row(f"{work}: key to screen", sample(OURS, ours), sample(BARE_KEY, bare), most),
        Row(f"{work}: bytes", sizes(OURS, ours), sizes(BARE_KEY, bare), most=most_bytes),
    ]
