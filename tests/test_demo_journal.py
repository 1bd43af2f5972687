from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import groupby
from pathlib import Path

from tests.conftest import TODAY
from tests.demo_journal import month_text, write_demo_journal
from therapy_tui.domain.calendar import Month
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.day import Day
from therapy_tui.journal.month_change import change_day
from therapy_tui.journal.store import Journal


def by_month(entries: dict[date, Day]) -> Iterator[tuple[Month, list[Day]]]:
    for month, days in groupby(entries.values(), lambda entry: Month.of(entry.date)):
        yield month, list(days)


def test_the_files_are_read_back_as_the_sample(folder: Path, clock: Clock) -> None:
    sample = write_demo_journal(folder, TODAY)
    journal = Journal(folder, clock)
    reading = journal.read(min(sample.days), TODAY)
    assert reading.days == sample.days
    assert journal.read_profile().profile == sample.profile
    assert journal.check() == ()


def test_the_files_are_those_the_program_would_have_written(folder: Path) -> None:
    sample = write_demo_journal(folder, TODAY, 60)
    months = list(by_month(dict(sample.days)))
    assert len(months) == 3
    for month, entries in months:
        text = ""
        for entry in entries:
            text = change_day(text, entry.date, entry.values)
        assert (folder / f"{month}.toml").read_text(encoding="utf-8") == text == month_text(entries)


def test_the_profile_is_the_one_the_program_would_have_written(
    folder: Path, tmp_path: Path
) -> None:
    sample = write_demo_journal(folder, TODAY)
    moment = datetime(2026, 11, 23, 21, 4, tzinfo=UTC)
    journal = Journal(tmp_path / "other", Clock(UTC, moment=lambda: moment))
    journal.update_profile({"started": sample.profile.started, "support": sample.profile.support})
    other = (tmp_path / "other" / "profile.toml").read_text(encoding="utf-8")
    assert set(other.splitlines()) < set(
        (folder / "profile.toml").read_text(encoding="utf-8").splitlines()
    )
