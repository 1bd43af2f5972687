"""The age format (age-encryption.org/v1), as pyrage reads and writes it; nothing else here does."""

from pathlib import Path
from typing import Any

from therapy_tui.domain.errors import InputError, JournalError

SUFFIX = ".age"
"""The end of the name of an encrypted file."""

INSTALL = "pip install 'therapy-tui[encrypt]'"
"""The command that brings what encryption needs."""

_HEADERS = (b"age-encryption.org/v1", b"-----BEGIN AGE ENCRYPTED FILE-----")
_SECRET = "AGE-SECRET-KEY-"  # noqa: S105 - how every identity begins


class PassphraseError(JournalError):
    """A passphrase that does not open the identity (exit code 2)."""


class Identity:
    """An X25519 identity: what is encrypted to it, it alone decrypts."""

    def __init__(self, secret: str) -> None:
        self._pyrage = _pyrage()
        self._identity = self._pyrage.x25519.Identity.from_str(secret)
        self._recipient = self._identity.to_public()

    @classmethod
    def made(cls) -> "Identity":
        """A new identity.

        Raises:
            InputError: pyrage is not installed.
        """
        return cls(str(_pyrage().x25519.Identity.generate()))

    @property
    def recipient(self) -> str:
        """The public half, ``age1…``."""
        return str(self._recipient)

    def kept(self, passphrase: str) -> bytes:
        """The identity as the age file that ``passphrase`` opens, in the form age-keygen writes.

        The passphrase is stretched by scrypt to what takes a second on this machine, at up to half
        a gigabyte of memory; opening costs the same.
        """
        text = f"# public key: {self.recipient}\n{self._identity}\n"
        kept: bytes = self._pyrage.passphrase.encrypt(text.encode("ascii"), passphrase)
        return kept

    def encrypt(self, data: bytes) -> bytes:
        """An age file of ``data``."""
        encrypted: bytes = self._pyrage.encrypt(data, [self._recipient])
        return encrypted

    def armoured(self, data: bytes) -> str:
        """An age file of ``data`` in printable lines."""
        encrypted: bytes = self._pyrage.encrypt(data, [self._recipient], armored=True)
        return encrypted.decode("ascii")

    def decrypt(self, data: bytes, file: Path) -> bytes:
        """What an age file holds; ``file`` is named when it cannot be told.

        Raises:
            JournalError: it is encrypted to another identity, cut off or changed.
        """
        try:
            decrypted: bytes = self._pyrage.decrypt(data, [self._identity])
        except self._pyrage.DecryptError as error:
            raise JournalError(
                f"{file} cannot be decrypted: {_why(error)}. It is left as it is."
            ) from error
        return decrypted


def is_age(data: bytes) -> bool:
    """Whether the bytes of a file begin as those of an age file do."""
    return data.startswith(_HEADERS)


def require_installed() -> None:
    """Make sure that there is what encryption needs.

    Raises:
        InputError: pyrage is not installed.
    """
    _pyrage()


def require_openable(data: bytes, file: Path) -> None:
    """Make sure that an identity file is one that a passphrase may open.

    Raises:
        InputError: pyrage is not installed.
        JournalError: it is no age file.
    """
    require_installed()
    if not is_age(data):
        raise JournalError(
            f"{file} is no age file, so the journal stays closed. Put it back from a copy."
        )


def read_identity(data: bytes, passphrase: str, file: Path) -> Identity:
    """The identity that an identity file holds, opened with its passphrase.

    Raises:
        InputError: pyrage is not installed.
        PassphraseError: the passphrase is wrong.
        JournalError: the file holds no identity.
    """
    require_openable(data, file)
    pyrage = _pyrage()
    try:
        text: bytes = pyrage.passphrase.decrypt(data, passphrase)
    except pyrage.DecryptError as error:
        if "Decryption failed" in str(error):
            raise PassphraseError(
                f"That passphrase does not open {file}. Nothing was done."
            ) from None
        raise JournalError(
            f"{file} cannot be opened: {_why(error)}. Put it back from a copy; without it the "
            "journal stays closed."
        ) from error
    secrets = [line for line in text.decode("utf-8", "replace").split() if line.startswith(_SECRET)]
    try:
        return Identity(secrets[0])
    except (IndexError, pyrage.IdentityError):
        raise JournalError(f"{file} holds no X25519 identity, so it opens nothing.") from None


def _why(error: Exception) -> str:
    known = {
        "No matching keys": "it was encrypted to another identity",
        "Excessive work": "its passphrase was stretched for a machine much faster than this one",
    }
    whole = "it is cut off or was changed"
    return next((why for begins, why in known.items() if str(error).startswith(begins)), whole)


def _pyrage() -> Any:
    """The library, imported where a journal is encrypted and nowhere else.

    Raises:
        InputError: it is not installed.
    """
    try:
        import pyrage  # noqa: PLC0415
    except ImportError as error:
        raise InputError(
            f"Encryption needs the package pyrage, which is not installed here: {INSTALL}"
        ) from error
    return pyrage
