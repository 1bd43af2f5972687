"""What is imported is written as one, and can be taken back: ``Journal.imports``."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from therapy_tui.domain.calendar import Month
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.day import Day
from therapy_tui.domain.errors import InputError, JournalError
from therapy_tui.domain.fields import Change
from therapy_tui.domain.profile import Profile
from therapy_tui.journal.day_edit import MonthEdit, Request
from therapy_tui.journal.import_record import ImportRecord, Place, Written, fingerprint
from therapy_tui.journal.import_records import (
    PastImport,
    past_imports,
    record_of,
    write_record,
)
from therapy_tui.journal.import_undo import TakingBack, taking_back
from therapy_tui.journal.months import MonthFiles
from therapy_tui.journal.numbered import chosen
from therapy_tui.journal.profile_change import require_valid as require_valid_profile
from therapy_tui.journal.profile_file import ProfileFile
from therapy_tui.journal.putting import edits_of, remember, require_valid
from therapy_tui.journal.replaced import anew
from therapy_tui.journal.replacing import Progress, Replacement, replace_all
from therapy_tui.journal.step import FACTS
from therapy_tui.journal.toml_value import same

_MADE, _PUT = 0.7, 0.3
"""The shares of the time that go into making the new texts and into putting them in place."""

Extra = Mapping[date, Mapping[str, object]]
"""Keys of days that are not known here, with their values as TOML has them."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """Values to write, what they must still be for that, and the same for the profile.

    What is another value by then, and not the new one, is left alone. ``None`` stands for none;
    a key that ``expected`` does not have is written whatever is there.
    """

    days: Mapping[date, Request]
    profile: Mapping[str, object]
    expected: Mapping[str, object]
    coming: Extra
    """What days get under keys that are not known here, where they have none."""
    going: Extra
    """What of that is removed again."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of values that were to be written or taken back."""

    values: int
    """How many were, those of the profile included."""
    days: int
    """Of how many days they are."""
    left_alone: tuple[Place, ...] = ()
    """What someone else changed since the plan was made."""
    record: Path | None = None
    """Where the record lies by which it can be taken back; ``None`` where there is none."""


