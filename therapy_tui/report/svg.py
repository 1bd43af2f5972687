"""An SVG picture put together mark by mark, for print first and for the screen by its classes.

Each mark carries the look it has on paper, black and grey on white, as attributes, and a class by
which the page's own style sheet gives it the colours of a screen.
"""

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

FONT_SIZE = 11.5

LOOK: Mapping[str, Mapping[str, str]] = {
    "grid": {"stroke": "#cccccc", "stroke-width": "0.6"},
    "part": {"stroke": "#999999", "stroke-width": "0.7"},
    "gap": {"stroke": "#8a8a8a", "stroke-width": "0.7", "fill": "none"},
    "plate": {"fill": "#ffffff"},
    "session": {"stroke": "#000000", "stroke-width": "0.9", "stroke-dasharray": "3 2.5"},
    "line": {"stroke": "#000000", "stroke-width": "1.6", "fill": "none"},
    "range": {"stroke": "#777777", "stroke-linecap": "butt"},
    "dot": {"fill": "#000000"},
    "bar": {"fill": "#777777"},
    "zero": {"stroke": "#777777", "stroke-width": "2.4"},
    "text": {"fill": "#000000"},
    "name": {"fill": "#000000", "font-weight": "bold"},
    "dim": {"fill": "#444444"},
}
"""How each class of marks looks on paper."""


class Canvas:
    """A picture of so many units across, with its title and description for screen readers."""

    def __init__(self, width: float, *, key: str, title: str, description: str, fonts: str) -> None:
        self._width = width
        self._root = Element(
            "svg",
            {
                "role": "img",
                "aria-labelledby": f"{key}-title {key}-description",
                "font-family": fonts,
                "font-size": number(FONT_SIZE),
            },
        )
        SubElement(self._root, "title", {"id": f"{key}-title"}).text = title
        SubElement(self._root, "desc", {"id": f"{key}-description"}).text = description

    def line(
        self, look: str, x1: float, y1: float, x2: float, y2: float, *, width: float | None = None
    ) -> None:
        """A straight line, as thick as its look says or ``width`` units."""
        ends = {"x1": number(x1), "y1": number(y1), "x2": number(x2), "y2": number(y2)}
        self._add("line", look, ends | ({} if width is None else {"stroke-width": number(width)}))

    def joined(self, look: str, points: Sequence[tuple[float, float]]) -> None:
        """A line from point to point."""
        said = " ".join(f"{number(x)},{number(y)}" for x, y in points)
        self._add("polyline", look, {"points": said})

    def dot(self, look: str, x: float, y: float, radius: float) -> None:
        """A filled circle."""
        self._add("circle", look, {"cx": number(x), "cy": number(y), "r": number(radius)})

    def box(self, look: str, left: float, top: float, right: float, foot: float) -> None:
        """A filled rectangle."""
        place = {"x": number(left), "y": number(top)}
        size = {"width": number(right - left), "height": number(foot - top)}
        self._add("rect", look, place | size)

    def hatched(self, look: str, left: float, top: float, right: float, foot: float) -> None:
        """A rectangle filled with slanted lines, which prints as what it is in black and white."""
        self._add("path", look, {"d": hatching(left, top, right, foot)})

    def text(self, look: str, x: float, y: float, said: str, *, anchor: str = "start") -> None:
        """Words that start, end or have their middle at a point of their base line."""
        place = {"x": number(x), "y": number(y), "text-anchor": anchor}
        self._add("text", look, place).text = said

    def said_in(self, left: float, right: float, y: float, said: str) -> None:
        """Words in the middle of a hatched place, on a plate of their own, where there is room."""
        width = FONT_SIZE * 0.56 * len(said) + 6
        if width > right - left:
            return
        middle = (left + right) / 2
        self.box("plate", middle - width / 2, y - 8, middle + width / 2, y + 8)
        self.text("text", middle, y + 4, said, anchor="middle")

    def markup(self, height: float) -> str:
        """The picture, so many units high, as it stands in an HTML page."""
        self._root.set("viewBox", f"0 0 {number(self._width)} {number(height)}")
        return tostring(self._root, encoding="unicode")

    def _add(self, tag: str, look: str, attributes: Mapping[str, str]) -> Element:
        return SubElement(self._root, tag, {"class": look, **LOOK[look], **attributes})


def hatching(left: float, top: float, right: float, foot: float, step: float = 7.0) -> str:
    """The path of slanted lines that fill a rectangle, cut off at its edges."""
    lines: list[str] = []
    height = foot - top
    start = left - height
    start += step - (start % step)
    while start < right:
        # Each line climbs from the foot at `start` to the top at `start + height`.
        x1, x2 = max(start, left), min(start + height, right)
        y1, y2 = foot - (x1 - start), foot - (x2 - start)
        lines.append(f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}")
        start += step
    return "".join(lines)


def number(value: float) -> str:
    """A coordinate with two decimals at most."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
