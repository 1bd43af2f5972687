"""The editor: what is typed is written in order by one thread, kept when it fails, taken back."""

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from queue import Queue
from tempfile import TemporaryDirectory
from threading import Thread
from time import monotonic, sleep
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import TODAY, examples
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.day import Day
from therapy_tui.domain.errors import InputError, JournalError
from therapy_tui.domain.fields import FIELDS, Change, Value
from therapy_tui.domain.profile import Goal
from therapy_tui.journal.editor import Done, Editor, NotDone, NotSaved, Outcome, Saved, Undone
from therapy_tui.journal.lock import locked
from therapy_tui.journal.store import Journal

DEADLINE = 20.0
OCTOBER = date(2026, 10, 30)
NEVER = 3600.0
"""A retry that no test waits for."""


class Desk:
    """A journal, an editor on it, and what the editor said."""

    def __init__(self, folder: Path, clock: Clock, retry: float = NEVER) -> None:
        self.folder = folder
        self.journal = Journal(folder, clock)
        self.said: Queue[Outcome] = Queue()
        self.editor = Editor(self.journal, self.said.put, retry_seconds=retry)

    def next(self) -> Outcome:
        return self.said.get(timeout=DEADLINE)

    def shown(self, day: date = TODAY) -> Mapping[str, Value]:
        return self.editor.read(day, day).days.get(day, Day(day)).values

    def on_disk(self, day: date = TODAY) -> dict[str, Any]:
        file = self.folder / f"{day:%Y-%m}.toml"
        table: dict[str, Any] = tomllib.loads(file.read_text()) if file.exists() else {}
        found: dict[str, Any] = table.get(day.isoformat(), {})
        return found

    def write(self, text: str, day: date = TODAY) -> Path:
        self.folder.mkdir(mode=0o700, exist_ok=True)
        file = self.folder / f"{day:%Y-%m}.toml"
        file.write_text(text)
        return file


@pytest.fixture
def opened(folder: Path, clock: Clock) -> Iterator[Callable[..., Desk]]:
    desks: list[Desk] = []

    def open_(**options: float) -> Desk:
        desks.append(Desk(folder, clock, **options))
        return desks[-1]

    yield open_
    for desk in desks:
        desk.editor.close(DEADLINE)


@pytest.fixture
def desk(opened: Callable[..., Desk]) -> Desk:
    return opened()


def until(condition: Callable[[], object]) -> None:
    end = monotonic() + DEADLINE
    while not condition():
        assert monotonic() < end
        sleep(0.005)


