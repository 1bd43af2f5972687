"""Which statement belongs to which table, and on which line each key stands."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from therapy_tui.journal.toml_scan import HEADERS, Kind, Pair, Span, Statement, inside_braces, scan

Path = tuple[str | int, ...]
"""Names from the root down to a table or a key; an element of an array of tables is counted
from 0: ``("goals", 1, "name")``."""

ROOT: Path = ()


class Section(NamedTuple):
    """The statements of one table, by their index: from ``first`` up to but without ``end``.

    The comment block directly above the next header is the next table's and not in it.
    """

    path: Path
    header: int | None
    """The statement with the table's name; ``None`` for the root, which has none."""
    first: int
    end: int

    @property
    def top(self) -> int:
        """The statement it begins with."""
        return self.first if self.header is None else self.header

    def begins_with(self, path: Path) -> bool:
        """Whether this is the table of that path or one inside it."""
        return self.path[: len(path)] == path


@lru_cache(maxsize=2)
def outline(text: str) -> tuple[tuple[Statement, ...], tuple[Section, ...]]:
    """The statements of a text that the parser has accepted, and its tables in their order.

    The root comes first among the tables and is always there. A save goes over the same text more
    than once, so the last texts are remembered.
    """
    statements = scan(text)
    return statements, _sections(statements)


def _sections(statements: Sequence[Statement]) -> tuple[Section, ...]:
    headers = [i for i, each in enumerate(statements) if each.kind in HEADERS]
    ends = [lead(statements, i) for i in headers] + [len(statements)]
    newest: dict[Path, int] = {}
    sections = [Section(ROOT, None, 0, ends[0])]
    for header, end in zip(headers, ends[1:], strict=True):
        path = _counted(statements[header], newest)
        sections.append(Section(path, header, header + 1, end))
    return tuple(sections)


def lead(statements: Sequence[Statement], index: int) -> int:
    """Where the comment block directly above a statement begins; ``index`` if there is none."""
    while index > 0 and statements[index - 1].kind is Kind.COMMENT:
        index -= 1
    return index


def key_lines(text: str) -> Mapping[Path, int]:
    """The line, from 1, on which each table and each key is first written."""
    statements, sections = outline(text)
    firsts = [*accumulate((statement.text.count("\n") for statement in statements), initial=1)]
    lines: dict[Path, int] = {}
    for section in sections:
        if section.header is not None:
            _note(lines, section.path, firsts[section.header])
        for index in range(section.first, section.end):
            statement = statements[index]
            if statement.pair is None:
                continue
            for path, start in _keys(statement.text, section.path, statement.pair):
                _note(lines, path, firsts[index] + statement.text.count("\n", 0, start))
    return lines


def line_of(lines: Mapping[Path, int], path: Path) -> int | None:
    """The line of a key, or of the nearest table around it that has a line."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path)


def _counted(header: Statement, newest: dict[Path, int]) -> Path:
    """The path of a header, with the number of each array element it lies in."""
    path: Path = ROOT
    *outer, own = header.path
    for name in outer:
        path = (*path, name)
        if path in newest:
            path = (*path, newest[path])
    path = (*path, own)
    if header.kind is Kind.ARRAY:
        newest[path] = newest.get(path, -1) + 1
        path = (*path, newest[path])
    return path


def _keys(text: str, table: Path, pair: Pair) -> Iterator[tuple[Path, int]]:
    """Each key of a pair and of the inline tables in it, with where it is written."""
    path = table + pair.path
    yield path, pair.key[0].span.start
    if is_inline_table(text, pair.value):
        for inner in inside_braces(text, pair.value):
            yield from _keys(text, path, inner)


def is_inline_table(text: str, value: Span) -> bool:
    """Whether a value is written in braces."""
    return text[value.start] == "{"


def _note(lines: dict[Path, int], path: Path, line: int) -> None:
    for length in range(1, len(path) + 1):
        lines.setdefault(path[:length], line)
