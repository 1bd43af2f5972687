"""Findings are said exactly where the estimate passes the specified thresholds.

The people are made up so that something depends on something about as much as is worth naming.
Those listed lie just beside a threshold; each is held against the regression computed here, from
plain lists.
"""

from collections.abc import Iterable, Sequence
from random import Random

import pytest

from tests.insight.journals import TODAY, ago, found, on_days, record
from therapy_tui.domain.calendar import dates
from therapy_tui.insight.regression import Fit, fit
from therapy_tui.insight.trend import trend

DAYS = 84
SESSIONS = range(3, DAYS, 7)
"""Day numbers of weekly sessions."""


def noise(draw: Random, spread: float, days: int = DAYS) -> list[float]:
    """Deviations of which a little carries over to the next day."""
    deviations = [draw.gauss(0, spread)]
    while len(deviations) < days:
        deviations.append(0.2 * deviations[-1] + draw.gauss(0, spread))
    return deviations


def rated(values: Iterable[float], low: int = 1, high: int = 10) -> list[int]:
    return [min(high, max(low, round(value))) for value in values]


def fitted(rows: Iterable[tuple[int, Sequence[float], float]]) -> Fit:
    """The regression on these regressors."""
    found_ = fit([(i, (1.0, *xs), y) for i, xs, y in rows])
    assert found_ is not None
    return found_


def drift(i: int) -> float:
    return (i - 41.5) / 42


def lower(of: Fit, j: int, least: float, sure: float) -> bool:
    """Whether a coefficient is surely and considerably below 0."""
    return of.beta[j] <= -least and 1 - of.p_greater(j) >= sure


def poor_sleeper(seed: int) -> tuple[list[int], list[int]]:
    """Sleep, and a mood that is lower after a poor night and on the two days after that."""
    draw = Random(seed)
    sleep = [2 if draw.random() < 0.35 else 4 for _ in range(DAYS)]
    effects = draw.uniform(0.3, 1.0), draw.uniform(0, 0.7), draw.uniform(0, 0.7)
    mood = [
        6 + each - sum(by for lag, by in enumerate(effects) if i >= lag and sleep[i - lag] == 2)
        for i, each in enumerate(noise(draw, draw.uniform(0.5, 0.9)))
    ]
    return sleep, rated(mood)


def after_sleep(sleep: list[int], mood: list[int], lag: int) -> Fit:
    """Mood on the poor nights of its own day and of the days before, up to a lag."""
    poor = [float(night <= 2) for night in sleep]
    return fitted(
        (i, [*(poor[i - back] for back in range(lag + 1)), drift(i)], mood[i])
        for i in range(lag, DAYS)
    )


def practiser(seed: int) -> tuple[list[int], list[int]]:
    """Homework, and a mood that is a little higher on the day after more of it."""
    draw = Random(seed)
    homework = [draw.randrange(6) for _ in range(DAYS)]
    effect, errors = draw.uniform(0.1, 0.4), noise(draw, draw.uniform(0.6, 1.4))
    return homework, rated(
        5 + each + effect * (done - 2.5) for each, done in zip(errors, [2, *homework], strict=False)
    )


def after_homework(homework: list[int], mood: list[int]) -> Fit:
    return fitted((i, [homework[i - 1], drift(i)], mood[i]) for i in range(1, DAYS))


def attender(seed: int) -> list[int]:
    """A mood that is higher or lower on the two days after a weekly session."""
    draw = Random(seed)
    effect = draw.choice((-1, 1)) * draw.uniform(0.3, 1.0)
    after = {day + lag for day in SESSIONS for lag in (1, 2)}
    return rated(
        5.5 + each + effect * (i in after)
        for i, each in enumerate(noise(draw, draw.uniform(0.5, 1.1)))
    )


def after_session(mood: list[int]) -> Fit:
    after = {day + lag for day in SESSIONS for lag in (1, 2)}
    return fitted(
        (i, [float(i in after), drift(i)], mood[i]) for i in range(DAYS) if i not in SESSIONS
    )


def steady(seed: int) -> list[int]:
    """A high mood that slides a little."""
    draw = Random(seed)
    slide, level = draw.uniform(-1.5, 0.5), draw.uniform(6.8, 8)
    errors = noise(draw, draw.uniform(0.6, 2.6))
    return rated(level + slide * drift(i) / 2 + each for i, each in enumerate(errors))


