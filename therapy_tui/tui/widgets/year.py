"""A year in pixels: a row for each month, the mood of each day as a digit on its colour."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from textual.geometry import Region
from textual.reactive import reactive

from therapy_tui.domain.calendar import MONTHS, Days, Month
from therapy_tui.domain.day import Day
from therapy_tui.domain.fields import MOOD, SESSIONS, Field
from therapy_tui.domain.summary import Summary, one_decimal
from therapy_tui.domain.words import counted
from therapy_tui.domain.year import Year
from therapy_tui.tui.widgets.lines import Lines, Row

LONGEST_MONTH = 31
LEFT = 6
"""Columns before the first day: the mark of the chosen month, and its name."""
RIGHT = 12
"""Columns for the figures of each month."""
CELL = (1, 3)
"""The fewest and the most columns of one day."""
EVERY = 5
"""Where not all numbers of days find room, every fifth does."""
TEN = "X"
"""The mood 10 in the one column there is."""
GAP, NOTE, UNKNOWN = "·", "n", "?"

LEGEND = (
    (f"1-9 {TEN}", f"mood, {TEN} is 10"),
    (GAP, "no mood"),
    (NOTE, "a note, no mood"),
)
"""The signs of a day and what they stand for."""


@dataclass(frozen=True, slots=True)
class YearView:
    """One year with the chosen day; nothing is known of the days in the months ``lost``."""

    year: Year
    chosen: date
    newest: date
    days: Days
    lost: frozenset[Month] = frozenset()


class YearMap(Lines):
    """Twelve months of days, and the chosen day in brackets or, where it is narrow, reversed."""

    def __init__(self) -> None:
        super().__init__(id="map")
        self.view: YearView | None = None

    def show(self, view: YearView) -> None:
        """Show a year; only the rows of both chosen days are drawn again within it."""
        old, self.view = self.view, view
        if old is not None and replace(old, chosen=view.chosen) == view:
            self.refresh(*self._regions(old.chosen), *self._regions(view.chosen))
        else:
            self.refresh()

    def _regions(self, day: date) -> list[Region]:
        """What differs when another day than this one is chosen."""
        cell = self._cell(self.size.width)
        return [
            Region(0, 0, self.size.width, 1),
            Region(0, day.month, LEFT, 1),
            Region(LEFT + (day.day - 1) * cell, day.month, cell + 1, 1),
        ]

    @staticmethod
    def _cell(width: int) -> int:
        """The columns of one day."""
        return min(CELL[1], max(CELL[0], (width - LEFT) // LONGEST_MONTH))

    def row(self, y: int, width: int) -> Row:
        """The numbers of the days, then each month with its mean and its days."""
        row = Row(width)
        view = self.view
        if view is None or y > len(view.year.months):
            return row
        cell = self._cell(width)
        end = LEFT + LONGEST_MONTH * cell
        if y == 0:
            for number in _numbers(view.chosen.day, cell):
                role = "chosen" if number == view.chosen.day else "label"
                text = str(number)
                at = LEFT + (number - 1) * cell + (cell // 2) - len(text) + 1
                row.put(text, role, at)
            if end + RIGHT <= width:
                row.put("mean", "label", end + 1).put(" days", "label")
            return row
        month = Month(view.year.number, y)
        here = Month.of(view.chosen) == month
        row.put("› " if here else "  ", "accent").put(MONTHS[y - 1][:3], "chosen" if here else "")
        row.put("", "", LEFT)
        self._put_days(row, view, month, cell)
        figures = view.year.months[y - 1]
        if end + RIGHT <= width and figures.mood.mean is not None:
            row.put(f"{one_decimal(figures.mood.mean):>4}", "value", end + 1)
            row.put(f"{figures.mood.days:>3}/{figures.elapsed}", "label")
        return row

    def _put_days(self, row: Row, view: YearView, month: Month, cell: int) -> None:
        before = cell // 2
        closing = False
        for number in range(1, month.last.day + 1):
            day = date(month.year, month.month, number)
            sign, role = _sign(view, day, month)
            chosen = day == view.chosen
            if cell == 1:
                row.put(sign, "marked" if chosen else role)
                continue
            opening = "[" if chosen else "]" if closing else " " * before
            row.put(opening, "accent" if opening.strip() else role)
            row.put(sign, role)
            closing = chosen and before == cell - 1
            if cell - 1 > before:
                row.put("]" if chosen else " ", "accent" if chosen else role)
        if closing:
            row.put("]", "accent")


class YearFigures(Lines):
    """What the year comes to in one line, and the signs of the map in another."""

    year: reactive[Year | None] = reactive(None)
    fields: reactive[tuple[Field, ...]] = reactive(())

    def __init__(self) -> None:
        super().__init__(id="figures-of-year")

    def row(self, y: int, width: int) -> Row:
        """A rule, then as many figures as there is room for."""
        row = Row(width)
        if self.year is None or y > 1:
            return row
        if y == 0:
            return row.put("─" * width, "rule")
        row.put(f"  {self.year.number}", "chosen")
        for text in figures_words(self.year.whole, self.fields):
            if row.end + 3 + len(text) < width:
                row.put("   ", "").put(text, "value")
        return row


class Legend(Lines):
    """The signs of the map."""

    def __init__(self) -> None:
        super().__init__(id="legend")

    def row(self, y: int, width: int) -> Row:
        """All signs in one line."""
        row = Row(width)
        for sign, meaning in LEGEND if y == 0 else ():
            row.put("  " if row.end == 0 else "   ", "").put(sign, "key").put(f" {meaning}", "hint")
        return row


def figures_words(figures: Summary, fields: Sequence[Field]) -> list[str]:
    """The figures of a span in a few words each, with the days they rest on."""
    words: list[str] = []
    if MOOD in fields:
        if figures.mood.mean is not None:
            words.append(f"mood {one_decimal(figures.mood.mean)} on average")
        words.append(f"{figures.mood.days} of {counted(figures.elapsed, 'day')} logged")
        if figures.lowest is not None:
            words.append(f"lowest {figures.lowest}, highest {figures.highest}")
    if SESSIONS in fields:
        words.append(counted(figures.sessions, "session"))
    return words


def _numbers(chosen: int, cell: int) -> Iterator[int]:
    """The numbers above the days: all where they fit, else every fifth; always the chosen one."""
    for number in range(1, LONGEST_MONTH + 1):
        near = abs(number - chosen) * cell < 3
        usual = cell >= 3 or number == 1 or number % EVERY == 0
        if number == chosen or (usual and not (near and cell < 3)):
            yield number


def _sign(view: YearView, day: date, month: Month) -> tuple[str, str]:
    """The sign of a day and its role; a day to come has none."""
    if day > view.newest:
        return " ", ""
    if month in view.lost:
        return UNKNOWN, "gap"
    entry = view.days.get(day, Day(day))
    if entry.mood is not None:
        return (TEN if entry.mood > 9 else str(entry.mood)), f"mood-{entry.mood}"
    return (NOTE, "hint") if entry.note else (GAP, "gap")
