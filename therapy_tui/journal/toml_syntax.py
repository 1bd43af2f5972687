"""TOML text in, plain dictionary out; a syntax error comes with line, column and a plain reason."""

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Any

from therapy_tui.domain.errors import JournalError
from therapy_tui.journal.toml_limits import (
    DEEPEST,
    TOO_DEEP,
    goes_too_far,
    is_modest,
    long_key_line,
)

BOM = "\ufeff"
"""The byte order mark some editors put at the start of a file; it is tolerated and kept."""

_HEADER = re.compile(r"\n\[")

_LINE = re.compile(
    r"([a-z_-]+) = (?:([0-9]|[1-9][0-9])"
    r'|"([^"\\\x00-\x1f\x7f]*)"'
    r'|"""\n([^"\\\x00-\x09\x0b-\x1f\x7f]*)""")\n'
)
"""A key and one digit or two, or a text, of one line or more, in which each sign is itself."""

_USUAL = re.compile(rf"(?:\[(?P<name>[0-9-]+)\]\n)?(?P<lines>(?:{_LINE.pattern})*)\n*")
"""A table of a day, or the lines before all tables, as they are usually written, and no more."""

_REMEMBERED = 64
"""So many tables are remembered, which is those of two full months."""

_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)\Z")

_REASONS = (
    ("Invalid statement", "this is neither a key, a [table] nor a # comment"),
    ("Invalid value", "there is no value TOML knows here; a text needs quotation marks"),
    ("Invalid date or datetime", "there is no such date or time"),
    ("Invalid initial character for a key", "a key is missing, or needs quotation marks"),
    ("Expected '=' after a key", "a = is missing after the key"),
    ("Expected newline or end of document", "something is left over after the value"),
    ("Expected ']' at the end of a table", "a ] is missing after the table's name"),
    ("Expected ']]' at the end of an array", "]] is missing after the table's name"),
    ("Expected \"'", "a text is not closed: its last quotation mark is missing"),
    ("Unterminated string", "a text is not closed: its last quotation mark is missing"),
    ("Unclosed array", "a list is not closed: a comma or its ] is missing"),
    ("Unclosed inline table", "a table in braces is not closed: a comma or its } is missing"),
    ("Cannot declare", "this table is already there further up"),
    ("Cannot overwrite a value", "this key is already there further up"),
    ("Duplicate inline table key", "this key is already there further up"),
    ("Cannot redefine namespace", "this table is already there further up"),
    ("Cannot mutate immutable", "this table is already there further up"),
    ("Unescaped '\\' in a string", r"a backslash in a text is written as \\"),
    ("Invalid hex value", r"\u needs four hexadecimal digits and \U eight"),
    ("Escaped character is not", r"there is no character of that number after \u"),
    ("Illegal character '\\n'", "a text is not closed: its last quotation mark is missing"),
    ("Found invalid character '\\n'", "a text is not closed: its last quotation mark is missing"),
    ("Illegal character", r"a control character has to be written as \u and its number"),
    ("Found invalid character", r"a control character has to be written as \u and its number"),
)
"""What the parser says, by its first words, and what a person is told instead."""


class TomlError(JournalError):
    """The text is no TOML; ``reason`` says why in plain words, without the place."""

    def __init__(self, reason: str, line: int, column: int | None = None) -> None:
        place = f"line {line}" + (f", column {column}" if column is not None else "")
        super().__init__(f"{place}: {reason}")
        self.reason = reason
        self.line = line
        self.column = column


@lru_cache(maxsize=4)
def read_toml(text: str) -> Mapping[str, object]:
    """The content of a TOML text, which may begin with a byte order mark.

    A save asks several times what the text says that it changes, and what the one says that it
    made: each is parsed once, and of the latter only the tables that differ. Whoever asks is given
    the same content, so nobody may change it.

    Raises:
        TomlError: the text is no TOML; with line and column, both from 1. Also where it goes
            further than ``toml_limits`` allows.
    """
    modest = is_modest(text)
    line = None if modest else long_key_line(text)
    if line is not None:
        raise TomlError(f"a key has more than {DEEPEST} parts", line)
    try:
        content = _content(text.removeprefix(BOM))
    except RecursionError:
        raise TomlError(TOO_DEEP, 1) from None
    except ValueError as error:
        from tomllib import TOMLDecodeError  # noqa: PLC0415 - as in _parsed

        if isinstance(error, TOMLDecodeError):
            raise _explained(str(error), text) from None
        # Python refuses to read numbers of thousands of digits, without saying where.
        raise TomlError(f"a number is too long ({error})", 1) from None
    problem = None if modest else goes_too_far(content)
    if problem is not None:
        raise TomlError(problem, 1)
    return content


def _content(text: str) -> dict[str, Any]:
    """What the parser makes of a text.

    It is given a text table by table. Where it takes each for a whole document, and no two begin
    with the same name, no table says anything of another one, and together they say what they
    say apart. All else is given to it at once, such as a text with a line in it that looks like a
    header.
    """
    starts = [0, *(found.end() - 1 for found in _HEADER.finditer(text)), len(text)]
    content: dict[str, Any] = {}
    names = 0
    try:
        for start, end in pairwise(starts):
            table = _table(text[start:end])
            names += len(table)
            content |= table
    except (ValueError, RecursionError):
        return _parsed(text)
    return content if len(content) == names else _parsed(text)


@lru_cache(_REMEMBERED)
def _table(text: str) -> Mapping[str, Any]:
    """What one table says; a save is given the same for those it leaves, and need not compare them.

    A table in the form in which a day is usually written takes a twentieth of the time.
    """
    usual = _USUAL.fullmatch(text)
    if usual:
        found = _LINE.findall(usual["lines"])
        values = {
            key: int(number) if number else line or lines for key, number, line, lines in found
        }
        if len(values) == len(found):
            return {usual["name"]: values} if usual["name"] else values
    return _parsed(text)


def _parsed(text: str) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - a prompt that shows the status seldom has a use for it

    return tomllib.loads(text)


def _explained(message: str, text: str) -> TomlError:
    place = _PLACE.search(message)
    said = message[: place.start()] if place else message
    reason = next((words for start, words in _REASONS if said.startswith(start)), said)
    if place and place["line"]:
        return TomlError(reason, int(place["line"]), int(place["column"]))
    return TomlError(f"{reason} (the file ends too early)", text.rstrip("\r\n").count("\n") + 1)
