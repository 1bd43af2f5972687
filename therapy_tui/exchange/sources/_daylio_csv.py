"""Daylio's CSV export, of every age: its columns are found by name, for they have changed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from therapy_tui.domain.errors import InputError
from therapy_tui.exchange.asked import Asked
from therapy_tui.exchange.dates import TIMES, brief, read_time
from therapy_tui.exchange.given import Given
from therapy_tui.exchange.record import Found, Left
from therapy_tui.exchange.sources._daylio import Entry
from therapy_tui.exchange.sources._daylio_words import levels, month_of

FULL_DATE = "full_date"
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_YEAR = re.compile(r"[0-9]{4}", re.ASCII)
_DAY_FIRST = re.compile(r"([0-9]{1,2})\.? +([^\W\d_]+\.?)", re.UNICODE)
_MONTH_FIRST = re.compile(r"([^\W\d_]+\.?) +([0-9]{1,2})\.?", re.UNICODE)
_SCALE = re.compile(r"(.+):\s+(\S.*)", re.DOTALL)


def is_header(cells: Sequence[str]) -> bool:
    """Whether a first line is one of Daylio's."""
    names = {cell.strip().casefold() for cell in cells}
    return {"mood", "activities", "weekday"} <= names and bool(names & {FULL_DATE, "year"})


def entries(given: Given, asked: Asked) -> Iterator[Entry | Found]:
    """The entries of an export, in its order.

    The file is read twice: which names are Daylio's own depends on all the names there are.

    Raises:
        InputError: columns are missing, or a line holds no date.
    """
    with given.part(0.0, 0.4):
        known = levels({row.cell("mood") for row in _rows(given)})
    with given.part(0.4, 1.0):
        for row in _rows(given):
            yield from _entry(given, asked, row, known)


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the file, whose cells are asked for by the name of their column."""

    line: int
    places: Mapping[str, int]
    cells: Sequence[str]

    def cell(self, name: str) -> str:
        """What stands in a column; nothing where the line is short or there is no such column."""
        place = self.places.get(name, len(self.cells))
        return self.cells[place].strip() if place < len(self.cells) else ""


def _rows(given: Given) -> Iterator[_Row]:
    rows = given.rows()
    first = next(rows, None)
    if first is None:
        raise InputError(f"{given.path} is empty. Is it the right file?")
    line, names = first
    places: dict[str, int] = {}
    for place, name in enumerate(names):
        places.setdefault(name.strip().casefold(), place)
    if "mood" not in places or not (FULL_DATE in places or {"year", "date"} <= {*places}):
        raise InputError(
            f"{given.path}, line {line}: Daylio's columns mood and full_date (or year and date) "
            "are not all there. Is it Daylio's CSV export? Another CSV is imported as csv."
        )
    for line, cells in rows:
        yield _Row(line, places, _mended(cells, len(names), places["mood"]))


def _mended(cells: list[str], width: int, mood: int) -> list[str]:
    """A line without the commas that the name of a mood has; Daylio writes them unquoted."""
    more = len(cells) - width
    if more <= 0:
        return cells
    return [*cells[:mood], ",".join(cells[mood : mood + more + 1]), *cells[mood + more + 1 :]]


def _entry(
    given: Given, asked: Asked, row: _Row, known: Mapping[str, int]
) -> Iterator[Entry | Found]:
    told, at, mood = row.cell("time"), None, row.cell("mood")
    if told:
        try:
            at = read_time(told)
        except InputError:
            yield Left(row.line, "time", f"it is no time of day such as {TIMES}")
    entry = Entry(
        row.line,
        _date(given, asked, row),
        at,
        mood,
        known.get(" ".join(mood.split()).casefold()),
        _activities(row.cell("activities")),
        (),
        row.cell("note_title"),
        row.cell("note"),
    )
    scales, odd = _scales(row.cell("scales"))
    for each in odd:
        yield Left(row.line, f"scale {each}", "it has no value")
    yield replace(entry, scales=scales)


def _activities(cell: str) -> tuple[str, ...]:
    return tuple(name for part in cell.split(" | ") if (name := part.strip(" |")))


def _scales(cell: str) -> tuple[tuple[tuple[str, str], ...], list[str]]:
    """Names and values of ``Sleep Quality: 8/10 points | Sleep Time: 8:00``, and what is neither.

    The space after the colon, often one that does not break, tells it from that of a time.
    """
    found, odd = [], []
    for part in (part.strip() for part in cell.split(" | ")):
        both = _SCALE.fullmatch(part)
        if both is not None:
            found.append((both[1].strip(), both[2].strip()))
        elif part:
            odd.append(part)
    return tuple(found), odd


def _date(given: Given, asked: Asked, row: _Row) -> date:
    old = FULL_DATE not in row.places
    told = f"{row.cell('date')} {row.cell('year')}".strip() if old else row.cell(FULL_DATE)
    try:
        if asked.date_format is not None:
            return datetime.strptime(told, asked.date_format).date()  # noqa: DTZ007
        return _old_date(row.cell("year"), row.cell("date")) if old else _iso(told)
    except ValueError:
        said = brief(told)
        raise InputError(
            f"{given.path}, line {row.line}: {said} is no date that is understood. Was the file "
            "changed by a spreadsheet? Export it once more, or say its form with --date-format."
        ) from None


def _iso(text: str) -> date:
    """The date of ``2026-04-12``, in that form and no other.

    Raises:
        ValueError: it is none.
    """
    if _ISO.fullmatch(text) is None:
        raise ValueError(text)
    return date.fromisoformat(text)


def _old_date(year: str, words: str) -> date:
    """The date of ``2018`` and ``18 May`` or ``May 18``.

    Raises:
        ValueError: it is none.
    """
    words = re.sub(r"\s+", " ", words).strip()
    day_first, month_first = _DAY_FIRST.fullmatch(words), _MONTH_FIRST.fullmatch(words)
    if day_first is not None:
        day, word = day_first[1], day_first[2]
    elif month_first is not None:
        word, day = month_first[1], month_first[2]
    else:
        raise ValueError(words)
    month = month_of(word)
    if month is None or _YEAR.fullmatch(year) is None:
        raise ValueError(words)
    return date(int(year), month, int(day))
