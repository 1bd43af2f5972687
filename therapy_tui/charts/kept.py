"""The newest drawings, so that what was drawn before, or ahead, is not drawn again."""

from collections import deque
from collections.abc import Sequence
from typing import Any

from therapy_tui.charts.drawing import Drawing
from therapy_tui.charts.trend import draw_trend
from therapy_tui.domain.series import Point

MOST = 8
"""How many are kept: those of all windows, and some that were walked to."""


class KeptDrawings:
    """Draws charts, and keeps the newest; may be used by several threads."""

    def __init__(self) -> None:
        self._kept: deque[tuple[Sequence[Point], dict[str, Any], Drawing]] = deque(maxlen=MOST)

    def trend(self, points: Sequence[Point], **how: Any) -> Drawing:
        """What ``draw_trend`` gives for the same arguments.

        Raises:
            ChartUnavailable: as ``draw_trend``.
        """
        for of, as_now, drawing in tuple(self._kept):
            if as_now == how and of == points:
                return drawing
        drawing = draw_trend(points, **how)
        self._kept.append((points, how, drawing))
        return drawing
