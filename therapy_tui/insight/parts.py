"""The parts of the score: which of them were logged often enough, and where each stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from therapy_tui.domain.calendar import dates, window
from therapy_tui.domain.fields import FREQUENCY, GOALS, HOMEWORK, MOOD, SESSIONS, SLEEP, Field
from therapy_tui.insight.cadence import Cadence
from therapy_tui.insight.kept import rests_on
from therapy_tui.insight.levels import (
    ENOUGH_TAKEAWAYS,
    Level,
    Values,
    attendance,
    level,
    lowest_third,
    scaled,
    takeaways,
    units,
)
from therapy_tui.insight.phase import PartName
from therapy_tui.insight.record import Record

LEAST_UNITS = 3
"""Days, or blocks, with homework or sleep without which that part is left out."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the parts are made of, as plain lists, oldest first, that end on the as-of day."""

    cadence: Cadence
    mood: Values = ()
    sleep: Values = ()
    homework: Values = ()
    """0 to 5; a day for which none was set is missing."""
    goals: Values = ()
    """The share of the goals on track, 0 to 1."""
    goals_total: int | None = None
    """How many goals there are; ``None`` when not known, 0 when none are agreed."""
    attended: int = 0
    due: int = 0
    takeaways: Sequence[int | None] = ()
    """One count a session, ``None`` where none was logged."""


class Measured(NamedTuple):
    """A part that was logged often enough, and what it rests on."""

    level: Level
    logged: int
    """Days, blocks or sessions with a value; for sessions, how many were held."""
    of: int
    """How many days, blocks or sessions there are; for sessions, how many were expected."""
    scale: int
    """What the average of the level is out of."""


def inputs_of(record: Record) -> Inputs:
    """The lists of a record."""
    cadence = record.cadence
    first, last = window(record.as_of, cadence.look_back)
    shares = record.goal_shares(first, last)
    attended, due = _attendance(record)
    return Inputs(
        cadence,
        mood=_row(record, MOOD),
        sleep=_row(record, SLEEP),
        homework=_row(record, HOMEWORK),
        goals=[shares.get(day) for day in dates(first, last)],
        goals_total=record.goals_total(record.as_of),
        attended=attended,
        due=due,
        takeaways=[
            record.takeaways_of(session)
            for session in record.sessions(*window(record.as_of, cadence.takeaway_days))
        ],
    )


def measured(inputs: Inputs) -> Mapping[PartName, Measured]:
    """The parts with enough values; what is missing is left out, never zero."""
    found = {
        PartName.MOOD: _mood(inputs),
        PartName.LOW_DAYS: _low_days(inputs),
        PartName.HOMEWORK: _rating(HOMEWORK, inputs.homework, inputs.cadence),
        PartName.GOALS: _goals(inputs),
        PartName.SESSIONS: _sessions(inputs),
        PartName.TAKEAWAYS: _takeaways(inputs),
        PartName.SLEEP: _rating(SLEEP, inputs.sleep, inputs.cadence),
    }
    return {name: part for name, part in found.items() if part is not None}


@rests_on(SESSIONS, FREQUENCY)
def _attendance(record: Record) -> tuple[int, int]:
    """Sessions held and expected in the two calendar months; both 0 where they do not count.

    They do not as needed, nor where nobody ever said, not even "none": a question left open is no
    attendance of zero.
    """
    before, now = record.attendance_parts()
    answered = record.values(SESSIONS.key, before.first, now.last)
    if record.cadence.interval is None or not answered:
        return 0, 0
    return (
        record.attended(*before) + record.attended(*now),
        record.due(*before) + record.due(*now),
    )


def _row(record: Record, field: Field) -> Values:
    first, last = window(record.as_of, record.cadence.look_back)
    values = record.values(field.key, first, last)
    return [values.get(day) for day in dates(first, last)]


def _mood(inputs: Inputs) -> Measured | None:
    return _rating(MOOD, inputs.mood, inputs.cadence, inputs.cadence.least_mood_units)


def _low_days(inputs: Inputs) -> Measured | None:
    cadence = inputs.cadence
    found = units(inputs.mood, cadence)
    if len(found) < cadence.least_mood_units:
        return None
    lowest = scaled(lowest_third(found), MOOD.low, MOOD.high)
    return Measured(lowest, len(found), cadence.units, MOOD.high)


def _rating(
    field: Field, values: Values, cadence: Cadence, least: int = LEAST_UNITS
) -> Measured | None:
    found = units(values, cadence)
    if len(found) < least:
        return None
    stands = scaled(level(found, cadence), field.low, field.high)
    return Measured(stands, len(found), cadence.units, field.high)


def _goals(inputs: Inputs) -> Measured | None:
    found = units(inputs.goals, inputs.cadence)
    if inputs.goals_total == 0 or not found:
        return None
    share = level(found, inputs.cadence)
    scale = inputs.goals_total or GOALS.high
    return Measured(Level(100 * share, share * scale), len(found), inputs.cadence.units, scale)


def _sessions(inputs: Inputs) -> Measured | None:
    stands = attendance(inputs.attended, inputs.due)
    return Measured(stands, inputs.attended, inputs.due, inputs.due) if stands else None


def _takeaways(inputs: Inputs) -> Measured | None:
    counts = [count for count in inputs.takeaways if count is not None]
    if not counts:
        return None
    return Measured(takeaways(counts), len(counts), len(inputs.takeaways), ENOUGH_TAKEAWAYS)
