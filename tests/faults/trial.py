"""Trying a scene with every fault at every call, and judging what is on the disk afterwards."""

import json
import os
import shutil
import signal
import warnings
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults.calls import Call, Observer, watched
from tests.faults.judging import Kind, Truth, Wrong, is_sentence, leftovers, look, verdict
from tests.faults.plans import Depth, Plan, Recorder, plans
from tests.faults.scenes import Scene, opened
from therapy_tui.domain.errors import TherapyError

JOURNAL = "journal"
"""The name of the journal's folder inside the folder that is watched."""

PATIENCE = 60
"""Seconds after which a process that hangs is ended."""


@dataclass(slots=True)
class Tally:
    """What was done to a scene, and what came of it."""

    faults: Counter[str] = field(default_factory=Counter)
    acknowledged: int = 0
    told: int = 0
    wrong: list[Wrong] = field(default_factory=list)
    """Losses, files that cannot be read, leftovers, errors that are no sentence."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How far a run came: acts acknowledged, the error that ended it, calls made."""

    acknowledged: int
    error: str = ""
    sentence: bool = True


class Stage:
    """A scene in a folder of its own, set anew for each run."""

    def __init__(self, scene: Scene, base: Path) -> None:
        self.scene = scene
        self._template = base / "template"
        self._template.mkdir()
        scene.prepare(self._template / JOURNAL)
        self.root = base / "root"
        self.folder = self.root / JOURNAL

    def set(self) -> None:
        """Put the journal back to what it is before the first act."""
        shutil.rmtree(self.root, ignore_errors=True)
        shutil.copytree(self._template, self.root, symlinks=True)

    def truth(self) -> Truth:
        """What the journal holds before the scene and after each act, when nothing goes wrong."""
        self.set()
        journal = opened(self.folder)
        states = [look(journal)]
        for act in self.scene.acts:
            act(journal)
            states.append(look(journal))
        return Truth(states, self.scene.tidy)

    def run(self, observer: Observer, acknowledge: Callable[[], object] = lambda: None) -> Ended:
        """Play the acts under the eyes of an observer, to the end or to the first error."""
        journal = opened(self.folder)
        done = 0
        try:
            with watched(self.root, observer, threads=True):
                for act in self.scene.acts:
                    act(journal)
                    done += 1
                    acknowledge()
        except Exception as error:  # noqa: BLE001 - which one it is is what is judged
            return Ended(done, f"{type(error).__name__}: {error}", is_sentence(error))
        return Ended(done)

    def calls(self) -> list[Call]:
        """The calls that the acts make when nothing goes wrong."""
        self.set()
        recorder = Recorder()
        ended = self.run(recorder)
        assert not ended.error, ended.error
        return recorder.calls

    def go_on(self) -> None:
        """Do what a person does after a fault: the last act once more."""
        self.scene.acts[-1](opened(self.folder))


def try_faults(scene: Scene, depth: Depth = Depth.ONE) -> Tally:
    """Play a scene once for every fault at every call of it."""
    tally = Tally()
    with TemporaryDirectory(dir=fast()) as base:
        stage = Stage(scene, Path(base))
        truth = stage.truth()
        for plan in plans(stage.calls(), depth):
            stage.set()
            _judge(stage, truth, plan, _befall(stage, plan), tally)
    return tally


def _befall(stage: Stage, plan: Plan) -> Ended:
    if not plan.fault.fatal:
        return stage.run(plan)
    # Each act is acknowledged over a pipe, as what is killed can return nothing.
    reading, writing = os.pipe()
    ended = in_child(lambda: stage.run(plan, lambda: os.write(writing, b"a")))
    os.close(writing)
    with os.fdopen(reading, "rb") as said:
        acknowledged = len(said.read())
    return ended or Ended(acknowledged)


def _judge(stage: Stage, truth: Truth, plan: Plan, ended: Ended, tally: Tally) -> None:
    tally.faults[plan.fault.kind] += 1
    tally.acknowledged += ended.acknowledged
    tally.told += bool(ended.error and ended.sentence)
    wrong = [] if ended.sentence else [Wrong(Kind.UNTOLD, ended.error)]
    wrong += verdict(stage.folder, truth, ended.acknowledged)
    try:
        stage.go_on()
    except TherapyError as error:
        wrong.append(Wrong(Kind.UNREADABLE, f"the next write fails: {error}"))
    wrong += verdict(stage.folder, truth, len(stage.scene.acts))
    wrong += leftovers(stage.root)
    where = f"{stage.scene.name}, {plan.fault.kind} at call {plan.at}"
    tally.wrong += [Wrong(each.kind, f"{where}: {each.text}") for each in wrong]


def fast() -> Path | None:
    """Memory to work in, where there is some: no disk is waited for."""
    memory = Path("/dev/shm")  # noqa: S108
    return memory if os.access(memory, os.W_OK) else None


def in_child(work: Callable[[], Ended]) -> Ended | None:
    """What the work returned in a process of its own, ``None`` where that was killed.

    Raises:
        RuntimeError: the process hung, or ended by itself in another way.
    """
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        # Of threads that other tests left behind, the child needs none.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        _be_child(work, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as said:
        data = said.read()
    _, status = os.waitpid(child, 0)
    if data:
        return Ended(**json.loads(data))
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
        return None
    raise RuntimeError(f"a process ended in its own way: {os.waitstatus_to_exitcode(status)}")


def _be_child(work: Callable[[], Ended], writing: int) -> None:
    signal.alarm(PATIENCE)
    try:
        os.write(writing, json.dumps(asdict(work())).encode())
    finally:
        os._exit(0)
