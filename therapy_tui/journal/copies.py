"""Merging the second versions that programs that sync leave, so that nothing of them is lost."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from therapy_tui.domain.clock import Clock
from therapy_tui.domain.errors import JournalError, SaveError, TherapyError
from therapy_tui.journal import backups, files
from therapy_tui.journal.age import SUFFIX, is_age
from therapy_tui.journal.backups import THE_PROFILE, Subject
from therapy_tui.journal.copy_names import Copy, find_copies
from therapy_tui.journal.difference import Difference, month_difference, profile_difference
from therapy_tui.journal.failure import reason, saving
from therapy_tui.journal.fault import Fault
from therapy_tui.journal.merging import Conflict, merge, require_mergeable
from therapy_tui.journal.reading import decoded, unreadable
from therapy_tui.journal.vault import Vault
from therapy_tui.journal.versions import Version, read_version


@dataclass(frozen=True, slots=True)
class CopyPlan:
    """What merging one second version would change, after those before it."""

    copy: Copy
    raw: bytes = b""
    """The bytes of the copy on disk."""
    before: str = ""
    after: str = ""
    """What the file says before and after."""
    conflicts: tuple[Conflict, ...] = ()
    problem: str = ""
    """Why it cannot be merged, as a sentence; it is left as it is then."""

    @property
    def difference(self) -> Difference:
        """What would change, day by day or setting by setting."""
        if self.copy.subject == THE_PROFILE:
            return profile_difference(self.before, self.after)
        return month_difference(self.before, self.after)


@dataclass(frozen=True, slots=True)
class MergedCopies:
    """What became of the second versions: those merged and removed, and those left."""

    done: tuple[CopyPlan, ...] = ()
    left: tuple[CopyPlan, ...] = ()
    kept: tuple[Path, ...] = ()
    """Where the copies, and what they were merged into, lie among the backups."""


class Copies:
    """The second versions of the files of one journal: ``Journal.copies``."""

    def __init__(
        self, vault: Vault, clock: Clock, writing: Callable[[], AbstractContextManager[None]]
    ) -> None:
        """``writing`` holds the lock of the journal for a block."""
        self._vault = vault
        self._clock = clock
        self._writing = writing

    def plans(self) -> Sequence[CopyPlan]:
        """What merging each would change, in the order in which they would be merged.

        Raises:
            JournalError: the folder cannot be read.
            LockedError: the journal is locked.
        """
        self._vault.require_open()
        return [plan for _, plans in self._planned() for plan in plans]

    def merge(self) -> MergedCopies:
        """Merge all that can be, durably, on what the files say at that moment.

        Two versions have no common one that is known, so what only one of them has is taken, and
        where they differ the present file's value stays, with the other in a comment beside it. A
        copy is removed only when it, and the file as it was, are in the backups.

        Raises:
            JournalError: the folder cannot be read.
            SaveError: a file could not be written; the copies not merged before are still there.
        """
        if not self._present():
            return MergedCopies()  # and no folder is made
        done: list[CopyPlan] = []
        left: list[CopyPlan] = []
        kept: list[Path] = []
        with self._writing():
            for present, plans in self._planned():
                usable = [plan for plan in plans if not plan.problem]
                left += [plan for plan in plans if plan.problem]
                if usable:
                    self._merge(present, usable, kept)
                    gone, changed = self._removed(usable)
                    done += gone
                    left += changed
        return MergedCopies(tuple(done), tuple(left), tuple(kept))

    def _present(self) -> Sequence[Copy]:
        folder = self._vault.folder
        try:
            return find_copies(self._vault)
        except OSError as error:
            raise JournalError(f"{folder} cannot be read: {reason(error)}.") from error

    def _planned(self) -> Iterator[tuple[Version | None, list[CopyPlan]]]:
        """Each month that has copies, and the profile: the present version, and the plans."""
        by_subject: dict[Subject, list[Copy]] = {}
        for copy in self._present():
            by_subject.setdefault(copy.subject, []).append(copy)
        for subject, copies in by_subject.items():
            file = backups.present_file(self._vault.folder, subject)
            present = read_version(self._vault, file, subject)
            if present is not None and present.fault is not None:
                yield (
                    present,
                    [
                        CopyPlan(
                            copy, problem=f"{copy.file.name} cannot be merged yet: {present.fault}"
                        )
                        for copy in copies
                    ],
                )
                continue
            text = "" if present is None else present.text or ""
            plans: list[CopyPlan] = []
            for copy in copies:
                plan = self._plan(copy, text)
                text = plan.after if not plan.problem else text
                plans.append(plan)
            yield present, plans

    def _plan(self, copy: Copy, text: str) -> CopyPlan:
        try:
            raw, _ = files.read(copy.file)
            theirs = decoded(copy.file, self._vault.open(raw, copy.file))
            if isinstance(theirs, Fault):
                return CopyPlan(copy, problem=str(theirs))
            require_mergeable(theirs, copy.file.name)
            merged = merge("", text, theirs)
        except OSError as error:
            return CopyPlan(copy, problem=str(unreadable(copy.file, error)))
        except TherapyError as error:
            return CopyPlan(copy, problem=str(error))
        return CopyPlan(copy, raw, text, merged.text, merged.conflicts)

    def _merge(self, present: Version | None, plans: Sequence[CopyPlan], kept: list[Path]) -> None:
        """Put the merged text in place, once everything it is made of is in the backups."""
        subject = plans[0].copy.subject
        path = backups.present_file(self._vault.folder, subject)
        changes = present is None or present.text != plans[-1].after
        staged = None
        if changes:
            files.remove_leftovers(self._vault.folder)
            staged = self._vault.stage(path, plans[-1].after.encode("utf-8"))
        try:
            if present is not None and changes:
                kept.append(self._kept(subject, present.raw, present.place, kept))
            for plan in plans:
                kept.append(self._kept(subject, plan.raw, plan.copy.file, kept))
            if staged is not None:
                staged.commit()
            if changes and present is not None and present.place == path:
                self._vault.retire(path, present.raw)
        finally:
            if staged is not None:
                staged.discard()

    def _kept(self, subject: Subject, raw: bytes, file: Path, spare: Sequence[Path]) -> Path:
        """Put one version into the backups and read it back.

        Raises:
            SaveError: it is not there as it was written.
        """
        sealed = is_age(raw) and file.suffix == SUFFIX
        now = self._clock.now()
        backup = backups.keep(self._vault, subject, raw, now, spare=spare, sealed=sealed)
        with saving(backup):
            data, _ = files.read(self._vault.place(backup))
        if (data if sealed else self._vault.open(data, backup)) != raw:
            raise SaveError(f"{backup} does not hold what was written to it. Nothing was removed.")
        return backup

    def _removed(self, plans: Sequence[CopyPlan]) -> tuple[list[CopyPlan], list[CopyPlan]]:
        """Remove what was merged; a copy that was changed meanwhile is left for another merge."""
        done: list[CopyPlan] = []
        left: list[CopyPlan] = []
        for plan in plans:
            file = plan.copy.file
            with saving(file):
                if files.read(file)[0] == plan.raw:
                    file.unlink()
                    files.sync_folder(file.parent)
                    done.append(plan)
                    continue
            said = f"{file.name} was changed while it was merged, so it is left: merge it again."
            left.append(CopyPlan(plan.copy, problem=said))
        return done, left
