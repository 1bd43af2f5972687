"""The form of a JSON export as a JSON Schema, made from the tables of fields and attributes."""

from collections.abc import Mapping, Sequence

from therapy_tui.domain.calendar import WEEKDAY_WORDS
from therapy_tui.domain.fields import BY_KEY, FIELDS, FREQUENCY, Field, Kind
from therapy_tui.exchange.native import LITERAL
from therapy_tui.exchange.own import DATE, DATES, EXTRA, FORMAT, MOMENTS, PROFILE, PROGRAM
from therapy_tui.journal.profile_values import TABLES

_DATE = {"type": "string", "format": "date"}
_TEXT = {"type": "string", "pattern": r"\S"}

_NUMBERS = {"high_mood": (1, 10), "poor_sleep": (1, 4)}
_LISTED: Mapping[str, Mapping[str, object]] = {
    "frequency": {"enum": [*FREQUENCY.choices]},
    "session_weekday": {"enum": [*WEEKDAY_WORDS]},
    "hidden": {"type": "array", "items": {"enum": [*BY_KEY]}, "uniqueItems": True},
    "support": {"type": "string"},
    **{
        key: {"type": "integer", "minimum": low, "maximum": high}
        for key, (low, high) in _NUMBERS.items()
    },
}


def schema() -> dict[str, object]:
    """The schema, of JSON Schema draft 2020-12."""
    days = {DATE: {"title": "Local date", **_DATE}, **{each.key: _field(each) for each in FIELDS}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{PROGRAM}:export:{FORMAT}",
        "title": f"Export of {PROGRAM}, format {FORMAT}",
        **_object(
            {
                "program": {"const": PROGRAM},
                "format": {"const": FORMAT},
                "profile": {"$ref": "#/$defs/profile"},
                "days": {"type": "array", "items": {"$ref": "#/$defs/day"}},
            },
            ["program", "format", "days"],
        ),
        "$defs": {
            "day": _object({**days, EXTRA: _ref(EXTRA)}, [DATE]),
            "profile": _object({**{key: _attribute(key) for key in PROFILE}, EXTRA: _ref(EXTRA)}),
            EXTRA: {
                "title": "Keys that the program does not know",
                "description": f"What JSON lacks is {{{LITERAL!r}: as TOML has it}}",
                "type": "object",
            },
        },
    }


def _field(field: Field) -> dict[str, object]:
    if field.kind is Kind.TEXT:
        return {"title": field.name, **_TEXT}
    if not field.numeric:
        return {"title": field.name, "enum": [*field.choices]}
    number = {"type": "integer", "minimum": field.low, "maximum": field.high}
    words = [f"{value} {word}" for value, word in field.spoken.items() if isinstance(value, int)]
    about = {"title": field.name, **({"description": ", ".join(words)} if words else {})}
    return {
        **about,
        **({"anyOf": [number, {"enum": [*field.choices]}]} if field.choices else number),
    }


def _attribute(key: str) -> Mapping[str, object]:
    if key in TABLES:
        keys = TABLES[key].keys
        return {
            "type": "array",
            "items": _object({each: _attribute(each) for each in keys}, [keys[0]]),
        }
    if key in DATES:
        return _DATE
    if key in MOMENTS:
        return {"type": "string", "description": "Date and time, with or without an offset"}
    return _LISTED.get(key, _TEXT)


def _object(properties: Mapping[str, object], required: Sequence[str] = ()) -> dict[str, object]:
    return {
        "type": "object",
        **({"required": required} if required else {}),
        "properties": properties,
        "additionalProperties": False,
    }


def _ref(name: str) -> dict[str, object]:
    return {"$ref": f"#/$defs/{name}"}