class Imports:
    """Writes imports into one journal, and takes them back."""

    def __init__(
        self,
        months: MonthFiles,
        profile: ProfileFile,
        clock: Clock,
        writing: Callable[[], AbstractContextManager[None]],
    ) -> None:
        """``writing`` holds the lock of the journal for a block."""
        self._months = months
        self._vault = months.vault
        self._profile = profile
        self._clock = clock
        self._writing = writing

    def write(
        self,
        changes: Mapping[date, Change],
        expected: Mapping[date, Change],
        profile: Mapping[str, object],
        profile_expected: Mapping[str, object],
        *,
        of: str,
        extra: Extra | None = None,
        progress: Progress = lambda _: None,
    ) -> Imported:
        """Write values of many days and of the profile as one: all of them, or none.

        Before the first file is replaced, all are on disk and proved to say what was meant, each
        that there was is among the backups, and so is a record of the values it changes, which
        names the file that they are ``of``. ``extra`` is what days get under keys that this
        version does not know, where they have none. Nothing is written where all is there already.

        Raises:
            InputError: a value out of range, a date in the future; nothing was written.
            SaveError: it could not be done; the journal is as it was, unless the sentence says
                what is not.
        """
        days = {day: Request(change, expected.get(day)) for day, change in changes.items()}
        bundle = Bundle(days, profile, profile_expected, extra or {}, {})
        require_valid({**dict.fromkeys(bundle.coming, Request({})), **days}, self._clock)
        require_valid_profile(profile)
        with self._writing():
            return anew(lambda: self._put(bundle, of, progress))

    def listed(self) -> Sequence[PastImport]:
        """The imports that can be taken back, newest first.

        Raises:
            JournalError: the folder of their records cannot be read.
            SaveError: the journal is locked.
        """
        return past_imports(self._vault, self._clock.now())

    def plan(self, number: int | None = None) -> TakingBack:
        """What taking back an import would change; without a number the newest that would.

        Raises:
            InputError: there is no such import.
            JournalError: its record cannot be read, or a file that it changed.
            SaveError: the journal is locked.
        """
        listed = self.listed()
        if not listed:
            raise InputError(f"There is no import in {self._vault.folder} to take back.")
        return chosen(listed, number, self._plan, "record of an import {}")

    def take_back(self, planned: TakingBack, progress: Progress = lambda _: None) -> Imported:
        """Put back what was there before an import, where that is still what it wrote.

        The months as they are now go to the backups first.

        Raises:
            SaveError: as ``write``.
        """
        bundle = Bundle(
            planned.requests, planned.profile, planned.profile_expected, {}, planned.extra
        )
        with self._writing():
            return anew(lambda: self._put(bundle, None, progress))

    def _plan(self, past: PastImport) -> TakingBack:
        record = record_of(self._vault, past)
        return taking_back(past, record, self._months, self._present(record.attributes))

    def _present(self, attributes: Collection[str]) -> Profile:
        """The profile as it is now.

        Raises:
            JournalError: attributes of it are asked about, and it cannot be read.
        """
        reading = self._profile.read()
        for fault in reading.faults:
            if fault.blocks and attributes:
                raise JournalError(f"Nothing was changed, because of {fault}")
        return reading.profile

    def _put(self, bundle: Bundle, of: str | None, progress: Progress) -> Imported:
        """Make the new texts and put them in place; a record is written where ``of`` is given."""
        requests, coming, kept = self._with_extra(bundle)
        edits: list[MonthEdit] = []
        made = 0
        for edit in edits_of(self._months, requests):
            edits.append(edit)
            made += len(edit.updates)
            progress(_MADE * made / len(requests))
        present = self._present(bundle.profile)
        attributes, refused = _fitting(bundle, present)
        profile = self._profile.edit(attributes) if attributes else None
        changed = [edit for edit in edits if edit.changed]
        record = _record(of or "", changed, coming, present, attributes if profile else {})
        left_alone = (*_left_alone(edits, bundle), *kept, *refused)
        replacements = [*map(_replacement, changed), *([profile] if profile else [])]
        if not replacements:
            return Imported(0, 0, left_alone)
        now = self._clock.now()
        written: list[Path] = []

        def note() -> Path:
            written.append(write_record(self._vault, record, now))
            return written[-1]

        versions = replace_all(
            self._vault,
            replacements,
            now,
            record=note if of is not None else None,
            progress=lambda share: progress(_MADE + _PUT * share),
        )
        for edit, version in zip(changed, versions, strict=False):
            remember(self._months, edit, version)
        return Imported(record.values, record.dates, left_alone, *written)

    def _with_extra(self, bundle: Bundle) -> tuple[Mapping[date, Request], Extra, Sequence[Place]]:
        """The requests with what is to come and go under keys that are not known here.

        Then what of it comes or goes, and what is another one by now and so left alone.
        """
        requests = dict(bundle.days)
        changed: dict[date, dict[str, object]] = {}
        left_alone: list[Place] = []
        for day in sorted({*bundle.coming, *bundle.going}):
            found = self._months.load(Month.of(day)).content.days.get(day, Day(day)).extra
            raw: dict[str, object] = {}
            for key, value in bundle.coming.get(day, {}).items():
                if key not in found:
                    raw[key] = value
                elif not same(found[key], value):
                    left_alone.append((day, key))
            for key, value in bundle.going.get(day, {}).items():
                if key in found and same(found[key], value):
                    raw[key] = None
                elif key in found:
                    left_alone.append((day, key))
            if raw:
                changed[day] = raw
                request = requests.get(day, Request({}))
                requests[day] = request._replace(raw={**(request.raw or {}), **raw})
        return requests, changed, left_alone


def _fitting(bundle: Bundle, present: Profile) -> tuple[dict[str, object], tuple[Place, ...]]:
    """The attributes that are still what they are expected to be, and the others."""
    asked: dict[str, object] = {}
    refused: list[Place] = []
    for key, value in bundle.profile.items():
        now = getattr(present, key)
        if now == value:
            continue
        if key in bundle.expected and now != bundle.expected[key]:
            refused.append((None, key))
        else:
            asked[key] = value
    return asked, tuple(refused)


def _replacement(edit: MonthEdit) -> Replacement:
    source = edit.source
    before = source.data if source.exists else None
    return Replacement(source.month, source.path, before, source.version, edit.text.encode("utf-8"))


def _left_alone(edits: Sequence[MonthEdit], bundle: Bundle) -> Iterator[Place]:
    """What someone else changed, unless to the very value that was to be written."""
    for edit in edits:
        for day, update in edit.updates.items():
            for key in update.left_alone:
                if update.before.get(key) != bundle.days[day].change[key]:
                    yield day, key


def _record(
    of: str,
    edits: Sequence[MonthEdit],
    extra: Extra,
    profile: Profile,
    attributes: Mapping[str, object],
) -> ImportRecord:
    """What edits change, value by value."""
    days: dict[date, dict[str, Written]] = {}
    for edit in edits:
        for day, update in edit.updates.items():
            before, after = update.before, update.after
            keys = [*{**before.difference(after), **dict.fromkeys(update.replaced)}]
            if keys and before.values and not before.is_entry:
                # Said on a day without an entry, they do not go with the entry's last value.
                keys += [key for key in FACTS if key in before.values and key not in keys]
            values = {}
            for key in keys:
                now = after.get(key)
                shown = "" if now is None else fingerprint(key, now)
                values[key] = Written(shown, before.get(key), update.replaced.get(key))
            if values:
                days[day] = values
    written = Profile(**attributes)  # type: ignore[arg-type]
    return ImportRecord(of, days, extra, tuple(attributes), profile, written)
