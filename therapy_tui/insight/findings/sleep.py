"""Poor sleep and the days after it: mood (F2), one and two days on (F2+), homework (F3)."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from therapy_tui.domain.calendar import day_after
from therapy_tui.domain.fields import HOMEWORK, MOOD, SLEEP
from therapy_tui.domain.summary import one_decimal
from therapy_tui.insight.findings.evidence import LONG, SURE, Evidence
from therapy_tui.insight.findings.finding import Estimate, Rule
from therapy_tui.insight.regression import Fit
from therapy_tui.insight.wording import likely_size

FEWEST_PAIRS = 28
FEWEST_POOR = 6
FEWEST_OTHER = 10
LEAST_EFFECT = 0.5
"""The smallest difference worth naming, in points of the rating."""
LEAST_CARRY = 0.3
"""The smallest effect worth naming one or two days on."""
SURE_CARRY = 0.95


class AfterPoorSleep(NamedTuple):
    """How a rating differed on the days after poor sleep, in its own points."""

    estimate: Estimate
    poor_nights: int
    other_nights: int
    day_after: float | None = None
    """The effect that was still there one day on, where it is clear."""
    two_days_after: float | None = None


def mood_after_poor_sleep(evidence: Evidence) -> Iterator[AfterPoorSleep]:
    """F2, and F2+: whether mood was still lower one day on, and then two."""
    moods = evidence.values(MOOD, LONG)
    found = _after_poor_sleep(evidence, moods)
    if found is None:
        return
    one = _carried(evidence, moods, 1)
    two = _carried(evidence, moods, 2) if one is not None else None
    yield found._replace(day_after=one, two_days_after=two)


def homework_after_poor_sleep(evidence: Evidence) -> Iterator[AfterPoorSleep]:
    """F3."""
    found = _after_poor_sleep(evidence, evidence.values(HOMEWORK, LONG))
    if found is not None:
        yield found


def _after_poor_sleep(evidence: Evidence, ratings: Mapping[date, int]) -> AfterPoorSleep | None:
    rows = _rows(evidence, ratings, lags=0)
    poor = sum(nights[0] == 1 for nights, _ in rows.values())
    other = len(rows) - poor
    if len(rows) < FEWEST_PAIRS or poor < FEWEST_POOR or other < FEWEST_OTHER:
        return None
    fitted = evidence.association(rows)
    if fitted is None or not _is_lower(fitted, 1, LEAST_EFFECT, SURE):
        return None
    return AfterPoorSleep(estimate=Estimate.of(fitted, 1), poor_nights=poor, other_nights=other)


def _carried(evidence: Evidence, moods: Mapping[date, int], lag: int) -> float | None:
    """The effect of a poor night so many days on, beside that of the nights since."""
    fitted = evidence.association(_rows(evidence, moods, lags=lag))
    if fitted is None or not _is_lower(fitted, lag + 1, LEAST_CARRY, SURE_CARRY):
        return None
    return fitted.beta[lag + 1]


def _is_lower(fitted: Fit, j: int, least: float, sure: float) -> bool:
    return fitted.beta[j] <= -least and 1 - fitted.p_greater(j) >= sure


def _rows(
    evidence: Evidence, ratings: Mapping[date, int], *, lags: int
) -> dict[date, tuple[list[float], float]]:
    """Each rating with its own night and the ``lags`` before: 1 where poor, 0 where not."""
    sleep = evidence.values(SLEEP, LONG + lags)
    poor = {day: float(night <= evidence.thresholds.poor_sleep) for day, night in sleep.items()}
    rows: dict[date, tuple[list[float], float]] = {}
    for day, rating in ratings.items():
        nights = [day_after(day, -lag) for lag in range(lags + 1)]
        if all(night in poor for night in nights):
            rows[day] = [poor[night] for night in nights], rating
    return rows


def mood_in_words(found: AfterPoorSleep) -> str:
    """F2."""
    later = ""
    if found.day_after is not None:
        later = f", and about {one_decimal(-found.day_after)} lower the day after that"
    if found.two_days_after is not None:
        later += f" and {one_decimal(-found.two_days_after)} two days after"
    return f"On days after poor sleep your mood was about {_difference(found)}{later}."


def homework_in_words(found: AfterPoorSleep) -> str:
    """F3."""
    return f"On days after poor sleep homework was about {_difference(found)}."


def _difference(found: AfterPoorSleep) -> str:
    return (
        f"{one_decimal(-found.estimate.effect)} lower "
        f"({likely_size(found.estimate.size_range)}; "
        f"{found.poor_nights} poor nights, {found.other_nights} others)"
    )


_NEEDS = (
    f"{FEWEST_PAIRS} of the last {LONG} days with both, "
    f"{FEWEST_POOR} after poor sleep and {FEWEST_OTHER} after other"
)

POOR_SLEEP_MOOD = Rule(
    id="F2",
    name="poor-sleep-mood",
    needs=_NEEDS,
    fields=(SLEEP, MOOD),
    figures=mood_after_poor_sleep,
    wording=mood_in_words,
)
POOR_SLEEP_HOMEWORK = Rule(
    id="F3",
    name="poor-sleep-homework",
    needs=_NEEDS,
    fields=(SLEEP, HOMEWORK),
    figures=homework_after_poor_sleep,
    wording=homework_in_words,
)
