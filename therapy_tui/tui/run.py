"""Runs the app, and says at the end what could not be saved."""

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

from therapy_tui.charts import glyphs_for
from therapy_tui.domain.fields import Change
from therapy_tui.domain.profile_words import setting_words
from therapy_tui.domain.words import visible
from therapy_tui.journal.configuration import Configuration
from therapy_tui.journal.editor import Editor
from therapy_tui.journal.fault import Fault
from therapy_tui.journal.folders import configuration_file
from therapy_tui.journal.store import Journal
from therapy_tui.tui.app import TherapyApp
from therapy_tui.tui.terminal import signals_to

PATIENCE = 1.0
"""Seconds after which the person is told that leaving waits for the disk."""

STILL_SAVING = (
    "therapy-tui: still saving; another program may be writing to the journal. "
    "ctrl+c shows what is not saved."
)

NOT_SAVED = "therapy-tui: this could not be saved:"

ENCRYPTED = (
    "It stands below, encrypted as the journal is. Keep these lines in a file; "
    "age -d -i identity.age FILE shows them, with the identity from the journal."
)


def run(
    journal: Journal,
    configuration: Configuration,
    faults: tuple[Fault, ...] = (),
    *,
    notice: str = "",
    environ: Mapping[str, str] = os.environ,
    settings_file: Path | None = None,
) -> int:
    """Open the app and return its exit code: 0, or 3 when something could not be saved."""
    app = TherapyApp(
        journal,
        configuration,
        glyphs=glyphs_for(environ),
        notice=notice,
        faults=faults,
        no_colour=bool(environ.get("NO_COLOR")),
        configuration_file=settings_file or configuration_file(environ),
    )
    mouse = app.following.begin(environ)
    editor = app.desk.editor
    with signals_to(app.told_to_leave):
        try:
            app.run(mouse=mouse)
        finally:
            unsaved = save_the_rest(editor)
    if unsaved or editor.waiting:
        said = unsaved_text(unsaved, editor.unsaved_profile, editor.unsaved_configuration)
        armoured = journal.vault.armoured(said.encode())
        if armoured is not None:
            said = f"{ENCRYPTED}\n{armoured}"
        with suppress(OSError):  # after a hang-up there is nobody to tell
            sys.stderr.write(f"{NOT_SAVED} {visible(editor.reason)}\n{said}\n")
            sys.stderr.flush()
        return 3
    return app.return_code or 0


def save_the_rest(editor: Editor) -> Mapping[date, Change]:
    """Wait for what is not on disk yet, and return what cannot be put there.

    Says so when it takes long; ctrl+c ends the waiting, and then what is not saved is told.
    """
    try:
        if not editor.flush(PATIENCE) and editor.busy:
            with suppress(OSError):
                sys.stderr.write(STILL_SAVING + "\n")
                sys.stderr.flush()
        return editor.close()
    except KeyboardInterrupt:
        return editor.unsaved


def unsaved_text(
    days: Mapping[date, Change],
    profile: Mapping[str, object],
    configuration: Mapping[str, object] | None = None,
) -> str:
    """What could not be saved, with its values, so that it can be entered again."""
    from therapy_tui.journal.configuration_writing import (  # noqa: PLC0415 - rarely needed
        written_settings,
    )

    lines = []
    for day, change in days.items():
        said = ", ".join(f"{key} {'cleared' if v is None else v}" for key, v in change.items())
        lines.append(f"  {day}: {visible(said)}")
    lines += [f"  profile: {visible(setting_words(*each))}" for each in profile.items()]
    for key, value in written_settings(configuration or {}).items():
        lines.append(f"  configuration: {key} {'as usual' if value is None else value}")
    return "\n".join(lines)
