"""The lines for prompt, tmux, login and reminders, run just as the README has them."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.cli.conftest import Command, environment
from therapy_tui.help import topic_text

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
BIN = Path(sys.executable).parent
REMINDER = "Today has no mood yet: therapy-tui log\n"


def lines_of(marker: str) -> str:
    """The lines below a marker of the README."""
    return README.split(f"<!-- {marker} -->\n```sh\n")[1].split("\n```")[0]


def run(words: list[str], folder: Path, **environ: str) -> str:
    """What a program prints where the program is on the path."""
    given = environment(folder) | {"PATH": f"{BIN}:{os.environ['PATH']}", "TERM": "dumb"} | environ
    done = subprocess.run(
        words, env=given, stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False
    )
    return done.stdout.decode()


@pytest.mark.parametrize("marker", ["bash", "zsh", "tmux", "login", "cron"])
def test_help_shell_has_the_same_lines(marker: str) -> None:
    indented = "\n".join(f"    {line}" for line in lines_of(marker).split("\n"))
    assert f"\n\n{indented}\n\n" in topic_text("shell")


def test_the_prompt_of_bash(folder: Path, answer: Command) -> None:
    script = f'PS1=\'$ \'; {lines_of("bash")}; false; echo "[${{PS1@P}}]"; false; : "${{PS1@P}}"'
    assert run(["bash", "--norc", "-c", script], folder) == "[(log) $ ]\n"
    answer("log", "6")
    assert run(["bash", "--norc", "-c", script], folder) == "[$ ]\n"


@pytest.mark.shells
def test_the_prompt_of_zsh(folder: Path, answer: Command) -> None:
    script = f"PROMPT='$ '; {lines_of('zsh')}\nprint -P \"[$PROMPT]\""
    assert run(["zsh", "-f", "-c", script], folder) == "[(log) $ ]\n"
    answer("log", "6")
    assert run(["zsh", "-f", "-c", script], folder) == "[$ ]\n"


def test_at_login_it_reminds_who_sits_there(folder: Path, answer: Command, tmp_path: Path) -> None:
    home = tmp_path / "other home"
    home.mkdir()
    (home / ".profile").write_text(lines_of("login"))
    login = ["bash", "--login", "-i", "-c", "true"]
    path = {"HOME": str(home)}
    # A login of bash reads /etc/profile first, which may set another path.
    (home / ".profile").write_text(f"PATH={BIN}:$PATH\n{lines_of('login')}\n")
    assert run(login, folder, **path) == REMINDER
    assert run(["bash", "--login", "-c", "true"], folder, **path) == ""
    answer("log", "6")
    assert run(login, folder, **path) == ""


def test_the_line_for_cron(folder: Path, answer: Command, tmp_path: Path) -> None:
    fields = lines_of("cron").split(" ", 5)
    assert fields[:5] == ["0", "21", "*", "*", "*"]
    home = tmp_path / "home"
    (home / ".local" / "bin").mkdir(parents=True)
    (home / ".local" / "bin" / "therapy-tui").symlink_to(BIN / "therapy-tui")
    cron = ["sh", "-c", fields[5]]
    assert run(cron, folder, PATH="/usr/bin:/bin", HOME=str(home)) == REMINDER
    answer("log", "6")
    assert run(cron, folder, PATH="/usr/bin:/bin", HOME=str(home)) == ""


@pytest.fixture
def screen(folder: Path, tmp_path: Path, answer: Command) -> Iterator[list[str]]:
    """A tmux that is configured by the README's line, inside one that shows what it draws."""
    answer("log", "6")
    configuration = tmp_path / "tmux.conf"
    configuration.write_text(lines_of("tmux") + "\n")
    inner = ["tmux", "-S", str(tmp_path / "inner"), "-f", str(configuration)]
    outer = ["tmux", "-S", str(tmp_path / "outer"), "-f", "/dev/null"]
    run([*inner, "new-session", "-d", "-x", "80", "-y", "24", "cat"], folder)
    attach = ["env", "-u", "TMUX", *inner, "attach"]
    run([*outer, "new-session", "-d", "-x", "80", "-y", "24", *attach], folder)
    yield outer
    for each in (outer, inner):
        run([*each, "kill-server"], folder)


@pytest.mark.ssh
def test_the_line_for_esc_in_tmux(folder: Path, tmp_path: Path) -> None:
    (line,) = [row for row in topic_text("ssh").split("\n") if row.strip().startswith("set ")]
    (tmp_path / "tmux.conf").write_text(line + "\n")
    tmux = ["tmux", "-S", str(tmp_path / "esc"), "-f", str(tmp_path / "tmux.conf")]
    shown = run([*tmux, "new-session", "-d", "cat", ";", "show", "-s", "escape-time"], folder)
    run([*tmux, "kill-server"], folder)
    assert shown == "escape-time 25\n"


@pytest.mark.ssh
def test_the_line_for_tmux(folder: Path, screen: list[str]) -> None:
    until = monotonic() + 20
    shown = ""
    while "mood 6 " not in shown and monotonic() < until:
        shown = run([*screen, "capture-pane", "-p"], folder)
        sleep(0.2)
    assert "mood 6 " in shown


def units() -> dict[str, str]:
    """The systemd units of the topic, by name."""
    found = {}
    for kind in ("service", "timer"):
        text = topic_text("shell").split(f"therapy-tui.{kind}:\n\n")[1]
        lines = []
        for line in text.split("\n"):
            if line and not line.startswith("    "):
                break
            lines.append(line.removeprefix("    "))
        found[f"therapy-tui.{kind}"] = "\n".join(lines)
    return found


@pytest.mark.shells
def test_systemd_accepts_the_units(folder: Path, tmp_path: Path) -> None:
    for name, text in units().items():
        (tmp_path / name).write_text(text)
        verify = ["systemd-analyze", "verify", "--man=no", str(tmp_path / name)]
        given = environment(folder) | {"XDG_RUNTIME_DIR": str(tmp_path)}
        done = subprocess.run(
            verify, env=given, capture_output=True, text=True, timeout=60, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")
    calendar = ["systemd-analyze", "calendar", "21:00"]
    assert "*-*-* 21:00:00" in run(calendar, folder)


def test_the_unit_notifies_only_while_the_mood_is_missing(
    folder: Path, answer: Command, tmp_path: Path
) -> None:
    command = units()["therapy-tui.service"].split("ExecStart=/bin/sh -c ")[1].replace("\\\n", "")
    home = tmp_path / "home"
    (home / ".local" / "bin").mkdir(parents=True)
    (home / ".local" / "bin" / "therapy-tui").symlink_to(BIN / "therapy-tui")
    notify = tmp_path / "notify-send"
    notify.write_text('#!/bin/sh\necho "$1: $2"\n')
    notify.chmod(0o755)
    # What systemd does with a line: %h is the home, $$ a dollar sign, quotes as in a shell.
    line = command.strip().strip("'").replace("%h", str(home)).replace("$$", "$")
    path = {"PATH": f"{tmp_path}:/usr/bin:/bin"}
    assert run(["/bin/sh", "-c", line], folder, **path) == f"therapy-tui: {REMINDER}"
    answer("log", "6")
    assert run(["/bin/sh", "-c", line], folder, **path) == ""
