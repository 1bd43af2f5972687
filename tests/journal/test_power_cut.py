"""Whatever a power cut leaves on the disk, at any moment of a write, is a whole journal."""

import os
from pathlib import Path

import pytest

from tests.faults import disk
from tests.faults.calls import watched
from tests.faults.disk import Disk, Tree
from tests.faults.judging import Kind
from tests.faults.power import cut_power
from tests.faults.scenes import (
    ENCRYPTED_EVENING,
    EVENING,
    EVERY_SCENE,
    SCENES,
    Scene,
)


def named(scene: Scene) -> str:
    return scene.name.replace(" ", "-")


@pytest.mark.parametrize("scene", [*EVERY_SCENE, EVENING, ENCRYPTED_EVENING], ids=named)
def test_every_state_after_a_power_cut_holds_every_acknowledged_change(scene: Scene) -> None:
    cuts = cut_power(scene)

    assert [str(wrong) for wrong in cuts.wrong] == []
    assert cuts.moments >= 14
    assert cuts.states > len(scene.acts)


@pytest.mark.parametrize("scene", SCENES[:4], ids=named)
def test_without_fsync_a_power_cut_would_lose_changes_and_files(scene: Scene) -> None:
    """The model can tell: a program that flushes nothing is found out."""
    cuts = cut_power(scene, unsynced=True)

    assert {wrong.kind for wrong in cuts.wrong} == {Kind.LOST, Kind.UNREADABLE}


class TestTheDisk:
    """The model of the disk says what POSIX leaves open."""

    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        root = tmp_path / "root"
        root.mkdir()
        (root / "old").write_bytes(b"old")
        return root

    def test_what_was_there_is_sure(self, root: Path) -> None:
        (root / "folder").mkdir()
        (root / "link").symlink_to("old")

        assert states(Disk(root)) == [{"folder": None, "link": "old", "old": b"old"}]

    def test_a_file_that_was_not_flushed_may_be_missing_empty_torn_or_zeros(
        self, root: Path
    ) -> None:
        model = Disk(root)
        with watched(root, model):
            write(root / "new", b"abcd")

        found = [state.get("new") for state in states(model)]
        assert sorted(found, key=repr) == [None, b"", b"", b"\0\0\0\0", b"ab", b"abcd"]

    def test_a_flushed_file_is_whole_but_its_name_may_be_missing(self, root: Path) -> None:
        model = Disk(root)
        with watched(root, model):
            write(root / "new", b"abcd", flush=True)

        assert [state.get("new") for state in states(model)] == [b"abcd", None]

    def test_a_rename_has_happened_or_not_until_its_folder_is_flushed(self, root: Path) -> None:
        model = Disk(root)
        with watched(root, model):
            write(root / "new", b"abcd", flush=True)
            flush(root)
            os.replace(root / "new", root / "old")  # noqa: PTH105
            assert states(model) == [{"new": b"abcd", "old": b"old"}, {"old": b"abcd"}]
            flush(root)

        assert states(model) == [{"old": b"abcd"}]

    def test_a_removal_may_reach_the_disk_before_what_was_made_earlier(self, root: Path) -> None:
        model = Disk(root)
        with watched(root, model):
            write(root / "new", b"abcd", flush=True)
            (root / "old").unlink()

        assert {} in states(model)

    def test_a_move_to_another_folder_may_be_half_done(self, root: Path) -> None:
        (root / "folder").mkdir()
        model = Disk(root)
        with watched(root, model):
            os.rename(root / "old", root / "folder" / "old")  # noqa: PTH104

        assert {"folder": None} in states(model)
        assert {"folder": None, "folder/old": b"old", "old": b"old"} in states(model)

    def test_a_state_can_be_written_out(self, root: Path, tmp_path: Path) -> None:
        (root / "folder").mkdir()
        (root / "folder" / "link").symlink_to("../old")
        (tree,) = states(Disk(root))
        other = tmp_path / "other"
        other.mkdir()

        disk.write(tree, other)

        assert (other / "folder" / "link").read_bytes() == b"old"


def states(model: Disk) -> list[Tree]:
    return sorted(model.states(), key=repr)


def write(path: Path, data: bytes, *, flush: bool = False) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        if flush:
            os.fsync(descriptor)


def flush(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)
