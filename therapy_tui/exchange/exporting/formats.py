"""The formats of an export, and which one a file name asks for."""

from collections.abc import Mapping
from pathlib import Path

SUFFIXES: Mapping[str, tuple[str, ...]] = {
    "csv": (".csv",),
    "json": (".json",),
    "markdown": (".md", ".markdown"),
}
"""The formats, and the ends of file names that mean them."""


def format_of(file: Path | None) -> str:
    """The format that a file's name asks for; CSV where it asks for none."""
    suffix = file.suffix.lower() if file else ""
    return next((form for form, ends in SUFFIXES.items() if suffix in ends), "csv")
