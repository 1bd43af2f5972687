"""What encryption costs: once per start for the passphrase, then per file.

``python -m tests.benchmarks.passphrase`` prints the table. Each opening runs in a process of its
own, so that its memory can be told from ours.
"""

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

import ptyprocess

from therapy_tui.domain.clock import Clock
from therapy_tui.domain.sample import sample_journal
from therapy_tui.journal.age import Identity
from therapy_tui.journal.store import Journal

PASSPHRASE = "two words"

OPEN = """
import re, sys, time
from pathlib import Path
import pyrage
from therapy_tui.journal.age import read_identity
def most_memory():
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024
data = Path(sys.argv[1]).read_bytes()
before = most_memory()
start = time.perf_counter()
read_identity(data, sys.argv[2], Path(sys.argv[1]))
took = time.perf_counter() - start
print(took, most_memory() - before)
"""


def main() -> None:
    """Print what opening an identity and reading encrypted years cost."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        print(
            f"opening an identity, {runs} runs          scrypt N     seconds (least, most)    MiB"
        )
        tell_opening("made by encrypt", own_identity(folder), runs)
        if shutil.which("age") and shutil.which("age-keygen"):
            tell_opening("age-keygen | age -p", age_identity(folder), runs)
        else:
            print("age-keygen | age -p                  not measured: age is not installed")
        print()
        tell_reading(folder, runs)


def own_identity(folder: Path) -> Path:
    """An identity as ``therapy-tui encrypt`` makes it."""
    file = folder / "own.age"
    start = perf_counter()
    file.write_bytes(Identity.made().kept(PASSPHRASE))
    print(f"  making one took {perf_counter() - start:.1f} s")
    return file


def age_identity(folder: Path) -> Path:
    """An identity as the program age makes it."""
    file = folder / "age.age"
    script = f"age-keygen 2>/dev/null | age -p > '{file}'"
    process = ptyprocess.PtyProcess.spawn(["sh", "-c", script], env=dict(os.environ))
    heard = b""
    for prompt in (b"secure one):", b"onfirm passphrase:"):
        while prompt not in heard:
            heard += process.read(1024)
        process.write(f"{PASSPHRASE}\n".encode())
    try:
        while True:
            process.read(1024)
    except EOFError:
        process.wait()
    return file


def tell_opening(name: str, file: Path, runs: int) -> None:
    """Print the cost of opening one identity file."""
    measured = []
    for _ in range(runs):
        done = subprocess.run(
            [sys.executable, "-c", OPEN, str(file), PASSPHRASE],
            capture_output=True,
            text=True,
            check=True,
        )
        took, grown = done.stdout.split()
        measured.append((float(took), float(grown)))
    found = re.search(rb"-> scrypt \S+ (\d+)\n", file.read_bytes())
    factor = f"2^{found[1].decode()}" if found else "?"
    times = [seconds for seconds, _ in measured]
    memory = statistics.median(size for _, size in measured)
    print(
        f"  {name:36} {factor:>8}     {statistics.median(times):.2f} ({min(times):.2f}, "
        f"{max(times):.2f})         {memory:5.0f}"
    )


def tell_reading(folder: Path, runs: int) -> None:
    """Print how much longer fifty encrypted years take to read than fifty plain ones."""
    today = Clock().today()
    first = today - timedelta(days=18_262)
    plain = Journal(folder / "plain", Clock())
    days = sample_journal(today, 18_262).days
    plain.update_many({day: entry.values for day, entry in days.items()})
    secret = Journal(folder / "secret", Clock())
    shutil.copytree(plain.folder, secret.folder)
    secret.encrypt(PASSPHRASE)
    times: dict[Journal, list[float]] = {plain: [], secret: []}
    for _ in range(runs):
        for journal, found in times.items():
            found.append(timed(lambda j=journal: reread(j, first, today)))  # type: ignore[misc]
    print(f"reading fifty years ({len(plain.months())} files), {runs} runs, seconds (least, most)")
    for name, found in (("plain", times[plain]), ("encrypted", times[secret])):
        print(f"  {name:10} {statistics.median(found):.2f} ({min(found):.2f}, {max(found):.2f})")
    ratio = statistics.median(times[secret]) / statistics.median(times[plain])
    print(f"  encrypted / plain  {ratio:.2f} x")


def reread(journal: Journal, first: date, last: date) -> None:
    """Read all months afresh."""
    again = Journal(journal.folder, journal.clock)
    if again.vault.encrypted:
        again.vault.hold(journal.vault.identity)
    again.read(first, last)


def timed(act: Callable[[], object]) -> float:
    """The seconds something takes."""
    start = perf_counter()
    act()
    return perf_counter() - start


if __name__ == "__main__":
    main()
