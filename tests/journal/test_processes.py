"""Many processes, killed processes, a full disk, a folder that may not be written."""

import json
import os
import pwd
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.journal.limits import files_up_to
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.errors import SaveError
from therapy_tui.domain.fields import Value
from therapy_tui.journal import files, lock
from therapy_tui.journal.store import Journal

TODAY = date(2026, 11, 23)

START = """
import json, sys
from datetime import UTC, date, datetime
from pathlib import Path
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.errors import TherapyError
from therapy_tui.journal.store import Journal
moment = datetime(2026, 11, 23, 21, 4, tzinfo=UTC)
journal = Journal(Path(sys.argv[1]), Clock(UTC, moment=lambda: moment))
"""

UPDATES = (
    START
    + """
import os
ready, go = os.pipe()
children = []
for day, change in json.loads(sys.argv[2]):
    child = os.fork()
    if child == 0:
        os.close(go)
        os.read(ready, 1)  # returns when there is nobody left to write
        journal.update(date.fromisoformat(day), change)
        sys.exit(0)
    children.append(child)
os.close(ready)
os.close(go)
sys.exit(any([os.waitpid(child, 0)[1] for child in children]))
"""
)

# The time of a backup is asked for when the new month lies beside the old one.
DIE_WITH_THE_FILE_WRITTEN = (
    START
    + """
import os, signal
def dying():
    if [*journal.folder.glob(".2026-11.toml.*")]:
        os.kill(os.getpid(), signal.SIGKILL)
    return moment
Journal(journal.folder, Clock(UTC, moment=dying)).update(date(2026, 11, 23), {"mood": 9})
"""
)

REPORT = (
    START
    + """
import os
import therapy_tui.journal.putting  # while its folder may be read
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(int(sys.argv[3]))
    os.setuid(int(sys.argv[2]))
reading = journal.read(date(2026, 11, 1), date(2026, 11, 30))
print("days", len(reading.days), *(fault.text for fault in reading.faults))
try:
    journal.update(date(2026, 11, 23), {"mood": 9})
except TherapyError as error:
    print(error.exit_code, error)
"""
)


def start(script: str, *words: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, words)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def at_once(folder: Path, changes: list[tuple[date, dict[str, int]]]) -> None:
    """Let one process for each change save it, all at the same moment."""
    words = json.dumps([(str(day), change) for day, change in changes])
    with start(UPDATES, folder, words) as parent:
        said, _ = parent.communicate(timeout=60)
    assert (parent.returncode, said) == (0, "")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_twenty_processes_that_update_at_once_lose_nothing(folder: Path, clock: Clock) -> None:
    days = [TODAY - timedelta(days=i) for i in range(15)]
    fields = {"mood": 7, "sleep": 4, "homework": 3, "takeaways": 2, "sessions": 1}
    changes = [(day, {"goals": 5}) for day in days]
    changes += [(TODAY, {key: value}) for key, value in fields.items()]

    at_once(folder, changes)

    found = Journal(folder, clock).read(days[-1], TODAY).days
    assert list(found) == sorted(days)
    assert all(found[day].values == {"goals": 5} for day in days[1:])
    assert found[TODAY].values == {**fields, "goals": 5}
    assert names(folder) == ["2026-11.toml", "backups"]
    assert len(names(folder / "backups")) == 1


def test_a_process_killed_after_writing_the_temporary_file_loses_nothing(
    folder: Path, clock: Clock
) -> None:
    journal = Journal(folder, clock)
    journal.update(TODAY, {"sleep": 3})
    before = (folder / "2026-11.toml").read_bytes()

    with start(DIE_WITH_THE_FILE_WRITTEN, folder) as process:
        assert process.wait(30) == -signal.SIGKILL
    assert (folder / "2026-11.toml").read_bytes() == before
    assert len([*folder.glob(f".2026-11.toml.*{files.TEMPORARY}")]) == 1
    journal.update(TODAY, {"homework": 2})

    assert journal.read(TODAY, TODAY).days[TODAY].values == {"sleep": 3, "homework": 2}
    assert names(folder) == ["2026-11.toml", "backups"]


