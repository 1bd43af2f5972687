"""The record is gathered from as few files as its look-back needs, however long the journal."""

from pathlib import Path

from tests.demo_journal import write_demo_journal
from tests.people import LAST
from therapy_tui.domain.clock import Clock
from therapy_tui.insight.insight import Insight
from therapy_tui.journal.configuration import Configuration
from therapy_tui.journal.store import Journal
from therapy_tui.report.gathering import gather
from therapy_tui.tui.desk import open_desk


def reads(folder: Path, clock: Clock, days: int) -> int:
    """How many files are read for all that a journal of so many days says."""
    write_demo_journal(folder, LAST, days)
    journal = Journal(folder, clock)
    insight = Insight(gather(journal, LAST)).prepare()
    assert insight.findings
    return journal.reads


def test_ten_years_are_read_as_one_year_is(tmp_path: Path, clock: Clock) -> None:
    assert reads(tmp_path / "ten", clock, 3650) == reads(tmp_path / "one", clock, 365) <= 9


def test_the_insight_is_computed_once_for_each_state_of_the_journal(
    folder: Path, clock: Clock
) -> None:
    write_demo_journal(folder, LAST)
    desk = open_desk(Journal(folder, clock), Configuration(), lambda _: None)
    first = desk.insight(LAST)
    assert desk.insight(LAST) is first
    desk.editor.change(LAST, {"mood": 3})
    changed = desk.insight(LAST)
    assert changed is not first
    assert changed.record.days[LAST].mood == 3
    desk.editor.close()
