"""A seat in front of the app: keys go in, what a person sees and what is on disk come out."""

import asyncio
import tomllib
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from pathlib import Path
from time import monotonic
from typing import Any

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from tests.conftest import TODAY
from tests.demo_journal import month_text
from tests.tui.sheets import share_parsed_styles
from therapy_tui.domain.calendar import Month
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.day import Day
from therapy_tui.domain.fields import Value
from therapy_tui.journal.configuration import Configuration
from therapy_tui.journal.profile_change import change_profile
from therapy_tui.journal.profile_text import NEW_PROFILE
from therapy_tui.journal.store import Journal
from therapy_tui.tui.app import TherapyApp

DEADLINE = 30.0
SIZES = ((60, 20), (80, 24), (120, 36))
USUAL = Configuration()
share_parsed_styles()


class WithoutHaste(TherapyApp):
    """The app, but that it makes no other screen ready while the first is shown."""

    def _make_ready(self) -> None:
        """Leave it: most tests would pay for what they do not use."""


class MovingTime:
    """A moment that the test moves; ``clock`` always tells it."""

    def __init__(self, moment: datetime, zone: tzinfo | None = UTC) -> None:
        self.moment = moment
        self.clock = Clock(zone, moment=lambda: self.moment)

    def set(self, day: date, hour: int, minute: int = 0) -> None:
        self.moment = datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)


@dataclass
class Seat:
    """The running app, with the screen as rows of plain text."""

    app: TherapyApp
    pilot: Pilot[None]
    folder: Path
    _drawn: list[str] = field(default_factory=list, repr=False)

    @property
    def rows(self) -> list[str]:
        """What stands on the screen; drawn once until something else can run."""
        if not self._drawn:
            strips = self.app.screen._compositor.render_strips()
            self._drawn = ["".join(segment.text for segment in strip).rstrip() for strip in strips]
            asyncio.get_running_loop().call_soon(self._drawn.clear)
        return self._drawn.copy()

    @property
    def text(self) -> str:
        return "\n".join(self.rows)

    def row(self, start: str) -> str:
        """The first row that begins so, whatever marks the cursor; empty when there is none."""
        found = (row for row in self.rows if row.lstrip(" ›").startswith(start))
        return next(found, "")

    def row_with(self, text: str) -> str:
        """The first row that holds the text; empty when there is none."""
        return next((row for row in self.rows if text in row), "")

    def row_of(self, start: str) -> int:
        """On which row of the screen that row stands."""
        return self.rows.index(self.row(start))

    @property
    def cursor(self) -> str:
        """What the form's row with the cursor begins with, up to its value."""
        marked = [row for row in self.rows if row.startswith("› ")]
        return marked[0][2:19].strip() if len(marked) == 1 else f"{len(marked)} cursors"

    async def press(self, *keys: str) -> None:
        """One key after the other, each when the one before has done all it does.

        Pilot's own ``press`` waits until the machine is idle, which on a busy one takes long.
        """
        for key in keys:
            self.app.post_message(_key(key))
            await self._answered()
            await self._answered()
        await self.settle()

    async def resize(self, size: tuple[int, int]) -> None:
        """Give the terminal another size."""
        await self.pilot.resize_terminal(*size)
        await self.settle()

    async def burst(self, *keys: str) -> None:
        """All keys at once, as a terminal hands on what was typed ahead."""
        for key in keys:
            self.app.post_message(_key(key))
        await self.settle()

    def focus(self) -> None:
        """The terminal comes to the front."""
        self.app.post_message(events.AppFocus())

    async def settle(self) -> None:
        """Wait until every widget has dealt with its messages, and all is laid out and drawn."""
        calm = 0
        while calm < 3 and self.app.is_running:
            await (self._answered() if calm < 2 else self.pilot._wait_for_screen())
            screen = self.app.screen
            calm = 0 if screen._layout_required or screen._dirty_widgets else calm + 1
            screen._on_timer_update()

    async def _answered(self) -> None:
        """Wait until app, focused widget and screen have dealt with their messages."""
        for pump in (self.app, self.app.focused, self.app.screen):
            done = asyncio.Event()
            if pump is not None and self.app.is_running and pump.call_later(done.set):
                await asyncio.wait_for(done.wait(), DEADLINE)

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait for something that a thread brings about; fail with the picture when it does not."""
        end = monotonic() + DEADLINE
        while not condition():
            assert monotonic() < end, f"it did not happen; the screen shows\n{self.text}"
            await asyncio.sleep(0.005)
            await self.settle()
        await self.settle()  # what else has changed with it is drawn too

    async def sees(self, *texts: str) -> None:
        """Wait until all of these stand on the screen."""
        await self.until(lambda: all(text in self.text for text in texts))

    async def computed(self) -> None:
        """Wait until all that threads compute for the screen is shown."""
        await self.until(lambda: all(worker.is_finished for worker in self.app.workers))

    async def saved(self) -> None:
        """Wait until all changes are on disk and the screen was told."""
        editor = self.app.desk.editor
        with editor._wake:
            goal = editor._rounds + 1  # counted when nothing is left to do, nor to be told
            editor._wake.notify_all()
        await self.until(lambda: not editor.waiting and editor._rounds >= goal)
        await self.settle()

    def on_disk(self, day: date = TODAY) -> dict[str, Any]:
        """The day's table as the month file has it now; empty when there is none."""
        return stored(self.folder, f"{Month.of(day)}.toml").get(day, {})

    @property
    def all_on_disk(self) -> dict[date, dict[str, Any]]:
        """All days of all month files, read without our own code."""
        return stored(self.folder)


