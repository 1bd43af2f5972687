"""The pictures of the page in ``screenshots/`` show the page that is made now."""

import struct
from pathlib import Path

import pytest

from tests.report.papers import A4
from tests.report.pictures import FILES, SHARPNESS, digest, draw, page, texts


def test_the_pictures_show_the_page_as_it_is_now() -> None:
    now = digest(page())
    for file in FILES.values():
        assert dict(texts(file.read_bytes())).get("Page") == now, (
            "the page has changed: look at it, then draw it with python -m tests.report.pictures"
        )


@pytest.mark.browser
def test_the_pictures_are_as_large_as_those_drawn_now(tmp_path: Path) -> None:
    for look, picture in draw(page(), tmp_path).items():
        assert size(picture) == size(FILES[look].read_bytes())
        assert abs(size(picture)[0] - A4.pixels[0] * SHARPNESS) <= 4


def size(picture: bytes) -> tuple[int, int]:
    """Width and height of a PNG."""
    width, height = struct.unpack_from(">II", picture, 16)
    return width, height
