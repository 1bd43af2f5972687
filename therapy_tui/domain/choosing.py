"""Stepping through a handful of values with two keys."""

from collections.abc import Sequence
from typing import TypeVar

Choice = TypeVar("Choice")


def stepped(choices: Sequence[Choice], present: object, step: int) -> Choice:
    """The choice ``step`` places further; past an end it goes round.

    From a value that is none of them, the first going forward and the last going back.
    """
    for at, choice in enumerate(choices):
        if choice == present:
            return choices[(at + step) % len(choices)]
    return choices[0 if step > 0 else -1]
