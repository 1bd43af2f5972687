"""What a terminal still holds of a person's words after the app was left, paused or locked."""

import re
import resource
from pathlib import Path

import pytest

from tests.encrypted import IDENTITY_FILE, PASSPHRASE, give_identity, passphrase_file
from tests.terminal.conftest import Start
from tests.terminal.harness import Terminal
from therapy_tui.domain.clock import Clock
from therapy_tui.journal.age import read_identity
from therapy_tui.journal.store import Journal

pytestmark = pytest.mark.pty

VARIABLE = "THERAPY_TUI_PASSPHRASE_FILE"


@pytest.fixture
def secret(folder: Path, tmp_path: Path) -> Path:
    """An encrypted journal with a note of today, and the file with its passphrase."""
    give_identity(folder)
    journal = Journal(folder, Clock())
    journal.vault.unlock(PASSPHRASE)
    journal.update(Clock().today(), {"mood": 6, "note": "secret words"})
    return passphrase_file(tmp_path / "secret")


def opened(start: Start, secret: Path, **changes: str) -> Terminal:
    """The app on the note."""
    terminal = start(**{VARIABLE: str(secret)}, **changes)
    terminal.wait("secret words", "help")
    return terminal


@pytest.mark.parametrize("term", ["xterm-256color", "linux", "vt100"])
@pytest.mark.parametrize("tab", ["t", "h"])
def test_nothing_is_left_on_a_terminal_that_has_but_one_screen(
    start: Start, secret: Path, term: str, tab: str
) -> None:
    """The emulator of the tests knows no second screen, as the text console of Linux does not."""
    terminal = opened(start, secret, TERM=term)
    terminal.press(tab)
    terminal.settle()
    terminal.press("q")

    assert terminal.exit_code() == 0
    # The u is the end of a request to the keyboard that the emulator does not know.
    assert terminal.text.strip("\nu ") == ""


def test_locked_the_bytes_on_the_line_clear_every_word(start: Start, secret: Path) -> None:
    terminal = opened(start, secret)
    terminal.press("L")
    terminal.wait("Locked.")
    assert "secret" not in terminal.text

    terminal.press(PASSPHRASE, "enter")
    terminal.wait("secret words")
    terminal.press("q")
    assert terminal.exit_code() == 0
    assert PASSPHRASE.encode() not in terminal.sent


def test_what_could_not_be_saved_is_told_encrypted(
    start: Start, secret: Path, tmp_path: Path
) -> None:
    def fill_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))

    terminal = start(before=fill_disk, **{VARIABLE: str(secret)})
    terminal.wait("secret words")
    terminal.press("4", "n", " in the tunnel", "enter")
    terminal.wait("in the tunnel", "Not saved")
    terminal.press("q")

    assert terminal.exit_code() == 3
    said = terminal.sent.decode().rpartition("\x1b[?1049l")[2].replace("\r\n", "\n")
    assert "could not be saved" in said
    assert "tunnel" not in said
    found = re.search("-----BEGIN.*?-----END AGE ENCRYPTED FILE-----", said, re.DOTALL)
    assert found
    identity = read_identity(IDENTITY_FILE, PASSPHRASE, tmp_path)
    kept = identity.decrypt(found.group().encode(), tmp_path).decode()
    assert "sleep 4" in kept
    assert "note secret words in the tunnel" in kept
