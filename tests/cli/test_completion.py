"""``completion``: what a shell is told that a word can become, and the shells themselves."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from select import select
from time import monotonic

import ptyprocess
import pytest

from tests.cli.conftest import Answer, Command, environment, one_sentence, write
from tests.encrypted import give_identity
from therapy_tui.cli import status
from therapy_tui.cli.commands import COMMANDS
from therapy_tui.cli.completion import PLACES, SHELLS
from therapy_tui.domain.fields import DURATION, FIELDS, FREQUENCY
from therapy_tui.help import TOPICS

Complete = Callable[..., list[str]]

BIN = Path(sys.executable).parent
"""Where the program lies that the shells start."""


@pytest.fixture
def completed(answer: Command) -> Complete:
    """What the last of the words can become."""

    def ask(*words: str) -> list[str]:
        done = answer("__complete", *words)
        assert (done.code, done.err) == (0, "")
        return [line.split(" ")[1] for line in done.out.splitlines()]

    return ask


@pytest.fixture
def months(folder: Path) -> Path:
    for month in ("2026-09", "2026-11"):
        write(folder / f"{month}.toml", f"format = 1\n\n[{month}-02]\nmood = 6\n")
    write(folder / "backups" / "2026-09.2026-11-01T101500.toml", "format = 1\n")
    write(folder / "backups" / "profile.2026-11-01T101500.toml", "format = 1\n")
    return folder


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_has_a_script(answer: Command, shell: str) -> None:
    done = answer("completion", shell)
    assert (done.code, done.err) == (0, "")
    assert "__complete" in done.out
    assert SHELLS[shell].format("therapy-tui") in answer("completion", "--help").out
    assert shell in PLACES


def test_another_shell_is_refused_in_a_sentence(answer: Command) -> None:
    done = answer("completion", "tcsh")
    assert (done.code, done.out) == (2, "")
    assert one_sentence(done.err)


def test_commands_are_completed_with_what_they_do(answer: Command, completed: Complete) -> None:
    assert completed("") == list(COMMANDS)
    assert completed("re") == ["report", "restore"]
    assert f"plain log {COMMANDS['log']}\n" in answer("__complete", "lo").out


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_its_options_completed(
    answer: Command, completed: Complete, command: str
) -> None:
    found = completed(command, "-")
    text = answer(command, "--help").out
    assert "--help" in found
    for option in found:
        assert option in text


def test_status_has_the_options_that_it_reads(completed: Complete) -> None:
    assert set(completed("status", "--")) == {name for name, *_ in status.OPTIONS} | {"--help"}
    for name, metavar, _ in status.OPTIONS:
        words = ["status", name, *(["x"] if metavar else [])]
        asked = status.asked(words)
        assert asked is not None
        assert getattr(asked, name.removeprefix("--")) == ("x" if metavar else True)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["log", "--frequency", ""], list(FREQUENCY.choices)),
        (["log", "--duration", "1-"], [w for w in DURATION.choices if w.startswith("1-")]),
        (["log", "--sleep", "very"], ["very-poor", "very-good"]),
        (["log", "--homework", "n"], ["none-set"]),
        (["log", "--clear", "s"], ["sleep", "sessions"]),
        (["log", "--clear", "mood", "--clear", ""], [field.key for field in FIELDS]),
        (["log", ""], [str(n) for n in range(1, 11)]),
        (["log", "6", "4", "n"], ["none-set"]),
        (["log", "6", "4", "3", "2", "1", ""], []),
        (["log", "--note", ""], []),
        (["log", "--date", "y"], ["yesterday"]),
        (["trend", "--date", "t"], ["today"]),
        (["report", "--format", ""], ["text", "markdown", "html", "pdf", "json"]),
        (["report", "--format=p"], ["--format=pdf"]),
        (["report", "--format", "=", "p"], ["pdf"]),
        (["report", "--format", "="], ["text", "markdown", "html", "pdf", "json"]),
        (["report", "--frmt="], []),
        (["config", ""], ["path", "show"]),
        (["completion", ""], ["bash", "zsh", "fish"]),
        (["help", ""], list(TOPICS)),
        (["no-such-command", ""], []),
        (["log", "--no-such-option", ""], [str(n) for n in range(1, 11)]),
        ([], list(COMMANDS)),
    ],
)
def test_values_are_completed(completed: Complete, words: list[str], found: list[str]) -> None:
    assert completed(*words) == found


def test_dates_of_the_last_two_weeks_are_offered(answer: Command, completed: Complete) -> None:
    found = completed("show", "2")
    assert len(found) == 14
    assert answer("show", found[0]).code == 1
    assert answer("show", found[-1]).code == 1


@pytest.mark.usefixtures("months")
def test_months_that_there_are_are_offered_newest_first(completed: Complete) -> None:
    assert completed("show", "--month", "") == ["2026-11", "2026-09"]
    assert completed("show", "--month", "2026-0") == ["2026-09"]
    assert completed("restore", "") == ["2026-09", "profile"]
    assert completed("backups", "p") == ["profile"]


def test_the_journal_that_the_line_names_is_the_one_that_is_looked_at(
    completed: Complete, months: Path, tmp_path: Path
) -> None:
    other = months.rename(tmp_path / "other")
    assert completed("show", "--month", "") == []
    assert completed("--journal", str(other), "show", "--month", "2026-1") == ["2026-11"]
    assert completed("show", "--journal", str(other), "--month", "2026-1") == ["2026-11"]


def test_files_and_folders_are_left_to_the_shell(answer: Command) -> None:
    assert answer("__complete", "--journal", "x").out == "dir\n"
    assert answer("__complete", "report", "-o", "").out == "file\n"
    assert answer("__complete", "merge", "a").out == "file\n"


def run_in(program: str, script: str, folder: Path) -> Answer:
    environ = environment(folder) | {"PATH": f"{BIN}:{os.environ['PATH']}"}
    words = [*program.split(), script]
    done = subprocess.run(
        words, env=environ, capture_output=True, text=True, timeout=60, check=False
    )
    return Answer(done.returncode, done.stdout, done.stderr)


def shown_after(program: list[str], setting: str, line: str, wanted: str, folder: Path) -> str:
    """What a shell in a real terminal shows once the line, which ends in a tab, is typed."""
    given = environment(folder) | {"PATH": f"{BIN}:{os.environ['PATH']}", "TERM": "vt100"}
    shell = ptyprocess.PtyProcess.spawn(program, env=given, dimensions=(24, 80))
    try:
        shell.write(f"{setting}; echo rea''dy\n".encode())
        _read_until(shell, "ready")
        shell.write(line.encode())
        return _read_until(shell, wanted)
    finally:
        shell.terminate(force=True)


def _read_until(shell: ptyprocess.PtyProcess, wanted: str) -> str:
    """Read until what is wanted was shown, for half a minute at most."""
    seen = ""
    until = monotonic() + 30
    while wanted not in seen and select([shell.fd], [], [], max(until - monotonic(), 0))[0]:
        seen += shell.read(1024).decode(errors="replace")
    return seen


def test_bash_is_given_what_fits(folder: Path, months: Path) -> None:
    ask = (
        'eval "$(therapy-tui completion bash)"; '
        'ask() { COMP_WORDS=(therapy-tui "$@"); COMP_CWORD=$#; _therapy_tui therapy-tui; '
        'echo "${COMPREPLY[@]}"; }; '
        "ask re; ask log --frequency m; ask show --month = 2026-1; ask report --support --fo; "
        "cd / && ask report -o /etc/host; ask log --note ''"
    )
    done = run_in("bash --norc -c", ask, folder)
    assert done.err == ""
    lines = done.out.splitlines()
    assert lines[:4] == ["report restore", "monthly", "2026-11", "--format --force"]
    assert "/etc/hosts" in lines[4].split()
    assert lines[5] == ""


BEGUN = (("statu", "status"), ("log --freq", "log --frequency"), ("help priv", "help privacy"))


@pytest.mark.pty
@pytest.mark.parametrize(("begun", "whole"), BEGUN)
def test_a_tab_in_bash_completes(folder: Path, begun: str, whole: str) -> None:
    setting = 'eval "$(therapy-tui completion bash)"'
    bash = ["bash", "--norc", "--noprofile", "-i"]
    assert whole in shown_after(bash, setting, f"therapy-tui {begun}\t", whole, folder)


@pytest.mark.shells
@pytest.mark.parametrize(("begun", "whole"), BEGUN)
def test_a_tab_in_zsh_completes(folder: Path, begun: str, whole: str) -> None:
    setting = 'autoload -Uz compinit; compinit -D -u; eval "$(therapy-tui completion zsh)"'
    zsh = ["zsh", "-f", "-i"]
    assert whole in shown_after(zsh, setting, f"therapy-tui {begun}\t", whole, folder)


@pytest.mark.usefixtures("months")
def test_no_passphrase_is_asked_for(completed: Complete, folder: Path) -> None:
    give_identity(folder)
    (folder / "2026-11.toml").rename(folder / "2026-11.toml.age")
    assert completed("show", "--month", "2026-1") == ["2026-11"]
    assert completed("log", "--mood", "") == [str(n) for n in range(1, 11)]


@pytest.mark.shells
@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("statu", [f"status\t{COMMANDS['status']}"]),
        ("log --frequency mon", ["monthly\tmonthly"]),
        ("show --month=2026-1", ["--month=2026-11\tNovember 2026"]),
        ("log --note ", []),
    ],
)
def test_fish_completes(folder: Path, months: Path, line: str, found: list[str]) -> None:
    ask = f"therapy-tui completion fish | source; complete -C 'therapy-tui {line}'"
    done = run_in("fish --no-config -c", ask, folder)
    assert done.err == ""
    assert done.out.splitlines() == found


def test_a_tab_waits_for_no_more_than_help_does(folder: Path) -> None:
    def loaded(*words: str) -> set[str]:
        probe = "import sys; from therapy_tui.__main__ import run; run(sys.argv[1:])"
        ending = "print(*sys.modules, file=sys.stderr)"
        done = subprocess.run(
            [sys.executable, "-c", f"{probe}; {ending}", *words],
            env=environment(folder),
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        return {name for name in done.stderr.split() if name.startswith("therapy_tui.")}

    assert loaded("__complete", "re") - loaded("--help") == {"therapy_tui.cli.asking"}
    assert loaded("__complete", "show", "--m") - loaded("show", "--help") == {
        "therapy_tui.cli.asking"
    }
