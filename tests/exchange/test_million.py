"""A million rows are refused, and cost no more memory than a program that is open anyway."""

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

MOST = 300
"""Megabytes; about 170 were seen."""

READ = """
import resource, sys
from datetime import UTC
from pathlib import Path
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.errors import InputError
from therapy_tui.exchange.asked import Asked
from therapy_tui.exchange.given import Given
from therapy_tui.exchange.plan import make_plan
from therapy_tui.exchange.sources import source
from therapy_tui.journal.store import Journal

journal, file = Journal(Path(sys.argv[1]), Clock(zone=UTC)), Path(sys.argv[2])
try:
    make_plan(journal, Given(file), source("csv"), Asked(zone=UTC), replace=False)
except InputError as error:
    print(error)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(peak // 1024 if sys.platform == "darwin" else peak)  # In kilobytes; macOS counts bytes.
"""


@pytest.mark.long
def test_a_million_rows_are_refused_in_bounded_memory(tmp_path: Path, folder: Path) -> None:
    file = tmp_path / "export.csv"
    days = [date(1900, 1, 1) + timedelta(each) for each in range(40_000)]
    with file.open("w") as text:
        text.write("date,mood,note\n")
        for number in range(1_000_000):
            text.write(f"{days[number % len(days)]},{number % 10 + 1},entry {number}\n")
    done = subprocess.run(
        [sys.executable, "-c", READ, folder, file], capture_output=True, text=True, check=True
    )
    sentence, kilobytes = done.stdout.splitlines()
    assert "line 500001: there are more than 500,000 rows" in sentence
    assert int(kilobytes) < MOST * 1024
    assert not folder.exists()
