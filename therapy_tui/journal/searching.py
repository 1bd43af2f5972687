"""Looks through all months for days; only a month whose text may hold one is parsed."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial

from therapy_tui.domain.calendar import Days, Month
from therapy_tui.domain.day import Day
from therapy_tui.domain.fields import Change
from therapy_tui.domain.filtering import Filter, folded
from therapy_tui.journal.fault import Fault
from therapy_tui.journal.months import MonthFiles

_HIDING = re.compile(r"\\(?:[uUxe\s]|.[\u0300-\u036f])")
"""A backslash behind which letters of a text can hide: a character by its number, or a line that
goes on in the next one. Other escapes stand for characters that are no part of a word."""

_APART = re.compile(r"[\s\"'\\\x00-\x1f\x7f]+")
"""What a file can write in another way than a note has it, so that words are sought without it."""

Found = tuple[list[Day], tuple[Fault, ...]]
"""The days of one month that fit, newest first, and what is wrong in its file."""


def search(
    months: MonthFiles, wanted: Filter, changes: Mapping[date, Change] | None = None
) -> Iterator[Found]:
    """What each month has of the days that are wanted, the newest month first.

    ``changes`` are looked at as if they were in the files already. A month without such a day and
    without a fault is passed over. Where the folder cannot be read, that is all there is to tell.
    """
    broken = months.folder_fault()
    if broken is not None:
        yield [], (broken,)
        return
    unsaved = changes or {}
    touched = {Month.of(day) for day in unsaved}
    sought = words_in_file(wanted)
    for month in sorted({*months.present(), *touched}, reverse=True):
        worth_parsing = partial(_worth_parsing, sought=sought, always=month in touched)
        file = months.glance(month, worth_parsing)
        if file is None:
            continue
        days = file.content.days
        if month in touched:
            days = _with(days, {day: unsaved[day] for day in unsaved if Month.of(day) == month})
        fitting = [day for day in reversed([*days.values()]) if wanted.fits(day)]
        if fitting or file.content.faults:
            yield fitting, file.content.faults


def _with(days: Days, changes: Mapping[date, Change]) -> dict[date, Day]:
    """The days after these changes, oldest first."""
    changed = {day: days.get(day, Day(day)).changed(change) for day, change in changes.items()}
    return dict(sorted({**days, **changed}.items()))


def _worth_parsing(text: str, *, sought: frozenset[str], always: bool) -> bool:
    return always or may_hold(text, sought)


def may_hold(text: str, sought: frozenset[str]) -> bool:
    """Whether all these words may be in what a month's text says, looked up without parsing it.

    It is sure only when it says no.
    """
    if _HIDING.search(text):
        return True
    searched = folded(unicodedata.normalize("NFC", text))
    return all(word in searched for word in sought)


def words_in_file(wanted: Filter) -> frozenset[str]:
    """The words that stand in the file of a month with such a day, however it is written."""
    parts = {part for text in wanted.texts for part in _APART.split(text) if part}
    return frozenset(parts | {condition.field.key for condition in wanted.conditions})
