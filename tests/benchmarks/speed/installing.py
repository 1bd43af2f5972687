"""Puts the programs that ours is held against into environments of their own, from the network."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.torture.jrnl import VERSION

WANTED = {"jrnl": VERSION, "bagels": "0.3.12", "dooit": "3.3.4"}
PYTHONS = ("python3.14", "python3.13")
"""Bagels needs a newer Python than we do; the first that is there is taken where ours is older."""
NEEDS_NEWER = {"bagels": (3, 13)}


def install(folder: Path) -> Iterator[str]:
    """Install what is missing in a folder; a sentence for each that cannot be."""
    for name, version in WANTED.items():
        place = folder / name
        if (place / "bin" / name).exists():
            continue
        python = _python(name)
        if python is None:
            yield f"{name} {version} needs Python {'.'.join(map(str, NEEDS_NEWER[name]))}."
            continue
        try:
            _run(python, "-m", "venv", str(place))
            _run(str(place / "bin" / "python"), "-m", "pip", "install", "-q", f"{name}=={version}")
        except (OSError, subprocess.SubprocessError) as error:
            yield f"{name} {version} could not be installed: {error}"


def _python(name: str) -> str | None:
    if sys.version_info >= NEEDS_NEWER.get(name, (3, 0)):
        return sys.executable
    found = [*map(shutil.which, PYTHONS)]
    found += map(str, Path.home().glob(".pyenv/versions/3.1[34]*/bin/python"))
    return next((each for each in found if each is not None and _works(each)), None)


def _works(python: str) -> bool:
    done = subprocess.run([python, "-c", "import venv"], capture_output=True, check=False)
    return done.returncode == 0


def _run(*words: str) -> None:
    subprocess.run(words, check=True, timeout=900, capture_output=True)
