import os
import stat
from pathlib import Path

import pytest

from therapy_tui.domain.errors import InputError, SaveError
from therapy_tui.report.writing import write_page


@pytest.fixture(autouse=True)
def _journal(folder: Path) -> None:
    folder.mkdir()
    (folder / "2026-11.toml").write_text("format = 1\n", encoding="utf-8")


def test_a_page_is_for_its_owner_alone_and_leaves_nothing_beside_it(
    folder: Path, tmp_path: Path
) -> None:
    page = tmp_path / "out" / "page.txt"
    page.parent.mkdir()
    write_page(page, b"text", folder, replace=False)
    assert page.read_bytes() == b"text"
    assert stat.S_IMODE(page.stat().st_mode) == 0o600
    assert [*page.parent.iterdir()] == [page]


def test_a_file_is_replaced_only_where_that_was_said(folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes(b"old")
    page.chmod(0o644)
    with pytest.raises(InputError, match=r"page\.txt is there already; --force replaces it"):
        write_page(page, b"new", folder, replace=False)
    assert page.read_bytes() == b"old"
    write_page(page, b"new", folder, replace=True)
    assert page.read_bytes() == b"new"
    assert stat.S_IMODE(page.stat().st_mode) == 0o600


def test_a_link_stays_a_link_and_is_never_followed_unasked(folder: Path, tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    with pytest.raises(InputError, match="is there already"):
        write_page(link, b"new", folder, replace=False)
    write_page(link, b"new", folder, replace=True)
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize("name", ["2026-11.toml", "page.txt", "backups/page.txt"])
def test_nothing_is_written_into_the_journal(folder: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "way").symlink_to(folder)
    for place in (folder, tmp_path / "way"):
        with pytest.raises(InputError, match="lies in the journal"):
            write_page(place / name, b"page", folder, replace=True)
    assert (folder / "2026-11.toml").read_bytes() == b"format = 1\n"


def test_a_folder_and_a_device_are_no_place_for_a_page(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder; name a file in it"):
        write_page(tmp_path, b"page", folder, replace=True)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(InputError, match="is no plain file"):
        write_page(pipe, b"page", folder, replace=True)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_folder_that_is_missing_is_said_in_a_sentence(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(SaveError, match="a folder on the way to it is missing") as failed:
        write_page(tmp_path / "no" / "page.txt", b"page", folder, replace=False)
    assert "--journal" not in str(failed.value)
