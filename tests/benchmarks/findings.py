"""How often each finding that infers something comes up where it is false, and where it is true."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from random import Random

from tests.benchmarks.people import (
    attender,
    long_timer,
    low_days_end_badly,
    noter,
    practiser,
    sleeper,
    stepper,
)
from tests.benchmarks.ratings import GAPS, change, dip
from therapy_tui.insight.findings import RULES, Evidence
from therapy_tui.insight.record import Record

FEWER_GAPS = 0.10
"""The share of missing days for the true findings; that behind their reference is not known."""

SLIDE = change(-1)
"""Down by two points from end to end: one point between the halves."""

BY_ID = {rule.id: rule for rule in RULES}


@dataclass(frozen=True, slots=True)
class Case:
    """A rule and a kind of person it looks at."""

    rule: str
    person: str
    """The truth about the person, in words."""
    record: Callable[[Random, float], Record]
    reference: tuple[float, float]
    """The least and the most often, as a share of looks, that the finding should come up."""
    outcome: str | None = None
    """What the finding has to say, where it can say several things."""

    def comes_up(self, record: Record) -> bool:
        """Whether the rule finds it in a record."""
        found = BY_ID[self.rule].findings(Evidence(record))
        return any(self.outcome in (None, one.figures.get("outcome")) for one in found)


FALSE = (
    Case("F2", "sleep and mood independent", sleeper, (0.009, 0.019)),
    Case("F2", "low days worsen the night after", low_days_end_badly, (0.009, 0.02)),
    Case("F3", "sleep and homework independent", sleeper, (0.013, 0.013)),
    Case("F4", "sleep makes no difference", noter, (0.011, 0.024)),
    Case("F6", "mean 6.5", partial(long_timer, mean=6.5), (0, 0.01)),
    Case(
        "F6", "2 points down, 8.75 to 6.75", partial(long_timer, mean=7.75, shape=SLIDE), (0, 0.05)
    ),
    Case("F6", "2 points down, 9.5 to 7.5", partial(long_timer, mean=8.5, shape=SLIDE), (0, 0.05)),
    Case("F6", "3-point dip", partial(long_timer, mean=7.75, shape=dip(3)), (0, 0)),
    Case("F7", "no change", stepper, (0.02, 0.02), "lower"),
    Case("F7", "1 point lower", partial(stepper, step=-1), (0.04, 0.04), "held"),
    Case("F8", "days after a session like others", attender, (0.012, 0.012)),
    Case("F10", "homework and mood independent", practiser, (0.008, 0.022)),
    Case("F10", "low days lessen the practice", low_days_end_badly, (0.008, 0.022)),
)
"""Where a finding would be false."""

TRUE = (
    Case("F2", "1 point lower after poor sleep", partial(sleeper, effect=-1), (0.49, 0.66)),
    Case("F4", "1.5 fewer after poor sleep", partial(noter, fewer=1.5), (0.38, 0.48)),
    Case("F6", "mean 7.75", partial(long_timer, mean=7.75), (0.73, 0.97)),
    Case("F7", "no change", stepper, (0.69, 0.87), "held"),
    Case("F7", "1 point lower", partial(stepper, step=-1), (0.57, 0.81), "lower"),
    Case("F8", "1 point higher after a session", partial(attender, effect=1), (0.37, 0.46)),
    Case("F10", "0.5 higher per point", partial(practiser, effect=0.5), (0.78, 0.89)),
)
"""Where it is true: measured too, so that silence is not taken for care."""


def rate(case: Case, gaps: float, runs: int, seed: int) -> float:
    """How often, 0 to 1, the finding comes up in one look."""
    draw = Random(f"{seed} {case.rule} {case.person} {case.outcome} {gaps}")
    return sum(case.comes_up(case.record(draw, gaps)) for _ in range(runs)) / runs


def print_rates(runs: int, seed: int) -> None:
    """Print how often each finding comes up, beside what is expected of it."""
    for title, cases, gaps in (("False", FALSE, GAPS), ("True", TRUE, FEWER_GAPS)):
        print(f"\n{title} findings in one look; carry-over .3, {gaps:.0%} of days missing")
        for case in cases:
            named = f"{case.rule:4}{case.outcome or '':6} {case.person}"
            measured = rate(case, gaps, runs, seed)
            expected = " to ".join(f"{share:.3f}" for share in sorted({*case.reference}))
            print(f"{named:50}{measured:6.3f}   reference {expected}", flush=True)
