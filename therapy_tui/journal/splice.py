"""Changes of a TOML text that touch nothing else: keys of a table, elements of an array of tables.

Every function takes and gives a whole text, and compares what the new text says with what was
meant before it gives it.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from copy import deepcopy
from typing import Any

from therapy_tui.domain.errors import SaveError
from therapy_tui.journal.document import Document
from therapy_tui.journal.toml_outline import ROOT, Path
from therapy_tui.journal.toml_syntax import TomlError, read_toml
from therapy_tui.journal.toml_value import Element, render_key, render_pair, same

Reader = Callable[[object], Element | None]
"""Gives what is understood of an element of an array, or ``None`` when it is not understood."""


def set_keys(
    text: str, values: Mapping[str, object], order: Sequence[str] = (), path: Path = ROOT
) -> str:
    """The text with keys of one table set, by default of the root; ``None`` removes a key.

    New keys go among the present ones in the given order.

    Raises:
        TomlError: the text is no TOML.
        SaveError: there is no such table, or the change cannot be made without touching others.
    """
    meant = deepcopy(dict(read_toml(text)))
    document = Document(text)
    section = document.section(path)
    if section is None:
        named = ".".join(str(part) for part in path)
        raise SaveError(f"There is no table [{named}] to change, so nothing was written.")
    table = _table(meant, path)
    lists = {k: list(value) if isinstance(value, tuple) else value for k, value in values.items()}
    for key, value in lists.items():
        table.pop(key, None)
        if value is not None:
            table[key] = value
    document.set_keys(section, lists, order)
    changed = document.render()
    confirm(changed, meant)
    return changed


def replace_tables(
    text: str, name: str, tables: Sequence[Element], read: Reader, order: Sequence[str]
) -> str:
    """The text with the understood elements of the array of tables ``[[name]]`` replaced.

    Elements that stay keep their characters; of one that changes only the changed keys do.
    What ``read`` does not understand, whole elements or keys of one, stays as it is. ``order``
    names the keys of an element in the order in which new ones are written.

    Raises:
        TomlError: the text is no TOML.
        SaveError: the change cannot be made without touching something else.
    """
    before = read_toml(text)
    wanted = [_present(table) for table in tables]
    if same(_understood(before.get(name), read), wanted):
        return text
    document = Document(text)
    if document.section((name, 0)) is None:
        document = _written_anew(document, name, before.get(name), wanted, read)
    else:
        _edit_elements(document, name, _numbered(before.get(name), read), wanted, order)
    changed = document.render()
    after = confirm(changed, before, besides=(name,))
    if not same(_understood(after.get(name), read), wanted):
        raise not_written(name)
    return changed


def confirm(
    text: str, meant: Mapping[str, object], besides: Collection[str] = ()
) -> Mapping[str, object]:
    """What a new text says, which is just what was meant, leaving some root keys out of account.

    Raises:
        SaveError: it says something else.
    """
    try:
        said = read_toml(text)
    except TomlError as error:
        raise not_written(error.reason) from None
    left = {key: value for key, value in said.items() if key not in besides}
    right = {key: value for key, value in meant.items() if key not in besides}
    if not same(left, right):
        raise not_written(", ".join(key for key in left if not same(left[key], right.get(key))))
    return said


def not_written(what: str) -> SaveError:
    """The error of a change that would not say what was meant; ``what`` names where."""
    return SaveError(
        f"The change cannot be made without touching other lines ({what}), so nothing was "
        "written. Change the file by hand, and please report how it is laid out."
    )


def _table(content: dict[str, object], path: Path) -> dict[str, object]:
    """The table within the content of a text in which there is a header of that path."""
    found: Any = content
    for part in path:
        found = found[part]
    table: dict[str, object] = found
    return table


def _present(element: Element) -> dict[str, object]:
    return {key: value for key, value in element.items() if value is not None}


def _numbered(elements: object, read: Reader) -> list[tuple[int, dict[str, object]]]:
    """The understood elements, each with its place in the array."""
    listed = elements if isinstance(elements, list) else []
    readings = [(number, read(element)) for number, element in enumerate(listed)]
    return [(number, _present(table)) for number, table in readings if table is not None]


def _understood(elements: object, read: Reader) -> list[dict[str, object]]:
    return [table for _, table in _numbered(elements, read)]


def _written_anew(
    document: Document, name: str, elements: object, wanted: Sequence[Element], read: Reader
) -> Document:
    """Write an array that has no ``[[name]]`` yet: there is none, or it stands in brackets."""
    listed = elements if isinstance(elements, list) else []
    strange = [item for item in listed if isinstance(item, dict) and read(item) is None]
    document.set_keys(document.sections[0], {name: None})
    document = Document(document.render())
    tables = [_rendered(document, name, table) for table in [*strange, *wanted]]
    document.insert_tables(len(document.statements), tables)
    return document


def _edit_elements(
    document: Document,
    name: str,
    shown: Sequence[tuple[int, dict[str, object]]],
    wanted: Sequence[dict[str, object]],
    order: Sequence[str],
) -> None:
    from difflib import SequenceMatcher  # noqa: PLC0415 - a day's change has no use for it

    matcher = SequenceMatcher(
        None, [_print(table) for _, table in shown], [_print(table) for table in wanted], False
    )
    for tag, first, last, start, stop in matcher.get_opcodes():
        if tag == "equal":
            continue
        both = min(last - first, stop - start)
        for (number, old), new in zip(shown[first:last], wanted[start:stop], strict=False):
            section = document.section((name, number))
            if section is not None:
                document.set_keys(section, {key: new.get(key) for key in {**old, **new}}, order)
        for number, _ in shown[first + both : last]:
            for section in document.sections:
                if section.begins_with((name, number)):
                    document.drop_section(section)
        new_tables = [_rendered(document, name, table) for table in wanted[start + both : stop]]
        if new_tables:
            before = [number for number, _ in shown[: first + both]]
            document.insert_tables(_place(document, name, before, bool(shown)), new_tables)


def _place(document: Document, name: str, before: Sequence[int], any_shown: bool) -> int:
    """The statement that new elements are put before: behind the elements they follow."""
    sections = [section for section in document.sections if section.begins_with((name,))]
    if before:
        return next(s.end for s in reversed(sections) if s.begins_with((name, before[-1])))
    return document.above(sections[0]) if any_shown else sections[-1].end


def _rendered(document: Document, name: str, table: Element) -> str:
    pairs = [render_pair(key, value, document.newline) for key, value in table.items()]
    return f"[[{render_key(name)}]]{document.newline}{''.join(pairs)}"


def _print(table: Element) -> str:
    """Something equal for equal tables only, whatever the order of their keys."""
    return repr(sorted(table.items()))
