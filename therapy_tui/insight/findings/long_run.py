"""A therapy of a year or more: level mood (F5a), goals low (F5b); and steady high mood (F6)."""

from collections.abc import Iterator
from math import floor
from typing import NamedTuple

from therapy_tui.domain.calendar import window
from therapy_tui.domain.fields import DURATION, GOALS, MOOD
from therapy_tui.domain.series import WEEK, mean
from therapy_tui.domain.summary import one_decimal
from therapy_tui.insight.findings.evidence import LONG, MONTH, Evidence
from therapy_tui.insight.findings.finding import Rule
from therapy_tui.insight.trend import CHANGE, MEANINGFUL, Label
from therapy_tui.insight.wording import likely, percent, signed

YEAR = 12
"""Months in therapy from which on a level line is a topic of its own."""

GOAL_DAYS = 2 * MONTH
FEWEST_GOALS = 6
FEWEST_GOAL_WEEKS = 4
LOW_SHARE = 0.40
ROUNDING = 1e-9
"""What the arithmetic may lose where a threshold is met exactly."""

LEVEL = 0
"""The place of the level in a fitted line."""
FEWEST_STEADY = 42
FEWEST_PER_MONTH = 10
BELOW_HIGH = 0.5
"""The level must surely lie above the high mood less this."""
Z95 = 1.645
"""The 95 % quantile of the normal distribution."""
SURE_STEADY = 0.95
"""How sure it must be that no meaningful slide lies behind what is called steady."""
LOW_MOOD = 4
MOST_LOW_DAYS = 0.10
UNSTEADY = (Label.FALLING, Label.DIPPED, Label.ROSE, Label.NOT_ENOUGH)


class LevelYear(NamedTuple):
    """Level mood after a year or more of therapy."""

    months: int
    at_least: bool
    """Whether only the duration band is known, whose lower edge ``months`` is."""
    mood: float
    """The plain mean of 12 weeks."""
    mood_days: int
    change: float
    low: float
    high: float


def level_year(evidence: Evidence) -> Iterator[LevelYear]:
    """F5a."""
    months = evidence.record.months(evidence.as_of)
    trend = evidence.trend(LONG)
    mood = mean(evidence.values(MOOD, LONG).values())
    if (
        months is not None
        and months >= YEAR
        and trend.label is Label.FLAT
        and mood is not None
        and mood < evidence.thresholds.high_mood
        and trend.line is not None
    ):
        low, high = trend.line.interval80(CHANGE)
        yield LevelYear(
            months=floor(months),
            at_least=evidence.record.profile.started is None,
            mood=mood,
            mood_days=trend.entries,
            change=trend.line.beta[CHANGE],
            low=low,
            high=high,
        )


def level_year_in_words(found: LevelYear) -> str:
    """F5a."""
    at_least = "at least " if found.at_least else ""
    return (
        f"You have been in therapy {at_least}{found.months} months. Over the last "
        f"{LONG // WEEK} weeks mood stayed level around {one_decimal(found.mood)} "
        f"({signed(found.change)}, {likely(found.low, found.high)}). That can be a topic of its "
        "own in session."
    )


class GoalsLow(NamedTuple):
    """The mean share of the goals that were on track, 0 to 1."""

    share: float
    goal_days: int
    months: int


def goals_low(evidence: Evidence) -> Iterator[GoalsLow]:
    """F5b."""
    months = evidence.record.months(evidence.as_of)
    shares = evidence.record.goal_shares(*window(evidence.as_of, GOAL_DAYS))
    weeks = {(evidence.as_of - day).days // WEEK for day in shares}
    if months is None or months < YEAR:
        return
    if len(shares) < FEWEST_GOALS or len(weeks) < FEWEST_GOAL_WEEKS:
        return
    share = mean(shares.values()) or 0
    if share < LOW_SHARE - ROUNDING:
        yield GoalsLow(share=share, goal_days=len(shares), months=floor(months))


def goals_low_in_words(found: GoalsLow) -> str:
    """F5b."""
    return (
        f"Over {GOAL_DAYS // WEEK} weeks {percent(found.share)} of your goals felt on track on "
        "average. Worth asking together whether the goals or the approach should change."
    )


class SteadyHigh(NamedTuple):
    """Mood that stayed high without slides or dips."""

    level: float
    """The fitted mood in the middle of 12 weeks."""
    se: float
    low: float
    high: float
    not_low: float
    """The share of days with a mood above 4, 0 to 1."""
    mood_days: int


def steady_high(evidence: Evidence) -> Iterator[SteadyHigh]:
    """F6."""
    moods = evidence.values(MOOD, LONG)
    thirds = [0] * (LONG // MONTH)
    for day in moods:
        thirds[(evidence.as_of - day).days // MONTH] += 1
    trend = evidence.trend(LONG)
    line = trend.line
    if len(moods) < FEWEST_STEADY or min(thirds) < FEWEST_PER_MONTH or line is None:
        return
    level, se = line.beta[LEVEL], line.se[LEVEL]
    high = evidence.thresholds.high_mood
    low_days = sum(mood <= LOW_MOOD for mood in moods.values()) / len(moods)
    if (
        level >= high - ROUNDING
        and level - Z95 * se >= high - BELOW_HIGH
        and line.p_greater(CHANGE, -MEANINGFUL) >= SURE_STEADY
        and trend.label not in UNSTEADY
        and low_days <= MOST_LOW_DAYS
    ):
        likely_low, likely_high = line.interval80(LEVEL)
        yield SteadyHigh(
            level=level,
            se=se,
            low=likely_low,
            high=likely_high,
            not_low=1 - low_days,
            mood_days=len(moods),
        )


def steady_high_in_words(found: SteadyHigh) -> str:
    """F6."""
    return (
        f"Over the last {LONG // WEEK} weeks mood was steady around {one_decimal(found.level)} "
        f"(likely {one_decimal(found.low)}–{one_decimal(found.high)}) and "
        f"{percent(found.not_low)} of days were {LOW_MOOD + 1} or higher. Something to bring to a "
        "conversation about next steps."
    )


LEVEL_YEAR = Rule(
    id="F5a",
    name="year-level-mood",
    needs=f"{YEAR} months in therapy, and enough days with mood for the {LONG // WEEK}-week trend",
    fields=(MOOD, DURATION),
    figures=level_year,
    wording=level_year_in_words,
    hidden_when_very_low=True,
)
GOALS_LOW = Rule(
    id="F5b",
    name="year-goals-low",
    needs=(
        f"{YEAR} months in therapy, and goals on {FEWEST_GOALS} days in {FEWEST_GOAL_WEEKS} of "
        f"the last {GOAL_DAYS // WEEK} weeks"
    ),
    fields=(GOALS,),
    figures=goals_low,
    wording=goals_low_in_words,
    hidden_when_very_low=True,
)
STEADY_HIGH = Rule(
    id="F6",
    name="steady-high-mood",
    needs=(
        f"mood on {FEWEST_STEADY} of the last {LONG} days, {FEWEST_PER_MONTH} in each "
        f"{MONTH // WEEK} weeks"
    ),
    fields=(MOOD,),
    figures=steady_high,
    wording=steady_high_in_words,
)
