"""Everything as JSON: the days with all their keys, and the profile; ``schema`` says its form."""

import json
from datetime import date

from therapy_tui.domain.day import Day
from therapy_tui.domain.profile import Profile
from therapy_tui.domain.words import json_escapes
from therapy_tui.exchange.exporting.taken import Taken
from therapy_tui.exchange.native import to_json
from therapy_tui.exchange.own import DATE, EXTRA, FORMAT, PROGRAM
from therapy_tui.journal.profile_values import SETTINGS, TABLES


def export_object(taken: Taken) -> dict[str, object]:
    """What the JSON says."""
    return {
        "program": PROGRAM,
        "format": FORMAT,
        "profile": _profile_object(taken.profile),
        "days": [_day_object(day) for _, day in sorted(taken.days.items())],
    }


def json_text(taken: Taken, *, ascii: bool = False) -> str:  # noqa: A002
    """The JSON, a line for each day; characters that a terminal would act on are escapes."""
    said = export_object(taken)
    days = said.pop("days")
    lines = [json.dumps(day, ensure_ascii=ascii) for day in days] if isinstance(days, list) else []
    head = json.dumps(said, ensure_ascii=ascii, indent=2).removesuffix("\n}")
    listed = ",\n".join(f"    {line}" for line in lines)
    rows = f"[\n{listed}\n  ]" if lines else "[]"
    return json_escapes(f'{head},\n  "days": {rows}\n}}\n')


def _day_object(day: Day) -> dict[str, object]:
    extra = {EXTRA: to_json(day.extra)} if day.extra else {}
    return {DATE: day.date.isoformat(), **day.values, **extra}


def _profile_object(profile: Profile) -> dict[str, object]:
    """The attributes that are set, in the form of the file, dates as texts."""
    empty = Profile()
    written: dict[str, object] = {}
    for key, setting in SETTINGS.items():
        if getattr(profile, key) != getattr(empty, key):
            written[key] = _dated(setting.write(getattr(profile, key)))
    for key, table in TABLES.items():
        if getattr(profile, key):
            written[key] = [_dated(table.write(item)) for item in getattr(profile, key)]
    if profile.extra:
        written[EXTRA] = to_json(profile.extra)
    return written


def _dated(value: object) -> object:
    if isinstance(value, dict):
        return {key: _dated(item) for key, item in value.items()}
    return value.isoformat() if isinstance(value, date) else value
