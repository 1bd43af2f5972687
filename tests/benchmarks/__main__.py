"""``python -m tests.benchmarks``: how fast and how light, beside what does the same work bare."""

import argparse
import json
import os
import platform
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.speed import (
    charts,
    commands,
    growth,
    idle,
    keys,
    memory,
    peers,
    saving,
    search,
    start,
    wire,
)
from tests.benchmarks.speed.installing import install
from tests.benchmarks.speed.place import Place
from tests.benchmarks.speed.row import Rows

GROUPS: Mapping[str, Callable[[Place], Rows]] = {
    "start": start.rows,
    "keys": keys.rows,
    "save": saving.rows,
    "trend": charts.rows,
    "idle": idle.rows,
    "commands": commands.rows,
    "search": search.rows,
    "memory": memory.rows,
    "growth": growth.rows,
    "wire": wire.rows,
    "peers": peers.rows,
}
"""The groups of rows, by the word that chooses them."""

RUNS = 9

ABOUT = (
    "Each row: the median of ours beside that of the other side, measured in turn in the same\n"
    "minutes, then the ratio of the medians and that of the least disturbed runs. Every sample:\n"
    "median (minimum to maximum, runs). Terminals: 80 x 24, xterm-256color. 'only at best': the\n"
    "least runs are within what is to be reached, the medians are not; look at a calm machine.\n"
    "'computing alone' is the processor time, in which waiting for other programs does not count."
)


def main(
    arguments: Sequence[str] | None = None,
    groups: Mapping[str, Callable[[Place], Rows]] = GROUPS,
) -> int:
    """Measure the chosen rows and print them; nothing is judged by the exit code."""
    options = _options(arguments, groups)
    for sentence in install(options.peers) if options.peers else ():
        print(sentence, file=sys.stderr)
    machine = {"processors": os.cpu_count(), "python": platform.python_version()}
    if not options.json:
        print(f"{ABOUT}\n{machine['processors']} processors, Python {machine['python']}")
    found: dict[str, Rows] = {}
    for name in options.only or groups:
        with TemporaryDirectory(prefix="therapy-tui-speed-") as base:
            place = Place(Path(base), options.runs, options.peers, options.idle_seconds)
            began = time.monotonic()
            found[name] = groups[name](place)
        if not options.json:
            load = f"load of the machine {os.getloadavg()[0]:.1f}"
            print(f"\n{name}, in {time.monotonic() - began:.0f} s, {load}")
            print("\n".join(line for row in found[name] for line in row.lines()), flush=True)
    if options.json:
        rows = {name: [row.as_json() for row in each] for name, each in found.items()}
        print(json.dumps({"machine": machine, "rows": rows}, indent=1))
    return 0


def _options(arguments: Sequence[str] | None, groups: Mapping[str, object]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument(
        "--only", nargs="+", choices=groups, metavar="GROUP", help=", ".join(groups)
    )
    parser.add_argument("--runs", type=_runs, default=RUNS, help=f"of each side ({RUNS})")
    parser.add_argument("--idle-seconds", type=float, default=10.0, help="of doing nothing (10)")
    parser.add_argument(
        "--peers",
        type=Path,
        metavar="FOLDER",
        help="where jrnl, Bagels and dooit are, or are installed from the network",
    )
    parser.add_argument("--json", action="store_true", help="every run of every row")
    return parser.parse_args(arguments)


def _runs(text: str) -> int:
    runs = int(text)
    if runs < 1:
        raise argparse.ArgumentTypeError("one run at least")
    return runs


if __name__ == "__main__":
    sys.exit(main())
