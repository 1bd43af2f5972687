"""The version a month had before a day's first change is kept, the newest ten of a month."""

import stat
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.journal.limits import files_up_to
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.errors import SaveError
from therapy_tui.journal.files import TEMPORARY
from therapy_tui.journal.store import Journal

DAY = date(2026, 11, 1)


def at(folder: Path, moment: datetime) -> Journal:
    """The journal as opened at that moment."""
    return Journal(folder, Clock(UTC, moment=lambda: moment))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "backups").iterdir())


def test_a_new_month_needs_no_backup(folder: Path, clock: Clock) -> None:
    Journal(folder, clock).update(DAY, {"mood": 1})

    assert not (folder / "backups").exists()


def test_the_first_change_on_a_day_keeps_the_last_version(folder: Path, clock: Clock) -> None:
    journal = Journal(folder, clock)
    journal.update(DAY, {"mood": 1})
    before = (folder / "2026-11.toml").read_bytes()

    for mood in (2, 3):
        journal.update(DAY, {"mood": mood})

    assert names(folder) == ["2026-11.2026-11-23T210400.toml"]
    assert (folder / "backups" / names(folder)[0]).read_bytes() == before


def test_a_backup_that_was_removed_that_day_is_made_again(folder: Path, clock: Clock) -> None:
    journal = Journal(folder, clock)
    for mood in (1, 2, 3):
        journal.update(DAY, {"mood": mood})
    before = (folder / "2026-11.toml").read_bytes()
    (folder / "backups" / names(folder)[0]).unlink()

    journal.update(DAY, {"mood": 4})

    assert (folder / "backups" / names(folder)[0]).read_bytes() == before


def test_each_day_has_its_backup_while_the_app_stays_open(folder: Path) -> None:
    journal = at(folder, datetime(2026, 11, 23, 22, tzinfo=UTC))
    for mood in (1, 2, 3):
        journal.update(DAY, {"mood": mood})
    journal.keep_time_by(Clock(UTC, moment=lambda: datetime(2026, 11, 24, 7, tzinfo=UTC)))

    journal.update(DAY, {"mood": 4})

    assert names(folder) == ["2026-11.2026-11-23T220000.toml", "2026-11.2026-11-24T070000.toml"]


def test_backups_are_for_the_owner_alone(folder: Path, clock: Clock) -> None:
    journal = Journal(folder, clock)
    for mood in (1, 2):
        journal.update(DAY, {"mood": mood})

    kept = folder / "backups"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o700
    assert stat.S_IMODE((kept / names(folder)[0]).stat().st_mode) == 0o600


def test_leftovers_of_killed_processes_go_with_the_next_backup(folder: Path, clock: Clock) -> None:
    journal = Journal(folder, clock)
    journal.update(DAY, {"mood": 1})
    (folder / "backups").mkdir()
    (folder / "backups" / f".2026-11.2026-11-22T080000.toml.7-ab{TEMPORARY}").write_text("")

    journal.update(DAY, {"mood": 2})

    assert names(folder) == ["2026-11.2026-11-23T210400.toml"]


def test_the_day_of_a_backup_is_the_calendars(folder: Path) -> None:
    evening = datetime(2026, 11, 23, 23, 50, tzinfo=UTC)
    for mood in (1, 2, 3):
        at(folder, evening + timedelta(minutes=8 * mood)).update(DAY, {"mood": mood})

    # 23:58 makes the month; 00:06 is another day, 00:14 the same.
    assert names(folder) == ["2026-11.2026-11-24T000600.toml"]


def test_the_newest_ten_of_a_month_are_kept(folder: Path) -> None:
    first = datetime(2026, 11, 1, 12, tzinfo=UTC)
    at(folder, first).update(date(2026, 10, 5), {"mood": 1})
    at(folder, first + timedelta(days=1)).update(date(2026, 10, 5), {"mood": 2})
    mine = folder / "backups" / "2026-11.before-therapy.toml"
    mine.write_text("")

    for number in range(14):
        at(folder, first + timedelta(days=number)).update(DAY, {"mood": 1 + number % 10})

    kept = [name for name in names(folder) if name.startswith("2026-11.2026")]
    assert kept == [f"2026-11.2026-11-{day:02}T120000.toml" for day in range(5, 15)]
    assert "mood = 3\n" in (folder / "backups" / kept[-1]).read_text()
    assert len([name for name in names(folder) if name.startswith("2026-10.")]) == 1
    assert mine.exists()


def test_a_month_that_cannot_be_backed_up_is_not_changed(folder: Path, clock: Clock) -> None:
    journal = Journal(folder, clock)
    journal.update(DAY, {"mood": 1})
    (folder / "backups").write_text("in the way")

    with pytest.raises(SaveError, match="backups"):
        journal.update(DAY, {"mood": 2})

    assert "mood = 1\n" in (folder / "2026-11.toml").read_text()
    assert sorted(path.name for path in folder.iterdir()) == ["2026-11.toml", "backups"]


def test_nothing_old_is_removed_when_the_new_backup_fails(folder: Path) -> None:
    first = datetime(2026, 11, 1, 12, tzinfo=UTC)
    for number in range(11):
        at(folder, first + timedelta(days=number)).update(DAY, {"mood": 1 + number % 10})
    at(folder, first + timedelta(days=10)).update(DAY, {"note": "long " * 1000})
    before = names(folder)

    # The new version is short enough, the version to be kept is not.
    with files_up_to(1000), pytest.raises(SaveError, match="may not grow that large"):
        at(folder, first + timedelta(days=12)).update(DAY, {"note": None})

    assert names(folder) == before
    assert len(before) == 10
    assert "long long" in (folder / "2026-11.toml").read_text()


def test_the_profile_is_kept_the_same_way(folder: Path, clock: Clock) -> None:
    journal = Journal(folder, clock)
    journal.update_profile({"support": "Call Ada."})
    assert not (folder / "backups").exists()
    before = (folder / "profile.toml").read_bytes()

    journal.update_profile({"support": "Call Bea."})
    journal.update_profile({"support": None})

    assert names(folder) == ["profile.2026-11-23T210400.toml"]
    assert (folder / "backups" / names(folder)[0]).read_bytes() == before


def test_a_profile_that_cannot_be_backed_up_is_not_changed(folder: Path, clock: Clock) -> None:
    journal = Journal(folder, clock)
    journal.update_profile({"support": "Call Ada."})
    (folder / "backups").write_text("in the way")

    with pytest.raises(SaveError, match="backups"):
        journal.update_profile({"support": "Call Bea."})

    assert "Ada" in (folder / "profile.toml").read_text()
    assert sorted(path.name for path in folder.iterdir()) == ["backups", "profile.toml"]
