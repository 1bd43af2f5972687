"""``python -m tests.benchmarks.torture``: print what was done to journals, and what was lost."""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.benchmarks.torture import jrnl
from tests.benchmarks.torture.kills import Run, Torture
from tests.benchmarks.torture.writers import WRITERS
from tests.faults.judging import Kind, Wrong
from tests.faults.plans import Depth
from tests.faults.power import Cuts, cut_power
from tests.faults.scenes import (
    ENCRYPTED_EVENING,
    EVENING,
    EVERY_SCENE,
    SCENES,
    encrypted,
    plain,
)
from tests.faults.trial import Tally, fast, try_faults

KILLS = 60
"""Kills of a short run, of each kind of journal."""

LONG_KILLS = 5000
"""Kills of a long run, of each kind of journal."""

LONG_SECONDS = 270.0
"""Seconds that these may take."""

FOR_EVER = 1e9

SHORT_SCENES = (SCENES[1], SCENES[-1])
"""The writes that a short run tries faults on; a long one takes all."""

EXAMPLES = 20
"""How much of what is wrong is printed."""


@dataclass(slots=True)
class Result:
    """All that was wrong, whatever was tried."""

    wrong: list[Wrong] = field(default_factory=list)
    acknowledged: int = 0
    told: int = 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Torture, print, and return 1 where anything was lost, unreadable or untold."""
    options = _options(arguments)
    kinds: list[tuple[str, Callable[[Path], None]]] = [("plain", plain), ("encrypted", encrypted)]
    if options.encrypted:
        kinds = kinds[1:]
    result = Result()
    began = time.monotonic()
    print(f"Torture with seed {options.seed}, {len(WRITERS)} writers at once on one journal.\n")
    for name, prepare in kinds:
        with TemporaryDirectory(dir=fast()) as base:
            folder = Path(base) / "journal"
            prepare(folder)
            torture = Torture(folder, Random(f"{options.seed} {name}"))
            _print_run(name, torture.go(options.kills, options.seconds), result)
    scenes = EVERY_SCENE if options.long else SHORT_SCENES
    depth = Depth.EVERY if options.long else Depth.SAMPLE
    _print_faults([try_faults(scene, depth) for scene in scenes], result)
    _print_cuts([cut_power(scene) for scene in (*scenes, EVENING, ENCRYPTED_EVENING)], result)
    _print_result(result, time.monotonic() - began)
    if options.jrnl:
        print()
        sys.stdout.writelines(f"{line}\n" for line in jrnl.compared())
    return 1 if result.wrong else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.torture", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kills", type=int, help=f"of each kind of journal ({KILLS})")
    parser.add_argument("--seconds", type=float, help="at most, for each kind of journal")
    parser.add_argument("--encrypted", action="store_true", help="kill at an encrypted one only")
    parser.add_argument(
        "--long", action="store_true", help="a quarter of an hour: every fault at every call"
    )
    parser.add_argument(
        "--jrnl", action="store_true", help="the same to jrnl 4.6, from the network"
    )
    options = parser.parse_args(arguments)
    limited = options.seconds is not None
    if options.kills is None:
        options.kills = LONG_KILLS if options.long else 10**9 if limited else KILLS
    if not limited:
        options.seconds = LONG_SECONDS if options.long else FOR_EVER
    return options


def _print_run(kind: str, run: Run, result: Result) -> None:
    result.wrong += run.wrong
    result.acknowledged += run.ledger.acknowledged
    result.told += run.told
    _print_table(
        f"Writers killed at random moments, {kind} journal",
        [
            ("kills (SIGKILL)", run.kills),
            ("of these in the middle of a change", run.in_the_middle),
            ("temporary files they left, gone after the next write", run.torn),
            ("disk errors injected meanwhile", sum(run.failed.values())),
            *((f"  {name}", count) for name, count in sorted(run.failed.items())),
            ("times all was looked at", run.rounds),
            ("changes asked for", run.ledger.asked),
            ("acknowledged changes", run.ledger.acknowledged),
            *((f"  {name}", run.by_writer[name]) for name in WRITERS),
            *_counted(run.wrong),
        ],
    )


def _print_faults(tallies: Sequence[Tally], result: Result) -> None:
    faults = sum((tally.faults for tally in tallies), Counter[str]())
    wrong = [each for tally in tallies for each in tally.wrong]
    result.wrong += wrong
    result.acknowledged += sum(tally.acknowledged for tally in tallies)
    result.told += sum(tally.told for tally in tallies)
    _print_table(
        f"Faults between the system calls of {len(tallies)} kinds of writes and switches",
        [
            ("faults injected", sum(faults.values())),
            *((f"  {kind}", count) for kind, count in sorted(faults.items())),
            ("acknowledged changes", sum(tally.acknowledged for tally in tallies)),
            ("sentences told", sum(tally.told for tally in tallies)),
            *_counted(wrong),
        ],
    )


def _print_cuts(cuts: Sequence[Cuts], result: Result) -> None:
    wrong = [each for cut in cuts for each in cut.wrong]
    result.wrong += wrong
    _print_table(
        f"Power cuts during {len(cuts)} kinds of writes and switches (a model of the disk)",
        [
            ("moments", sum(cut.moments for cut in cuts)),
            ("states of the disk after them", sum(cut.states for cut in cuts)),
            *_counted(wrong),
        ],
    )


def _print_result(result: Result, seconds: float) -> None:
    _print_table(
        f"In all, in {seconds:.0f} seconds",
        [
            ("acknowledged changes", result.acknowledged),
            ("sentences told", result.told),
            *_counted(result.wrong),
        ],
    )
    for each in result.wrong[:EXAMPLES]:
        print(f"! {each}")


def _counted(wrong: Iterable[Wrong]) -> Iterator[tuple[str, int]]:
    counts = Counter(each.kind for each in wrong)
    return ((kind.value, counts[kind]) for kind in Kind)


def _print_table(title: str, rows: Iterable[tuple[str, int]]) -> None:
    print(title)
    for name, count in rows:
        print(f"  {name:<58}{count:>9}")
    print(flush=True)


if __name__ == "__main__":
    sys.exit(main())
