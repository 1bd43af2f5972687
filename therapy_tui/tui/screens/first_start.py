"""First start: four optional questions, then Today. Each can be skipped."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from therapy_tui.domain.asking import (
    NEXT_SESSION_FORMS,
    STARTED_FORMS,
    parse_next_session,
    parse_started,
)
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.errors import InputError
from therapy_tui.domain.fields import FREQUENCY
from therapy_tui.domain.profile import MOST_OPEN_GOALS, Goal
from therapy_tui.domain.words import DISCLAIMER, counted, visible
from therapy_tui.tui.keys import FIRST_START
from therapy_tui.tui.told import with_keys
from therapy_tui.tui.widgets.line import Line, drained
from therapy_tui.tui.widgets.too_small import NARROW, SHORT, TooSmall


@dataclass(frozen=True, slots=True)
class Question:
    """One question: what is asked, how it may be answered, and for what it is used."""

    key: str
    text: str
    forms: str


PROMISE = (
    "Your days are kept in plain files in a folder of your own; nothing leaves this machine. "
    "Four questions, all optional: {answer} on an empty line skips one."
)
WAY = "{answer} goes on, {leave} skips the rest."

QUESTIONS = (
    Question(
        "frequency",
        "How often do you meet your therapist?",
        "  ".join(f"{n} {FREQUENCY.text(c)}" for n, c in enumerate(FREQUENCY.choices, 1)),
    ),
    Question("started", "Since when are you in therapy with this therapist?", STARTED_FORMS),
    Question(
        "goals",
        "What are the goals of your therapy, in your own words?",
        f"One goal at a time, {MOST_OPEN_GOALS} at most; empty when done.",
    ),
    Question("next_session", "When is your next session?", NEXT_SESSION_FORMS),
)


class FirstStart(ModalScreen[None]):
    """Gives each answer to ``keep`` as soon as there is one, by attribute of the profile."""

    CSS_PATH = "../styles/first_start.tcss"
    HORIZONTAL_BREAKPOINTS = NARROW
    VERTICAL_BREAKPOINTS = SHORT
    BINDINGS: ClassVar[list[BindingType]] = FIRST_START

    def __init__(self, clock: Clock, keep: Callable[[Mapping[str, object]], None]) -> None:
        super().__init__()
        self.clock = clock
        self._keep = keep
        self._goals: tuple[Goal, ...] = ()
        self.at = 0

    def compose(self) -> ComposeResult:
        """The promise, one question at a time, and the disclaimer."""
        yield TooSmall()
        with VerticalScroll(id="first", can_focus=False):
            yield Static("Welcome", id="welcome")
            yield Static(with_keys(self, PROMISE), id="promise", markup=False)
            yield Static(id="question", markup=False)
            yield Line(id="reply")
            yield Static(id="forms", markup=False)
            yield Static(with_keys(self, WAY), id="way", markup=False)
            yield Static(DISCLAIMER, id="disclaimer", markup=False)

    def on_mount(self) -> None:
        """Ask the first question."""
        self._ask()

    async def action_answer(self) -> None:
        """Take an answer, or say what is wrong with it; an empty one skips.

        When this returns, the next key is of the next question, or of Today.
        """
        reply = self.query_one("#reply", Line)
        await drained(reply)
        typed = reply.value.strip()
        question = QUESTIONS[self.at]
        try:
            same_again = bool(typed) and self._take(question, typed)
        except InputError as error:
            self._say(str(error), wrong=True)
            return
        self.at += 0 if same_again else 1
        if self.at == len(QUESTIONS):
            await self.action_leave()
        else:
            self._ask()

    async def action_leave(self) -> None:
        """Go to Today; when this returns, the next key acts there."""
        await self.dismiss()

    def _take(self, question: Question, typed: str) -> bool:
        """Keep an answer; whether the same question goes on."""
        if question.key == "frequency":
            digit = int(typed) if typed in "123456" and len(typed) == 1 else 0
            chosen = FREQUENCY.choices[digit - 1] if digit else FREQUENCY.parse(typed)
            self._keep({"frequency": chosen})
        elif question.key == "started":
            self._keep({"started": parse_started(typed, self.clock.today())})
        elif question.key == "next_session":
            self._keep({"next_session": parse_next_session(typed, self.clock.now())})
        else:
            self._goals = (*self._goals, Goal(typed, since=self.clock.today()))
            self._keep({"goals": self._goals})
            return len(self._goals) < MOST_OPEN_GOALS
        return False

    def _ask(self) -> None:
        question = QUESTIONS[self.at]
        done = counted(len(self._goals), "goal") if question.key == "goals" and self._goals else ""
        self.set_class(self.at > 0, "-begun")
        number = f"{self.at + 1} of {len(QUESTIONS)}   "
        self.query_one("#question", Static).update(number + question.text)
        names = "".join(f"\n· {visible(goal.name)}" for goal in self._goals) if done else ""
        self._say(question.forms + names)
        reply = self.query_one("#reply", Line)
        reply.value = ""
        reply.focus()

    def _say(self, text: str, *, wrong: bool = False) -> None:
        forms = self.query_one("#forms", Static)
        forms.update(text)
        forms.set_class(wrong, "wrong")
