"""Turning a whole journal into age files, and back; a kill at any moment loses nothing."""

import os
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from therapy_tui.domain.errors import JournalError
from therapy_tui.journal import backups, files
from therapy_tui.journal.age import SUFFIX, Identity, is_age, read_identity
from therapy_tui.journal.copy_names import copy_subject
from therapy_tui.journal.failure import reason, saving
from therapy_tui.journal.names import encrypted_name, plain_name
from therapy_tui.journal.vault import Vault

_OURS = re.compile(r"([0-9]{4}-[0-9]{2}|profile)[^0-9A-Za-z].*")
"""The names of months, of the profile, and of the copies that programs that sync make of them."""


@dataclass(frozen=True, slots=True)
class Switched:
    """What a switch has done.

    ``files`` is how many files were turned, ``left`` what stays in the other form: files that are
    not the journal's own and may hold the person's words, or age files that only the identity
    opens. ``identity`` is where that lies now.
    """

    files: int
    left: tuple[Path, ...]
    identity: Path


@dataclass(frozen=True, slots=True)
class _Pair:
    """A file in its old form and in its new one, and what it says."""

    old: Path
    new: Path
    plain: bytes


def encrypt(vault: Vault, passphrase: str | None) -> Switched:
    """Turn months, profile, backups and copies into age files; under the lock.

    An identity that lies in the folder is used, so that a switch that was cut short goes on where
    it stopped; else one is made, which ``passphrase`` opens from then on. All new files are on
    disk and read back before the first is in place, and all are in place before the first old one
    is removed.

    Raises:
        InputError: pyrage is not installed.
        LockedError: the journal is locked, and no passphrase is given.
        JournalError: the passphrase does not open the identity that is there, a file cannot be
            read, or differs from the encrypted twin that lies beside it; nothing was changed.
        SaveError: a new file could not be written; nothing was removed.
    """
    staged: list[files.Staged] = []
    remove_leftovers(vault.folder)
    try:
        if passphrase is None or vault.encrypted:
            if passphrase is not None and vault.locked:
                vault.unlock(passphrase)
            identity = vault.identity
        else:
            identity = Identity.made()
            kept = files.stage(vault.identity_file, identity.kept(passphrase))
            staged.append(kept)
            opened = read_identity(files.read(kept.temporary)[0], passphrase, kept.temporary)
            _require_same(identity.recipient, opened.recipient, kept.temporary)
        pairs = _pairs(vault.folder, identity, encrypted=False)
        staged += _stage(pairs, identity.encrypt, identity)
        for version in staged:
            version.commit()
    finally:
        for version in staged:
            version.discard()
    vault.hold(identity)
    _remove_old(pairs, identity)
    return Switched(len(pairs), _others(vault.folder, encrypted=False), vault.identity_file)


def decrypt(vault: Vault, moment: datetime) -> Switched | None:
    """Turn an unlocked journal's age files into plain ones, with the same care; under the lock.

    The identity goes to the backups, so that older copies of the files can still be opened.
    ``None`` where the journal is a plain one by now.

    Raises:
        LockedError: the journal is locked.
        JournalError: a file cannot be decrypted, or differs from the plain twin that lies beside
            it; nothing was changed.
        SaveError: a new file could not be written; nothing was removed.
    """
    if not vault.encrypted:
        return None
    identity = vault.identity
    remove_leftovers(vault.folder)
    pairs = _pairs(vault.folder, identity, encrypted=True)
    files.put_in_place(*_stage(pairs, lambda data: data, identity))
    _remove_old(pairs, identity)
    kept = vault.folder / backups.FOLDER / f"identity.{moment:%Y-%m-%dT%H%M%S}{SUFFIX}"
    with saving(kept):
        files.make_folder(kept.parent)
        if vault.identity_file.is_symlink():
            # The link may lead nowhere from another folder; what it leads to is left there.
            files.write(kept, files.read(vault.identity_file)[0])
            vault.identity_file.unlink()
        else:
            vault.identity_file.replace(kept)
        files.sync_folder(kept.parent)
        files.sync_folder(vault.folder)
    return Switched(len(pairs), _others(vault.folder, encrypted=True), kept)


def remove_leftovers(folder: Path) -> None:
    """Remove what killed writes left beside the files, in the backups and where links lead."""
    files.remove_leftovers(folder)
    files.remove_leftovers(folder / backups.FOLDER)
    for path in _files(folder):
        if path.is_symlink():
            target = files.resolved(path)
            files.remove_leftovers(target.parent, target.name)


def plain_files(folder: Path) -> list[Path]:
    """The journal's own files and backups that ``encrypt`` would turn.

    Raises:
        OSError: the folder, or that of the backups, cannot be read.
    """
    return [path for path in _files(folder) if not path.name.endswith(SUFFIX)]


