"""Lines and points by plotext, the only module that draws with it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isfinite
from threading import Lock
from typing import Any

from therapy_tui.charts.canvas import Canvas
from therapy_tui.charts.drawing import ChartUnavailable, Role
from therapy_tui.charts.loading import plotext

_FIGURE = Lock()
"""plotext has one figure for the whole process; charts are drawn in worker threads."""

_COLOUR = re.compile(r"\x1b\[([0-9;]*)m")


@dataclass(frozen=True, slots=True)
class Curve:
    """Points on columns of a canvas, some joined to the one before by a line."""

    columns: Sequence[int]
    values: Sequence[float]
    joined: Sequence[bool]
    """Whether a line leads to the point from the one before."""
    marked: Sequence[bool]
    """Whether the point itself gets its marker."""
    role: Role
    line: str
    """plotext's name of a marker, or the character, that draws the line."""
    marker: str
    """The character of a point."""


def plot(curves: Sequence[Curve], canvas: Canvas, low: float, high: float) -> None:
    """Draw the curves onto the canvas, whose bottom row is ``low`` and whose top row is ``high``.

    Raises:
        ChartUnavailable: a value is not finite (it would end the process), or plotext cannot be
            loaded.
    """
    for curve in curves:
        wrong = [value for value in curve.values if not isfinite(value)]
        if wrong:
            raise ChartUnavailable(f"The chart cannot be drawn: {wrong[0]} is no value of a day.")
    with _FIGURE:
        text = _build(plotext(), curves, (canvas.width, canvas.height), (low, high))
    roles = {_colour(number): curve.role for number, curve in enumerate(curves)}
    for row, line in enumerate(text.splitlines()):
        for column, (character, colour) in enumerate(_cells(line)):
            if character != " " and colour in roles:
                canvas.put(column, row, character, roles[colour])


def row_of(value: float, low: float, high: float, height: int) -> int:
    """The row on which ``plot`` puts a value, 0 being the top."""
    return int(0.5 + (height - 1) * (high - value) / (high - low))


def _build(
    plt: Any, curves: Sequence[Curve], size: tuple[int, int], limits: tuple[float, float]
) -> str:
    figure = plt.figure
    figure.clear()
    plt.terminal.limit(False, False)
    figure.theme("colorless")
    figure.canvas("default")
    figure.plot_size(*size)
    figure.axes(False)
    for axis in ("x", "y"):
        figure.ruler(axis).ticks([])
    figure.ruler("x", "lower").lim(0, size[0] - 1)
    figure.ruler("y", "left").lim(*limits)
    for number, curve in enumerate(curves):
        if not curve.columns:
            continue
        line = plt.marker(curve.line, _rgb(number))
        signal = figure.signal(list(curve.columns), list(curve.values), marker=line).lines(True)
        for index, joined in enumerate(curve.joined):
            signal.line(index, joined)
        figure.draw(signal)
        marked = [index for index, marked in enumerate(curve.marked) if marked]
        if marked:
            columns = [curve.columns[index] for index in marked]
            values = [curve.values[index] for index in marked]
            point = plt.marker(curve.marker, _rgb(number))
            figure.draw(figure.signal(columns, values, marker=point))
    text: str = figure.build().string()
    return text


def _rgb(number: int) -> tuple[int, int, int]:
    return (number + 1, 0, 0)


def _colour(number: int) -> str:
    return "38;2;" + ";".join(map(str, _rgb(number)))


def _cells(line: str) -> Iterator[tuple[str, str]]:
    colour, position = "", 0
    for code in _COLOUR.finditer(line):
        yield from ((character, colour) for character in line[position : code.start()])
        colour, position = code.group(1), code.end()
    yield from ((character, colour) for character in line[position:])
