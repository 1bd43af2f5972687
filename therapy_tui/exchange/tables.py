"""A CSV as a table: the row with the columns' names is found, and the sign between cells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePosixPath

from therapy_tui.domain.errors import InputError
from therapy_tui.exchange.asked import Asked, same
from therapy_tui.exchange.columns import Header, tells_date
from therapy_tui.exchange.dates import brief
from therapy_tui.exchange.given import ITSELF, Given

DELIMITERS = (",", ";", "\t")
"""What can stand between cells; the row of names tells which it is."""

FIRST_ROWS = 10
"""Among so many rows is the one with the columns' names; some programs put lines before it."""

FILES_NAMED = 8
"""How many files of a zip are named where it has to be said which is meant."""

_ENDINGS = (".csv", ".tsv", ".txt")


@dataclass(frozen=True, slots=True)
class Table:
    """A table of what was given; ``line`` is that of the names."""

    given: Given
    name: str
    delimiter: str
    line: int
    header: Header
    before: tuple[int, ...]
    """The lines that stand before the names."""

    def rows(self, *, quietly: bool = False) -> Iterator[tuple[int, list[str]]]:
        """The rows below the names, each with the line at which it begins.

        Raises:
            InputError: the file is damaged, or a row has more cells than there are names.
        """
        names = self.header.names
        for line, row in self.given.rows(self.name, self.delimiter, quietly=quietly):
            if line <= self.line or tuple(cell.strip() for cell in row) == names:
                continue
            if any(cell.strip() for cell in row[len(names) :]):
                raise self.wrong(
                    line,
                    f"there are more cells than the {len(names)} columns. Is a text with "
                    f"{brief(self.delimiter)} in it not in quotes?",
                )
            yield line, row

    def wrong(self, line: int, what: object) -> InputError:
        """A sentence about a line, from a clause."""
        end = "" if str(what).endswith((".", "?")) else "."
        return InputError(f"{self.given.place(self.name)}, line {line}: {what}{end}")


def found_table(given: Given, asked: Asked) -> Table | None:
    """The table, if there is one: one of its first rows has a column that is the date.

    Of the signs between cells the one that makes the most columns of that row is right.

    Raises:
        InputError: the file cannot be read.
    """
    name = _member(given, asked)
    if name is None:
        return None
    best: Table | None = None
    refused: InputError | None = None
    for delimiter in DELIMITERS:
        try:
            table = _with_names(given, name, delimiter, asked)
        except InputError as error:
            refused = refused or error
        else:
            if table and (best is None or len(table.header.names) > len(best.header.names)):
                best = table
    if best is None and refused is not None:
        raise refused
    return best


def no_table(given: Given, asked: Asked) -> InputError:
    """What to say where ``found_table`` finds none.

    Raises:
        InputError: the file cannot be read.
    """
    name = _member(given, asked)
    if name is None:
        listed = ", ".join(map(brief, given.names[:FILES_NAMED])) or "no file"
        return InputError(f"{given.path} holds {listed}. Say which to read with --map file=NAME.")
    named = asked.columns("date")
    wanted = f"none is called {brief(named[0])}" if named else "none is known to be the date"
    firsts = [row for each in DELIMITERS for _, row in _first(given, name, each)[:1]]
    names = tuple(cell.strip() for cell in max(firsts, key=len, default=[]))
    if not names:
        return InputError(f"{given.place(name)} is empty.")
    place = f"{given.place(name)}, line 1"
    return InputError(
        f"{place}: the first row has to name the columns, and {wanted}. "
        f"{Header(place, names).listed()} Say which it is with --map date=COLUMN."
    )


def _with_names(given: Given, name: str, delimiter: str, asked: Asked) -> Table | None:
    before: list[int] = []
    for line, row in _first(given, name, delimiter):
        if tells_date(row, asked):
            names = _trimmed(row)
            header = Header(f"{given.place(name)}, line {line}", names)
            return Table(given, name, delimiter, line, header, tuple(before))
        before.append(line)
    return None


def _first(given: Given, name: str, delimiter: str) -> list[tuple[int, list[str]]]:
    return [*islice(given.rows(name, delimiter, quietly=True), FIRST_ROWS)]


def _trimmed(row: Sequence[str]) -> tuple[str, ...]:
    names = [cell.strip() for cell in row]
    while names and not names[-1]:
        names.pop()
    return tuple(names)


def _member(given: Given, asked: Asked) -> str | None:
    """The table's name in a zip or a folder; ``None`` where it is not the only one."""
    plain = not given.is_zip and not given.is_folder
    for wanted in asked.columns("file"):
        for name in (given.path.name,) if plain else given.names:
            if same(wanted) in (same(name), same(PurePosixPath(name).name)):
                asked.found("file", wanted)
                return ITSELF if plain else name
    if plain:
        return ITSELF
    tables = [name for name in given.names if _is_table(name)]
    return tables[0] if len(tables) == 1 and not asked.columns("file") else None


def _is_table(name: str) -> bool:
    path = PurePosixPath(name)
    hidden = path.name.startswith(".") or path.parts[0] == "__MACOSX"
    return path.suffix.casefold() in _ENDINGS and not hidden
