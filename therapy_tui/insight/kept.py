"""What is computed of a record once, while answers that it does not rest on are given."""

from collections.abc import Callable, Hashable, Iterable
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar, cast

from therapy_tui.domain.fields import Field

P = ParamSpec("P")
T = TypeVar("T")


class Kept:
    """Results by what was computed, each with the fields whose answers it rests on.

    Only the as-of day's answers are meant: whatever else a result rests on stays as it is.
    """

    def __init__(self) -> None:
        self._found: dict[Hashable, tuple[frozenset[str], object]] = {}

    def get(self, name: Hashable, keys: frozenset[str], compute: Callable[[], T]) -> T:
        """A result, which is computed at its first use; ``keys`` are those of its fields."""
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = (keys, compute())
        return cast(T, found[1])

    def without(self, changed: Iterable[str]) -> "Kept":
        """Those results that rest on none of the fields with these keys."""
        kept = Kept()
        # One list at once, for another thread may be adding to it.
        for name, found in [*self._found.items()]:
            if found[0].isdisjoint(changed):
                kept._found[name] = found
        return kept


class Keeps(Protocol):
    """A record, as far as it is known here."""

    @property
    def kept(self) -> Kept:
        """What was computed of it so far."""


R = TypeVar("R", bound=Keeps)


def rests_on(
    *fields: Field,
) -> Callable[[Callable[Concatenate[R, P], T]], Callable[Concatenate[R, P], T]]:
    """Keep what a function of a record finds for these arguments, which are hashable.

    Of the answers of the as-of day it must use none but those to ``fields``.
    """
    keys = frozenset(field.key for field in fields)

    def keeping(compute: Callable[Concatenate[R, P], T]) -> Callable[Concatenate[R, P], T]:
        @wraps(compute)
        def found(record: R, /, *args: P.args, **kwargs: P.kwargs) -> T:
            name = (compute, args, *kwargs.items())
            return record.kept.get(name, keys, lambda: compute(record, *args, **kwargs))

        return found

    return keeping
