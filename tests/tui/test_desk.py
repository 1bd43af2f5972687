"""The score on the screens is that of the whole journal, however it came to be what it is."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import LONG, TODAY
from tests.tui.seat import write_days
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.fields import FIELDS, NOTE, Value
from therapy_tui.insight.insight import Insight
from therapy_tui.insight.record import Record
from therapy_tui.journal.configuration import Configuration
from therapy_tui.journal.store import Journal, Reading
from therapy_tui.report.gathering import gather
from therapy_tui.tui.desk import Desk, open_desk

DAYS = 70
NOON = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)
FREQUENCIES = ("weekly", "every-2-weeks", "monthly")


class Hands:
    """A person at the desk, and somebody else in the same folder."""

    def __init__(self, folder: Path, clock: Clock, random: Random) -> None:
        self.folder, self.clock, self.random = folder, clock, random
        self.desk = open_desk(Journal(folder, clock), Configuration(), lambda _: None)

    def rate(self) -> None:
        """Answer today."""
        self._change(TODAY)

    def rate_another(self) -> None:
        """Answer another day, perhaps before all others."""
        self._change(TODAY - timedelta(days=self.random.choice((1, 5, 40, 300))))
        self.desk.editor.flush()

    def clear(self) -> None:
        """Empty today, or the oldest day."""
        first = gather(Journal(self.folder, self.clock), TODAY).first_entry or TODAY
        day = self.random.choice((TODAY, first))
        self.desk.editor.change(day, {field.key: None for field in FIELDS})
        self.desk.editor.flush()

    def change_profile(self) -> None:
        """Say another frequency."""
        self.desk.editor.change_profile({"frequency": self.random.choice(FREQUENCIES)})

    def take_back(self) -> None:
        """Take back the last change, whatever it was."""
        self.desk.editor.undo()
        self._reported()

    def put_back(self) -> None:
        """Put it back."""
        self.desk.editor.redo()
        self._reported()

    def change_outside(self) -> None:
        """Somebody else answers a day, and the app looks at the folder."""
        other = Journal(self.folder, self.clock)
        other.update(TODAY - timedelta(days=self.random.randrange(90)), {"mood": 1})
        self.desk.editor.flush()
        self.desk.changed_outside()

    def look(self) -> None:
        """The app looks at the folder without a cause."""
        self.desk.changed_outside()

    def _reported(self) -> None:
        """The app looks at the folder when it is told of what was done."""
        self.desk.editor.flush()
        self.desk.changed_outside()

    def _change(self, day: date) -> None:
        field = self.random.choice([each for each in FIELDS if each is not NOTE])
        values: Sequence[Value] = field.choices or range(field.low, field.high + 1)
        self.desk.editor.change(day, {field.key: self.random.choice(values)})


ACTS: tuple[Callable[[Hands], None], ...] = (
    *(Hands.rate, Hands.rate, Hands.rate, Hands.rate_another, Hands.clear),
    *(Hands.change_profile, Hands.take_back, Hands.put_back, Hands.change_outside, Hands.look),
)


def figures(record: Record) -> tuple[object, ...]:
    """What every screen shows of a record."""
    said = Insight(record).prepare()
    return said.score, said.change, said.trends, said.support_line, said.weeks, said.findings


@settings(max_examples=600 if LONG else 30)
@given(st.integers(0, 2**32), st.lists(st.sampled_from(ACTS), max_size=10), st.booleans())
def test_the_insight_after_any_changes_is_that_of_a_fresh_reading(
    seed: int, acts: list[Callable[[Hands], None]], waits: bool
) -> None:
    with TemporaryDirectory() as place:
        folder, random = Path(place) / "journal", Random(seed)
        clock = Clock(UTC, moment=lambda: NOON)
        write_days(
            folder,
            {
                TODAY - timedelta(days=back): {
                    "mood": random.randint(1, 10),
                    "homework": random.randint(0, 5),
                    "sessions": int(back % 7 == 3),
                }
                for back in range(1 if random.random() < 0.8 else 0, DAYS)
            },
        )
        hands = Hands(folder, clock, random)
        desk = hands.desk
        try:
            desk.changed_outside()
            desk.insight(TODAY).prepare()
            for act in acts:
                act(hands)
                if waits:
                    desk.editor.flush()
                shown = desk.insight(TODAY).record
                assert figures(shown) == figures(fresh(desk, folder))
        finally:
            desk.editor.close()


def fresh(desk: Desk, folder: Path) -> Record:
    """The record of a journal that nobody has read before, with what is not saved yet."""
    desk.editor.flush()
    return gather(Journal(folder, desk.clock), TODAY)


def test_an_answer_of_the_day_has_no_other_day_read(folder: Path, clock: Clock) -> None:
    write_days(folder, {TODAY - timedelta(days=back): {"mood": 6} for back in range(60)})
    desk = open_desk(Journal(folder, clock), Configuration(), lambda _: None)
    read: list[tuple[date, date]] = []
    of = desk.editor.read

    def noted(first: date, last: date) -> Reading:
        read.append((first, last))
        return of(first, last)

    try:
        desk.insight(TODAY)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(desk.editor, "read", noted)
            for mood in (3, 4):
                desk.editor.change(TODAY, {"mood": mood})
                desk.editor.flush()
                assert desk.insight(TODAY).record.days[TODAY].mood == mood
    finally:
        desk.editor.close()

    assert read == [(TODAY, TODAY)] * 2
