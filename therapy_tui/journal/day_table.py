"""Where a day's table stands in a month's text, and how a day gets one that can be edited."""

import re
from collections.abc import Iterable

from therapy_tui.journal.document import Document
from therapy_tui.journal.toml_outline import is_inline_table, outline
from therapy_tui.journal.toml_scan import Pair, inside_braces

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def is_day_name(name: str) -> bool:
    """Whether a table of this name is a day's, by its looks: ``2026-11-17``."""
    return _DATE.fullmatch(name) is not None


def with_tables(text: str, names: Iterable[str]) -> str:
    """The text with a header ``[name]`` for each day; a day that has one keeps every character.

    A day written in braces or with dotted keys is rewritten as a table, with its comments and all
    its keys; the written form of each value is kept. A new table is put in date order.
    """
    present = {section.path for section in outline(text)[1]}
    missing = [name for name in sorted(names) if (name,) not in present]
    if not missing:
        return text
    document = Document(text)
    lifted = {name: _lift(document, name) for name in missing}
    # A day's old lines go first, so that the blank lines of the table fit what is left.
    document = Document(document.render())
    tables: dict[int, list[str]] = {}
    for name, (above, inside) in lifted.items():
        table = f"{above}[{name}]{document.newline}{inside}"
        tables.setdefault(place_of(document, name), []).append(table)
    for index, together in tables.items():
        document.insert_tables(index, together)
    return document.render()


def _lift(document: Document, name: str) -> tuple[str, str]:
    """Take a day's lines out of the root; what goes above its header and what goes below."""
    above = inside = ""
    for index in document.pairs(document.sections[0]):
        statement = document.statements[index]
        if statement.pair is None or statement.path[0] != name:
            continue
        comments = document.take(range(document.with_comments(index), index))
        if len(statement.path) > 1:
            document.take([index])
            rest = statement.text[statement.key[1].span.start :]
            inside += comments + rest.rstrip("\r\n") + document.newline
        elif is_inline_table(statement.text, statement.pair.value):
            document.take([index])
            above += comments
            inside += _lines(statement.text, statement.pair, document.newline)
            if statement.comment:
                above += statement.comment.of(statement.text) + document.newline
    return above, inside


def _lines(text: str, table: Pair, newline: str) -> str:
    """The keys of an inline table as lines, below the comments that stand between them."""
    pairs = inside_braces(text, table.value)
    between = [
        comment
        for comment in table.inner
        if not any(pair.value.start <= comment.start < pair.value.end for pair in pairs)
    ]
    comments = [comment.of(text) for comment in between]
    keys = [text[pair.key[0].span.start : pair.value.end] for pair in pairs]
    return "".join(line + newline for line in [*comments, *keys])


def place_of(document: Document, name: str) -> int:
    """The statement a day's table is put before: after the days before it."""
    own = [section for section in document.sections if section.begins_with((name,))]
    if own:
        return document.above(own[0])
    dated = [s for s in document.sections[1:] if _DATE.fullmatch(str(s.path[0]))]
    later = [section for section in dated if str(section.path[0]) > name]
    if later:
        return document.above(later[0])
    return dated[-1].end if dated else len(document.statements)
