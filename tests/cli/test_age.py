"""Debian's own age opens everything that an encrypted journal holds."""

import os
from pathlib import Path

import ptyprocess
import pytest

from tests.cli.conftest import Command
from tests.encrypted import PASSPHRASE, give_identity, passphrase_file

pytestmark = pytest.mark.age


def opened_by_age(identity: Path, file: Path, passphrase: str) -> bytes:
    """What ``age -d -i identity file`` writes when it is given the passphrase."""
    out = identity.parent.parent / "opened"
    out.unlink(missing_ok=True)
    process = ptyprocess.PtyProcess.spawn(
        ["age", "-d", "-i", str(identity), "-o", str(out), str(file)], env=dict(os.environ)
    )
    heard = b""
    while b"passphrase" not in heard:
        heard += process.read(1024)
    process.write(f"{passphrase}\n".encode())
    try:
        while True:
            heard += process.read(1024)
    except EOFError:
        assert process.wait() == 0, heard
    return out.read_bytes()


def test_age_opens_months_profile_and_backups(
    folder: Path, answer: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_identity(folder)
    monkeypatch.setenv("THERAPY_TUI_PASSPHRASE_FILE", str(passphrase_file(tmp_path / "secret")))
    assert answer("log", "6", "--note", "secret words").code == 0
    assert answer("log", "--sleep", "4").code == 0
    assert answer("report", "--ask", "What next?").code == 0
    encrypted = [p for p in folder.rglob("*.age") if p.name != "identity.age"]
    assert {p.parent.name for p in encrypted} == {"journal", "backups"}

    texts = {p.name: opened_by_age(folder / "identity.age", p, PASSPHRASE) for p in encrypted}

    assert all(text.startswith(b"format = 1\n") for text in texts.values())
    assert b'"What next?"' in texts["profile.toml.age"]
    assert any(b"secret words" in text and b"sleep = 4" in text for text in texts.values())


def test_age_opens_a_journal_that_was_encrypted_with_a_new_identity(
    folder: Path, answer: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert answer("log", "6", "--note", "secret words").code == 0
    file = passphrase_file(tmp_path / "secret", "two words")
    monkeypatch.setenv("THERAPY_TUI_PASSPHRASE_FILE", str(file))
    assert answer("encrypt").code == 0
    (month,) = folder.glob("*.toml.age")

    assert b"secret words" in opened_by_age(folder / "identity.age", month, "two words")


def test_an_identity_made_by_age_itself_serves_as_well(
    folder: Path, answer: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``age-keygen | age -p > identity.age`` takes half the time and memory to open."""
    assert answer("log", "6", "--note", "secret words").code == 0
    script = f"age-keygen 2>/dev/null | age -p > '{folder / 'identity.age'}'"
    process = ptyprocess.PtyProcess.spawn(["sh", "-c", script], env=dict(os.environ))
    heard = b""
    for prompt in (b"secure one):", b"onfirm passphrase:"):
        while prompt not in heard:
            heard += process.read(1024)
        process.write(b"two words\n")
    try:
        while True:
            heard += process.read(1024)
    except EOFError:
        assert process.wait() == 0, heard
    file = passphrase_file(tmp_path / "secret", "two words")
    monkeypatch.setenv("THERAPY_TUI_PASSPHRASE_FILE", str(file))

    assert answer("encrypt").code == 0

    assert not [*folder.glob("*.toml")]
    assert "secret words" in answer("show").out
