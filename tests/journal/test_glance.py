"""A glance says what the whole journal says, or nothing."""

from datetime import date
from pathlib import Path

import pytest

from therapy_tui.domain.calendar import Month, sessions_held, window
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.fields import BY_KEY
from therapy_tui.domain.series import coverage
from therapy_tui.journal import configuration, month_text
from therapy_tui.journal import glance as glances
from therapy_tui.journal.glance import Glance, glance
from therapy_tui.journal.store import Journal

TODAY = date(2026, 11, 5)
DAYS = 14
OCTOBER = "[2026-10-22]\nmood = 3\n[2026-10-23]\nmood = 4\nsessions = 1\n[2026-10-31]\nsleep = 3\n"
NOVEMBER = (
    "format = 1\n[2026-11-01]\nmood = 10\nsessions = 2\n[2026-11-03]\nnote = 'x'\n"
    "[2026-11-05]\nmood = 6\nsessions = 1\nsleep = 99\nfriend = 'a'\n[2026-11-06]\nmood = 1\n"
)

ORDINARY = {
    "both months": (OCTOBER, NOVEMBER),
    "no month before": (None, NOVEMBER),
    "nothing today": (OCTOBER, "[2026-11-04]\nmood = 5\n"),
    "nothing this month": (OCTOBER, None),
    "a day of another month": (OCTOBER, NOVEMBER + "[2026-10-30]\nmood = 1\n"),
    "no date of the calendar": (OCTOBER, NOVEMBER + "[2026-11-31]\nmood = 1\n[2026-11-4]\n"),
    "a byte order mark": (OCTOBER, "\ufeff" + NOVEMBER),
}
UNUSUAL = {
    "a day without a mood": (OCTOBER, "[2026-11-05]\nsleep = 3\n"),
    "no TOML": (OCTOBER, "mood"),
    "no TOML before": ("mood", NOVEMBER),
    "a newer format": (OCTOBER, "format = 2\n"),
    "a mood out of range": (OCTOBER, "[2026-11-04]\nmood = 11\n"),
    "a mood of zero": (OCTOBER, "[2026-11-04]\nmood = 0\n"),
    "a mood that is no number": (OCTOBER, "[2026-11-05]\nmood = true\n"),
    "sessions out of range": (OCTOBER, "[2026-11-05]\nmood = 5\nsessions = 10\n"),
    "a day that is no table": (OCTOBER, "2026-11-04 = 5\n"),
    "a large file": (OCTOBER, "#" * glances.LARGEST + "\n"),
}


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Clock, "today", lambda _: TODAY)


def look(folder: Path) -> Glance | None:
    return glance(str(folder), str(folder.parent / "config.toml"), DAYS)


def write(folder: Path, october: str | None, november: str | None) -> None:
    for name, text in (("2026-10.toml", october), ("2026-11.toml", november)):
        if text is not None:
            (folder / name).write_text(text, "utf-8")


@pytest.mark.parametrize("texts", ORDINARY.values(), ids=ORDINARY)
def test_it_says_what_the_journal_says(
    tmp_path: Path, texts: tuple[str | None, str | None]
) -> None:
    write(tmp_path, *texts)
    days = Journal(tmp_path, Clock()).read(date(2026, 10, 1), TODAY).days
    entry = days.get(TODAY)
    assert look(tmp_path) == Glance(
        TODAY,
        entry.mood if entry else None,
        coverage(days, *window(TODAY, DAYS)).logged,
        sessions_held(days, Month.of(TODAY).first, TODAY),
    )


@pytest.mark.parametrize("texts", UNUSUAL.values(), ids=UNUSUAL)
def test_it_says_nothing_of_what_is_out_of_the_ordinary(
    tmp_path: Path, texts: tuple[str | None, str | None]
) -> None:
    write(tmp_path, *texts)
    assert look(tmp_path) is None


def test_it_says_nothing_of_an_encrypted_journal(tmp_path: Path) -> None:
    write(tmp_path, OCTOBER, NOVEMBER)
    (tmp_path / "identity.age").touch()
    assert look(tmp_path) is None


def test_it_says_nothing_of_what_cannot_be_read(tmp_path: Path) -> None:
    write(tmp_path, OCTOBER, None)
    (tmp_path / "2026-11.toml").mkdir()
    assert look(tmp_path) is None
    assert look(tmp_path / "nowhere") is None
    (tmp_path / "2026-11.toml").rmdir()
    (tmp_path / "2026-11.toml").symlink_to("nowhere")
    assert look(tmp_path) is None
    (tmp_path / "2026-11.toml").unlink()
    (tmp_path / "2026-11.toml").write_bytes(b"\xff")
    assert look(tmp_path) is None


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("theme = 'x'", True),
        ("day_start = 0", True),
        ("day_start = 13", False),
        ("time_zone = 'Asia/Tokyo'", False),
        ("day_start =", False),
    ],
)
def test_a_configuration_that_moves_the_day_is_understood_or_left(
    tmp_path: Path, said: str, known: bool
) -> None:
    folder = tmp_path / "journal"
    folder.mkdir()
    (tmp_path / "config.toml").write_text(said, "utf-8")
    assert (look(folder) is not None) is known


def test_the_start_of_the_day_is_the_configured_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        Clock, "today", lambda clock: TODAY if clock.day_start == 7 else date(2026, 11, 1)
    )
    folder = tmp_path / "journal"
    folder.mkdir()
    write(folder, OCTOBER, NOVEMBER)
    (tmp_path / "config.toml").write_text("day_start = 7", "utf-8")
    seen = look(folder)
    assert seen is not None
    assert seen.today == TODAY


def test_its_ranges_are_those_of_the_table_of_fields() -> None:
    mood, sessions = BY_KEY["mood"], BY_KEY["sessions"]
    assert range(mood.low, mood.high + 1) == glances.MOODS
    assert range(sessions.low, sessions.high + 1) == glances.SESSIONS
    assert range(configuration.LATEST_DAY_START + 1) == glances.DAY_STARTS
    assert range(month_text.FORMAT, month_text.FORMAT + 1) == glances.FORMATS