class TestSaving:
    def test_changes_are_on_disk_in_the_order_they_were_made(self, desk: Desk) -> None:
        for mood in (1, 7, 3, 9):
            desk.editor.change(TODAY, {"mood": mood})
        desk.editor.change(OCTOBER, {"sleep": 2})
        desk.editor.change(TODAY, {"mood": 4})

        assert desk.editor.flush(DEADLINE)

        assert desk.on_disk() == {"mood": 4}
        assert desk.on_disk(OCTOBER) == {"sleep": 2}
        outcomes = [desk.next() for _ in range(6)]
        assert [type(each) for each in outcomes] == [Saved] * 6
        assert [each.date for each in outcomes if isinstance(each, Saved)] == [TODAY] * 4 + [
            OCTOBER,
            TODAY,
        ]

    def test_an_outcome_tells_the_time_of_the_clock(self, desk: Desk, clock: Clock) -> None:
        desk.editor.change(TODAY, {"mood": 4})

        assert desk.next() == Saved(TODAY, clock.now())

    def test_what_is_saved_while_somebody_waits_is_handed_over_and_not_reported(
        self, desk: Desk
    ) -> None:
        desk.editor.change(TODAY, {"mood": 6})
        assert [saved.date for saved in desk.editor.saved_within(DEADLINE)] == [TODAY]
        assert desk.on_disk() == {"mood": 6}

        with locked(desk.folder):
            desk.editor.change(TODAY, {"mood": 7})
            assert desk.editor.saved_within(0.01) == []
        assert isinstance(desk.next(), Saved)
        assert desk.said.empty()

    def test_what_still_waits_is_shown_already(self, desk: Desk) -> None:
        desk.write(f"[{TODAY}]\nmood = 2\nsleep = 3\n")
        with locked(desk.folder):
            desk.editor.change(TODAY, {"mood": 8})
            desk.editor.change(TODAY, {"sleep": None})
            desk.editor.change_profile({"support": "call Ana"})

            assert desk.shown() == {"mood": 8}
            assert desk.editor.profile().support == "call Ana"
            assert desk.editor.waiting
            assert desk.editor.unsaved == {TODAY: {"mood": 8, "sleep": None}}
            assert desk.on_disk() == {"mood": 2, "sleep": 3}
        assert desk.editor.flush(DEADLINE)
        assert desk.on_disk() == {"mood": 8}
        assert desk.editor.unsaved == {}

    def test_what_waits_outside_the_range_read_is_not_shown(self, desk: Desk) -> None:
        desk.write(f"[{TODAY}]\nmood = 2\n")
        with locked(desk.folder):
            desk.editor.change(OCTOBER, {"mood": 8})

            assert list(desk.editor.read(TODAY, TODAY).days) == [TODAY]
            assert list(desk.editor.read(OCTOBER, TODAY).days) == [TODAY, OCTOBER]

    def test_a_value_out_of_range_is_refused_at_once_and_nothing_waits(self, desk: Desk) -> None:
        with pytest.raises(InputError, match="Mood takes 1 to 10, not 11"):
            desk.editor.change(TODAY, {"mood": 11})

        assert not desk.editor.waiting
        assert not desk.editor.undo()

    def test_changes_from_several_threads_are_all_saved(self, desk: Desk) -> None:
        days = [TODAY - timedelta(days=back) for back in range(8)]

        def change(day: date) -> None:
            for value in range(6):
                desk.editor.change(day, {"homework": value})
                desk.editor.change(day, {"goals": 5 - value})

        threads = [Thread(target=change, args=(day,)) for day in days]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert desk.editor.close(DEADLINE) == {}
        assert [desk.on_disk(day) for day in days] == [{"homework": 5, "goals": 0}] * 8

    def test_closing_waits_for_everything(self, desk: Desk) -> None:
        for value in range(100):
            desk.editor.change(TODAY, {"takeaways": value})

        assert desk.editor.close(DEADLINE) == {}

        assert desk.on_disk() == {"takeaways": 99}
        assert desk.editor.close() == {}

    def test_a_thread_that_ends_unexpectedly_leaves_nobody_waiting(
        self, folder: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """What it was told to write is then among what could not be saved."""
        ended: list[object] = []
        monkeypatch.setattr("threading.excepthook", ended.append)

        def report(outcome: Outcome) -> None:
            raise RuntimeError(outcome)

        editor = Editor(Journal(folder, clock), report)
        editor.change(TODAY, {"mood": 3})
        until(lambda: ended)
        editor.change(TODAY, {"mood": 4})
        unsaved: list[object] = []
        closing = Thread(target=lambda: unsaved.append(editor.close()), daemon=True)
        closing.start()
        closing.join(DEADLINE)

        assert unsaved == [{TODAY: {"mood": 4}}]


class TestFailing:
    def test_a_failed_save_is_said_kept_and_tried_again_by_itself(
        self, opened: Callable[..., Desk]
    ) -> None:
        desk = opened(retry=0.01)
        desk.folder.write_text("a file where the folder should be")
        desk.editor.change(TODAY, {"mood": 6})

        failed = desk.next()
        assert isinstance(failed, NotSaved)
        assert failed.date == TODAY
        assert str(desk.folder) in failed.reason
        assert desk.editor.reason == failed.reason
        assert desk.editor.waiting

        desk.folder.unlink()
        until(lambda: desk.on_disk() == {"mood": 6})
        until(lambda: not desk.editor.waiting)

    def test_the_next_key_tries_again_at_once_and_keeps_the_order(self, desk: Desk) -> None:
        desk.folder.write_text("")
        desk.editor.change(TODAY, {"mood": 6})
        assert isinstance(desk.next(), NotSaved)
        desk.folder.unlink()

        desk.editor.change(TODAY, {"mood": 7})

        assert [type(desk.next()), type(desk.next())] == [Saved, Saved]
        assert desk.on_disk() == {"mood": 7}

    def test_an_unreadable_month_holds_up_its_own_changes_only(self, desk: Desk) -> None:
        broken = desk.write("mood = = 3\n", OCTOBER)
        desk.editor.change(OCTOBER, {"mood": 3})
        desk.editor.change(OCTOBER, {"mood": 4})
        desk.editor.change_profile({"support": "call Ana"})
        desk.editor.change(TODAY, {"mood": 5})

        assert not desk.editor.flush(DEADLINE)

        assert desk.on_disk() == {"mood": 5}
        assert desk.journal.read_profile().profile.support == "call Ana"
        assert desk.editor.unsaved == {OCTOBER: {"mood": 4}}
        assert broken.read_text() == "mood = = 3\n"
        assert "2026-10.toml:1:" in desk.editor.reason
        broken.write_text("# repaired\n")
        assert desk.editor.flush(DEADLINE)
        assert desk.on_disk(OCTOBER) == {"mood": 4}
        assert broken.read_text().startswith("# repaired\n")

    def test_closing_tells_what_could_not_be_saved(self, desk: Desk) -> None:
        desk.folder.write_text("")
        desk.editor.change(TODAY, {"mood": 6})
        desk.editor.change(TODAY, {"note": "hard"})
        desk.editor.change(OCTOBER, {"sleep": 2})

        assert desk.editor.close(DEADLINE) == {
            TODAY: {"mood": 6, "note": "hard"},
            OCTOBER: {"sleep": 2},
        }

    def test_a_profile_that_cannot_be_saved_is_kept_too(self, desk: Desk) -> None:
        profile = desk.folder / "profile.toml"
        desk.folder.mkdir(mode=0o700)
        profile.write_text("support = \n")
        desk.editor.change_profile({"goals": (Goal("walk"),)})

        outcome = desk.next()

        assert isinstance(outcome, NotSaved)
        assert outcome.date is None
        assert [goal.name for goal in desk.editor.profile().goals] == ["walk"]
        profile.write_text('support = "call Ana"\n')
        assert desk.editor.flush(DEADLINE)
        assert desk.journal.read_profile().profile.support == "call Ana"
        assert [goal.name for goal in desk.journal.read_profile().profile.goals] == ["walk"]


FIRST = {"mood": 6, "frequency": "monthly", "duration": "1-3-years"}
BEFORE = 'mood = 2\nsleep = 3\nfrequency = "weekly"\nnote = "old"\n'


class TestUndo:
    @pytest.mark.parametrize(
        ("before", "change"),
        [
            ("", {"mood": 6}),
            ("", {"frequency": "monthly"}),
            ("mood = 2\n", {"mood": None}),
            (BEFORE, {"mood": 9}),
            (BEFORE, {"mood": None}),
            (BEFORE, {"note": "a new one", "sleep": 5, "homework": "none-set"}),
            ('mood = 2\nfrequency = "weekly"\nduration = "1-3-years"\n', {"mood": None}),
            ('frequency = "weekly"\n', {"mood": 6}),
            ('frequency = "weekly"\n', {"mood": 6, "frequency": "monthly"}),
        ],
    )
    def test_a_change_is_taken_back_on_disk_with_all_that_came_and_went_with_it(
        self, desk: Desk, before: str, change: Change
    ) -> None:
        """The first value brings frequency and duration; the last one takes them away."""
        earlier = f'[{TODAY - timedelta(days=1)}]\nmood = 5\nfrequency = "monthly"\n'
        earlier += 'duration = "1-3-years"\n'
        desk.write(earlier + (f"[{TODAY}]\n{before}" if before else ""))
        held = desk.on_disk()
        desk.editor.change(TODAY, change)
        assert desk.editor.flush(DEADLINE)
        assert desk.on_disk() != held

        assert desk.editor.undo()
        assert desk.editor.flush(DEADLINE)

        assert desk.on_disk() == held
        assert desk.shown() == held

    def test_changes_are_taken_back_one_by_one_the_newest_first(self, desk: Desk) -> None:
        desk.editor.change(TODAY, {"mood": 6})
        desk.editor.change(OCTOBER, {"sleep": 2})
        desk.editor.change(TODAY, {"mood": 7})
        states = []
        for _ in range(3):
            assert desk.editor.undo()
            assert desk.editor.flush(DEADLINE)
            states.append((desk.on_disk(), desk.on_disk(OCTOBER)))

        assert states == [({"mood": 6}, {"sleep": 2}), ({"mood": 6}, {}), ({}, {})]
        assert not desk.editor.undo()

    def test_the_outcome_names_what_was_restored(self, desk: Desk, clock: Clock) -> None:
        desk.editor.change(TODAY, {"mood": 6})
        desk.next()
        desk.editor.undo()

        assert desk.next() == Undone(TODAY, ("mood",), (), clock.now())

    def test_what_someone_else_changed_since_is_left_alone_and_named(self, desk: Desk) -> None:
        desk.editor.change(TODAY, {"mood": 6, "sleep": 4})
        assert desk.editor.flush(DEADLINE)
        desk.next()
        Journal(desk.folder, desk.journal.clock).update(TODAY, {"mood": 9})

        desk.editor.undo()

        outcome = desk.next()
        assert isinstance(outcome, Undone)
        assert outcome.left_alone == ("mood",)
        assert outcome.restored == ("sleep",)
        assert desk.on_disk() == {"mood": 9}

    @pytest.mark.parametrize(
        ("written", "change"),
        [
            ("mood = 14", {"mood": 6}),
            ('mood = "so so"', {"mood": 6}),
            ("mood = 6.5", {"mood": None}),
            ('mood = 6\nsleep = [3, 4]\nnote = "n"', {"sleep": 2}),
            ('homework = true\nfrequency = "fortnightly"', {"homework": 3, "frequency": "weekly"}),
            ('mood = { up = 7, down = 2 }\nnote = "n"', {"mood": 6}),
        ],
    )
    def test_what_was_no_value_of_its_field_is_put_back_as_it_was_in_the_file(
        self, desk: Desk, written: str, change: Change
    ) -> None:
        desk.write(f"[{TODAY}]\n{written}\n")
        held = desk.on_disk()
        step = desk.editor.change(TODAY, change)
        if change.get("mood"):
            desk.editor.change(TODAY, {"mood": 7}, step=step)
        assert desk.editor.flush(DEADLINE)
        assert desk.on_disk() != held

        desk.editor.undo()
        assert desk.editor.flush(DEADLINE)

        assert desk.on_disk() == held
        said = [desk.next() for _ in range(desk.said.qsize())]
        assert isinstance(said[-1], Undone)
        assert said[-1].restored == tuple(change)

    def test_what_was_no_value_stays_away_when_someone_else_has_written_there_since(
        self, desk: Desk
    ) -> None:
        for theirs in ("mood = 9", "mood = 99"):
            desk.write(f'[{TODAY}]\nmood = 14\nnote = "n"\n')
            desk.editor.change(TODAY, {"mood": None})
            assert desk.editor.flush(DEADLINE)
            desk.write(f'[{TODAY}]\n{theirs}\nnote = "n"\n')

            desk.editor.undo()
            assert desk.editor.flush(DEADLINE)

            assert desk.on_disk() == {"mood": int(theirs[7:]), "note": "n"}

    def test_one_step_of_many_writes_is_one_undo(self, desk: Desk) -> None:
        desk.write(f'[{TODAY}]\nnote = "before"\n')
        step = None
        for text in ("a", "a b", "a b c"):
            step = desk.editor.change(TODAY, {"note": text}, step=step)
            assert desk.editor.flush(DEADLINE)
        assert desk.on_disk() == {"note": "a b c"}

        desk.editor.undo()
        assert desk.editor.flush(DEADLINE)

        assert desk.on_disk() == {"note": "before"}
        assert not desk.editor.undo()

    def test_a_step_that_was_taken_back_does_not_go_on(self, desk: Desk) -> None:
        step = desk.editor.change(TODAY, {"note": "a"})
        desk.editor.undo()
        again = desk.editor.change(TODAY, {"note": "b"}, step=step)
        assert desk.editor.flush(DEADLINE)

        assert again is not step
        assert desk.on_disk() == {"note": "b"}
        assert desk.editor.undo()
        assert desk.editor.flush(DEADLINE)
        assert desk.on_disk() == {}

    def test_what_never_reached_the_disk_is_dropped(self, desk: Desk) -> None:
        desk.folder.write_text("")
        desk.editor.change(TODAY, {"mood": 6})
        assert isinstance(desk.next(), NotSaved)

        desk.editor.undo()

        outcome = desk.next()
        assert isinstance(outcome, Undone)
        assert outcome.restored == ("mood",)
        assert desk.shown() == {}
        assert desk.editor.close(DEADLINE) == {}

    def test_an_undo_made_while_the_change_is_being_written_comes_after_it(
        self, desk: Desk
    ) -> None:
        desk.write(f"[{TODAY}]\nmood = 2\n")
        with locked(desk.folder):
            desk.editor.change(TODAY, {"mood": 6})
            until(lambda: desk.editor.busy)
            desk.editor.undo()
        assert desk.editor.flush(DEADLINE)

        assert desk.on_disk() == {"mood": 2}

    def test_an_undo_that_cannot_be_saved_is_kept_too(self, desk: Desk) -> None:
        file = desk.write(f"[{TODAY}]\nmood = 2\n")
        desk.editor.change(TODAY, {"mood": 6})
        assert isinstance(desk.next(), Saved)
        text = file.read_text()
        file.write_text("mood = = 3\n")
        desk.editor.undo()
        assert isinstance(desk.next(), NotSaved)
        assert desk.editor.waiting

        file.write_text(text)
        assert desk.editor.flush(DEADLINE)

        assert desk.on_disk() == {"mood": 2}


def _value(key: str) -> st.SearchStrategy[Value | None]:
    field = next(each for each in FIELDS if each.key == key)
    numbers = st.integers(field.low, field.high) if field.numeric else st.nothing()
    words = st.sampled_from(field.choices) if field.choices else st.nothing()
    text = st.sampled_from(["a note", "two\nlines"]) if key == "note" else st.nothing()
    return numbers | words | text | st.none()


CHANGES = st.lists(
    st.tuples(
        st.sampled_from([TODAY, TODAY - timedelta(days=1), OCTOBER]),
        st.sampled_from([field.key for field in FIELDS]).flatmap(
            lambda key: st.tuples(st.just(key), _value(key))
        ),
    ),
    max_size=12,
)


@examples(20, 600)
@given(before=CHANGES, changes=CHANGES)
def test_taking_everything_back_leads_to_where_one_began(
    before: Sequence[tuple[date, tuple[str, Value | None]]],
    changes: Sequence[tuple[date, tuple[str, Value | None]]],
) -> None:
    moment = Clock().now().replace(year=2026, month=11, day=23, hour=21)
    with TemporaryDirectory() as folder:
        desk = Desk(Path(folder) / "journal", Clock(moment=lambda: moment))
        try:
            for day, (key, value) in before:
                desk.journal.update(day, {key: value})
            began = desk.editor.read(date.min, date.max).days
            for day, (key, value) in changes:
                desk.editor.change(day, {key: value})
            shown = desk.editor.read(date.min, date.max).days
            while desk.editor.undo():
                pass
            assert desk.editor.flush(DEADLINE)
            assert desk.editor.read(date.min, date.max).days == began
            assert all(entry.values for entry in shown.values())
        finally:
            desk.editor.close(DEADLINE)


class TestPuttingBack:
    def test_what_was_taken_back_can_be_put_back_and_taken_back_again(self, desk: Desk) -> None:
        step = desk.editor.change(TODAY, {"note": "hard"})
        desk.editor.change(TODAY, {"note": "hard week"}, step=step)
        assert desk.editor.flush(DEADLINE)
        desk.editor.undo()
        assert desk.editor.flush(DEADLINE)
        assert desk.on_disk() == {}

        assert desk.editor.redo()
        assert desk.editor.flush(DEADLINE)
        assert desk.on_disk() == {"note": "hard week"}
        assert not desk.editor.redo()

        desk.editor.undo()
        assert desk.editor.flush(DEADLINE)
        assert desk.on_disk() == {}

    def test_several_are_put_back_in_the_order_they_were_made(self, desk: Desk) -> None:
        for mood in (5, 6, 7):
            desk.editor.change(TODAY, {"mood": mood})
        for _ in range(3):
            desk.editor.undo()
        moods = []
        while desk.editor.redo():
            assert desk.editor.flush(DEADLINE)
            moods.append(desk.on_disk()["mood"])
        assert moods == [5, 6, 7]

    def test_another_change_ends_what_can_be_put_back(self, desk: Desk) -> None:
        desk.editor.change(TODAY, {"mood": 6})
        desk.editor.undo()
        desk.editor.change(TODAY, {"sleep": 4})
        assert not desk.editor.redo()
        assert desk.editor.flush(DEADLINE)
        assert desk.on_disk() == {"sleep": 4}

    def test_a_change_of_the_profile_is_taken_back_in_its_turn(self, desk: Desk) -> None:
        desk.editor.change(TODAY, {"mood": 6})
        step = desk.editor.change_profile({"support": "Ana"})
        desk.editor.change_profile({"support": "Ana, and tea"}, step=step)
        assert desk.editor.flush(DEADLINE)
        while not desk.said.empty():
            desk.next()

        desk.editor.undo()
        assert desk.editor.flush(DEADLINE)
        outcome = desk.next()
        assert isinstance(outcome, Undone)
        assert (outcome.date, outcome.restored) == (None, ("support",))
        assert desk.journal.read_profile().profile.support == ""
        assert desk.on_disk() == {"mood": 6}

        assert desk.editor.redo()
        assert desk.editor.flush(DEADLINE)
        assert desk.journal.read_profile().profile.support == "Ana, and tea"

    def test_a_profile_changed_elsewhere_since_is_left_alone(self, desk: Desk) -> None:
        desk.editor.change_profile({"support": "Ana", "frequency": "monthly"})
        assert desk.editor.flush(DEADLINE)
        desk.next()
        Journal(desk.folder, desk.journal.clock).update_profile({"support": "Zoë"})

        desk.editor.undo()

        outcome = desk.next()
        assert isinstance(outcome, Undone)
        assert (outcome.restored, outcome.left_alone) == (("frequency",), ("support",))
        assert desk.journal.read_profile().profile.support == "Zoë"


class TestOtherActs:
    def test_an_act_is_done_after_the_changes_made_before_it(self, desk: Desk) -> None:
        def count(journal: Journal) -> Done:
            days = journal.read(TODAY, TODAY).days
            return Done(f"mood {days[TODAY].mood}", "done")

        desk.editor.change(TODAY, {"mood": 4})
        desk.editor.do(count)
        desk.editor.change(TODAY, {"mood": 9})

        outcomes = [desk.next() for _ in range(3)]
        assert [type(each) for each in outcomes] == [Saved, Done, Saved]
        assert outcomes[1] == Done("mood 4", "done")

    def test_an_act_is_not_held_up_by_what_cannot_be_written_and_lets_it_be_tried_again(
        self, desk: Desk
    ) -> None:
        file = desk.write("mood = = 3\n")

        def put_right(_: Journal) -> Done:
            file.write_text("format = 1\n")
            return Done("put right", "put right")

        desk.editor.change(TODAY, {"mood": 4})
        assert isinstance(desk.next(), NotSaved)
        desk.editor.do(put_right)

        assert desk.editor.flush(DEADLINE)
        assert desk.on_disk() == {"mood": 4}

    def test_an_act_that_fails_is_told_and_not_tried_again(
        self, opened: Callable[..., Desk]
    ) -> None:
        desk = opened(retry=0.01)
        tries: list[int] = []

        def refuse(_: Journal) -> Done:
            tries.append(1)
            raise JournalError("It is not there.")

        desk.editor.do(refuse)
        assert desk.next() == NotDone("It is not there.", "It is not there.")
        desk.editor.change(TODAY, {"mood": 4})
        assert isinstance(desk.next(), Saved)
        sleep(0.05)
        assert len(tries) == 1
        assert not desk.editor.waiting

    def test_an_error_of_the_program_in_an_act_ends_nothing(self, desk: Desk) -> None:
        def broken(_: Journal) -> Done:
            raise ZeroDivisionError

        desk.editor.do(broken)
        told = desk.next()
        assert isinstance(told, NotDone)
        assert "ZeroDivisionError" in told.brief
        desk.editor.change(TODAY, {"mood": 4})
        assert isinstance(desk.next(), Saved)
