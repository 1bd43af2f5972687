"""Sentences on the screen that name keys: those of this machine, whatever is configured."""

import re
from typing import TYPE_CHECKING, Any

from therapy_tui.tui.widgets.frame import shown_key

if TYPE_CHECKING:
    from textual.screen import Screen

_ACTION = re.compile(r"\{([a-z_]+)\}")


def with_keys(screen: "Screen[Any]", text: str) -> str:
    """A text in which ``{back}`` is the key of the action ``back`` on a screen.

    Of several keys for one action it is Esc, where that is one of them, else the first.
    """
    keys: dict[str, str] = {}
    for active in screen.active_bindings.values():
        action, key = active.binding.action, active.binding.key
        if key == "escape" or action not in keys:
            keys[action] = shown_key(key)
    return _ACTION.sub(lambda found: keys[found[1]], text)
