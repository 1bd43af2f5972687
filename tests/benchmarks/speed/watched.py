"""Our program, of which every fsync is noted: the file and the moment at which it was durable.

The first argument is the file of the notes. The clock is the one of all processes.
"""

import os
import sys
import time
from pathlib import Path

from therapy_tui.__main__ import run

_fsync = os.fsync


def main() -> int:
    """Note each fsync and go on as the program would."""
    with Path(sys.argv[1]).open("a", buffering=1, encoding="utf-8") as notes:

        def noted(descriptor: int) -> None:
            _fsync(descriptor)
            notes.write(f"{time.monotonic()}\n")

        os.fsync = noted  # type: ignore[assignment]
        return run(sys.argv[2:])


if __name__ == "__main__":
    sys.exit(main())
