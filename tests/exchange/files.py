"""Files to import, as tests write them."""

import io
import zipfile
from collections.abc import Mapping
from datetime import UTC
from pathlib import Path

from therapy_tui.exchange.asked import Asked
from therapy_tui.exchange.given import Given
from therapy_tui.exchange.record import Found, Record
from therapy_tui.exchange.scale import parse_scale
from therapy_tui.exchange.sources import source


def written(folder: Path, data: str | bytes, name: str = "export.csv") -> Path:
    """A file with a text in UTF-8, or with bytes."""
    file = folder / name
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return file


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """A zip with these files in it."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return held.getvalue()


def asked(*maps: str, scale: str = "", form: str | None = None) -> Asked:
    """What a person says with the command."""
    return Asked(maps, parse_scale(scale) if scale else None, form, UTC)


def found(path: Path, name: str, said: Asked | None = None) -> list[Found]:
    """All that a source finds in a file, with what was asked for used up."""
    given, said = Given(path), said or asked()
    held = [*source(name).read(given, said)]
    said.require_used(given)
    return held


def records(path: Path, name: str, said: Asked | None = None) -> list[Record]:
    """The entries that a source finds in a file."""
    return [each for each in found(path, name, said) if isinstance(each, Record)]
