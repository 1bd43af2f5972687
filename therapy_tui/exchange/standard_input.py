"""What comes on standard input as a file: kept beside nothing, for its owner alone, and gone."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from therapy_tui.domain.errors import InputError
from therapy_tui.exchange import limits

STDIN = "-"
"""The name that stands for standard input."""

NAME = "standard input"
"""What it is called in sentences."""

_CHUNK = 1024 * 1024


@contextmanager
def kept(file: str) -> Iterator[Path]:
    """The file of that name; what comes on standard input lies in one until the block is left.

    A zip has its list at its end, and some formats are read twice, so it has to be there whole.

    Raises:
        InputError: there is nothing on standard input, or more than any diary needs.
    """
    if file != STDIN:
        yield Path(file)
        return
    if sys.stdin is None or sys.stdin.isatty():
        raise InputError("There is nothing on standard input; name a file, or send one: < FILE")
    with TemporaryDirectory(prefix="therapy-tui-") as folder:
        path = Path(folder) / NAME
        _keep(path)
        yield path


def _keep(path: Path) -> None:
    size = 0
    with path.open("wb") as there:
        while chunk := sys.stdin.buffer.read(_CHUNK):
            size += len(chunk)
            if size > limits.TOTAL:
                raise InputError(
                    f"There is more than {limits.spoken(limits.TOTAL)} on standard input, which no "
                    "diary needs. Nothing of it was taken."
                )
            there.write(chunk)
