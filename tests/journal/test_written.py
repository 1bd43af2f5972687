"""What file times tell of a date when nothing can be opened."""

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from therapy_tui.domain.clock import Clock
from therapy_tui.domain.errors import JournalError
from therapy_tui.journal.store import Journal
from therapy_tui.journal.written import may_have_entry

DAY = date(2026, 11, 23)
MIDNIGHT = datetime(2026, 11, 23, tzinfo=UTC)
COPY = "2026-11.sync-conflict-20261123-210400-ABCDEFG.toml.age"


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path, Clock(UTC, moment=lambda: MIDNIGHT + timedelta(hours=21)))


def written(file: Path, moment: datetime) -> None:
    file.touch()
    os.utime(file, (moment.timestamp(), moment.timestamp()))


@pytest.mark.parametrize("name", ["2026-11.toml.age", "2026-11.toml", COPY])
def test_only_a_file_of_the_month_that_was_written_since_midnight_may_hold_the_date(
    journal: Journal, tmp_path: Path, name: str
) -> None:
    assert not may_have_entry(journal, DAY)
    written(tmp_path / "2026-10.toml.age", MIDNIGHT + timedelta(hours=9))
    written(tmp_path / "identity.age", MIDNIGHT + timedelta(hours=9))
    written(tmp_path / name, MIDNIGHT - timedelta(seconds=1))
    assert not may_have_entry(journal, DAY)
    written(tmp_path / name, MIDNIGHT)
    assert may_have_entry(journal, DAY)


def test_a_link_to_a_disk_that_is_not_there_may_lead_to_an_entry(
    journal: Journal, tmp_path: Path
) -> None:
    (tmp_path / "2026-11.toml.age").symlink_to(tmp_path / "disk" / "2026-11.toml.age")
    assert may_have_entry(journal, DAY)


def test_a_folder_that_cannot_be_looked_at_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(JournalError, match="cannot be looked at"):
        may_have_entry(Journal(tmp_path / "file", Clock(UTC)), DAY)
