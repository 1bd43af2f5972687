"""The rule of an update: which lines of a month change when a person changes a day."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from therapy_tui.domain.calendar import Days
from therapy_tui.domain.day import NOTHING, Day
from therapy_tui.domain.errors import SaveError
from therapy_tui.domain.fields import BY_KEY, FIELDS, Change, Value
from therapy_tui.journal.month_change import change_days
from therapy_tui.journal.month_text import MonthText, parse_changed
from therapy_tui.journal.months import MonthFile
from therapy_tui.journal.toml_syntax import read_toml


class Request(NamedTuple):
    """A change asked of one day; ``expected``, ``context``, ``raw`` as in ``Journal.update``.

    What the context is only has to be known for a day's first value, and is asked for then.
    """

    change: Change
    expected: Change | None = None
    context: Callable[[], Mapping[str, Value]] | None = None
    raw: Mapping[str, object] | None = None


class Update(NamedTuple):
    """A day before and after a change; ``left_alone`` names fields that someone else changed.

    ``replaced`` has what the file held in a changed field that is no value of it, such as a mood
    of 14: it counted as missing, and nothing else remembers it.
    """

    before: Day
    after: Day
    left_alone: tuple[str, ...] = ()
    replaced: Mapping[str, object] = NOTHING


class MonthEdit(NamedTuple):
    """A month file, the text it is to have, what that text says, and what becomes of its days."""

    source: MonthFile
    text: str
    content: MonthText
    updates: Mapping[date, Update]

    @property
    def changed(self) -> bool:
        """Whether there is anything to write."""
        return self.text != self.source.text


def edit_month(source: MonthFile, requests: Mapping[date, Request]) -> MonthEdit:
    """Apply changes to days of a month that can be written, and prove that they did just that.

    Raises:
        InputError: a value is outside its field's range.
        SaveError: a day cannot be changed without touching something else of the file.
    """
    table = read_toml(source.text)
    days = dict(source.content.days)
    updates: dict[date, Update] = {}
    written: dict[date, Change] = {}
    raw: dict[date, Mapping[str, object]] = {}
    for day, request in sorted(requests.items()):
        held = table.get(day.isoformat())
        before = days.get(day, Day(day))
        table_of_day = held if isinstance(held, dict) else {}
        updates[day], written[day] = apply(before, table_of_day, request)
        left_alone = updates[day].left_alone
        raw[day] = {k: v for k, v in (request.raw or {}).items() if k not in left_alone}
        days[day] = updates[day].after
    text = change_days(source.text, written, raw)
    if text == source.text:
        return MonthEdit(source, text, source.content, updates)
    content = parse_changed(source.content, text, updates, source.month, source.path)
    if _values(content.days) != _values(days):
        raise SaveError(
            f"{source.path} would not say what was meant after the change, so nothing was "
            "written. Change it there by hand, and please report how the file is laid out."
        )
    return MonthEdit(source, text, content, updates)


def _values(days: Days) -> dict[date, Mapping[str, Value]]:
    return {day: entry.values for day, entry in days.items() if entry.values}


def apply(
    before: Day, held: Mapping[str, object], request: Request
) -> tuple[Update, dict[str, Value | None]]:
    """What becomes of a day, and the keys to write for it.

    ``before`` has the day's valid values, ``held`` everything its table holds. A value that is
    not valid stays until the person changes that very field.

    Raises:
        InputError: a value is outside its field's range.
    """
    expected = request.expected or {}
    invalid = {key for key in held if key in BY_KEY and key not in before.values}
    left_alone = tuple(
        key
        for key in request.change
        if key in expected and (before.get(key) != expected[key] or key in invalid)
    )
    asked = {key: value for key, value in request.change.items() if key not in left_alone}
    after = before.changed(asked)
    cleared = {key for key in invalid & asked.keys() if after.get(key) is None}
    if _was_last(cleared, invalid - cleared, before, after):
        after = Day(before.date, {}, before.extra)
    if request.context and after.is_entry and not before.is_entry:
        lacking = {
            key: value
            for key, value in request.context().items()
            if key not in held and key not in asked
        }
        after = after.changed(lacking)
    written = {**before.difference(after), **dict.fromkeys(cleared)}
    replaced = {key: held[key] for key in invalid & written.keys()}
    return Update(before, after, left_alone, replaced), written


def _was_last(cleared: set[str], invalid: set[str], before: Day, after: Day) -> bool:
    """Whether clearing values that were not valid left a day without any answer."""
    answers = [key for key in cleared if not BY_KEY[key].context]
    others = [key for key in invalid if not BY_KEY[key].context]
    facts = [field.key for field in FIELDS if field.context]
    untouched = all(after.get(key) == before.get(key) for key in facts)
    return bool(answers) and not others and not after.is_entry and untouched
