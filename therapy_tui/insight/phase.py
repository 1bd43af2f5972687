"""How long the therapy has run: what that means for the weights of the score."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from therapy_tui.domain.profile import BAND_EDGES

WEIGHTS_ARE_OURS = "The weights are this tool's own convention, not estimated from outcomes."
"""Said wherever the parts of the score are shown."""

WIDE_APART = ("monthly", "as-needed")
"""The frequencies at which an established therapy is in its maintenance."""


class PartName(StrEnum):
    """The parts of the score, in the order in which they are shown and ties are settled."""

    MOOD = "mood"
    LOW_DAYS = "low-days"
    HOMEWORK = "homework"
    GOALS = "goals"
    SESSIONS = "sessions"
    TAKEAWAYS = "takeaways"
    SLEEP = "sleep"


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of the therapy, and how much each part of the score weighs in it.

    The weights add up to 100. Mood weighs most throughout; what a person does for the therapy
    weighs less the longer it runs, how steady things are weighs more.
    """

    name: str
    span: str
    """The months it stands for, in words."""
    weights: Mapping[PartName, int] = field(hash=False)


def _phase(name: str, span: str, *weights: int) -> Phase:
    return Phase(name, span, dict(zip(PartName, weights, strict=True)))


#                        months                    mood low homework goals sessions takeaways sleep
STARTING = _phase("starting", "under 1 month", 35, 0, 20, 5, 20, 10, 10)
EARLY = _phase("early", "1-3 months", 35, 0, 25, 10, 15, 5, 10)
WORKING = _phase("working", "3-12 months", 40, 0, 20, 15, 10, 5, 10)
ESTABLISHED = _phase("established", "1-3 years", 35, 10, 15, 20, 5, 5, 10)
MAINTENANCE = _phase("maintenance", "over 3 years; over 1 if monthly", 30, 20, 10, 20, 5, 5, 10)

PHASES = (STARTING, EARLY, WORKING, ESTABLISHED, MAINTENANCE)
"""The phases, in the order of the duration bands they match."""


def phase_of(months: float | None, frequency: str) -> Phase:
    """The phase after so many months in therapy, working when that is not known.

    From one year on, a therapy that meets monthly or as needed is in its maintenance.
    """
    if months is None:
        return WORKING
    phase = PHASES[max(1, sum(months >= edge for edge in BAND_EDGES)) - 1]
    return MAINTENANCE if phase is ESTABLISHED and frequency in WIDE_APART else phase
