"""The edge: help, exit codes, names of the journal, pipes and locales."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Command, environment, one_sentence, write
from therapy_tui import __version__
from therapy_tui.cli.commands import COMMANDS
from therapy_tui.domain.fields import FIELDS
from therapy_tui.domain.words import DISCLAIMER

NOTE = "[/bold] [red]x[/red] 你好 é \x1b[31m"


def test_help_has_every_command_and_the_disclaimer(answer: Command) -> None:
    done = answer("--help")
    assert done.code == 0
    assert DISCLAIMER in re.sub(r"\s+", " ", done.out)
    for name, sentence in COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(sentence)}$", done.out, re.MULTILINE)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_each_command_explains_itself_within_80_columns(answer: Command, name: str) -> None:
    done = answer(name, "--help")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"Usage: therapy-tui {name}")
    assert COMMANDS[name] in done.out
    assert ("--journal DIR" in done.out) == (name not in ("completion", "demo", "help"))
    assert max(map(len, done.out.splitlines())) <= 80
    assert answer(name, "-h").out == done.out


def test_the_help_of_log_explains_every_field(answer: Command) -> None:
    out = re.sub(r"\s+", " ", answer("log", "--help").out)
    for field in FIELDS:
        assert field.help in out
        assert f"--{field.key} " in out


def test_the_version_is_printed(answer: Command) -> None:
    assert answer("--version").out == f"therapy-tui {__version__}\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["lgo"], "There is no command 'lgo'; did you mean log?"),
        (["xyzzy"], "There is no command 'xyzzy'; there are log, show"),
        (["--foo"], "No such option '--foo'"),
        (["--journal"], "requires an argument"),
        (["--journal", "", "show"], "--journal needs a folder."),
        (["check", "--foo"], "No such option '--foo'"),
        (["--journal", "mine", "demo"], "The demo has a journal of its own"),
        (["demo", "--days", "0"], "0 is not in the range"),
        (["config", "edit"], "No such command 'edit'"),
    ],
)
def test_wrong_usage_is_one_sentence_on_standard_error(
    answer: Command, words: list[str], said: str
) -> None:
    done = answer(*words)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert one_sentence(done.err)


@pytest.mark.parametrize("place", ["before", "after", "equals"])
def test_the_journal_is_named_before_or_after_the_command(
    answer: Command, tmp_path: Path, folder: Path, place: str
) -> None:
    other = tmp_path / "other"
    option = [f"--journal={other}"] if place == "equals" else ["--journal", str(other)]
    words = ["log", "6"]
    assert answer(*([*option, *words] if place == "before" else [*words, *option])).code == 0
    assert len(list(other.glob("*.toml"))) == 1
    assert not folder.exists()


def test_without_a_name_the_journal_is_in_the_home(shell: Command, tmp_path: Path) -> None:
    assert shell("log", "6", environ={"THERAPY_TUI_JOURNAL": ""}).code == 0
    (file,) = (tmp_path / "home").rglob("20*.toml")
    assert file.parent.name == "journal"
    assert file.parent.parent.name == "therapy-tui"


def test_processes_end_with_the_exit_codes_that_are_promised(shell: Command, folder: Path) -> None:
    assert shell("show").code == 1
    assert shell("log", "6").code == 0
    assert shell("show").code == 0
    assert shell("log", "60").code == 2
    write(folder / "2025-01.toml", "[2025-01-01\n")
    assert shell("log", "6", "--date", "2025-01-02").code == 3
    failed = shell("check")
    assert failed.code == 1
    assert "Traceback" not in failed.err


def test_the_app_needs_a_terminal(shell: Command, folder: Path) -> None:
    for words in ([], ["demo"]):
        done = shell(*words)
        assert (done.code, done.out) == (2, "")
        assert "needs a terminal" in done.err
        assert one_sentence(done.err)
    assert not folder.exists()


@pytest.mark.parametrize(
    "environ",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
    ids=["ascii", "latin-1", "C locale"],
)
def test_a_locale_without_utf_8_gets_visible_escapes_and_no_crash(
    shell: Command, environ: dict[str, str]
) -> None:
    plain = {**environ, "LANG": ""}
    assert shell("log", "--date", "2025-11-17", "6", "--note", NOTE).code == 0
    shown = shell("show", "2025-11-17", environ=plain)
    assert (shown.code, shown.err) == (0, "")
    assert r"[/bold] [red]x[/red] \u4f60\u597d " in shown.out
    assert r"\x1b[31m" in shown.out
    assert shell("show", "2025-11-17", "--json", environ=plain).json["note"] == NOTE
    failed = shell("log", "--mood", "你\x1b", environ=plain)
    assert failed.code == 2
    assert "\x1b" not in failed.err


def test_a_note_typed_in_a_c_locale_is_the_same_note(shell: Command) -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert shell("log", "--date", "2025-11-17", "--note", NOTE, environ=plain).code == 0
    assert shell("show", "2025-11-17", "--json").json["note"] == NOTE


def test_there_is_no_colour_in_a_pipe(shell: Command) -> None:
    shell("log", "6", "4")
    for words in (["show"], ["show", "--week"], ["check"], ["status"], ["--help"]):
        assert "\x1b" not in shell(*words, environ={"FORCE_COLOR": "1"}).out


@pytest.mark.parametrize(
    "words",
    [["show"], ["--help"], ["log", "--help"], ["config", "-h"], ["--version"], ["status"]],
    ids=" ".join,
)
def test_a_reader_that_goes_away_is_no_traceback(folder: Path, words: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "therapy_tui", *words],
        env=environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=writer,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_output_that_cannot_be_written_is_a_sentence(folder: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "therapy_tui", "config", "path"],
            env=environment(folder),
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert done.returncode == 3
    assert done.stderr.decode() == "The output could not be written: No space left on device.\n"


def test_standard_output_may_be_closed(shell: Command, folder: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", f"'{sys.executable}' -m therapy_tui log 6 >&-"],
        env=environment(folder),
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert shell("status").code == 0
