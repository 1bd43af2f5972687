"""The files of Loop Habit Tracker: which habits there are, and what stands on each day of one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import PurePosixPath

from therapy_tui.domain.errors import InputError
from therapy_tui.exchange.given import ITSELF, Given

HABITS, CHECKMARKS = "Habits.csv", "Checkmarks.csv"

_FOLDER = re.compile(r"([0-9]{3,})(?: (.*))?", re.ASCII)
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_NUMBER = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,6})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Habit:
    """A habit and where its days stand."""

    name: str
    file: str
    column: int = 0
    """The column of its values in the table of all habits; 0 where it has a file of its own."""
    measured: bool = False
    """Whether its values are amounts, in thousandths, and not yes and no."""
    target: Fraction = Fraction(0)
    """How much is meant for a day, at least; 0 where that is not said."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands on one day of a habit: ``YES_MANUAL``, ``NO``, ``2500``."""

    line: int
    date: date
    value: str
    note: str


def habits(given: Given) -> tuple[Habit, ...]:
    """The habits of an export: a zip, a folder, or its one table of all checkmarks.

    Raises:
        InputError: it is no export of Loop, or its table cannot be told apart.
    """
    if not given.names:
        return _columns(given, ITSELF)
    root = _root(given)
    said = dict(_described(given, root))
    found = []
    for name in sorted(given.names):
        path = PurePosixPath(name)
        folder = _FOLDER.fullmatch(path.parent.name)
        if path.name == CHECKMARKS and folder is not None and path.parent.parent == root:
            habit = said.get(int(folder[1]), Habit(folder[2] or path.parent.name, ""))
            found.append(Habit(habit.name, name, 0, habit.measured, habit.target))
    if found:
        return tuple(found)
    if str(root / CHECKMARKS) in given.names:
        by_name = {habit.name: habit for habit in said.values()}
        return tuple(
            Habit(each.name, each.file, each.column, known.measured, known.target)
            for each in _columns(given, str(root / CHECKMARKS))
            for known in (by_name.get(each.name, each),)
        )
    raise InputError(
        f"{given.path} holds no {CHECKMARKS} of Loop. Give its whole export (Loop Habits CSV …zip)."
    )


def marks(given: Given, habit: Habit) -> Iterator[Mark]:
    """The days of a habit, in the order of its file; old files have no header.

    Raises:
        InputError: a line has no date.
    """
    for number, (line, cells) in enumerate(given.rows(habit.file)):
        told = cells[0].strip()
        if number == 0 and _ISO.fullmatch(told) is None and told.casefold() == "date":
            continue
        try:
            if _ISO.fullmatch(told) is None:
                raise ValueError(told)  # noqa: TRY301
            day = date.fromisoformat(told)
        except ValueError:
            raise InputError(
                f"{given.place(habit.file)}, line {line}: {told!r} is no date such as 2026-04-12. "
                "Export it once more."
            ) from None
        place = habit.column or 1
        value = cells[place].strip() if place < len(cells) else ""
        note = cells[2].strip() if habit.column == 0 and len(cells) > 2 else ""
        yield Mark(line, day, value, note)


def _root(given: Given) -> PurePosixPath:
    """The folder in which the export lies: the one of the list of habits."""
    lists = [PurePosixPath(name) for name in given.names if PurePosixPath(name).name == HABITS]
    if lists:
        return min(lists, key=lambda path: len(path.parts)).parent
    for name in given.names:
        path = PurePosixPath(name)
        if path.name == CHECKMARKS and _FOLDER.fullmatch(path.parent.name) is not None:
            return path.parent.parent
    return PurePosixPath()


def _described(given: Given, root: PurePosixPath) -> Iterator[tuple[int, Habit]]:
    """The habits of the list, by the number their folders begin with."""
    name = str(root / HABITS)
    if name not in given.names:
        return
    rows = given.rows(name)
    _, header = next(rows, (0, []))
    places = {title.strip().casefold(): place for place, title in enumerate(header)}
    for number, (line, cells) in enumerate(rows, start=1):
        row = {title: cells[at].strip() for title, at in places.items() if at < len(cells)}
        if not row.get("name"):
            raise InputError(f"{given.place(name)}, line {line}: the habit has no name.")
        position = row.get("position", "")
        kind = row.get("type", "").casefold()
        daily = row.get("frequencydenominator", "1") in ("", "1")
        at_least = row.get("target type", "").casefold().replace(" ", "_") in ("", "at_least")
        target = row.get("target value", "")
        whole = (
            Fraction(target) if daily and at_least and _NUMBER.fullmatch(target) else Fraction(0)
        )
        yield (
            int(position) if position.isascii() and position.isdigit() else number,
            Habit(row["name"], "", 0, kind.startswith(("num", "meas")), whole),
        )


def _columns(given: Given, name: str) -> tuple[Habit, ...]:
    """The habits of the table of all; their names stand in its first line, unquoted."""
    rows = given.rows(name)
    line, header = next(rows, (1, []))
    _, first = next(rows, (line, header))
    names = header[1:-1] if header and not header[-1].strip() else header[1:]
    if not names or header[0].strip().casefold() != "date":
        raise InputError(f"{given.place(name)}, line {line}: this is no table of Loop's habits.")
    if len(first) != len(header):
        raise InputError(
            f"{given.place(name)}, line {line}: the name of a habit has a comma in it, so that the "
            "columns cannot be told apart. Give Loop's whole export, with a folder for each habit."
        )
    return tuple(Habit(each.strip(), name, column) for column, each in enumerate(names, start=1))
