"""The questions a person takes to the next session, and how a new one is kept."""

from collections.abc import Callable, Sequence
from datetime import date

from therapy_tui.domain.errors import InputError
from therapy_tui.domain.fields import SESSIONS
from therapy_tui.domain.profile import Profile, Question
from therapy_tui.journal.store import Journal, Reading
from therapy_tui.report.gathering import newest_session


def questions_to_ask(
    profile: Profile,
    ask: Sequence[str],
    made: date,
    journal: Journal,
    read: Callable[[date, date], Reading],
) -> tuple[Question, ...]:
    """The questions asked since the newest session, then those in ``ask`` that are new.

    One asked on the day of the session still stands: it may have come up afterwards. One without
    a date always stands. Nothing is ever deleted from the profile.
    """
    dated = [question.asked for question in profile.questions if question.asked]
    newest = None
    if dated and SESSIONS.key not in profile.hidden:
        newest = newest_session(journal, min(dated), made, read)
    standing = [
        question
        for question in profile.questions
        if newest is None or question.asked is None or question.asked >= newest
    ]
    for text in ask:
        if not any(text == question.text for question in standing):
            standing.append(Question(text, made))
    return tuple(standing)


def keep_questions(journal: Journal, ask: Sequence[str], asked: date) -> None:
    """Keep new questions in the profile; one that still stands with the same words is not new.

    Raises:
        InputError: a question without a word in it.
        SaveError: they could not be kept; the profile is as it was.
    """
    if any(not text.strip() for text in ask):
        raise InputError("The question is empty.")
    standing = questions_to_ask(journal.read_profile().profile, (), asked, journal, journal.read)
    known = {question.text for question in standing}
    new = [Question(text, asked) for text in dict.fromkeys(ask) if text not in known]
    if new:
        journal.add_questions(new)
