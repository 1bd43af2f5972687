"""Where the journal and the configuration lie."""

import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = "therapy-tui"
"""The name of our folders under the system's folders for data and configuration."""

JOURNAL_VARIABLE = "THERAPY_TUI_JOURNAL"
"""The environment variable that names another journal folder."""

CONFIGURATION_VARIABLE = "THERAPY_TUI_CONFIG"
"""The environment variable that names another configuration file."""

PASSPHRASE_VARIABLE = "THERAPY_TUI_PASSPHRASE_FILE"  # noqa: S105 - a name
"""The environment variable that names a file whose first line is the passphrase."""


def journal_folder(option: str | None, environ: Mapping[str, str]) -> "Path":
    """The journal's folder: as the option says, else the environment, else the system's place."""
    from pathlib import Path  # noqa: PLC0415 - a prompt that shows the status has no use for it

    return Path(journal_place(option, environ))


def journal_place(option: str | None, environ: Mapping[str, str]) -> str:
    """``journal_folder`` as a text."""
    named = option or environ.get(JOURNAL_VARIABLE)
    if named:
        return _expanded(named)
    return f"{_system_folder('XDG_DATA_HOME', '~/.local/share', 'user_data_path')}/journal"


def configuration_file(environ: Mapping[str, str]) -> "Path":
    """The configuration file: as the environment says, else the system's place."""
    from pathlib import Path  # noqa: PLC0415 - the same

    return Path(configuration_place(environ))


def configuration_place(environ: Mapping[str, str]) -> str:
    """``configuration_file`` as a text."""
    named = environ.get(CONFIGURATION_VARIABLE)
    if named:
        return _expanded(named)
    return f"{_system_folder('XDG_CONFIG_HOME', '~/.config', 'user_config_path')}/config.toml"


def _system_folder(variable: str, place: str, asked: str) -> str:
    """What the function ``asked`` of platformdirs says, which is ``place`` without a ``variable``.

    On Linux, where nothing is out of the ordinary, it is told without it: a prompt that shows the
    status would wait longer for its import than for the journal. Its versions do not agree about
    folders that are named without a leading slash.
    """
    if sys.platform == "linux" and "ANDROID_ROOT" not in os.environ:
        named = os.environ.get(variable, "")
        if named.startswith("/"):
            return os.path.join(named, PROGRAM)  # noqa: PTH118
        if not named and os.environ.get("HOME", "").startswith("/"):
            return f"{_expanded(place)}/{PROGRAM}"
    import platformdirs  # noqa: PLC0415 - takes long

    return str(getattr(platformdirs, asked)(PROGRAM, appauthor=False))


def _expanded(named: str) -> str:
    # Unlike Path.expanduser this leaves a ~ that leads nowhere as it is.
    return os.path.expanduser(named)  # noqa: PTH111
