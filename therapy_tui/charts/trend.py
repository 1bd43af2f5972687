"""The chart of the Trend screen: mood as a line, homework as bars on the same days."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, isfinite

from therapy_tui.charts.canvas import Canvas
from therapy_tui.charts.drawing import ChartUnavailable, Drawing, Glyphs, Role, Span
from therapy_tui.charts.labels import block_name, date_labels
from therapy_tui.charts.plot import Curve, plot, row_of
from therapy_tui.charts.signs import SIGNS, Signs
from therapy_tui.domain.fields import HOMEWORK, MOOD, Field
from therapy_tui.domain.series import WEEK, Point, fitted

LEAST_WIDTH = 40
LEAST_HEIGHT = 9
MOOD_TICKS = (10, 7, 4, 1)
AXIS = 3
"""Columns left of the panels: a number of two digits and the axis."""
OVERLAY_AXIS = 2
"""Columns right of the panels for the numbers of the overlay."""
WIDTH_FOR_OVERLAY_AXIS = 50
WIDEST_BAR = 7
TALLEST_BARS = 10
"""Rows of homework beyond which a taller panel says no more: two for each value."""
FINE_LINE = SIGNS[Glyphs.BRAILLE].line
"""The only line fine enough for two in one panel; elsewhere the overlay has points alone, as it
has where points stand too close for markers: two bare lines look alike without colour."""
CLOSEST_MARKERS = 2
"""Columns between points below which their markers would run into one another."""
CLOSEST_SESSIONS = 4
"""Columns for each session below which their marks are no longer drawn through the panel: they
would stand like a fence before the line."""


@dataclass(frozen=True, slots=True)
class _Layout:
    points: Sequence[Point]
    columns: Sequence[int]
    width: int
    """Columns of the panels."""
    spacing: float
    """Columns from one point to the next."""
    block: int
    """Days of the longest block."""
    signs: Signs


def draw_trend(
    points: Sequence[Point],
    *,
    width: int,
    height: int,
    overlay: Field | None = None,
    glyphs: Glyphs = Glyphs.BRAILLE,
    hidden: Sequence[str] = (),
) -> Drawing:
    """Mood over homework, ``height`` rows of ``width`` cells; a gap is drawn as a gap.

    Neighbouring points are put together where there are more than columns, and the title says
    so. ``overlay`` (sleep or goals) is laid over the mood on its own scale. Fields in ``hidden``
    are not drawn: homework has no panel, sessions no marks.

    Raises:
        ChartUnavailable: too small, nothing to draw, a value outside its scale, or no plotext.
    """
    if width < LEAST_WIDTH or height < LEAST_HEIGHT:
        raise ChartUnavailable(
            f"A chart needs {LEAST_WIDTH} columns and {LEAST_HEIGHT} rows;"
            f" there is room for {max(width, 0)} and {max(height, 0)}."
        )
    if not points:
        raise ChartUnavailable("There are no days to draw.")
    for field in (MOOD, HOMEWORK, *([overlay] if overlay else [])):
        _check(points, field)
    layout = _lay_out(points, width, overlay, SIGNS[glyphs])
    with_bars = HOMEWORK.key not in hidden
    bars = min(TALLEST_BARS, max(2, round((height - 3) * 0.38))) if with_bars else 0
    mood_rows = height - bars - (3 if with_bars else 2)

    rows = [_centred(_title(layout, overlay, width), width)]
    mood = _mood_panel(layout, mood_rows, overlay, marks="sessions" not in hidden)
    ticks = {row_of(tick, MOOD.low, MOOD.high, mood_rows): str(tick) for tick in MOOD_TICKS}
    right = _overlay_ticks(overlay, mood_rows) if _has_right_axis(overlay, width) else None
    rows += _framed(mood, layout.signs, ticks, right)
    if with_bars:
        rows.append(_centred([(HOMEWORK.short, Role.LABEL)], width))
        ends = {0: str(HOMEWORK.high), bars - 1: str(HOMEWORK.low)}
        rows += _framed(_bar_panel(layout, bars), layout.signs, ends, None)
    places = [AXIS + column for column in layout.columns]
    rows.append(((date_labels(layout.points, places, width), Role.LABEL),))
    return Drawing(tuple(_padded(row, width) for row in rows))


def _check(points: Sequence[Point], field: Field) -> None:
    for point in points:
        value = point.get(field.key)
        if value is not None and not (isfinite(value) and field.low <= value <= field.high):
            raise ChartUnavailable(
                f"The chart cannot be drawn: {field.name} on {point.first} is {value},"
                f" not {field.low} to {field.high}."
            )


def _has_right_axis(overlay: Field | None, width: int) -> bool:
    return overlay is not None and width >= WIDTH_FOR_OVERLAY_AXIS


def _lay_out(points: Sequence[Point], width: int, overlay: Field | None, signs: Signs) -> _Layout:
    room = width - AXIS - (OVERLAY_AXIS if _has_right_axis(overlay, width) else 0)
    shown = fitted(points, room)
    spacing = room / len(shown)
    columns = [floor((index + 0.5) * spacing) for index in range(len(shown))]
    return _Layout(shown, columns, room, spacing, max(p.days for p in shown), signs)


def _title(layout: _Layout, overlay: Field | None, width: int) -> list[Span]:
    averages = f", {block_name(layout.block)}" if layout.block > 1 else ""
    if overlay is None:
        return [(f"{MOOD.short}{averages}", Role.LABEL)]
    sign = layout.signs.mood if layout.spacing >= CLOSEST_MARKERS else layout.signs.stroke
    scale = f"{overlay.short.lower()} ({overlay.low}-{overlay.high}){averages}"
    titles: list[list[Span]] = [
        [
            (f"{sign} ", Role.MOOD),
            (f"{MOOD.short} {link}", Role.LABEL),
            (f"{layout.signs.overlay} ", Role.OVERLAY),
            (scale, Role.LABEL),
        ]
        for link in ("and ", "")
    ]
    return titles[0] if _length(titles[0]) <= width else titles[1]


def _mood_panel(layout: _Layout, height: int, overlay: Field | None, *, marks: bool) -> Canvas:
    canvas = Canvas(layout.width, height)
    curves = [_curve(layout, MOOD, Role.MOOD, layout.signs.mood)]
    if overlay is not None:
        curves.insert(0, _curve(layout, overlay, Role.OVERLAY, layout.signs.overlay))
    plot(curves, canvas, MOOD.low, MOOD.high)
    held = sum(bool(point.sessions) for point in layout.points)
    through = layout.block < WEEK and held * CLOSEST_SESSIONS <= layout.width
    for point, column in zip(layout.points, layout.columns, strict=True):
        if point.mood is None and point.note and layout.block == 1:
            canvas.put(column, height - 1, layout.signs.note, Role.GAP)
        if marks and point.sessions:
            _mark_session(canvas, column, layout, through=through)
    return canvas


def _mark_session(canvas: Canvas, column: int, layout: _Layout, *, through: bool) -> None:
    foot = canvas.height - 1
    if through:
        for row in range(canvas.height):
            if canvas.is_blank(column, row):
                canvas.put(column, row, layout.signs.session, Role.SESSION)
    elif layout.block <= WEEK and canvas.is_blank(column, foot):
        canvas.put(column, foot, layout.signs.session_foot, Role.SESSION)


def _curve(layout: _Layout, field: Field, role: Role, marker: str) -> Curve:
    """The field's points on the scale of the mood, joined where no point between is missing."""
    values = [point.get(field.key) for point in layout.points]
    there = [index for index, value in enumerate(values) if value is not None]
    stretch = (MOOD.high - MOOD.low) / (field.high - field.low)
    scaled = [MOOD.low + (value - field.low) * stretch for value in values if value is not None]
    apart = layout.spacing >= CLOSEST_MARKERS
    lined = role is Role.MOOD or (apart and layout.signs.line == FINE_LINE)
    joined = [lined and index > 0 and values[index - 1] is not None for index in there]
    after = [*joined, False][1:]
    return Curve(
        [layout.columns[index] for index in there],
        scaled,
        joined,
        [apart or not (left or right) for left, right in zip(joined, after, strict=True)],
        role,
        layout.signs.line,
        marker,
    )


