"""Homework: low while mood changed little (F1), and mood on the day after more of it (F10)."""

from collections.abc import Iterator
from typing import NamedTuple

from therapy_tui.domain.calendar import day_after, window
from therapy_tui.domain.fields import HOMEWORK, MOOD
from therapy_tui.domain.series import WEEK, mean
from therapy_tui.domain.summary import one_decimal
from therapy_tui.insight.findings.evidence import LONG, MONTH, SURE, Evidence
from therapy_tui.insight.findings.finding import Estimate, Rule
from therapy_tui.insight.trend import Label
from therapy_tui.insight.wording import likely, signed

FEWEST_HOMEWORK = 8
FEWEST_MOODS = 12
FEWEST_PER_HALF = 5
MOST_HOMEWORK = 2.0
"""A mean of homework up to this is low, out of 5."""
LITTLE_CHANGE = 0.5
"""The fitted change, in mood points, must stay under this."""
LITTLE_DIFFERENCE = 0.75
"""The plain means of the halves differ by this at most."""
BRING_IT = "Bring it to your session."
"""Said everywhere but on the page, which is brought to the session."""
ROUNDING = 1e-9
"""What the arithmetic may lose where a threshold is met exactly."""

FEWEST_PAIRS = 42
FEWEST_MORE = 8
FEWEST_LESS = 8
MORE = 3
"""Homework of 3 or more is much, of less is little."""
LEAST_EFFECT = 0.2
"""The smallest effect worth naming, in mood points for each point of homework."""


class LowHomework(NamedTuple):
    """Little homework over weeks in which mood changed little."""

    homework: float
    """The mean, out of 5; days for which none was set are left out."""
    homework_days: int
    mood: float
    mood_days: int
    change: float
    low: float
    high: float
    difference: float
    """The plain mean of the later half minus that of the earlier half."""
    weeks: int


def low_homework(evidence: Evidence) -> Iterator[LowHomework]:
    """F1."""
    days = 2 * MONTH if evidence.record.cadence.in_blocks else MONTH
    homework = evidence.values(HOMEWORK, days)
    moods = evidence.values(MOOD, days)
    middle = window(evidence.as_of, days // 2)[0]
    later = [mood for day, mood in moods.items() if day >= middle]
    earlier = [mood for day, mood in moods.items() if day < middle]
    fewest = min(len(earlier), len(later))
    if len(homework) < FEWEST_HOMEWORK or len(moods) < FEWEST_MOODS or fewest < FEWEST_PER_HALF:
        return
    practice, level = mean(homework.values()) or 0, mean(moods.values()) or 0
    difference = (mean(later) or 0) - (mean(earlier) or 0)
    trend = evidence.trend(days)
    if (
        practice <= MOST_HOMEWORK
        and level < evidence.thresholds.high_mood
        and abs(difference) <= LITTLE_DIFFERENCE + ROUNDING
        and trend.label in (Label.FLAT, Label.NO_DIRECTION)
        and trend.change is not None
        and trend.low is not None
        and trend.high is not None
        and abs(trend.change) < LITTLE_CHANGE
    ):
        yield LowHomework(
            homework=practice,
            homework_days=len(homework),
            mood=level,
            mood_days=len(moods),
            change=trend.change,
            low=trend.low,
            high=trend.high,
            difference=difference,
            weeks=days // WEEK,
        )


def low_homework_in_words(found: LowHomework) -> str:
    """F1."""
    return (
        f"Homework averaged {one_decimal(found.homework)} of 5 over {found.weeks} weeks and mood "
        f"changed little ({signed(found.change)}, {likely(found.low, found.high)}). Does the "
        f"homework fit your week? Is it too hard to start? {BRING_IT}"
    )


class AfterHomework(NamedTuple):
    """How mood went with the homework of the day before, per point of it."""

    estimate: Estimate
    pairs: int


def mood_after_homework(evidence: Evidence) -> Iterator[AfterHomework]:
    """F10."""
    homework = evidence.values(HOMEWORK, LONG + 1)
    practice = {day_after(day, 1): done for day, done in homework.items()}
    moods = evidence.values(MOOD, LONG)
    pairs = {day: (practice[day], mood) for day, mood in moods.items() if day in practice}
    more = sum(done >= MORE for done, _ in pairs.values())
    less = len(pairs) - more
    if len(pairs) < FEWEST_PAIRS or more < FEWEST_MORE or less < FEWEST_LESS:
        return
    fitted = evidence.association({day: ([done], mood) for day, (done, mood) in pairs.items()})
    if fitted is not None and fitted.beta[1] >= LEAST_EFFECT and fitted.p_greater(1) >= SURE:
        yield AfterHomework(estimate=Estimate.of(fitted, 1), pairs=len(pairs))


def mood_after_homework_in_words(found: AfterHomework) -> str:
    """F10."""
    return (
        "The day after more homework, mood was higher: about "
        f"{one_decimal(found.estimate.effect)} per point."
    )


LOW_HOMEWORK = Rule(
    id="F1",
    name="low-homework-little-change",
    needs=(
        f"{FEWEST_HOMEWORK} days with homework and {FEWEST_MOODS} with mood in 4 weeks "
        f"(8 from every 3 weeks on), {FEWEST_PER_HALF} of them in each half"
    ),
    fields=(HOMEWORK, MOOD),
    figures=low_homework,
    wording=low_homework_in_words,
    hidden_when_very_low=True,
)
HOMEWORK_NEXT_DAY = Rule(
    id="F10",
    name="homework-next-day-mood",
    needs=(
        f"{FEWEST_PAIRS} of the last {LONG} days with mood and the homework of the day before, "
        f"{FEWEST_MORE} of them with {MORE} or more and {FEWEST_LESS} with less"
    ),
    fields=(HOMEWORK, MOOD),
    figures=mood_after_homework,
    wording=mood_after_homework_in_words,
)
