"""The week review: the last seven days, and one entry for them, kept on today's date."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from textual.binding import BindingType
from textual.getters import query_one
from textual.widget import Widget

from therapy_tui.tui import modes
from therapy_tui.tui.keys import REVIEW
from therapy_tui.tui.review_view import review_view
from therapy_tui.tui.screens.check_in import FORM, CheckInScreen
from therapy_tui.tui.screens.tab import FRAME_LINES
from therapy_tui.tui.views import after_midnight_text
from therapy_tui.tui.widgets.frame import Notice
from therapy_tui.tui.widgets.under import UNDER
from therapy_tui.tui.widgets.week import Week

KEPT = "One entry for the week, kept as today's."


class ReviewScreen(CheckInScreen):
    """The form of today, asked about the week, and the seven days below it."""

    MODE = modes.REVIEW
    TAB = "today"
    CSS_PATH: ClassVar = ["../styles/frame.tcss", "../styles/review.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = REVIEW

    week = query_one("#week", Week)

    def body(self) -> Iterator[Widget]:
        """The form, the lines under it, the week."""
        yield from self.form_parts(review_view(self.desk, self.date).form)
        yield Week()

    @property
    def lines_under(self) -> int:
        """How the row is answered goes before a row of the week does."""
        return UNDER - 1

    @property
    def below(self) -> int:
        """The week."""
        return self.week.needed

    def fit(self) -> None:
        """Where not all lines find room, one line is left under the form."""
        super().fit()
        height, notices = self.app.size.height, self.query_one(Notice).notices
        free = height - FRAME_LINES - len(notices) - FORM - UNDER - self.week.needed
        self.set_class(free < 1, "-tight")

    def on_mount(self) -> None:
        """Say where the entry is kept."""
        self.say(after_midnight_text(self.desk) or KEPT)

    async def open_day(self, day: date) -> None:
        """Show the week to a date, with the cursor on the first empty row."""
        await super().open_day(day)
        if not self.under.status:
            self.say(KEPT)

    def show(self, *, place_cursor: bool = False) -> None:
        """Show the week and its entry as they are now."""
        view = review_view(self.desk, self.date)
        self.week.week = view.week
        self.show_heading(*view.headings)
        self.show_form(view.form, view.faults, place_cursor=place_cursor)

    async def action_back(self) -> None:
        """Go back to where one was."""
        await self.run_action("app.review")
