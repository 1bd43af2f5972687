"""Made-up people for the findings: journals of which it is known what depends on what.

Moods have a spread of 1.6 about a mean between 5 and 6 unless a person says otherwise, nights one
of 1 about 3.2, homework one of 1.4 about 2.5. ``gaps`` is the share of check-ins that are missing.
"""

from collections.abc import Sequence
from math import sqrt
from random import Random

from tests.benchmarks.ratings import LAST, Shape, deviations, missing, moods, rated, steady
from tests.days import days_from
from therapy_tui.domain.calendar import window
from therapy_tui.insight.findings.evidence import HALF_YEAR, LONG
from therapy_tui.insight.record import Record
from therapy_tui.insight.regression import drift

MOOD_SD = 1.6
POOR = 2
"""A night rated so or lower is poor."""
FEEDBACK = 0.4
"""How strongly, as a correlation, a day's mood goes on to the night after or the practice."""
FEEDBACK_CARRY_OVER = 0.5
BEFORE, AFTER = 56, 56
"""Days before and since a step-down."""
STEP_DOWN_SD = 1.4
HIGH_SD = 1.2


def record(frequency: str, days: int, /, **rows: Sequence[int | str | None]) -> Record:
    """The record of so many days with these rows of values."""
    first = window(LAST, days)[0]
    return Record(LAST, days_from(first, **rows), first_entry=first, earlier_frequency=frequency)


def logged(values: Sequence[int], gone: Sequence[bool]) -> list[int | None]:
    """The values with those of missing check-ins taken out."""
    return [None if lost else value for value, lost in zip(values, gone, strict=True)]


def nights(noise: Sequence[float]) -> list[int]:
    """Sleep ratings, 1 to 5."""
    return rated([3.2 + z for z in noise], 1, 5)


def practice(noise: Sequence[float]) -> list[int]:
    """Homework, 0 to 5."""
    return rated([2.5 + 1.4 * z for z in noise], 0, 5)


def following(draw: Random, leading: Sequence[float]) -> list[float]:
    """Deviations of which a part, the feedback, comes from those of another process."""
    own = deviations(draw, len(leading))
    rest = sqrt(1 - FEEDBACK**2)
    return [FEEDBACK * lead + rest * z for lead, z in zip(leading, own, strict=True)]


def sleeper(draw: Random, gaps: float, effect: float = 0.0) -> Record:
    """Mood and homework that are ``effect`` points higher on the days after poor sleep."""
    slept = nights(deviations(draw, LONG))
    own, noise = draw.uniform(5, 6), deviations(draw, LONG)
    shifts = [effect * (night <= POOR) for night in slept]
    mood = rated([own + s + MOOD_SD * z for s, z in zip(shifts, noise, strict=True)], 1, 10)
    gone = missing(draw, LONG, gaps)
    return record(
        "weekly",
        LONG,
        mood=logged(mood, gone),
        sleep=logged(slept, gone),
        homework=logged(practice(deviations(draw, LONG)), gone),
    )


def low_days_end_badly(draw: Random, gaps: float) -> Record:
    """A low mood makes for a worse night after it and less practice that day, never the reverse."""
    noise = deviations(draw, LONG + 1, FEEDBACK_CARRY_OVER)
    own = draw.uniform(5, 6)
    gone = missing(draw, LONG, gaps)
    mood = rated([own + MOOD_SD * z for z in noise[1:]], 1, 10)
    return record(
        "weekly",
        LONG,
        mood=logged(mood, gone),
        sleep=logged(nights(following(draw, noise[:-1])), gone),
        homework=logged(practice(following(draw, noise[1:])), gone),
    )


def practiser(draw: Random, gaps: float, effect: float = 0.0) -> Record:
    """Mood that is ``effect`` points higher for each point of homework the day before."""
    done = practice(deviations(draw, LONG))
    own, noise = draw.uniform(5, 6), deviations(draw, LONG)
    shifts = [0.0, *(effect * (points - 2.5) for points in done[:-1])]
    mood = rated([own + s + MOOD_SD * z for s, z in zip(shifts, noise, strict=True)], 1, 10)
    gone = missing(draw, LONG, gaps)
    return record("weekly", LONG, mood=logged(mood, gone), homework=logged(done, gone))


def noter(draw: Random, gaps: float, fewer: float = 0.0) -> Record:
    """Takeaways of 13 sessions in half a year, ``fewer`` where the nights before were poor."""
    slept = rated([2.8 + z for z in deviations(draw, HALF_YEAR)], 1, 5)
    gone = missing(draw, HALF_YEAR, gaps)
    sessions = range(2, HALF_YEAR, 14)
    counts: list[int | None] = [None] * HALF_YEAR
    for day in sessions:
        poor = sum(slept[day - 2 : day + 1]) <= 3 * POOR + 1.5
        counts[day] = rated([2 + draw.gauss(0, 1) - fewer * poor], 0, 9)[0]
    return record(
        "every-2-weeks",
        HALF_YEAR,
        sleep=logged(slept, gone),
        takeaways=counts,
        sessions=[1 if day in sessions else None for day in range(HALF_YEAR)],
    )


def attender(draw: Random, gaps: float, effect: float = 0.0) -> Record:
    """A session a week, and mood ``effect`` points higher on the two days after each."""
    weekday = draw.randrange(7)
    since = [(day - weekday) % 7 for day in range(LONG)]
    own = draw.uniform(5, 6)
    mood = moods(draw, [own + effect * (after in (1, 2)) for after in since], MOOD_SD)
    return record(
        "weekly",
        LONG,
        mood=logged(mood, missing(draw, LONG, gaps)),
        sessions=[1 if after == 0 else None for after in since],
    )


def long_timer(draw: Random, gaps: float, mean: float, shape: Shape = steady) -> Record:
    """Mood, with a spread of 1.2, about a mean that goes a known way over 12 weeks."""
    mood = moods(draw, [mean + shape(drift(i, LONG)) for i in range(LONG)], HIGH_SD)
    return record("monthly", LONG, mood=logged(mood, missing(draw, LONG, gaps)))


def stepper(draw: Random, gaps: float, step: float = 0.0) -> Record:
    """From weekly to monthly 8 weeks ago, with mood ``step`` points higher since then."""
    own = draw.uniform(5.5, 6.5)
    mood = moods(draw, [own] * BEFORE + [own + step] * AFTER, STEP_DOWN_SD)
    return record(
        "weekly",
        BEFORE + AFTER,
        mood=logged(mood, missing(draw, BEFORE + AFTER, gaps)),
        frequency=["weekly"] * BEFORE + ["monthly"] * AFTER,
    )