def _pairs(folder: Path, identity: Identity, *, encrypted: bool) -> list[_Pair]:
    """The files to turn, each read.

    Raises:
        JournalError: one cannot be read, or its twin says something else.
    """
    found: list[_Pair] = []
    taken: set[Path] = set()
    for old in _files(folder):
        if old.name.endswith(SUFFIX) != encrypted:
            continue
        new = _decrypted_name(old) if encrypted else encrypted_name(old)
        # Where a kill came between a link and what it led to, the new file says it all.
        plain = _plain(new if _is_spent(old, new) else old, identity)
        if new in taken or (new.exists() and _plain(new, identity) != plain):
            if new.name != plain_name(old).name and encrypted:
                continue  # a second version whose own name another one has; it is left and named
            raise JournalError(
                f"{old} and {new.name} differ. Merge them first: therapy-tui merge --copies"
            )
        taken.add(new)
        found.append(_Pair(old, new, plain))
    return found


def _stage(
    pairs: Iterable[_Pair], form: Callable[[bytes], bytes], identity: Identity
) -> list[files.Staged]:
    """Write every new file that is not there yet beside its place, and read each back."""
    staged: list[files.Staged] = []
    try:
        for pair in pairs:
            if pair.new.exists():
                continue
            if pair.old.is_symlink() and not pair.new.is_symlink():
                _link_alike(pair)
            data = form(pair.plain)
            files.require_readable(pair.old, data)
            version = files.stage(pair.new, data)
            staged.append(version)
            _require_same(pair.plain, _plain(version.temporary, identity), version.temporary)
    except BaseException:
        for version in staged:
            version.discard()
        raise
    return staged


def _link_alike(pair: _Pair) -> None:
    """Let the new file lie beside where the old one's link leads, under a link of its own."""
    with saving(pair.new):
        pair.new.symlink_to(_leads_to(pair.old, pair.new))


def _leads_to(old: Path, new: Path) -> Path:
    """What the link of a new file leads to, where the old file is a link."""
    leads_to = old.readlink()
    return encrypted_name(leads_to) if new.name.endswith(SUFFIX) else plain_name(leads_to)


def _is_spent(old: Path, new: Path) -> bool:
    """Whether an old link has lost what it led to, to the new one beside it."""
    if not (old.is_symlink() and new.is_symlink()) or old.exists():
        return False
    return new.exists() and new.readlink() == _leads_to(old, new)


def _decrypted_name(path: Path) -> Path:
    """The plain name of an age file; of a second version too, that it is known as one."""
    plain = plain_name(path)
    if plain.suffix == ".toml":
        return plain
    stem, ending, mark = plain.name.partition(".toml")
    return path.with_name(f"{stem}{mark}{ending}")


def _remove_old(pairs: Sequence[_Pair], identity: Identity) -> None:
    """Remove the old files, each only after its new one was read from its place once more."""
    for pair in pairs:
        _require_same(pair.plain, _plain(pair.new, identity), pair.new)
    for pair in pairs:
        with saving(pair.old):
            target = files.resolved(pair.old)
            target.unlink(missing_ok=True)
            pair.old.unlink(missing_ok=True)
    for folder in {pair.old.parent for pair in pairs}:
        with saving(folder):
            files.sync_folder(folder)


def _plain(path: Path, identity: Identity) -> bytes:
    try:
        data, _ = files.read(path)
    except OSError as error:
        raise JournalError(
            f"{path} cannot be read: {reason(error)}. Mend it or move it away, then try again."
        ) from error
    return identity.decrypt(data, path) if is_age(data) else data


def _require_same(meant: object, found: object, file: Path) -> None:
    if meant != found:
        raise JournalError(
            f"{file} does not hold what was written to it, so nothing was removed. Check the disk "
            "and try again."
        )


def _files(folder: Path) -> list[Path]:
    """The journal's own files in either form, without the identity, and all backups."""
    own = [path for path in _entries(folder) if _OURS.fullmatch(path.name)]
    return [
        path
        for path in [*own, *_entries(folder / backups.FOLDER)]
        if path.name.removesuffix(SUFFIX).endswith(".toml") or copy_subject(path.name)
    ]


def _others(folder: Path, *, encrypted: bool) -> tuple[Path, ...]:
    """The files that are still in a form that is not the journal's any more."""
    return tuple(
        path
        for path in [*_entries(folder), *_entries(folder / backups.FOLDER)]
        if path.name.endswith(SUFFIX) == encrypted
        and path.name != backups.FOLDER
        and not path.name.startswith("identity.")
    )


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(Path(entry.path) for entry in os.scandir(folder))
    except FileNotFoundError:
        return []
