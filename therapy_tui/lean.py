"""Imports of others' modules without what they take along where it is there, and can miss."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import get_ident


class _Absent:
    """Finds nothing by some names in the thread that made it, whatever is installed."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._names = names
        self._thread = get_ident()

    def find_spec(self, name: str, *_: object) -> None:
        if name in self._names and get_ident() == self._thread:
            raise ModuleNotFoundError(f"{name} is not needed", name=name)


@contextmanager
def without(*names: str) -> Iterator[None]:
    """Let imports of this thread fail by these names; other threads find what is there.

    What is loaded already stays. Whoever needs one of them can import it afterwards.
    """
    finder = _Absent(names)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
