"""What a person wants to import, and what reading it makes of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from therapy_tui.exchange.answers import Answers
from therapy_tui.exchange.given import Given
from therapy_tui.exchange.plan import Plan, make_plan
from therapy_tui.exchange.sources import AUTO, guess, source, sources
from therapy_tui.journal.store import Journal


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file, and all that says how it is to be taken."""

    path: Path
    source: str = AUTO
    """The name of a source, or ``auto``."""
    answers: Answers = field(default_factory=Answers)
    replace: bool = False
    """Whether the values of the file go before those of the journal."""


def names() -> Sequence[str]:
    """What ``Wanted.source`` can be, ``auto`` first."""
    return (AUTO, *(each.name for each in sources()))


def plan_for(
    journal: Journal, wanted: Wanted, progress: Callable[[float], None] | None = None
) -> Plan:
    """Read what is wanted and compare it with the journal; nothing is written.

    ``progress`` is told the share that is read so far, 0 to 1; what it raises ends the reading.

    Raises:
        InputError: the file, or an answer, will not do.
        JournalError: a month that it would change cannot be read, or only be read.
    """
    given = Given(wanted.path, encoding=wanted.answers.encoding, progress=progress)
    asked = wanted.answers.asked(journal.clock.zone)
    if wanted.source == AUTO:
        chosen, why = guess(given, told=bool(asked.maps))
    else:
        chosen, why = source(wanted.source), ""
    return make_plan(journal, given, chosen, asked, why=why, replace=wanted.replace)
