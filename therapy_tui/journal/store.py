"""The journal: the one house for a person's days and profile, with few doors."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from therapy_tui.domain.calendar import Month
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.day import Day
from therapy_tui.domain.fields import DURATION, FREQUENCY, Change, Field, Value
from therapy_tui.journal import files, lock
from therapy_tui.journal.failure import saving
from therapy_tui.journal.fault import Fault
from therapy_tui.journal.months import MonthFiles
from therapy_tui.journal.replaced import anew
from therapy_tui.journal.vault import Vault

if TYPE_CHECKING:
    from therapy_tui.domain.filtering import Filter
    from therapy_tui.domain.profile import Context, Profile, Question
    from therapy_tui.journal.copies import Copies
    from therapy_tui.journal.copy_names import Copy
    from therapy_tui.journal.day_edit import MonthEdit, Request, Update
    from therapy_tui.journal.imports import Imports
    from therapy_tui.journal.profile_file import ProfileFile
    from therapy_tui.journal.profile_text import ProfileReading
    from therapy_tui.journal.restoring import Backups
    from therapy_tui.journal.revision import Revision
    from therapy_tui.journal.switching import Switched

# What writes, merges, restores or looks at the profile is imported where it is asked for: a prompt
# that shows the status only reads one or two months.
# ruff: noqa: PLC0415


class Reading(NamedTuple):
    """The entries of a range of dates, and what is wrong in the files they are from.

    ``days`` holds only dates with something in them, oldest first; a date that is not there was
    not logged.
    """

    days: Mapping[date, Day]
    faults: tuple[Fault, ...] = ()


class Journal:
    """A folder with one file per month, a profile and backups, plain or encrypted (``vault``).

    Nothing is touched before something is read, and nothing is made before something is saved.
    One object may be used by several threads. ``lock_wait`` is how many seconds a save waits for
    other writers.
    """

    def __init__(self, folder: Path, clock: Clock, *, lock_wait: float = lock.WAIT) -> None:
        self.folder = folder
        self._lock_wait = lock_wait
        self.vault = Vault(folder)
        self._months = MonthFiles(self.vault)
        self.clock = clock

    def keep_time_by(self, clock: Clock) -> None:
        """Follow another clock: another time zone, another start of the day."""
        self.clock = clock

    @cached_property
    def _profile(self) -> "ProfileFile":
        from therapy_tui.journal.profile_file import ProfileFile

        return ProfileFile(self.vault)

    @property
    def backups(self) -> "Backups":
        """The earlier versions of the files, and what puts one back."""
        from therapy_tui.journal.restoring import Backups

        return Backups(self.vault, self.clock, self._writing)

    @property
    def copies(self) -> "Copies":
        """The second versions that programs leave that sync, and what merges them."""
        from therapy_tui.journal.copies import Copies

        return Copies(self.vault, self.clock, self._writing)

    def second_versions(self) -> "Sequence[Copy]":
        """The second versions of files, by name alone; none where the folder cannot be read."""
        from therapy_tui.journal.copy_names import find_copies

        try:
            return find_copies(self.vault)
        except OSError:
            return ()

    @property
    def imports(self) -> "Imports":
        """What writes an import as one, and takes it back."""
        from therapy_tui.journal.imports import Imports

        return Imports(self._months, self._profile, self.clock, self._writing)

    @property
    def reads(self) -> int:
        """How many times a month file was parsed."""
        return self._months.reads

    def is_new(self) -> bool:
        """Whether the folder holds neither a month nor a profile."""
        if self._months.folder_fault() is not None:
            return False
        return not any(self.vault.listing.own())

    def months(self, *, at_hand: bool = False) -> list[Month]:
        """The months that have a file, oldest first.

        With ``at_hand`` the folder is not listed again after a save of ours; what somebody else
        did in the moment of that save is then found by the next ``revision``.
        """
        return [*self._months.present(at_hand=at_hand)]

    def read(self, first: date, last: date) -> Reading:
        """The entries from ``first`` to ``last``, both included, of as few files as hold them.

        What cannot be read is among the faults and never stops another month.
        """
        broken = self._months.folder_fault()
        if broken is not None:
            return Reading({}, (broken,))
        days: dict[date, Day] = {}
        faults: list[Fault] = []
        for month in self._months.between(first, last):
            content = self._months.load(month).content
            faults += content.faults
            days |= {day: found for day, found in content.days.items() if first <= day <= last}
        return Reading(days, tuple(faults))

    def search(
        self, wanted: "Filter", changes: Mapping[date, Change] | None = None
    ) -> Iterator[Reading]:
        """The days that are wanted, of all months, newest first: a reading for each month.

        ``changes`` are looked at as if they were saved. Each month is read when it is asked for.
        """
        from therapy_tui.journal import searching

        for days, faults in searching.search(self._months, wanted, changes):
            yield Reading({day.date: day for day in days}, faults)

    def update(
        self,
        day: date,
        change: Change,
        *,
        expected: Change | None = None,
        context: Mapping[str, Value] | None = None,
        raw: Mapping[str, object] | None = None,
    ) -> "Update":
        """Change fields of one day, durably, on what the file says at that moment.

        A field in ``expected`` that is another one in the file (``None``: not there) is left
        alone. ``context`` holds facts (frequency, duration) that are written with the day's first
        value, where the day lacks them. ``raw`` holds what the file had in fields of the change
        that was no value of them, to be put back as it was. Nothing is written when nothing
        changes.

        Raises:
            InputError: a value out of range, a field we do not know, a date in the future.
            SaveError: it could not be saved; the journal is as it was.
        """
        from therapy_tui.journal.day_edit import Request

        known = None if context is None else lambda: context
        return self._save({day: Request(change, expected, known, raw)})[day]

    def check_in(self, day: date, change: Change, *, expected: Change | None = None) -> "Update":
        """``update`` with the frequency and duration that hold on that day.

        Raises:
            InputError: as ``update``.
            SaveError: as ``update``.
        """
        from therapy_tui.journal.day_edit import Request

        request = Request(change, expected, lambda: self.context(day).values())
        return self._save({day: request})[day]

    def update_many(self, changes: Mapping[date, Change]) -> "Mapping[date, Update]":
        """Change many days at once: all are prepared on disk and checked before one is in place.

        Raises:
            InputError: as ``update``; nothing was written.
            SaveError: as ``update``; nothing was written, unless the sentence says what was.
        """
        from therapy_tui.journal.day_edit import Request

        return self._save({day: Request(change) for day, change in changes.items()})

    def context(self, day: date) -> "Context":
        """The frequency and duration that hold on a day.

        Frequency: the newest in the journal on or before the day, else the profile's. Duration:
        computed where the profile knows the start of therapy, else the newest in the journal.
        """
        from therapy_tui.domain.profile import Context

        profile = self.read_profile().profile
        frequency = self.newest(FREQUENCY, day) or profile.frequency
        return Context(frequency, profile.duration_on(day) or self.newest(DURATION, day))

    def read_profile(self) -> "ProfileReading":
        """The profile, and what is wrong in its file."""
        return self._profile.read()

    def update_profile(self, change: Mapping[str, object]) -> "Profile":
        """Change attributes of the profile, durably; ``None`` or an empty value clears one.

        Raises:
            InputError: a value that the profile cannot hold, such as a sixth open goal.
            SaveError: it could not be saved; the profile is as it was.
        """
        from therapy_tui.journal.profile_change import require_valid

        require_valid(change)
        with self._writing():
            return anew(lambda: self._profile.update(change, self.clock.now()))

    def add_questions(self, questions: "Sequence[Question]") -> "Profile":
        """Put questions behind those the profile has by then, whoever added them, durably.

        Raises:
            InputError: a question without words.
            SaveError: it could not be saved; the profile is as it was.
        """
        from therapy_tui.journal.profile_change import require_valid

        require_valid({"questions": tuple(questions)})
        with self._writing():
            return anew(lambda: self._add_questions(questions))

    def _add_questions(self, questions: "Sequence[Question]") -> "Profile":
        held = self._profile.read().profile.questions
        return self._profile.update({"questions": (*held, *questions)}, self.clock.now())

    def encrypt(self, passphrase: str | None = None) -> "Switched":
        """Turn the journal into age files that ``passphrase`` opens, an empty one too.

        Without a passphrase what is still plain in an unlocked journal is turned.

        Raises:
            InputError: pyrage is not installed.
            JournalError: a file cannot be turned, or the journal has another passphrase already;
                nothing was changed.
            SaveError: a new file could not be written; nothing was removed.
        """
        from therapy_tui.journal import switching

        with saving(self.folder):
            files.make_folder(self.folder)
            with lock.locked(self.folder, self._lock_wait):
                return switching.encrypt(self.vault, passphrase)

    def decrypt(self) -> "Switched | None":
        """Turn the unlocked journal into plain files again; ``None`` where it is plain by now.

        Raises:
            JournalError: a file cannot be turned; nothing was changed.
            SaveError: as ``encrypt``, or the journal is locked.
        """
        from therapy_tui.journal import switching

        with self._writing():
            return switching.decrypt(self.vault, self.clock.now())

    @cached_property
    def _revision(self) -> "Revision":
        from therapy_tui.journal.revision import Revision

        return Revision(self.vault)

    def revision(self) -> int:
        """A number that grows at each look that finds a change, by whomever it is.

        A file came or went, or one that was read from here is another one now.
        """
        return self._revision.look()

    def check(self) -> tuple[Fault, ...]:
        """Every fault of every file, and modes that let others read what is private."""
        from therapy_tui.journal.checking import check

        return check(self._months, self._profile)

    def newest(self, fact: Field, day: date) -> str | None:
        """The newest value of a choice written on or before a day, whatever the profile says.

        A month that cannot be read is passed over.
        """
        for month in self._months.back_from(day):
            if not self._months.may_hold(month, fact.key):
                continue
            days = self._months.load(month).content.days
            dated = [date for date in days if date <= day and days[date].get(fact.key)]
            if dated:
                return str(days[max(dated)].get(fact.key))
        return None

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Hold the lock of the folder, which is made where it is missing.

        Raises:
            SaveError: the folder cannot be made or locked, the journal is encrypted and locked, or
                the system fails at anything inside the block.
        """
        with saving(self.folder):
            if not self.folder.exists():
                # Where an encrypted journal was, no new folder is made.
                self.vault.require_open()
                files.make_folder(self.folder)
            with lock.locked(self.folder, self._lock_wait):
                self.vault.require_open()
                yield

    def _save(self, requests: "Mapping[date, Request]") -> "Mapping[date, Update]":
        from therapy_tui.journal.putting import edits_of, require_valid

        require_valid(requests, self.clock)
        with saving(self.folder):
            if not self.folder.exists():
                edits = [*edits_of(self._months, requests)]
                if not any(edit.changed for edit in edits):
                    # Clearing what never was makes no folder.
                    return _updates(edits)
        with self._writing():
            return anew(lambda: self._put(requests))

    def _put(self, requests: "Mapping[date, Request]") -> "Mapping[date, Update]":
        from therapy_tui.journal.putting import edits_of, put

        edits = [*edits_of(self._months, requests)]
        put(self._months, [edit for edit in edits if edit.changed], self.clock)
        return _updates(edits)


def _updates(edits: "list[MonthEdit]") -> "dict[date, Update]":
    return {day: update for edit in edits for day, update in edit.updates.items()}
