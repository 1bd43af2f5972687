from datetime import date, timedelta
from pathlib import Path
from threading import Thread

import pytest

from tests.conftest import TODAY
from tests.report.reports import __, journal_of, report_of, rows
from therapy_tui.domain.errors import InputError
from therapy_tui.domain.profile import Profile, Question
from therapy_tui.journal.store import Journal
from therapy_tui.report.questions import keep_questions


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def shown(folder: Path, *questions: Question, ask: tuple[str, ...] = ()) -> list[str]:
    """What a page made today asks, a week after the newest session."""
    days = rows(sessions=[1, *[__] * 13, 1, *[__] * 7])
    report = report_of(folder, days, Profile(questions=questions), ask=ask)
    return [question.text for question in report.questions]


def test_questions_asked_before_the_newest_session_are_no_longer_shown(folder: Path) -> None:
    old, new = Question("old", ago(8)), Question("new", ago(3))
    assert shown(folder, old, new) == ["new"]


def test_a_question_of_the_session_day_itself_still_stands(folder: Path) -> None:
    assert shown(folder, Question("afterwards", ago(7))) == ["afterwards"]


def test_a_question_without_a_date_always_stands(folder: Path) -> None:
    assert shown(folder, Question("when?")) == ["when?"]


def test_questions_stand_where_no_session_is_marked(folder: Path) -> None:
    profile = Profile(questions=(Question("old", ago(300)),))
    assert len(report_of(folder, rows(mood=[5]), profile).questions) == 1


def test_questions_stand_where_sessions_are_switched_off(folder: Path) -> None:
    profile = Profile(questions=(Question("old", ago(8)),), hidden=("sessions",))
    days = rows(sessions=[1, *[__] * 7])
    assert len(report_of(folder, days, profile).questions) == 1


def test_what_is_being_asked_comes_last_and_only_once(folder: Path) -> None:
    said = shown(folder, Question("a", ago(1)), ask=("b", "a", "b"))
    assert said == ["a", "b"]


def test_a_question_is_kept_with_its_date_behind_the_others(folder: Path) -> None:
    journal = journal_of(folder, {}, Profile(questions=(Question("first", ago(2)),)))
    keep_questions(journal, ["second", "second"], TODAY)
    keep_questions(journal, ["first"], TODAY)
    held = journal.read_profile().profile.questions
    assert held == (Question("first", ago(2)), Question("second", TODAY))


def test_a_question_that_was_answered_can_be_asked_again(folder: Path) -> None:
    days = rows(sessions=[1, __, __])
    journal = journal_of(folder, days, Profile(questions=(Question("again", ago(9)),)))
    keep_questions(journal, ["again"], TODAY)
    assert [q.asked for q in journal.read_profile().profile.questions] == [ago(9), TODAY]


def test_an_empty_question_is_refused_and_nothing_is_written(folder: Path) -> None:
    journal = journal_of(folder, {})
    before = (folder / "profile.toml").read_bytes()
    with pytest.raises(InputError, match="The question is empty"):
        keep_questions(journal, ["really?", "  "], TODAY)
    assert (folder / "profile.toml").read_bytes() == before


def test_nothing_asked_touches_no_file(folder: Path) -> None:
    journal = Journal(folder, journal_of(folder.parent / "other", {}).clock)
    keep_questions(journal, [], TODAY)
    assert not folder.exists()


def test_two_who_ask_at_once_both_keep_their_questions(folder: Path) -> None:
    journals = [journal_of(folder, {}), Journal(folder, journal_of(folder, {}).clock)]
    threads = [
        Thread(target=journal.add_questions, args=([Question(f"{number} {n}") for n in range(3)],))
        for number, journal in enumerate(journals)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    held = {question.text for question in journals[0].read_profile().profile.questions}
    assert held == {f"{number} {n}" for number in range(2) for n in range(3)}
