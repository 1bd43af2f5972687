"""The formats of an export."""

from collections.abc import Mapping

SUFFIXES: Mapping[str, tuple[str, ...]] = {
    "csv": (".csv",),
    "json": (".json",),
    "markdown": (".md", ".markdown"),
}
"""The formats, and the ends of file names that mean them."""

USUAL = "csv"
"""The one where no other is asked for."""
