"""The one question that is asked before something is replaced."""

import sys

from therapy_tui.cli.output import say
from therapy_tui.domain.errors import InputError

YES = {"y", "yes"}
"""The answers that agree; everything else, and the end of input, declines."""


DECLINED = 1
"""The exit code when the answer was no."""


def on_terminal() -> bool:
    """Whether there is someone to ask."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def agreed(question: str) -> bool:
    """Ask on the terminal and return whether the answer is yes."""
    say(f"{question} [y/N] ", end="")
    return sys.stdin.readline().strip().lower() in YES


def wanted(question: str, refusal: str, declined: str) -> bool:
    """Ask, and say what was left as it is where the answer is no.

    Raises:
        InputError: there is nobody to ask; with ``refusal`` as its sentence.
    """
    if not on_terminal():
        raise InputError(refusal)
    if agreed(question):
        return True
    say(declined)
    return False
