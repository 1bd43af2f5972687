"""Nothing leaves the machine, no shell is started, and no file steers the terminal."""

import os
import shutil
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Command, environment
from tests.cli.watched import noted, program, run_watched, with_lp
from tests.hostile import (
    EVIL,
    STEERS,
    write_hostile_configuration,
    write_hostile_journal,
)
from tests.terminal.harness import Terminal
from tests.terminal.harness import environment as terminal_environment
from therapy_tui.cli.commands import COMMANDS
from therapy_tui.domain.clock import Clock

TRIED: dict[str, list[list[str]]] = {
    "log": [
        ["log", "6", "--note", EVIL],
        ["log", "--date", EVIL],
        ["log", "--frequency", EVIL],
        ["log", EVIL],
        ["log", "6", "--json"],
        ["log", "--date", "2020-04-01", "6"],
    ],
    "show": [
        ["show"],
        ["show", "--week"],
        ["show", "--month", "2020-03"],
        ["show", "2020-01-01"],
        ["show", "--json"],
        ["show", EVIL],
    ],
    "status": [["status"], ["status", "--format", EVIL], ["status", "--json"], ["status", EVIL]],
    "trend": [["trend"], ["trend", "--plain"], ["trend", "--json"], ["trend", "--date", EVIL]],
    "report": [
        ["report", "--notes"],
        ["report", "--notes", "--format", "markdown", "--from", "2020-01-01"],
        ["report", "--notes", "--format", "html"],
        ["report", "--notes", "--format", "json"],
        ["report", "-o", f"{EVIL}.html", "--ask", EVIL],
        ["report", "--print"],
        ["report", "--print", f"; touch stolen; {EVIL}"],
    ],
    "export": [
        ["export", "--format", "json"],
        ["export", "--format", "markdown"],
        ["export", "-o", f"{EVIL}.csv"],
        ["export", "-o", f"{EVIL}.csv"],
        ["export", "--format", "markdown", "-o", f"folder {EVIL}"],
        ["export", "--from", EVIL],
        ["export", "--no-notes"],
    ],
    "import": [
        ["import", "auto", f"{EVIL}.csv"],
        ["import", "auto", f"{EVIL}.csv", "--dry-run", "--map", EVIL],
        ["import", "therapy-tui", f"{EVIL}.csv", "--replace", "--json"],
        ["import", EVIL, EVIL],
        ["restore", "import", "--force"],
    ],
    "check": [["check"], ["check", "--json"]],
    "backups": [["backups"], ["backups", "2020-03"], ["backups", "--json"], ["backups", EVIL]],
    "restore": [["restore", "2020-01", "--force"], ["restore", "2020-03"], ["restore", EVIL]],
    "merge": [["merge"], ["merge", "--copies"], ["merge", EVIL, EVIL, EVIL]],
    "encrypt": [["encrypt"]],
    "decrypt": [["decrypt"]],
    "demo": [["demo", "--days", EVIL]],
    "config": [
        ["config", "show"],
        ["config", "show", "--json"],
        ["config", "path"],
        ["config", "path", "--json"],
        ["config", EVIL],
    ],
    "completion": [
        ["completion", "bash"],
        ["completion", EVIL],
        ["__complete", EVIL],
        ["__complete", "show", "--month", ""],
        ["__complete", "restore", ""],
        ["__complete", "log", "--note", EVIL, "--clear", ""],
    ],
    "help": [["help"], ["help", "privacy"], ["help", EVIL]],
    "": [["--help"], ["--version"], [EVIL], ["--journal", EVIL, "show"], [f"--{EVIL}"], []],
}
"""Every command with what a person, or a hostile file name, may give it."""

NAMES = [name for name in TRIED if name in {*COMMANDS, ""}]

FINDERS = {"ldconfig", "gcc", "cc", "ld", "objdump"}
"""What Python starts to find the system's libraries, which only PDF needs."""


def test_no_command_is_forgotten() -> None:
    assert COMMANDS.keys() <= TRIED.keys()


def hostile_place(place: Path) -> dict[str, str]:
    """A hostile journal and configuration in a place, and the environment that names them."""
    folder, configuration = place / f"journal {EVIL.replace('/', '')}", place / f"{EVIL}.toml"
    write_hostile_journal(folder, Clock().today())
    write_hostile_configuration(configuration)
    secret = place / "passphrase"
    secret.write_text("correct horse battery\n")
    secret.chmod(0o600)
    return {
        **environment(folder),
        **with_lp(place),
        "HOME": str(place),
        "LANG": "C.UTF-8",
        "THERAPY_TUI_CONFIG": str(configuration),
        "THERAPY_TUI_PASSPHRASE_FILE": str(secret),
    }


