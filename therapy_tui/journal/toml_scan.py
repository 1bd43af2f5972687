"""Where things stand in a TOML text: its statements, their keys, values and comments.

Only for text that ``toml_syntax.read_toml`` has accepted; the parser decides what is TOML, this
module only finds the places, so that an edit can leave every other character alone.
"""

import re
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from therapy_tui.journal.toml_limits import STRING
from therapy_tui.journal.toml_syntax import BOM, read_toml

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
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

_REMEMBERED = 1024
"""So many usual lines are remembered, which is those of three full months."""


class Kind(Enum):
    """What a statement is."""

    BLANK = "blank line"
    COMMENT = "comment"
    TABLE = "[table]"
    ARRAY = "[[array of tables]]"
    PAIR = "key = value"


HEADERS = (Kind.TABLE, Kind.ARRAY)
"""What a table begins with."""


class Span(NamedTuple):
    """A stretch of a statement's text, from ``start`` up to but without ``end``."""

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
        return tuple([part.name for part in self.key])


class Statement(NamedTuple):
    """One statement, the same wherever it stands; those of a file in their order make it up."""

    kind: Kind
    text: str
    """Its whole lines, line end included."""
    key: tuple[Part, ...] = ()
    pair: Pair | None = None
    comment: Span | None = None
    """The comment at the end of the line, or the comment a comment line is."""

    @property
    def is_header(self) -> bool:
        """Whether a table begins here."""
        return self.kind in HEADERS

    @property
    def path(self) -> tuple[str, ...]:
        """The names of the key's parts, empty for blank lines and comments."""
        return tuple([part.name for part in self.key])


def scan(text: str) -> tuple[Statement, ...]:
    """The statements of a TOML text that the parser has accepted, in their order."""
    start = len(BOM) if text.startswith(BOM) else 0
    usual = [*map(_usual, _LINE.findall(text, start))]
    # Where all lines are usual ones, none is a part of a statement that runs over several.
    found = [each for each in usual if each]
    return tuple(found) if len(found) == len(usual) else tuple(_one_by_one(text, start))


def _one_by_one(text: str, position: int) -> Iterator[Statement]:
    """The statements from a position on, whatever they are."""
    while position < len(text):
        line = text[position : text.find("\n", position) + 1]
        statement = _usual(line) or _statement(text[position : _end_of(text, position)])
        yield statement
        position += len(statement.text)


@lru_cache(_REMEMBERED)
def _usual(line: str) -> Statement | None:
    """The statement that a line is, when it is written as most are."""
    found = _USUAL.fullmatch(line)
    if found is None:
        return None
    if found.lastgroup is None:
        return Statement(Kind.BLANK, line)
    if found.lastgroup == "table":
        return Statement(Kind.TABLE, line, (_part(found, "table"),))
    key = (_part(found, "key"),)
    return Statement(Kind.PAIR, line, key, Pair(key, Span(*found.span("value")), ()))


def _part(found: re.Match[str], group: str) -> Part:
    return Part(found[group], Span(*found.span(group)))


def _end_of(text: str, start: int) -> int:
    """Where the statement that begins there ends; only a value can run over several lines."""
    at = _skip(text, start)
    if at < len(text) and text[at] not in "[#\r\n":
        at = _pair(text, at).value.end
    return text.find("\n", at) + 1 or len(text)


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


def _statement(text: str) -> Statement:
    """The statement that a text of whole lines is."""
    if _LINE_END.fullmatch(text):
        return Statement(Kind.BLANK, text)
    at = _skip(text, 0)
    if text[at] == "#":
        return Statement(Kind.COMMENT, text, comment=_comment(text, at))
    if text[at] == "[":
        width = 2 if text.startswith("[[", at) else 1
        kind = Kind.ARRAY if width == 2 else Kind.TABLE
        key, at = _key(text, _skip(text, at + width))
        return Statement(kind, text, key, comment=_comment(text, at + width))
    pair = _pair(text, at)
    return Statement(Kind.PAIR, text, pair.key, pair, _comment(text, pair.value.end))


def _comment(text: str, at: int) -> Span | None:
    """The comment that follows, with nothing but white space before it."""
    found = _COMMENT.match(text, _skip(text, at))
    return Span(*found.span()) if found else None


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
    return str(read_toml(f"name = {written}\n")["name"])


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
