"""Three files merged into one of them, as git asks its merge drivers to."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from therapy_tui.domain.errors import JournalError
from therapy_tui.journal import files
from therapy_tui.journal.age import is_age
from therapy_tui.journal.failure import reason
from therapy_tui.journal.fault import Fault
from therapy_tui.journal.merging import Conflict, merge, require_mergeable
from therapy_tui.journal.reading import decoded
from therapy_tui.journal.vault import Vault


@dataclass(frozen=True, slots=True)
class Files:
    """The three versions of one file, as they lie on disk; ``named`` is what a person calls it."""

    base: Path
    ours: Path
    theirs: Path
    named: str
    raw: tuple[bytes, bytes, bytes]

    @property
    def encrypted(self) -> bool:
        """Whether any of them is an age file, so that the journal's identity is needed."""
        return any(is_age(data) for data in self.raw)


def read_three(base: Path, ours: Path, theirs: Path, named: str) -> Files:
    """Read the three versions.

    Raises:
        JournalError: one of them cannot be read.
    """
    raw: list[bytes] = []
    for path in (base, ours, theirs):
        try:
            raw.append(files.read(path)[0])
        except OSError as error:
            raise JournalError(f"{path} cannot be read: {reason(error)}.") from error
    return Files(base, ours, theirs, named, (raw[0], raw[1], raw[2]))


def merge_files(given: Files, vault: Vault) -> Sequence[Conflict]:
    """Write the merge over ``ours`` in one step, and give what both sides changed differently.

    Nothing is written where ours stays as it is. Where a version is encrypted so is the result.

    Raises:
        JournalError: a version cannot be read, decrypted or merged; ours is as it was.
        SaveError: the result could not be written or proven; ours is as it was.
    """
    sides = ("the common version", "our version", "their version")
    texts: list[str] = []
    for side, path, data in zip(
        sides, (given.base, given.ours, given.theirs), given.raw, strict=True
    ):
        text = decoded(path, vault.open(data, path))
        if isinstance(text, Fault):
            raise JournalError(f"{given.named}, {side}, line {text.line}: {text.text}")
        require_mergeable(text, f"{given.named}, {side}")
        texts.append(text)
    base, ours, theirs = texts
    merged = merge(base, ours, theirs)
    if merged.text == theirs:
        data = given.raw[2]
    elif given.encrypted:
        data = vault.seal(merged.text.encode("utf-8"))
    else:
        data = merged.text.encode("utf-8")
    if merged.text != ours:
        files.write(given.ours, data)
    return merged.conflicts
