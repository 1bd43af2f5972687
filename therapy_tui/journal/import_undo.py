"""What taking back an import would change: each value that is still as the import left it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from therapy_tui.domain.calendar import Month
from therapy_tui.domain.day import Day
from therapy_tui.domain.errors import JournalError
from therapy_tui.domain.fields import Value
from therapy_tui.domain.profile import Profile
from therapy_tui.journal.day_edit import Request
from therapy_tui.journal.import_record import ImportRecord, Place, Written
from therapy_tui.journal.import_records import PastImport
from therapy_tui.journal.months import MonthFiles
from therapy_tui.journal.step import FACTS
from therapy_tui.journal.toml_value import same


@dataclass(frozen=True, slots=True)
class Return:
    """A value that would be again what it was before the import."""

    date: date | None
    """``None`` for an attribute of the profile."""
    key: str
    now: object
    then: object
    """``None`` where there was none."""


@dataclass(frozen=True, slots=True)
class TakingBack:
    """What would change; made without the lock, so each value is looked at again then."""

    past: PastImport
    of: str
    """The name of the file that was imported."""
    returns: tuple[Return, ...]
    left_alone: tuple[Place, ...]
    """Values that were changed since, which stay."""
    requests: Mapping[date, Request]
    """What is to be written, with what each value must still be."""
    extra: Mapping[date, Mapping[str, object]]
    """What is to be removed under keys that are not known here, as it must still be."""
    profile: Mapping[str, object]
    profile_expected: Mapping[str, object]

    @property
    def changes(self) -> bool:
        """Whether anything would be another value."""
        return bool(self.returns)


def taking_back(
    past: PastImport, record: ImportRecord, months: MonthFiles, profile: Profile
) -> TakingBack:
    """Hold a record against what the journal says now.

    Raises:
        JournalError: a month that it changed cannot be read, or only be read.
    """
    returns: list[Return] = []
    left_alone: list[Place] = []
    requests: dict[date, Request] = {}
    extra: dict[date, dict[str, object]] = {}
    for day, present in _days(record, months):
        requests |= _day(day, record.days.get(day, {}), present, returns, left_alone)
        for key, value in record.extra.get(day, {}).items():
            if key in present.extra and same(present.extra[key], value):
                extra.setdefault(day, {})[key] = value
                returns.append(Return(day, key, value, None))
            elif key in present.extra:
                left_alone.append((day, key))
    back: dict[str, object] = {}
    for key in record.attributes:
        now, then, after = (getattr(each, key) for each in (profile, record.before, record.after))
        if now == then:
            continue
        if now == after:
            back[key] = then
            returns.append(Return(None, key, now, then))
        else:
            left_alone.append((None, key))
    expected = {key: getattr(profile, key) for key in back}
    return TakingBack(
        past, record.of, tuple(returns), tuple(left_alone), requests, extra, back, expected
    )


def _days(record: ImportRecord, months: MonthFiles) -> Iterator[tuple[date, Day]]:
    """Each day of a record as the journal has it now."""
    for day in sorted({*record.days, *record.extra}):
        found = months.load(Month.of(day))
        if found.blocking is not None:
            raise JournalError(f"Nothing was taken back, because of {found.blocking}")
        yield day, found.content.days.get(day, Day(day))


def _day(
    day: date,
    values: Mapping[str, Written],
    present: Day,
    returns: list[Return],
    left_alone: list[Place],
) -> dict[date, Request]:
    change: dict[str, Value | None] = {}
    expected: dict[str, Value | None] = {}
    raw: dict[str, object] = {}
    facts: dict[str, Value | None] = {}
    for key, written in values.items():
        now = present.get(key)
        if now == written.before:
            if now is not None and key in FACTS:
                # They were said of a day without an entry, so they stay when its last value goes.
                facts[key] = now
        elif written.is_still(key, now):
            change[key], expected[key] = written.before, now
            if written.raw is not None:
                raw[key] = written.raw
            returns.append(Return(day, key, now, written.before))
        else:
            left_alone.append((day, key))
    return {day: Request({**change, **facts}, {**expected, **facts}, None, raw)} if change else {}
