"""Cutting the power after every call of a scene, and judging all that may then be on the disk."""

from dataclasses import dataclass, field
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

from tests.faults import disk
from tests.faults.calls import Call
from tests.faults.disk import Disk, Tree
from tests.faults.judging import Wrong, verdict
from tests.faults.scenes import Scene
from tests.faults.trial import JOURNAL, Stage, fast
from therapy_tui.journal.files import TEMPORARY


@dataclass(slots=True)
class Cuts:
    """How many moments and states of the disk were tried, and what was wrong in one."""

    moments: int = 0
    states: int = 0
    wrong: list[Wrong] = field(default_factory=list)


@dataclass(slots=True)
class _Recorder:
    """Notes the states that the disk may be in after each call, and what was acknowledged."""

    disk: Disk
    unsynced: bool
    acknowledged: int = 0
    moments: int = 0
    found: dict[tuple[int, frozenset[tuple[str, object]]], tuple[str, Tree]] = field(
        default_factory=dict
    )

    def before(self, call: Call) -> None:
        pass

    def after(self, call: Call) -> None:
        if call.name == "fsync" and self.unsynced:
            return
        self.disk.after(call)
        if call.changes:
            self.note(f"after {call}")

    def acknowledge(self) -> None:
        """An act has returned: from here on it must last."""
        self.acknowledged += 1
        self.note("after an act")

    def note(self, when: str) -> None:
        """Keep each state that is not known yet; temporary files are nothing to anybody."""
        self.moments += 1
        for tree in self.disk.states():
            seen = {path: what for path, what in tree.items() if not path.endswith(TEMPORARY)}
            self.found.setdefault((self.acknowledged, frozenset(seen.items())), (when, seen))


def cut_power(scene: Scene, *, unsynced: bool = False) -> Cuts:
    """Play a scene once and judge every state that a power cut could leave, at every moment.

    With ``unsynced`` nothing is ever flushed, as in a program that does not know ``fsync``.
    """
    cuts = Cuts()
    with TemporaryDirectory(dir=fast()) as base:
        stage = Stage(scene, Path(base))
        truth = stage.truth()
        stage.set()
        recorder = _Recorder(Disk(stage.root), unsynced)
        recorder.note("before the first call")
        ended = stage.run(recorder, recorder.acknowledge)
        assert not ended.error, ended.error
        cuts.moments = recorder.moments
        after = Path(base) / "after"
        for (acknowledged, _), (when, tree) in recorder.found.items():
            cuts.states += 1
            after.mkdir()
            disk.write(tree, after)
            for wrong in verdict(after / JOURNAL, truth, acknowledged):
                where = f"{scene.name}, {when}: {wrong.text}"
                cuts.wrong.append(Wrong(wrong.kind, where))
            rmtree(after)
    return cuts
