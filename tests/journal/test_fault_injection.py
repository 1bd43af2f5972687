"""A write that dies or fails at any of its system calls loses nothing and says what it could not.

The short form, with one error for each call and for many scenes a sample of the calls. The
torture run (``python -m tests.benchmarks.torture --long``) takes every fault at every call.
"""

import errno
import os
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from tests.faults.calls import Call, watched
from tests.faults.judging import Kind, Truth
from tests.faults.plans import Depth, Die, Fail, Plan, Recorder
from tests.faults.scenes import (
    EVENING,
    EVERY_SCENE,
    SCENES,
    Scene,
    change_old,
    opened,
    plain,
)
from tests.faults.trial import Ended, Stage, Tally, in_child, try_faults
from therapy_tui.journal import backups, files, store

CHANGE = Scene("changing", plain, (change_old,))

WHOLE = (SCENES[1],)
"""The scene of which all these are taken; of the others each sixth."""


def named(scene: Scene) -> str:
    return scene.name.replace(" ", "-")


@pytest.mark.parametrize("scene", EVERY_SCENE, ids=named)
def test_a_fault_at_any_call_loses_nothing_and_is_told(scene: Scene) -> None:
    tally = try_faults(scene, Depth.ONE if scene in WHOLE else Depth.SAMPLE)

    assert [str(wrong) for wrong in tally.wrong] == []
    assert sum(tally.faults.values()) >= 8
    assert tally.told + tally.acknowledged > 0


def test_a_fault_after_a_write_leaves_that_write_acknowledged(tmp_path: Path) -> None:
    stage = Stage(EVENING, tmp_path)
    flushed = [at for at, call in enumerate(stage.calls()) if call.name == "fsync"]
    stage.set()

    ended = stage.run(Plan(Fail(errno.EIO), flushed[-1]))

    assert ended.acknowledged == len(EVENING.acts) - 1
    assert ended.sentence


AUDITED = {
    "open": ("create", "open"),
    "os.rename": ("rename",),
    "os.remove": ("unlink",),
    "os.mkdir": ("mkdir",),
    "os.rmdir": ("rmdir",),
    "os.symlink": ("symlink",),
    "os.link": ("link",),
    "os.truncate": ("ftruncate",),
    "os.chmod": ("chmod", "fchmod"),
    "os.chown": ("chown", "fchown"),
    "fcntl.flock": ("flock",),
    "os.listdir": ("listdir",),
    "os.scandir": ("scandir",),
}
"""What Python itself tells of the calls that are made, and our names of them."""


@pytest.mark.parametrize("scene", EVERY_SCENE, ids=named)
def test_no_call_of_a_write_goes_unseen(scene: Scene, tmp_path: Path) -> None:
    stage = Stage(scene, tmp_path)
    stage.set()
    # Played once before, so that nothing is imported under the eyes of what listens.
    stage.run(Recorder())
    stage.set()

    # What listens to Python cannot be taken away again, so it does in a process of its own.
    assert in_child(lambda: compared(stage)) == Ended(0)


def compared(stage: Stage) -> Ended:
    """Which calls of a scene were made and not seen, as an error."""
    recorder = Recorder()
    heard: Counter[str] = Counter()
    listening = False

    def listen(on: bool) -> None:
        nonlocal listening
        listening = on

    def hear(event: str, arguments: tuple[Any, ...]) -> None:
        # An object around an open file opens nothing.
        if listening and event in AUDITED and not (event == "open" and type(arguments[0]) is int):
            heard[event] += 1

    sys.addaudithook(hear)
    stage.scene = Scene("", plain, (lambda _: listen(True), *stage.scene.acts))
    stage.run(recorder, lambda: None)
    listen(False)
    seen = Counter(
        event for call in recorder.calls for event, names in AUDITED.items() if call.name in names
    )
    return Ended(0, f"{heard} were made, {seen} were seen" if heard != seen else "")


class TestTheTrialItself:
    """A write that is careless in one way is found out."""

    @pytest.fixture
    def careless(self, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Tally]:
        def try_with(module: object, name: str, function: object) -> Tally:
            monkeypatch.setattr(module, name, function)
            return try_faults(CHANGE)

        return try_with

    def test_one_that_writes_in_place_loses_the_file(self, careless: Callable[..., Tally]) -> None:
        def in_place(staged: files.Staged) -> None:
            data = staged.temporary.read_bytes()
            descriptor = os.open(staged.target, os.O_WRONLY | os.O_CREAT)
            os.ftruncate(descriptor, 0)
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)

        tally = careless(files.Staged, "commit", in_place)

        assert Kind.LOST in {wrong.kind for wrong in tally.wrong}

    def test_one_that_tells_the_systems_words_is_no_sentence(
        self, careless: Callable[..., Tally], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def commit(staged: files.Staged) -> None:
            staged.temporary.replace(staged.target)
            files.sync_folder(staged.target.parent)

        monkeypatch.setattr(store, "saving", lambda _: nullcontext())
        tally = careless(files.Staged, "commit", commit)

        assert {wrong.kind for wrong in tally.wrong} == {Kind.UNTOLD}

    def test_one_that_keeps_no_old_version_is_found(
        self, careless: Callable[..., Tally], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        truth = Stage.truth

        def truth_and_then_none(stage: Stage) -> Truth:
            found = truth(stage)
            monkeypatch.setattr(backups, "back_up", lambda *_: None)
            return found

        tally = careless(Stage, "truth", truth_and_then_none)

        assert {wrong.kind for wrong in tally.wrong} == {Kind.LOST}
        assert all("is in no backup" in wrong.text for wrong in tally.wrong)

    def test_a_kill_is_a_kill(self, tmp_path: Path) -> None:
        stage = Stage(CHANGE, tmp_path)
        stage.set()
        before = (stage.folder / "2026-11.toml").read_bytes()
        number = next(at for at, call in enumerate(stage.calls()) if call.name == "rename")
        stage.set()

        assert in_child(lambda: stage.run(Plan(Die(), number))) is None
        assert (stage.folder / "2026-11.toml").read_bytes() == before


def test_only_calls_about_the_folder_are_seen(tmp_path: Path) -> None:
    recorder = Recorder()
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    inside.mkdir()
    with watched(inside, recorder):
        outside.mkdir()
        outside.rename(inside / "moved")
        opened(inside).revision()

    assert {call.path.name for call in recorder.calls} <= {"inside", "identity.age", "moved"}
    assert Call("listdir", inside) in recorder.calls
