"""Mood since the sessions became less frequent (F7)."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from therapy_tui.domain.calendar import day_after
from therapy_tui.domain.fields import FREQUENCY, MOOD
from therapy_tui.domain.series import WEEK
from therapy_tui.domain.summary import one_decimal
from therapy_tui.domain.words import counted
from therapy_tui.insight.cadence import cadence_of
from therapy_tui.insight.findings.evidence import LONG, Evidence
from therapy_tui.insight.findings.finding import Estimate, Rule
from therapy_tui.insight.record import LOOK_BACK_DAYS, FrequencyChange
from therapy_tui.insight.regression import Fit, fit
from therapy_tui.insight.trend import MEANINGFUL, Label
from therapy_tui.insight.wording import likely, likely_size, on_date, signed

BEFORE = 56
"""Days before the change that the days after it are compared with."""
AFTER = LONG
"""Most days after the change that are compared."""
FEWEST_DAYS = 28
"""Days since the change, its own included, before which nothing is said of it."""
FEWEST_MOODS = 14
"""Days with a mood on each side."""
LONGEST_AGO = LOOK_BACK_DAYS - BEFORE
"""Days since a change that is still spoken of: the days before it must be at hand."""
LEAST_DROP = 0.5
"""The smallest drop, in mood points, that is called lower."""
SURE_LOWER = 0.975
SURE_HELD = 0.95
"""How sure it must be that no meaningful drop lies behind what is called held."""


class Outcome(StrEnum):
    """How mood went after a step-down."""

    HELD = "held"
    LOWER = "lower"
    DRIFTING = "drifting down"
    TOO_EARLY = "too early to say"


class StepDown(NamedTuple):
    """The last change to a lower frequency, and mood after it against the 8 weeks before."""

    outcome: Outcome
    frequency: str
    since: date
    days_since: int
    """Days from the change on, its own and the as-of day included."""
    days_logged: int
    """Of them, those with a mood."""
    days_before: int
    """Days with a mood in the 8 weeks before."""
    estimate: Estimate | None = None
    """The difference in mood points; not there before it can be told."""
    drift: float | None = None
    """Where mood drifted down: the later half of the days since minus the earlier half."""
    drift_low: float | None = None
    drift_high: float | None = None


def step_down(evidence: Evidence) -> Iterator[StepDown]:
    """F7, for as long as the lower frequency holds.

    Nothing is said where too few days before it have a mood: waiting would not help.
    """
    change = _last_step_down(evidence)
    if change is None:
        return
    days_since = (evidence.as_of - change.day).days + 1
    values = evidence.record.values
    before = values(MOOD.key, day_after(change.day, -BEFORE), day_after(change.day, -1))
    after = values(MOOD.key, change.day, day_after(change.day, AFTER - 1))
    if len(before) < FEWEST_MOODS:
        return
    early = days_since < FEWEST_DAYS or len(after) < FEWEST_MOODS
    fitted = None if early else _difference(change.day, before | after)
    outcome = _outcome(evidence, fitted, days_since)
    if outcome is Outcome.TOO_EARLY and days_since > AFTER:
        return
    drift = evidence.trend(days_since) if outcome is Outcome.DRIFTING else None
    yield StepDown(
        outcome=outcome,
        frequency=change.after,
        since=change.day,
        days_since=days_since,
        days_logged=len(values(MOOD.key, change.day, evidence.as_of)),
        days_before=len(before),
        estimate=Estimate.of(fitted, 1) if fitted else None,
        drift=drift.change if drift else None,
        drift_low=drift.low if drift else None,
        drift_high=drift.high if drift else None,
    )


def _last_step_down(evidence: Evidence) -> FrequencyChange | None:
    """The newest change of frequency, where it was to a lower one and not too long ago."""
    changes = evidence.record.frequency_changes()
    if not changes or not cadence_of(changes[-1].after).is_lower_than(
        cadence_of(changes[-1].before)
    ):
        return None
    recent = (evidence.as_of - changes[-1].day).days < LONGEST_AGO
    return changes[-1] if recent else None


def _difference(change: date, moods: dict[date, int]) -> Fit | None:
    """Mood from the change on against before: coefficient 1."""
    days = ((day - change).days for day in moods)
    return fit(
        (day, (1.0, float(day >= 0)), mood) for day, mood in zip(days, moods.values(), strict=True)
    )


def _outcome(evidence: Evidence, fitted: Fit | None, days_since: int) -> Outcome:
    if fitted is None:
        return Outcome.TOO_EARLY
    if fitted.beta[1] <= -LEAST_DROP and 1 - fitted.p_greater(1) >= SURE_LOWER:
        return Outcome.LOWER
    if evidence.trend(days_since).label is Label.FALLING:
        return Outcome.DRIFTING
    held = fitted.p_greater(1, -MEANINGFUL) >= SURE_HELD
    return Outcome.HELD if held else Outcome.TOO_EARLY


def in_words(found: StepDown) -> str:
    """F7; what is compared is said in full, for a person sees it months later."""
    change = f"{FREQUENCY.text(found.frequency)} on {on_date(found.since)}"
    moved = f"Since moving to {change}:"
    if found.outcome is Outcome.DRIFTING:
        drift, low, high = found.drift or 0, found.drift_low or 0, found.drift_high or 0
        return (
            f"{moved} mood drifted down, {signed(drift)} ({likely(low, high)}) "
            "between the two halves of that time."
        )
    if found.outcome is Outcome.TOO_EARLY or found.estimate is None:
        logged = counted(found.days_logged, "day")
        return f"{moved} {logged} logged since the change: too early to say."
    complete = found.days_since > AFTER
    if complete:
        moved = f"In the {AFTER // WEEK} weeks after moving to {change}:"
    before = f"the {BEFORE // WEEK} weeks before"
    if found.outcome is Outcome.LOWER:
        return (
            f"{moved} mood about {one_decimal(-found.estimate.effect)} lower than before "
            f"({likely_size(found.estimate.size_range)}; {found.days_before} days logged in "
            f"{before})."
        )
    held = "was unlikely" if complete else "is unlikely so far"
    return (
        f"{moved} mood {signed(found.estimate.effect)} "
        f"({likely(found.estimate.low, found.estimate.high)}) against {before}. "
        f"A drop of a point or more {held}."
    )


STEP_DOWN = Rule(
    id="F7",
    name="step-down",
    needs=(
        f"{FEWEST_DAYS} days since sessions became less frequent, {FEWEST_MOODS} days with mood "
        "before and since"
    ),
    fields=(MOOD, FREQUENCY),
    figures=step_down,
    wording=in_words,
)
