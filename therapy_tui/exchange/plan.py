"""What an import would do, value by value, before anything is written."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from dataclasses import replace as changed
from datetime import date
from enum import Enum
from functools import cached_property

from therapy_tui.domain.day import Day
from therapy_tui.domain.errors import InputError, JournalError
from therapy_tui.domain.fields import Change, Value
from therapy_tui.domain.profile import Profile
from therapy_tui.exchange.asked import Asked
from therapy_tui.exchange.gather import Gathered
from therapy_tui.exchange.given import Given
from therapy_tui.exchange.record import About, Found, Left, Meaning, Record, Unknown
from therapy_tui.exchange.source import Source
from therapy_tui.journal.fault import Fault
from therapy_tui.journal.fault_dates import about, blocking
from therapy_tui.journal.files import LARGEST
from therapy_tui.journal.store import Journal
from therapy_tui.journal.toml_value import same

LINES_NAMED = 5
"""How many lines are named of all those that one thing is said of."""


class Fate(Enum):
    """What becomes of one value."""

    NEW = "new"
    """The day had none."""
    SAME = "same"
    """The day has just that."""
    KEPT = "kept"
    """The day has another one, which stays."""
    REPLACED = "replaced"
    """The day has another one, which goes."""


@dataclass(frozen=True, slots=True)
class Item:
    """One value of one day, or one attribute of the profile (``date`` is ``None``)."""

    date: date | None
    key: str
    theirs: object
    ours: object
    """``None`` where there is none, or nothing that can be understood."""
    fate: Fate
    line: int


@dataclass(frozen=True, slots=True)
class Group:
    """One thing that is said of several lines: what is left out, or a word nobody knows."""

    what: str
    why: str
    lines: tuple[int, ...]
    """The first few."""
    count: int


@dataclass(frozen=True)
class Plan:
    """What an import would do; made without the lock, so each value is looked at again then."""

    source: Source
    """The source, with ``unit`` as it is in this file."""
    why: str
    """Why the source was guessed; empty where the person named it."""
    name: str
    """What is imported, as the person gave it."""
    entries: int
    """Entries that were understood; several may be of one day."""
    dates: tuple[date, ...]
    """The dates they are of, in order."""
    meanings: tuple[Meaning, ...]
    items: tuple[Item, ...]
    """Every value, in the order of the dates; those of the profile come last."""
    left: tuple[Group, ...]
    extra: Mapping[date, Mapping[str, object]]
    """What days get under keys that this version does not know; ``items`` does not have it."""
    unknown: tuple[Group, ...]
    """Words that must be given a value with ``--map`` first; ``what`` is the word, ``why`` the
    field's key. While there are any, nothing can be written."""

    @cached_property
    def counts(self) -> Mapping[Fate, int]:
        """How many values meet which fate; those of the profile included."""
        counted = Counter(item.fate for item in self.items)
        return {fate: counted[fate] for fate in Fate}

    @cached_property
    def changes(self) -> Mapping[date, Change]:
        """What is to be written, by date; empty where there is nothing."""
        return self._days(lambda item: item.theirs)

    @cached_property
    def expected(self) -> Mapping[date, Change]:
        """What those values were when the plan was made; another by now is left alone.

        What was there and is no value of its field is not among them: it is replaced as it is.
        """
        return self._days(lambda item: item.ours, _is_understood)

    @cached_property
    def profile(self) -> Mapping[str, object]:
        """The attributes of the profile that are to be written."""
        return {item.key: item.theirs for item in self.items if item.date is None and _goes(item)}

    @cached_property
    def profile_expected(self) -> Mapping[str, object]:
        """What those attributes were when the plan was made."""
        return {item.key: item.ours for item in self.items if item.date is None and _goes(item)}

    @property
    def writes(self) -> bool:
        """Whether anything would be another value."""
        return bool(self.changes or self.profile or self.extra)

    @property
    def differs(self) -> bool:
        """Whether a day, or the profile, has another value than the file."""
        return bool(self.counts[Fate.KEPT] or self.counts[Fate.REPLACED])

    def _days(
        self, of: Callable[[Item], object], wanted: Callable[[Item], bool] = lambda _: True
    ) -> Mapping[date, Change]:
        days: dict[date, dict[str, Value | None]] = {}
        for item in self.items:
            if item.date is not None and _goes(item) and wanted(item):
                value = of(item)
                days.setdefault(item.date, {})[item.key] = (
                    value if isinstance(value, (int, str)) else None
                )
        return days


def make_plan(
    journal: Journal, given: Given, source: Source, asked: Asked, *, why: str = "", replace: bool
) -> Plan:
    """Read what is given and compare it with the journal; nothing is written.

    With ``replace`` the values of the file go before those of the journal. ``why`` is why the
    source was guessed.

    Raises:
        InputError: the file is damaged, holds nothing that could be imported, or a mapping is of
            no use.
        JournalError: a month that it would change cannot be read, or only be read.
    """
    read = _Reading(journal.clock.newest())
    for found in source.read(given, asked):
        read.take(found)
    asked.require_used(given)
    if not read.days and not read.profile and not read.unknown:
        raise InputError(f"{given.path} holds no entry that can be imported. Is it the right file?")
    items = (*_values(journal, read.days, replace), *_attributes(journal, read.profile, replace))
    _require_room(given, source, items)
    extra = {day: keys for day, keys in _extra(journal, read) if keys}
    if source.unit_of is not None:
        source = changed(source, unit=source.unit_of(given))
    return Plan(
        source,
        why,
        str(given),
        read.entries,
        tuple(sorted(read.days)),
        tuple(dict.fromkeys(read.meanings)),
        items,
        _groups(read.left),
        extra,
        _groups(read.unknown),
    )


