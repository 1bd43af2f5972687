"""How far something is that takes longer than a moment: a bar on standard error."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

AFTER = 1.0
"""Seconds after which a bar appears."""

WIDTH = 30
"""Its columns."""


@contextmanager
def bar(doing: str) -> Iterator[Callable[[float], None]]:
    """Give a function that takes the share that is done, 0 to 1, and draws it.

    Nothing is drawn where standard error is no terminal, or where all is done within a second. The
    line is blank again at the end.
    """
    stream = sys.stderr
    shown = stream is not None and stream.isatty()
    begun, drawn = monotonic(), -1

    def tell(share: float) -> None:
        nonlocal drawn
        percent = int(100 * max(0.0, min(1.0, share)))
        if not shown or percent == drawn or monotonic() - begun < AFTER:
            return
        drawn = percent
        done = WIDTH * percent // 100
        stream.write(f"\r{doing} [{'#' * done}{'.' * (WIDTH - done)}] {percent:3}%")
        stream.flush()

    try:
        yield tell
    finally:
        if drawn >= 0:
            stream.write("\r" + " " * (len(doing) + WIDTH + 8) + "\r")
            stream.flush()
