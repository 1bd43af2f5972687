"""The pictures in ``screenshots/`` are what the app draws, so the README cannot go stale."""

from pathlib import Path

import pytest

from tests.pictures import FOLDER, Picture, draw, pictures
from tests.report.pictures import FILES as REPORT

ALL = [*pictures()]


@pytest.mark.parametrize("picture", ALL, ids=[picture.path.stem for picture in ALL])
async def test_the_picture_is_what_the_app_draws(picture: Picture, tmp_path: Path) -> None:
    drawn = await draw(picture, tmp_path / "journal")
    assert drawn == picture.path.read_text(encoding="utf-8"), (
        "the screen has changed: look at it, then write it with python -m tests.pictures"
    )


def test_no_picture_is_left_from_a_screen_that_is_gone() -> None:
    drawn = [picture.path for picture in ALL] + [*REPORT.values()]
    assert {path.name for path in FOLDER.iterdir()} == {path.name for path in drawn}


@pytest.mark.parametrize("picture", ALL, ids=[picture.path.stem for picture in ALL])
def test_a_picture_loads_nothing_from_anywhere(picture: Picture) -> None:
    text = picture.path.read_text(encoding="utf-8")
    assert "url(http" not in text
    assert "href" not in text
