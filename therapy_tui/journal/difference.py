"""How one version of a file of the journal differs from another: by day, field and other lines."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from therapy_tui.domain.calendar import long_date
from therapy_tui.domain.clock import parse_iso
from therapy_tui.domain.errors import InputError
from therapy_tui.domain.fields import BY_KEY, FIELDS, Field, Kind
from therapy_tui.domain.words import value_words
from therapy_tui.journal.profile_values import SETTINGS, TABLES
from therapy_tui.journal.toml_outline import Path, lead, outline
from therapy_tui.journal.toml_scan import Kind as Written
from therapy_tui.journal.toml_syntax import read_toml
from therapy_tui.journal.toml_value import render_value, same

PROFILE_TITLE = "Profile"

_LIKE_A_DATE = re.compile(r"[0-9]{1,4}-[0-9]{1,2}-[0-9]{1,2}")
_KNOWN = {*SETTINGS, *TABLES}

IsTold = Callable[[Path], bool]
"""Whether the key or table at a path is told of one by one."""


class Side(Enum):
    """In which of the two versions a part is."""

    BOTH = "both"
    NOW = "now"
    THEN = "then"


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """One value that differs, in words; ``None`` where that version has none."""

    name: str
    now: str | None
    then: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """A day, or the profile, of which something differs."""

    title: str
    side: Side
    fields: tuple[FieldDifference, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between the version of now and that of then.

    ``going`` and ``coming`` count the other lines, comments and keys that are not known here,
    that only the one of now and only the one of then has.
    """

    parts: tuple[Part, ...] = ()
    going: int = 0
    coming: int = 0

    def __bool__(self) -> bool:
        """Whether anything differs besides blank lines, order and the way of writing."""
        return bool(self.parts or self.going or self.coming)


def month_difference(now: str, then: str) -> Difference:
    """How two texts of one month differ, day by day.

    Raises:
        TomlError: one of them is no TOML.
    """
    days_now, days_then = _days(now), _days(then)
    parts: list[Part] = []
    for name in sorted({*days_now, *days_then}):
        before, after = days_now.get(name, {}), days_then.get(name, {})
        fields = tuple(
            FieldDifference(each.short, _day_value(each, before), _day_value(each, after))
            for each in FIELDS
            if not same(before.get(each.key), after.get(each.key))
        )
        if fields:
            parts.append(Part(_day_title(name), _side(name, days_now, days_then), fields))
    return _with_others(parts, now, then, _is_a_days)


def profile_difference(now: str, then: str) -> Difference:
    """How two texts of the profile differ, setting by setting and element by element.

    Raises:
        TomlError: one of them is no TOML.
    """
    before, after = read_toml(now), read_toml(then)
    fields = [
        difference
        for key in (*SETTINGS, *TABLES)
        if not same(before.get(key), after.get(key))
        for difference in _setting_difference(key, before.get(key), after.get(key))
    ]
    side = Side.BOTH if before and after else Side.NOW if before else Side.THEN
    parts = [Part(PROFILE_TITLE, side, tuple(fields))] if fields else []
    return _with_others(parts, now, then, _is_a_setting)


def _days(text: str) -> dict[str, Mapping[str, object]]:
    found = read_toml(text).items()
    return {
        name: table
        for name, table in found
        if _LIKE_A_DATE.fullmatch(name) and isinstance(table, dict)
    }


def _side(name: str, now: Mapping[str, object], then: Mapping[str, object]) -> Side:
    if name in now and name in then:
        return Side.BOTH
    return Side.NOW if name in now else Side.THEN


def _day_title(name: str) -> str:
    try:
        return long_date(parse_iso(name))
    except InputError:
        return name


def _day_value(field: Field, table: Mapping[str, object]) -> str | None:
    """The value in the words of its field; what is no valid value as it is written."""
    value = table.get(field.key)
    if isinstance(value, (int, str)) and field.accepts(value):
        return str(value) if field.kind is Kind.TEXT else value_words(field, value)
    return None if value is None else render_value(value)


def _setting_difference(key: str, now: object, then: object) -> Iterator[FieldDifference]:
    name = key.replace("_", " ").capitalize()
    if key in SETTINGS or not (_are_tables(now) and _are_tables(then)):
        yield FieldDifference(name, _setting_words(now), _setting_words(then))
        return
    before, after = _elements(now), _elements(then)
    for words in (before - after).elements():
        yield FieldDifference(name, words, None)
    for words in (after - before).elements():
        yield FieldDifference(name, None, words)


def _are_tables(value: object) -> bool:
    return value is None or (
        isinstance(value, list) and all(isinstance(element, dict) for element in value)
    )


def _elements(value: object) -> Counter[str]:
    elements = value if isinstance(value, list) else []
    return Counter(", ".join(str(part) for part in element.values()) for element in elements)


def _setting_words(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, list):
        return ", ".join(str(part) for part in value)
    return str(value)


def _is_a_days(path: Path) -> bool:
    """Whether a key, or a table, is part of what is told day by day."""
    dated = isinstance(path[0], str) and bool(_LIKE_A_DATE.fullmatch(path[0]))
    return dated and (len(path) == 1 or path[1] in BY_KEY)


def _is_a_setting(path: Path) -> bool:
    return path[0] in _KNOWN


def _with_others(parts: list[Part], now: str, then: str, is_told: IsTold) -> Difference:
    before, after = _others(now, is_told), _others(then, is_told)
    return Difference(tuple(parts), (before - after).total(), (after - before).total())


def _others(text: str, is_told: IsTold) -> Counter[str]:
    """The comments, and the keys and tables that are not told of one by one."""
    statements, sections = outline(text)
    found: Counter[str] = Counter()
    for section in sections:
        body = range(lead(statements, section.top), section.end)
        for statement in (statements[index] for index in body):
            pair = statement.pair
            comments = [*(pair.inner if pair else ()), statement.comment]
            found.update(span.of(statement.text).strip() for span in comments if span)
            if pair is not None and not is_told((*section.path, *pair.path)):
                found[f"{section.path} {statement.text[: pair.value.end].strip()}"] += 1
            elif statement.kind in (Written.TABLE, Written.ARRAY) and not is_told(section.path):
                found[f"{section.path}"] += 1
    return found
