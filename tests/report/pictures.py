"""Pictures of the page for the README: ``python -m tests.report.pictures`` draws them anew.

A browser draws letters a little differently on each machine, so a picture is not compared point
by point: it carries the digest of the page that it shows.
"""

import struct
import subprocess
import zlib
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.people import PEOPLE
from tests.pictures import FOLDER
from tests.report.browser import Browser
from tests.report.pages import person_report
from tests.report.papers import A4, tool
from therapy_tui.report.html import html_page

PERSON = PEOPLE[1]
"""The one who asks whether their therapy works: a gap, a poor night, three things to raise."""

FILES: Mapping[str, Path] = {
    look: FOLDER / f"report-{look}.png" for look in ("light", "dark", "printed")
}
SIGNATURE = b"\x89PNG\r\n\x1a\n"
KEY = b"Page"
SHARPNESS = 1.5
"""Points of the picture for each of the page."""


def page() -> str:
    """The page in the pictures."""
    with TemporaryDirectory() as folder:
        return html_page(person_report(PERSON, Path(folder)))


def digest(text: str) -> str:
    """What tells one page from another."""
    return sha256(text.encode()).hexdigest()


def marked(picture: bytes, shown: str) -> bytes:
    """A PNG that also carries the digest of the page it shows."""
    text = KEY + b"\0" + digest(shown).encode()
    chunk = struct.pack(">I", len(text)) + b"tEXt" + text
    chunk += struct.pack(">I", zlib.crc32(b"tEXt" + text))
    head = len(SIGNATURE) + 25
    return picture[:head] + chunk + picture[head:]


def texts(picture: bytes) -> Iterator[tuple[str, str]]:
    """What is written in a PNG, by key."""
    assert picture.startswith(SIGNATURE)
    at = len(SIGNATURE)
    while at < len(picture):
        (length,) = struct.unpack_from(">I", picture, at)
        kind, said = picture[at + 4 : at + 8], picture[at + 8 : at + 8 + length]
        if kind == b"tEXt":
            key, _, text = said.partition(b"\0")
            yield key.decode(), text.decode()
        at += 12 + length


def draw(shown: str, folder: Path) -> dict[str, bytes]:
    """The page in light, in dark, and as it comes out of a printer that has only black."""
    file = folder / "page.html"
    file.write_text(shown, encoding="utf-8")
    browser = Browser(folder)
    browser.open(file)
    found: dict[str, bytes] = {}
    for scheme in ("light", "dark"):
        browser.show(*A4.pixels, scheme=scheme, sharpness=SHARPNESS)
        found[scheme] = browser.picture()
    sheet = folder / "page.pdf"
    sheet.write_bytes(browser.print(A4))
    browser.close()
    command = [tool("pdftoppm"), "-png", "-gray", "-singlefile", "-r", str(96 * SHARPNESS)]
    subprocess.run([*command, str(sheet), str(folder / "printed")], check=True)
    return {**found, "printed": (folder / "printed.png").read_bytes()}


def main() -> None:
    """Draw all pictures anew."""
    shown = page()
    with TemporaryDirectory() as folder:
        for look, picture in draw(shown, Path(folder)).items():
            FILES[look].write_bytes(marked(picture, shown))


if __name__ == "__main__":
    main()
