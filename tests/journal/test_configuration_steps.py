"""Changes of the configuration while the app is open: in their turn, taken back and put back."""

from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest

from therapy_tui.domain.clock import Clock
from therapy_tui.domain.profile import Goal
from therapy_tui.journal.editor import Editor, NotSaved, Outcome, Saved, Undone
from therapy_tui.journal.store import Journal

PATIENCE = 10.0


class Desk:
    """An editor, the configuration it writes, and what it reports."""

    def __init__(self, folder: Path, clock: Clock, file: Path) -> None:
        self.file = file
        self.outcomes: Queue[Outcome] = Queue()
        self.editor = Editor(Journal(folder, clock), self.outcomes.put, retry_seconds=0.05)

    @property
    def text(self) -> str:
        return self.file.read_text() if self.file.exists() else ""

    def next(self) -> Outcome:
        return self.outcomes.get(timeout=PATIENCE)


@pytest.fixture
def desk(folder: Path, clock: Clock, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(folder, clock, tmp_path / "config.toml")
    yield desk
    desk.editor.close(PATIENCE)


def test_a_change_is_written_and_known_at_once(desk: Desk) -> None:
    desk.editor.change_configuration(desk.file, {"theme": "nord"})
    assert desk.editor.configured() == {"theme": "nord"}
    assert isinstance(desk.next(), Saved)
    assert desk.text == 'theme = "nord"\n'


def test_undo_puts_back_what_the_file_said_and_redo_the_change(desk: Desk) -> None:
    desk.file.write_text("day_start = 30 # mine\n")
    desk.editor.change_configuration(desk.file, {"day_start": 5, "week_start": 6})
    assert isinstance(desk.next(), Saved)
    assert desk.text == 'day_start = 5 # mine\nweek_start = "sunday"\n'

    assert desk.editor.undo()
    assert desk.editor.configured() == {}
    outcome = desk.next()
    assert isinstance(outcome, Undone)
    assert (outcome.of_configuration, outcome.restored) == (True, ("day_start", "week_start"))
    assert desk.text == "day_start = 30 # mine\n"

    desk.editor.redo()
    assert desk.editor.configured() == {"day_start": 5, "week_start": 6}
    assert isinstance(desk.next(), Saved)
    assert desk.text == 'day_start = 5 # mine\nweek_start = "sunday"\n'


def test_changes_of_one_step_are_one_undo(desk: Desk) -> None:
    step = desk.editor.change_configuration(desk.file, {"theme": "nord"})
    desk.editor.change_configuration(desk.file, {"theme": "dracula"}, step=step)
    assert desk.editor.flush(PATIENCE)
    assert desk.text == 'theme = "dracula"\n'
    desk.editor.undo()
    assert desk.editor.flush(PATIENCE)
    assert desk.text == ""


def test_what_was_changed_elsewhere_since_is_left_alone(desk: Desk) -> None:
    desk.editor.change_configuration(desk.file, {"theme": "nord"})
    assert desk.editor.flush(PATIENCE)
    desk.file.write_text('theme = "dracula"\n')
    desk.editor.undo()
    outcomes = [desk.next(), desk.next()]
    assert isinstance(outcomes[1], Undone)
    assert outcomes[1].left_alone == ("theme",)
    assert desk.text == 'theme = "dracula"\n'


def test_a_file_that_is_no_toml_keeps_the_change_until_it_is(desk: Desk) -> None:
    desk.file.write_text("theme = \n")
    desk.editor.change_configuration(desk.file, {"theme": "nord"})
    outcome = desk.next()
    assert isinstance(outcome, NotSaved)
    assert "config.toml:1" in outcome.brief
    assert desk.editor.unsaved_configuration == {"theme": "nord"}
    desk.file.write_text("# mended\n")
    assert desk.editor.flush(PATIENCE)
    assert 'theme = "nord"' in desk.text


def test_a_change_of_the_profile_straight_after_an_undo_builds_on_what_was_before(
    desk: Desk,
) -> None:
    desk.editor.change_profile({"goals": (Goal("one"),)})
    assert desk.editor.flush(PATIENCE)
    for name in ("two", "three"):
        goals = desk.editor.profile().goals
        desk.editor.change_profile({"goals": (*goals, Goal(name))})
        if name == "two":
            assert desk.editor.flush(PATIENCE)
            desk.editor.undo()
    assert desk.editor.flush(PATIENCE)
    assert [goal.name for goal in desk.editor.profile().goals] == ["one", "three"]