def _key(key: str) -> events.Key:
    """A key by its name, or by the character it types."""
    if key.startswith("alt+"):
        return events.Key(key, key[-1])  # as a terminal sends it that cannot tell it from Esc
    if len(key) > 1:
        return events.Key(key, None)
    return events.Key(key if key.isalnum() else _character_to_key(key), key)


def before(days: int) -> date:
    """So many days before today."""
    return TODAY - timedelta(days=days)


def write_days(folder: Path, days: Mapping[date, Mapping[str, Value]], **profile: object) -> None:
    """A journal as the program would have written it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    entries = [Day(day, days[day]) for day in sorted(days)]
    for month in sorted({Month.of(day) for day in days}):
        text = month_text(entry for entry in entries if Month.of(entry.date) == month)
        write(folder / f"{month}.toml", text)
    write(folder / "profile.toml", change_profile(NEW_PROFILE, profile))


def write(path: Path, text: str) -> None:
    """A file of the journal, written by hand."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_text(text, encoding="utf-8", newline="")


def stored(folder: Path, files: str = "????-??.toml") -> dict[date, dict[str, Any]]:
    """All days of these month files, read without our own code."""
    found = {}
    for file in sorted(folder.glob(files)):
        for key, table in tomllib.loads(file.read_text(encoding="utf-8")).items():
            if isinstance(table, dict):
                found[date.fromisoformat(key)] = table
    return found


@asynccontextmanager
async def seated(
    folder: Path,
    clock: Clock,
    size: tuple[int, int] = (80, 24),
    configuration: Configuration = USUAL,
    *,
    ahead: bool = False,
    **options: Any,
) -> AsyncIterator[Seat]:
    """Open the app on a folder, and let it end as it does for a person.

    With ``ahead`` it makes ready what is needed soon, as it always does for a person.
    """
    kind = TherapyApp if ahead else WithoutHaste
    app = kind(Journal(folder, clock), configuration, **options)
    try:
        async with app.run_test(size=size) as pilot:
            seat = Seat(app, pilot, folder)
            await seat.settle()
            yield seat
    finally:
        app.desk.editor.close(DEADLINE)
