"""The record is gathered from as few files as its look-back needs, however long the journal."""

from datetime import date
from pathlib import Path

import pytest

from tests.demo_journal import write_demo_journal, write_sample
from tests.people import LAST
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.day import Day
from therapy_tui.domain.fields import Value
from therapy_tui.domain.profile import Profile
from therapy_tui.domain.sample import Sample
from therapy_tui.insight.insight import Insight
from therapy_tui.insight.record import days_needed
from therapy_tui.journal.configuration import Configuration
from therapy_tui.journal.jobs import DayJob
from therapy_tui.journal.pending import with_days
from therapy_tui.journal.step import Step
from therapy_tui.journal.store import Journal, Reading
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


@pytest.mark.parametrize("day", [date(2026, 5, 23), date(2026, 5, 1), date(2026, 4, 30)])
def test_what_held_before_the_days_needed_is_what_was_written_last(
    day: date, folder: Path, clock: Clock
) -> None:
    assert days_needed(LAST).first == date(2026, 5, 24)
    written: dict[date, dict[str, Value]] = {
        date(2024, 2, 3): {"frequency": "as-needed", "duration": "under-1-month"},
        day: {"frequency": "monthly", "duration": "1-3-years"},
        date(2026, 5, 24): {"frequency": "weekly", "duration": "over-3-years"},
    }
    days = {day: Day(day, values) for day, values in written.items()}
    write_sample(folder, Sample(days, Profile()))
    record = gather(Journal(folder, clock), LAST)
    assert [*record.days] == [date(2026, 5, 24)]
    assert (record.earlier_frequency, record.earlier_duration) == ("monthly", "1-3-years")


def test_what_still_waits_is_not_taken_for_what_was_written_last(
    folder: Path, clock: Clock
) -> None:
    later, earlier = date(2026, 5, 23), date(2026, 5, 2)
    write_sample(folder, Sample({later: Day(later, {"frequency": "monthly"})}, Profile()))
    journal = Journal(folder, clock)
    waiting = [DayJob(earlier, {"frequency": "weekly"}, Step(earlier))]

    def read(first: date, last: date) -> Reading:
        return with_days(journal.read(first, last), waiting, first, last)

    assert gather(journal, LAST, read=read).earlier_frequency == "monthly"


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
