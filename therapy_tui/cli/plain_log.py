"""``log`` as it is mostly typed: values and fields alone, for which nobody waits for click."""

from collections.abc import Sequence
from typing import NamedTuple

from therapy_tui.cli.entry import asked_change, write
from therapy_tui.cli.opening import ready
from therapy_tui.domain.fields import BY_KEY, Change

DATE = "date"
"""The option that names the day."""


class Plain(NamedTuple):
    """What such a line says, by the words of ``log --help``."""

    values: list[str]
    options: dict[str, str]
    """By field key; ``date`` is among them."""


def plain(words: Sequence[str]) -> Plain | None:
    """What the words after ``log`` say; ``None`` where it takes click to read them.

    That is every line with another option than those of the fields and the date, with one that is
    shortened, given twice or without a value, or with a word that may be taken for an option.
    """
    found = Plain([], {})
    rest = iter(words)
    for word in rest:
        name, equals, value = word.partition("=")
        key = name.removeprefix("--")
        if not word.startswith("-"):
            found.values.append(word)
            continue
        given = value if equals else next(rest, "-")
        known = name.startswith("--") and (key in BY_KEY or key == DATE)
        if not known or key in found.options or given.startswith("-"):
            return None
        found.options[key] = given
    return found if words else None


def answer(asked: Plain) -> int:
    """Write what is given, as ``log`` does.

    Raises:
        InputError: a value is out of its range, or two of them contradict each other.
        SaveError: it could not be saved; the journal is as it was.
    """
    options = dict(asked.options)
    day = options.pop(DATE, "today")
    change: Change = asked_change(asked.values, options, ())
    return write(ready(None).journal, day, change, as_json=False)
