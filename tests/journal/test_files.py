"""Files are private, durable and whole, and a link stays a link."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from therapy_tui.domain.errors import SaveError
from therapy_tui.journal import files


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """An empty folder."""
    place = tmp_path / "place"
    place.mkdir()
    return place


@pytest.fixture(params=[0o000, 0o077, 0o777])
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.mark.usefixtures("umask")
def test_a_file_and_its_folders_are_the_owners_alone_under_any_umask(place: Path) -> None:
    folder = place / "a" / "b"

    files.make_folder(folder)
    staged = files.stage(folder / "x.toml", b"hello")
    assert mode(staged.temporary) == 0o600
    staged.commit()

    assert (mode(folder.parent), mode(folder)) == (0o700, 0o700)
    assert mode(folder / "x.toml") == 0o600


def test_a_folder_that_is_there_keeps_its_mode(place: Path) -> None:
    place.chmod(0o755)

    files.make_folder(place)

    assert mode(place) == 0o755


def test_a_write_replaces_the_whole_file_and_leaves_nothing_else(place: Path) -> None:
    path = place / "x.toml"
    path.write_bytes(b"a much longer text than the new one")

    files.write(path, b"new")

    assert path.read_bytes() == b"new"
    assert [entry.name for entry in place.iterdir()] == ["x.toml"]


def test_a_looser_file_is_narrowed_by_the_next_write(place: Path) -> None:
    path = place / "x.toml"
    path.write_bytes(b"old")
    path.chmod(0o644)

    files.write(path, b"new")

    assert mode(path) == 0o600


def test_the_signature_of_a_write_is_that_of_the_file(place: Path) -> None:
    path = place / "x.toml"

    written = files.write(path, b"new")

    assert written == files.signature(path.stat())
    assert files.read(path) == (b"new", written)


def test_a_link_to_a_link_stays_one_and_the_last_target_changes(place: Path) -> None:
    (place / "far").mkdir()
    target = place / "far" / "real.toml"
    target.write_bytes(b"old")
    (place / "middle").symlink_to("far/real.toml")
    link = place / "x.toml"
    link.symlink_to("middle")

    files.write(link, b"new")

    assert link.is_symlink()
    assert (place / "middle").is_symlink()
    assert target.read_bytes() == b"new"
    assert not target.is_symlink()


def test_a_link_to_a_file_that_is_not_there_yet_makes_the_file(place: Path) -> None:
    (place / "far").mkdir()
    link = place / "x.toml"
    link.symlink_to("far/real.toml")

    files.write(link, b"new")

    assert link.is_symlink()
    assert (place / "far" / "real.toml").read_bytes() == b"new"


def test_a_link_into_a_missing_folder_is_a_sentence(place: Path) -> None:
    link = place / "x.toml"
    link.symlink_to("gone/real.toml")

    with pytest.raises(SaveError, match=r"x\.toml is a link into .*/gone, which is not there"):
        files.write(link, b"new")

    assert not (place / "gone").exists()


def test_links_in_a_circle_are_a_sentence(place: Path) -> None:
    (place / "x.toml").symlink_to("y.toml")
    (place / "y.toml").symlink_to("x.toml")

    with pytest.raises(SaveError, match="lead in a circle"):
        files.write(place / "x.toml", b"new")

    assert (place / "x.toml").is_symlink()


def test_a_folder_that_is_a_link_to_nowhere_is_not_made(place: Path) -> None:
    link = place / "journal"
    link.symlink_to("unmounted/journal")

    with pytest.raises(SaveError, match="Connect the disk"):
        files.make_folder(link)

    assert not (place / "unmounted").exists()


def test_a_file_on_the_way_to_the_folder_is_a_sentence(place: Path) -> None:
    (place / "a").write_text("")

    with pytest.raises(SaveError, match="is a file, not a folder"):
        files.make_folder(place / "a" / "b")


def test_a_name_that_is_too_long_is_a_sentence_and_leaves_nothing(place: Path) -> None:
    with pytest.raises(SaveError, match="too long"):
        files.write(place / ("x" * 300), b"new")

    assert [*place.iterdir()] == []


def test_a_folder_in_place_of_the_file_leaves_no_temporary_file(place: Path) -> None:
    (place / "x.toml").mkdir()

    with pytest.raises(SaveError, match="a folder stands where the file should be"):
        files.write(place / "x.toml", b"new")

    assert [entry.name for entry in place.iterdir()] == ["x.toml"]


def test_only_our_own_leftovers_are_removed(place: Path) -> None:
    for name in (f".2026-11.toml.1-ab{files.TEMPORARY}", f".2026-10.toml.1-ab{files.TEMPORARY}"):
        (place / name).write_text("")
    others = {".2026-11.toml.swp", "2026-11.toml~", f"mine{files.TEMPORARY}"}
    for name in others:
        (place / name).write_text("")

    files.remove_leftovers(place, "2026-11.toml")
    assert (place / f".2026-10.toml.1-ab{files.TEMPORARY}").exists()
    files.remove_leftovers(place)

    assert {entry.name for entry in place.iterdir()} == others


def test_a_file_stays_with_its_owner_also_when_root_saves_it(place: Path) -> None:
    path = place / "x.toml"
    path.write_bytes(b"old")
    if os.geteuid() == 0:
        os.chown(path, 12345, 12346)
    owner = (path.stat().st_uid, path.stat().st_gid)

    files.write(path, b"new")

    assert (path.stat().st_uid, path.stat().st_gid) == owner


def test_what_root_makes_in_a_folder_belongs_to_whom_the_folder_does(place: Path) -> None:
    if os.geteuid() == 0:
        os.chown(place, 12345, 12346)
    owner = (place.stat().st_uid, place.stat().st_gid)

    files.make_folder(place / "journal" / "backups")
    files.write(place / "journal" / "backups" / "x.toml", b"new")

    made = [place / "journal", *(place / "journal").rglob("*")]
    assert {(path.stat().st_uid, path.stat().st_gid) for path in made} == {owner}
