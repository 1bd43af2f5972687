"""Why this score: a row for each part, with what it earned and what it rests on."""

from collections.abc import Callable, Mapping
from math import floor
from typing import NamedTuple

from therapy_tui.domain.calendar import MONTHS
from therapy_tui.domain.fields import GOALS, HOMEWORK, MOOD, SESSIONS, SLEEP, TAKEAWAYS, Field
from therapy_tui.domain.series import WEEK
from therapy_tui.domain.summary import one_decimal
from therapy_tui.domain.words import counted
from therapy_tui.insight.levels import ENOUGH_TAKEAWAYS, Values, units
from therapy_tui.insight.parts import Inputs, Measured, inputs_of, measured
from therapy_tui.insight.phase import PartName
from therapy_tui.insight.record import Record
from therapy_tui.insight.score import Part, Score
from therapy_tui.insight.wording import short

NOT_LOGGED = "not logged, left out"
"""Said of a part without a value: it is left out, and no zero."""


class WhyRow(NamedTuple):
    """One part of the score, as shown."""

    part: PartName
    points: int | None
    """What it earned; ``None`` where it was left out, and where there is no score."""
    max_points: int | None
    """What it could earn, rounded."""
    said: str
    """The figure behind it, or why it was left out."""
    coverage: str = ""
    """The days, weeks, nights or sessions it rests on."""

    @property
    def name(self) -> str:
        """The part in words."""
        return self.part.replace("-", " ")


def why(record: Record, score: Score) -> tuple[WhyRow, ...]:
    """The rows, for each part that weighs in the phase.

    Without a score the rows say what is there and what is not, without points.
    """
    inputs = inputs_of(record)
    found = measured(inputs)
    earned = {part.part: part for part in score.parts}
    return tuple(
        _row(name, found[name], record, earned.get(name))
        if name in found
        else WhyRow(name, None, None, _left_out(name, record, inputs))
        for name, weight in score.phase.weights.items()
        if weight
    )


def _row(name: PartName, found: Measured, record: Record, earned: Part | None) -> WhyRow:
    return WhyRow(
        name,
        earned.points if earned else None,
        floor(earned.max_points + 0.5) if earned else None,
        _FIGURE[name](found),
        _coverage(name, found, record),
    )


def _average(found: Measured) -> str:
    return f"average {one_decimal(found.level.average)}"


_FIGURE: Mapping[PartName, Callable[[Measured], str]] = {
    PartName.MOOD: _average,
    PartName.LOW_DAYS: lambda found: f"lowest third {one_decimal(found.level.average)}",
    PartName.HOMEWORK: _average,
    PartName.GOALS: lambda found: f"{short(found.level.average)} of {found.scale} on track",
    PartName.SESSIONS: lambda found: (
        f"{found.logged} of {found.of} expected" if found.of else f"{found.logged} held"
    ),
    PartName.TAKEAWAYS: lambda found: (
        f"{short(found.level.average)} noted; {ENOUGH_TAKEAWAYS} gives full points"
    ),
    PartName.SLEEP: _average,
}
"""The figure behind each part."""


def _coverage(name: PartName, found: Measured, record: Record) -> str:
    if name is PartName.SESSIONS:
        before, now = (MONTHS[part.first.month - 1][:3] for part in record.attendance_parts())
        return f"{before} + {now}"
    return f"{found.logged} of {counted(found.of, _unit(name, record))}"


def _unit(name: PartName, record: Record) -> str:
    if name is PartName.TAKEAWAYS:
        return "session"
    if record.cadence.in_blocks:
        return "week"
    return "night" if name is PartName.SLEEP else "day"


_FIELD: Mapping[PartName, Field] = {
    PartName.MOOD: MOOD,
    PartName.LOW_DAYS: MOOD,
    PartName.HOMEWORK: HOMEWORK,
    PartName.GOALS: GOALS,
    PartName.SESSIONS: SESSIONS,
    PartName.TAKEAWAYS: TAKEAWAYS,
    PartName.SLEEP: SLEEP,
}


def _left_out(name: PartName, record: Record, inputs: Inputs) -> str:
    """Why a part was left out."""
    field = _FIELD.get(name)
    if field is not None and record.hides(field.key):
        return "switched off, left out"
    if name is PartName.GOALS and inputs.goals_total == 0:
        return "no goals on your list, left out"
    if name is PartName.SESSIONS:
        return _no_attendance(record)
    if name is PartName.TAKEAWAYS and not inputs.takeaways:
        return f"no session in {record.cadence.takeaway_days // WEEK} weeks, left out"
    values: Mapping[PartName, Values] = {
        PartName.HOMEWORK: inputs.homework,
        PartName.SLEEP: inputs.sleep,
    }
    logged = len(units(values.get(name, inputs.mood), record.cadence))
    few = name not in (PartName.GOALS, PartName.TAKEAWAYS) and logged
    return f"only {counted(logged, _unit(name, record))} logged, left out" if few else NOT_LOGGED


def _no_attendance(record: Record) -> str:
    if record.cadence.interval is None:
        return "as needed: none expected, left out"
    before, now = record.attendance_parts()
    answered = record.values(SESSIONS.key, before.first, now.last)
    return "none expected yet, left out" if answered else NOT_LOGGED
