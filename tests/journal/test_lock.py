"""Writers take turns, between threads and between processes, and the dead hold nothing up."""

import fcntl
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from therapy_tui.domain.errors import SaveError
from therapy_tui.journal import lock

HOLD = """
import sys, time
from pathlib import Path
from therapy_tui.journal.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    place = tmp_path / "place"
    place.mkdir()
    return place


def hold(place: Path) -> subprocess.Popen[str]:
    """A process that holds the lock until its input ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, place],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_held_lock_ends_in_exit_code_3_naming_the_holder(place: Path) -> None:
    with hold(place) as process:
        with pytest.raises(SaveError) as caught, lock.locked(place, 0.05):
            raise AssertionError("two hold the lock")
        assert process.stdin is not None
        process.stdin.close()

    assert caught.value.exit_code == 3
    assert "python" in str(caught.value)
    assert f"(process {process.pid})" in str(caught.value)
    assert "more than 0.05 seconds" in str(caught.value)


def test_the_holders_arguments_are_not_told(place: Path) -> None:
    words = [sys.executable, "-c", HOLD, str(place), "--note", "a secret"]
    with subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdout.readline()
        with pytest.raises(SaveError) as caught, lock.locked(place, 0):
            raise AssertionError("two hold the lock")
        process.stdin.close()

    assert "secret" not in str(caught.value)
    assert "import" not in str(caught.value)


def test_a_script_is_named_and_not_the_python_that_runs_it(place: Path, tmp_path: Path) -> None:
    script = tmp_path / "therapy-log"
    script.write_text(HOLD)
    with subprocess.Popen(
        [sys.executable, script, place], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdout.readline()
        with pytest.raises(SaveError, match="being written by therapy-log"), lock.locked(place, 0):
            raise AssertionError("two hold the lock")
        process.stdin.close()


def test_the_lock_of_a_killed_process_is_free(place: Path) -> None:
    with hold(place) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()

    with lock.locked(place, 5):
        pass


def test_a_waiting_writer_gets_the_lock_when_it_is_given_back(place: Path) -> None:
    got = threading.Event()

    def wait() -> None:
        with lock.locked(place, 10):
            got.set()

    with lock.locked(place):
        other = threading.Thread(target=wait)
        other.start()
        assert not got.wait(0.05)
    other.join(10)
    assert got.is_set()


def test_another_thread_of_this_program_is_named_as_such(place: Path) -> None:
    mine = pytest.raises(SaveError, match="another part of this program")

    with lock.locked(place), mine, lock.locked(place, 0):
        raise AssertionError("two hold the lock")


def test_two_paths_to_one_folder_share_the_lock(place: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(place)

    with lock.locked(place), pytest.raises(SaveError), lock.locked(link, 0):
        raise AssertionError("two hold the lock")


def test_a_folder_that_is_a_file_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "journal").write_text("")

    with (
        pytest.raises(SaveError, match="is a file, not a folder"),
        lock.locked(tmp_path / "journal"),
    ):
        raise AssertionError("a file was locked as a folder")


def open_files_on(place: Path) -> int:
    """How often this process has the folder open."""
    count = 0
    for name in os.listdir("/dev/fd"):  # noqa: PTH208
        with suppress(OSError):
            count += os.path.samestat(os.fstat(int(name)), place.stat())
    return count


def test_the_lock_is_of_the_folder_that_the_path_leads_to_when_it_is_got(
    place: Path, tmp_path: Path
) -> None:
    old = os.open(place, os.O_RDONLY)
    fcntl.flock(old, fcntl.LOCK_EX)
    seen: list[int] = []

    def wait() -> None:
        with lock.locked(place, 10):
            seen.append(place.stat().st_ino)
            with pytest.raises(SaveError), lock.locked(place, 0):
                raise AssertionError("the folder in place is not locked")

    other = threading.Thread(target=wait)
    other.start()
    deadline = time.monotonic() + 10
    while open_files_on(place) < 2 and time.monotonic() < deadline:
        time.sleep(0.001)
    place.rename(tmp_path / "moved")
    place.mkdir()
    os.close(old)
    other.join(10)
    assert seen == [place.stat().st_ino]


def test_a_lock_is_given_back_when_the_block_fails(place: Path) -> None:
    with pytest.raises(ValueError, match="no"), lock.locked(place):
        raise ValueError("no")

    with lock.locked(place, 0):
        pass


def test_a_program_started_under_the_lock_does_not_keep_it(place: Path) -> None:
    with lock.locked(place):
        child = os.fork()
        if child == 0:
            signal.pause()
    try:
        with lock.locked(place, 0):
            pass
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