def along(mood: list[int]) -> Fit:
    return fitted((i, [drift(i)], mood[i]) for i in range(DAYS))


def stepper(seed: int) -> list[int]:
    """A mood that is lower in the last 28 of 84 days, after sessions became monthly."""
    draw = Random(seed)
    step = draw.uniform(-1.4, 0)
    errors = noise(draw, draw.uniform(0.5, 1.3))
    return rated(6 + each + step * (i >= 56) for i, each in enumerate(errors))


def against_before(mood: list[int]) -> Fit:
    return fitted((i, [float(i >= 56)], mood[i]) for i in range(DAYS))


@pytest.mark.parametrize("seed", [20, 85, 10, 28, 15, 80, 32, 42])
def test_poor_sleep_is_said_from_half_a_point_and_99_percent_on(seed: int) -> None:
    sleep, mood = poor_sleeper(seed)
    expected = lower(after_sleep(sleep, mood, 0), 1, 0.5, 0.99)
    assert bool(found("F2", record(sleep=sleep, mood=mood))) is expected


@pytest.mark.parametrize("seed", [123, 129, 74, 90, 265, 482, 82, 45, 70, 81, 150, 163, 349, 160])
def test_a_later_day_is_said_from_three_tenths_and_95_percent_on(seed: int) -> None:
    sleep, mood = poor_sleeper(seed)
    one = lower(after_sleep(sleep, mood, 1), 2, 0.3, 0.95)
    two = one and lower(after_sleep(sleep, mood, 2), 3, 0.3, 0.95)
    (finding,) = found("F2", record(sleep=sleep, mood=mood))
    assert ("day_after" in finding.figures, "two_days_after" in finding.figures) == (one, two)


@pytest.mark.parametrize("seed", [0, 19, 5, 7, 10, 555, 1])
def test_homework_is_said_from_a_fifth_of_a_point_and_99_percent_on(seed: int) -> None:
    homework, mood = practiser(seed)
    of = after_homework(homework, mood)
    expected = of.beta[1] >= 0.2 and of.p_greater(1) >= 0.99
    assert bool(found("F10", record(homework=homework, mood=mood))) is expected


@pytest.mark.parametrize("seed", [180, 720, 39, 45, 5, 10, 27])
def test_days_after_sessions_are_said_from_half_a_point_and_99_percent_both_ways_on(
    seed: int,
) -> None:
    mood = attender(seed)
    of = after_session(mood)
    sure = max(of.p_greater(1), 1 - of.p_greater(1)) >= 0.995
    held = on_days(DAYS, {DAYS - 1 - day: 1 for day in SESSIONS})
    expected = abs(of.beta[1]) >= 0.5 and sure
    assert bool(found("F8", record(mood=mood, sessions=held))) is expected


@pytest.mark.parametrize("seed", [4, 5, 11, 12, 16, 15, 59, 119, 4127, 625, 900])
def test_a_high_mood_is_steady_where_a_slide_of_a_point_is_unlikely_and_its_level_sure(
    seed: int,
) -> None:
    mood = steady(seed)
    of = along(mood)
    lowest = of.beta[0] - 1.645 * of.se[0]
    expected = of.beta[0] >= 7 and lowest >= 6.5 and of.p_greater(1, -1) >= 0.95
    assert bool(found("F6", record(mood=mood))) is expected


@pytest.mark.parametrize("seed", [3, 19, 37, 38, 42, 25, 92, 10, 17, 135, 155, 68, 84, 35, 125])
def test_a_step_down_is_lower_drifting_held_or_too_early_by_the_thresholds(seed: int) -> None:
    mood = stepper(seed)
    of = against_before(mood)
    frequency = on_days(DAYS, {83: "weekly", 27: "monthly"})
    if lower(of, 1, 0.5, 0.975):
        expected = "lower"
    elif trend(dict(zip(dates(ago(27), TODAY), mood[56:], strict=True)), TODAY, 28).label == (
        "falling"
    ):
        expected = "drifting down"
    else:
        expected = "held" if of.p_greater(1, -1) >= 0.95 else "too early to say"
    (finding,) = found("F7", record(mood=mood, frequency=frequency))
    assert finding.figures["outcome"] == expected
