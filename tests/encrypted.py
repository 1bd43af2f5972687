"""Encrypted journals for tests: an identity that opens at once instead of after two seconds."""

from base64 import b64decode
from pathlib import Path

import pytest

from therapy_tui.journal.age import Identity, read_identity
from therapy_tui.journal.names import IDENTITY

PASSPHRASE = "correct horse"

IDENTITY_FILE = b64decode(
    "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBaMU9nNzAveDF2aEh3VHh2MkRsVFNBIDgKNENoQTU0"
    "NGQ5SUlFWnYzN2pLNmNDbmNmSlBHWGhEdHVPdkg1ZFpJeXRIVQotLS0gVGRia1hIcW1Cbng5Z2w3cVZhaHB2"
    "NThRZW53b3NZdzRWQVAzQWlsZElkdwr1pTjZYxOg/bpGA6NcVpILqAJ5CT9z3McvQ8/gGVr3eTC2FijtT4P7"
    "8Pv9Ui1pAQFn2DapLuW75eZYLMLKR+NBzUtdqhQtQh2m5J75bRVl8Oquf6TurJDhbkMJVL5ZoTIm4LbmeWwJ"
    "Sj7QvE+tMYzpB8Jr4ftPmwJs6kHhbZv3sa0yQn8fva7QSeK/1sD5mXNdUHNjzFiWErML1HdpPv3KNmedcqjI"
    "XoUAb4MZYDTOKjOIt8q8lcJH"
)
"""A made-up identity, kept with PASSPHRASE at the lowest cost (scrypt, N = 2**8)."""


def make_identities_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every identity that is made be the one of the tests."""
    made = read_identity(IDENTITY_FILE, PASSPHRASE, Path())
    monkeypatch.setattr(Identity, "made", lambda: made)
    monkeypatch.setattr(Identity, "kept", lambda *_: IDENTITY_FILE)


def give_identity(folder: Path) -> Path:
    """Put the identity into a journal folder, which makes the journal an encrypted one."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = folder / IDENTITY
    file.write_bytes(IDENTITY_FILE)
    file.chmod(0o600)
    return file


def passphrase_file(folder: Path, passphrase: str = PASSPHRASE) -> Path:
    """A file that holds the passphrase, as THERAPY_TUI_PASSPHRASE_FILE names one."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "passphrase"
    file.write_text(f"{passphrase}\nwhat else stands here\n", encoding="utf-8")
    file.chmod(0o600)
    return file
