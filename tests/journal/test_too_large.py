"""A file no month could fill is refused in a sentence and costs no memory; others go on."""

import os
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import LONG, TODAY
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.errors import SaveError
from therapy_tui.journal import files
from therapy_tui.journal.configuration import Configuration, read_configuration
from therapy_tui.journal.store import Journal

HUNDRED_MEGABYTES = 100 * 1024 * 1024
FIRST = date(2026, 10, 1)
SMALL = "[2026-10-30]\nmood = 4\n"


@contextmanager
def at_most(megabytes: int) -> Iterator[None]:
    """Fail when the block takes more memory than that at a time."""
    tracemalloc.start()
    try:
        yield
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < megabytes * 1024 * 1024


def huge(path: Path, size: int = HUNDRED_MEGABYTES) -> Path:
    """A file of that size, written as a person's own notes might be."""
    path.parent.mkdir(mode=0o700, exist_ok=True)
    line = b"# a line that somebody's program has written\n"
    with path.open("wb") as file:
        for _ in range(size // len(line) // 1000):
            file.write(line * 1000)
    os.truncate(path, size)
    path.chmod(0o600)
    return path


@pytest.fixture
def journal(folder: Path, clock: Clock) -> Journal:
    folder.mkdir(mode=0o700)
    (folder / "2026-10.toml").write_text(SMALL)
    (folder / "2026-10.toml").chmod(0o600)
    return Journal(folder, clock)


def test_a_month_of_a_hundred_megabytes_is_refused_and_costs_no_memory(
    journal: Journal, folder: Path
) -> None:
    month = huge(folder / "2026-11.toml")

    with at_most(8):
        reading = journal.read(FIRST, TODAY)
        with pytest.raises(SaveError) as refused:
            journal.update(TODAY, {"mood": 5})
        journal.update(date(2026, 10, 31), {"mood": 5})

    assert [*reading.days] == [date(2026, 10, 30)]
    (fault,) = reading.faults
    assert fault.blocks
    assert str(fault) == (
        "2026-11.toml: cannot be read: it has more than 2 megabytes, which no file of a journal "
        "needs; shorten it or move it away. It is left as it is."
    )
    assert str(fault) in str(refused.value)
    assert journal.read(FIRST, TODAY).days[date(2026, 10, 31)].mood == 5
    assert month.stat().st_size == HUNDRED_MEGABYTES
    assert [*folder.glob("backups/2026-11*")] == []


def test_so_is_a_profile(journal: Journal, folder: Path) -> None:
    profile = huge(folder / "profile.toml")

    with at_most(8):
        (fault,) = journal.read_profile().faults
        with pytest.raises(SaveError, match="more than 2 megabytes"):
            journal.update_profile({"frequency": "monthly"})

    assert "more than 2 megabytes" in str(fault)
    assert profile.stat().st_size == HUNDRED_MEGABYTES


def test_so_is_a_configuration(tmp_path: Path) -> None:
    file = huge(tmp_path / "config.toml")

    with at_most(8):
        found, (fault,) = read_configuration(file)

    assert found == Configuration()
    assert "more than 2 megabytes" in str(fault)


def test_the_largest_file_is_still_read_and_one_byte_more_is_not(folder: Path) -> None:
    file = huge(folder / "x", files.LARGEST)
    assert len(files.read(file)[0]) == files.LARGEST

    with file.open("ab") as more:
        more.write(b"!")

    with pytest.raises(OSError, match="more than 2 megabytes"):
        files.read(file)


@pytest.mark.skipif(not Path("/proc/kallsyms").exists(), reason="needs Linux's /proc")
def test_a_file_that_says_nothing_of_its_size_is_refused_as_well() -> None:
    endless = Path("/proc/kallsyms")
    assert endless.stat().st_size == 0

    with at_most(8), pytest.raises(OSError, match="more than 2 megabytes"):
        files.read(endless)


def test_a_change_that_would_make_a_file_too_large_to_read_is_refused(
    journal: Journal, folder: Path
) -> None:
    journal.update(TODAY, {"mood": 5, "note": "kept"})
    before = (folder / "2026-11.toml").read_bytes()

    with pytest.raises(SaveError, match=r"2026-11\.toml could not be saved.*Shorten") as refused:
        journal.update(TODAY, {"note": "x" * files.LARGEST})

    assert refused.value.brief == "it would have more than 2 megabytes."
    assert (folder / "2026-11.toml").read_bytes() == before
    assert sorted(path.name for path in folder.iterdir()) == ["2026-10.toml", "2026-11.toml"]


MEASURED = """
import resource, sys
from datetime import UTC, date, datetime
from pathlib import Path
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.errors import TherapyError
from therapy_tui.journal.store import Journal
moment = datetime(2026, 11, 23, 21, 4, tzinfo=UTC)
journal = Journal(Path(sys.argv[1]), Clock(UTC, moment=lambda: moment))
journal.read(date(2026, 10, 1), date(2026, 10, 31))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(len(journal.read(date(2026, 11, 1), date(2026, 11, 23)).faults))
try:
    journal.update(date(2026, 11, 17), {"mood": 5})
    print("saved")
except TherapyError as error:
    print(error)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""

SIZE = files.LARGEST // (1 if LONG else 64)
"""The short form fills a smaller file and allows as much less memory."""

ALLOWED = SIZE * 512
"""The bytes of memory that a file of that size may cost: a gigabyte for the largest."""

KINDS = {
    "blank lines": ("", "\n", ""),
    "comments": ("", "#\n", ""),
    "small lists": ("x = [", "[],", "]\n"),
    "small tables": ("x = [", "{},", "]\n"),
    "one long text": ('x = "', "word ", '"\n'),
    "escapes": ('x = "', '\\"', '"\n'),
    "quotation marks": ('x = """', '\'""', '\n"""\n'),
    "brackets": ("x = ", "[", "\n"),
    "braces": ("x = ", "{a=", "\n"),
    "dots": ("", "a.", "a = 1\n"),
    "quoted dots": ("[", "'a' . ", "a]\n"),
    "digits": ("x = ", "9", "\n"),
    "hexadecimal": ("x = 0x", "f", "\n"),
    "a mood of many digits": ("[2026-11-16]\nmood = 0x", "f", "\n"),
    "fractions": ("x = 0.", "9", "\n"),
    "equals": ("x ", "=", "\n"),
    "no texts": ("x = ", '"', "\n"),
}
"""What a file can be filled with that is hard to read: its start, what is repeated, its end."""


@pytest.mark.parametrize("kind", KINDS)
def test_the_worst_that_fits_is_changed_or_refused_within_bounds(folder: Path, kind: str) -> None:
    folder.mkdir(mode=0o700)
    start, many, stop = KINDS[kind]
    rest = "[2026-11-17]\nmood = 14\n"
    text = f"{start}{many * ((SIZE - 100) // len(many))}{stop}{rest}"
    (folder / "2026-11.toml").write_text(text)

    done = subprocess.run(
        [sys.executable, "-c", MEASURED, str(folder)],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    faults, said, grown = done.stdout.splitlines()
    assert faults == "1"
    assert int(grown) * (1 if sys.platform == "darwin" else 1024) < ALLOWED
    after = (folder / "2026-11.toml").read_text()
    if said == "saved":
        assert after == text.replace("mood = 14", "mood = 5")
    else:
        assert "Nothing of this month can be read or changed" in said
        assert after == text
