"""A text longer than the screen, shown a screenful at a time."""

import sys
from collections.abc import Sequence

from therapy_tui.cli.agreeing import on_terminal
from therapy_tui.cli.output import say

MORE = "Enter: more, q: leave "
"""Asked below each screenful but the last."""

LEAVING = {"q", "quit"}
"""The answers that end it; so does the end of input."""


def say_pages(lines: Sequence[str], rows: int) -> None:
    """Print lines; where someone sits at a terminal of so many ``rows``, wait between screenfuls.

    No pager is started: which one runs, and what it keeps, would be up to the environment.
    """
    room = max(rows - 1, 1)
    if not on_terminal() or len(lines) <= room:
        say("\n".join(lines))
        return
    for start in range(0, len(lines), room):
        say("\n".join(lines[start : start + room]))
        if start + room < len(lines):
            say(MORE, end="")
            answer = sys.stdin.readline()
            if not answer or answer.strip().lower() in LEAVING:
                break
