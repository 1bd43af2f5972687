"""Where things stand in a TOML text: its statements, their keys, values and comments.

Only for text that ``toml_syntax.read_toml`` has accepted; the parser decides what is TOML, this
module only finds the places, so that an edit can leave every other character alone.
"""

import re
import tomllib
from enum import Enum
from typing import NamedTuple

from therapy_tui.journal.toml_limits import STRING
from therapy_tui.journal.toml_syntax import BOM

_SPACE = re.compile(r"[ \t]*")
_LINE_END = re.compile(r"[ \t]*(?:\r?\n|\Z)")
_COMMENT = re.compile(r"#[^\r\n]*")
_STRING = re.compile(STRING, re.DOTALL)
_BARE_KEY = re.compile(r"[^\s.=\[\]{}\"'#,]+")
_BARE_VALUE = re.compile(r"[^#,\[\]{}\"'\r\n]*[^#,\[\]{}\"'\s]")

_USUAL = re.compile(
    r"\r?\n"
    r"|(?P<key>[\w-]+) = (?P<value>[0-9]+|\"[^\"\\\r\n]*\")\r?\n"
    r"|\[(?P<table>[\w-]+)\]\r?\n",
    re.ASCII,
)
"""A whole statement as the program itself writes most of them, and as they are found quickly."""


class Kind(Enum):
    """What a statement is."""

    BLANK = "blank line"
    COMMENT = "comment"
    TABLE = "[table]"
    ARRAY = "[[array of tables]]"
    PAIR = "key = value"


class Span(NamedTuple):
    """A stretch of the text, from ``start`` up to but without ``end``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of the stretch."""
        return text[self.start : self.end]


class Part(NamedTuple):
    """One part of a dotted key: its name as read and where it is written."""

    name: str
    span: Span


class Pair(NamedTuple):
    """One key and its value, at the start of a line or inside braces."""

    key: tuple[Part, ...]
    value: Span
    inner: tuple[Span, ...]
    """The comments inside a value that runs over several lines."""

    @property
    def path(self) -> tuple[str, ...]:
        """The names of the key's parts."""
        return tuple(part.name for part in self.key)


class Statement(NamedTuple):
    """One statement with its whole lines, line end included; all of them make up the text."""

    kind: Kind
    span: Span
    line: int
    """The line it begins on, from 1."""
    key: tuple[Part, ...] = ()
    pair: Pair | None = None
    comment: Span | None = None
    """The comment at the end of the line, or the comment a comment line is."""

    @property
    def is_header(self) -> bool:
        """Whether a table begins here."""
        return self.kind in (Kind.TABLE, Kind.ARRAY)

    @property
    def path(self) -> tuple[str, ...]:
        """The names of the key's parts, empty for blank lines and comments."""
        return tuple(part.name for part in self.key)


def scan(text: str) -> tuple[Statement, ...]:
    """The statements of a TOML text that the parser has accepted, in their order."""
    statements: list[Statement] = []
    position, line = len(BOM) if text.startswith(BOM) else 0, 1
    while position < len(text):
        usual = _USUAL.match(text, position)
        if usual:
            statement = _usual(usual, line)
            line += 1
        else:
            statement = _statement(text, position, line)
            line += text.count("\n", position, statement.span.end)
        statements.append(statement)
        position = statement.span.end
    return tuple(statements)


def _usual(found: re.Match[str], line: int) -> Statement:
    """A statement that is written as most are."""
    span = Span(*found.span())
    if found.lastgroup is None:
        return Statement(Kind.BLANK, span, line)
    if found.lastgroup == "table":
        return Statement(Kind.TABLE, span, line, (_part(found, "table"),))
    key = (_part(found, "key"),)
    pair = Pair(key, Span(*found.span("value")), ())
    return Statement(Kind.PAIR, span, line, key, pair)


def _part(found: re.Match[str], group: str) -> Part:
    return Part(found[group], Span(*found.span(group)))


