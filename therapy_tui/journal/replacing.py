"""Replacing several files of the journal as one: all of them, or none."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from therapy_tui.domain.errors import SaveError
from therapy_tui.journal import backups, files
from therapy_tui.journal.backups import Subject
from therapy_tui.journal.failure import saving
from therapy_tui.journal.replaced import require_same
from therapy_tui.journal.vault import Vault

Progress = Callable[[float], None]
"""Is told how much of a work is done, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """A month or the profile, what it holds and what it is to hold, as plain bytes."""

    subject: Subject
    path: Path
    """Its plain name."""
    before: bytes | None
    """``None`` where there is no such file."""
    version: files.Signature | None
    """The version on disk that ``before`` is from."""
    after: bytes


def replace_all(
    vault: Vault,
    replacements: Sequence[Replacement],
    moment: datetime,
    *,
    record: Callable[[], Path] | None = None,
    progress: Progress = lambda _: None,
) -> Sequence[files.Signature]:
    """Put all in place, or leave all as it was; the versions on disk of what was put there.

    Everything is on disk beside its place, and all that goes among the backups, before the first
    file is replaced. What fails after that takes back what was replaced. ``record`` is called
    right before the first is replaced, and the file it wrote is removed where nothing was
    replaced. To be called under the lock.

    Raises:
        ReplacedError: a file was replaced by someone else since it was read; all is as it was.
        SaveError: it could not be done; all is as it was, unless the sentence says what is not.
    """
    steps = 2 * len(replacements)
    staged: list[files.Staged] = []
    kept: Path | None = None
    files.remove_leftovers(vault.folder)
    try:
        for number, each in enumerate(replacements):
            progress(number / steps)
            target = files.resolved(each.path)
            files.remove_leftovers(target.parent, target.name)
            staged.append(vault.stage(each.path, each.after))
            if each.before is not None:
                backups.keep_version(vault, each.subject, each.before, moment)
        for each in replacements:
            require_same(vault, each.path, each.version)
        kept = record() if record is not None else None
        done: list[tuple[Replacement, files.Staged]] = []
        try:
            for number, (each, version) in enumerate(zip(replacements, staged, strict=True)):
                progress((len(replacements) + number) / steps)
                require_same(vault, each.path, each.version)
                done.append((each, version))
                version.commit()
                if each.before is not None:
                    vault.retire(each.path, each.before)
        except (OSError, SaveError) as error:
            stuck = [
                each for each, version in reversed(done) if not _put_back(vault, each, version)
            ]
            if stuck:
                raise _stuck(vault, stuck, error) from error
            _forget(kept)
            raise
    finally:
        for version in staged:
            version.discard()
    progress(1.0)
    return [version.signature for version in staged]


def _put_back(vault: Vault, each: Replacement, version: files.Staged) -> bool:
    """Put a file back to what it held; whether it holds that again."""
    try:
        if files.signature(version.target.stat()) != version.signature:
            # Not put in place, or replaced once more by someone else since.
            return True
    except files.ABSENT:
        return True
    except OSError:
        return False
    try:
        if each.before is not None:
            vault.write(each.path, each.before)
        else:
            with saving(each.path):
                version.target.unlink()
                files.sync_folder(version.target.parent)
    except (OSError, SaveError):
        return False
    return True


def _forget(record: Path | None) -> None:
    """Remove a record of what was taken back; one that stays says of values what they are not."""
    if record is not None:
        with saving(record):
            record.unlink(missing_ok=True)


def _stuck(vault: Vault, stuck: Sequence[Replacement], error: Exception) -> SaveError:
    names = ", ".join(each.path.name for each in reversed(stuck))
    said = error if isinstance(error, SaveError) else f"{vault.folder} could not be saved: {error}."
    return SaveError(
        f"{said} What was already written could not be taken back in {names}; the rest is as it "
        "was. Once the disk is right again, the same command completes it.",
        "the disk failed in the midst of it.",
    )
