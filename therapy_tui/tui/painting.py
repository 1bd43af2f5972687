"""Drawing only the lines that have changed, and nothing that lies behind them."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from rich.segment import Segment
from textual._compositor import ChopsUpdate, Compositor, LayoutUpdate
from textual._styles_cache import StylesCache
from textual.cache import FIFOCache
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

Span = tuple[int, int, int]
"""A line, and the columns from which and before which it is to be drawn."""


class RowCompositor(Compositor):
    """Asks the widgets for those parts of lines that are to be drawn, and for nothing else.

    Textual takes the smallest rectangle around all that has changed, and asks every widget that
    reaches into it for all of its lines.
    """

    def render_partial_update(self) -> ChopsUpdate | None:
        """What has changed, line by line; None where nothing has."""
        screen = self.size.region
        changed = [each.intersection(screen) for each in self._dirty_regions]
        self._dirty_regions.clear()
        spans = list(self._regions_to_spans(each for each in changed if each))
        if not spans:
            return None
        strips = self._strips(spans)
        ends = [[x + strip.cell_length for x, strip in row.items()] for row in strips]
        return ChopsUpdate(strips, spans, ends)

    def render_full_update(self, simplify: bool = False) -> LayoutUpdate:
        """All of the screen."""
        if simplify:
            return super().render_full_update(simplify)
        self._dirty_regions.clear()
        screen = self.size.region
        strips = self._strips((y, 0, screen.width) for y in screen.line_range)
        return LayoutUpdate([[row[x] for x in sorted(row)] for row in strips], screen)

    def _strips(self, spans: Iterable[Span]) -> list[dict[int, Strip]]:
        """Of each line of the screen what is to be drawn, by the column where it begins."""
        strips: list[dict[int, Strip]] = [{} for _ in range(self.size.height)]
        for top, height, first, last in self._blocks(spans):
            for left, right, widget, region in self._seen(top, first, last):
                part = Region(left - region.x, top - region.y, right - left, height)
                for y, strip in enumerate(widget.render_lines(part), top):
                    strips[y][left] = strip
        return strips

    def _blocks(self, spans: Iterable[Span]) -> Iterator[tuple[int, int, int, int]]:
        """Top, height and columns of each part that is to be drawn and has the same widgets."""
        alike = groupby(
            enumerate(spans),
            lambda each: (each[1][0] - each[0], each[1][1:], self.layers_visible[each[1][0]]),
        )
        for _, lines in alike:
            block = [span for _, span in lines]
            yield block[0][0], len(block), *block[0][1:]

    def _seen(self, y: int, first: int, last: int) -> Iterator[tuple[int, int, Widget, Region]]:
        """The columns of a line in which each widget is seen, and where all of that lies."""
        free = [(first, last)]
        for widget, seen, region in self.layers_visible[y]:
            still_free: list[tuple[int, int]] = []
            for begin, end in free:
                left, right = max(begin, seen.x), min(end, seen.right)
                if left < right:
                    yield left, right, widget, region
                    rest = (begin, left), (right, end)
                    still_free += [each for each in rest if each[0] < each[1]]
                else:
                    still_free.append((begin, end))
            free = still_free


class _Forgetful(FIFOCache[Any, Any]):
    """Keeps nothing."""

    def __setitem__(self, key: Any, value: Any) -> None:
        """Let go of it."""


_FORGETFUL = _Forgetful(0)


class Line(Strip):
    """A line without the seven caches that Textual makes for what may be asked of it.

    They take more time and memory than all of the text; nearly nothing of it is ever asked.
    """

    __slots__ = ()

    def __init__(self, segments: Iterable[Segment], cell_length: int | None = None) -> None:
        self._segments = list(segments)
        self._cell_length = cell_length
        self._divide_cache = self._crop_cache = self._style_cache = _FORGETFUL
        self._filter_cache = self._line_length_cache = _FORGETFUL
        self._crop_extend_cache = self._offsets_cache = _FORGETFUL
        self._render_cache = self._link_ids = self._cell_count = None


class LineCache(StylesCache):
    """The lines of a widget as they were drawn last; without a frame they are all there is to it.

    Textual looks at border, outline, padding, tint and opacity for each line anew.
    """

    def render_widget(self, widget: Widget, crop: Region) -> list[Strip]:
        """The lines of a region; those that have not changed are not drawn again."""
        if widget.styles.gutter:
            return super().render_widget(widget, crop)
        width = widget.outer_size.width
        if width != self._width:
            self.clear()
            self._width = width
        missing = [y for y in crop.line_range if y in self._dirty_lines or y not in self._cache]
        if missing:
            background, filters = widget.background_colors[1], widget.get_line_filters()
            for y in missing:
                segments = [*widget.render_line(y)]
                for each in filters:
                    segments = each.apply(segments, background)
                self._cache[y] = Line(segments, width)
            self._dirty_lines.difference_update(missing)
        strips = [self._cache[y] for y in crop.line_range]
        if crop.column_span == (0, self._width):
            return strips
        return [strip.crop(*crop.column_span) for strip in strips]
