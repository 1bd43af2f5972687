"""Many ``log`` processes at once on one month."""

import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import day_in_file, environment
from therapy_tui.domain.fields import FIELDS

FIELD_VALUES = {
    "mood": "6",
    "sleep": "4",
    "homework": "3",
    "goals": "2",
    "takeaways": "1",
    "sessions": "1",
    "frequency": "weekly",
    "duration": "1-3-years",
    "note": "together",
}


def test_twenty_at_once_lose_nothing(folder: Path) -> None:
    """Eleven different days, and the nine fields of one more day."""
    assert set(FIELD_VALUES) == {field.key for field in FIELDS}
    commands = [["--date", f"2025-11-{day:02d}", "--mood", "5"] for day in range(1, 12)]
    commands += [["--date", "2025-11-20", f"--{k}", text] for k, text in FIELD_VALUES.items()]
    assert len(commands) == 20
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "therapy_tui", "log", *words],
            env=environment(folder),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for words in commands
    ]
    ended = [(process.communicate(timeout=120)[1], process.returncode) for process in running]
    assert ended == [(b"", 0)] * 20
    for day in range(1, 12):
        assert day_in_file(folder, f"2025-11-{day:02d}")["mood"] == 5
    together = day_in_file(folder, "2025-11-20")
    assert {key: str(value) for key, value in together.items()} == FIELD_VALUES
