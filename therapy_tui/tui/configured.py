"""What of the configuration only the app can check: the theme's name, the keys' ids."""

from difflib import get_close_matches

from textual.theme import BUILTIN_THEMES

from therapy_tui.journal.configuration import Configuration
from therapy_tui.tui import themes
from therapy_tui.tui.keymap import usable_keymap


def theme_names() -> tuple[str, ...]:
    """The names of all themes, ours first."""
    ours = tuple(theme.name for theme in themes.OURS)
    return (*ours, *sorted(name for name in BUILTIN_THEMES if name not in ours))


def usable_theme(name: str | None, usual: str = themes.DEFAULT) -> tuple[str, tuple[str, ...]]:
    """The theme to put on, and a sentence where it is not the configured one."""
    known = {*BUILTIN_THEMES, *(theme.name for theme in themes.OURS)}
    if name is None or name in known:
        return name or usual, ()
    near = get_close_matches(name, known, n=1) or [usual]
    return usual, (f"There is no theme {name!r}; did you mean {near[0]}?",)


def sentences(configuration: Configuration) -> tuple[str, ...]:
    """A sentence for each theme and key of the configuration that cannot be used."""
    return usable_theme(configuration.theme)[1] + usable_keymap(configuration.keys)[1]
