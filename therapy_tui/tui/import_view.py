"""The page of an import in words: how far it is, what the keys do then, what may be typed."""

from collections.abc import Callable, Sequence
from enum import Enum

from therapy_tui.exchange.plan import Fate, Plan
from therapy_tui.exchange.sources import AUTO, sources
from therapy_tui.exchange.wanted import names
from therapy_tui.report.wrapping import flowing, wrapped

Drawn = Callable[[int], list[str]]
"""Lines of at most so many columns."""


class State(Enum):
    """How far an import is; the value says what the keys do then."""

    ASKING = "{accept} reads it, {complete} completes the name, {back} goes back."
    READING = "{back} stops."
    REFUSED = (
        "{accept} or {file} another file, {back} goes back. {answers} answers, {program_before} "
        "{program_after} another program."
    )
    UNKNOWN = (
        "{accept} asks for what is needed, {back} goes back. {answers} answers, {program_before} "
        "{program_after} another program, {file} another file."
    )
    READY = (
        "{accept} imports, {back} goes back and writes nothing. {answers} answers, "
        "{program_before} {program_after} another program, {file} another file."
    )
    NOTHING = (
        "There is nothing to write; {back} goes back. {answers} answers, {program_before} "
        "{program_after} another program, {file} another file."
    )
    WRITING = "{take_back} takes it back."
    DONE = "{take_back} takes it back, {back} goes back."
    TAKING_BACK = "{back} goes back meanwhile."
    TAKEN_BACK = "{back} goes back."


AGAIN = "{accept} reads it with this, {back} goes back to what was read."
"""What the keys do in a line while there is something read."""

THEIRS, OURS = "{theirs} takes theirs where both differ.", "{theirs} keeps yours where both differ."

BUSY = {
    State.READING: "Reading",
    State.WRITING: "Writing",
    State.TAKING_BACK: "Taking back",
}
"""What goes on in a thread."""

READ = (State.UNKNOWN, State.READY, State.NOTHING)
"""Where a preview is shown."""

INTRODUCTION = (
    "Bring days over from another program. Export there, and type the name of what it wrote: a "
    "file, a zip or a folder. You see what would be written before anything is. These are known:"
)


def state_of(plan: Plan) -> State:
    """How far it is once a plan was made."""
    if plan.unknown:
        return State.UNKNOWN
    return State.READY if plan.writes else State.NOTHING


def introduction(width: int) -> list[str]:
    """What can be imported, for a page on which nothing is read yet."""
    lines = [*wrapped(INTRODUCTION, width), ""]
    for each in sources():
        lines += wrapped(f"{each.title}: {each.files}", width, "", "  ")
    return lines


def names_lines(found: Sequence[str], width: int) -> list[str]:
    """The names that what was typed could become."""
    if not found:
        return wrapped("There is no file whose name begins so.", width)
    return flowing(found, width)


def as_lines(text: str) -> Drawn:
    """A sentence as lines."""
    return lambda width: wrapped(text, width)


def program_text(name: str, plan: Plan | None) -> str:
    """Of which program the file is, and whether that was guessed."""
    if name == AUTO:
        return f"{plan.source.title}, guessed" if plan else "guessed from the file"
    return next(each.title for each in sources() if each.name == name)


def next_program(name: str, plan: Plan | None, step: int) -> str:
    """The next of the programs, round and round; from the one that was guessed on."""
    every = names()
    at = every.index(plan.source.name if name == AUTO and plan else name)
    return every[(at + step) % len(every)]


def foot_text(state: State, plan: Plan | None, so_far: str, *, typing: bool) -> str:
    """What goes on, and what the keys do; with the names of actions for keys."""
    if typing:
        return AGAIN if plan is not None else State.ASKING.value
    if state in BUSY:
        return f"{BUSY[state]} {so_far}".strip() + f"… {state.value}"
    if plan is not None and plan.differs and state in READ:
        return f"{state.value} {OURS if plan.counts[Fate.REPLACED] else THEIRS}"
    return state.value