@pytest.mark.parametrize("name", NAMES)
def test_no_command_reaches_out_or_lets_a_file_steer_the_terminal(
    tmp_path: Path, name: str
) -> None:
    done = run_watched(TRIED[name], hostile_place(tmp_path), tmp_path / "notes")

    # The network is left alone.
    assert done.reached == []

    # No shell is started, nor any program but the printer's.
    started = [words for words in done.started if Path(words[0]).name not in FINDERS]
    printing = [words for words in TRIED[name] if "--print" in words]
    assert [Path(words[0]).name for words in started] == ["lp"] * len(printing)
    for command, words in zip(started, printing, strict=True):
        # A list of words, and the printer's name is one of them whatever signs are in it.
        assert isinstance(command, list)
        assert command[1:3] == (["-d", words[2]] if len(words) > 2 else ["-t", "report"])

    # All is said, and nothing of it is a sign that a terminal obeys.
    assert len(done.said.splitlines()) >= len(TRIED[name])
    assert "Traceback" not in done.said
    assert STEERS.findall(done.said) == []


@pytest.mark.parametrize(
    "attempt",
    [
        "socket.socket(socket.AF_INET)",
        "socket.getaddrinfo('localhost', 1)",
        "socket.gethostbyname('localhost')",
        "os.system('true')",
        "subprocess.run(['true'])",
        "subprocess.run('true', shell=True)",
        "os.execv('/bin/true', ['true'])",
    ],
)
def test_the_watch_notes_what_it_is_to_note(tmp_path: Path, attempt: str) -> None:
    python, option, script, *words = program(tmp_path / "notes")
    script = script.partition("from therapy_tui")[0] + f"import subprocess\n{attempt}"
    subprocess.run([python, option, script, *words], stderr=subprocess.DEVNULL, check=False)
    reached, started = noted(tmp_path / "notes")
    assert bool(reached) == attempt.startswith("socket.")
    assert bool(started) != bool(reached)


def _without_network() -> list[str]:
    """The command that takes the network away, where this machine permits it."""
    for command in (["unshare", "-n"], ["unshare", "-rn"]):
        if (
            shutil.which("unshare")
            and not subprocess.run(
                [*command, "true"], check=False, stderr=subprocess.DEVNULL
            ).returncode
        ):
            return command
    return []


WITHOUT_NETWORK = """
from therapy_tui.__main__ import run
for line in ("log 5 --date -3", "log 6", "report", "check", "report -o a.html"):
    print(run(line.split()), flush=True)
"""


def test_commands_do_all_they_do_where_there_is_no_network(tmp_path: Path) -> None:
    without = _without_network()
    if not without:
        pytest.skip("unshare -n is not there or not permitted")
    answers = []
    for number, under in enumerate((without, [])):
        done = subprocess.run(
            [*under, sys.executable, "-c", WITHOUT_NETWORK],
            env=environment(tmp_path / f"journal{number}"),
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        )
        answers.append((done.stdout, done.stderr))
        (tmp_path / "a.html").unlink()
    assert answers[0] == answers[1]
    assert [line for line in answers[0][0].splitlines() if line.isdigit()] == ["0"] * 5


@pytest.mark.pty
@pytest.mark.parametrize("words", [[], ["demo", "--days", "40"]], ids=["the app", "demo"])
def test_the_app_reaches_for_no_network_and_starts_nothing(
    tmp_path: Path, folder: Path, words: list[str]
) -> None:
    notes = tmp_path / "notes"
    line = words or ["--journal", str(folder)]
    terminal = Terminal(program(notes, line), terminal_environment(tmp_path))
    try:
        if not words:
            terminal.wait("Welcome")
            terminal.press("esc")
        terminal.wait("Mood", "help")
        terminal.press("6", "n", "words", "enter", "h")
        terminal.wait("Week of")
        terminal.press("r")
        terminal.wait("1-5 window")
        terminal.press("p")
        terminal.settle()
        terminal.press("q")
        assert terminal.exit_code() == 0
    finally:
        terminal.close()
    assert noted(notes) == ([], [])


@pytest.mark.parametrize("umask", [0o000, 0o077, 0o777])
def test_whatever_the_umask_everything_the_program_makes_is_the_owners_alone(
    answer: Command, tmp_path: Path, umask: int, today: date
) -> None:
    folder = tmp_path / "deep" / "journal"
    usual = os.umask(umask)
    try:
        for words in (
            ["log", "6", "--date", "-40"],
            ["log", "6"],
            ["log", "7"],
            ["report", "--ask", "why?", "-o", str(tmp_path / "page.html")],
        ):
            done = answer("--journal", str(folder), *words)
            assert (done.code, done.err) == (0, "")
    finally:
        os.umask(usual)

    made = [folder.parent, *folder.parent.rglob("*"), tmp_path / "page.html"]
    names = {path.name for path in made}
    assert {"journal", "profile.toml", f"{today:%Y-%m}.toml", "backups", "page.html"} <= names
    for path in made:
        wanted = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path
        assert path.stat().st_uid == os.geteuid()
