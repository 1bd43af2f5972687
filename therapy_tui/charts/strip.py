"""A strip: one character a day, as on Today."""

from collections.abc import Mapping, Sequence
from math import isfinite

from therapy_tui.charts.drawing import ChartUnavailable, Glyphs

STEPS: Mapping[Glyphs, str] = {
    Glyphs.BRAILLE: "▁▂▃▄▅▆▇█",
    Glyphs.BLOCKS: "_▄█",
    Glyphs.ASCII: "_-=+*#",
}
"""The cells of a strip from the lowest to the highest value; the lowest can still be seen."""

GAPS: Mapping[Glyphs, str] = {Glyphs.BRAILLE: "·", Glyphs.BLOCKS: "·", Glyphs.ASCII: "."}
"""The cell of a day without a value."""


def strip(values: Sequence[float | None], low: float, high: float, glyphs: Glyphs) -> str:
    """One cell for each value on a scale from ``low`` to ``high``; a missing one is a dot.

    Raises:
        ChartUnavailable: a value is no finite number; those outside the scale show its end.
    """
    return "".join(
        GAPS[glyphs] if value is None else _cell(value, low, high, STEPS[glyphs])
        for value in values
    )


def _cell(value: float, low: float, high: float, steps: str) -> str:
    if not isfinite(value):
        raise ChartUnavailable(f"The strip cannot be drawn: {value} is no value of a scale.")
    share = min(max((value - low) / (high - low), 0), 1)
    return steps[min(int(share * len(steps)), len(steps) - 1)]
