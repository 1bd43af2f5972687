"""How well everything on a page can be told from what is behind it, as WCAG computes it."""

import re
from typing import Any, NamedTuple

LEAST_TEXT = 4.5
"""AA for text of usual size."""
LEAST_MARK = 3.0
"""AA for the marks of a picture."""

SCRIPT = """
(() => {
  const found = [];
  const behind = element => {
    for (let each = element; each; each = each.parentElement) {
      const colour = getComputedStyle(each).backgroundColor;
      if (!colour.endsWith(', 0)')) return colour;
    }
    return 'none';
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    const said = walker.currentNode.textContent.trim();
    if (!said || ['title', 'desc', 'STYLE'].includes(parent.tagName)) continue;
    const style = getComputedStyle(parent);
    const drawn = parent.namespaceURI.endsWith('svg');
    found.push(['text', said, drawn ? style.fill : style.color, behind(parent), style.opacity]);
  }
  for (const mark of document.querySelectorAll('svg [class]')) {
    const style = getComputedStyle(mark), kind = mark.getAttribute('class');
    if (['plate', 'grid', 'part'].includes(kind) || mark.tagName == 'text') continue;
    const colour = style.stroke == 'none' ? style.fill : style.stroke;
    found.push(['mark', kind, colour, behind(mark), style.opacity]);
  }
  return found;
})()
"""
"""Every text and every mark of the page: what it is, its colour, and the colour behind it."""


class Seen(NamedTuple):
    """Something on the page."""

    kind: str
    """``text`` or ``mark``."""
    said: str
    ratio: float
    """1 (not to be seen) to 21 (black on white)."""

    @property
    def enough(self) -> bool:
        return self.ratio >= (LEAST_TEXT if self.kind == "text" else LEAST_MARK)


def contrasts(found: list[list[Any]]) -> list[Seen]:
    """What ``SCRIPT`` found, with its contrast; nothing on the page is half transparent."""
    assert all(opacity == "1" for *_, opacity in found)
    return [
        Seen(kind, said, contrast(_colour(front), _colour(back)))
        for kind, said, front, back, _ in found
    ]


def contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """The ratio of the luminances of two colours."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _colour(said: str) -> tuple[int, ...]:
    found = re.fullmatch(r"rgb\((\d+), (\d+), (\d+)\)", said)
    assert found, f"{said} is no opaque colour"
    return tuple(map(int, found.groups()))


def _luminance(colour: tuple[int, ...]) -> float:
    parts = [each / 255 for each in colour]
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
