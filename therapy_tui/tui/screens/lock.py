"""The screen of a locked app: blank but for the line that takes the passphrase."""

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label

from therapy_tui.domain.errors import TherapyError
from therapy_tui.journal.age import PassphraseError
from therapy_tui.journal.vault import Vault
from therapy_tui.tui.widgets.line import Line
from therapy_tui.tui.widgets.too_small import NARROW, SHORT, TooSmall

HOW = "Enter opens the journal, ctrl+q leaves."
WRONG = "That passphrase does not open the journal."
OPENING = "Opening; this takes a second or two."


class LockScreen(ModalScreen[None]):
    """Hides everything until the passphrase of the journal is typed; the editor goes on saving."""

    CSS_PATH: ClassVar = ["../styles/ask.tcss", "../styles/lock.tcss"]

    HORIZONTAL_BREAKPOINTS = NARROW
    VERTICAL_BREAKPOINTS = SHORT

    def __init__(self, vault: Vault, why: str) -> None:
        super().__init__()
        self._vault = vault
        self._why = why

    def compose(self) -> ComposeResult:
        """Why it is locked, the line for the passphrase, and what the keys do."""
        yield TooSmall()
        with Vertical(id="ask"):
            yield Label(self._why, id="question", markup=False)
            line = Line("passphrase")
            line.password = True
            yield line
            yield Label(HOW, id="answer", markup=False)

    def on_mount(self) -> None:
        """The line has the keys before the next one is looked at."""
        self.set_focus(self.query_one(Line))

    def on_input_submitted(self, event: Line.Submitted) -> None:
        """Try the passphrase in a thread: that is slow on purpose."""
        if event.value and not event.input.disabled:
            event.input.disabled = True
            self._say(OPENING)
            # It holds everything else up, so what is said comes first.
            attempt = partial(self._try, event.value)
            self.call_after_refresh(self.run_worker, attempt, thread=True)

    def _try(self, passphrase: str) -> None:
        try:
            self._vault.unlock(passphrase)
        except PassphraseError:
            self.app.call_from_thread(self._refused, WRONG)
        except TherapyError as error:
            self.app.call_from_thread(self._refused, str(error))
        else:
            self.app.call_from_thread(self._opened)

    def _opened(self) -> None:
        if self.is_active:
            self.dismiss()

    def _refused(self, sentence: str) -> None:
        line = self.query_one(Line)
        line.value = ""
        line.disabled = False
        self.set_focus(line)
        self._say(f"{sentence} {HOW}", wrong=True)

    def _say(self, text: str, *, wrong: bool = False) -> None:
        answer = self.query_one("#answer", Label)
        answer.update(text)
        answer.set_class(wrong, "wrong")
