"""One day's entry: immutable, every field optional, unknown keys carried along."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

from therapy_tui.domain.fields import BY_KEY, FIELDS, Change, Field, Value

NOTHING: Mapping[str, Any] = MappingProxyType({})
"""What stands where nothing was said by any key."""


class Day(NamedTuple):
    """The values of one local calendar date; a field that was not answered is absent.

    ``values`` holds only valid values by field key (ranges: ``domain.fields``), ``extra`` the
    keys of the day's table that this version does not know, as they were read.
    """

    date: date
    values: Mapping[str, Value] = NOTHING
    extra: Mapping[str, object] = NOTHING

    def get(self, key: str) -> Value | None:
        """The value of a field, or ``None`` when it was not answered."""
        return self.values.get(key)

    def number(self, key: str) -> int | None:
        """The value of a numeric field, or ``None`` when missing or none set."""
        value = self.values.get(key)
        return value if isinstance(value, int) else None

    @property
    def mood(self) -> int | None:
        """Mood of the whole day, 1 to 10."""
        return self.number("mood")

    @property
    def sleep(self) -> int | None:
        """Sleep quality of the night before, 1 to 5."""
        return self.number("sleep")

    @property
    def homework(self) -> int | None:
        """Homework completed, 0 to 5; ``None`` also where none was set."""
        return self.number("homework")

    @property
    def sessions(self) -> int:
        """Sessions held on the day; 0 when nothing was said."""
        return self.number("sessions") or 0

    @property
    def note(self) -> str | None:
        """The note, or ``None``."""
        value = self.values.get("note")
        return value if isinstance(value, str) else None

    @property
    def is_entry(self) -> bool:
        """Whether the person answered anything: frequency and duration alone are no entry."""
        return any(not BY_KEY[key].context for key in self.values)

    def changed(self, change: Change) -> "Day":
        """The day after ``change``.

        Clearing the last value a person gave takes frequency and duration along, unless the
        change itself sets one of them.

        Raises:
            InputError: a value is outside its field's range.
        """
        values = dict(self.values)
        for key, value in change.items():
            if value is None or (isinstance(value, str) and not value.strip()):
                values.pop(key, None)
            else:
                values[key] = BY_KEY[key].check(value)
        day = Day(self.date, _in_order(values), self.extra)
        set_context = any(BY_KEY[key].context and value for key, value in change.items())
        if self.is_entry and not day.is_entry and not set_context:
            return Day(self.date, {}, self.extra)
        return day

    def only(self, fields: Iterable[Field]) -> "Day":
        """The day with the answers of these fields alone, as a person sees it who hides others."""
        shown = {each.key for each in fields}
        if self.values.keys() <= shown:
            return self
        values = {key: value for key, value in self.values.items() if key in shown}
        return Day(self.date, values, self.extra)

    def difference(self, other: "Day") -> Change:
        """The change that makes this day's values those of ``other``."""
        keys = [field.key for field in FIELDS if self.get(field.key) != other.get(field.key)]
        return {key: other.get(key) for key in keys}


def _in_order(values: Mapping[str, Value]) -> Mapping[str, Value]:
    return {field.key: values[field.key] for field in FIELDS if field.key in values}
