"""Ask for a date in one line."""

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label

from therapy_tui.domain.clock import Clock
from therapy_tui.domain.errors import InputError
from therapy_tui.tui.widgets.line import Line


class AskDate(ModalScreen[date | None]):
    """Returns the date that was typed, or ``None`` when the person left without one."""

    CSS_PATH = "../styles/ask.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "back", tooltip="Back without going anywhere"),
    ]

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.clock = clock

    def compose(self) -> ComposeResult:
        """The question, the line to type in, and what may be typed."""
        with Vertical(id="ask"):
            yield Label("Go to which date?", id="question", markup=False)
            yield Line("YYYY-MM-DD, today, yesterday or -3")
            yield Label("Enter goes there, empty or Esc goes back.", id="answer", markup=False)

    def on_mount(self) -> None:
        """The line has the keys before the next one is looked at."""
        self.set_focus(self.query_one(Line))

    def on_input_submitted(self, event: Line.Submitted) -> None:
        """Go there, or say what is wrong."""
        if not event.value.strip():
            self.dismiss(None)
            return
        try:
            self.dismiss(self.clock.parse(event.value))
        except InputError as error:
            answer = self.query_one("#answer", Label)
            answer.update(str(error))
            answer.add_class("wrong")
