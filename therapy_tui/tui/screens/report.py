"""Report: the page for the session, as it will be printed."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType
from textual.getters import query_one
from textual.widget import Widget
from textual.worker import get_current_worker

from therapy_tui.domain.clock import DATE_FORMS
from therapy_tui.domain.errors import InputError, TherapyError
from therapy_tui.report.formats import format_of, page_bytes
from therapy_tui.report.printing import print_page
from therapy_tui.report.questions import keep_questions
from therapy_tui.report.writing import require_place, write_page
from therapy_tui.tui import modes
from therapy_tui.tui.desk import Desk
from therapy_tui.tui.keys import REPORT
from therapy_tui.tui.report_view import Choice, Page, Span
from therapy_tui.tui.screens.ask import Ask
from therapy_tui.tui.screens.tab import TabScreen
from therapy_tui.tui.widgets.frame import TabBar
from therapy_tui.tui.widgets.page import PageView

SIDEWAYS = 20
"""Columns that one arrow moves."""

WIDER = "Left and Right move over the page: it is wider."


class ReportScreen(TabScreen):
    """The text page itself; it is made by a thread, printed and written from here."""

    MODE = modes.REPORT
    CSS_PATH: ClassVar = ["../styles/frame.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = REPORT
    ABOUT = (
        "Page for the session",
        ("Exactly as it will be printed. Notes are left out until you put them in.",),
    )

    view = query_one("#page", PageView)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.choice = Choice()
        self.page: Page | None = None

    def body(self) -> Iterator[Widget]:
        """The page."""
        yield PageView()

    def look(self) -> None:
        """Make the page anew."""
        self.show_faults(())
        self.run_worker(partial(self._make, self.choice), thread=True, exclusive=True, group="page")

    def show_page(self, made: Page) -> None:
        """Show a page."""
        self.page = made
        notes = "with notes" if self.choice.notes else "without notes"
        self.show_heading(made.heading, notes)
        self.view.show(made.lines)
        if self.view.widest > self.view.size.width and not self.query_one(TabBar).said:
            self.say(WIDER)

    def action_usual(self) -> None:
        """Two weeks; eight where few days are logged."""
        self._choose(replace(self.choice, span=Span.USUAL, since=None))

    def action_month(self) -> None:
        """Four weeks."""
        self._choose(replace(self.choice, span=Span.MONTH, since=None))

    def action_since_session(self) -> None:
        """From the last session on."""
        self._choose(replace(self.choice, span=Span.SINCE_SESSION, since=None))

    async def action_since(self) -> None:
        """From a date on, which is asked for."""

        def choose(day: date | None) -> None:
            if day is not None:
                self._choose(self.choice.from_date(day))

        await self.app.push_screen(
            Ask("From which date on?", DATE_FORMS, self.desk.clock.parse), choose
        )

    def action_notes(self) -> None:
        """Notes in or out."""
        self._choose(replace(self.choice, notes=not self.choice.notes))

    async def action_ask(self) -> None:
        """Note a question for the session; it is kept in the profile."""

        def keep(text: str | None) -> None:
            if text:
                self._in_thread(partial(self._keep_question, text))

        await self.app.push_screen(
            Ask("What do you want to ask in the session?", "One question", str.strip), keep
        )

    def action_print(self) -> None:
        """Print the page on the usual printer."""
        made = self.page.report if self.page else None
        if made is not None:
            self.say("Printing…")
            self._in_thread(lambda: print_page(made, None, os.environ))

    async def action_write(self) -> None:
        """Write the page to a file, whose name says the format."""
        name = f"report-{self.desk.clock.today()}.html"
        await self.app.push_screen(
            Ask(
                "Write the page to which file?",
                "a name in .txt .md .html .pdf .json",
                self._place,
                given=name,
            ),
            self._write,
        )

    def action_scroll(self, step: int) -> None:
        """A line up or down."""
        self.view.move(step, 0)

    def action_page(self, step: int) -> None:
        """A screen up or down."""
        self.view.move(step * max(1, self.view.size.height - 1), 0)

    def action_edge(self, step: int) -> None:
        """To the first or the last line."""
        self.view.move(step * len(self.view.lines), 0)

    def action_aside(self, step: int) -> None:
        """To the left or the right, where the page is wider than the screen."""
        self.view.move(0, step * SIDEWAYS)

    def _choose(self, choice: Choice) -> None:
        self.choice = choice
        self.look()

    def _make(self, choice: Choice) -> None:
        worker = get_current_worker()
        made = self.desk.page(choice)
        if not worker.is_cancelled:
            self.from_thread(self.show_page, made)

    def _place(self, typed: str) -> Path:
        path = Path(typed.strip()).expanduser()
        require_place(path, self.desk.journal.folder)
        return path

    def _write(self, path: Path | None, *, replaced: bool = False) -> None:
        made = self.page.report if self.page else None
        if path is None or made is None:
            return
        if os.path.lexists(path) and not replaced:
            question = f"{path.name} is there already. Replace it?"
            again = partial(self._write, replaced=True)
            self.app.push_screen(
                Ask(question, "yes replaces it", _yes), lambda said: again(path if said else None)
            )
            return

        def write() -> str:
            data = page_bytes(made, format_of(path), os.environ)
            write_page(path, data, self.desk.journal.folder, replace=replaced)
            return f"Written to {path}; only you can read it."

        self._in_thread(write)

    def _keep_question(self, text: str) -> str:
        keep_questions(self.desk.journal, [text], self.desk.clock.today())
        self.from_thread(self.look_outside)
        return "Your question is on the page."

    def _in_thread(self, act: Callable[[], str]) -> None:
        """Do something that takes a while and say what came of it."""

        def acted() -> None:
            try:
                said = act()
            except TherapyError as error:
                said = str(error)
            self.from_thread(self.say, said)

        self.run_worker(acted, thread=True, group="acts")


def _yes(typed: str) -> bool:
    if typed.strip().lower() in ("y", "yes"):
        return True
    raise InputError("Type yes to replace it; empty leaves it as it is.")
