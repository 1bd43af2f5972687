"""The pictures of the README: made from the sample journal, the same on every machine.

``python -m tests.pictures`` writes them; ``tests/test_pictures.py`` holds them to what the app
draws now.
"""

import asyncio
import re
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.demo_journal import write_demo_journal
from tests.people import PEOPLE, Person, person_journal
from therapy_tui.domain.clock import Clock
from therapy_tui.journal.configuration import Configuration
from therapy_tui.journal.store import Journal
from therapy_tui.tui.app import TherapyApp

FOLDER = Path(__file__).parent.parent / "screenshots"
LAST = date(2026, 11, 23)
MOMENT = datetime(2026, 11, 23, 21, 4, tzinfo=UTC)
SCREENS = {
    "today": ("6", "4", "3", "2", "1"),
    "ticking": ("6", "4", "3", "g", "1", "3"),
    "review": ("v", "6", "4"),
    "history": ("h", "left", "left"),
    "year": ("h", "left", "left", "y"),
    "search": ("h", "slash", *"walk", "enter", "down"),
    "trend": ("r", "2"),
    "report": ("p",),
    "settings": (",",),
}
"""The keys that lead to each picture."""
LISTS = {
    "goal-list": (",", "down", "down", "enter", "down", "down"),
    "help": ("6", "question_mark"),
    "import": ("i", *"daylio.csv", "enter"),
}
"""The same for what is shown in one size and theme only."""
SIZES = ((80, 24), (120, 36))
THEMES = {"dark": "calm-dark", "light": "calm-light"}
ONCE = {"high-contrast": "high-contrast", "ansi": "ansi", "no-colour": "no-colour"}
"""The themes that are shown on one screen only, the one with the most colours."""


EXPORT = """\
full_date,date,weekday,time,mood,activities,note
2026-11-17,November 17,Tuesday,21:30,rad,"therapy | walk",after the session
2026-11-12,November 12,Thursday,22:05,meh,,
2026-11-11,November 11,Wednesday,20:10,good,,a quiet evening
2026-11-11,November 11,Wednesday,09:00,meh,,slow start
2026-11-10,November 10,Tuesday,21:10,bad,,
"""
"""What is imported in the picture of it, in the form of Daylio."""

PEOPLE_KEYS = ("r", "3")
"""The keys to the Trend screen of each of the four people: twelve weeks."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One screen in one size and theme, of the sample journal or of one of the four people."""

    screen: str
    size: tuple[int, int]
    theme: str
    person: Person | None = None

    @property
    def path(self) -> Path:
        """Where the picture is kept."""
        if self.person is not None:
            return FOLDER / f"{self.screen}-{self.person.name.replace(' ', '-')}.svg"
        return FOLDER / f"{self.screen}-{self.size[0]}x{self.size[1]}-{self.theme}.svg"


def pictures() -> Iterator[Picture]:
    """All pictures there are."""
    for screen in SCREENS:
        for size in SIZES:
            for theme in THEMES:
                yield Picture(screen, size, theme)
    for screen in LISTS:
        yield Picture(screen, SIZES[0], "dark")
    for theme in ONCE:
        yield Picture("history", SIZES[0], theme)
    for person in PEOPLE:
        yield Picture("trend", SIZES[0], "dark", person)


async def draw(picture: Picture, folder: Path) -> str:
    """The picture as SVG, without fonts from the network; the journal is made in ``folder``,
    and a file to import beside it."""
    if picture.person is None:
        write_demo_journal(folder, LAST)
    else:
        person_journal(picture.person, folder)
    app = TherapyApp(
        Journal(folder, Clock(UTC, moment=lambda: MOMENT)),
        Configuration(theme=(THEMES | ONCE)[picture.theme], animation="off", mouse="off"),
        configuration_file=Path("~/.config/therapy-tui/config.toml"),
    )
    (folder.parent / "daylio.csv").write_text(EXPORT, encoding="utf-8")
    with chdir(folder.parent):
        svg = await _shown(app, picture)
    app.desk.editor.close()
    return re.sub(r"\s*@font-face \{.*?\}\n", "\n", svg, flags=re.DOTALL)


async def _shown(app: TherapyApp, picture: Picture) -> str:
    async with app.run_test(size=picture.size) as pilot:
        for key in PEOPLE_KEYS if picture.person else (SCREENS | LISTS)[picture.screen]:
            await pilot.press(key)
        await app.workers.wait_for_complete()
        while app.desk.editor.waiting:
            await pilot.pause(0.01)
        await pilot.pause()
        return app.export_screenshot(title="therapy-tui")


def main() -> None:
    """Write all pictures anew."""
    for picture in pictures():
        with TemporaryDirectory() as folder:
            drawn = asyncio.run(draw(picture, Path(folder) / "journal"))
            picture.path.write_text(drawn, encoding="utf-8")


if __name__ == "__main__":
    main()
