"""The progress score, 0 to 100: how things are now, from what was logged and nothing else.

A level score: movement is the trend's job. A change-from-baseline part would double the noise and
let a higher mood lower the score.
"""

from collections.abc import Mapping
from math import floor
from typing import NamedTuple

from therapy_tui.domain.calendar import day_after
from therapy_tui.domain.series import mean
from therapy_tui.insight.cadence import Cadence
from therapy_tui.insight.kept import rests_on
from therapy_tui.insight.levels import units
from therapy_tui.insight.parts import Inputs, Measured, inputs_of, measured
from therapy_tui.insight.phase import PartName, Phase, phase_of
from therapy_tui.insight.record import Record

LEAST_OTHER_PARTS = 2
"""Parts beside mood without which there is no score."""

LEAST_MEAN_DAYS = 3
"""Days with a mood from which on their mean is shown where there is no score."""

LEAST_CHANGE = 10
"""The smallest change of the score that is said: smaller ones are noise in a steady person."""

CHANGE_DAYS = 14
"""Days between the two scores that are compared."""

_MOOD_PARTS = (PartName.MOOD, PartName.LOW_DAYS)
"""Both come from the mood alone, so they are no other parts."""


class Part(NamedTuple):
    """One part of the score: what it stands at, what it earned, and what it rests on."""

    part: PartName
    sub_score: float
    """From 0 to 100, unrounded."""
    weight: int
    """Its weight in the phase; all parts of the phase together weigh 100."""
    points: int
    """Its points; those of all parts add up to the score."""
    max_points: float
    """Its points at a sub-score of 100, unrounded; they add up to 100."""
    logged: int
    """Days, 7-day blocks or sessions with a value; for sessions, how many were held."""
    of: int
    """How many days, blocks or sessions there are; for sessions, how many were expected by now,
    0 when one was held before any was."""
    average: float
    """What stands behind the sub-score: the level of mood, sleep, homework and goals, the mean of
    the lowest third for low days, sessions held, the mean of the takeaways a session."""
    scale: int
    """What the average is out of: 10, 5, the number of goals, sessions expected, 2 takeaways."""


class Need(NamedTuple):
    """What is missing for a score; 0 where there is enough."""

    mood_days: int
    """Days with a mood; in 7-day blocks, weeks with one."""
    other_parts: int


class Score(NamedTuple):
    """The score with its parts, or what is missing for one."""

    value: int | None
    """0 to 100; ``None`` where too little was logged. Never an estimate."""
    exact: float | None
    phase: Phase
    phase_assumed: bool
    """Whether nothing says how long the therapy has run, so that working is assumed."""
    cadence: Cadence
    parts: tuple[Part, ...]
    """The parts that earned the score, in their order; none without a score."""
    absent: tuple[PartName, ...]
    """The parts that weigh in this phase and were not logged: left out, not zero."""
    need: Need | None
    """What is missing; ``None`` with a score."""
    mood_days: int
    """Days of the look-back with a mood."""
    mood_mean: float | None
    """Their plain mean; ``None`` below three days."""

    @property
    def look_back_days(self) -> int:
        """Days the score looks at, the as-of day included."""
        return self.cadence.look_back

    @property
    def weight_used(self) -> int:
        """How much of the weight of 100 has the score: the weights of its parts."""
        return sum(part.weight for part in self.parts)


def score(record: Record) -> Score:
    """The score of a record, as of its day."""
    months = record.months(record.as_of)
    phase = phase_of(months, record.cadence.frequency)
    return score_of(inputs_of(record), phase, phase_assumed=months is None)


def score_of(inputs: Inputs, phase: Phase, *, phase_assumed: bool = False) -> Score:
    """The weighted mean of the parts that are there, rounded half up.

    There is none without mood on enough days and two other parts. An absent part that comes to be
    logged can move the score either way, since the weights are shared among what is there.
    """
    weighing = {name: weight for name, weight in phase.weights.items() if weight}
    found = {name: part for name, part in measured(inputs).items() if name in weighing}
    need = _need(inputs, found)
    moods = [mood for mood in inputs.mood[-inputs.cadence.look_back :] if mood is not None]
    parts, exact = _earned(found, weighing) if need is None else ((), None)
    return Score(
        value=None if exact is None else _half_up(exact),
        exact=exact,
        phase=phase,
        phase_assumed=phase_assumed,
        cadence=inputs.cadence,
        parts=parts,
        absent=tuple(name for name in weighing if name not in found),
        need=need,
        mood_days=len(moods),
        mood_mean=mean(moods) if len(moods) >= LEAST_MEAN_DAYS else None,
    )


def change_on_two_weeks_ago(record: Record, now: Score) -> int | None:
    """The score ``now`` less the one two weeks before; ``None`` where one of them is missing.

    It is said only where ``is_worth_saying``.
    """
    if now.value is None:
        return None
    before = _value_before(record)
    return None if before is None else now.value - before


@rests_on()
def _value_before(record: Record) -> int | None:
    """The score of two weeks before, which no answer of the as-of day changes."""
    return score(record.on(day_after(record.as_of, -CHANGE_DAYS))).value


def is_worth_saying(change: int) -> bool:
    """Whether a change of the score is more than the noise of a steady person."""
    return abs(change) >= LEAST_CHANGE


def _need(inputs: Inputs, found: Mapping[PartName, Measured]) -> Need | None:
    cadence = inputs.cadence
    moods = max(0, cadence.least_mood_units - len(units(inputs.mood, cadence)))
    others = max(0, LEAST_OTHER_PARTS - sum(name not in _MOOD_PARTS for name in found))
    return Need(moods, others) if moods or others else None


def _earned(
    found: Mapping[PartName, Measured], weights: Mapping[PartName, int]
) -> tuple[tuple[Part, ...], float]:
    total = sum(weights[name] for name in found)
    shares = [weights[name] * part.level.sub_score / total for name, part in found.items()]
    exact = sum(shares)
    points = _largest_remainder(shares, _half_up(exact))
    return tuple(
        Part(
            name,
            part.level.sub_score,
            weights[name],
            earned,
            100 * weights[name] / total,
            part.logged,
            part.of,
            part.level.average,
            part.scale,
        )
        for (name, part), earned in zip(found.items(), points, strict=True)
    ), exact


def _largest_remainder(shares: list[float], total: int) -> list[int]:
    """Whole numbers that add up to ``total``: the rest goes to the largest fractions, in order."""
    points = [floor(_steady(share)) for share in shares]
    rests = [_steady(share - whole) for share, whole in zip(shares, points, strict=True)]
    order = sorted(range(len(shares)), key=lambda at: -rests[at])
    for at in order[: total - sum(points)]:
        points[at] += 1
    return points


def _half_up(value: float) -> int:
    return floor(_steady(value) + 0.5)


def _steady(value: float) -> float:
    """The value without the last digits of float arithmetic, which would decide ties."""
    return round(value, 9)
