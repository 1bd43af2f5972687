"""Import: a line for the file, the preview of the command, and the yes, which can be taken back."""

import asyncio
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static
from textual.worker import Worker

from therapy_tui.domain.errors import InputError, TherapyError
from therapy_tui.domain.words import one_line
from therapy_tui.exchange.answers import (
    Answers,
    parse_answers,
    parse_word,
    word_forms,
    word_question,
)
from therapy_tui.exchange.importing import Import
from therapy_tui.exchange.paths import completed, typed_path
from therapy_tui.exchange.plan import Plan
from therapy_tui.exchange.sources import AUTO
from therapy_tui.exchange.wanted import Wanted
from therapy_tui.journal.imports import Imported
from therapy_tui.report.import_lines import imported_lines, plan_lines, taken_back_lines
from therapy_tui.tui.desk import Desk
from therapy_tui.tui.import_view import (
    READ,
    Drawn,
    State,
    as_lines,
    foot_text,
    introduction,
    names_lines,
    next_program,
    program_text,
    state_of,
)
from therapy_tui.tui.import_work import Came, do, look_into
from therapy_tui.tui.keys import IMPORT_PAGE
from therapy_tui.tui.screens.ask import Ask
from therapy_tui.tui.screens.over import PageOver
from therapy_tui.tui.told import with_keys
from therapy_tui.tui.widgets.line import Line, drained

FILE = "a file, a zip or a folder"
ANSWERS = "only where it is asked for, such as calm=8"


