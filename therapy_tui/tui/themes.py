"""Calm themes, one of high contrast, one of the terminal's own colours, and the mood scale.

The mood scale runs in the manner of cividis (Nuñez, Anderton, Renslow 2018) from blue to yellow:
even steps of lightness, the same order for colour-blind eyes. The digit on the colour carries the
meaning; the colour only helps.
"""

from textual.theme import Theme

MOOD_DARK = (
    "#1b3a75",
    "#2f4a78",
    "#43597a",
    "#57677b",
    "#6b757c",
    "#80847b",
    "#989577",
    "#b3a870",
    "#d0be63",
    "#efd74c",
)
MOOD_LIGHT = (
    "#16336b",
    "#34486e",
    "#4b5c72",
    "#636f78",
    "#7c837f",
    "#969781",
    "#b0ab7e",
    "#cac076",
    "#e2d468",
    "#f7e74e",
)
MOOD_CONTRAST = (
    "#001235",
    "#002157",
    "#00346c",
    "#134873",
    "#405a74",
    "#9e987f",
    "#bdaf78",
    "#d9c66e",
    "#f2df67",
    "#fff965",
)
"""A digit stands out from each by 7 to 1. No colour between the halves would allow that, so the
step from 5 to 6 is larger than the others."""
MOOD_ANSI = (
    *("ansi_blue",) * 3,
    *("ansi_cyan",) * 3,
    *("ansi_white",) * 2,
    *("ansi_bright_white",) * 2,
)
"""Four colours of the terminal's own that grow lighter in every usual palette."""
MOOD_ANSI_TEXT = (*("ansi_bright_white",) * 3, *("ansi_black",) * 7)
NO_COLOUR = "no-colour"
"""The theme that uses no colour at all; every value stands there as a digit or a shape."""


def mood_variables(theme: Theme) -> dict[str, str]:
    """The variables ``mood-1`` to ``mood-10`` and the text on them, for a theme."""
    if theme.name == NO_COLOUR:
        colours, texts = ["ansi_default"] * 10, ["ansi_default"] * 10
    elif theme.ansi:
        colours, texts = [*MOOD_ANSI], [*MOOD_ANSI_TEXT]
    elif theme.name == HIGH_CONTRAST.name:
        colours, texts = [*MOOD_CONTRAST], ["#ffffff"] * 5 + ["#000000"] * 5
    else:
        colours = [*(MOOD_DARK if theme.dark else MOOD_LIGHT)]
        white = 5 if theme.dark else 4
        texts = ["#ffffff"] * white + ["#101010"] * (10 - white)
    found = {f"mood-{mood}": colour for mood, colour in enumerate(colours, 1)}
    return found | {f"mood-{mood}-text": text for mood, text in enumerate(texts, 1)}


CALM_DARK = Theme(
    name="calm-dark",
    primary="#7fa7c9",
    secondary="#9aa8b5",
    accent="#8fb8de",
    warning="#e0b46c",
    error="#e08a7c",
    success="#8fb996",
    foreground="#d5dae0",
    background="#14181d",
    surface="#14181d",
    panel="#1d232a",
    dark=True,
)
CALM_LIGHT = Theme(
    name="calm-light",
    primary="#2f5f8a",
    secondary="#5a6772",
    accent="#1f5f99",
    warning="#8a5a00",
    error="#a3372a",
    success="#2f6b3f",
    foreground="#22282e",
    background="#faf9f6",
    surface="#faf9f6",
    panel="#eeece6",
    dark=False,
)
HIGH_CONTRAST = Theme(
    name="high-contrast",
    primary="#9fd0ff",
    secondary="#d0d0d0",
    accent="#ffd75f",
    warning="#ffaf5f",
    error="#ffa0a0",
    success="#9fe89f",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#101010",
    dark=True,
    variables={"text-muted": "#d6d6d6", "text-disabled": "#b8b8b8"},
)
_PARTS = (
    "ansi-background",
    "ansi-foreground",
    "border",
    "border-blurred",
    "block-cursor-foreground",
    "block-cursor-background",
    "block-hover-background",
    "input-cursor-background",
    "input-cursor-foreground",
    "input-selection-background",
    "input-selection-foreground",
    "screen-selection-background",
    "screen-selection-foreground",
    "scrollbar",
    "scrollbar-active",
    "scrollbar-background",
    "scrollbar-background-active",
    "scrollbar-background-hover",
    "scrollbar-corner-color",
    "scrollbar-hover",
)
PLAIN = Theme(
    name=NO_COLOUR,
    ansi=True,
    primary="ansi_default",
    secondary="ansi_default",
    warning="ansi_default",
    error="ansi_default",
    success="ansi_default",
    accent="ansi_default",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    dark=True,
    variables=dict.fromkeys(_PARTS, "ansi_default")
    | dict.fromkeys(("block-cursor-text-style", "input-cursor-text-style"), "reverse"),
)
ANSI = Theme(
    name="ansi",
    ansi=True,
    primary="ansi_default",
    secondary="ansi_default",
    warning="ansi_bright_red",
    error="ansi_bright_red",
    success="ansi_green",
    accent="ansi_magenta",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    dark=True,
    variables=PLAIN.variables
    | {
        "scrollbar": "ansi_white",
        "scrollbar-hover": "ansi_white",
        "scrollbar-active": "ansi_white",
    },
)
"""The terminal's own 16 colours, on a dark background as on a light one."""
OURS = (CALM_DARK, CALM_LIGHT, HIGH_CONTRAST, ANSI, PLAIN)
DEFAULT = CALM_DARK.name
