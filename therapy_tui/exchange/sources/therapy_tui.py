"""This program's own exports, which come back as they were."""

from collections.abc import Iterator

from therapy_tui.exchange.asked import Asked
from therapy_tui.exchange.given import Given
from therapy_tui.exchange.own import PROGRAM
from therapy_tui.exchange.record import Found, Meaning, Unit
from therapy_tui.exchange.source import Source
from therapy_tui.exchange.sources import _own_csv, _own_json


def _recognise(given: Given) -> str:
    if given.names or given.is_zip or given.is_folder:
        return ""
    if _own_csv.is_own(given):
        return f"its columns are those of an export of {PROGRAM}"
    return f"it says that {PROGRAM} exported it" if _own_json.is_own(given) else ""


def _is_json(given: Given) -> bool:
    return given.head().lstrip().startswith("{")


def _read(given: Given, asked: Asked) -> Iterator[Found]:
    asked.refuse(mood_scale=f"{PROGRAM} has one scale")
    yield Meaning("every value", "the same value")
    if _is_json(given):
        asked.refuse(date_format="dates in JSON are YYYY-MM-DD")
        yield from _own_json.read_json(given)
    else:
        yield from _own_csv.read_csv(given, asked)


def _unit(given: Given) -> Unit:
    return "entry" if _is_json(given) else "line"


SOURCE = Source(
    name=PROGRAM,
    title=PROGRAM,
    files="CSV or JSON, as `therapy-tui export` writes them",
    comes="every value and note as it was; from JSON the profile too: goals, breaks, questions, "
    "support text",
    stays="comments of hand-edited files; keys of the profile that the program does not know",
    recognise=_recognise,
    read=_read,
    unit_of=_unit,
)
"""CSV and JSON of format 1."""
