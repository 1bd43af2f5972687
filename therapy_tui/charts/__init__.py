"""Series drawn as terminal text, tagged with what each part means; nothing here knows colours."""

from therapy_tui.charts.drawing import (
    ChartUnavailable,
    Drawing,
    Glyphs,
    Role,
    Span,
    glyphs_for,
)
from therapy_tui.charts.strip import strip

__all__ = [
    "ChartUnavailable",
    "Drawing",
    "Glyphs",
    "Role",
    "Span",
    "glyphs_for",
    "strip",
]
