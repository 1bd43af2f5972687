"""Sleep in the nights before a session and the takeaways from it (F4)."""

from collections.abc import Iterator
from typing import NamedTuple

from therapy_tui.domain.calendar import day_after, window
from therapy_tui.domain.fields import SESSIONS, SLEEP, TAKEAWAYS
from therapy_tui.domain.series import mean
from therapy_tui.domain.summary import one_decimal
from therapy_tui.insight.findings.evidence import HALF_YEAR, Evidence
from therapy_tui.insight.findings.finding import Rule
from therapy_tui.insight.permutation import share_of_splits_as_low

NIGHTS_BEFORE = 2
"""The nights looked at: that before the session, and so many more."""
FEWEST_NIGHTS = 2
HALF_A_RATING = 0.5
"""The nights were poor when their mean is at most this much above a poor night."""
FEWEST_SESSIONS = 8
FEWEST_PER_SIDE = 3
LEAST_FEWER = 0.75
MOST_CHANCE = 0.05
ROUNDING = 1e-9
"""What the arithmetic may lose where a threshold is met exactly."""


class FewerTakeaways(NamedTuple):
    """How many fewer takeaways came from sessions after poor sleep."""

    fewer: float
    """The mean of the other sessions minus that of the sessions after poor sleep."""
    p: float
    """The chance that as few are drawn by lot, 0 to 1: small where the groups differ."""
    poor_sessions: int
    sessions: int
    """All sessions compared."""


def fewer_takeaways(evidence: Evidence) -> Iterator[FewerTakeaways]:
    """F4."""
    poor, others = _counts(evidence)
    sessions = len(poor) + len(others)
    if sessions < FEWEST_SESSIONS or min(len(poor), len(others)) < FEWEST_PER_SIDE:
        return
    fewer = (mean(others) or 0) - (mean(poor) or 0)
    chance = share_of_splits_as_low(poor, others)
    if fewer >= LEAST_FEWER - ROUNDING and chance <= MOST_CHANCE:
        yield FewerTakeaways(fewer=fewer, p=chance, poor_sessions=len(poor), sessions=sessions)


def _counts(evidence: Evidence) -> tuple[list[int], list[int]]:
    """The takeaway counts of the sessions after poor sleep, and of the others."""
    record = evidence.record
    first, last = window(evidence.as_of, HALF_YEAR)
    poor: list[int] = []
    others: list[int] = []
    for session in record.sessions(first, last):
        nights = record.values(SLEEP.key, day_after(session, -NIGHTS_BEFORE), session)
        count = record.takeaways_of(session)
        average = mean(nights.values())
        if count is None or average is None or len(nights) < FEWEST_NIGHTS:
            continue
        is_poor = average <= evidence.thresholds.poor_sleep + HALF_A_RATING
        (poor if is_poor else others).append(count)
    return poor, others


def in_words(found: FewerTakeaways) -> str:
    """F4."""
    return (
        f"Sessions after a stretch of poor sleep had about {one_decimal(found.fewer)} fewer "
        f"takeaways ({found.poor_sessions} of {found.sessions} sessions)."
    )


SLEEP_BEFORE_SESSIONS = Rule(
    id="F4",
    name="poor-sleep-takeaways",
    needs=(
        f"{FEWEST_SESSIONS} sessions of half a year with takeaways and sleep logged, "
        f"{FEWEST_PER_SIDE} after poor sleep and {FEWEST_PER_SIDE} after other"
    ),
    fields=(SLEEP, SESSIONS, TAKEAWAYS),
    figures=fewer_takeaways,
    wording=in_words,
)
