"""Answers a completion script: what the last word of an unfinished command line can become.

It imports no command but the one that is being typed, so that a tab is answered as fast as help is.
"""

from collections.abc import Sequence

import click
from click.shell_completion import CompletionItem, ShellComplete

from therapy_tui.cli.output import say
from therapy_tui.cli.root import group
from therapy_tui.domain.errors import TherapyError
from therapy_tui.journal.folders import PROGRAM


def answer(words: Sequence[str]) -> int:
    """Print what the last of the words can become: on each line its kind, itself, its meaning.

    A command line that is wrong so far completes to nothing, without a word: whoever is typing
    would find an error in the middle of their line.
    """
    *before, typed = _without_equals(words) or [""]
    name, equals, _ = typed.partition("=")
    prefix = f"{name}=" if equals and name.startswith("--") else ""
    known = not prefix or name in {item.value for item in _items(before, name)}
    for item in _items(before, typed) if known else ():
        word = f"{prefix}{item.value}"
        if item.type != "plain":
            say(item.type)
        elif word.startswith(typed):
            say(f"plain {word} {item.help or ''}".rstrip())
    return 0


def _items(before: list[str], typed: str) -> list[CompletionItem[str]]:
    try:
        return ShellComplete(group, {}, PROGRAM, "").get_completions(before, typed)
    except (TherapyError, click.ClickException, OSError):
        return []


def _without_equals(words: Sequence[str]) -> list[str]:
    """The words without a ``=`` that bash took for one of its own: ``--month = 2026``."""
    kept = [word for word in words[:-1] if word != "="]
    return kept + ["" if word == "=" else word for word in words[-1:]]
