"""Runs the app, and says at the end what could not be saved."""

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from datetime import date

from therapy_tui.charts import glyphs_for
from therapy_tui.domain.fields import Change
from therapy_tui.domain.words import visible
from therapy_tui.journal.configuration import Configuration
from therapy_tui.journal.fault import Fault
from therapy_tui.journal.store import Journal
from therapy_tui.tui.app import TherapyApp
from therapy_tui.tui.terminal import signals_to


def run(
    journal: Journal,
    configuration: Configuration,
    faults: tuple[Fault, ...] = (),
    *,
    notice: str = "",
    environ: Mapping[str, str] = os.environ,
) -> int:
    """Open the app and return its exit code: 0, or 3 when something could not be saved."""
    app = TherapyApp(
        journal,
        configuration,
        glyphs=glyphs_for(environ),
        notice=notice,
        faults=faults,
        no_colour=bool(environ.get("NO_COLOR")),
    )
    editor = app.desk.editor
    with signals_to(app.told_to_leave):
        try:
            app.run(mouse=False)
        finally:
            try:
                unsaved = editor.close()
            except KeyboardInterrupt:  # who cannot wait any longer is told what is not saved
                unsaved = editor.unsaved
    if unsaved or editor.waiting:
        with suppress(OSError):  # after a hang-up there is nobody to tell
            sys.stderr.write(unsaved_text(unsaved, editor.unsaved_profile, editor.reason) + "\n")
            sys.stderr.flush()
        return 3
    return app.return_code or 0


def unsaved_text(days: Mapping[date, Change], profile: Mapping[str, object], reason: str) -> str:
    """What could not be saved, with its values, so that it can be entered again."""
    named = {str(day): change for day, change in days.items()} | {"profile": profile}
    lines = [f"therapy-tui: this could not be saved: {reason}"]
    for name, change in named.items():
        values = ", ".join(f"{key} {'cleared' if v is None else v}" for key, v in change.items())
        if values:
            lines.append(f"  {name}: {visible(values)}")
    return "\n".join(lines)
