"""The one question that is asked before something is replaced."""

import sys

from therapy_tui.cli.output import say

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
