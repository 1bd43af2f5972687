"""What every test stands on: no home, no configuration, no network, a clock of its own."""

import gc
import os
import socket
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import settings

from therapy_tui.domain.calendar import DateOrder, speak_dates
from therapy_tui.domain.clock import Clock

TODAY = date(2026, 11, 23)
"""A Monday; the date "today" in all tests that take the fixed clock."""

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
"""Whether what takes minutes is asked for: many more examples, and files of the largest size."""

settings.register_profile("usual", deadline=None, max_examples=40, derandomize=True, database=None)
settings.register_profile("long", deadline=None)
settings.load_profile("long" if LONG else "usual")


def examples(short: int, long: int) -> settings:
    """How many examples a property is tried with: the same ones usually, new ones when long."""
    return settings(max_examples=long if LONG else short)


for name in [*os.environ]:
    if name.startswith(("THERAPY_TUI_", "TEXTUAL", "NO_COLOR", "COLORTERM", "XDG_", "LC_")):
        del os.environ[name]
gc.set_threshold(20_000, 20, 50)  # looking for garbage as often as usual takes a quarter longer
os.environ["TZ"] = "UTC"
os.environ["LANG"] = "C.UTF-8"


@pytest.fixture(autouse=True)
def cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test an empty home and the usual dates; refuse connections that leave here."""
    speak_dates(DateOrder.DAY_FIRST)
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    connect = socket.socket.connect

    def refuse(self: socket.socket, address: object) -> None:
        if self.family != socket.AF_UNIX:
            raise AssertionError(f"a test tried to reach {address!r}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture
def clock() -> Clock:
    """A clock that stands still at 21:04 UTC on ``TODAY``."""
    moment = datetime(TODAY.year, TODAY.month, TODAY.day, 21, 4, tzinfo=UTC)
    return Clock(zone=UTC, moment=lambda: moment)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A journal folder that does not exist yet."""
    return tmp_path / "journal"


def pytest_collection_finish() -> None:
    """Look no more for garbage in what was imported and collected."""
    gc.collect()
    gc.freeze()
