"""Daylio: its CSV export of every age, and its backup."""

import csv
from collections.abc import Iterator

from therapy_tui.domain.errors import InputError
from therapy_tui.exchange.asked import Asked
from therapy_tui.exchange.given import Given
from therapy_tui.exchange.record import Found, Unit
from therapy_tui.exchange.source import Source
from therapy_tui.exchange.sources import _daylio_backup, _daylio_csv
from therapy_tui.exchange.sources._daylio import Entry, Taker


def _recognise(given: Given) -> str:
    if given.is_zip:
        return "it holds backup.daylio" if _daylio_backup.MEMBER in given.names else ""
    if given.is_folder:
        return ""
    header = next(csv.reader(given.head().splitlines()[:1]), [])
    return "its columns are those of Daylio" if _daylio_csv.is_header(header) else ""


def _read(given: Given, asked: Asked) -> Iterator[Found]:
    entries: Iterator[Entry | Found]
    if _daylio_backup.MEMBER in given.names:
        asked.refuse(date_format="a backup has its dates as numbers")
        entries = _daylio_backup.entries(given)
    elif given.names or given.is_zip or given.is_folder:
        raise InputError(
            f"{given.path} holds no {_daylio_backup.MEMBER}. Give Daylio's backup (.daylio) or its "
            "CSV export, unpacked."
        )
    else:
        entries = _daylio_csv.entries(given, asked)
    taker = Taker(asked)
    for each in entries:
        if isinstance(each, Entry):
            yield from taker.take(each)
        else:
            yield each


def _unit(given: Given) -> Unit:
    return "entry" if given.is_zip else "line"


SOURCE = Source(
    name="daylio",
    title="Daylio",
    files="CSV export (7, 8 or 9 columns), or backup (.daylio)",
    comes="mood, notes with their titles and times, sleep where a scale or an activity tells it",
    stays="activities and other scales, unless mapped; goals, photographs, recordings",
    recognise=_recognise,
    read=_read,
    unit_of=_unit,
    mapping=(
        "MOOD=VALUE for a mood you named yourself (rested=8); sleep=SCALE or mood=SCALE for one of "
        "your scales; FIELD:ACTIVITY=VALUE for an activity (sessions:therapy=1); note=activities "
        "or note=SCALE to keep them in the note"
    ),
)
"""Daylio, as it exported from 2016 to 2026."""
