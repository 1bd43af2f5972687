"""Earlier versions and past imports by their numbers, of which 1 is the newest: which is meant."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from therapy_tui.domain.errors import InputError


class Numbered(Protocol):
    """One of several that are listed, the newest first."""

    @property
    def number(self) -> int:
        """1 is the newest."""

    @property
    def fault(self) -> str:
        """Why it is of no use; empty where it is."""


class Planned(Protocol):
    """What going back to one would do."""

    @property
    def changes(self) -> bool:
        """Whether anything would be different."""


One = TypeVar("One", bound=Numbered)
Made = TypeVar("Made", bound=Planned)


def chosen(
    listed: Sequence[One], number: int | None, plan: Callable[[One], Made], named: str
) -> Made:
    """The plan for the one of that ``number``; without it, for the newest that changes anything.

    ``listed`` is not empty; one with a fault is taken only where all have one, so that the plan
    says why. ``named`` is what one of a number is called: ``backup {} of November 2026``.

    Raises:
        InputError: there is none of that number.
    """
    if number is not None:
        return plan(_numbered(listed, number, named))
    usable = [each for each in listed if not each.fault]
    if not usable:
        return plan(listed[0])
    plans = map(plan, usable)
    first = next(plans)
    return first if first.changes else next((each for each in plans if each.changes), first)


def _numbered(listed: Sequence[One], number: int, named: str) -> One:
    for each in listed:
        if each.number == number:
            return each
    many = f"they are numbered 1 to {len(listed)}" if len(listed) > 1 else "there is only number 1"
    raise InputError(f"There is no {named.format(number)}; {many}.")
