"""Print how often the labels are right and wrong: ``python -m tests.benchmarks.labels``."""

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from math import sqrt
from random import Random

from tests.benchmarks import findings
from tests.benchmarks.ratings import GAPS, LAST, Shape, change, dip, missing, moods, steady
from tests.benchmarks.reference import (
    CHANGES_FLAT,
    CHANGES_RISING,
    DECIMALS,
    LINES,
    REFERENCE_RUNS,
    SHAPE_DAYS,
    SHAPE_GAPS,
    SHAPE_SD,
    SHAPES,
    Line,
)
from therapy_tui.domain.calendar import dates, window
from therapy_tui.insight.regression import drift
from therapy_tui.insight.trend import Label, Trend, label_of_line, trend

TRUTHS: Mapping[str, Shape] = {"steady": steady, "1 point up": change(1.0), "3-point dip": dip(3.0)}
"""The people of the table of shapes."""

FAR = 3
"""Standard errors beyond which a cell disagrees with its reference."""

Share = Mapping[str, float]
"""How often each label comes up among the windows with enough data, 0 to 1."""


def simulate(days: int, sd: float, shape: Shape, gaps: float, draw: Random) -> Trend:
    """The trend of one made-up person, whose own mean lies somewhere between 5 and 6."""
    own = draw.uniform(5, 6)
    ratings = moods(draw, [own + shape(drift(i, days)) for i in range(days)], sd)
    entries = zip(dates(*window(LAST, days)), ratings, missing(draw, days, gaps), strict=True)
    return trend({day: mood for day, mood, gone in entries if not gone}, LAST, days)


def share_of(labels: Sequence[str]) -> Share:
    """How often each label comes up."""
    return {label: count / len(labels) for label, count in Counter(labels).items()}


def line_shares(days: int, sd: float, halves: float, runs: int, seed: int) -> Share:
    """How often each label of the straight line comes up where the true change is known."""
    draw = Random(f"{seed} line {days} {sd} {halves}")
    found = (simulate(days, sd, change(halves), GAPS, draw) for _ in range(runs))
    return share_of([label_of_line(one.line) for one in found if one.line is not None])


def shape_shares(truth: str, runs: int, seed: int) -> Share:
    """How often each label comes up with the shape guard, and the sums the reference names."""
    draw = Random(f"{seed} shape {truth}")
    shape = TRUTHS[truth]
    found = (simulate(SHAPE_DAYS, SHAPE_SD, shape, SHAPE_GAPS, draw) for _ in range(runs))
    share = share_of([one.label for one in found if one.line is not None])
    directed = share.get(Label.RISING, 0) + share.get(Label.FALLING, 0)
    shaped = share.get(Label.DIPPED, 0) + share.get(Label.ROSE, 0)
    return {**share, "rising or falling": directed, "shape": shaped}


def measured_line(line: Line, runs: int, seed: int) -> Line:
    """The reference's row, measured anew."""
    truths = sorted({*CHANGES_RISING, *CHANGES_FLAT})
    shares = {halves: line_shares(line.days, line.sd, halves, runs, seed) for halves in truths}
    still = shares[0.0]
    return Line(
        line.days,
        line.sd,
        false=still.get(Label.RISING, 0) + still.get(Label.FALLING, 0),
        rising=tuple(shares[halves].get(Label.RISING, 0) for halves in CHANGES_RISING),
        flat=tuple(shares[halves].get(Label.FLAT, 0) for halves in CHANGES_FLAT),
        cannot_tell=still.get(Label.NO_DIRECTION, 0),
    )


def cells(line: Line) -> list[float]:
    """The shares of a row, in the order of the table."""
    return [line.false, *line.rising, *line.flat, line.cannot_tell]


def errors_apart(measured: float, reference: float, runs: int, decimals: int) -> float:
    """How far two simulated shares lie apart, in standard errors of their difference."""
    share = (measured * runs + reference * REFERENCE_RUNS) / (runs + REFERENCE_RUNS)
    rounding = 10 ** (-2 * decimals) / 12
    variance = share * (1 - share) * (1 / runs + 1 / REFERENCE_RUNS) + rounding
    return abs(measured - reference) / sqrt(variance)


def row(title: str, values: Sequence[float]) -> str:
    """One printed row."""
    return f"{title:25}" + "".join(f"{value:7.3f}" for value in values)


def print_lines(runs: int, seed: int) -> None:
    """Print the table of the straight line's labels, each row above its reference."""
    print(f"\nLabels of the straight line; carry-over .3, {GAPS:.0%} of days missing")
    print(
        f"{'':25}{'false':>7}{'rising when the change is':>28}{'flat when it is':>28}{'cannot':>7}"
    )
    heads = ["rise", *map(str, CHANGES_RISING), *map(str, CHANGES_FLAT), "tell"]
    print(f"{'':25}" + "".join(f"{head:>7}" for head in heads))
    apart: list[float] = []
    for expected in LINES:
        found = measured_line(expected, runs, seed)
        pairs = zip(cells(found), cells(expected), DECIMALS, strict=True)
        apart += [errors_apart(a, b, runs, decimals) for a, b, decimals in pairs]
        print(row(f"{found.days} days, SD {found.sd}  measured", cells(found)))
        print(row(f"{'':17}reference", cells(expected)), flush=True)
    far = sum(distance > FAR for distance in apart)
    print(f"{far} of {len(apart)} cells lie more than {FAR} standard errors from the reference")


def print_shapes(runs: int, seed: int) -> None:
    """Print the table of all labels, each share beside its reference."""
    print(f"\nAll labels; {SHAPE_DAYS} days, SD {SHAPE_SD}, {SHAPE_GAPS:.0%} of days missing")
    for truth, expected in SHAPES.items():
        found = shape_shares(truth, runs, seed)
        for label, share in expected.items():
            title = f"{truth}: {label}"
            print(f"{title:40}measured{found.get(label, 0):7.3f}   reference{share:7.3f}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=2500, help="people per cell (default 2500)")
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args(arguments)
    error = sqrt(0.25 / chosen.runs)
    print(f"{chosen.runs} people a cell, seed {chosen.seed}: standard error {error:.3f} at most")
    print_lines(chosen.runs, chosen.seed)
    print_shapes(chosen.runs, chosen.seed)
    findings.print_rates(chosen.runs, chosen.seed)


if __name__ == "__main__":
    main()
