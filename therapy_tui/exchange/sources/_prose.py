"""Notes as other programs export them: their markup taken away, their words left as they are."""

import html
import re

_PIECE = re.compile(
    r"(?P<break><br\s*/?>|\r\n|\r|\n)"
    r"|(?P<item><li(?:\s[^<>]*)?>)"
    r"|(?P<block></?(?:p|div|ul|ol|h[1-6]|blockquote)(?:\s[^<>]*)?>|</li>)"
    r"|(?P<inline></?(?:a|b|i|u|s|strong|em|strike|del|ins|font|span|big|small)(?:\s[^<>]*)?>)",
    re.IGNORECASE,
)
"""The tags of a formatted note; anything else between angle brackets is what the person typed."""

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")


def plain(text: str) -> str:
    """A note as plain text: breaks and blocks become lines, entities the signs they stand for."""
    out: list[str] = []
    at = 0
    for piece in _PIECE.finditer(text):
        out.append(text[at : piece.start()])
        at = piece.end()
        if piece["break"]:
            out.append("\n")
        elif piece["item"] or piece["block"]:
            _own_line(out)
            if piece["item"]:
                out.append("- ")
    out.append(text[at:])
    signs = _ENTITY.sub(lambda entity: html.unescape(entity[0]), "".join(out))
    lines = (line.rstrip() for line in signs.replace("\u00a0", " ").split("\n"))
    return "\n".join(lines).strip()


def _own_line(out: list[str]) -> None:
    """Begin a line, unless one has just begun."""
    written = next((piece for piece in reversed(out) if piece), "\n")
    if not written.endswith("\n"):
        out.append("\n")