def test_processes_killed_at_any_moment_leave_a_whole_file(folder: Path, clock: Clock) -> None:
    journal = Journal(folder, clock)
    script = (
        START
        + "\nfor i in range(10**6):\n    journal.update(date(2026, 11, 1), {'mood': 1 + i % 10})\n"
    )
    for _ in range(4):
        with start(script, folder) as process:
            revision, deadline = journal.revision(), time.monotonic() + 30
            while journal.revision() == revision and time.monotonic() < deadline:
                time.sleep(0.001)
            process.kill()
        reading = Journal(folder, clock).read(date(2026, 11, 1), TODAY)
        assert reading.faults == ()
        assert reading.days[date(2026, 11, 1)].mood is not None

    journal.update(TODAY, {"mood": 5})

    assert names(folder) == ["2026-11.toml", "backups"]
    assert all(not name.endswith(files.TEMPORARY) for name in names(folder / "backups"))


def test_a_journal_that_stays_locked_is_reported_and_left_as_it_was(
    folder: Path, clock: Clock
) -> None:
    Journal(folder, clock).update(TODAY, {"mood": 7})
    before = (folder / "2026-11.toml").read_bytes()

    with lock.locked(folder), pytest.raises(SaveError) as caught:
        Journal(folder, clock, lock_wait=0.02).update(TODAY, {"mood": 8})

    assert caught.value.exit_code == 3
    assert str(folder) in str(caught.value)
    assert (folder / "2026-11.toml").read_bytes() == before


def test_a_full_disk_leaves_the_journal_as_it_was(folder: Path, clock: Clock) -> None:
    journal = Journal(folder, clock)
    journal.update(TODAY, {"mood": 7})
    before = (folder / "2026-11.toml").read_bytes()
    note: dict[str, Value | None] = {"note": "long " * 1000}

    with files_up_to(1000), pytest.raises(SaveError, match="free some space"):
        journal.update(TODAY, note)
    assert (folder / "2026-11.toml").read_bytes() == before
    assert [*folder.glob(".*")] == []

    journal.update(TODAY, note)
    assert journal.read(TODAY, TODAY).days[TODAY].note == "long " * 1000


@pytest.fixture
def shared(clock: Clock) -> Iterator[Path]:
    """A journal of one day that any user of the machine may look at, outside private folders."""
    base = Path("/tmp") / f"therapy-tui-test-{os.getpid()}"  # noqa: S108
    base.mkdir(mode=0o755)
    base.chmod(0o755)
    journal = Journal(base / "journal", clock)
    journal.update(TODAY, {"mood": 7})
    (base / "journal").chmod(0o755)
    (base / "journal" / "2026-11.toml").chmod(0o644)
    yield base / "journal"
    (base / "journal").chmod(0o755)
    shutil.rmtree(base)


def as_somebody_without_rights(folder: Path) -> str:
    """What a process says that is not root: nobody for root, ourselves for anyone else."""
    nobody = pwd.getpwnam("nobody")
    with start(REPORT, folder, nobody.pw_uid, nobody.pw_gid) as process:
        said, _ = process.communicate(timeout=30)
    return said


def test_a_folder_that_may_not_be_written_is_read_and_reported(shared: Path) -> None:
    shared.chmod(0o555)
    before = (shared / "2026-11.toml").read_bytes()

    said = as_somebody_without_rights(shared)

    assert said.startswith("days 1\n3 ")
    assert "permission denied. Check who owns it and its permissions" in said
    assert "Traceback" not in said
    assert (shared / "2026-11.toml").read_bytes() == before
    assert names(shared) == ["2026-11.toml"]


def test_a_file_that_may_not_be_read_blocks_its_month_and_stays(shared: Path) -> None:
    (shared / "2026-11.toml").chmod(0o000)
    shared.chmod(0o777)

    said = as_somebody_without_rights(shared)

    assert said.startswith("days 0 cannot be read: permission denied")
    assert "\n3 Nothing was written to" in said
    assert names(shared) == ["2026-11.toml"]


def test_a_folder_that_may_not_be_entered_is_a_sentence(shared: Path) -> None:
    shared.chmod(0o000)

    said = as_somebody_without_rights(shared)

    assert said.startswith("days 0 cannot be read: permission denied")
    assert "\n3 " in said
    assert "Traceback" not in said
