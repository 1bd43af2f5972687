"""The comments of a TOML text: where each stands, and how one gets into another version."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from therapy_tui.journal.document import Document
from therapy_tui.journal.merge_values import IDENTITIES, Content, element_names
from therapy_tui.journal.toml_outline import Path, Section, lead
from therapy_tui.journal.toml_scan import Kind
from therapy_tui.journal.toml_syntax import read_toml

LONGEST = 100
"""A comment goes behind a value while the line is no longer than this, else above it."""


class Spot(Enum):
    """Where in its table a comment stands."""

    ABOVE = "on a line above a key or the table's name"
    BESIDE = "behind a key's value or the table's name"
    END = "on a line after the last key"


@dataclass(frozen=True, slots=True)
class Note:
    """One comment, ``#`` and all, and what it stands at.

    ``table`` is the table's path with the elements of the profile's lists by what they are, not by
    number, so that it is the same in every version. ``key`` is the first part of the key it
    belongs to; ``None`` for the table's name or its end.
    """

    text: str
    table: Path
    key: str | None
    spot: Spot


Counts = Counter[tuple[Path, str]]
"""How often each comment stands in each table."""


def notes(document: Document, content: Content) -> Iterator[tuple[Note, int]]:
    """Every comment of a text in its order, with the statement it is in."""
    statements = document.statements
    for section in document.sections:
        table = table_name(section.path, content)
        if section.header is not None:
            for index in range(lead(statements, section.header), section.header):
                yield Note(_text(document, index), table, None, Spot.ABOVE), index
            if statements[section.header].comment:
                text = _text(document, section.header)
                yield Note(text, table, None, Spot.BESIDE), section.header
        waiting: list[int] = []
        for index in range(section.first, section.end):
            statement = statements[index]
            if statement.kind is Kind.COMMENT:
                waiting.append(index)
            if statement.pair is None:
                continue
            key = statement.path[0]
            for above in waiting:
                yield Note(_text(document, above), table, key, Spot.ABOVE), above
            waiting = []
            for span in statement.pair.inner:
                yield Note(span.of(statement.text).rstrip(), table, key, Spot.ABOVE), index
            if statement.comment:
                yield Note(_text(document, index), table, key, Spot.BESIDE), index
        for index in waiting:
            yield Note(_text(document, index), table, None, Spot.END), index


def counts(text: str) -> Counts:
    """How often each comment stands in each table of a text."""
    return Counter((note.table, note.text) for note, _ in notes(Document(text), read_toml(text)))


def merged_counts(base: Counts, ours: Counts, theirs: Counts) -> Counts:
    """How often each comment is to stand in each table: as whoever changed that has it.

    Where both changed it, as often as in the side that has it more often.
    """
    wanted: Counts = Counter()
    for key in {*ours, *theirs}:
        before, here, there = base[key], ours[key], theirs[key]
        if here == before:
            wanted[key] = there
        elif there == before:
            wanted[key] = here
        else:
            wanted[key] = max(here, there)
    return wanted


def at_home(wanted: Counts, text: str, base: Counts, ours: Counts) -> Counts:
    """``wanted`` without comments of tables that are gone, as far as we have them elsewhere.

    An earlier merge of the same may have put them there.
    """
    content = read_toml(text)
    homes = {table_name(section.path, content) for section in Document(text).sections}
    elsewhere = by_text(ours) - by_text(base)
    kept: Counts = Counter()
    for (table, comment), number in wanted.items():
        there = 0 if table in homes else min(number, elsewhere[comment])
        elsewhere[comment] -= there
        kept[table, comment] = number - there
    return kept


def without(text: str, wanted: Counts) -> str:
    """The text without the comments that it has and is not to have; those in a value stay."""
    document = Document(text)
    found = list(notes(document, read_toml(text)))
    surplus = Counter((note.table, note.text) for note, _ in found) - wanted
    for note, index in reversed(found):
        key = (note.table, note.text)
        if surplus[key] <= 0:
            continue
        if document.statements[index].kind is Kind.COMMENT:
            document.take([index])
        elif note.spot is Spot.BESIDE:
            document.drop_comment(index)
        else:
            continue
        surplus[key] -= 1
    return document.render()


def lacking(text: str, wanted: Counts, theirs: str) -> list[Note]:
    """The comments of ``theirs`` that the text is to have and has nowhere, in their order."""
    present = counts(text)
    missing = by_text(wanted) - by_text(present)
    found: list[Note] = []
    others: list[Note] = []
    for note, _ in notes(Document(theirs), read_toml(theirs)):
        key = (note.table, note.text)
        there = present[key] >= wanted[key]
        present[key] += 1
        if there or missing[note.text] <= 0:
            others.append(note)
        else:
            found.append(note)
            missing[note.text] -= 1
    # One of ours may have come to stand where theirs was to be.
    for note in others:
        if missing[note.text] > 0:
            found.append(note)
            missing[note.text] -= 1
    return found


def lost(text: str, wanted: Counts) -> Sequence[str]:
    """The comments that a text is to have and has not often enough, wherever they stand."""
    return sorted((by_text(wanted) - by_text(counts(text))).elements())


def with_notes(text: str, added: Iterable[Note]) -> str:
    """The text with comments at what they stand at; where that is not there, at the end of it."""
    for note in added:
        text = _with_note(text, note)
    return text


def table_name(path: Path, content: Content) -> Path:
    """A table's path with the elements of the profile's lists by what they are."""
    if len(path) < 2 or path[0] not in IDENTITIES or not isinstance(path[1], int):
        return path
    elements: Any = content.get(str(path[0]))
    name = element_names(str(path[0]), elements)[path[1]]
    return (path[0], *name, *path[2:])


def _with_note(text: str, note: Note) -> str:
    document = Document(text)
    content = read_toml(text)
    section = _section(document, content, note.table)
    if section is None:
        document.insert_tables(len(document.statements), [note.text + document.newline])
        return document.render()
    at = section.header if note.key is None else _pair(document, section, note.key)
    if at is None or note.spot is Spot.END:
        _put_at_end(document, section, note.text)
    elif note.spot is Spot.BESIDE and _fits(document, at, note.text):
        document.add_comment(at, note.text)
    else:
        document.insert(at, f"{document.indent(at)}{note.text}{document.newline}")
    return document.render()


def _section(document: Document, content: Content, table: Path) -> Section | None:
    sections = document.sections
    return next((s for s in sections if table_name(s.path, content) == table), None)


def _pair(document: Document, section: Section, key: str) -> int | None:
    pairs = document.pairs(section)
    return next((i for i in pairs if document.statements[i].path[0] == key), None)


def has_room(document: Document, table: Path, key: str | None, text: str) -> bool:
    """Whether a comment can go behind a key of a table, or behind the table's name for ``None``."""
    section = document.section(table)
    if section is None:
        return False
    at = section.header if key is None else _pair(document, section, key)
    return at is not None and _fits(document, at, text)


def _fits(document: Document, index: int, text: str) -> bool:
    statement = document.statements[index]
    line = statement.text.rstrip("\r\n")
    short = len(line) + len(text) + 2 <= LONGEST and "\n" not in line
    return statement.comment is None and short


def _put_at_end(document: Document, section: Section, text: str) -> None:
    """Put a line after the last one of a table that is not blank."""
    index = section.end
    while index > section.first and document.statements[index - 1].kind is Kind.BLANK:
        index -= 1
    alone = index == section.end and section.end < len(document.statements)
    gap = document.newline if alone else ""
    document.insert(index, f"{text}{document.newline}{gap}")


def _text(document: Document, index: int) -> str:
    statement = document.statements[index]
    return "" if statement.comment is None else statement.comment.of(statement.text).rstrip()


def by_text(found: Mapping[tuple[Path, str], int]) -> Counter[str]:
    """How often each comment stands in a text, wherever."""
    total: Counter[str] = Counter()
    for (_, text), number in found.items():
        total[text] += number
    return total
