"""The way most people reach the program: tmux here, ssh in it, the program at the far end."""

import os
import shlex
import shutil
import socket
import subprocess
from collections.abc import Mapping, Sequence
from functools import partial
from getpass import getuser
from pathlib import Path

from tests.terminal.harness import DEADLINE, until

RUN_SSHD = Path("/run/sshd")
"""An empty folder that sshd, started by root, insists on."""

SERVER = """
ListenAddress 127.0.0.1
Port {port}
HostKey {folder}/host_key
AuthorizedKeysFile {folder}/user_key.pub
PidFile none
UsePAM no
StrictModes no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin yes
PrintMotd no
PrintLastLog no
"""

CLIENT = """
Host here
  HostName 127.0.0.1
  Port {port}
  User {user}
  IdentityFile {folder}/user_key
  IdentitiesOnly yes
  UserKnownHostsFile {folder}/known_hosts
  GlobalKnownHostsFile none
  StrictHostKeyChecking yes
  BatchMode yes
  LogLevel ERROR
"""


def tool(name: str) -> str:
    """Where a program is that these tests cannot do without."""
    found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")
    assert found, f"{name} is not installed; .ci/run installs tmux, openssh-server, openssh-client"
    return found


class Host:
    """An sshd of our own on the loopback, with keys of its own, that lets the present user in."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        for key in ("host_key", "user_key"):
            words = [tool("ssh-keygen"), "-q", "-t", "ed25519", "-N", "", "-f", str(folder / key)]
            subprocess.run(words, check=True)
        if os.geteuid() == 0:
            RUN_SSHD.mkdir(mode=0o755, exist_ok=True)
        self._server = self._listening()

    def command(self, words: Sequence[str], environ: Mapping[str, str]) -> list[str]:
        """What starts a program at the far end, in a terminal and with just this environment."""
        variables = [f"{name}={value}" for name, value in environ.items() if name != "TERM"]
        far = shlex.join(["exec", "env", "-C", str(Path.cwd()), *variables, *words])
        return [tool("ssh"), "-F", str(self._folder / "client"), "-tt", "here", far]

    def close(self) -> None:
        """Stop listening."""
        self._server.terminate()
        self._server.wait(DEADLINE)

    def _listening(self) -> subprocess.Popen[bytes]:
        for _ in range(5):
            port = _free_port()
            public = (self._folder / "host_key.pub").read_text()
            names = {"folder": self._folder, "port": port, "user": getuser()}
            (self._folder / "server").write_text(SERVER.format(**names))
            (self._folder / "client").write_text(CLIENT.format(**names))
            (self._folder / "known_hosts").write_text(f"[127.0.0.1]:{port} {public}")
            log = self._folder / f"log-{port}"
            words = [tool("sshd"), "-D", "-f", str(self._folder / "server"), "-E", str(log)]
            server = subprocess.Popen(words)
            until(partial(_answers, server, log), "sshd says whether it listens")
            if server.poll() is None:
                return server
        raise AssertionError(f"sshd does not start: {log.read_text()}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _answers(server: subprocess.Popen[bytes], log: Path) -> bool:
    return server.poll() is not None or (log.exists() and "Server listening" in log.read_text())


class Tmux:
    """A tmux server of our own with one window of 80 by 24, in which a command runs."""

    def __init__(self, name: str, words: Sequence[str]) -> None:
        self._server = [tool("tmux"), "-L", name, "-f", os.devnull, "-u"]
        window = ["new-session", "-d", "-x", "80", "-y", "24", *words]
        self._ask(*window, ";", "set-option", "-g", "remain-on-exit", "on")

    def press(self, *keys: str) -> None:
        """Press keys, by tmux's names."""
        self._ask("send-keys", "--", *keys)

    def type(self, text: str) -> None:
        """Type a text as it stands."""
        self._ask("send-keys", "-l", "--", text)

    def wait(self, *texts: str) -> None:
        """Wait until the window shows all these texts at once."""
        until(lambda: self._shows(texts), f"{texts} is in the window")

    @property
    def pid(self) -> int:
        """The process that runs in the window."""
        return int(self._ask("display-message", "-p", "#{pane_pid}"))

    def exit_code(self) -> int:
        """Wait for the command to end: its exit code."""
        until(lambda: self._ended() != "", "the command ends")
        return int(self._ended())

    def _ended(self) -> str:
        """The exit code of the command, as far as tmux knows it."""
        # On a busy machine tmux misses now and then that its command has ended, which stays there
        # unburied; it looks for all that have ended when another one does.
        self._ask("run-shell", "true")
        return self._ask("display-message", "-p", "#{pane_dead_status}")

    def close(self) -> None:
        """End the server and what runs in it, and remove its socket, which tmux leaves behind."""
        socket_path = Path(self._ask("display-message", "-p", "#{socket_path}"))
        self._ask("kill-server")
        socket_path.unlink(missing_ok=True)

    def _shows(self, texts: Sequence[str]) -> bool:
        shown = self._ask("capture-pane", "-p")
        return all(text in shown for text in texts)

    def _ask(self, *words: str) -> str:
        done = subprocess.run([*self._server, *words], capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"tmux {words[0]}: {done.stderr}"
        return done.stdout.strip()


def running(folder: Path) -> list[int]:
    """The processes of the program that have this journal open."""
    found = []
    for place in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = place.read_bytes().split(b"\0")
        except OSError:  # it has ended meanwhile
            continue
        if b"therapy_tui" in words and os.fsencode(folder) in words:
            found.append(int(place.parent.name))
    return found
