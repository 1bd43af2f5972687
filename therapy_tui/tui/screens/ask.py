"""Ask for something in one line: a date, a file, a question for the session."""

from collections.abc import Callable
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label

from therapy_tui.domain.errors import InputError
from therapy_tui.domain.words import one_line
from therapy_tui.tui.keys import ASK
from therapy_tui.tui.told import with_keys
from therapy_tui.tui.widgets.line import Line, drained

Answer = TypeVar("Answer")

KEYS = "{answer} goes on, empty or {back} goes back."


class Ask(ModalScreen[Answer | None], Generic[Answer]):
    """Returns what was typed, as ``parse`` reads it, or ``None`` when the person left without."""

    CSS_PATH = "../styles/ask.tcss"
    BINDINGS: ClassVar[list[BindingType]] = ASK

    def __init__(
        self, question: str, forms: str, parse: Callable[[str], Answer], *, given: str = ""
    ) -> None:
        super().__init__()
        self._question = question
        self._forms = forms
        self._parse = parse
        self._given = given

    def compose(self) -> ComposeResult:
        """The question, the line to type in, and what may be typed."""
        with Vertical(id="ask"):
            yield Label(self._question, id="question", markup=False)
            yield Line(self._forms, given=self._given)
            if self._given:
                # What may be typed shows in the line only while that is empty.
                yield Label(self._forms, id="forms", markup=False)
            yield Label(with_keys(self, KEYS), id="answer", markup=False)

    def on_mount(self) -> None:
        """The line has the keys before the next one is looked at."""
        self.set_focus(self.query_one(Line))

    async def action_answer(self) -> None:
        """Take it, or say what is wrong; when this returns, the next key is for what is below."""
        line = self.query_one(Line)
        await drained(line)
        try:
            found = self._parse(line.value) if line.value.strip() else None
        except InputError as error:
            answer = self.query_one("#answer", Label)
            answer.update(one_line(str(error)))
            answer.add_class("wrong")
        else:
            await self.dismiss(found)

    async def action_back(self) -> None:
        """Go back without an answer; the next key is for what is below."""
        await self.dismiss(None)
