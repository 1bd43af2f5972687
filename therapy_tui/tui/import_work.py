"""What threads do for the page of an import: read the file, have it written, have it taken back."""

from collections.abc import Callable

from textual.message import Message
from textual.worker import get_current_worker

from therapy_tui.domain.errors import TherapyError
from therapy_tui.exchange.importing import Import
from therapy_tui.exchange.plan import Plan
from therapy_tui.exchange.wanted import Wanted, plan_for
from therapy_tui.journal.editor import Editor
from therapy_tui.journal.imports import Imported
from therapy_tui.journal.outcome import Done
from therapy_tui.journal.store import Journal
from therapy_tui.report.import_lines import imported_briefly, taken_back_briefly

FLUSH = 5.0
"""Seconds to wait until what was changed before is on disk, so that the preview has it."""


class Came(Message):
    """What a thread has come to: how much of it, a plan, what was written, or why nothing was."""

    bubble = False

    def __init__(
        self, what: str | Plan | Imported | TherapyError, of: Wanted | Import, *, back: bool = False
    ) -> None:
        super().__init__()
        self.what = what
        self.of = of
        """What it was done for: of what is no longer wanted nobody is told."""
        self.back = back
        """Whether it was to be taken back."""


Tell = Callable[[Came], object]


class _Stopped(Exception):  # noqa: N818 - no error
    """A reading that nobody waits for any more ends."""


def look_into(wanted: Wanted, editor: Editor, tell: Tell) -> None:
    """Make the plan; for a worker, which ends when nobody waits for it any more."""
    worker = get_current_worker()
    share_read = _percent(wanted, tell)

    def read(share: float) -> None:
        if worker.is_cancelled:
            raise _Stopped
        share_read(share)

    editor.flush(FLUSH)
    try:
        tell(Came(plan_for(editor.journal, wanted, read), wanted))
    except _Stopped:
        return
    except TherapyError as error:
        tell(Came(error, wanted))


def do(one: Import, editor: Editor, tell: Tell, *, back: bool = False) -> None:
    """Have an import written, or taken back, in its turn."""
    act, words = (one.take_back, taken_back_briefly) if back else (one.write, imported_briefly)

    def in_turn(journal: Journal) -> Done:
        try:
            done = act(journal, _percent(one, tell))
        except TherapyError as error:
            tell(Came(error, one, back=back))
            raise
        tell(Came(done, one, back=back))
        return Done(words(done), words(done))

    editor.do(in_turn)


def _percent(of: Wanted | Import, tell: Tell) -> Callable[[float], None]:
    """Tells the share that is done, a whole percent at a time."""
    told = ""

    def share_done(share: float) -> None:
        nonlocal told
        if told != f"{share:.0%}":
            told = f"{share:.0%}"
            tell(Came(told, of))

    return share_done
