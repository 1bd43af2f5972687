"""Several entries of a day become one: means rounded half up, notes joined with their times."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from fractions import Fraction

from therapy_tui.domain.fields import FIELDS, NOTE, Field, Kind, Value
from therapy_tui.exchange.record import Level, Record
from therapy_tui.exchange.scale import half_up

_HALVES = re.compile("[\ud800-\udfff]")
"""Halves of a character, which JSON can hold and no file can keep."""


@dataclass(slots=True)
class Gathered:
    """What a file says of one date."""

    line: int
    """Where the first of its entries begins."""
    entries: int = 0
    _levels: dict[str, list[tuple[time, Level]]] = field(default_factory=dict)
    _notes: dict[tuple[time, bool, str], None] = field(default_factory=dict)

    def add(self, record: Record) -> None:
        """Take in one entry of the day."""
        self.entries += 1
        self.line = min(self.line, record.line)
        at = record.at or time.min
        for key, value in record.values.items():
            self._levels.setdefault(key, []).append((at, value))
        said = (at, record.at is not None, _HALVES.sub("\ufffd", record.note.strip()))
        if said[2]:
            self._notes[said] = None

    def change(self) -> Mapping[str, Value]:
        """The one value of each field; every one of them is valid.

        Raises:
            InputError: a source gave a value that its field does not take.
        """
        values: dict[str, Value] = {}
        for each in FIELDS:
            if each.key in self._levels:
                values[each.key] = each.check(_one(each, self._levels[each.key]))
        if self._notes:
            values[NOTE.key] = self._joined()
        return values

    def _joined(self) -> str:
        if len(self._notes) == 1:
            return next(iter(self._notes))[2]
        ordered = sorted(self._notes, key=lambda note: note[0])
        return "\n".join(f"{at:%H:%M} {text}" if told else text for at, told, text in ordered)


def _one(field: Field, levels: list[tuple[time, Level]]) -> Value:
    """The value of the day: a rating's mean, a count's sum, else what was said last.

    A word among the numbers of a rating (no homework was set) holds only where it is alone.
    """
    numbers = [Fraction(level) for _, level in levels if not isinstance(level, str)]
    if not numbers:
        return str(max(levels, key=lambda level: level[0])[1])
    if field.kind is Kind.COUNT:
        return min(field.high, half_up(sum(numbers, Fraction(0))))
    return half_up(sum(numbers, Fraction(0)) / len(numbers))
