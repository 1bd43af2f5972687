"""How far a TOML text may go; beyond that Python's parser fails or takes minutes."""

import re
from typing import Any

DEEPEST = 100
"""So many tables and lists may lie in each other, and so many parts may a dotted key have."""

TOO_DEEP = f"tables or lists are nested too deep, more than {DEEPEST} in each other"

LONGEST_NUMBER = 2048
"""The bits of the largest whole number; Python refuses to print much larger ones."""

STRING = (
    r'"""[^"\\]*(?:(?:\\.|"(?!""))[^"\\]*)*"{3,5}'
    r"|'''[^']*(?:'(?!'')[^']*)*'{3,5}"
    r'|"[^"\\]*(?:\\.[^"\\]*)*"'
    r"|'[^']*'"
)
"""A text in any of TOML's four forms, for ``re.DOTALL``."""

_STRING_OR_COMMENT = re.compile(rf"(?P<string>{STRING})|#[^\n]*", re.DOTALL)
_LONG_KEY = re.compile(rf"(?<![\w-])(?:[\w-]+[ \t]*\.[ \t]*){{{DEEPEST}}}", re.ASCII)


_DIGITS = LONGEST_NUMBER // 4
"""No number of fewer digits is too long, in whatever way it is written."""


def is_modest(text: str) -> bool:
    """Whether a text is so plain that nothing in it can go too far, told without parsing it.

    Months usually are: of what nests there are few signs, and no line is long. It is sure only
    when it says yes.
    """
    nesting = text.count("[") + text.count("{") + text.count(".")
    return nesting < DEEPEST and max(map(len, text.split("\n"))) < _DIGITS


def long_key_line(text: str) -> int | None:
    """The line of a dotted key with too many parts, which the parser takes minutes for.

    To be asked before the text is parsed; ``None`` where there is no such key.
    """
    if not any(line.count(".") >= DEEPEST for line in text.split("\n")):
        return None
    bare = _STRING_OR_COMMENT.sub(_emptied, text)
    found = _LONG_KEY.search(bare)
    return bare.count("\n", 0, found.start()) + 1 if found else None


def goes_too_far(content: dict[str, Any]) -> str | None:
    """What in a parsed text is more than the rest of the program can take, or ``None``.

    Walks without recursion, which the depth it looks for would break.
    """
    level: list[Any] = [content]
    depth = 0
    while level:
        depth += 1
        if depth > DEEPEST:
            return TOO_DEEP
        items = [
            item
            for holder in level
            for item in (holder.values() if isinstance(holder, dict) else holder)
        ]
        if any(isinstance(item, int) and item.bit_length() > LONGEST_NUMBER for item in items):
            return "a number is too long"
        level = [item for item in items if isinstance(item, (dict, list))]
    return None


def _emptied(found: re.Match[str]) -> str:
    """A sign for a string, nothing for a comment, and the line ends in it."""
    sign = "s" if found["string"] else ""
    return sign + "\n" * found.group().count("\n")
