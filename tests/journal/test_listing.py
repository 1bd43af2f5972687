"""The names in the folder: listed once, and again whenever one may have come or gone."""

import os
from datetime import date
from pathlib import Path

import pytest

from tests.encrypted import PASSPHRASE, give_identity
from therapy_tui.domain.calendar import Month
from therapy_tui.domain.clock import Clock
from therapy_tui.journal import files
from therapy_tui.journal.listing import Listing
from therapy_tui.journal.store import Journal

TODAY = date(2026, 11, 23)
BEFORE = Month(2026, 10)
NOW = Month(2026, 11)


@pytest.fixture
def listed(monkeypatch: pytest.MonkeyPatch, folder: Path) -> list[str]:
    """How often the names of the journal's folder were read."""
    times: list[str] = []
    listdir = os.listdir

    def noted(place: str | Path) -> list[str]:
        if Path(place) == folder:
            times.append(str(place))
        return listdir(place)

    monkeypatch.setattr(os, "listdir", noted)
    return times


@pytest.fixture
def saved(folder: Path, clock: Clock) -> Journal:
    """A journal with two months, of which the later was saved here, and then looked at."""
    journal = Journal(folder, clock)
    journal.update(BEFORE.first, {"mood": 4})
    journal.update(TODAY, {"mood": 5})
    journal.revision()
    return journal


def test_saves_of_months_that_are_there_list_nothing_anew(
    saved: Journal, listed: list[str]
) -> None:
    for mood in (6, 7, 8):
        saved.update(TODAY, {"mood": mood})
        assert saved.months(at_hand=True) == [BEFORE, NOW]

    assert listed == []


def test_a_month_that_is_saved_first_is_among_those_at_hand(saved: Journal) -> None:
    saved.update(date(2026, 9, 30), {"mood": 6})

    assert saved.months(at_hand=True) == [Month(2026, 9), BEFORE, NOW]


def test_a_new_month_is_seen_where_the_disk_tells_times_in_seconds(
    saved: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Listing, "_version", lambda _: (0, 0, 0))
    saved.revision()
    saved.update(date(2026, 9, 30), {"mood": 6})

    assert saved.months(at_hand=True) == [Month(2026, 9), BEFORE, NOW]


def test_what_somebody_else_makes_or_removes_is_seen(saved: Journal, folder: Path) -> None:
    other = Journal(folder, saved.clock)
    other.update(date(2026, 8, 1), {"mood": 6})
    assert saved.months(at_hand=True) == [Month(2026, 8), BEFORE, NOW]

    saved.update(TODAY, {"mood": 6})
    (folder / "2026-08.toml").unlink()

    assert saved.months(at_hand=True) == [BEFORE, NOW]


def test_what_comes_in_the_moment_of_a_save_is_seen_by_the_next_look(
    saved: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = files.Staged.commit

    def beside(staged: files.Staged) -> None:
        commit(staged)
        (folder / "2026-07.toml").write_text("[2026-07-01]\nmood = 3\n")

    monkeypatch.setattr(files.Staged, "commit", beside)
    saved.update(TODAY, {"mood": 6})

    before, after = saved.revision(), saved.months(at_hand=True)

    assert (before, after[0]) == (saved.revision(), Month(2026, 7))


def test_a_folder_listed_while_a_save_runs_is_listed_again(
    saved: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = files.Staged.commit

    def beside(staged: files.Staged) -> None:
        (folder / "2026-07.toml").write_text("[2026-07-01]\nmood = 3\n")
        saved.revision()
        (folder / "2026-06.toml").write_text("[2026-06-01]\nmood = 3\n")
        os.utime(folder, ns=(0, 0))
        commit(staged)

    monkeypatch.setattr(files.Staged, "commit", beside)
    saved.update(TODAY, {"mood": 6})

    assert saved.months(at_hand=True) == [Month(2026, 6), Month(2026, 7), BEFORE, NOW]


def test_what_a_killed_process_left_goes_though_all_names_are_at_hand(
    saved: Journal, folder: Path
) -> None:
    for mood in (6, 7):
        left = folder / f".2026-10.toml.77-abcdef0{mood}{files.TEMPORARY}"
        left.write_text("half a")
        saved.revision()

        saved.update(TODAY, {"mood": mood})

        assert not left.exists()


def test_a_plain_month_that_is_replaced_by_its_encrypted_twin_is_gone_from_the_list(
    saved: Journal, folder: Path
) -> None:
    give_identity(folder)
    saved.vault.unlock(PASSPHRASE)
    saved.update(TODAY, {"mood": 6})
    (folder / "2026-11.toml").write_bytes(saved.vault.read(folder / "2026-11.toml")[0])
    saved.revision()

    saved.update(TODAY, {"mood": 7})

    assert sorted(Listing(folder).all()) == sorted(saved.vault.listing.at_hand())
    assert "2026-11.toml" not in saved.vault.listing.at_hand()


def test_months_of_a_folder_that_cannot_be_listed_are_none(saved: Journal, folder: Path) -> None:
    folder.rename(folder.with_name("elsewhere"))

    assert saved.months(at_hand=True) == saved.months() == []
