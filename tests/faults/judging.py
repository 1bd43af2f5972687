"""What must hold of a journal whatever befell it: every acknowledged change, every file whole."""

import os
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tests.faults.scenes import opened
from therapy_tui.domain.errors import JournalError, SaveError, TherapyError
from therapy_tui.journal import backups, files
from therapy_tui.journal.key import LockedError
from therapy_tui.journal.names import is_journal_name, plain_name
from therapy_tui.journal.store import Journal


class Kind(StrEnum):
    """What can be wrong."""

    LOST = "changes lost"
    UNREADABLE = "files unreadable"
    UNTOLD = "sentences missing"
    LEFT = "files left over"


@dataclass(frozen=True, slots=True)
class Wrong:
    """Something that is wrong."""

    kind: Kind
    text: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.text}"


State = Mapping[str, bytes]
"""The plain bytes of each month and of the profile, by plain name."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A journal as it lies on disk: its files, the versions of them all, and the names.

    ``versions`` are the plain bytes of the files, of copies beside them and of all backups; the
    record of an import is no version of anything, and goes where the import came to nothing.
    """

    files: State
    versions: frozenset[bytes]
    names: tuple[str, ...]


def look(journal: Journal) -> Seen:
    """Read every file of a journal, and every backup that can be read."""
    vault = journal.vault
    folder = journal.folder
    names = [name for name in _names(folder) if is_journal_name(plain_name(Path(name)).name)]
    plain = {plain_name(Path(name)).name for name in names}
    versions = set()
    for place in (folder, folder / backups.FOLDER):
        for name in _names(place):
            if name.startswith(files.RECORD) or name.endswith(files.TEMPORARY):
                continue
            if ".toml" in name:
                versions.add(vault.open(files.read(place / name)[0], place / name))
    found = {name: vault.read(folder / name)[0] for name in sorted(plain)}
    return Seen(found, frozenset(versions), tuple(names))


@dataclass(frozen=True, slots=True)
class Truth:
    """A journal before a scene and after each of its acts.

    With ``tidy`` no other file is in the folder after the last act, whatever went wrong before.
    """

    states: Sequence[Seen]
    tidy: bool = False

    def violations(self, seen: Seen, acknowledged: int) -> Iterator[Wrong]:
        """What is wrong when so many acts were acknowledged, and perhaps the next one was begun.

        Each file is as it was before the act that was begun, or as it is after it, byte for byte;
        and each version that is still kept without a fault is kept with one.
        """
        old = self.states[acknowledged]
        new = self.states[min(acknowledged + 1, len(self.states) - 1)]
        for name in {*old.files, *new.files, *seen.files}:
            found = seen.files.get(name)
            before, after = old.files.get(name), new.files.get(name)
            if found not in (before, after):
                text = f"{name} holds neither what it held nor what was written: {found!r}"
                yield Wrong(Kind.LOST, text)
        for version in (old.versions & new.versions) - seen.versions:
            yield Wrong(Kind.LOST, f"a version is in no backup: {version!r}")
        if self.tidy and acknowledged == len(self.states) - 1 and seen.names != new.names:
            yield Wrong(Kind.LEFT, f"{seen.names} are there instead of {new.names}")


def faults_of(journal: Journal) -> Iterator[Wrong]:
    """What cannot be read in a journal: no TOML, or a fault that the program itself names."""
    for name, data in look(journal).files.items():
        try:
            tomllib.loads(data.decode())
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            yield Wrong(Kind.UNREADABLE, f"{name} is no TOML: {error}")
    for fault in journal.check():
        # What else check has to say of a file, such as that it is not encrypted yet, is no damage.
        if fault.blocks or fault.line is not None or fault.day is not None:
            yield Wrong(Kind.UNREADABLE, f"check names a fault: {fault}")


def leftovers(root: Path) -> Iterator[Wrong]:
    """The temporary files in a folder, however deep."""
    for path in root.rglob(f"*{files.TEMPORARY}"):
        yield Wrong(Kind.LEFT, path.name)


def is_sentence(error: BaseException) -> bool:
    """Whether an error says in one line what could not be saved, and why, to a person."""
    text = str(error)
    return (
        isinstance(error, SaveError | JournalError)
        and not isinstance(error, LockedError)
        and text[-1:] == "."
        and text.isprintable()
        and any(
            said in text for said in ("could not be saved: ", "Nothing was", "cannot be read: ")
        )
    )


def verdict(folder: Path, truth: Truth, acknowledged: int) -> list[Wrong]:
    """All that is wrong in a journal that was just opened afresh."""
    try:
        journal = opened(folder)
        return [*truth.violations(look(journal), acknowledged), *faults_of(journal)]
    except (TherapyError, OSError) as error:
        return [Wrong(Kind.UNREADABLE, str(error))]


def _names(folder: Path) -> list[str]:
    return sorted(os.listdir(folder)) if folder.is_dir() else []  # noqa: PTH208
