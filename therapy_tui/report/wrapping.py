"""Lines of text by the columns they take on a terminal or a printed page."""

import re
from collections.abc import Iterable
from unicodedata import category, east_asian_width

_KEPT = "\u00a0"
"""Stands for a blank at which no line is broken, until the line is done."""


def cells(text: str) -> int:
    """How many columns a text takes: two for a wide character, none for a combining one."""
    return sum(map(_cells, text))


def wrapped(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    """The text in lines of at most ``width`` columns, broken at blanks where there are any.

    ``first`` stands before the first line and ``rest`` (blanks of that width, unless given) before
    the others. Line breaks of the text are kept.
    """
    indent = " " * cells(first) if rest is None else rest
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _filled(paragraph, max(width - cells(first), 2))
    return [f"{indent if number else first}{line}".rstrip() for number, line in enumerate(lines)]


def flowing(pieces: Iterable[str], width: int, first: str = "", gap: str = "  ") -> list[str]:
    """The pieces one behind the other, each unbroken, with ``gap`` between those on one line."""
    lines: list[str] = []
    line = first
    empty = True
    for piece in pieces:
        if not empty and cells(line) + len(gap) + cells(piece) > width:
            lines.append(line)
            line, empty = " " * cells(first), True
        line += piece if empty else gap + piece
        empty = False
    return [*lines, line.rstrip()]


def unbroken(text: str) -> str:
    """The text with its blanks kept together by ``wrapped``."""
    return text.replace(" ", _KEPT)


def _filled(paragraph: str, width: int) -> list[str]:
    lines: list[str] = []
    line = ""
    for blanks, found in re.findall(r"( *)([^ ]+)", paragraph):
        word = found
        if line and cells(line) + len(blanks) + cells(word) <= width:
            line += blanks + word
            continue
        if line:
            lines.append(line)
        while cells(word) > width:
            head = _head(word, width)
            lines.append(head)
            word = word[len(head) :]
        line = word
    return [each.replace(_KEPT, " ") for each in [*lines, line]]


def _head(word: str, width: int) -> str:
    """As much of a word as fits, at least one character."""
    taken = 0
    for at, character in enumerate(word):
        taken += _cells(character)
        if taken > width:
            return word[: max(at, 1)]
    return word


def _cells(character: str) -> int:
    if category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if east_asian_width(character) in "WF" else 1
