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
    folder = _as_usual("XDG_DATA_HOME", "~/.local/share")
    if folder is None:
        from platformdirs import user_data_path  # noqa: PLC0415 - where it says no more than that

        folder = str(user_data_path(PROGRAM, appauthor=False))
    return f"{folder}/journal"


def configuration_file(environ: Mapping[str, str]) -> "Path":
    """The configuration file: as the environment says, else the system's place."""
    from pathlib import Path  # noqa: PLC0415 - the same

    return Path(configuration_place(environ))


def configuration_place(environ: Mapping[str, str]) -> str:
    """``configuration_file`` as a text."""
    named = environ.get(CONFIGURATION_VARIABLE)
    if named:
        return _expanded(named)
    folder = _as_usual("XDG_CONFIG_HOME", "~/.config")
    if folder is None:
        from platformdirs import user_config_path  # noqa: PLC0415 - the same

        folder = str(user_config_path(PROGRAM, appauthor=False))
    return f"{folder}/config.toml"


def _as_usual(variable: str, place: str) -> str | None:
    """What platformdirs says on Linux where nothing is out of the ordinary, else ``None``.

    A prompt that shows the status would wait longer for its import than for the journal. Its
    versions do not agree about folders that are named without a leading slash.
    """
    named, home = os.environ.get(variable, ""), os.environ.get("HOME", "")
    if sys.platform != "linux" or "ANDROID_ROOT" in os.environ:
        return None
    if named.startswith("/"):
        return os.path.join(named, PROGRAM)  # noqa: PTH118
    if not named and home.startswith("/"):
        return f"{_expanded(place)}/{PROGRAM}"
    return None


def _expanded(named: str) -> str:
    # Unlike Path.expanduser this leaves a ~ that leads nowhere as it is.
    return os.path.expanduser(named)  # noqa: PTH111
