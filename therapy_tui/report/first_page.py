"""What a person wrote, on the first page of the HTML report: whole, or its beginning."""

from dataclasses import dataclass, replace

from therapy_tui.domain.words import counted
from therapy_tui.report.model import Report
from therapy_tui.report.saying import dated
from therapy_tui.report.text import NOTE_LINES, QUESTION_LINES
from therapy_tui.report.text_signs import own_words
from therapy_tui.report.wrapping import wrapped

COLUMNS = 96
"""Columns of a line; letters of usual width fill a line of the page less than that."""
QUESTIONS = 6
"""Lines that all questions together take on the first page."""


@dataclass(frozen=True, slots=True)
class Own:
    """A text of the person: its name, what is shown of it here, and what that leaves out."""

    name: str
    shown: str
    left: str = ""
    """Empty where all of it is shown."""
    lines: int = 0
    """How many lines it takes on the first page, about."""


@dataclass(frozen=True, slots=True)
class Written:
    """The person's texts on the first page, and in full those that are cut there."""

    questions: tuple[Own, ...]
    more_questions: str
    """How many are on the second page alone; empty where none are."""
    notes: tuple[Own, ...]
    second: tuple[Own, ...]


def written(report: Report) -> Written:
    """Each note cut at three lines, each question at two and all of them at six."""
    asked = [
        Own(str(number), _own(question.text)) for number, question in enumerate(report.questions, 1)
    ]
    noted = [
        Own(dated(note.date, report.window.last), _own(note.text)) for note in report.notes or ()
    ]
    first = [_begun(own, QUESTION_LINES) for own in asked]
    room = [sum(own.lines for own in first[:at]) for at in range(1, len(first) + 1)]
    fit = max(sum(lines <= QUESTIONS for lines in room), 1)
    more = len(first) - fit
    notes = [_begun(own, NOTE_LINES) for own in noted]
    whole = [*asked, *noted]
    on_first = [*first[:fit], *asked[fit:], *notes]
    return Written(
        questions=tuple(first[:fit]),
        more_questions=f"{counted(more, 'more question')}, on page 2" if more > 0 else "",
        notes=tuple(notes),
        second=tuple(
            full
            for at, (full, shown) in enumerate(zip(whole, on_first, strict=True))
            if shown.left or fit <= at < len(asked)
        ),
    )


def _begun(own: Own, most: int) -> Own:
    lines = wrapped(own.shown, COLUMNS)
    if len(lines) <= most:
        return replace(own, lines=len(lines))
    left = f"{counted(len(lines) - most, 'more line')}, in full on page 2"
    return replace(own, shown="\n".join(lines[:most]), left=left, lines=most)


def _own(text: str) -> str:
    return own_words(text, ascii=False)
