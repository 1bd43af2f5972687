"""Every key of the app as it is on this machine, place by place."""

from collections.abc import Iterator, Mapping
from itertools import groupby

import click
from textual.binding import Binding

from therapy_tui.cli.opening import open_journal
from therapy_tui.cli.options import JOURNAL_KEY
from therapy_tui.tui import keys
from therapy_tui.tui.keymap import usable_keymap

TITLES: Mapping[str, str] = {
    "EVERYWHERE": "Everywhere",
    "TODAY": "Today",
    "REVIEW": "Week review",
    "TICKING": "Goals, while they are ticked",
    "CALENDAR": "History",
    "YEAR": "History, a whole year",
    "SEARCH": "Search",
    "IMPORT_PAGE": "Import",
    "WRITING": "While a text is written",
    "ASK": "While a question is answered",
}
"""Groups of keys whose name is not what people know the place by, or that come first."""


def key_list() -> str:
    """A heading for each place, and an item for each of its keys, in Markdown."""
    context = click.get_current_context(silent=True)
    folder = context.meta.get(JOURNAL_KEY) if context else None
    keymap, _ = usable_keymap(open_journal(folder).configuration.keys)
    blocks = []
    for title, bindings in places():
        blocks.append(f"## {title}")
        told = groupby(bindings, lambda binding: binding.tooltip)
        blocks.append("\n".join(_item(tooltip, [*alike], keymap) for tooltip, alike in told))
    return "\n\n".join(blocks)


def places() -> Iterator[tuple[str, list[Binding]]]:
    """Each place with its keys; a key of several places is with the first of them."""
    told: set[str | None] = set()
    groups = {
        name: value
        for name, value in vars(keys).items()
        if name.isupper() and isinstance(value, list)
    }
    for name in (*TITLES, *groups):
        bindings = [each for each in groups.get(name, ()) if isinstance(each, Binding)]
        new = [each for each in bindings if each.id not in told]
        told |= {each.id for each in new}
        if new:
            yield TITLES.get(name, name.replace("_", " ").capitalize()), new


def _item(tooltip: str, alike: list[Binding], keymap: Mapping[str, str]) -> str:
    """Keys that do the same, such as the digits, in one line."""
    typed = [_typed(keymap.get(each.id or "", each.key)) for each in alike]
    names = [str(each.id) for each in alike]
    if len(alike) > 3:
        typed, names = [f"{typed[0]} to {typed[-1]}"], [f"{names[0]} to {names[-1]}"]
    return f"- {', '.join(typed)}: {tooltip}. ({', '.join(names)})"


def _typed(named: str) -> str:
    """Keys as they stand on a keyboard: ``PgUp or [``."""
    return " or ".join(_NAMES.get(key.strip(), key.strip()) for key in named.split(","))


_NAMES = {
    "question_mark": "?",
    "minus": "-",
    "slash": "/",
    "comma": "comma",
    "space": "Space",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "up": "Up",
    "down": "Down",
    "left": "Left",
    "right": "Right",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
}
