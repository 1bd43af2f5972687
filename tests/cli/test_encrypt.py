"""Encrypting, unlocking and decrypting as a person or a script does it."""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from pathlib import Path

import pytest

from tests.cli.conftest import Command, environment, one_sentence
from tests.cli.terminal import Terminal
from tests.encrypted import PASSPHRASE, give_identity, passphrase_file
from therapy_tui.cli import encrypt

VARIABLE = "THERAPY_TUI_PASSPHRASE_FILE"


@pytest.fixture
def secret(folder: Path, answer: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An encrypted journal of one day; its passphrase file, which the environment names."""
    give_identity(folder)
    file = passphrase_file(tmp_path / "secret")
    monkeypatch.setenv(VARIABLE, str(file))
    assert answer("log", "6", "--note", "secret words").code == 0
    return file


@pytest.fixture
def typed(folder: Path) -> Iterator[list[Terminal]]:
    """Terminals to close in the end."""
    opened: list[Terminal] = []
    yield opened
    for terminal in opened:
        terminal.close()


def plaintext(folder: Path) -> list[Path]:
    return [p for p in folder.rglob("*") if p.is_file() and b"secret" in p.read_bytes()]


def test_encrypt_with_a_passphrase_file_asks_nothing(
    shell: Command, folder: Path, tmp_path: Path
) -> None:
    file = passphrase_file(tmp_path / "secret")
    assert shell("log", "6", "--note", "secret words").code == 0

    done = shell("encrypt", environ={VARIABLE: str(file)}, start_new_session=True)

    assert done.code == 0
    assert done.out.startswith("Encrypted: 1 file. Nobody can open the journal without")
    assert plaintext(folder) == []
    shown = shell("show", environ={VARIABLE: str(file)}, start_new_session=True)
    assert "secret words" in shown.out


@pytest.mark.usefixtures("secret")
def test_there_is_nothing_left_to_encrypt_afterwards(answer: Command) -> None:
    again = answer("encrypt")
    assert (again.code, again.out) == (
        0,
        "The journal is encrypted; there was nothing left to do.\n",
    )


@pytest.mark.usefixtures("secret")
def test_every_command_works_with_a_passphrase_file(answer: Command, folder: Path) -> None:
    assert "secret words" in answer("show").out
    assert answer("log", "--sleep", "3").code == 0
    assert answer("trend", "--plain").code == 0
    assert "secret words" in answer("report", "--notes").out
    assert answer("check").code == 0
    assert plaintext(folder) == []


def test_status_says_locked_and_asks_nothing(secret: Path, answer: Command, shell: Command) -> None:
    for environ in ({VARIABLE: str(secret)}, {}):
        done = shell("status", environ=environ)
        assert (done.code, done.out, done.err) == (1, "locked\n", "")
    assert shell("status", "--format", "{mood}/10").out == "locked\n"
    facts = json.loads(shell("status", "--json").out)
    assert (facts["state"], facts["mood"], facts["days"]) == ("locked", None, None)


def test_a_reminder_goes_by_the_times_of_files_that_it_cannot_open(
    secret: Path, folder: Path, answer: Command, shell: Command, today: date
) -> None:
    """Until something of the month is written today, today has no mood; then it may have one."""
    touched = shell("status", "--remind")
    assert (touched.code, touched.out, touched.err) == (1, "", "")

    midnight = datetime.combine(today, time()).timestamp()
    for file in folder.iterdir():
        os.utime(file, (midnight - 1, midnight - 1))
    untouched = shell("status", "--remind")
    assert (untouched.code, untouched.out) == (1, "Today has no mood yet: therapy-tui log\n")
    assert shell("status", "--remind", "--format", "(log) ").out == "(log) \n"
    assert shell("status").out == "locked\n"

    answer("log", "8")
    assert shell("status", "--remind").out == ""


@pytest.mark.parametrize(
    "words", [("show",), ("log", "5"), ("trend",), ("report",), ("check",), ("encrypt",)]
)
def test_without_terminal_and_file_a_sentence_says_what_to_do(
    secret: Path, folder: Path, shell: Command, words: tuple[str, ...]
) -> None:
    before = {p: p.read_bytes() for p in folder.iterdir()}

    done = shell(*words, environ={VARIABLE: ""}, start_new_session=True)

    assert (done.code, done.out) == (2, "")
    assert one_sentence(done.err.replace("terminal. Without", "terminal, without"))
    assert VARIABLE in done.err
    assert {p: p.read_bytes() for p in folder.iterdir()} == before


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"correct house\n", "That passphrase does not open"),
        (b"", "is empty"),
        (b"\n" + PASSPHRASE.encode(), "is empty"),
        (b"\xff\xfe\n", "is no UTF-8 text"),
        (b"x" * 5000, "too long"),
        (None, "cannot be read: a folder on the way to it is missing"),
    ],
)
def test_a_passphrase_that_does_not_serve_is_a_sentence_and_touches_nothing(
    secret: Path, folder: Path, answer: Command, content: bytes | None, said: str
) -> None:
    before = {p: p.read_bytes() for p in folder.iterdir()}
    secret.unlink() if content is None else secret.write_bytes(content)

    for words in (("show",), ("log", "5"), ("decrypt",), ("encrypt",)):
        done = answer(*words)
        assert (done.code, done.out) == (2, "")
        assert said in done.err
        assert "correct" not in done.err
    assert {p: p.read_bytes() for p in folder.iterdir()} == before


def test_a_passphrase_file_of_a_user_there_is_not_is_a_sentence(
    secret: Path, answer: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "~nobody-of-this-name/passphrase")

    done = answer("show")

    assert (done.code, done.out) == (2, "")
    assert "~nobody-of-this-name/passphrase" in done.err
    assert one_sentence(done.err)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (Path.mkdir, "identity.age cannot be read: a folder stands where"),
        (os.mkfifo, "identity.age cannot be read: it is no plain file"),
        (Path.touch, "identity.age is no age file"),
    ],
)
def test_what_cannot_be_opened_is_said_before_a_passphrase_is_asked_for(
    secret: Path, folder: Path, shell: Command, make: Callable[[Path], object], said: str
) -> None:
    (folder / "identity.age").unlink()
    make(folder / "identity.age")

    done = shell("show", environ={VARIABLE: ""}, start_new_session=True)

    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_without_pyrage_no_passphrase_is_asked_for(
    folder: Path, answer: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyrage", None)
    monkeypatch.setattr(encrypt, "new_passphrase", lambda: pytest.fail("it was asked for"))

    done = answer("encrypt")

    assert done.code == 2
    assert "pip install" in done.err
    assert not folder.exists()


def test_no_core_file_is_left_of_what_the_program_holds(secret: Path, answer: Command) -> None:
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (most, most))

    assert answer("show").code == 0

    assert resource.getrlimit(resource.RLIMIT_CORE)[0] == 0


@pytest.mark.parametrize("ending", ["", "\n", "\r\n", "\nmore\n"])
def test_the_passphrase_is_the_first_line_without_its_end(
    secret: Path, answer: Command, ending: str
) -> None:
    secret.write_bytes(f"{PASSPHRASE}{ending}".encode())

    assert answer("show").code == 0


def test_a_passphrase_can_come_from_a_pipe(secret: Path, folder: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, f"{PASSPHRASE}\n".encode())
    os.close(writing)

    done = subprocess.run(
        [sys.executable, "-m", "therapy_tui", "show"],
        env=environment(folder) | {VARIABLE: f"/dev/fd/{reading}"},
        pass_fds=(reading,),
        capture_output=True,
        check=False,
        text=True,
    )
    os.close(reading)

    assert "secret words" in done.stdout


@pytest.mark.usefixtures("secret")
def test_decrypt_gives_plain_files_back(answer: Command, folder: Path, today: date) -> None:
    done = answer("decrypt")

    assert done.code == 0
    assert done.out.startswith("Decrypted: 1 file. The identity is kept as ")
    assert 'note = "secret words"' in (folder / f"{str(today)[:7]}.toml").read_text()
    assert answer("decrypt").out == "The journal is not encrypted; there is nothing to do.\n"


def test_what_else_lies_there_is_named(secret: Path, answer: Command, folder: Path) -> None:
    (folder / "2026-11.toml~").write_text("secret", encoding="utf-8")

    assert "Not the journal's own, so left as they are" in answer("encrypt").out
    assert f"  {folder / '2026-11.toml~'}" in answer("encrypt").out


def test_no_command_takes_a_passphrase_as_an_argument(answer: Command) -> None:
    for command in ("encrypt", "decrypt", "show", "log"):
        assert answer(command, "--passphrase", "x").code == 2
        assert "--pass" not in answer(command, "--help").out


@pytest.mark.pty
def test_the_prompt_comes_before_anything_is_asked_and_shows_nothing_typed(
    secret: Path, folder: Path, typed: list[Terminal]
) -> None:
    terminal = Terminal(environment(folder) | {VARIABLE: ""}, "show")
    typed.append(terminal)
    terminal.wait_for_line("Passphrase: ")
    terminal.press(f"{PASSPHRASE}\r")

    code, said = terminal.end()

    assert code == 0
    assert "secret words" in said
    assert PASSPHRASE not in terminal.heard


@pytest.mark.pty
def test_a_wrong_passphrase_at_the_prompt_ends_with_2(
    secret: Path, folder: Path, typed: list[Terminal]
) -> None:
    terminal = Terminal(environment(folder) | {VARIABLE: ""})
    typed.append(terminal)
    terminal.wait_for_line("Passphrase: ")
    terminal.press("correct house\r")

    code, said = terminal.end()

    assert code == 2
    assert "That passphrase does not open" in said
    assert "secret" not in terminal.heard


@pytest.mark.pty
@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (("first words\r", "other words\r"), "The two passphrases differ, so nothing was done."),
        (("\r",), "No passphrase was typed, so nothing was done."),
        (("\x04",), "No passphrase was typed, so nothing was done."),
    ],
)
def test_a_new_passphrase_is_asked_for_twice(
    folder: Path, answer: Command, typed: list[Terminal], keys: tuple[str, ...], said: str
) -> None:
    assert answer("log", "6", "--note", "secret words").code == 0
    before = {p: p.read_bytes() for p in folder.iterdir()}
    terminal = Terminal(environment(folder), "encrypt")
    typed.append(terminal)
    for prompt, line in zip(("New passphrase: ", "The same once more: "), keys, strict=False):
        terminal.wait_for_line(prompt)
        terminal.press(line)

    code, heard = terminal.end()

    assert code == 2
    assert said in heard
    assert {p: p.read_bytes() for p in folder.iterdir()} == before


@pytest.mark.pty
def test_keys_typed_ahead_of_and_behind_the_passphrase_reach_the_app(
    secret: Path, folder: Path, answer: Command, typed: list[Terminal]
) -> None:
    """jrnl asked after the entry was written and lost it; here it is asked first (jrnl 256)."""
    terminal = Terminal(environment(folder) | {VARIABLE: ""})
    typed.append(terminal)
    terminal.press(f"{PASSPHRASE}\r432")
    terminal.wait_for_screen("[good]")
    terminal.press("q")

    code, _ = terminal.end()

    assert code == 0
    shown = answer("show", "--json").json
    assert {key: shown[key] for key in ("mood", "sleep", "homework", "goals")} == {
        "mood": 6,
        "sleep": 4,
        "homework": 3,
        "goals": 2,
    }
    assert "secret" not in "\n".join(terminal.screen.display)
