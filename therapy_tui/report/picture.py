"""Mood and homework as one picture: days or weeks as columns, a gap as a gap."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from therapy_tui.domain.fields import BY_KEY, HOMEWORK, MOOD, Field
from therapy_tui.report.svg import Canvas
from therapy_tui.report.text_signs import NONE_SET, SESSION

WIDTH = 760.0
"""Units across; the picture is as wide as the page."""

LABELS = 96.0
"""Units left of the first column, for the names of the rows; the table below leaves the same."""

SESSION_ROW = 14.0
"""Units for the marks of the sessions, above everything else."""
TICKS: Mapping[str, Sequence[int]] = {MOOD.key: (10, 7, 4, 1), HOMEWORK.key: (5, 0)}
BETWEEN = 22.0
"""Units between mood and homework."""
AXIS = 15.0
"""Units for the names of the columns, where they have some."""
MARGIN = 6.0

Heights = Mapping[str, float]
"""How high the rows are in units, from the top, by field key."""

LEAST_NAMED = 3
"""Columns without a mood in a row from which on the picture says so in words."""

LEAST_UPRIGHT = 18.0
"""Units of a column from which on a session is an upright line; many of them would be a fence."""

LEAST_LETTER = 11.0
"""Units of a column from which on a session has its letter, else a stroke."""

NO_MOOD = "no mood logged"


@dataclass(frozen=True, slots=True)
class Column:
    """One day, or one week, of the picture; ``None`` is not logged."""

    mood: float | None = None
    low: int | None = None
    """The lowest mood, where the column is a week."""
    high: int | None = None
    homework: float | None = None
    none_set: bool = False
    """No homework was set, and none done."""
    sessions: int = 0
    empty: str = NO_MOOD
    """What to say where the mood is missing."""
    name: str = ""
    """What stands below the column; empty where a table below says it, or room is scarce."""
    starts_week: bool = False

    def lacks(self, field: Field) -> bool:
        """Whether mood or homework was not answered; none set is an answer."""
        if field is MOOD:
            return self.mood is None
        return self.homework is None and not self.none_set


class Picture:
    """The columns on a canvas, with a row for mood, homework or both, each so many units high."""

    def __init__(self, canvas: Canvas, columns: Sequence[Column], heights: Heights) -> None:
        self._canvas = canvas
        self._columns = columns
        self._each = (WIDTH - LABELS) / max(len(columns), 1)
        self._top = SESSION_ROW + MARGIN
        self._places: dict[str, tuple[float, float]] = {}
        y = self._top
        for key, height in heights.items():
            self._places[key] = (y, y + height)
            y += height + BETWEEN
        self._foot = y - BETWEEN

    def markup(self) -> str:
        """The picture as it stands in an HTML page."""
        self._weeks()
        for key, place in self._places.items():
            self._scale(BY_KEY[key], *place)
        self._sessions()
        if MOOD.key in self._places:
            self._moods()
        if HOMEWORK.key in self._places:
            self._homework()
        return self._canvas.markup(self._foot + MARGIN + self._names())

    def _weeks(self) -> None:
        for i, column in enumerate(self._columns):
            if column.starts_week and i:
                x = self._left(i)
                self._canvas.line("part", x, self._top - MARGIN, x, self._foot + MARGIN)

    def _scale(self, field: Field, top: float, foot: float) -> None:
        for run in self._missing(field):
            left, right = self._left(run[0]), self._left(run[-1] + 1)
            self._canvas.hatched("gap", left, top - MARGIN / 2, right, foot + MARGIN / 2)
        for tick in TICKS[field.key]:
            y = height_of(tick, field, top, foot)
            self._canvas.line("grid", LABELS, y, WIDTH, y)
            self._canvas.text("dim", LABELS - 8, y + 4, str(tick), anchor="end")
        self._canvas.text("name", 0, top + 10, field.short)
        self._canvas.text("dim", 0, top + 24, f"{field.low}–{field.high}")

    def _missing(self, field: Field) -> Iterator[Sequence[int]]:
        """The runs of columns without an answer."""
        return self._runs(lambda column: column.lacks(field))

    def _runs(self, holds: Callable[[Column], bool]) -> Iterator[Sequence[int]]:
        """The runs of neighbours of which something holds, by their places."""
        places = range(len(self._columns))
        for found, run in groupby(places, lambda i: holds(self._columns[i])):
            if found:
                yield [*run]

    def _sessions(self) -> None:
        for i, column in enumerate(self._columns):
            x = self._x(i)
            if not column.sessions:
                continue
            if self._each < LEAST_LETTER:
                self._canvas.line("zero", x, SESSION_ROW - 8, x, SESSION_ROW, width=1)
                continue
            mark = SESSION if column.sessions == 1 else f"{column.sessions}{SESSION}"
            self._canvas.text("name", x, SESSION_ROW - 3, mark, anchor="middle")
            if self._each >= LEAST_UPRIGHT:
                self._canvas.line("session", x, SESSION_ROW, x, self._foot)

    def _moods(self) -> None:
        self._ranges()
        radius = max(0.8, min(4.2, self._each * 0.3))
        for run in self._runs(lambda column: column.mood is not None):
            moods = [(i, mood) for i in run if (mood := self._columns[i].mood) is not None]
            spots = [
                (self._x(i), height_of(mood, MOOD, *self._places[MOOD.key])) for i, mood in moods
            ]
            self._canvas.joined("line", spots)
            for spot in spots:
                self._canvas.dot("dot", *spot, radius)
        middle = sum(self._places[MOOD.key]) / 2
        for run in self._missing(MOOD):
            said = {self._columns[i].empty for i in run}
            if len(run) >= LEAST_NAMED:
                words = said.pop() if len(said) == 1 else NO_MOOD
                self._canvas.said_in(self._left(run[0]), self._left(run[-1] + 1), middle, words)

    def _ranges(self) -> None:
        """From the lowest to the highest mood of each week."""
        thick = max(0.8, min(6.0, self._each * 0.3))
        for i, column in enumerate(self._columns):
            if column.low is not None and column.high is not None and column.low < column.high:
                low, high = (
                    height_of(end, MOOD, *self._places[MOOD.key])
                    for end in (column.low, column.high)
                )
                self._canvas.line("range", self._x(i), low, self._x(i), high, width=thick)

    def _homework(self) -> None:
        top, foot = self._places[HOMEWORK.key]
        wide = min(24.0, self._each * 0.6)
        for i, column in enumerate(self._columns):
            left, right = self._x(i) - wide / 2, self._x(i) + wide / 2
            if column.none_set:
                self._canvas.said_in(self._left(i), self._left(i + 1), foot - 7, NONE_SET)
            elif column.homework == 0:
                self._canvas.line("zero", left, foot - 1.2, right, foot - 1.2)
            elif column.homework is not None:
                y = height_of(column.homework, HOMEWORK, top, foot)
                self._canvas.box("bar", left, y, right, foot)

    def _names(self) -> float:
        named = [(i, column.name) for i, column in enumerate(self._columns) if column.name]
        y = self._foot + AXIS
        for i, name in named:
            if i and i == len(self._columns) - 1:
                self._canvas.text("dim", WIDTH, y, name, anchor="end")
            else:
                self._canvas.text("dim", self._x(i), y, name, anchor="middle")
        return AXIS if named else 0

    def _left(self, i: int) -> float:
        return LABELS + i * self._each

    def _x(self, i: int) -> float:
        return self._left(i) + self._each / 2


def height_of(value: float, field: Field, top: float, foot: float) -> float:
    """How far down a value of a rating stands between the top and the foot of its row."""
    return foot - (value - field.low) / (field.high - field.low) * (foot - top)