class ImportPage(PageOver[None]):
    """Reads the file in a thread of its own, and has the editor write it in its turn."""

    CSS_PATH = "../styles/importing.tcss"
    BINDINGS: ClassVar[list[BindingType]] = IMPORT_PAGE

    file = query_one("#file", Line)
    answers = query_one("#answers", Line)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._source = AUTO
        self._replace = False
        self._state = State.ASKING
        self._plan: Plan | None = None
        self._wanted: Wanted | None = None
        self._reading: Worker[None] | None = None
        self._import: Import | None = None
        self._so_far = ""
        self._drawn: Drawn = introduction

    def compose(self) -> ComposeResult:
        """The lines to type in, what is shown below them, and what the keys do."""
        for label, widget in (
            ("File", Line(FILE, id="file")),
            ("Program", Static(id="program", markup=False)),
            ("Answers", Line(ANSWERS, id="answers")),
        ):
            with Horizontal():
                yield Static(label, classes="label")
                yield widget
        with VerticalScroll(id="page", can_focus=False):
            yield Static(id="lines")
        yield Static(id="foot", markup=False)

    def on_mount(self) -> None:
        """The line has the keys before the next one is looked at."""
        for line in (self.file, self.answers):
            line.select_on_focus = False  # what is typed goes on where it ended
        self.set_focus(self.file)
        self._show(State.ASKING, introduction)

    def on_resize(self) -> None:
        """Fit the lines to the width."""
        self._draw()

    def on_descendant_focus(self) -> None:
        """Other keys work while a line is typed in."""
        self._say()

    def on_descendant_blur(self) -> None:
        """And others again when it is left."""
        self._say()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What works now; in a line, the arrows and letters are the line's."""
        read = not self._typing and self._state in (*READ, State.REFUSED)
        reading = not self._typing and self._state is State.READING
        another = read or (reading and self._source != AUTO)
        works = {
            "program_before": another,
            "program_after": another,
            "answers": read or reading,
            "file": read or reading,
            "theirs": read and self._plan is not None and self._plan.differs,
            "take_back": self._state in (State.WRITING, State.DONE),
            "edge": not self._typing,
        }
        return works.get(action, True) and super().check_action(action, parameters)

    async def action_accept(self) -> None:
        """Read what is named; ask for words; import what is shown; go back, once it is done."""
        if self._typing:
            await drained(self.file)
            await drained(self.answers)
            self._read()
        elif self._state is State.REFUSED:
            self.set_focus(self.file)
        elif self._state is State.UNKNOWN:
            await self._ask_word(0)
        elif self._state is State.READY and self._plan is not None:
            self._write(self._plan)
        elif self._state in (State.DONE, State.TAKEN_BACK):
            await self.dismiss()

    async def action_back(self) -> None:
        """From a line back to what was read; else to the screen below, and nothing is read on."""
        if self._typing and self._plan is not None:
            self.set_focus(None)
            return
        if self._reading is not None:
            self._reading.cancel()
        await self.dismiss()

    async def action_complete(self) -> None:
        """Complete the name as far as it is certain; from the answers, to the name."""
        if self.focused is self.answers:
            self.set_focus(self.file)
        if self.focused is not self.file:
            return
        await drained(self.file)
        found = await asyncio.to_thread(completed, self.file.value)
        self.file.value = found.text
        self.file.action_end()
        if len(found.names) != 1:
            self._show(self._state, partial(names_lines, found.names))

    def action_scroll(self, lines: int) -> None:
        """A line down or up; to the answers or to the name, where one of them is typed."""
        if self._typing:
            self.set_focus(self.answers if lines > 0 else self.file)
        else:
            super().action_scroll(lines)

    def action_file(self) -> None:
        """Name another file."""
        self.set_focus(self.file)

    def action_answers(self) -> None:
        """Say more about this one."""
        self.set_focus(self.answers)

    def action_program_before(self) -> None:
        """Take the file for one of the program before."""
        self._take_for(-1)

    def action_program_after(self) -> None:
        """Take the file for one of the next program."""
        self._take_for(1)

    def action_theirs(self) -> None:
        """Take the values of the file where both have one, or keep those of the journal."""
        self._replace = not self._replace
        self._read()

    def action_take_back(self) -> None:
        """Take back what is imported, once it is."""
        if self._import is not None:
            self._show(State.TAKING_BACK, self._drawn)
            do(self._import, self._desk.editor, self.post_message, back=True)

    def on_came(self, came: Came) -> None:
        """Show what a thread has come to."""
        if came.of not in (self._wanted, self._import):
            return
        match came.what:
            case str(so_far):
                self._so_far = so_far
                self._say()
            case Plan() as plan:
                self._plan = plan
                self._show(state_of(plan), partial(plan_lines, plan))
            case Imported() as done if came.back:
                self._show(State.TAKEN_BACK, partial(taken_back_lines, done))
            case Imported() as done:
                going_back = self._state is State.TAKING_BACK
                state = State.TAKING_BACK if going_back else State.DONE
                self._show(state, partial(imported_lines, done))
            case TherapyError() as error if not came.back:
                self._refuse(error)
            case TherapyError() as error if self._state is State.TAKING_BACK:
                self._show(State.DONE, as_lines(str(error)))

    @property
    def _typing(self) -> bool:
        return isinstance(self.focused, Line)

    def _take_for(self, step: int) -> None:
        self._source = next_program(self._source, self._plan, step)
        self._read()

    def _read(self) -> None:
        """Read the file as it is wanted now."""
        try:
            path, answers = typed_path(self.file.value), parse_answers(self.answers.value)
        except InputError as error:
            self._refuse(error)
            return
        if self._wanted is not None and path != self._wanted.path:
            self._source, self._replace = AUTO, False
        self._plan = None
        self._wanted = Wanted(path, self._source, answers, self._replace)
        self.set_focus(None)
        self._show(State.READING, self._drawn)
        look = partial(look_into, self._wanted, self._desk.editor, self.post_message)
        self._reading = self.app.run_worker(look, thread=True, exclusive=True, group="import")

    async def _ask_word(self, number: int, known: Answers | None = None) -> None:
        """Ask for one unknown word after the other; read the file again when all are known."""
        if self._plan is None or self._wanted is None:
            return
        words = self._plan.unknown
        answers = known or self._wanted.answers
        unknown = words[number]

        async def take(value: str | None) -> None:
            if value is None:
                return
            said = answers.with_word(unknown, value)
            self.answers.value = str(said)
            if unknown is words[-1]:
                self._read()
            else:
                await self._ask_word(number + 1, said)

        question = word_question(words, number)
        await self.app.push_screen(
            Ask(question, word_forms(unknown), partial(parse_word, unknown)), take
        )

    def _write(self, plan: Plan) -> None:
        self._import = Import(plan)
        self._show(State.WRITING, self._drawn)
        do(self._import, self._desk.editor, self.post_message)

    def _refuse(self, error: TherapyError) -> None:
        self._plan = None
        self._show(State.REFUSED, as_lines(str(error)))

    def _show(self, state: State, drawn: Drawn) -> None:
        self._state, self._drawn, self._so_far = state, drawn, ""
        self.query_one("#program", Static).update(program_text(self._source, self._plan))
        self._draw()
        self._moving.scroll_home(animate=False)
        self.refresh_bindings()
        self._say()

    def _draw(self) -> None:
        lines = [one_line(line) for line in self._drawn(self.text_width)]
        self.query_one("#lines", Static).update(Content("\n".join(lines)))

    def _say(self) -> None:
        text = foot_text(self._state, self._plan, self._so_far, typing=self._typing)
        self.query_one("#foot", Static).update(one_line(with_keys(self, text)))