@dataclass(slots=True)
class _Reading:
    """What a source yields, put in heaps."""

    newest: date
    entries: int = 0
    days: dict[date, Gathered] = field(default_factory=dict)
    meanings: dict[Meaning, None] = field(default_factory=dict)
    left: "_Lines" = field(default_factory=dict)
    unknown: "_Lines" = field(default_factory=dict)
    profile: dict[str, tuple[object, int]] = field(default_factory=dict)
    extra: dict[date, tuple[Mapping[str, object], int]] = field(default_factory=dict)

    def take(self, found: Found) -> None:
        match found:
            case Record() if found.date > self.newest:
                _note(self.left, "entry", "its date is in the future", found.line)
            case Record():
                self.entries += 1
                self.days.setdefault(found.date, Gathered(found.line)).add(found)
                if found.extra:
                    self.extra[found.date] = found.extra, found.line
            case Left():
                _note(self.left, found.what, found.why, found.line)
            case Unknown():
                _note(self.unknown, found.word, found.key, found.line)
            case Meaning():
                self.meanings[found] = None
            case About():
                self.profile |= {key: (value, found.line) for key, value in found.profile.items()}


_Lines = dict[tuple[str, str], tuple[list[int], int]]
"""The first lines on which a thing stands, and on how many it does."""


def _note(heap: _Lines, what: str, why: str, line: int) -> None:
    lines, count = heap.get((what, why), ([], 0))
    if len(lines) < LINES_NAMED:
        lines.append(line)
    heap[what, why] = lines, count + 1


def _groups(heap: _Lines) -> tuple[Group, ...]:
    return tuple(
        Group(what, why, tuple(lines), count) for (what, why), (lines, count) in heap.items()
    )


def _goes(item: Item) -> bool:
    return item.fate in (Fate.NEW, Fate.REPLACED)


def _is_understood(item: Item) -> bool:
    """Whether what is to be replaced is a value, or nothing is."""
    return item.fate is not Fate.REPLACED or item.ours is not None


def _values(journal: Journal, days: Mapping[date, Gathered], replace: bool) -> Iterator[Item]:
    """Each value of each day beside that of the journal.

    Raises:
        JournalError: a month that would change cannot be written.
    """
    if not days:
        return
    reading = journal.read(min(days), max(days))
    odd = {
        (fault.day, fault.key)
        for fault in about(reading.faults, min(days), max(days))
        if fault.day is not None
    }
    for day, gathered in sorted(days.items()):
        present = reading.days.get(day, Day(day))
        for key, theirs in gathered.change().items():
            ours = present.get(key)
            there = ours is not None or (day.isoformat(), key) in odd
            fate = _fate(there, ours == theirs, replace)
            if fate in (Fate.NEW, Fate.REPLACED):
                _require_writable(reading.faults, day)
            yield Item(day, key, theirs, ours, fate, gathered.line)


def _require_room(given: Given, source: Source, items: Iterable[Item]) -> None:
    """Make sure that the notes of no month alone are more than its file may hold.

    Raises:
        InputError: they are; naming the line of the longest.
    """
    months: dict[str, list[tuple[int, int]]] = {}
    for item in items:
        if item.date is not None and isinstance(item.theirs, str) and _goes(item):
            size = len(item.theirs.encode())
            months.setdefault(f"{item.date:%Y-%m}", []).append((size, item.line))
    for month, texts in months.items():
        if sum(size for size, _ in texts) > LARGEST:
            _, line = max(texts)
            raise InputError(
                f"{given.path}, {source.unit} {line}: the notes of {month} have more than "
                f"{LARGEST // 1024**2} megabytes, which no month can hold; this is the longest. "
                "Shorten it first."
            )


def _extra(journal: Journal, read: _Reading) -> Iterator[tuple[date, Mapping[str, object]]]:
    """What each day gets under keys that are not known; what it has under them itself stays."""
    if not read.extra:
        return
    reading = journal.read(min(read.extra), max(read.extra))
    for day, (theirs, line) in sorted(read.extra.items()):
        ours = reading.days.get(day, Day(day)).extra
        for key in theirs.keys() & ours.keys():
            if not same(theirs[key], ours[key]):
                _note(read.left, f"key {key}", "the day has its own, which stays", line)
        lacking = {key: value for key, value in theirs.items() if key not in ours}
        if lacking:
            _require_writable(reading.faults, day)
        yield day, lacking


def _attributes(
    journal: Journal, profile: Mapping[str, tuple[object, int]], replace: bool
) -> Iterator[Item]:
    """Each attribute of the profile beside that of the journal.

    Raises:
        JournalError: the profile cannot be read.
    """
    reading, empty = journal.read_profile(), Profile()
    present = reading.profile
    for fault in reading.faults:
        if fault.blocks and profile:
            raise JournalError(f"Nothing was imported, because of {fault}")
    for key, (theirs, line) in profile.items():
        ours = getattr(present, key)
        fate = _fate(ours != getattr(empty, key), ours == theirs, replace)
        yield Item(None, key, theirs, ours, fate, line)


def _fate(there: bool, same: bool, replace: bool) -> Fate:
    if not there:
        return Fate.NEW
    if same:
        return Fate.SAME
    return Fate.REPLACED if replace else Fate.KEPT


def _require_writable(faults: Iterable[Fault], day: date) -> None:
    fault = blocking(faults, day)
    if fault is not None:
        raise JournalError(f"Nothing was imported, because of {fault}")
