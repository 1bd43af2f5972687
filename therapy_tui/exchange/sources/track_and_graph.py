"""Track & Graph: its CSV export, whose features become the fields the person names for them."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from therapy_tui.domain.errors import InputError
from therapy_tui.domain.fields import FIELDS, MOOD, NOTE, Field
from therapy_tui.exchange import cells
from therapy_tui.exchange.asked import Asked, same
from therapy_tui.exchange.dates import brief
from therapy_tui.exchange.given import Given
from therapy_tui.exchange.record import Found, Left, Level, Meaning, Record, Unknown
from therapy_tui.exchange.source import Source

NEEDED = ("FeatureName", "Timestamp", "Value")
NAMED = 12
"""How many features are named at most in a sentence."""

_DURATION = re.compile(r"(-?[0-9]*:-?[0-9]{2}:-?[0-9]{2})(?::(.*))?", re.ASCII | re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Point:
    """A row: what was tracked, when, and its value apart from its label."""

    line: int
    feature: str
    moment: datetime
    value: str
    label: str
    note: str

    @property
    def lasts(self) -> bool:
        """Whether the value is a length of time."""
        return _DURATION.fullmatch(self.value) is not None


def _recognise(given: Given) -> str:
    if given.names or given.is_zip or given.is_folder:
        return ""
    header = next(csv.reader(given.head().lstrip().splitlines()[:1]), [])
    fits = {*NEEDED} <= {name.strip() for name in header}
    return "its columns are FeatureName, Timestamp and Value" if fits else ""


def _read(given: Given, asked: Asked) -> Iterator[Found]:
    asked.refuse(date_format="the timestamps of Track & Graph tell their form themselves")
    fields: dict[str, tuple[Field, ...]] = {}
    for point in _points(given):
        if point.feature not in fields:
            fields[point.feature] = tuple(_fields(point.feature, asked))
        if not fields[point.feature]:
            yield Left(point.line, f"feature {point.feature}", "no field was named for it")
            continue
        yield from _taken(given, asked, point, fields[point.feature])
    listed = ", ".join([*fields][:NAMED]) + (", …" if len(fields) > NAMED else "")
    if fields and not any(fields.values()):
        raise InputError(
            f"{given} has the features {listed}. Say which is which field, such as "
            f"--map 'mood={next(iter(fields))}'."
        )
    if not any(MOOD in of for of in fields.values()):
        asked.refuse(mood_scale="no feature is named as mood")


def _fields(feature: str, asked: Asked) -> Iterator[Field]:
    """The fields a feature was named for; without that, the one whose key is its name."""
    for each in FIELDS:
        named = asked.columns(each.key)
        if any(same(name) == same(feature) for name in named):
            asked.found(each.key, feature)
            yield each
        elif not named and feature == each.key:
            yield each


def _taken(given: Given, asked: Asked, point: _Point, fields: tuple[Field, ...]) -> Iterator[Found]:
    values: dict[str, Level] = {}
    notes: list[str] = []
    labelled = False
    for each in fields:
        if each is NOTE:
            notes += [part for part in (point.label, point.note) if part]
            yield Meaning(f"label and note of {point.feature}", NOTE.name)
            continue
        if point.label and asked.knows(each.key, point.label):
            labelled = True
            level: Level | Unknown | None = asked.word(each.key, point.label)
            yield Meaning(f"{point.feature} {point.label}", f"{each.name} {level}")
        else:
            level = _level(given, asked, point, each)
            scaled = each is MOOD and asked.mood_scale is not None
            told = f"{point.feature}, {asked.mood_scale}" if scaled else point.feature
            yield Meaning(told, f"{each.name} {each.range_text}")
        if isinstance(level, Unknown):
            yield level
        elif level is not None:
            values[each.key] = level
    if NOTE not in fields:
        if point.label and not labelled:
            why = f"the number counts; --map LABEL=VALUE or --map 'note={point.feature}' takes it"
            yield Left(point.line, f"label of {point.feature}", why)
        if point.note:
            notes.append(point.note if MOOD in fields else f"{point.feature}: {point.note}")
    if values or notes:
        moment = point.moment
        yield Record(point.line, moment.date(), values, moment.time(), "\n".join(notes))


def _level(given: Given, asked: Asked, point: _Point, each: Field) -> Level | Unknown | None:
    where = f"{given.path}, line {point.line}"
    if point.lasts:
        raise InputError(
            f"{where}: {point.feature} is a length of time ({point.value}), which is no {each.name}"
            f" ({each.range_text}). Leave it out."
        )
    try:
        return cells.level(each, point.value, point.line, asked)
    except InputError as error:
        scale = ""
        if each is MOOD and asked.mood_scale is None:
            scale = " If it has another scale, say so: --mood-scale 1-5."
        raise InputError(f"{where}: {str(error).rstrip('.')}.{scale}") from None


def _points(given: Given) -> Iterator[_Point]:
    rows = given.rows()
    line, header = next(rows, (1, []))
    places = {name.strip(): place for place, name in enumerate(header)}
    missing = [name for name in NEEDED if name not in places]
    if missing:
        raise InputError(
            f"{given.path}, line {line}: there is no column {' or '.join(missing)}. Is it the CSV "
            "that Track & Graph exports?"
        )
    for line, row in rows:
        yield _point(given, line, places, row)


def _point(given: Given, line: int, places: Mapping[str, int], row: list[str]) -> _Point:
    told = {name: row[place].strip() for name, place in places.items() if place < len(row)}
    value, label = _apart(told.get("Value", ""))
    try:
        moment = datetime.fromisoformat(told.get("Timestamp", ""))
    except ValueError:
        raise InputError(
            f"{given.path}, line {line}: {brief(told.get('Timestamp', ''))} is no timestamp such "
            "as 2026-04-12T21:30:00+01:00. Export it once more."
        ) from None
    if not value:
        raise InputError(f"{given.path}, line {line}: the row has no value. Was it cut off?")
    return _Point(
        line,
        told.get("FeatureName", ""),
        moment.replace(second=0, microsecond=0),
        value,
        told.get("Label") or label,
        told.get("Note", ""),
    )


def _apart(value: str) -> tuple[str, str]:
    """A value and its label, which old exports write behind it: ``3:often``, ``1:10:00:long``."""
    lasting = _DURATION.fullmatch(value)
    if lasting is not None:
        return lasting[1], (lasting[2] or "").strip()
    number, _, label = value.partition(":")
    return number.strip(), label.strip()


SOURCE = Source(
    name="track-and-graph",
    title="Track & Graph",
    files="CSV export, with or without the columns Label and Note",
    comes="values and notes of the features you name a field for, at the local time they have",
    stays="all other features, labels unless mapped, lengths of time",
    recognise=_recognise,
    read=_read,
    mapping=(
        "FIELD=FEATURE: mood=FEATURE (with --mood-scale where it is not 1 to 10), sleep=FEATURE …, "
        "note=FEATURE for its labels and notes alone; LABEL=VALUE or FIELD:LABEL=VALUE for a label"
    ),
)
"""Track & Graph, whose timestamps tell the time where they were made, so no zone is asked."""
