"""jrnl: its JSON export, whose texts become notes."""

from collections.abc import Iterator, Mapping
from datetime import date, time

from therapy_tui.domain.errors import InputError
from therapy_tui.exchange.asked import Asked
from therapy_tui.exchange.given import Given
from therapy_tui.exchange.record import Found, Left, Meaning, Record
from therapy_tui.exchange.source import Source


def _recognise(given: Given) -> str:
    if given.names or not given.head().lstrip().startswith("{"):
        return ""
    held = given.json()
    entries = held.get("entries") if isinstance(held, dict) else None
    if not isinstance(entries, list) or not entries or not isinstance(entries[0], dict):
        return ""
    return "it has entries with title and body" if {"title", "body"} <= {*entries[0]} else ""


def _read(given: Given, asked: Asked) -> Iterator[Found]:
    asked.refuse(mood_scale="jrnl has no moods", date_format="jrnl's dates are such as 2026-04-12")
    held = given.json()
    entries = held.get("entries") if isinstance(held, dict) else None
    if not isinstance(entries, list):
        raise InputError(f"{given.path} has no list of entries; write it with jrnl --format json.")
    yield Meaning("title and body", "Note")
    for number, entry in enumerate(entries, start=1):
        if not isinstance(entry, dict):
            raise InputError(f"{given.path}, entry {number}: this is no entry of jrnl.")
        text = "\n".join(part for part in (_text(entry, "title"), _text(entry, "body")) if part)
        if not text:
            yield Left(number, "entry", "it has no text")
            continue
        yield Record(number, _date(given, number, entry), {}, _time(given, number, entry), text)
        if entry.get("starred"):
            yield Left(number, "star", "there is no field for it")


def _text(entry: Mapping[str, object], key: str) -> str:
    value = entry.get(key)
    return value.strip() if isinstance(value, str) else ""


def _date(given: Given, number: int, entry: Mapping[str, object]) -> date:
    try:
        return date.fromisoformat(_text(entry, "date"))
    except ValueError:
        raise InputError(
            f"{given.path}, entry {number}: {entry.get('date')!r} is no date."
        ) from None


def _time(given: Given, number: int, entry: Mapping[str, object]) -> time | None:
    text = _text(entry, "time")
    try:
        return time.fromisoformat(text).replace(tzinfo=None) if text else None
    except ValueError:
        raise InputError(f"{given.path}, entry {number}: {text!r} is no time.") from None


SOURCE = Source(
    name="jrnl",
    title="jrnl",
    files="what `jrnl --format json` prints",
    comes="date, time, title and text, as notes",
    stays="stars; tags as such (they stand in the text)",
    recognise=_recognise,
    read=_read,
    unit="entry",
)
"""jrnl 2 to 4."""
