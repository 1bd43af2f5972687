"""The record of an import: what each value was before it and what the import wrote."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path

import tomli_w

from therapy_tui.domain.clock import parse_iso
from therapy_tui.domain.errors import InputError, JournalError
from therapy_tui.domain.fields import BY_KEY, Kind, Value
from therapy_tui.domain.profile import Profile
from therapy_tui.journal.profile_change import change_profile
from therapy_tui.journal.profile_text import NEW_PROFILE, parse_profile
from therapy_tui.journal.profile_values import SETTINGS, TABLES
from therapy_tui.journal.toml_syntax import TomlError, read_toml

Place = tuple[date | None, str]
"""A value: the date and the key of its field, or an attribute of the profile and no date."""

FORMAT = 1
"""The newest format of a record that is understood."""

_ABOUT = """\
# What an import changed, so that `therapy-tui restore import` can take it back.
# Of a note that was written only the SHA-256 is kept, to tell whether it is still the same.
"""


@dataclass(frozen=True, slots=True)
class Written:
    """One value of a day that an import wrote."""

    after: Value
    """What it wrote; of a text the ``fingerprint``."""
    before: Value | None = None
    raw: object = None
    """What stood there that was no value of the field, such as a mood of 14."""

    def is_still(self, key: str, value: Value | None) -> bool:
        """Whether a value of a field is what the import wrote."""
        return value is not None and fingerprint(key, value) == self.after


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """All that an import changed, and what it was before."""

    of: str
    """The name of the file that was imported."""
    days: Mapping[date, Mapping[str, Written]]
    extra: Mapping[date, Mapping[str, object]] = field(default_factory=dict)
    """What days got under keys that are not known here, where they had none before."""
    attributes: tuple[str, ...] = ()
    """Those of the profile that were written."""
    before: Profile = field(default_factory=Profile)
    """They before that; the other attributes are empty."""
    after: Profile = field(default_factory=Profile)

    @property
    def values(self) -> int:
        """How many values were written, those of the profile included."""
        of_days = [written for values in self.days.values() for written in values.values()]
        of_fields = sum(each.after != each.before for each in of_days)
        return of_fields + sum(map(len, self.extra.values())) + len(self.attributes)

    @property
    def dates(self) -> int:
        """How many days they are of."""
        return len({*self.days, *self.extra})


@dataclass(frozen=True, slots=True)
class Head:
    """What a record begins with."""

    of: str
    days: int
    values: int


def fingerprint(key: str, value: Value) -> Value:
    """A value as it is remembered; a text only so far that it is known again."""
    if BY_KEY[key].kind is not Kind.TEXT:
        return value
    return sha256(str(value).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def record_text(record: ImportRecord) -> str:
    """The record as TOML."""
    tables: dict[str, dict[str, dict[str, object]]] = {"after": {}, "before": {}, "raw": {}}
    for day, values in sorted(record.days.items()):
        for key, written in values.items():
            for name, kept in tables.items():
                value = getattr(written, name)
                if value is not None:
                    kept.setdefault(key, {})[day.isoformat()] = value
    head = {
        "format": FORMAT,
        "of": record.of,
        "days": record.dates,
        "values": record.values,
        "attributes": [*record.attributes],
        "profile_before": _profile_text(record.before, record.attributes),
        "profile_after": _profile_text(record.after, record.attributes),
    }
    filled: dict[str, object] = {name: kept for name, kept in tables.items() if kept}
    if record.extra:
        filled["extra"] = {day.isoformat(): {**keys} for day, keys in record.extra.items()}
    return _ABOUT + tomli_w.dumps({**head, **filled})


def read_head(text: str, file: Path) -> Head:
    """What a record begins with, without reading all of it.

    Raises:
        JournalError: it cannot be read.
    """
    table = _table(text.partition("\n[")[0], file)
    of, days, values = (table.get(key) for key in ("of", "days", "values"))
    if not isinstance(of, str) or not isinstance(days, int) or not isinstance(values, int):
        raise JournalError(f"{file} is not the record of an import.")
    return Head(of, days, values)


def read_record(text: str, file: Path) -> ImportRecord:
    """The record that a text is.

    Raises:
        JournalError: it cannot be read, naming the file.
    """
    head = read_head(text, file)
    table = _table(text, file)
    tables = [_values(table.get(name, {}), file) for name in ("after", "before", "raw")]
    after, before, raw = tables
    days: dict[date, dict[str, Written]] = {}
    for (key, day), value in after.items():
        if not isinstance(value, (int, str)):
            raise JournalError(f"{file}: {value!r} is no value of {key}.")
        was = before.get((key, day))
        kept = was if isinstance(was, (int, str)) and BY_KEY[key].accepts(was) else None
        days.setdefault(day, {})[key] = Written(value, kept, raw.get((key, day)))
    named = table.get("attributes", [])
    attributes = tuple(named) if isinstance(named, list) else ()
    if not {*attributes} <= {*SETTINGS, *TABLES}:
        raise JournalError(f"{file} names attributes of the profile that are not known here.")
    return ImportRecord(
        head.of,
        days,
        _extra(table.get("extra", {}), file),
        attributes,
        parse_profile(str(table.get("profile_before", "")), file).profile,
        parse_profile(str(table.get("profile_after", "")), file).profile,
    )


def _profile_text(profile: Profile, attributes: tuple[str, ...]) -> str:
    return change_profile(NEW_PROFILE, {key: getattr(profile, key) for key in attributes})


def _table(text: str, file: Path) -> Mapping[str, object]:
    try:
        table = read_toml(text)
    except TomlError as error:
        raise JournalError(f"{file}, {error}.") from None
    form = table.get("format", FORMAT)
    if isinstance(form, int) and form > FORMAT:
        raise JournalError(
            f"{file} is of format {form}, newer than format {FORMAT}, the newest this version "
            "knows. A newer version of the program can take the import back."
        )
    return table


def _values(table: object, file: Path) -> dict[tuple[str, date], object]:
    found: dict[tuple[str, date], object] = {}
    for key, days in table.items() if isinstance(table, dict) else ():
        for day, value in days.items() if isinstance(days, dict) else ():
            if key in BY_KEY:
                found[key, _date(day, file)] = value
    return found


def _extra(table: object, file: Path) -> dict[date, Mapping[str, object]]:
    days = table.items() if isinstance(table, dict) else ()
    return {_date(day, file): keys for day, keys in days if isinstance(keys, dict)}


def _date(text: str, file: Path) -> date:
    try:
        return parse_iso(text)
    except InputError as error:
        raise JournalError(f"{file}: {error}") from None
