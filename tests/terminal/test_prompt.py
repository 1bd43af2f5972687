"""The passphrase prompt at a shell: nothing typed is shown, and the echo always comes back."""

import os
import shlex
import signal
from pathlib import Path

import pytest

from tests.encrypted import PASSPHRASE, give_identity
from tests.terminal.conftest import Start
from tests.terminal.harness import PROGRAM, Terminal, until
from therapy_tui.domain.clock import Clock
from therapy_tui.journal.store import Journal

pytestmark = pytest.mark.pty

SHOW = "show; echo code-$?; stty -a"


@pytest.fixture
def secret(folder: Path) -> Path:
    """An encrypted journal with a note of today."""
    give_identity(folder)
    journal = Journal(folder, Clock())
    journal.vault.unlock(PASSPHRASE)
    journal.update(Clock().today(), {"mood": 6, "note": "secret words"})
    return folder


def command(folder: Path) -> str:
    return f"{shlex.join([*PROGRAM, '--journal', str(folder)])} {SHOW}"


def child(terminal: Terminal) -> int:
    """The process that the shell has started."""
    children = Path(f"/proc/{terminal.pid}/task/{terminal.pid}/children")
    until(lambda: bool(children.read_text().split()), "the shell starts the program")
    return int(children.read_text().split()[0])


@pytest.mark.parametrize("pause", ["ctrl+z", "stopped"])
def test_after_a_pause_the_passphrase_is_still_not_shown(
    start: Start, secret: Path, pause: str
) -> None:
    terminal = start(program=("bash", "--norc", "--noprofile", "-i"), PS1="shell> ")
    terminal.wait("shell>")
    terminal.press(command(secret), "enter")
    terminal.wait("Passphrase:")
    if pause == "ctrl+z":
        terminal.press("ctrl+z")
    else:
        os.kill(child(terminal), signal.SIGSTOP)
    terminal.wait("Stopped")
    before = len(terminal.sent)

    terminal.press("fg", "enter")
    terminal.until(lambda: b"Passphrase: " in terminal.sent[before:], "it asks once more")
    terminal.settle()
    terminal.press(PASSPHRASE, "enter")
    terminal.wait("secret words")

    assert PASSPHRASE.encode() not in terminal.sent


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_a_signal_at_the_prompt_leaves_the_terminal_as_it_was(
    start: Start, secret: Path, number: signal.Signals
) -> None:
    terminal = start(program=("sh", "-c", command(secret)))
    terminal.wait("Passphrase:")
    terminal.settle()

    os.kill(child(terminal), number)
    terminal.wait("code-", "isig")

    assert f"code-{128 + number}" in terminal.text
    assert " echo " in terminal.text


def test_ctrl_z_gives_the_shell_its_echo_back(start: Start, secret: Path) -> None:
    """A shell that edits no lines, such as dash, never sets the terminal itself."""
    terminal = start(program=("sh", "-m", "-c", command(secret)))
    terminal.wait("Passphrase:")
    terminal.settle()

    stopped = child(terminal)
    terminal.press("ctrl+z")
    terminal.wait("code-", "isig")

    assert " echo " in terminal.text
    os.kill(stopped, signal.SIGKILL)


def test_a_terminal_left_in_a_raw_mode_takes_the_passphrase_too(start: Start, secret: Path) -> None:
    terminal = start(program=("sh", "-c", f"stty raw -echo; {command(secret)}"))
    terminal.wait("Passphrase:")

    terminal.press(PASSPHRASE, "enter")

    terminal.wait("secret words")