def _bar_panel(layout: _Layout, height: int) -> Canvas:
    canvas = Canvas(layout.width, height)
    signs, foot = layout.signs, height - 1
    size = min(WIDEST_BAR, max(1, floor(layout.spacing) - 1))
    for point, column in zip(layout.points, layout.columns, strict=True):
        left = column - (size - 1) // 2
        if point.homework is None:
            if point.none_set:
                canvas.put(column, foot, signs.none_set, Role.GAP)
            continue
        steps = round(point.homework / HOMEWORK.high * height * len(signs.fills))
        full, rest = divmod(steps, len(signs.fills))
        for row in range(full):
            canvas.put(left, foot - row, signs.fills[-1] * size, Role.HOMEWORK)
        if rest:
            canvas.put(left, foot - full, signs.fills[rest - 1] * size, Role.HOMEWORK)
        if not steps:
            canvas.put(left, foot, signs.zero * size, Role.HOMEWORK)
    return canvas


def _overlay_ticks(overlay: Field | None, height: int) -> dict[int, str]:
    if overlay is None:
        return {}
    values = range(overlay.low, overlay.high + 1)
    if height < 2 * len(values) - 1:
        values = range(overlay.low, overlay.high + 1, overlay.high - overlay.low)
    return {row_of(value, overlay.low, overlay.high, height): str(value) for value in values}


def _framed(
    canvas: Canvas, signs: Signs, ticks: dict[int, str], right: dict[int, str] | None
) -> list[tuple[Span, ...]]:
    rows: list[tuple[Span, ...]] = []
    for number, spans in enumerate(canvas.rows()):
        label = ticks.get(number, "").rjust(AXIS - 1)
        wall = signs.tick if number in ticks else signs.wall
        row: tuple[Span, ...] = ((label, Role.LABEL), (wall, Role.AXIS), *spans)
        if right is not None:
            wall = signs.tick_right if number in right else signs.wall
            row += ((wall, Role.AXIS), (right.get(number, ""), Role.LABEL))
        rows.append(row)
    return rows


def _centred(spans: Sequence[Span], width: int) -> tuple[Span, ...]:
    room = width - _length(spans)
    return ((" " * (room // 2), Role.AXIS), *spans)


def _padded(row: Sequence[Span], width: int) -> tuple[Span, ...]:
    missing = width - _length(row)
    return tuple(span for span in (*row, (" " * missing, Role.AXIS)) if span[0])


def _length(row: Sequence[Span]) -> int:
    return sum(len(text) for text, _ in row)
