"""Loads plotext for drawing, without what drawing does not need."""

import sys
from contextlib import suppress
from importlib import import_module
from threading import Event, Lock
from types import ModuleType
from typing import Any

from therapy_tui.charts.drawing import ChartUnavailable
from therapy_tui.lean import without

UNUSED = {"plotext._doc.doc": "docs", "plotext._tests.run": "test"}
"""Modules of plotext that drawing does not need, and what plotext takes from each.

Its documentation, made anew at each start, is two thirds of the time that loading it takes.
"""

NOT_DRAWN = ("PIL", "ffpyplayer", "yt_dlp", "_hashlib")
"""What plotext takes along where it finds it, and can miss: for pictures, for films, and OpenSSL.

The first, which WeasyPrint brings, takes more memory than all of plotext's own modules; the last
nearly as much, and Python's own hashes are the same.
"""

_LOADING = Lock()
_LOADED = Event()


def plotext() -> Any:
    """The module plotext, loaded at the first call.

    Raises:
        ChartUnavailable: it cannot be loaded; the sentence says why.
    """
    with _LOADING:
        loaded = sys.modules.get("plotext")
        try:
            loaded = loaded or _without_its_pages() or import_module("plotext")
        except ImportError as error:
            reason = (str(error).splitlines() or ["it gives no reason"])[0]
            raise ChartUnavailable(f"No chart can be drawn: {reason}") from error
        _LOADED.set()
        return loaded


def is_loaded() -> bool:
    """Whether a drawing would not have to load it first."""
    return _LOADED.is_set()


def load_ahead() -> None:
    """Load it before a chart is asked for; where it cannot be, each drawing says why."""
    with suppress(ChartUnavailable):
        plotext()


def _without_its_pages() -> Any:
    """The module with empty ones for those it does not need; ``None`` where it needs them.

    Whoever wants the real ones can import them afterwards.
    """
    before = set(sys.modules)
    empty = {name: ModuleType(name) for name in UNUSED if name not in before}
    for name, module in empty.items():
        setattr(module, UNUSED[name], None)
    sys.modules |= empty
    try:
        with without(*NOT_DRAWN):
            return import_module("plotext")
    except Exception:  # noqa: BLE001 - the whole of it is loaded instead, or says what is wrong
        for name in [name for name in sys.modules if name.startswith("plotext")]:
            if name not in before:
                del sys.modules[name]
        return None
    finally:
        for name in empty:
            sys.modules.pop(name, None)
