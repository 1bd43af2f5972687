"""How two versions of a file differ, as lines: what is there now, and what was there then."""

from collections.abc import Iterator
from os.path import commonprefix

from therapy_tui.domain.words import counted, one_line
from therapy_tui.journal.difference import Difference, FieldDifference, Part, Side
from therapy_tui.report.wrapping import cells, flowing

INDENT = "  "
GAP = 2
"""Columns between the name, the version of now and the other."""
BEFORE = 10
"""Characters shown before the place from which two long texts differ."""
MISSING = "-"

GOING, COMING = "would go", "would come back"
"""What becomes of a part that only the version of now, or only that of then, has."""

NOTHING = "Only blank lines, the order or the way of writing differ."


def difference_lines(
    difference: Difference, width: int, then: str, coming: str = COMING
) -> list[str]:
    """Every day and field that differs, in lines of at most ``width`` columns, from 48 on.

    ``then`` is what the other version is called, such as ``in the backup``; ``coming`` says what
    becomes of what only it has.
    """
    both = [part for part in difference.parts if part.side is Side.BOTH]
    names = (cells(field.name) for part in both for field in part.fields)
    left = len(INDENT) + max(names, default=0) + GAP
    lines = [_columns("", "now", then, left, width), ""] if both else []
    for part in difference.parts:
        lines += _part(part, left, width, coming)
    others = _others(difference, coming)
    return [*lines, *([""] if lines and others else []), *others] or [NOTHING]


def _part(part: Part, left: int, width: int, coming: str) -> Iterator[str]:
    if part.side is Side.BOTH:
        yield one_line(part.title)
        for field in part.fields:
            yield _row(field, left, width)
    else:
        yield f"{one_line(part.title)}: {GOING if part.side is Side.NOW else coming}"
        pieces = (_piece(field, width - len(INDENT)) for field in part.fields)
        yield from flowing(pieces, width, INDENT)


def _row(field: FieldDifference, left: int, width: int) -> str:
    now, then = _shown(field.now), _shown(field.then)
    room = (width - left - GAP) // 2
    same = len(commonprefix([now, then]))  # noqa: RUF071 - of texts, and they are no paths
    if cells(now[:same]) > room - BEFORE and max(cells(now), cells(then)) > room:
        # Cut at the end alone, both would look the same.
        now, then = (f"...{text[max(0, same - BEFORE) :]}" for text in (now, then))
    return _columns(INDENT + field.name, _cut(now, room), _cut(then, room), left, width)


def _columns(name: str, now: str, then: str, left: int, width: int) -> str:
    room = (width - left - GAP) // 2
    return f"{_padded(name, left)}{_padded(now, room + GAP)}{then}".rstrip()


def _piece(field: FieldDifference, room: int) -> str:
    value = _shown(field.now if field.then is None else field.then)
    return _cut(f"{field.name} {value}", room)


def _shown(value: str | None) -> str:
    return MISSING if value is None else one_line(value)


def _cut(text: str, room: int) -> str:
    """The text in at most so many columns, ending in dots where something was left out."""
    if cells(text) <= room:
        return text
    kept = ""
    for character in text:
        if cells(kept + character) > room - 3:
            break
        kept += character
    return kept + "..."


def _padded(text: str, width: int) -> str:
    return text + " " * max(0, width - cells(text))


def _others(difference: Difference, coming: str) -> list[str]:
    """How many comments and unknown keys differ, which are not told one by one."""
    said: list[str] = []
    if difference.going:
        said.append(f"{counted(difference.going, 'line')} would go")
    if difference.coming:
        said.append(f"{counted(difference.coming, 'line')} {coming}")
    return [f"Comments and keys not known here: {', '.join(said)}."] if said else []
