"""The sheets a page is printed on, and what is on a printed page."""

import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

INCH = 25.4
"""Millimetres."""


class Sheet(NamedTuple):
    """A sheet of paper, in millimetres."""

    name: str
    width: float
    height: float

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height at the 96 pixels an inch of CSS."""
        return int(self.width / INCH * 96), int(self.height / INCH * 96)

    @property
    def points(self) -> tuple[int, int]:
        """Width and height in the 72 points an inch of PDF, to the nearest."""
        return round(self.width / INCH * 72), round(self.height / INCH * 72)


A4 = Sheet("A4", 210, 297)
LETTER = Sheet("letter", 215.9, 279.4)
SHEETS = (A4, LETTER)


class Printed(NamedTuple):
    """A PDF, as a reader sees it."""

    pages: int
    size: tuple[int, int]
    """Of the first page, in points."""
    title: str
    tagged: bool
    """Whether a screen reader is told what is a heading and what a table."""
    text: str
    """What can be selected, in the order of its place on the page."""


def tool(name: str) -> str:
    """Where a program is that these tests cannot do without."""
    found = shutil.which(name)
    assert found, f"{name} is not installed; .ci/run installs chromium and poppler-utils"
    return found


def read_pdf(made: bytes, file: Path) -> Printed:
    """Read a PDF, which is kept in ``file``."""
    file.write_bytes(made)
    facts = dict(
        line.split(":", 1) for line in _said("pdfinfo", str(file)).splitlines() if ":" in line
    )
    width, _, height, *_ = facts["Page size"].split()
    text = _said("pdftotext", "-layout", str(file), "-")
    return Printed(
        int(facts["Pages"]),
        (round(float(width)), round(float(height))),
        facts.get("Title", "").strip(),
        facts["Tagged"].strip() == "yes",
        text,
    )


def colours(file: Path, folder: Path) -> set[tuple[int, int, int]]:
    """The colours on the first page of a PDF."""
    _said("pdftoppm", "-r", "60", "-f", "1", "-l", "1", str(file), str(folder / "page"))
    (picture,) = folder.glob("page*.ppm")
    kind, size, most, pixels = picture.read_bytes().split(b"\n", 3)
    assert (kind, most) == (b"P6", b"255")
    width, height = map(int, size.split())
    assert len(pixels) == 3 * width * height
    return {(pixels[i], pixels[i + 1], pixels[i + 2]) for i in range(0, len(pixels), 3)}


def _said(name: str, *words: str) -> str:
    done = subprocess.run([tool(name), *words], capture_output=True, text=True, check=True)
    return done.stdout
