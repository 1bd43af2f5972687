"""Our text made to say what a merge means, with the lines of theirs for what is new in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from therapy_tui.domain.fields import BY_KEY
from therapy_tui.journal.day_table import is_day_name, place_of
from therapy_tui.journal.document import Document
from therapy_tui.journal.merge_values import Content, is_list_of_tables
from therapy_tui.journal.profile_values import SETTINGS
from therapy_tui.journal.splice import replace_tables, set_keys
from therapy_tui.journal.toml_outline import Path, Section
from therapy_tui.journal.toml_syntax import read_toml
from therapy_tui.journal.toml_value import Element, same


def made_to_say(meant: Content, ours: str, theirs: str) -> str:
    """Our text with just the lines changed, added and taken out that make it say what is meant.

    Days in ``meant`` that differ are written as tables in both texts. What is new is taken from
    ``theirs`` as it is written there, comments and all.

    Raises:
        SaveError: a change cannot be made without touching something else.
    """
    held = read_toml(ours)
    changed = [key for key in {**held, **meant} if not same(held.get(key), meant.get(key))]
    text = ours
    for key in [key for key in changed if is_list_of_tables(held.get(key))]:
        if is_list_of_tables(meant.get(key)):
            text = _with_elements(text, key, meant[key])
            changed.remove(key)
    document, source = Document(text), Document(theirs)
    root: dict[str, object] = {}
    blocks: dict[int, list[str]] = {}
    for key in sorted(changed):
        before, after = held.get(key), meant.get(key)
        edits = _edits(document, source, (key,), before, after)
        if edits is not None:
            for section, values in edits.keys:
                document.set_keys(section, values, tuple(BY_KEY))
            for at, block in edits.blocks:
                blocks.setdefault(at, []).append(block)
            continue
        block = _block(source, (key,), document) if before is None else ""
        if block:
            at = place_of(document, key) if is_day_name(key) else len(document.statements)
            blocks.setdefault(at, []).append(block)
            continue
        if after is None:
            for table in [s for s in document.sections if s.begins_with((key,))]:
                document.drop_section(table)
        root[key] = after
    for at, together in blocks.items():
        document.insert_tables(at, together)
    text = document.render()
    return set_keys(text, root, ("format", *SETTINGS)) if root else text


@dataclass(frozen=True, slots=True)
class _Edits:
    """What is to be done in the tables of one key, none of which is written anew."""

    keys: tuple[tuple[Section, Mapping[str, object]], ...] = ()
    """The keys to set in each table; ``None`` for one that goes."""
    blocks: tuple[tuple[int, str], ...] = ()
    """Whole tables of theirs, each with the statement it is put before."""


def _edits(
    document: Document, source: Document, path: Path, before: object, after: object
) -> _Edits | None:
    """How a table is changed in its own lines and those of the tables in it, if it can be."""
    own = [section for section in document.sections if section.begins_with(path)]
    if not own or not isinstance(before, dict) or not isinstance(after, dict):
        return None
    found = _Edits()
    values: dict[str, object] = {}
    for key, value in _difference(before, after).items():
        inner = _edits(document, source, (*path, key), before.get(key), value)
        block = _block(source, (*path, key), document) if before.get(key) is None else ""
        if inner is not None:
            found = _Edits((*found.keys, *inner.keys), (*found.blocks, *inner.blocks))
        elif block:
            found = _Edits(found.keys, (*found.blocks, (own[-1].end, block)))
        else:
            values[key] = value
    if not values:
        return found
    section = document.section(path)
    return None if section is None else _Edits((*found.keys, (section, values)), found.blocks)


def _difference(before: Content, after: Content) -> dict[str, object]:
    """The keys that change; ``None`` for one that goes."""
    keys = {**before, **after}
    return {key: after.get(key) for key in keys if not same(before.get(key), after.get(key))}


def _with_elements(text: str, key: str, elements: object) -> str:
    listed: Any = elements
    order = tuple(dict.fromkeys(name for element in listed for name in element))
    return replace_tables(text, key, listed, _understood, order)


def _understood(element: object) -> Element | None:
    return element if isinstance(element, Mapping) else None


def _block(source: Document, path: Path, target: Document) -> str:
    """The tables of a key as written, with the comments above and in them.

    Empty where the key is not written as tables alone.
    """
    for section in source.sections:
        rest = path[len(section.path) :]
        names = [source.statements[i].path for i in source.pairs(section)]
        if path[: len(section.path)] == section.path and any(
            name[: len(rest)] == rest[: len(name)] for name in names if rest
        ):
            return ""
    lines: list[str] = []
    for section in source.sections:
        if section.begins_with(path):
            body = source.statements[source.above(section) : section.end]
            lines += [statement.text for statement in body]
    while lines and not lines[-1].strip():
        lines.pop()
    written = "".join(lines).replace("\r\n", "\n").rstrip("\n")
    # A comment that ends the block must not become one above the table that follows.
    comment = bool(lines) and lines[-1].lstrip().startswith("#")
    apart = "\n" if comment and not target.spaced() else ""
    return f"{written}\n{apart}".replace("\n", target.newline) if lines else ""
