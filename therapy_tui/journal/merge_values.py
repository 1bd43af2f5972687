"""What a merge is to say: two versions of a file's content, brought together key by key."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from therapy_tui.journal.toml_outline import Path
from therapy_tui.journal.toml_value import same

Content = Mapping[str, object]
"""What a TOML text says, as the parser gives it."""

IDENTITIES: Mapping[str, str] = {"goals": "name", "breaks": "first", "questions": "text"}
"""The lists of the profile that are merged by element, and the key that tells one from another."""

_Name = tuple[str, int]
"""What tells an element: its identity as written in Python, and how many like it came before."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something that both sides changed in different ways; ``None`` where a side has it no more.

    ``path`` leads to it in the merged content, or to where it would be. For an element of a list
    that we removed it is the list's.
    """

    path: Path
    ours: object
    theirs: object


def merge_content(
    base: Content, ours: Content, theirs: Content
) -> tuple[dict[str, object], tuple[Conflict, ...]]:
    """Our content with what they changed since ``base``, and where the two contradict each other.

    Tables are merged by key, the profile's lists by element; of anything else that both changed
    ours stays. What was removed on one side and not touched on the other is gone. With an empty
    base it is the union of both. The arguments are left as they are.
    """
    merge = _Merge()
    merged = merge.table((), base, ours, theirs)
    for key in [key for key, value in merged.items() if value in ({}, [])]:
        if not same(ours.get(key), merged[key]) and not same(theirs.get(key), merged[key]):
            del merged[key]
    return merged, tuple(merge.conflicts)


def element_names(key: str, elements: Sequence[Any]) -> list[_Name]:
    """What each element of the profile's list ``key`` is recognised by in another version."""
    seen: dict[str, int] = {}
    names: list[_Name] = []
    for element in elements:
        told = element.get(IDENTITIES[key]) if isinstance(element, dict) else None
        name = repr(element if told is None else told)
        seen[name] = seen.get(name, -1) + 1
        names.append((name, seen[name]))
    return names


def is_list_of_tables(value: object) -> bool:
    """Whether a value is a list of nothing but tables, with at least one."""
    return isinstance(value, list) and bool(value) and all(isinstance(e, dict) for e in value)


class _Merge:
    """One merge; collects the conflicts it meets."""

    def __init__(self) -> None:
        self.conflicts: list[Conflict] = []

    def table(self, path: Path, base: Content, ours: Content, theirs: Content) -> dict[str, object]:
        """Two tables, key by key: our keys in our order, then theirs."""
        merged: dict[str, object] = {}
        for key in {**ours, **theirs}:
            value = self._value((*path, key), base.get(key), ours.get(key), theirs.get(key))
            if value is not None:
                merged[key] = value
        return merged

    def _value(self, path: Path, base: object, ours: object, theirs: object) -> object:
        if same(ours, theirs) or same(theirs, base):
            return ours
        if same(ours, base):
            return theirs
        if isinstance(ours, dict) and isinstance(theirs, dict):
            return self.table(path, base if isinstance(base, dict) else {}, ours, theirs)
        known = len(path) == 1 and path[0] in IDENTITIES
        if known and is_list_of_tables(ours) and is_list_of_tables(theirs):
            return self._elements(str(path[0]), base, ours, theirs)
        self.conflicts.append(Conflict(path, ours, theirs))
        return ours

    def _elements(self, key: str, base: object, ours: Any, theirs: Any) -> list[object]:
        """Two lists, element by element; what they added goes behind what it follows there."""
        before = _named(key, base if is_list_of_tables(base) else [])
        here, there = _named(key, ours), _named(key, theirs)
        order = list(here)
        last: _Name | None = None
        for name in there:
            if name not in here:
                order.insert(order.index(last) + 1 if last in order else len(order), name)
            last = name
        merged: list[object] = []
        for name in order:
            place: Path = (key, len(merged)) if name in here else (key,)
            value = self._value(place, before.get(name), here.get(name), there.get(name))
            if value is not None:
                merged.append(value)
        return merged


def _named(key: str, elements: Any) -> dict[_Name, object]:
    return dict(zip(element_names(key, elements), elements, strict=True))
