"""A backup on request never overwrites another, and a clock that was wrong costs no history."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tests.journal.test_backups import at, names
from therapy_tui.domain.calendar import Month
from therapy_tui.journal.backups import backups_of, keep, read_name
from therapy_tui.journal.vault import Vault

NOVEMBER = Month(2026, 11)
DAY = date(2026, 11, 1)
EVENING = datetime(2026, 11, 23, 21, 4, tzinfo=UTC)


def test_what_is_kept_on_request_takes_the_first_free_second(folder: Path) -> None:
    vault = Vault(folder)
    paths = [keep(vault, NOVEMBER, f"# {n}\n".encode(), EVENING) for n in range(3)]

    assert [path.name for path in paths] == [
        "2026-11.2026-11-23T210400.toml",
        "2026-11.2026-11-23T210401.toml",
        "2026-11.2026-11-23T210402.toml",
    ]
    assert [path.read_text() for path in paths] == ["# 0\n", "# 1\n", "# 2\n"]


def test_the_encrypted_form_of_a_name_is_not_free(folder: Path) -> None:
    (folder / "backups").mkdir(parents=True)
    taken = folder / "backups" / "2026-11.2026-11-23T210400.toml.age"
    taken.write_bytes(b"mine")

    assert keep(Vault(folder), NOVEMBER, b"", EVENING).name == "2026-11.2026-11-23T210401.toml"
    assert taken.read_bytes() == b"mine"


def test_what_is_spared_stays_though_it_is_the_oldest(folder: Path) -> None:
    vault = Vault(folder)
    first = [keep(vault, NOVEMBER, b"", EVENING + timedelta(days=n)) for n in range(10)]

    keep(vault, NOVEMBER, b"", EVENING + timedelta(days=10), spare=first[:1])
    assert first[0].exists()

    keep(vault, NOVEMBER, b"", EVENING + timedelta(days=11))
    assert not first[0].exists()


def test_backups_of_a_clock_that_was_ahead_go_first_and_new_ones_stay(folder: Path) -> None:
    ahead = datetime(2036, 11, 1, 12, tzinfo=UTC)
    for number in range(11):
        at(folder, ahead + timedelta(days=number)).update(DAY, {"mood": 1 + number % 10})
    assert len(names(folder)) == 10

    for number in range(4):
        at(folder, EVENING + timedelta(days=number)).update(DAY, {"mood": 5 + number})

    kept = names(folder)
    assert len(kept) == 10
    assert [name[8:18] for name in kept if name.startswith("2026-11.2026")] == [
        "2026-11-23",
        "2026-11-24",
        "2026-11-25",
        "2026-11-26",
    ]
    now = EVENING + timedelta(days=3)
    assert backups_of(folder, NOVEMBER, now)[-1].name == kept[3]


def test_a_clock_that_was_set_back_keeps_one_backup_a_day(folder: Path) -> None:
    at(folder, EVENING).update(DAY, {"mood": 1})
    at(folder, EVENING).update(DAY, {"mood": 2})
    for mood in (3, 4, 5):
        at(folder, EVENING - timedelta(days=5)).update(DAY, {"mood": mood})

    assert names(folder) == ["2026-11.2026-11-18T210400.toml", "2026-11.2026-11-23T210400.toml"]


def test_what_is_no_backup_is_none(tmp_path: Path) -> None:
    for name in (
        "2026-13.2026-11-23T210400.toml",
        "2026-11.2026-02-30T210400.toml",
        "2026-11.2026-11-23T250400.toml",
        "2026-11.before.toml",
        "2026-11.2026-11-23T210400.toml.age.age",
        "2026-11.toml",
    ):
        assert read_name(tmp_path / name) is None
    assert read_name(tmp_path / "2024-02.2024-02-29T235959.toml.age") == (
        Month(2024, 2),
        datetime(2024, 2, 29, 23, 59, 59),
    )