def inside_braces(text: str, table: Span) -> tuple[Pair, ...]:
    """The keys and values of an inline table; ``table`` reaches from ``{`` to after ``}``."""
    pairs: list[Pair] = []
    position = _between(text, table.start + 1)
    while text[position] != "}":
        pair = _pair(text, position)
        pairs.append(pair)
        position = _between(text, pair.value.end)
        if text[position] == ",":
            position = _between(text, position + 1)
    return tuple(pairs)


def _statement(text: str, start: int, line: int) -> Statement:
    blank = _LINE_END.match(text, start)
    if blank:
        return Statement(Kind.BLANK, Span(start, blank.end()), line)
    at = _skip(text, start)
    if text[at] == "#":
        return _closed(text, Statement(Kind.COMMENT, Span(start, at), line))
    if text[at] == "[":
        width = 2 if text.startswith("[[", at) else 1
        kind = Kind.ARRAY if width == 2 else Kind.TABLE
        key, at = _key(text, _skip(text, at + width))
        return _closed(text, Statement(kind, Span(start, at + width), line, key))
    pair = _pair(text, at)
    return _closed(text, Statement(Kind.PAIR, Span(start, pair.value.end), line, pair.key, pair))


def _closed(text: str, statement: Statement) -> Statement:
    """The statement with the comment and the line end that follow it."""
    at = _skip(text, statement.span.end)
    comment = _COMMENT.match(text, at)
    end = _LINE_END.match(text, comment.end() if comment else at)
    return Statement(
        statement.kind,
        Span(statement.span.start, _end(end)),
        statement.line,
        statement.key,
        statement.pair,
        Span(*comment.span()) if comment else None,
    )


def _pair(text: str, at: int) -> Pair:
    key, at = _key(text, at)
    start = _skip(text, at + 1)
    end, inner = _value(text, start)
    return Pair(key, Span(start, end), inner)


def _key(text: str, at: int) -> tuple[tuple[Part, ...], int]:
    """The parts of the key that begins at ``at``, and where the sign after it stands."""
    parts: list[Part] = []
    while True:
        span = Span(at, _end((_STRING if text[at] in "\"'" else _BARE_KEY).match(text, at)))
        parts.append(Part(_name(span.of(text)), span))
        at = _skip(text, span.end)
        if text[at] != ".":
            return tuple(parts), at
        at = _skip(text, at + 1)


def _name(written: str) -> str:
    if written[0] not in "\"'":
        return written
    name = tomllib.loads(f"name = {written}")["name"]
    return str(name)


def _value(text: str, start: int) -> tuple[int, tuple[Span, ...]]:
    """Where the value that begins at ``start`` ends, and the comments inside it."""
    if text[start] in "\"'":
        return _end(_STRING.match(text, start)), ()
    if text[start] not in "[{":
        return _end(_BARE_VALUE.match(text, start)), ()
    comments: list[Span] = []
    at, depth = start, 0
    while True:
        if text[at] in "[{":
            depth += 1
            at += 1
        elif text[at] in "]}":
            depth -= 1
            at += 1
        elif text[at] in "\"'":
            at = _end(_STRING.match(text, at))
        elif text[at] == "#":
            comment = Span(at, _end(_COMMENT.match(text, at)))
            comments.append(comment)
            at = comment.end
        else:
            at += 1
        if depth == 0:
            return at, tuple(comments)


def _between(text: str, at: int) -> int:
    """Past white space, line ends and comments."""
    while text[at] in " \t\r\n#":
        at = _end(_COMMENT.match(text, at)) if text[at] == "#" else at + 1
    return at


def _skip(text: str, at: int) -> int:
    return _end(_SPACE.match(text, at))


def _end(match: re.Match[str] | None) -> int:
    """Where a match ends.

    Raises:
        ValueError: there is none, so the text is no TOML and should never have come here.
    """
    if match is None:
        raise ValueError("only text the TOML parser has accepted can be scanned")
    return match.end()
