"""Daylio's own backup: a zip with JSON as base64, which says the level of every mood."""

import base64
import binascii
from collections.abc import Iterator, Mapping
from datetime import date, time

from therapy_tui.domain.errors import InputError
from therapy_tui.exchange.given import Given
from therapy_tui.exchange.record import Found, Left
from therapy_tui.exchange.sources._daylio import Entry
from therapy_tui.exchange.sources._daylio_words import MOODS

MEMBER = "backup.daylio"
"""The file in the zip."""


def entries(given: Given) -> Iterator[Entry | Found]:
    """The entries of a backup, each with its number, and what of them has no place in one.

    Raises:
        InputError: the backup is damaged.
    """
    held = _held(given)
    moods = dict(_moods(held))
    tags = {_id(each, "id"): _text(each, "name") for each in _list(held, "tags")}
    number = 0
    for number, each in enumerate(_list(held, "dayEntries"), start=1):
        mood = _id(each, "mood")
        name, level = moods.get(mood, (f"number {mood}", None)) if mood is not None else ("", None)
        tagged = each.get("tags")
        yield Entry(
            number,
            _date(given, number, each),
            _time(each),
            name,
            level,
            tuple(
                tags.get(tag) or f"number {tag}"
                for tag in (tagged if isinstance(tagged, list) else ())
                if isinstance(tag, int)
            ),
            (),
            _text(each, "note_title"),
            _text(each, "note"),
        )
        if each.get("assets"):
            yield Left(number, "photographs and recordings", "there is no field for them")
    for key in sorted(held):
        if "scale" in key.casefold() and held[key]:
            why = "how a backup holds scales is not known; the CSV export has them"
            yield Left(max(number, 1), key, why)


def _held(given: Given) -> Mapping[str, object]:
    data = given.data(MEMBER).translate(None, b" \t\r\n")
    where = given.place(MEMBER)
    try:
        text = base64.b64decode(data, validate=True).decode("utf-8-sig")
    except (binascii.Error, UnicodeDecodeError):
        raise InputError(
            f"{where} is not JSON as base64, as Daylio writes it. Was it cut off? Back up anew."
        ) from None
    held = given.parse_json(text, MEMBER)
    if not isinstance(held, dict) or not isinstance(held.get("dayEntries"), list):
        raise InputError(f"{where} has no list of entries (dayEntries). Back up once more.")
    return held


def _moods(held: Mapping[str, object]) -> Iterator[tuple[int | None, tuple[str, int | None]]]:
    """Each mood by its number: what it is called, and its level, 6 less the number of its group.

    The number itself says nothing: moods of one's own have any. Deleted moods are among them.
    """
    for each in _list(held, "customMoods"):
        group, predefined = each.get("mood_group_id"), each.get("predefined_name_id")
        level = 6 - group if isinstance(group, int) and 1 <= group <= 5 else None
        name = _text(each, "custom_name")
        if not name and isinstance(predefined, int) and 1 <= predefined <= 5:
            name = MOODS[0][5 - predefined]
        yield _id(each, "id"), (name or f"number {each.get('id')}", level)


def _list(held: Mapping[str, object], key: str) -> Iterator[Mapping[str, object]]:
    values = held.get(key)
    for each in values if isinstance(values, list) else ():
        if isinstance(each, dict):
            yield each


def _id(each: Mapping[str, object], key: str) -> int | None:
    value = each.get(key)
    return value if isinstance(value, int) else None


def _text(each: Mapping[str, object], key: str) -> str:
    value = each.get(key)
    return value.strip() if isinstance(value, str) else ""


def _date(given: Given, number: int, each: Mapping[str, object]) -> date:
    """The day as the person lived it: the numbers are local, whatever the time zone was."""
    year, month, day = each.get("year"), each.get("month"), each.get("day")
    if isinstance(year, int) and isinstance(month, int) and isinstance(day, int):
        try:
            return date(year, month + 1, day)
        except (ValueError, OverflowError):
            pass  # Said below, together with what is no number.
    raise InputError(
        f"{given.place(MEMBER)}, entry {number}: year {year}, month {month} (from 0) and day {day} "
        "are no date. Back up once more."
    )


def _time(each: Mapping[str, object]) -> time | None:
    hour, minute = each.get("hour"), each.get("minute")
    if isinstance(hour, int) and isinstance(minute, int) and 0 <= hour < 24 and 0 <= minute < 60:
        return time(hour, minute)
    return None
