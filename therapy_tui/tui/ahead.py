"""What the first screen does not wait for, and what is made ready right after it."""

import gc
from importlib import import_module

from therapy_tui.charts.loading import load_ahead as load_plotext
from therapy_tui.tui import modes

SOON = (
    "therapy_tui.journal.putting",
    "therapy_tui.insight.insight",
    "therapy_tui.tui.widgets.note",
    "therapy_tui.journal.configuration_writing",
    "therapy_tui.tui.screens.keys",
)
"""What the first save, the lines below the form, the first note, setting and help need.

Backups and second versions are not among it: what few ever open would take memory of everyone.
"""


def hurry() -> None:
    """Collect no garbage until ``make_ready``: nearly all that a start makes stays to the end."""
    gc.disable()


def make_ready() -> None:
    """Import what is needed soon, so that no first visit and no first save waits. For a thread."""
    try:
        for name in SOON:
            import_module(name)
        for mode in modes.SCREENS:
            modes.screen_of(mode)
        load_plotext()
    finally:
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
